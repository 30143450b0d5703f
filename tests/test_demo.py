"""The demonstration branch: believable, repeatable, and never against the rules of the trade."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from app import demo
from app.core import clock
from app.core.errors import Cancelled, UserError
from app.core.progress import Silent
from app.domain.cover import CoverReason
from app.domain.cover_facts import SwapRule
from app.domain.workflows import service_call as workflow
from app.models import audit, database, maintenance, search
from app.models.contract import Contract, ContractInstalment, ContractTerm
from app.models.customer import Customer, Device
from app.models.organisation import AuditEntry
from app.models.service_call import ReturnVisit, ServiceCall, ServiceCallEvent
from app.models.voucher import IssuedPaper, ServiceVoucher
from app.services import _call_events as events
from app.services import covers, home, issuing, service_call_cover, service_calls, soundness, users
from app.services import session as sessions
from app.services._contract_input import overlapping
from app.services.session import Session
from tests.demonstrations import Demonstrations

MOMENT = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def filled(demonstrations: Demonstrations, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A branch of 400 calls, built once."""
    return demonstrations.everyday(tmp_path_factory.mktemp("demo") / "branch.aftercare")


@pytest.fixture
def opened(filled: Path, tmp_path: Path, frozen_clock: Callable[[timedelta], None]) -> Path:
    """A copy of it, opened."""
    file = tmp_path / "copy.aftercare"
    file.write_bytes(filled.read_bytes())
    database.open_database(file)
    return file


def test_who_is_printed_can_sign_in(opened: Path) -> None:
    from app.services import branch

    people = branch.demonstration_people()
    assert [name for name, _, _, _ in people] == ["desk", "tech", "boss", "approve", "admin"]
    for name, full_name, role, password in people:
        session = users.sign_in(name, password)
        assert (session.full_name, session.role) == (full_name, role)
        sessions.begin(None)


def test_every_call_went_a_way_the_workflow_allows(opened: Path) -> None:
    calls = {call.id: call for call in ServiceCall.select()}
    assert len(calls) == 400
    states: dict[int, str] = {}
    for event in ServiceCallEvent.select().order_by(ServiceCallEvent.id):
        before = states.get(event.call_id)
        if event.kind == "register":
            assert before is None
            states[event.call_id] = "logged"
        elif event.kind not in workflow.MACHINE.events:
            assert event.state == before
        else:
            sources = {item.event: item for item in workflow.MACHINE.transitions if before in item.sources}
            assert event.kind in sources, (before, event.kind)
            states[event.call_id] = sources[event.kind].target_from(before)
        assert event.state == states[event.call_id]
        assert event.happened_at <= event.entered_at <= clock.now()
    assert {call_id: call.state for call_id, call in calls.items()} == states


def test_what_the_rows_show_is_what_the_events_say(opened: Path) -> None:
    for call in ServiceCall.select():
        expected = events.projections(events.of_call(call.id))
        assert {name: getattr(call, name) for name in expected} == expected, call.number
        assert call.is_open == workflow.is_open(call.state)


def test_the_verdict_is_the_one_of_the_day_the_call_came(opened: Path) -> None:
    for call in ServiceCall.select().limit(60):
        verdict = service_call_cover.frozen_verdict(call.customer, call.device, call.received_at)
        del verdict["promised_hours"]
        assert {name: getattr(call, name) for name in verdict} == verdict


def test_contracts_hold_together(opened: Path) -> None:
    rows = list(Contract.select())
    assert {"active", "renewed", "lapsed"} <= {row.state for row in rows}
    for row in rows:
        terms = list(ContractTerm.select().where(ContractTerm.contract == row.id).order_by(ContractTerm.ordinal))
        assert (terms[-1].ordinal, terms[-1].starts_on, terms[-1].ends_on) == (row.term, row.starts_on, row.ends_on)
        for term in terms:
            parts = ContractInstalment.select().where(
                (ContractInstalment.contract == row.id) & (ContractInstalment.term == term.ordinal)
            )
            assert sum(part.amount for part in parts) == term.fee
        if row.predecessor_id:
            before = Contract.get_by_id(row.predecessor_id)
            assert (before.state, before.ends_on + timedelta(days=1)) == ("renewed", terms[0].starts_on)
        first = (terms[0].starts_on, row.ends_on)
        assert overlapping(row.customer_id, row.kind, first, None, row.id) is None
    assert Contract.select().where(Contract.predecessor.is_null(False)).count()


