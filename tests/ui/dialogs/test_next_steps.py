"""What a call's pane offers first: for every state and role the step that takes the call on."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import timedelta

import pytest

from app.core import clock
from app.domain.workflows import service_call as workflow
from app.domain.workflows.service_call import State
from app.models.service_call import ServiceCall
from app.services import dispatch, service_call_file, service_call_visit, service_calls, staff, vouchers
from app.services.service_call_file import CallFile
from app.services.service_call_visit import Result, Signed
from app.services.service_calls import Appointment, SolvedByPhone
from app.ui.desk import Desk
from app.ui.dialogs.call_actions import ACTIONS, CallActionDialog
from app.ui.dialogs.next_steps import NATURAL, PAPER_STEPS, next_steps, step_words
from app.ui.dialogs.take_back import TakeBackDialog

pytestmark = pytest.mark.usefixtures("frozen_clock")

AsRole = Callable[[str], AbstractContextManager[None]]


def first(call_id: int) -> str:
    natural, _ = next_steps(service_call_file.file(call_id))
    return natural[0] if natural else ""


def hand_in(voucher_id: int) -> None:
    came = clock.now()
    work = Result(arrived_at=came, finished_at=came, solution="清洁搓纸轮", remedy="repair", work_minutes=30)
    vouchers.hand_in(
        voucher_id, seen_version=service_call_file.file(ServiceCall.get().id).vouchers[0].row_version, result=work,
        signed=Signed("张伟", clock.today()),
    )  # fmt: skip


def version(call_id: int) -> int:
    return service_call_file.file(call_id).row_version


def test_every_state_says_what_comes_next() -> None:
    assert set(NATURAL) == set(State)
    for state, steps in NATURAL.items():
        assert set(steps) <= {*ACTIONS, *PAPER_STEPS}
        events = {one.event for one in workflow.MACHINE.transitions if state in one.sources}
        direct = {"issue": "dispatch", "assign": "appoint", "file": "", "hand_in": "", "strike_off": "strike_off"}
        for name in steps:
            assert direct.get(name, name) in {*events, ""}, (state, name)
        if state in workflow.TERMINAL_STATES:
            assert steps == ()


def test_a_call_is_led_from_the_telephone_to_the_archive(
    customer: int, device: int, papers: None, frozen_clock: Callable[[timedelta], None]
) -> None:
    at = clock.local_midnight(clock.today()) + timedelta(hours=14)
    call = service_calls.register(fault_text="卡纸", customer_id=customer, device_id=device).result
    assert first(call) == "appoint"
    service_calls.appoint(call, seen_version=version(call), appointed_at=at)
    assert first(call) == "assign", "nobody goes yet"
    technician = staff.technicians()[0].id
    dispatch.assign(call, seen_version=version(call), technician_id=technician, appointed_at=at)
    assert first(call) == "issue", "not to appoint once more"
    voucher = vouchers.issue(call, seen_version=version(call)).result
    assert first(call) == "arrive"
    frozen_clock(timedelta(hours=8))
    assert first(call) == "hand_in", "the visit is over"
    service_call_visit.arrive(call, seen_version=version(call))
    assert first(call) == "hand_in"
    hand_in(voucher)
    assert first(call) == "strike_off"
    service_call_visit.strike_off(call, seen_version=version(call))
    assert first(call) == "file"
    paper = service_call_file.file(call).vouchers[0]
    vouchers.file(paper.id, seen_version=paper.row_version, place="2026-11")
    assert first(call) == "follow_up"


def test_what_waits_goes_on_first(customer: int) -> None:
    at = clock.now() + timedelta(hours=5)
    call = service_calls.register(fault_text="卡纸", customer_id=customer, outcome=Appointment(at, 60)).result
    service_calls.pause(call, seen_version=version(call), reason="等待配件")
    assert first(call) == "resume"


def test_what_was_solved_by_phone_is_struck_off(customer: int) -> None:
    call = service_calls.register(fault_text="卡纸", customer_id=customer, outcome=SolvedByPhone("重启")).result
    assert first(call) == "strike_off"


def test_a_call_that_nobody_was_sent_to_is_brought_in(desk: Desk, customer: int, papers: None) -> None:
    call = service_calls.register(fault_text="卡纸", customer_id=customer).result
    assert "bring_in" in next_steps(service_call_file.file(call))[0]
    dialog = TakeBackDialog(desk, service_call_file.file(call))
    dialog.show()
    dialog.items.set_value([{"item": "打印机", "serial": "PR-77", "accessories": "电源线"}])
    dialog.submit()
    found = service_call_file.file(call)
    assert (found.state, found.service_mode, found.arrival.state) == ("taken_back", "take_back", "not_applicable")
    assert first(call) == "repair"


@pytest.mark.parametrize("role", ["representative", "supervisor", "technician", "approver"])
def test_nobody_is_offered_what_is_not_open_to_them(scheduled: int, as_role: AsRole, role: str) -> None:
    with as_role(role):
        call = service_call_file.file(scheduled)
        for state in State:
            natural, others = next_steps(replace(call, state=state))
            assert all(call.may(name) for name in (*natural, *others))
            assert not set(natural) & set(others)


def test_an_agreed_visit_is_moved_not_appointed(scheduled: int) -> None:
    call: CallFile = service_call_file.file(scheduled)
    assert step_words("appoint", call)[0] == "Move the visit"
    assert step_words("appoint", replace(call, state="logged"))[0] == "Appoint a visit"


def test_the_technician_is_chosen_in_one_field(desk: Desk, customer: int, qtbot: object) -> None:
    at = clock.now() + timedelta(hours=5)
    call = service_calls.register(fault_text="卡纸", customer_id=customer, outcome=Appointment(at, 60)).result
    dialog = CallActionDialog(desk, ACTIONS["assign"], service_call_file.file(call))
    dialog.show()
    dialog.submit()
    found = service_call_file.file(call)
    assert (found.technician_name, found.appointed_at) == (staff.technicians()[0].name, at)
    assert first(call) == "issue"
