"""Periodic inspections (A3, A14): owed by the cycle, planned once as a call, done with a sheet, never doubled."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.core import clock
from app.core.errors import Cancelled, NotPermitted, UserError
from app.core.progress import Silent
from app.domain import cover_facts, inspection_cycle
from app.ledgers._source import LedgerState, open_source
from app.ledgers.contracts import LEDGER as CONTRACTS
from app.ledgers.inspections import LEDGER as INSPECTIONS
from app.models.contract import Contract, Inspection, InspectionLine
from app.models.service_call import ServiceCall
from app.services import (
    _contract_parts,
    contract_terms,
    contracts,
    customers,
    devices,
    dispatch,
    inspection_file,
    inspections,
    paper_content,
    service_call_file,
    service_calls,
    undo,
)
from app.services import settings as branch_settings
from app.services.inspections import Finding

TERM = {"starts_on": date(2026, 9, 1), "ends_on": date(2027, 8, 31)}
SLOTS = [date(2026, 11, 30), date(2027, 2, 28), date(2027, 5, 31), date(2027, 8, 31)]


@pytest.fixture
def place(work: Any) -> dict[str, Any]:
    """The desk's customer has a contract with an inspection every three months; the first is due in ten days."""
    made = contracts.create(customer_id=work.customer_id, **TERM, inspection_months=3)
    return {"contract": made.result, "customer": work.customer_id, "device": work.device_id, "tech": work.technician_id}


def rows(contract_id: int, *states: str) -> list[Inspection]:
    wanted = (Inspection.contract == contract_id) & Inspection.state.in_(states or ("due", "planned", "done"))
    return list(Inspection.select().where(wanted).order_by(Inspection.slot_on))


def slots(contract_id: int, *states: str) -> list[date]:
    return [row.slot_on for row in rows(contract_id, *states)]


def change(contract_id: int, **fields: Any) -> None:
    seen = Contract.get_by_id(contract_id).row_version
    contracts.change(contract_id=contract_id, seen_version=seen, **{**TERM, **fields})


def test_a_contract_owes_what_its_cycle_says(place: Any) -> None:
    assert slots(place["contract"]) == SLOTS
    first = rows(place["contract"])[0]
    assert first.number == "XJ-GZ01-2611-0001"
    before = Inspection.select().count()
    inspections.settle()
    inspections.settle()
    assert Inspection.select().count() == before


def test_a_year_is_made_in_parts_that_may_be_stopped(work: Any, frozen_clock: Any) -> None:
    ends = date(2029, 10, 31)
    made = [
        contracts.create(
            customer_id=customers.create(name=f"客户{place}").result, starts_on=date(2026, 11, 1), ends_on=ends,
            inspection_months=6,
        ).result
        for place in range(inspections.PART + 5)
    ]  # fmt: skip
    frozen_clock(timedelta(days=300))
    assert set(inspections.owing()) >= set(made)
    seen: list[int] = []

    class Stopped(Silent):
        def report(self, done: int, total: int, text: str = "") -> None:
            seen.append(done)
            if done:
                raise Cancelled("stop")

    with pytest.raises(Cancelled):
        inspections.settle_in_parts(made, Stopped())
    assert seen == [0, inspections.PART]
    left = [one for one in inspections.owing() if one in made]
    assert len(left) == 5, "what was made stays whole, the rest comes next time"
    changes = inspections.settle_in_parts(left, Silent())
    assert len(changes.touched["inspection"]) == 5
    assert not set(inspections.owing()) & set(made)


def test_far_years_come_when_they_are_near(work: Any, frozen_clock: Any) -> None:
    made = contracts.create(
        customer_id=work.customer_id, starts_on=date(2026, 11, 1), ends_on=date(2029, 10, 31), inspection_months=6
    ).result
    assert slots(made) == [date(2027, 4, 30), date(2027, 10, 31)]
    frozen_clock(timedelta(days=300))
    inspections.settle()
    assert slots(made) == [date(2027, 4, 30), date(2027, 10, 31), date(2028, 4, 30)]


