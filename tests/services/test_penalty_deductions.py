"""What months take of fines: the cap shared, the rest carried, a month entered again, nothing lost (R137)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core import clock
from app.core.errors import NotPermitted, UserError
from app.domain import penalty as rules
from app.models.penalty import Penalty, PenaltyDeduction
from app.services import _stored_settings, penalties, penalty_deductions, penalty_file
from app.services import session as sessions
from app.services import settings as branch_settings
from tests.services.settled_cases import colleague

AsRole = Callable[[str], AbstractContextManager[None]]


@pytest.fixture(autouse=True)
def _supervisor(frozen_clock: Any, branch: Any) -> Iterator[None]:
    """The supervisor acts at nine o'clock on 20 November 2026."""
    with sessions.acting_as(branch.sessions["supervisor"]):
        yield
    _stored_settings.forget()


def fined(amount: int, staff_id: int = 0, unit: str = "制造部", state: str = "approved", **more: Any) -> Penalty:
    """A notice with a fine, approved now."""
    count = Penalty.select().count() + 1
    given: dict[str, Any] = {
        "number": f"JF-{count:04}", "kind": "penalty", "unit": unit, "staff": staff_id or None,
        "person": "李明" if staff_id else "", "fine": amount, "state": state, "issued_at": clock.now(),
        "approved_at": clock.now(), "step": "self_criticism", "created_at": clock.now(), "changed_at": clock.now(),
    }  # fmt: skip
    return Penalty.create(**{**given, **more})


def taken(month: str) -> list[tuple[int, int]]:
    rows = PenaltyDeduction.select().where(PenaltyDeduction.month == month).order_by(PenaltyDeduction.penalty)
    return [(one.amount, one.carried) for one in rows]


def settled(row: Penalty) -> int:
    return Penalty.get_by_id(row.id).settled


def test_a_fine_above_the_cap_is_carried_to_the_following_months(
    branch: Any, frozen_clock: Callable[[timedelta], None]
) -> None:
    person = colleague(branch, "李明")
    row = fined(50_000, person)
    penalty_deductions.settle(month="2026-11", bonus=60_000, staff_id=person)
    assert taken("2026-11") == [(30_000, 20_000)]
    frozen_clock(timedelta(days=31))
    (debtor,) = penalty_deductions.debtors("2026-12")
    assert (debtor.person, debtor.owed, debtor.bonus, debtor.carried) == ("李明", 20_000, None, 20_000)
    assert penalty_deductions.expected(debtor, 60_000) == (
        "600.00 × 50 % = 300.00 at most; 200.00 is deducted, 0.00 carried on."
    )
    penalty_deductions.settle(month="2026-12", bonus=60_000, staff_id=person)
    assert taken("2026-12") == [(20_000, 0)]
    assert settled(row) == 50_000
    months = penalty_file.file(row.id).months
    assert [(one.month, one.amount) for one in months] == [("2026-11", 30_000), ("2026-12", 20_000)]
    frozen_clock(timedelta(days=31))
    with pytest.raises(UserError, match="Nothing is owed"):
        penalty_deductions.settle(month="2027-01", bonus=1, staff_id=person)


def test_two_fines_share_one_cap_the_older_first(branch: Any) -> None:
    person = colleague(branch, "李明")
    first, second = fined(20_000, person), fined(30_000, person)
    fined(99_000, unit="质管部")
    penalty_deductions.settle(month="2026-11", bonus=70_000, staff_id=person)
    assert taken("2026-11") == [(20_000, 0), (15_000, 15_000)]
    assert (settled(first), settled(second)) == (20_000, 15_000)


def test_a_units_fine_is_taken_by_its_name(branch: Any) -> None:
    row = fined(10_000)
    penalty_deductions.settle(month="2026-11", bonus=100_000, person="制造部")
    assert (settled(row), PenaltyDeduction.get().person) == (10_000, "制造部")


def test_a_month_is_entered_again_until_a_later_one_is(branch: Any, frozen_clock: Callable[[timedelta], None]) -> None:
    person = colleague(branch, "李明")
    row = fined(50_000, person)
    penalty_deductions.settle(month="2026-11", bonus=100_000, staff_id=person)
    penalty_deductions.settle(month="2026-11", bonus=20_000, staff_id=person)
    assert taken("2026-11") == [(10_000, 40_000)]
    assert settled(row) == 10_000
    frozen_clock(timedelta(days=31))
    penalty_deductions.settle(month="2026-12", bonus=20_000, staff_id=person)
    with pytest.raises(UserError) as refused:
        penalty_deductions.settle(month="2026-11", bonus=80_000, staff_id=person)
    assert refused.value.field == "month"
    assert settled(row) == 20_000


def test_an_appeal_holds_it_up_and_what_was_withdrawn_is_paid_back(branch: Any) -> None:
    person = colleague(branch, "李明")
    row = fined(50_000, person)
    penalty_deductions.settle(month="2026-11", bonus=20_000, staff_id=person)
    penalties.appeal(row.id, seen_version=Penalty.get_by_id(row.id).row_version, reason="不服", day=clock.today())
    assert penalty_deductions.debtors("2026-11") == ()
    with pytest.raises(UserError, match="Nothing is owed"):
        penalty_deductions.settle(month="2026-11", bonus=20_000, staff_id=person)
    (line,) = penalty_deductions.month_list("2026-11")
    assert (line.state, line.amount, line.carried, line.pay_back) == ("appealed", 10_000, 40_000, 0)
    with sessions.acting_as(branch.sessions["approver"]):
        penalties.decide_appeal(
            row.id, seen_version=Penalty.get_by_id(row.id).row_version, upheld=False, reason="属实", day=clock.today()
        )
    (line,) = penalty_deductions.month_list("2026-11")
    assert (line.state, line.carried, line.pay_back) == ("withdrawn", 0, 10_000)
    assert penalty_file.file(row.id).pay_back == 10_000
    other = fined(5_000, settled=1)
    with pytest.raises(UserError, match="deducted already"), sessions.acting_as(branch.sessions["approver"]):
        penalties.void(other.id, seen_version=other.row_version, reason="录入错误")


