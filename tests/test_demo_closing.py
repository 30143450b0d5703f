"""No call of the demonstration is closed without: all is settled, or a supervisor said that it was not waited for."""

from __future__ import annotations

from pathlib import Path

from app.core import clock
from app.models import database
from app.models.closing import ClosingWaiver
from app.models.loaner import Loan
from app.models.service_call import ServiceCall, ServiceCallEvent
from app.services import closing
from tests.conftest import MOMENT
from tests.demonstrations import Demonstrations


def test_what_a_closed_call_left_open_was_waived(tmp_path: Path, demonstrations: Demonstrations) -> None:
    with clock.set_to(MOMENT):
        database.open_database(demonstrations.large(tmp_path / "branch.aftercare"))
        left = 0
        for call in ServiceCall.select().where(ServiceCall.state == "closed"):
            rows = ClosingWaiver.select(ClosingWaiver.matter, ClosingWaiver.object_id)
            waived = set(rows.where(ClosingWaiver.call == call.id).tuples())
            open_now = {(str(one.matter), one.object_id) for one in closing.open_matters(call)}
            assert open_now <= waived, call.number
            left += len(open_now)
        assert left
        assert [loan.call.is_open for loan in Loan.select().where(Loan.to_decide)] == [True]
        told = ServiceCallEvent.select().where(ServiceCallEvent.kind == "closing_waived").count()
        assert told == ClosingWaiver.select().count() >= left
    database.close_database()