def test_another_cycle_keeps_what_is_planned_and_done(place: Any) -> None:
    one = place["contract"]
    first, second, *_ = rows(one)
    inspections.enter_result(first.id, seen_version=1, done_on=date(2026, 11, 18))
    inspections.plan(second.id, seen_version=1)
    change(one, inspection_months=2)
    assert slots(one) == [date(2026, 11, 30), date(2027, 2, 28), date(2027, 4, 30), date(2027, 6, 30),
                          date(2027, 8, 31)]  # fmt: skip
    gone = rows(one, "withdrawn")
    assert [row.slot_on for row in gone] == [date(2027, 5, 31)]
    assert all(row.reason for row in gone)
    change(one, inspection_months=3)
    assert slots(one) == SLOTS
    change(one, inspection_months=None)
    assert slots(one) == SLOTS[:2]


def test_an_undone_change_brings_back_what_it_withdrew(place: Any) -> None:
    one = place["contract"]
    change(one, inspection_months=None)
    assert slots(one) == []
    offer = undo.last_edit()
    assert offer
    undo.undo(offer.token)
    assert slots(one) == SLOTS
    assert {row.reason for row in rows(one)} == {""}
    inspections.settle()
    assert slots(one) == SLOTS


def test_the_contract_shows_its_next_inspection(place: Any, work: Any, as_role: Any) -> None:
    """On generation, plan, result, move, decline, change of the cycle, suspension, undo, cancelled call, cancelling."""
    one = place["contract"]
    assert check_next(one) == SLOTS[0]
    inspections.move(rows(one)[0].id, seen_version=1, due_on=date(2026, 12, 5), reason="客户要求")
    assert check_next(one) == date(2026, 12, 5)
    before = Contract.get_by_id(one).row_version
    call = inspections.plan(rows(one)[0].id, seen_version=2).result
    call_id = Inspection.get_by_id(call).call_id if Inspection.get_or_none(Inspection.id == call) else call
    assert check_next(one) == date(2026, 12, 5), "planned is not done"
    with as_role("supervisor"):
        seen = ServiceCall.get_by_id(call_id).row_version
        service_calls.cancel(call_id, seen_version=seen, reason="不来了")
    assert check_next(one) == date(2026, 12, 5)
    first = rows(one)[0]
    inspections.enter_result(first.id, seen_version=first.row_version, done_on=clock.today())
    assert check_next(one) == SLOTS[1]
    assert Contract.get_by_id(one).row_version == before, "no edit of the contract: nobody is told of a conflict"
    inspections.withdraw(rows(one)[1].id, seen_version=1, reason="停产")
    assert check_next(one) == SLOTS[2]
    declined = rows(one, "withdrawn")[0]
    inspections.revive(declined.id, seen_version=declined.row_version)
    assert check_next(one) == SLOTS[1]
    change(one, inspection_months=None)
    assert check_next(one) is None
    offer = undo.last_edit()
    assert offer
    undo.undo(offer.token)
    assert check_next(one) == SLOTS[1]
    change(one, inspection_months=2)
    assert check_next(one) == date(2027, 2, 28), "the one done in November serves November and December"
    seen = Contract.get_by_id(one).row_version
    with as_role("supervisor"):
        contract_terms.suspend(contract_id=one, seen_version=seen, reason="欠费", until=date(2027, 3, 15))
        assert check_next(one) == date(2027, 4, 30)
        contract_terms.resume(contract_id=one, seen_version=Contract.get_by_id(one).row_version)
        assert check_next(one) == date(2027, 2, 28)
        contracts.cancel(contract_id=one, seen_version=Contract.get_by_id(one).row_version, reason="退约")
    assert check_next(one) is None


def test_the_ledger_lists_contracts_whose_inspection_is_due(place: Any, frozen_clock: Any) -> None:
    later = contracts.create(customer_id=place["customer"], kind="warranty", **TERM, inspection_months=12).result
    none = contracts.create(customer_id=customers.create(name="乙").result, **TERM).result

    def listed(view: str) -> list[int]:
        source = open_source(CONTRACTS, LedgerState(view=view))
        return [row.id for row in source.page(0, 10)]

    assert listed("inspection_due") == [place["contract"]]
    by_day = open_source(CONTRACTS, LedgerState(view="all", sort="next_inspection_on", descending=False))
    assert by_day.is_fast
    assert [row.id for row in by_day.page(0, 10)] == [none, place["contract"], later]
    frozen_clock(timedelta(days=30))
    assert listed("inspection_due") == [place["contract"]], "what is overdue stays"


