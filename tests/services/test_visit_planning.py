"""Return visits fall due by every rule: calls, handovers, special services, contracts, care, opinions (3.9, R070)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from app.core.errors import NotPermitted, UserError
from app.models.contract import Contract
from app.models.service_call import ReturnVisit
from app.services import care, contracts, settings, visit_contracts, visit_planning
from app.services import session as sessions
from app.services._use_case import UnitOfWork, transact
from app.services.service_calls import SolvedByPhone

TODAY = date(2026, 11, 20)
START, END = date(2026, 11, 1), date(2027, 10, 31)


def _of(source: str) -> list[tuple[str, date, str]]:
    rows = ReturnVisit.select().where(ReturnVisit.source == source).order_by(ReturnVisit.due_on, ReturnVisit.id)
    return [(row.milestone, row.due_on, row.state) for row in rows]


def _contract(work: Any, **more: Any) -> int:
    given = {"starts_on": START, "ends_on": END, "covers_all": True, "kind": "maintenance"}
    return contracts.create(customer_id=work.customer_id, **(given | more)).result


@pytest.mark.parametrize(
    ("kind", "milestone", "days"),
    [("repair", "", 3), ("install", "handover", 7), ("special", "special", 3), ("maintenance", "", 3)],
)
def test_after_a_call_by_its_kind(work: Any, kind: str, milestone: str, days: int) -> None:
    work.register(call_kind=kind, outcome=SolvedByPhone("已完成"))
    assert _of("call") == [(milestone, TODAY + timedelta(days=days), "due")]


def test_the_visit_knows_whose_work_it_judges(work: Any, frozen_clock: Callable[[timedelta], None]) -> None:
    call_id, voucher_id = work.dispatched()
    frozen_clock(timedelta(hours=4))
    work.hand_in(voucher_id)
    visit = ReturnVisit.get(ReturnVisit.call == call_id)
    assert (visit.technician_id, visit.technician_name) == (work.technician_id, "陈志强")


def test_a_contract_has_its_three_visits(work: Any) -> None:
    _contract(work)
    assert _of("contract") == [
        ("halfway", date(2027, 5, 2), "due"), ("before_end", date(2027, 9, 1), "due"),
    ]  # fmt: skip
    assert all(day >= TODAY for _, day, _ in _of("contract"))


def test_days_in_the_past_are_not_made_up_for_and_settings_count(work: Any, as_role: Callable[[str], Any]) -> None:
    with as_role("administrator"):
        settings.change(values={"visit.contract_signed_days": 20, "visit.contract_halfway_days": None})
    _contract(work)
    assert [(milestone, day) for milestone, day, _ in _of("contract")] == [
        ("signed", date(2026, 11, 21)), ("before_end", date(2027, 9, 1)),
    ]  # fmt: skip


def test_visits_move_with_the_contract_and_go_with_it(work: Any, as_role: Callable[[str], Any]) -> None:
    contract_id = _contract(work)
    entry = contracts.entry(contract_id)
    with as_role("supervisor"):
        contracts.change(
            contract_id=contract_id, seen_version=entry.row_version, kind="maintenance", starts_on=START,
            ends_on=date(2028, 10, 31), covers_all=True,
        )  # fmt: skip
        assert [day for _, day, _ in _of("contract")] == [date(2027, 11, 1), date(2028, 9, 1)]
        version = contracts.entry(contract_id).row_version
        contracts.cancel(contract_id=contract_id, seen_version=version, reason="客户迁址")
    assert {state for _, _, state in _of("contract")} == {"withdrawn"}


def test_contracts_that_have_none_are_planned_together(work: Any, as_role: Callable[[str], Any]) -> None:
    contract_id = _contract(work)
    ReturnVisit.update(source="opinion").where(ReturnVisit.source == "contract").execute()
    assert visit_contracts.lacking() == (contract_id,)
    assert visit_contracts.is_any_lacking()
    visit_contracts.plan_lacking()
    assert len(_of("contract")) == 2
    assert visit_contracts.lacking() == ()
    assert not visit_contracts.is_any_lacking()
    with pytest.raises(UserError):
        visit_contracts.plan_lacking()
    with as_role("technician"), pytest.raises(NotPermitted):
        visit_contracts.lacking()


@pytest.mark.parametrize(
    ("kind", "without", "found"),
    [
        ("call_on", False, [("", TODAY + timedelta(days=7), "due")]),
        ("special_visit", False, [("", TODAY + timedelta(days=7), "due")]),
        ("special_visit", True, []),
        ("new_product", False, []),
    ],
)
def test_after_care_that_asks_for_it(work: Any, kind: str, without: bool, found: list[Any]) -> None:
    activity = care.plan(customer_id=work.customer_id, kind=kind, planned_on=TODAY, subject="走访").result
    version = care.file(activity).row_version
    care.finish(activity_id=activity, seen_version=version, result="顺利", without_visit=without)
    assert _of("care") == found


def test_after_an_answered_opinion_once(work: Any) -> None:
    unit = UnitOfWork("visit.record", sessions.current())

    def act() -> None:
        for _ in range(2):
            visit_planning.after_opinion(unit, 7, work.customer_id, "", TODAY, "价格偏高")

    transact(unit, act)
    assert _of("opinion") == [("", TODAY + timedelta(days=3), "due")]
    row = ReturnVisit.get(ReturnVisit.source == "opinion")
    assert (row.source_id, row.subject, row.phone, row.customer_id) == (7, "价格偏高", "13812345678", work.customer_id)


def test_a_contract_that_is_over_asks_for_nothing(work: Any) -> None:
    contract = Contract.get_by_id(_contract(work))
    contract.state = "lapsed"
    assert visit_planning.wanted_of(contract) == {}
