"""Half-filled forms: written while somebody is signed in, never after."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QObject

from app.services import drafts, session
from app.ui.desk import Desk
from app.ui.widgets.form_draft import DraftKeeper


@pytest.fixture
def keeper(desk: Desk) -> DraftKeeper:
    content: dict[str, Any] = {"fault": "卡纸"}
    made = DraftKeeper(desk, "service_call:new", lambda: content, QObject(desk))
    made.timer.stop()
    return made


def test_what_was_typed_is_written_once(keeper: DraftKeeper) -> None:
    written: list[str] = []
    keeper.kept = lambda: written.append("kept")
    keeper.keep()
    assert written == []
    keeper.touch()
    keeper.keep()
    keeper.end()
    assert written == ["kept"]
    found = drafts.get("service_call:new")
    assert found is not None
    assert found.content == {"fault": "卡纸"}


def test_a_form_that_closes_after_its_person_signed_out_writes_nothing(keeper: DraftKeeper, branch: Any) -> None:
    keeper.touch()
    session.begin(None)
    keeper.end()
    session.begin(branch.sessions["representative"])
    assert drafts.get("service_call:new") is None
