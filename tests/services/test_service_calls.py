"""Service calls at the desk: registered, answered, appointed, held, corrected, cancelled."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.core import clock
from app.core.errors import UserError
from app.models.customer import Customer
from app.models.service_call import ServiceCall
from app.services import service_call_file as calls
from app.services import service_calls


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
    assert changes.touches("customer") and changes.touches("device")


def test_a_late_entry_keeps_both_times_and_starts_the_clock_when_the_call_came(work):
    came = clock.now() - timedelta(hours=3)
    file = calls.file(work.register(received_at=came))
    assert (file.received_at, file.entered_at) == (came, clock.now())
    assert file.response.state == "late"
    assert file.events[0].lag == timedelta(hours=3)