def test_a_further_term_owes_further_inspections(place: Any) -> None:
    one = place["contract"]
    seen = Contract.get_by_id(one).row_version
    contract_terms.extend(contract_id=one, seen_version=seen, ends_on=date(2028, 8, 31))
    assert slots(one) == [*SLOTS, date(2027, 11, 30)]


def test_suspended_and_cancelled_days_owe_nothing(place: Any, as_role: Any) -> None:
    one = place["contract"]
    with as_role("supervisor"):
        seen = Contract.get_by_id(one).row_version
        contract_terms.suspend(contract_id=one, seen_version=seen, reason="停产", since=date(2027, 1, 1))
        assert slots(one) == SLOTS[:1]
        seen = Contract.get_by_id(one).row_version
        contract_terms.resume(contract_id=one, seen_version=seen, from_day=date(2027, 3, 1))
        assert slots(one) == [SLOTS[0], *SLOTS[2:]]
        contracts.cancel(contract_id=one, seen_version=Contract.get_by_id(one).row_version, reason="撤离")
    assert slots(one) == []
    assert rows(one, "withdrawn")[0].reason


def test_planned_once_as_a_call_that_no_fault_clock_runs_on(place: Any) -> None:
    one = rows(place["contract"])[0]
    at = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)
    made = inspections.plan(one.id, seen_version=1, appointed_at=at, technician_id=place["tech"])
    call = ServiceCall.get_by_id(made.result)
    assert (call.call_kind, call.state, call.appointed_at, call.technician_id) == (
        "maintenance", "scheduled", at, place["tech"],
    )  # fmt: skip
    assert (call.response_due_at, call.arrival_due_at, call.report_due_at) == (None, None, None)
    assert call.cover_kind in ("free", "contract")
    one = Inspection.get_by_id(one.id)
    assert (one.state, one.call_id, one.planned_on, one.technician_name) == (
        "planned", call.id, date(2026, 11, 25), "陈志强",
    )  # fmt: skip
    with pytest.raises(UserError):
        inspections.plan(one.id, seen_version=one.row_version)
    assert ServiceCall.select().count() == 1
    moved = datetime(2026, 11, 26, 1, 0, tzinfo=UTC)
    dispatch.assign(
        call.id, seen_version=call.row_version, technician_id=place["tech"], appointed_at=moved, reason="改期"
    )
    assert Inspection.get_by_id(one.id).planned_on == date(2026, 11, 26)
    assert ServiceCall.get_by_id(call.id).arrival_due_at is None
    assert service_call_file.file(call.id).number == call.number


def test_the_slot_is_covered_even_where_the_term_is_over_today(work: Any, frozen_clock: Any) -> None:
    customer = customers.create(name="丙公司").result
    devices.create(customer_id=customer, model="X1")
    contract = contracts.create(customer_id=customer, **TERM, inspection_months=12).result
    frozen_clock(timedelta(days=300))
    one = rows(contract)[0]
    call = ServiceCall.get_by_id(inspections.plan(one.id, seen_version=1).result)
    assert (call.cover_kind, call.service_class, call.cover_document) == ("contract", "B", one.contract_number)


def test_it_lies_on_the_board_and_leaves_the_side_list(place: Any) -> None:
    one = rows(place["contract"])[0]
    assert [waiting.id for waiting in inspection_file.waiting()] == [one.id]
    call = inspections.plan(one.id, seen_version=1).result
    assert inspection_file.waiting() == ()
    assert [call.call_id for call in dispatch.day_plan(clock.today()).waiting] == [call]


def test_the_lead_is_a_setting(place: Any, as_role: Any) -> None:
    with as_role("administrator"):
        branch_settings.change(values={"contract.inspection_lead_days": 5})
    assert inspection_file.waiting() == ()
    with as_role("administrator"):
        branch_settings.change(values={"contract.inspection_lead_days": 120})
    assert [one.due_on for one in inspection_file.waiting()] == SLOTS[:2]
    with as_role("technician"):
        assert inspection_file.waiting() == ()


