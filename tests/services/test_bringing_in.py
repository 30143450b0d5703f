"""A device that is carried or mailed to the branch (送修): no visit, no voucher, the receipt stands for it."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import NotPermitted, UserError
from app.domain.custody import ObjectKind
from app.models.customer import Device
from app.models.returned_part import ReturnedPart, TakeBackReceipt
from app.models.service_call import ReturnVisit, ServiceCall
from app.models.voucher import IssuedPaper, ServiceVoucher
from app.services import (
    closing,
    custody,
    issuing,
    return_visits,
    returned_parts,
    service_call_charges,
    service_call_file,
    service_call_take_back,
    service_call_visit,
    service_calls,
    take_back_receipts,
)
from app.services import session as sessions
from app.services.service_calls import Appointment, BroughtIn, Promise
from app.services.take_back_receipts import Item, Returned

TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _quick_receipts(renderer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(issuing.RENDERERS, "take_back_receipt", renderer)


def registered(work: Any, outcome: Any = None, **more: Any) -> int:
    given = {"customer_id": work.customer_id, "device_id": work.device_id, "fault_text": "开机无显示", **more}
    return service_calls.register(**given, outcome=outcome).result


def brought(call_id: int, **more: Any) -> int:
    seen = ServiceCall.get_by_id(call_id).row_version
    return service_call_take_back.bring_in(call_id, seen_version=seen, brought=BroughtIn(**more)).result


def made_ready(call_id: int) -> ReturnedPart:
    part = ReturnedPart.get(ReturnedPart.call == call_id)
    steps: tuple[tuple[Any, dict[str, Any]], ...] = (
        (returned_parts.enter_test, {"symptom_reproduced": "yes", "verdict": "faulty", "cause": "电容鼓包"}),
        (returned_parts.begin_repair, {}),
        (returned_parts.repair, {"work": "更换电容", "minutes": 45}),
        (returned_parts.check, {"checked_by": "周建国"}),
    )
    for step, more in steps:
        step(part.id, seen_version=ReturnedPart.get_by_id(part.id).row_version, **more)
    return ReturnedPart.get_by_id(part.id)


def handed_back(work: Any, call_id: int, **more: Any) -> None:
    service_call_take_back.hand_back(
        call_id,
        seen_version=work.version(call_id),
        returned=Returned("王建国", TODAY, **more),
        result=work.result(arrived_at=clock.now()),
    )


def test_registered_at_the_counter_it_is_taken_back_at_once(work: Any) -> None:
    item = Item("", device_id=work.device_id, accessories="电源线", condition="外壳有划痕")
    call_id = registered(work, BroughtIn([item], TODAY + timedelta(days=5), signed_by="王建国", signed_on=TODAY))
    call, receipt = ServiceCall.get_by_id(call_id), TakeBackReceipt.get(TakeBackReceipt.call == call_id)
    part = ReturnedPart.get(ReturnedPart.call == call_id)
    assert (call.state, call.service_mode, call.technician_id) == ("taken_back", "take_back", None)
    assert (receipt.state, receipt.signed_by, receipt.expected_return_on) == ("issued", "王建国", date(2026, 11, 25))
    assert (part.device_id, part.accessories, part.fault_text) == (work.device_id, "电源线", "开机无显示")
    where = custody.whereabouts(ObjectKind.RETURNED_PART, part.id)
    assert where.holder.kind == "branch"
    content = json.loads(IssuedPaper.get(IssuedPaper.number == receipt.number).content)
    assert (content["taken_by"], content["technician"]) == ("林晓梅", "")
    assert ServiceVoucher.select().where(ServiceVoucher.call == call_id).count() == 0


def test_the_counter_is_the_response_and_nobody_is_due_there(work: Any, frozen_clock: Any) -> None:
    call_id = registered(work)
    assert ServiceCall.get_by_id(call_id).arrival_due_at is not None
    frozen_clock(timedelta(minutes=20))
    brought(call_id)
    call = ServiceCall.get_by_id(call_id)
    assert call.responded_at == clock.now()
    assert (call.response_due_at, call.arrival_due_at, call.arrived_at) == (None, None, None)
    found = service_call_file.file(call_id)
    assert (found.response.state, found.arrival.state) == ("met", "not_applicable")
    made_ready(call_id)
    frozen_clock(timedelta(days=4))
    handed_back(work, call_id)
    assert ServiceCall.get_by_id(call_id).arrived_at is None, "the hand-back is nobody's arrival"


def test_no_items_mean_the_device_of_the_call(work: Any) -> None:
    call_id = registered(work, BroughtIn())
    assert ReturnedPart.get(ReturnedPart.call == call_id).device_id == work.device_id
    with pytest.raises(UserError) as refusal:
        registered(work, BroughtIn(), device_id=0)
    assert refusal.value.field == "items"
    assert ServiceCall.select().count() == 1, "a refused receipt leaves no call"


@pytest.mark.parametrize(("serial", "name"), [("PX-7", "Anything"), ("", "投影机")])
def test_a_device_entered_with_the_call_is_recognised(work: Any, serial: str, name: str) -> None:
    things = [Item("电源适配器"), Item(name, serial=serial)]
    new = {"product_name": "投影机", "model": "P1", "serial": "PX-7"}
    call_id = registered(work, BroughtIn(things), device_id=0, new_device=new)
    device = Device.get(Device.serial == "PX-7")
    rows = list(ReturnedPart.select().where(ReturnedPart.call == call_id).order_by(ReturnedPart.id))
    assert [row.device_id for row in rows] == [None, device.id]


@pytest.mark.parametrize("before", ["logged", "awaiting_reply", "scheduled"])
def test_a_call_that_nobody_was_sent_to(work: Any, before: str) -> None:
    later = clock.now() + timedelta(hours=4)
    outcomes = {"awaiting_reply": Promise(later, "李工"), "scheduled": Appointment(later, 60, work.technician_id)}
    call_id = registered(work, outcomes.get(before))
    assert ServiceCall.get_by_id(call_id).state == before
    assert service_call_file.file(call_id).may("bring_in")
    assert not service_call_file.file(call_id).may("take_back")
    brought(call_id)
    call = ServiceCall.get_by_id(call_id)
    assert (call.state, call.appointed_at, call.technician_id) == ("taken_back", None, None)


def test_a_technician_may_be_chosen_to_have_it(work: Any) -> None:
    call_id = registered(work, BroughtIn(technician_id=work.technician_id))
    call, part = ServiceCall.get_by_id(call_id), ReturnedPart.get(ReturnedPart.call == call_id)
    assert call.technician_id == part.technician_id == work.technician_id
    assert custody.whereabouts(ObjectKind.RETURNED_PART, part.id).holder.kind == "staff"
    with pytest.raises(UserError) as refusal:
        registered(work, BroughtIn(technician_id=999), device_id=0)
    assert refusal.value.field == "technician_id"


def test_its_receipt_strikes_it_off_and_closes_it(work: Any) -> None:
    call_id = registered(work, BroughtIn())
    made_ready(call_id)
    assert not service_call_file.file(call_id).may("strike_off")
    handed_back(work, call_id)
    found = service_call_file.file(call_id)
    assert found.state == "completed"
    assert found.may("strike_off")
    assert not {one.matter for one in closing.missing(call_id)} & {"voucher", "receipt", "device"}
    service_call_visit.strike_off(call_id, seen_version=work.version(call_id))
    visit = ReturnVisit.get(ReturnVisit.call == call_id)
    return_visits.enter_result(visit.id, seen_version=visit.row_version, satisfaction=5)
    assert closing.missing(call_id) == ()
    service_call_visit.close(call_id, seen_version=work.version(call_id))
    assert ServiceCall.get_by_id(call_id).state == "closed"


def test_paid_work_needs_no_voucher_but_agreement_and_its_charge(work: Any) -> None:
    call_id = registered(work, BroughtIn([Item("旧打印机")]), device_id=0)
    assert ServiceCall.get_by_id(call_id).service_class == "A"
    made_ready(call_id)
    with pytest.raises(UserError) as refusal:
        handed_back(work, call_id)
    assert refusal.value.field == "charge_announced_at"
    service_call_charges.announce(call_id, seen_version=work.version(call_id), amount=12_000, agreed_by="王建国")
    handed_back(work, call_id)
    assert {one.matter for one in closing.missing(call_id)} == {"charge", "follow_up"}
    service_call_visit.strike_off(call_id, seen_version=work.version(call_id))
    assert ServiceCall.get_by_id(call_id).state == "struck_off"


def test_a_lost_receipt_stands_for_it_when_its_loss_is_signed(work: Any) -> None:
    call_id = registered(work, BroughtIn())
    made_ready(call_id)
    with pytest.raises(UserError):
        handed_back(work, call_id, recovered=False)
    handed_back(work, call_id, recovered=False, lost_note="搬家遗失", lost_signed_by="王建国")
    service_call_visit.strike_off(call_id, seen_version=work.version(call_id))
    assert ServiceCall.get_by_id(call_id).state == "struck_off"


def test_a_receipt_by_mistake_brings_the_call_back_to_the_desk(work: Any, branch: Any, frozen_clock: Any) -> None:
    call_id = registered(work, Appointment(clock.now() + timedelta(hours=4), 60, work.technician_id))
    brought(call_id)
    receipt = TakeBackReceipt.get(TakeBackReceipt.call == call_id)
    sessions.begin(branch.sessions["supervisor"])
    take_back_receipts.void(receipt.id, seen_version=receipt.row_version, reason="写错客户")
    call = ServiceCall.get_by_id(call_id)
    assert (call.state, call.service_mode) == ("logged", "")
    assert call.arrival_due_at is not None, "the customer waits for somebody again"
    assert call.responded_at is not None
    service_calls.appoint(
        call_id, seen_version=call.row_version, appointed_at=clock.now() + timedelta(hours=2),
        technician_id=work.technician_id,
    )  # fmt: skip
    assert ServiceCall.get_by_id(call_id).state == "scheduled"


def test_who_may_not_and_what_is_refused(work: Any, branch: Any) -> None:
    call_id = registered(work, Appointment(clock.now() + timedelta(hours=4), 60, work.technician_id))
    sessions.begin(branch.sessions["technician"])
    assert not service_call_file.file(call_id).may("bring_in")
    with pytest.raises(NotPermitted):
        brought(call_id)
    sessions.begin(branch.sessions["representative"])
    brought(call_id)
    with pytest.raises(UserError):
        brought(call_id)
    with pytest.raises(UserError, match="FX-"):
        registered(work, BroughtIn())


def test_a_dispatched_call_is_not_brought_in(work: Any) -> None:
    call_id = work.dispatched()[0]
    assert not service_call_file.file(call_id).may("bring_in")
    with pytest.raises(UserError):
        brought(call_id)