def test_swapped_units_are_linked_and_shown(opened: Path) -> None:
    swapped = list(Device.select().where(Device.replaces.is_null(False)))
    assert {row.cover_rule for row in swapped} <= set(SwapRule)
    assert swapped
    for row in swapped:
        old = Device.get_by_id(row.replaces_id)
        assert (old.customer_id, old.status, old.model) == (row.customer_id, "out_of_use", row.model)
        gone = covers.verdict_of(old, old.customer_id, clock.today())
        assert (gone.reason_code, gone.document) == (CoverReason.UNIT_REPLACED, row.number)
    assert Device.select().where(Device.extension_ends_on.is_null(False)).count()


def test_papers_and_visits_agree_with_their_calls(opened: Path) -> None:
    vouchers = {voucher.number: voucher for voucher in ServiceVoucher.select()}
    numbers = [row.number for row in ServiceCall.select()] + list(vouchers)
    assert len(numbers) == len(set(numbers))
    for call in ServiceCall.select():
        visited = call.service_mode == "on_site"
        if call.state in ("struck_off", "followed_up", "closed") and visited:
            assert vouchers[call.voucher_number].state in ("returned", "filed")
            assert vouchers[call.voucher_number].signer_name
            assert vouchers[call.voucher_number].signed_on
        if call.state == "closed":
            assert all(row.state in ("filed", "void") for row in call.vouchers)
            assert all(row.state in ("done", "unreachable") for row in call.return_visits)
        if call.service_class == "A" and call.state == "completed":
            assert call.charge_announced_at
            assert call.charge_agreed_by
    for voucher in vouchers.values():
        kept = IssuedPaper.get(IssuedPaper.number == voucher.number)
        assert kept.content_sha256 == voucher.content_sha256 == issuing.frozen(json.loads(kept.content))[1]


def test_the_present_day_is_lively(opened: Path) -> None:
    with sessions.acting_as(Session(1, "boss", "周建华", "supervisor")):
        counts = {figure.key: figure.count for figure in home.figures()}
    for key in (
        "late_response",
        "promise_late",
        "promised",
        "visits_today",
        "vouchers_out",
        "hand_in_late",
        "visits_late",
    ):
        assert counts[key] > 0, key


def test_new_numbers_go_on_where_the_invented_ones_end(opened: Path) -> None:
    with sessions.acting_as(Session(1, "desk", "陈晓敏", "representative")):
        changes = service_calls.register(customer_id=1, fault_text="不能开机")
    assert ServiceCall.select().where(ServiceCall.number == changes.number).count() == 1
    assert changes.result == 401


def test_search_knows_every_row_and_the_history_is_whole(opened: Path) -> None:
    for row in ServiceCall.select().limit(20):
        assert row.id in search.find("service_call", row.number)
    assert search.find("customer", Customer.get_by_id(5).initials[:3])
    assert audit.verify() is None


def test_the_history_is_told_in_the_order_of_time(opened: Path) -> None:
    lines = list(AuditEntry.select().order_by(AuditEntry.id))
    assert [(line.id, line.action) for line in lines if line.clock_suspect] == []
    assert len(lines) > 100
    assert all(before.at <= after.at for before, after in pairwise(lines))
    assert lines[-1].at <= clock.now()
    assert ServiceCallEvent.select().where(ServiceCallEvent.clock_suspect).count() == 0
    assert database.query("SELECT name FROM sqlite_temp_master") == []