def test_a_finished_visit_closes_it_and_a_cancelled_call_frees_it(place: Any, work: Any, as_role: Any) -> None:
    first, second, *_ = rows(place["contract"])
    call = inspections.plan(first.id, seen_version=1).result
    service_calls.solve_by_phone(call, seen_version=work.version(call), solution="远程巡检完毕")
    assert (Inspection.get_by_id(first.id).state, Inspection.get_by_id(first.id).done_on) == ("done", clock.today())
    call = inspections.plan(second.id, seen_version=1).result
    with as_role("supervisor"):
        service_calls.cancel(call, seen_version=work.version(call), reason="用户停产")
    freed = Inspection.get_by_id(second.id)
    assert (freed.state, freed.call_id, freed.reason) == ("due", None, "用户停产")
    assert inspections.plan(second.id, seen_version=freed.row_version).result != call


def test_the_signed_sheet_is_entered_and_corrected(place: Any) -> None:
    one = rows(place["contract"])[0]
    sheet = inspection_file.file(one.id)
    assert [line.item for line in sheet.lines][:2] == ["外观清洁", "电源接地"]
    assert not sheet.is_entered
    findings = [Finding(place["device"], item, "good") for item in inspections.items()]
    inspections.enter_result(
        one.id, seen_version=1, done_on=date(2026, 11, 19), findings=findings, score=95, signed_by="王建国",
        signed_on=date(2026, 11, 19), result="正常",
    )  # fmt: skip
    row = Inspection.get_by_id(one.id)
    assert (row.state, row.score, row.signed_by) == ("done", 95, "王建国")
    fewer = [Finding(place["device"], "电源接地", "faulty", "接地松动")]
    inspections.enter_result(one.id, seen_version=row.row_version, done_on=date(2026, 11, 19), findings=fewer)
    lines = InspectionLine.select().where(InspectionLine.inspection == one.id)
    assert [(line.item, line.result, line.notes) for line in lines] == [("电源接地", "faulty", "接地松动")]
    content = paper_content.content("inspection_sheet", row.number)
    assert content["devices"][0]["marks"] == ["faulty"]
    with pytest.raises(UserError):
        paper_content.content("inspection_sheet", "XJ-GZ01-2611-9999")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"done_on": date(2026, 11, 21)}, "done_on"),
        ({"score": 101, "signed_by": "a", "signed_on": date(2026, 11, 20)}, "score"),
        ({"score": 50}, "signed_by"),
        ({"findings": [Finding(0, "", "good")]}, "findings.0"),
        ({"findings": [Finding(0, "x", "splendid")]}, "findings.0"),
        ({"findings": [Finding(4711, "x", "good")]}, "findings.0"),
        ({"findings": [Finding(0, "x", "good")] * 2_001}, "findings"),
    ],
)
def test_a_sheet_that_cannot_be_is_refused(place: Any, values: dict, field: str) -> None:
    one = rows(place["contract"])[0]
    with pytest.raises(UserError) as caught:
        inspections.enter_result(one.id, **{"seen_version": 1, "done_on": date(2026, 11, 20), **values})
    assert caught.value.field == field
    assert not InspectionLine.select().exists()
    assert Inspection.get_by_id(one.id).state == "due"


def test_moved_and_declined_with_a_reason(place: Any) -> None:
    one, contract = rows(place["contract"])[0], place["contract"]
    with pytest.raises(UserError):
        inspections.move(one.id, seen_version=1, due_on=date(2026, 12, 10), reason="")
    with pytest.raises(UserError):
        inspections.move(one.id, seen_version=1, due_on=date(2026, 11, 10), reason="早")
    inspections.move(one.id, seen_version=1, due_on=date(2026, 12, 10), reason="用户装修")
    assert (Inspection.get_by_id(one.id).due_on, slots(contract)[0]) == (date(2026, 12, 10), SLOTS[0])
    inspections.withdraw(one.id, seen_version=2, reason="用户不需要")
    change(contract, inspection_months=3, fee=5)
    assert slots(contract) == SLOTS[1:]
    inspections.revive(one.id, seen_version=3)
    assert slots(contract) == SLOTS
    change(contract, inspection_months=None)
    seen = Inspection.get_by_id(one.id).row_version
    with pytest.raises(UserError):
        inspections.revive(one.id, seen_version=seen)


def test_a_technician_enters_only_their_own(place: Any, as_role: Any) -> None:
    one = rows(place["contract"])[0]
    with as_role("technician"), pytest.raises(NotPermitted):
        inspections.enter_result(one.id, seen_version=1, done_on=clock.today())
    at = clock.now() + timedelta(hours=2)
    inspections.plan(one.id, seen_version=1, appointed_at=at, technician_id=place["tech"])
    seen = Inspection.get_by_id(one.id).row_version
    with as_role("technician"):
        inspections.enter_result(one.id, seen_version=seen, done_on=clock.today())
    assert Inspection.get_by_id(one.id).state == "done"