def test_drafts_rewards_and_later_notices_owe_nothing(branch: Any) -> None:
    person = colleague(branch, "李明")
    fined(10_000, person, state="draft", approved_at=None)
    fined(10_000, person, kind="reward")
    fined(0, person)
    fined(10_000, person, state="void")
    assert penalty_deductions.debtors("2026-11") == ()
    fined(10_000, person)
    assert penalty_deductions.debtors("2026-10") == ()
    assert len(penalty_deductions.debtors("2026-11")) == 1


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"month": "2026-12"}, "month"),
        ({"month": "2026-1"}, "month"),
        ({"month": ""}, "month"),
        ({"bonus": -1}, "bonus"),
        ({"bonus": 10**16}, "bonus"),
        ({"staff_id": 999}, "staff_id"),
        ({"month": "2026-10"}, "staff_id"),
    ],
)
def test_what_is_refused(branch: Any, more: dict[str, Any], field: str) -> None:
    person = colleague(branch, "李明")
    fined(10_000, person)
    with pytest.raises(UserError) as refused:
        penalty_deductions.settle(**{"month": "2026-11", "bonus": 100, "staff_id": person, **more})
    assert refused.value.field == field
    assert not PenaltyDeduction.select().exists()


def test_only_supervisors_deduct(branch: Any) -> None:
    fined(10_000)
    for role in ("representative", "approver"):
        with sessions.acting_as(branch.sessions[role]), pytest.raises(NotPermitted):
            penalty_deductions.settle(month="2026-11", bonus=1, person="制造部")
    with sessions.acting_as(branch.sessions["representative"]), pytest.raises(NotPermitted):
        penalty_deductions.month_list("2026-11")


def test_a_bonus_of_nothing_takes_nothing_and_is_on_record(branch: Any) -> None:
    person = colleague(branch, "李明")
    row = fined(10_000, person)
    penalty_deductions.settle(month="2026-11", bonus=0, staff_id=person)
    assert taken("2026-11") == [(0, 10_000)]
    assert settled(row) == 0


def test_the_branchs_own_cap(branch: Any, as_role: AsRole) -> None:
    with as_role("administrator"):
        branch_settings.change(values={"penalty.bonus_cap": 10})
    person = colleague(branch, "李明")
    fined(10_000, person)
    penalty_deductions.settle(month="2026-11", bonus=50_000, staff_id=person)
    assert taken("2026-11") == [(5_000, 5_000)]


def test_months_go_back_a_year_at_least(branch: Any) -> None:
    assert penalty_deductions.months()[:2] == ("2026-11", "2026-10")
    assert penalty_deductions.months()[-1] == "2025-11"
    fined(1, approved_at=clock.now() - timedelta(days=800))
    assert penalty_deductions.months()[-1] == "2024-09"


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    fines=st.lists(st.integers(1, 200_000), min_size=1, max_size=3),
    bonuses=st.lists(st.tuples(st.integers(0, 150_000), st.booleans()), min_size=1, max_size=5),
)
def test_no_fen_is_lost_or_gained_over_the_months(
    branch: Any, fines: list[int], bonuses: list[tuple[int, bool]]
) -> None:
    """Every month at most its cap; what was taken and what is carried make the fines, whatever is entered again."""
    PenaltyDeduction.delete().execute()
    Penalty.delete().execute()
    with clock.set_to(clock.now()) as advance:
        rows = [fined(amount) for amount in fines]
        month = clock.today().strftime("%Y-%m")
        for bonus, again in bonuses:
            owed = sum(one.owed for one in penalty_deductions.debtors(month))
            for entered in (bonus // 2, bonus) if again else (bonus,):
                if owed:
                    penalty_deductions.settle(month=month, bonus=entered, person="制造部")
            deducted = sum(amount for amount, _ in taken(month))
            assert deducted == min(rules.cap_of(bonus, 50), owed)
            whole = sum(one.amount for one in PenaltyDeduction.select())
            assert whole == sum(settled(row) for row in rows)
            assert whole + sum(one.carried for one in penalty_deductions.month_list(month)) == sum(fines)
            advance(timedelta(days=31))
            month = clock.today().strftime("%Y-%m")


def test_what_was_taken_for_an_appealed_fine_shares_the_cap_of_its_month(branch: Any) -> None:
    person = colleague(branch, "李明")
    first, _ = fined(20_000, person), fined(30_000, person)
    penalty_deductions.settle(month="2026-11", bonus=60_000, staff_id=person)
    assert taken("2026-11") == [(20_000, 0), (10_000, 20_000)]
    penalties.appeal(first.id, seen_version=Penalty.get_by_id(first.id).row_version, reason="不服", day=clock.today())
    penalty_deductions.settle(month="2026-11", bonus=60_000, staff_id=person)
    assert taken("2026-11") == [(20_000, 0), (10_000, 20_000)]