def test_the_check_finds_nothing(opened: Path) -> None:
    with sessions.acting_as(Session(1, "admin", "", "administrator")):
        assert soundness.check(Silent(), lambda _: None) == []


def test_same_seed_same_branch_other_seed_another(tmp_path: Path, frozen_clock: Callable[[timedelta], None]) -> None:
    def content(seed: int, name: str) -> list[tuple]:
        demo.build(60, seed, tmp_path / name)
        rows = [
            database.query(f"SELECT * FROM {table} ORDER BY id")
            for table in ("customer", "device", "service_call", "service_call_event", "service_voucher", "return_visit")
        ]
        database.close_database()
        return rows

    assert content(3, "a") == content(3, "b")
    assert content(4, "c") != content(3, "d")


def test_a_large_branch_is_the_same_as_one_built_carefully(
    tmp_path: Path, frozen_clock: Callable[[timedelta], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def content(name: str) -> list[list[tuple]]:
        demo.build(80, 3, tmp_path / name)
        tables = ("service_call", "service_call_event", "carried_item", "number_series", "service_call_search")
        found = [database.query(f"SELECT * FROM {table} ORDER BY 1") for table in tables]
        found.append(database.query("SELECT name, sql FROM sqlite_master ORDER BY name"))
        assert maintenance.check(thorough=True) == []
        database.close_database()
        return found

    careful = content("careful")
    monkeypatch.setattr(demo, "_LARGE", 1)
    assert content("large") == careful


def test_the_technician_has_jobs_today(opened: Path) -> None:
    who = database.query("SELECT s.id FROM staff s JOIN app_user u ON u.id = s.user_id WHERE u.name = 'tech'")[0][0]
    with sessions.acting_as(Session(2, "tech", "李志强", "technician", who)):
        counts = {figure.key: figure.count for figure in home.figures()}
    assert counts["visits_today"] >= 3
    assert counts["vouchers_out"] >= 2


def test_nobody_is_at_two_places_at_once_these_days(opened: Path) -> None:
    """The board of the day and of the days around it is one that a dispatcher would make."""
    today = clock.local(clock.now()).date()
    near: dict[int, list[tuple[datetime, datetime]]] = {}
    for call in ServiceCall.select().where(ServiceCall.appointed_at.is_null(False)).order_by(ServiceCall.appointed_at):
        if abs((clock.local(call.appointed_at).date() - today).days) <= 2 and call.state != "cancelled":
            span = (call.appointed_at, call.appointed_at + timedelta(minutes=call.appointed_minutes or 0))
            near.setdefault(call.technician_id, []).append(span)
    overlaps = sum(one[1] > two[0] for spans in near.values() for one, two in pairwise(spans))
    assert sum(len(spans) for spans in near.values()) >= 15
    assert overlaps <= 2  # what is left over from before


def test_sizes(tmp_path: Path, frozen_clock: Callable[[timedelta], None]) -> None:
    demo.build(5, 1, tmp_path / "small")
    assert (ServiceCall.select().count(), Customer.select().count(), Device.select().count()) == (5, 200, 400)
    assert ReturnVisit.select().count() <= 5


@pytest.mark.parametrize(
    ("calls", "people"),
    [(5, (200, 400)), (2_000, (200, 500)), (10_000, (2_000, 5_000)), (1_000_000, (200_000, 500_000))],
)
def test_a_large_branch_has_many_customers(calls: int, people: tuple[int, int]) -> None:
    assert demo._population(calls) == people


def test_a_branch_that_is_there_is_not_filled_again(opened: Path) -> None:
    with pytest.raises(UserError):
        demo.fill(10)


def test_it_can_be_stopped(tmp_path: Path, frozen_clock: Callable[[timedelta], None]) -> None:
    progress = Silent()
    progress.cancel()
    with pytest.raises(Cancelled):
        demo.build(100, 1, tmp_path / "x", progress)