STEP = st.one_of(
    st.tuples(st.just("cycle"), st.sampled_from((None, 1, 2, 3, 6))),
    st.tuples(st.just("extend"), st.integers(1, 12)),
    st.tuples(st.just("shorten"), st.integers(1, 11)),
    st.tuples(st.just("plan"), st.integers(0, 9)),
    st.tuples(st.just("done"), st.integers(0, 9)),
    st.tuples(st.just("days"), st.integers(1, 90)),
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example([("extend", 6), ("cycle", 6), ("days", 66)])  # a withdrawn slot stood for the next one of the new cycle
@given(st.lists(STEP, min_size=3, max_size=8))
def test_no_sequence_of_changes_doubles_or_loses_one(branch: Any, frozen_clock: Any, steps: list) -> None:
    with clock.set_to(datetime(2026, 11, 20, 1, tzinfo=UTC)) as advance:
        customer = customers.create(name="甲公司").result
        one = contracts.create(customer_id=customer, **TERM, inspection_months=3).result
        for what, value in steps:
            _do(one, what, value, advance)
            inspections.settle()
            _check(one)


def _do(contract_id: int, what: str, value: Any, advance: Any) -> None:
    row = Contract.get_by_id(contract_id)
    open_ones = rows(contract_id, "due")
    now = {"starts_on": row.starts_on, "ends_on": row.ends_on, "inspection_months": row.inspection_months}
    if what == "cycle":
        change(contract_id, **{**now, "inspection_months": value})
    elif what == "shorten":
        change(contract_id, **{**now, "ends_on": cover_facts.add_months(row.starts_on, value)})
    elif what == "extend":
        ends = cover_facts.add_months(row.ends_on, value)
        contract_terms.extend(contract_id=contract_id, seen_version=row.row_version, ends_on=ends)
    elif what == "days":
        advance(timedelta(days=value))
    elif open_ones:
        chosen = open_ones[value % len(open_ones)]
        if what == "plan":
            inspections.plan(chosen.id, seen_version=chosen.row_version)
        else:
            inspections.enter_result(chosen.id, seen_version=chosen.row_version, done_on=clock.today())


def check_next(contract_id: int) -> date | None:
    """The next inspection stored on the contract is the first that is open."""
    row = Contract.get_by_id(contract_id)
    wanted = min((one.due_on for one in rows(contract_id, "due", "planned")), default=None)
    assert row.next_inspection_on == wanted
    return wanted


def _check(contract_id: int) -> None:
    check_next(contract_id)
    row = Contract.get_by_id(contract_id)
    every = slots(contract_id, "due", "planned", "done", "withdrawn")
    assert len(every) == len(set(every))
    planned = [one.call_id for one in rows(contract_id) if one.call_id]
    mine = (ServiceCall.call_kind == "maintenance") & (ServiceCall.customer == row.customer_id)
    made = [one.id for one in ServiceCall.select().where(mine).order_by(ServiceCall.id)]
    assert sorted(planned) == made, "every preventive visit is on the board once, and none without its inspection"
    here_ids = {one.id for one in rows(contract_id, "due", "planned", "done", "withdrawn")}
    in_lists = [
        row.id
        for view in ("due", "overdue", "later", "planned")
        for row in open_source(INSPECTIONS, LedgerState(view=view)).page(0, 500)
        if row.id in here_ids
    ]
    assert len(in_lists) == len(set(in_lists)), "in one list at a time"
    assert set(in_lists) == {one.id for one in rows(contract_id, "due", "planned")}
    terms = [(one.starts_on, one.ends_on) for one in _contract_parts.terms_of(row)]
    live = rows(contract_id)
    today = clock.today()
    for period in inspection_cycle.periods(terms, row.inspection_months):
        if today <= period.slot_on <= today + timedelta(days=400):
            here = [one for one in live if period.begins_on <= one.slot_on <= period.slot_on]
            assert here, period
            fresh = [one for one in here if one.state == "due" and one.slot_on >= today]
            assert len(fresh) <= 1
            assert not fresh or len(here) == 1
