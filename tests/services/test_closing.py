"""The closing gate (peers.md 5.3): each unsettled thing blocks and is named, each waiver has a reason and stays."""

from __future__ import annotations

import threading
from datetime import date, timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import ChangedMeanwhile, NotPermitted, UserError
from app.models.charge import Charge
from app.models.closing import ClosingWaiver
from app.models.old_part import OldPart
from app.models.organisation import AuditEntry
from app.models.returned_part import ReturnedPart
from app.models.service_call import ReturnVisit, ServiceCall, ServiceCallEvent
from app.services import (
    charges,
    closing,
    dispatch,
    issuing,
    loaner_units,
    loans,
    old_parts,
    return_visits,
    returned_parts,
    service_call_charges,
    service_call_file,
    service_call_take_back,
    service_call_visit,
    service_calls,
    spare_part_file,
    timeline,
    voucher_file,
    vouchers,
)
from app.services import session as sessions
from app.services.spare_use import FromStock
from app.services.take_back_receipts import Item, Returned
from tests.services.test_spare_parts import STORE, make, receive

TODAY = date(2026, 11, 20)
GONE_BACK = Returned("李先生", TODAY)


@pytest.fixture(autouse=True)
def _quick_papers(renderer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for form in ("take_back_receipt", "loan_slip"):
        monkeypatch.setitem(issuing.RENDERERS, form, renderer)


@pytest.fixture
def taken_along(work: Any) -> int:
    """A device is in the workshop, a loaner at the customer's, a tool with the technician, the voucher outside."""
    call_id = work.scheduled()
    tool = dispatch.add_item(call_id, kind="tool", name="示波器").result
    spare = dispatch.add_item(call_id, kind="spare", name="保险丝").result
    for item in (tool, spare):
        dispatch.tick(item, taken=True)
    vouchers.issue(call_id, seen_version=work.version(call_id))
    things = (Item("", device_id=work.device_id),)
    service_call_take_back.take_back(call_id, seen_version=work.version(call_id), items=things)
    unit_id = loaner_units.register(name="备用 UPS", model="UPS-10K", serial="BJ 1", value=0, place="备机柜").result
    loans.lend(unit_id, call_id=call_id)
    return call_id


@pytest.fixture
def to_archive(work: Any, frozen_clock: Any) -> int:
    """A call that is followed up, with everything settled but the filing of its voucher."""
    call_id, voucher_id = work.dispatched()
    frozen_clock(timedelta(hours=3))
    work.hand_in(voucher_id)
    service_call_visit.strike_off(call_id, seen_version=work.version(call_id))
    (visit,) = service_call_file.file(call_id).visits
    return_visits.enter_result(visit.id, seen_version=visit.row_version, satisfaction=5)
    return call_id


def matters(call_id: int) -> list[str]:
    return [str(one.matter) for one in closing.missing(call_id)]


def close(work: Any, call_id: int) -> None:
    service_call_visit.close(call_id, seen_version=work.version(call_id))


def waive(work: Any, call_id: int, *wanted: str, reason: str = "经理同意") -> None:
    items = [(one.matter, one.object_id) for one in closing.missing(call_id) if not wanted or one.matter in wanted]
    closing.waive(call_id, seen_version=work.version(call_id), items=items, reason=reason)


def state_of(call_id: int) -> str:
    return ServiceCall.get_by_id(call_id).state


def file_voucher(call_id: int) -> None:
    (one,) = service_call_file.file(call_id).vouchers
    vouchers.file(one.id, seen_version=voucher_file.file(one.id).row_version, place="3盒")


def mended(call_id: int) -> None:
    part = ReturnedPart.get(ReturnedPart.call == call_id)
    told: dict[str, Any] = {"symptom_reproduced": "no", "verdict": "no_fault", "cause": "未见异常"}
    returned_parts.enter_test(part.id, seen_version=part.row_version, **told)
    returned_parts.find_no_fault(part.id, seen_version=ReturnedPart.get_by_id(part.id).row_version)


def hand_back(work: Any, call_id: int) -> None:
    version = work.version(call_id)
    service_call_take_back.hand_back(call_id, seen_version=version, returned=GONE_BACK, result=work.result())


def test_all_that_is_out_is_named_and_settled_one_by_one(taken_along: int, work: Any, frozen_clock: Any) -> None:
    call_id = taken_along
    assert matters(call_id) == ["device", "receipt", "loaner", "carried", "voucher"]
    frozen_clock(timedelta(days=1))
    told = {one.matter: one for one in closing.missing(call_id)}
    assert told["device"].text == "UPS 不间断电源 FX-GZ01-2611-0001 has not gone back to the customer."
    assert told["receipt"].text == "The original of receipt SJ-GZ01-2611-0001 is still with the customer."
    assert told["loaner"].text == "备用 UPS is still lent with BY-GZ01-2611-0001, back by 2026-12-05."
    assert told["carried"].text == "示波器 was taken along and is not ticked as back."
    assert told["voucher"].text == "The signed voucher FW-GZ01-2611-0001 is not back."
    assert (told["loaner"].kind, told["carried"].kind, told["carried"].row_id) == ("loan", "service_call", call_id)
    mended(call_id)
    with pytest.raises(UserError, match="loaner is still with the customer"):
        hand_back(work, call_id)
    loan_id = told["loaner"].row_id
    signed = {"signed_by": "王建国", "signed_on": TODAY}
    loans.take_in(loan_id, seen_version=1, condition="完好", place="备机柜", **signed)
    hand_back(work, call_id)
    assert matters(call_id) == ["carried", "voucher", "follow_up"]
    (voucher,) = service_call_file.file(call_id).vouchers
    work.hand_in(voucher.id)
    service_call_visit.strike_off(call_id, seen_version=work.version(call_id))
    (visit,) = service_call_file.file(call_id).visits
    return_visits.enter_result(visit.id, seen_version=visit.row_version, satisfaction=5)
    assert matters(call_id) == ["carried", "voucher"]
    assert closing.missing(call_id)[1].text == "Voucher FW-GZ01-2611-0001 is back and not filed."
    with pytest.raises(UserError, match="示波器 was taken along"):
        close(work, call_id)
    file_voucher(call_id)
    with pytest.raises(UserError, match="示波器 was taken along"):
        close(work, call_id)
    dispatch.tick(told["carried"].object_id, back=True)
    assert "close" in service_call_file.file(call_id).actions
    close(work, call_id)
    assert (state_of(call_id), matters(call_id)) == ("closed", [])


def test_nothing_is_missing_while_it_is_worked_on(work: Any) -> None:
    call_id, _voucher = work.dispatched()
    assert closing.missing(call_id) == ()


@pytest.mark.parametrize("settled", [True, False])
def test_an_old_part_and_money_hold_a_call(work: Any, frozen_clock: Any, as_role: Any, settled: bool) -> None:
    part = make(needs_old_part=True)
    receive(part, 3)
    call_id, voucher_id = work.dispatched()
    frozen_clock(timedelta(hours=2))
    entry = spare_part_file.entry(part)
    service_call_charges.add(
        call_id, seen_version=work.version(call_id), description=entry.name, quantity=1, unit_price=entry.price,
        measure=entry.unit, exclusion="consumable", from_stock=FromStock(part, STORE, 0),
    )  # fmt: skip
    work.hand_in(voucher_id, result=work.result(announced_at=clock.now(), agreed_by="王建国"))
    service_call_visit.strike_off(call_id, seen_version=work.version(call_id))
    file_voucher(call_id)
    assert matters(call_id) == ["old_part", "charge", "follow_up"]
    charge = Charge.get(Charge.call == call_id)
    assert f"Charge {charge.number} of ¥200.00 is not settled: To be paid." in [
        one.text for one in closing.missing(call_id)
    ]
    (visit,) = service_call_file.file(call_id).visits
    return_visits.enter_result(visit.id, seen_version=visit.row_version, satisfaction=4)
    frozen_clock(timedelta(days=30))
    assert all(one.is_late for one in closing.missing(call_id))
    if settled:
        charges.collect(charge.id, seen_version=charge.row_version, amount=20000, method="transfer")
        charges.need_no_invoice(charge.id, seen_version=Charge.get_by_id(charge.id).row_version, reason="不需要")
        for old in OldPart.select().where(OldPart.state == "owed"):
            old_parts.hand_in(old.id, seen_version=old.row_version)
    else:
        with as_role("supervisor"):
            waive(work, call_id)
    close(work, call_id)
    charge = Charge.get_by_id(charge.id)
    assert (state_of(call_id), charge.is_open) == ("closed", not settled)  # what is waived at the gate is owed still


def test_a_waiver_needs_a_supervisor_and_a_reason_and_is_shown_for_ever(
    to_archive: int, work: Any, as_role: Any
) -> None:
    assert "close" not in service_call_file.file(to_archive).actions
    with pytest.raises(NotPermitted):
        waive(work, to_archive)
    assert not closing.of_call(to_archive).may_waive
    with as_role("supervisor"):
        gate = closing.of_call(to_archive)
        assert gate.may_waive
        with pytest.raises(UserError) as refused:
            waive(work, to_archive, reason="  ")
        assert refused.value.field == "reason"
        with pytest.raises(UserError, match="does not wait for this"):
            closing.waive(to_archive, seen_version=gate.row_version, items=[("charge", 1)], reason="x")
        with pytest.raises(UserError) as refused:
            closing.waive(to_archive, seen_version=gate.row_version, items=[], reason="x")
        assert refused.value.field == "items"
        assert not ClosingWaiver.select().exists()
        waive(work, to_archive, reason="凭证在总公司存档")
        with pytest.raises(ChangedMeanwhile):
            closing.waive(to_archive, seen_version=gate.row_version, items=[("voucher", 1)], reason="again")
    gate = closing.of_call(to_archive)
    assert (gate.missing, gate.may_waive) == ((), False)
    line = AuditEntry.select().where(AuditEntry.kind == "closing_waiver").get()
    assert (line.action, line.user_name) == ("service_call.waive", "boss")
    assert "凭证在总公司存档" in line.changes
    close(work, to_archive)
    (waived,) = closing.of_call(to_archive).waived
    assert (waived.matter, waived.waived_by, waived.reason) == ("voucher", "周建国", "凭证在总公司存档")
    assert waived.subject == "FW-GZ01-2611-0001"
    shown = [one for one in timeline.for_call(to_archive).entries if one.title == "Not waited for"]
    assert len(shown) == 1
    assert "凭证在总公司存档" in shown[0].detail


def test_a_loaner_that_is_waived_lets_the_device_go_back(
    taken_along: int, work: Any, frozen_clock: Any, as_role: Any
) -> None:
    frozen_clock(timedelta(hours=3))
    mended(taken_along)
    with as_role("supervisor"):
        waive(work, taken_along, "loaner", reason="观察一周后归还")
    hand_back(work, taken_along)
    assert state_of(taken_along) == "completed"
    assert "loaner" not in matters(taken_along)


def test_a_call_is_not_cancelled_while_something_of_it_is_out(taken_along: int, work: Any, as_role: Any) -> None:
    with as_role("supervisor"):
        with pytest.raises(UserError, match="FX-GZ01-2611-0001 has not gone back"):
            service_calls.cancel(taken_along, seen_version=work.version(taken_along), reason="客户取消")
        assert state_of(taken_along) == "taken_back"
        waive(work, taken_along, "device", "receipt", "loaner", reason="设备由法院查封")
        service_calls.cancel(taken_along, seen_version=work.version(taken_along), reason="客户取消")
    assert state_of(taken_along) == "cancelled"


@pytest.mark.parametrize("struck_off_first", [True, False])
def test_a_visit_that_is_waived_is_withdrawn_and_the_call_goes_on(
    work: Any, frozen_clock: Any, as_role: Any, struck_off_first: bool
) -> None:
    call_id, voucher_id = work.dispatched()
    frozen_clock(timedelta(hours=3))
    work.hand_in(voucher_id)

    def strike_off() -> None:
        service_call_visit.strike_off(call_id, seen_version=work.version(call_id))

    if struck_off_first:
        strike_off()
    with as_role("supervisor"):
        waive(work, call_id, "follow_up", reason="客户要求不再打扰")
    if not struck_off_first:
        strike_off()
    assert ReturnVisit.get(ReturnVisit.call == call_id).state == "withdrawn"
    assert state_of(call_id) == "followed_up"
    assert matters(call_id) == ["voucher"]


def test_what_is_waived_once_is_asked_again_after_reopening(to_archive: int, work: Any, as_role: Any) -> None:
    with as_role("supervisor"):
        waive(work, to_archive)
    service_call_visit.reopen(to_archive, seen_version=work.version(to_archive), reason="又坏了")
    assert closing.missing(to_archive) == ()
    assert len(closing.of_call(to_archive).waived) == 1


def test_a_technician_sees_the_gate_of_their_own_calls_only(to_archive: int, work: Any, as_role: Any) -> None:
    with as_role("technician"):
        assert not closing.of_call(to_archive).may_waive
        with pytest.raises(NotPermitted):
            closing.of_call(work.register())


@pytest.mark.parametrize("second", ["close", "waive"])
def test_two_people_at_once(to_archive: int, work: Any, branch: Any, second: str) -> None:
    """One closes, the other closes or waives with the version both had read: one goes through, one is told."""
    if second == "close":
        file_voucher(to_archive)
    seen = work.version(to_archive)
    items = [(one.matter, one.object_id) for one in closing.missing(to_archive)]
    at_once, outcomes = threading.Barrier(2), []

    def act(role: str) -> None:
        sessions.begin(branch.sessions[role])
        at_once.wait(10)
        try:
            if second == "close":
                service_call_visit.close(to_archive, seen_version=seen)
            else:
                closing.waive(to_archive, seen_version=seen, items=items, reason=role)
            outcomes.append("done")
        except UserError as refused:
            outcomes.append(type(refused).__name__)

    roles = ("supervisor", "representative") if second == "close" else ("supervisor", "supervisor")
    people = [threading.Thread(target=act, args=(role,)) for role in roles]
    for one in people:
        one.start()
    for one in people:
        one.join(30)
    assert sorted(outcomes) == ["ChangedMeanwhile", "done"]
    closed = (ServiceCallEvent.call == to_archive) & (ServiceCallEvent.kind == "close")
    assert ServiceCallEvent.select().where(closed).count() == (second == "close")
    assert ClosingWaiver.select().count() == (second == "waive")
