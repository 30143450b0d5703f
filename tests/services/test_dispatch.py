"""The day plan: who goes where, what was left over, what collides, what is taken along."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.core import clock
from app.core.errors import NotPermitted, UserError
from app.services import customers, dispatch, staff, vouchers
from app.services import service_call_file as calls
from app.services.service_calls import Appointment


@pytest.fixture
def second(work, as_role) -> int:
    """Another technician."""
    with as_role("administrator"):
        return staff.create(name="李海", is_technician=True).result


def test_the_plan_of_a_day(work, second, frozen_clock):
    at = clock.now() + timedelta(hours=2)
    first = work.register(outcome=Appointment(at, 90, work.technician_id))
    clash = work.register(outcome=Appointment(at + timedelta(minutes=60), 60, work.technician_id))
    other = work.register(outcome=Appointment(at + timedelta(minutes=60), 60, second))
    nobody = work.register(outcome=Appointment(at, 60), fault_level=1)
    waiting = work.register()
    tomorrow = work.register(outcome=Appointment(at + timedelta(days=1), 60, second))
    plan = dispatch.day_plan(clock.today())
    days = {one.staff_id: one for one in plan.technicians}
    mine = days[work.technician_id]
    assert [one.call_id for one in mine.calls] == [first, clash]
    assert mine.calls[0].conflicts == (mine.calls[1].number,)
    assert (mine.load_minutes, mine.available_minutes, mine.is_overloaded) == (150, 540, False)
    assert [(one.call_id, one.conflicts) for one in days[second].calls] == [(other, ())]
    assert [one.call_id for one in plan.unassigned] == [nobody]
    assert [one.call_id for one in plan.waiting] == [waiting]
    assert plan.left_over == ()
    assert plan.call_count == 4
    after = dispatch.day_plan(clock.today() + timedelta(days=1))
    assert [one.call_id for one in after.left_over] == [nobody, first, clash, other]
    assert [one.call_id for person in after.technicians for one in person.calls] == [tomorrow]
    assert not after.is_workday


def test_a_call_is_placed_moved_and_handed_over(work, second):
    call_id = work.register()
    at = clock.now() + timedelta(hours=3)
    dispatch.assign(call_id, seen_version=work.version(call_id), technician_id=work.technician_id, appointed_at=at)
    file = calls.file(call_id)
    assert (file.state, file.technician_id, file.appointed_at, file.appointed_minutes) == (
        "scheduled", work.technician_id, at, 120,
    )  # fmt: skip
    with pytest.raises(UserError) as refused:
        dispatch.assign(call_id, seen_version=file.row_version, technician_id=second, appointed_at=at)
    assert refused.value.field == "reason"
    dispatch.assign(call_id, seen_version=file.row_version, technician_id=second, appointed_at=at, reason="顺路")
    assert calls.file(call_id).technician_name == "李海"
    dispatch.assign(call_id, seen_version=work.version(call_id), technician_id=second, appointed_at=at, minutes=60)
    assert calls.file(call_id).appointed_minutes == 60


def test_what_is_out_is_handed_over_by_a_supervisor_only_and_the_voucher_goes_along(work, second, as_role):
    call_id, _ = work.dispatched()
    file = calls.file(call_id)
    move = {
        "seen_version": file.row_version,
        "technician_id": second,
        "appointed_at": file.appointed_at,
        "reason": "病假",
    }
    with pytest.raises(NotPermitted):
        dispatch.assign(call_id, **move)
    assert calls.file(call_id).technician_id == work.technician_id
    with as_role("supervisor"):
        dispatch.assign(call_id, **move)
    file = calls.file(call_id)
    assert (file.technician_name, file.state, file.vouchers[0].technician_name) == ("李海", "dispatched", "李海")
    later = file.appointed_at + timedelta(hours=2)
    with as_role("supervisor"):
        dispatch.assign(call_id, **{**move, "seen_version": file.row_version, "appointed_at": later})
    assert calls.file(call_id).appointed_at == later


def test_somebody_who_left_cannot_be_sent(work, as_role):
    desk_id = calls.file(work.register()).id
    with as_role("administrator"):
        clerk = staff.create(name="文员").result
    with pytest.raises(UserError) as refused:
        dispatch.assign(
            desk_id,
            seen_version=work.version(desk_id),
            technician_id=clerk,
            appointed_at=clock.now() + timedelta(hours=1),
        )
    assert refused.value.field == "technician_id"


def test_the_checklist(work):
    call_id = work.register(category="device.no_start")
    assert ("tool", "万用表", 1) in dispatch.suggested_items(call_id)
    dispatch.take_suggested(call_id)
    assert dispatch.suggested_items(call_id) == ()
    item = dispatch.checklist(call_id)[0]
    with pytest.raises(UserError):
        dispatch.tick(item.id, back=True)
    dispatch.tick(item.id, taken=True)
    with pytest.raises(UserError):
        dispatch.remove_item(item.id)
    dispatch.tick(item.id, back=True)
    dispatch.remove_item(item.id)
    assert item.id not in [one.id for one in dispatch.checklist(call_id)]
    for wrong, field in ({"kind": "toy"}, "kind"), ({"name": " "}, "name"), ({"quantity": 0}, "quantity"):
        with pytest.raises(UserError) as refused:
            dispatch.add_item(call_id, **{"kind": "tool", "name": "梯子", **wrong})
        assert refused.value.field == field


def test_key_customers_are_marked(work):
    other = customers.create(name="重点医院", is_key_customer=True).result
    work.register(customer_id=other, device_id=0)
    work.register()
    assert sorted(one.is_key_customer for one in dispatch.day_plan(clock.today()).waiting) == [False, True]


def test_a_finished_visit_stays_on_its_day(work, frozen_clock):
    call_id, voucher_id = work.dispatched()
    frozen_clock(timedelta(hours=3))
    work.hand_in(voucher_id)
    plan = dispatch.day_plan(clock.today())
    assert [one.state for person in plan.technicians for one in person.calls] == ["completed"]
    assert vouchers.find_by_number("FW-GZ01-2611-0001").call_id == call_id
