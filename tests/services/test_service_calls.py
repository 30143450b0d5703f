"""Service calls at the desk: registered, answered, appointed, held, corrected, cancelled."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from app.core import clock
from app.core.errors import ChangedMeanwhile, NotPermitted, UserError
from app.models import search
from app.models.customer import Customer
from app.models.service_call import ServiceCall
from app.services import service_call_file as calls
from app.services import service_calls, settings


def test_a_call_is_registered_with_everything_of_the_register(work, frozen_clock):
    changes = service_calls.register(
        customer_id=work.customer_id,
        device_id=work.device_id,
        fault_text="市电正常但一直转电池供电",
        fault_level=2,
        channel="chat",
        category="dev.power",
        reporter="刘工",
        phone="020 8888 6666",
    )
    file = calls.file(changes.result)
    assert changes.number == file.number == "JX-GZ01-2611-0001"
    assert (file.state, file.is_open, file.channel, file.reporter, file.phone) == (
        "logged",
        True,
        "chat",
        "刘工",
        "020-88886666",
    )
    assert (file.model, file.serial, file.address) == ("UPS-20K", "UP240001", "广州市天河区科技路12号")
    assert (file.verdict.kind, file.verdict.document, file.service_class) == ("free", "SB-GZ01-00001", "C")
    assert file.response.due_at == clock.now() + timedelta(hours=2)
    assert file.arrival.due_at == clock.now() + timedelta(hours=24)
    assert file.response.lines == ()
    assert [event.kind for event in file.events] == ["register"]
    assert {"appoint", "solve_by_phone", "note", "change"} <= file.actions
    assert "cancel" not in file.actions


def test_an_unknown_caller_becomes_a_customer_in_the_same_transaction(work):
    before = Customer.select().count()
    with pytest.raises(UserError):
        service_calls.register(
            new_customer={"name": "新客户有限公司"}, new_device={"serial": ""}, fault_text="坏了", fault_level=9
        )
    assert Customer.select().count() == before
    changes = service_calls.register(
        new_customer={"name": "新客户有限公司"},
        new_device={"product_name": "门禁控制器", "serial": "AC1"},
        fault_text="坏了",
    )
    call = ServiceCall.get_by_id(changes.result)
    assert call.customer_name == "新客户有限公司"
    assert call.device.serial == "AC1"
    assert {"customer", "device"} <= changes.kinds


def test_a_late_entry_keeps_both_times_and_starts_the_clock_when_the_call_came(work):
    came = clock.now() - timedelta(hours=3)
    file = calls.file(work.register(received_at=came))
    assert (file.received_at, file.entered_at) == (came, clock.now())
    assert file.response.state == "late"
    assert file.events[0].lag == timedelta(hours=3)


def test_guided_by_phone_and_solved(work, frozen_clock):
    file = calls.file(work.register(outcome=service_calls.SolvedByPhone("指导重启后正常", remote=True)))
    assert (file.state, file.service_mode, file.finished_at) == ("phone_resolved", "remote", clock.now())
    assert [(visit.state, visit.number) for visit in file.visits] == [("due", "HF-GZ01-2611-0001")]
    assert file.response.state == "met"
    assert "strike_off" in file.actions


def test_a_promise_names_time_and_person(work, frozen_clock):
    reply = clock.now() + timedelta(hours=2)
    call_id = work.register(outcome=service_calls.Promise(reply, "孙工"))
    file = calls.file(call_id)
    assert (file.state, file.promised_reply_at, file.interface_person) == ("awaiting_reply", reply, "孙工")
    assert file.response.state == "met"
    with pytest.raises(UserError) as refused:
        service_calls.promise_reply(
            call_id, seen_version=file.row_version, reply_at=clock.now() - timedelta(hours=1), interface_person="孙工"
        )
    assert refused.value.field == "reply_at"
    frozen_clock(timedelta(hours=1))
    service_calls.solve_by_phone(
        call_id, seen_version=file.row_version, solution="远程升级固件", remedy="software_upgrade"
    )
    assert calls.file(call_id).state == "phone_resolved"


def test_an_appointment_is_moved_only_with_a_reason(work):
    call_id = work.scheduled()
    file = calls.file(call_id)
    assert (file.state, file.technician_name, file.appointed_minutes) == ("scheduled", "陈志强", 90)
    later = file.appointed_at + timedelta(hours=3)
    with pytest.raises(UserError) as refused:
        service_calls.appoint(
            call_id, seen_version=file.row_version, appointed_at=later, technician_id=work.technician_id
        )
    assert refused.value.field == "reason"
    service_calls.appoint(
        call_id, seen_version=file.row_version, appointed_at=later, technician_id=work.technician_id, reason="客户改期"
    )
    event = calls.file(call_id).events[-1]
    assert (event.kind, event.detail) == ("appoint", "客户改期")
    assert event.data["before"] == file.appointed_at.isoformat()


def test_a_pause_holds_the_clock_and_says_why(work, frozen_clock):
    call_id = work.register()
    service_calls.pause(call_id, seen_version=work.version(call_id), reason="等待配件到货")
    frozen_clock(timedelta(hours=5))
    file = calls.file(call_id)
    assert (file.is_paused, file.pause_reason, file.response.state) == (True, "等待配件到货", "paused")
    assert ServiceCall.get_by_id(call_id).response_due_at is None
    with pytest.raises(UserError):
        service_calls.pause(call_id, seen_version=file.row_version, reason="再等")
    service_calls.resume(call_id, seen_version=file.row_version)
    file = calls.file(call_id)
    assert (file.is_paused, file.pause_reason) == (False, "")
    assert file.response.due_at == clock.now() + timedelta(hours=2)
    assert any("等待配件到货" in line for line in file.response.lines)


def test_a_changed_level_moves_the_deadlines_and_back_leaves_no_trace(work, frozen_clock):
    call_id = work.register(fault_level=3)
    before = ServiceCall.get_by_id(call_id).arrival_due_at
    frozen_clock(timedelta(minutes=30))
    service_calls.change_level(call_id, seen_version=work.version(call_id), fault_level=2, reason="影响扩大")
    assert ServiceCall.get_by_id(call_id).arrival_due_at == before - timedelta(hours=24)
    service_calls.change_level(call_id, seen_version=work.version(call_id), fault_level=3, reason="误判")
    assert ServiceCall.get_by_id(call_id).arrival_due_at == before


def test_two_people_on_one_call(work):
    call_id = work.register()
    seen = work.version(call_id)
    service_calls.respond(call_id, seen_version=seen)
    with pytest.raises(ChangedMeanwhile):
        service_calls.respond(call_id, seen_version=seen)
    with pytest.raises(ChangedMeanwhile) as refused:
        service_calls.change(call_id, seen_version=seen, reporter="李工")
    assert refused.value.differences
    assert calls.file(call_id).reporter == "王建国"


def test_only_a_supervisor_cancels_and_says_why(work, as_role):
    call_id = work.dispatched()[0]
    with pytest.raises(NotPermitted):
        service_calls.cancel(call_id, seen_version=work.version(call_id), reason="重复")
    with as_role("supervisor"):
        with pytest.raises(UserError) as refused:
            service_calls.cancel(call_id, seen_version=work.version(call_id), reason=" ")
        assert refused.value.field == "reason"
        service_calls.cancel(call_id, seen_version=work.version(call_id), reason="重复报修")
    file = calls.file(call_id)
    assert (file.state, file.cancel_reason, file.is_open) == ("cancelled", "重复报修", False)
    assert [(line.number, line.state) for line in file.vouchers] == [("FW-GZ01-2611-0001", "void")]


def test_a_technician_works_on_their_own_calls_only(work, as_role):
    mine, other = work.scheduled(), work.register()
    with as_role("technician"):
        service_calls.add_note(mine, text="门卫登记")
        assert calls.file(mine).events[-1].detail == "门卫登记"
        assert not {"cancel", "strike_off", "appoint"} & calls.file(mine).actions
        with pytest.raises(NotPermitted):
            calls.file(other)
        with pytest.raises(NotPermitted):
            service_calls.add_note(other, text="不是我的")
        with pytest.raises(NotPermitted):
            service_calls.register(customer_id=work.customer_id, fault_text="坏了")


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"fault_text": " \n\t"}, "fault_text"),
        ({"fault_text": "长" * 20_001}, "fault_text"),
        ({"fault_level": 0}, "fault_level"),
        ({"channel": "pigeon"}, "channel"),
        ({"customer_id": 0}, "customer_id"),
        ({"customer_id": 10**6}, None),
        ({"received_at": datetime(2030, 1, 1, tzinfo=UTC)}, "received_at"),
        ({"received_at": datetime(1970, 1, 1, tzinfo=UTC)}, "received_at"),
        ({"outcome": service_calls.SolvedByPhone(" ")}, "solution"),
        ({"outcome": service_calls.Promise(datetime(2026, 11, 21, tzinfo=UTC), " ")}, "interface_person"),
        ({"outcome": service_calls.Appointment(datetime(2026, 11, 1, tzinfo=UTC))}, "appointed_at"),
        ({"outcome": service_calls.Appointment(datetime(2029, 11, 1, tzinfo=UTC))}, "appointed_at"),
        ({"outcome": service_calls.Appointment(datetime(2026, 11, 21, tzinfo=UTC), 0)}, "minutes"),
        ({"outcome": service_calls.Appointment(datetime(2026, 11, 21, tzinfo=UTC), 60, 999)}, "technician_id"),
    ],
)
def test_absurd_input_is_refused_beside_its_field_and_leaves_nothing(work, more, field):
    with pytest.raises(UserError) as refused:
        work.register(**more)
    assert refused.value.field == field
    assert ServiceCall.select().count() == 0
    work.register()
    assert ServiceCall.get().number == "JX-GZ01-2611-0001"


def test_a_fault_text_of_ten_thousand_characters_rare_ones_and_pasted_tabs(work):
    text = "第一行\t带制表符\r\n𠮷田先生😀说：" + "设备反复重启，" * 1500
    call_id = work.register(fault_text=text)
    kept = calls.file(call_id).fault_text
    assert kept.startswith("第一行 带制表符\n𠮷田先生😀说：")
    assert len(kept) > 10_000
    assert search.find("service_call", "𠮷田先生😀") == [call_id]


def test_the_clock_set_back_is_noticed_and_the_record_kept(work, frozen_clock):
    call_id = work.register()
    frozen_clock(-timedelta(days=2))
    service_calls.respond(call_id, seen_version=work.version(call_id))
    file = calls.file(call_id)
    assert [event.clock_suspect for event in file.events] == [False, True]
    assert file.response.state == "met"
    with pytest.raises(UserError):
        service_calls.add_note(call_id, text="早于来电", happened_at=clock.now())


def test_what_the_desk_sees_of_a_caller(work, frozen_clock):
    for _ in range(7):
        frozen_clock(timedelta(hours=1))
        work.register()
    context = calls.caller_context(work.customer_id, work.device_id)
    assert (len(context.last_calls), context.call_count, len(context.open_calls)) == (5, 7, 7)
    assert context.last_calls[0].number == "JX-GZ01-2611-0007"
    assert (context.verdict.kind, context.verdict.ends_on.isoformat()) == ("free", "2029-01-05")
    assert calls.caller_context(work.customer_id).verdict.kind == "chargeable"


def test_corrections_keep_the_story(work):
    call_id = work.register()
    service_calls.change(
        call_id,
        seen_version=work.version(call_id),
        phone="１３９ 0000 1111",
        fault_text="实际为风扇异响",
        category="device.noise",
    )
    call = ServiceCall.get_by_id(call_id)
    assert (call.phone, call.phone_digits, call.category) == ("13900001111", "13900001111", "device.noise")
    assert search.find("service_call", "风扇异响") == [call_id]
    assert search.find("service_call", "开机无显示") == []


def test_targets_that_change_move_the_deadlines_of_open_calls(work, as_role):
    call_id = work.register(fault_level=2)
    with as_role("administrator"):
        settings.change(values={"sla.level2.response_hours": 4.0})
    assert ServiceCall.get_by_id(call_id).response_due_at == clock.now() + timedelta(hours=4)
