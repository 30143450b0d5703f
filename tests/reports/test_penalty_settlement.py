"""The monthly settlement list of fines: sums to the fen, appeals, and the notice that each line opens."""

from __future__ import annotations

from typing import Any

import pytest

from app.core import clock
from app.core.errors import NotPermitted, UserError
from app.models.penalty import Penalty
from app.reports import _catalogue
from app.services import penalties, penalty_deductions
from app.services import session as sessions


def _fined(amount: int, unit: str, **more: Any) -> Penalty:
    now = clock.now()
    given = {
        "number": f"JF-{unit}", "unit": unit, "fine": amount, "state": "approved", "step": "self_criticism",
        "issued_at": now, "approved_at": now, "created_at": now, "changed_at": now,
    }  # fmt: skip
    return Penalty.create(**{**given, **more})


@pytest.fixture
def supervisor(branch: Any, frozen_clock: Any) -> Any:
    with sessions.acting_as(branch.sessions["supervisor"]):
        yield branch


def run(month: str = "2026-11") -> Any:
    report = _catalogue.all_reports()["penalty_settlement"]
    return report.run(report.checked({"month": month}))


def test_every_amount_and_what_a_line_opens(supervisor: Any) -> None:
    _fined(50_001, "制造部")
    contested = _fined(20_000, "质管部")
    _fined(7, "客服部", state="draft", approved_at=None)
    penalty_deductions.settle(month="2026-11", bonus=30_001, person="制造部")
    penalty_deductions.settle(month="2026-11", bonus=10_000, person="质管部")
    version = Penalty.get_by_id(contested.id).row_version
    penalties.appeal(contested.id, seen_version=version, reason="不服", day=clock.today())
    found = run()
    amounts = [row.values[4:10] for row in found.rows]
    assert amounts == [(50_001, 30_001, 15_000, 0, 35_001, 0), (20_000, 10_000, 5_000, 0, 15_000, 0)]
    assert [row.values[-1] for row in found.rows] == ["Approved", "Appealed"]
    assert found.total.values[4:10] == (70_001, None, 20_000, 0, 50_001, 0)
    assert found.rows[0].opens.ledger == "penalties"
    assert found.rows[0].opens.conditions == (("number", "eq", "JF-制造部"),)
    assert [part.value for part in found.charts[0].slices] == [15_000, 5_000]
    assert run("2026-10").rows == ()
    assert run("2026-10").charts == ()


def test_a_whole_bonus_that_was_taken_stands_beside_the_fines(supervisor: Any) -> None:
    _fined(0, "制造部", bonus_month="2026-11", step="major_1")
    penalty_deductions.settle(month="2026-11", bonus=30_000, person="制造部")
    found = run()
    assert found.rows[0].values[4:10] == (0, 30_000, 0, 30_000, 0, 0)
    assert found.total.values[7] == 30_000
    assert [part.value for part in found.charts[0].slices] == [30_000]


def test_it_begins_with_the_month_before_and_asks_for_a_month_that_is_listed(supervisor: Any) -> None:
    report = _catalogue.all_reports()["penalty_settlement"]
    assert report.checked({})["month"] == "2026-10"
    with pytest.raises(UserError) as refused:
        report.checked({"month": "2026-12"})
    assert refused.value.field == "month"


def test_the_desk_does_not_see_it(branch: Any, frozen_clock: Any) -> None:
    with pytest.raises(NotPermitted):
        run()


def test_it_is_offered_where_there_are_penalties(supervisor: Any) -> None:
    assert "penalty_settlement" not in [one.name for one in _catalogue.offered()]
    _fined(1, "制造部")
    assert "penalty_settlement" in [one.name for one in _catalogue.offered()]
