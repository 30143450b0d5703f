"""The demonstration's notices: one of each kind, a fine that is carried on, the list of its month."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from app.core import clock
from app.models import database
from app.models.organisation import User
from app.models.penalty import Penalty
from app.services import penalties, penalty_deductions, settings
from app.services import session as sessions
from app.services.session import Session
from tests.demonstrations import FIRST_OF_A_MONTH, SUNDAY_NIGHT, Demonstrations


@pytest.mark.parametrize("now", [SUNDAY_NIGHT, FIRST_OF_A_MONTH], ids=str)
def test_the_demonstration_has_notices(tmp_path: Path, now: datetime, demonstrations: Demonstrations) -> None:
    with clock.set_to(now):
        database.open_database(demonstrations.copy(200, 3, now, tmp_path / "demo.aftercare"))
        assert settings.flag("penalty.enabled")
        found = {(row.kind, row.state) for row in Penalty.select()}
        assert {("penalty", "approved"), ("reward", "approved"), ("discipline", "appealed")} <= found
        assert all(row.approved_at <= now for row in Penalty.select() if row.approved_at)
        row = User.get(User.role == "supervisor")
        fined = Penalty.get((Penalty.kind == "penalty") & (Penalty.state == "approved"))
        with sessions.acting_as(Session(row.id, row.name, row.full_name, row.role)):
            (taken,) = penalty_deductions.of_penalty(fined.id)
            assert 0 < taken.amount < fined.fine
            assert taken.carried == fined.fine - taken.amount
            assert penalty_deductions.month_list(taken.month)
            assert penalties.is_shown()
