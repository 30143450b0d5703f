"""What is said of backups where there was none, and where a server keeps the branch."""

from __future__ import annotations

from typing import Any

import pytest

from app.core.errors import EnvironmentFault
from app.core.progress import Silent
from app.services import backup_state, backups, restores


def test_before_the_first_one_or_on_a_server(branch: Any, as_role: Any, engine_name: str) -> None:
    with as_role("administrator"):
        state = backup_state.state()
        assert state is not None
        if engine_name == "sqlite":
            assert (state.tone, state.text) == ("due", "No proven backup yet")
            return
        assert state.tone == "normal"
        assert "pg_dump" in state.detail
        assert not backups.is_due(at_start=True)
        assert restores.found() == ()
        with pytest.raises(EnvironmentFault, match="pg_dump"):
            backups.run(Silent(), lambda _: None)
    with as_role("supervisor"):
        assert backup_state.state() is None
