"""What is paid for a loaner goes on the charge of its call: once, agreed to, also after the customer has signed."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import NotPermitted, UserError
from app.ledgers._catalogue import all_ledgers
from app.ledgers._source import LedgerState, open_source
from app.models.loaner import Loan
from app.models.service_call import ServiceCall
from app.services import (
    charge_file,
    charges,
    closing,
    home,
    issuing,
    loan_compensation,
    loan_file,
    loaner_units,
    loans,
    service_call_charges,
    service_call_file,
    service_calls,
)
from app.services import session as sessions
from app.services.service_call_charges import ChargeEntry

PSU = ChargeEntry("电源模块", 1, 42_000, "个", "", "consumable")


@pytest.fixture(autouse=True)
def _slip_renderer(monkeypatch: pytest.MonkeyPatch) -> None:
    def render(content: dict, paper: str, marks: issuing.Marks) -> bytes:
        return json.dumps([content, paper], ensure_ascii=False).encode()

    monkeypatch.setitem(issuing.RENDERERS, "loan_slip", render)


def damaged(call_id: int, compensation: int = 35_000) -> int:
    """A loan of this call that came back damaged; its id."""
    unit_id = loaner_units.register(name="UPS 备用机", serial=f"BJ-{call_id}", value=860_000).result
    loan_id = loans.lend(unit_id, call_id=call_id).result
    loans.take_in(
        loan_id, seen_version=Loan.get_by_id(loan_id).row_version, signed_by="王建国", signed_on=clock.today(),
        is_damaged=True, damage_note="外壳开裂", compensation=compensation,
    )  # fmt: skip
    return loan_id


def test_it_becomes_a_line_that_was_agreed_to(work: Any) -> None:
    loan_id = damaged(work.register())
    before = loan_file.file(loan_id)
    assert (before.is_charged, "charge" in before.actions) == (False, True)
    call_id = loan_compensation.charge(loan_id, agreed_by="王建国").result
    found = service_call_file.file(call_id)
    (line,) = found.charges
    assert (line.amount, line.exclusion, line.agreed_by, found.charge) == (35_000, "misuse", "王建国", 35_000)
    assert "BJ-GZ01-0001" in line.description
    after = loan_file.file(loan_id)
    assert (after.is_charged, "charge" in after.actions) == (True, False)
    with pytest.raises(UserError, match="already"):
        loan_compensation.charge(loan_id, agreed_by="王建国")


def test_struck_it_may_be_charged_again(work: Any) -> None:
    loan_id = damaged(work.register())
    call_id = loan_compensation.charge(loan_id, agreed_by="王建国").result
    (line,) = service_call_file.file(call_id).charges
    service_call_charges.void(line.id, seen_version=line.row_version, reason="先不收")
    assert not loan_file.file(loan_id).is_charged
    loan_compensation.charge(loan_id, agreed_by="王建国")
    assert loan_file.file(loan_id).is_charged


def test_after_the_customer_signed_it_joins_what_is_still_owed(work: Any) -> None:
    call_id, voucher_id = work.dispatched(received_at=clock.now() - timedelta(hours=3))
    loan_id = damaged(call_id)
    work.hand_in(voucher_id, result=work.result(announced_at=clock.now(), agreed_by="王建国"), charges=(PSU,))
    (first,) = charge_file.of_call(call_id)
    loan_compensation.charge(loan_id, agreed_by="王建国")
    (record,) = charge_file.of_call(call_id)
    assert (record.id, record.amount) == (first.id, 42_000 + 35_000), "nobody paid yet: it follows the lines"


def test_after_the_money_it_is_a_record_of_its_own(work: Any) -> None:
    call_id, voucher_id = work.dispatched(received_at=clock.now() - timedelta(hours=3))
    loan_id = damaged(call_id)
    work.hand_in(voucher_id, result=work.result(announced_at=clock.now(), agreed_by="王建国"), charges=(PSU,))
    (first,) = charge_file.of_call(call_id)
    charges.collect(first.id, seen_version=first.row_version, amount=42_000)
    loan_compensation.charge(loan_id, agreed_by="王建国")
    records = [(one.state, one.amount) for one in charge_file.of_call(call_id)]
    assert records == [("collected", 42_000), ("open", 35_000)]


def test_a_signed_paper_keeps_the_line_of_the_call(work: Any) -> None:
    call_id, voucher_id = work.dispatched(received_at=clock.now() - timedelta(hours=3))
    loan_id = damaged(call_id)
    loan_compensation.charge(loan_id, agreed_by="王建国")
    (line,) = service_call_file.file(call_id).charges
    paper = ChargeEntry(line.description, 1, line.unit_price, "", "", "misuse")
    work.hand_in(voucher_id, result=work.result(announced_at=clock.now(), agreed_by="王建国"), charges=(paper,))
    assert loan_file.file(loan_id).is_charged


def test_what_cannot_be_charged(work: Any, branch: Any) -> None:
    nothing = damaged(work.register(), compensation=0)
    with pytest.raises(UserError, match="No compensation"):
        loan_compensation.charge(nothing, agreed_by="王建国")
    loan_id = damaged(work.register())
    with pytest.raises(UserError) as refused:
        loan_compensation.charge(loan_id, agreed_by=" ")
    assert refused.value.field == "agreed_by"
    sessions.begin(branch.sessions["technician"])
    with pytest.raises(NotPermitted):
        loan_compensation.charge(loan_id, agreed_by="王建国")
    sessions.begin(branch.sessions["supervisor"])
    call = service_call_file.file(loan_file.file(loan_id).entry.call_id)
    service_calls.cancel(call.id, seen_version=call.row_version, reason="客户撤回")
    with pytest.raises(UserError, match="is over"):
        loan_compensation.charge(loan_id, agreed_by="王建国")


def test_a_call_that_did_not_wait_for_its_loaner_takes_the_compensation(work: Any) -> None:
    call_id = work.register()
    loan_id = damaged(call_id)
    finished = clock.now() - timedelta(days=40)
    ServiceCall.update(state="closed", finished_at=finished).where(ServiceCall.id == call_id).execute()
    loan_compensation.charge(loan_id, agreed_by="王建国")
    (owed,) = charge_file.of_call(call_id)
    assert owed.due_on, "there is a day for it"
    assert owed.due_on >= clock.today(), "owed since today, not since the call was finished"
    assert (owed.state, owed.outstanding) == ("open", 35_000)
    assert ServiceCall.get_by_id(call_id).state == "closed"


def test_what_is_charged_is_not_decided_anew(work: Any, branch: Any) -> None:
    loan_id = damaged(work.register())
    loan_compensation.charge(loan_id, agreed_by="王建国")
    sessions.begin(branch.sessions["supervisor"])
    assert "decide" not in loan_file.file(loan_id).actions
    with pytest.raises(UserError, match="already"):
        loans.decide(loan_id, seen_version=Loan.get_by_id(loan_id).row_version, compensation=100)


def test_a_sum_without_its_parts_is_not_lost(work: Any) -> None:
    call_id = work.register()
    loan_id = damaged(call_id)
    seen = service_call_file.file(call_id).row_version
    service_call_charges.announce(call_id, seen_version=seen, amount=30_000, agreed_by="王建国")
    with pytest.raises(UserError, match="without lines"):
        loan_compensation.charge(loan_id, agreed_by="王建国")


def test_a_sum_without_its_parts_that_was_signed_for_stands_beside_the_compensation(
    work: Any, frozen_clock: Any
) -> None:
    call_id, voucher_id = work.dispatched(device_id=0)
    seen = service_call_file.file(call_id).row_version
    service_call_charges.announce(call_id, seen_version=seen, amount=30_000, agreed_by="王建国")
    frozen_clock(timedelta(hours=3))
    work.hand_in(voucher_id)
    loan_compensation.charge(damaged(call_id), agreed_by="王建国")
    found = service_call_file.file(call_id)
    assert [(line.amount, line.agreed_by) for line in found.charges] == [(30_000, "王建国"), (35_000, "王建国")]
    records = charge_file.of_call(call_id)
    assert sum(one.amount for one in records) == found.charge == 65_000


@pytest.fixture
def visited(work: Any, frozen_clock: Any) -> int:
    """A call whose work is done and signed."""
    call_id, voucher_id = work.dispatched()
    frozen_clock(timedelta(hours=3))
    work.hand_in(voucher_id)
    return call_id


def waits_for(call_id: int) -> list[str]:
    return [one.text for one in closing.missing(call_id) if one.matter == "compensation"]


def test_what_is_decided_and_not_charged_holds_the_gate(work: Any, visited: int) -> None:
    loan_id = damaged(visited)
    assert waits_for(visited) == ["The compensation of ¥350.00 for UPS 备用机 (BY-GZ01-2611-0001) is not charged."]
    loan_compensation.charge(loan_id, agreed_by="王建国")
    assert waits_for(visited) == []


def test_what_is_not_decided_holds_the_gate_and_is_a_figure_of_the_day(work: Any, visited: int, as_role: Any) -> None:
    def to_decide() -> home.Figure | None:
        return next((one for one in home.figures() if one.key == "loaners_to_decide"), None)

    loan_id = damaged(visited, compensation=0)
    assert waits_for(visited) == ["What UPS 备用机 (BY-GZ01-2611-0001) costs the customer is not decided."]
    assert to_decide() is None
    with as_role("supervisor"):
        figure = to_decide()
        assert figure is not None
        assert (figure.count, figure.tone, figure.ledger, figure.view) == (1, "due", "loans", "to_decide")
        source = open_source(all_ledgers()["loans"], LedgerState(view=figure.view))
        source.load()
        assert source.count() == 1
        seen = Loan.get_by_id(loan_id).row_version
        loans.decide(loan_id, seen_version=seen, compensation=0, compensation_note="老客户，免赔")
        assert waits_for(visited) == []
        figure = to_decide()
        assert figure is not None
        assert (figure.count, figure.tone) == (0, "normal")
