"""Any legal way through a call's life: what its row shows is what its events say, and nothing is struck off without
its paper.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core import clock
from app.core.errors import UserError
from app.domain.workflows import service_call as workflow
from app.models.charge import Charge
from app.models.service_call import ServiceCall, ServiceCallEvent
from app.models.voucher import ServiceVoucher
from app.services import _call_events as events
from app.services import (
    charges,
    closing,
    dispatch,
    return_visits,
    service_call_file,
    service_call_visit,
    service_calls,
    voucher_file,
    vouchers,
)
from app.services.service_call_charges import ChargeEntry
from app.services.service_call_visit import Signed

STEPS = (
    "respond",
    "promise_reply",
    "solve_by_phone",
    "appoint",
    "assign",
    "issue",
    "hand_out",
    "arrive",
    "complete",
    "hand_in",
    "postpone",
    "pause",
    "resume",
    "change_level",
    "reassign",
    "strike_off",
    "visit",
    "not_reached",
    "file",
    "pay",
    "waive",
    "close",
    "reopen",
    "cancel",
    "void",
    "correct",
    "note",
)


def _take(work, call_id: int, step: str) -> None:
    file = service_call_file.file(call_id)
    seen = {"seen_version": file.row_version}
    now = clock.now()
    paper = file.vouchers[0] if file.vouchers else None
    of_paper = {"seen_version": paper.row_version} if paper else {}
    visit = file.visits[0] if file.visits else None
    of_visit = {"seen_version": visit.row_version} if visit else {}
    if step in ("hand_in", "hand_out", "file", "void", "correct") and not paper:
        return
    if step in ("visit", "not_reached") and not visit:
        return
    result = work.result(arrived_at=max(file.received_at, now - timedelta(minutes=20)))
    match step:
        case "respond":
            service_calls.respond(call_id, **seen)
        case "promise_reply":
            service_calls.promise_reply(call_id, **seen, reply_at=now + timedelta(hours=3), interface_person="孙工")
        case "solve_by_phone":
            service_calls.solve_by_phone(call_id, **seen, solution="重启")
        case "appoint":
            at = now + timedelta(hours=2)
            service_calls.appoint(call_id, **seen, appointed_at=at, technician_id=work.technician_id, reason="改期")
        case "assign":
            at = now + timedelta(hours=1)
            dispatch.assign(call_id, **seen, appointed_at=at, technician_id=work.technician_id, reason="顺路")
        case "issue":
            vouchers.issue(call_id, **seen)
        case "hand_out":
            vouchers.hand_out(paper.id, **of_paper)
        case "arrive":
            service_call_visit.arrive(call_id, **seen)
        case "complete":
            service_call_visit.complete(call_id, **seen, result=result, signer_name="王", signed_on=clock.today())
        case "hand_in":
            lines = (ChargeEntry("检测费", 1, 5000, exclusion="misuse"),)
            told = replace(result, announced_at=result.arrived_at, agreed_by="王")
            vouchers.hand_in(paper.id, **of_paper, result=told, signed=Signed("王", clock.today()), charges=lines)
        case "postpone":
            service_call_visit.postpone(call_id, **seen, reason="缺件", appointed_at=now + timedelta(days=1))
        case "pause":
            service_calls.pause(call_id, **seen, reason="等待客户")
        case "resume":
            service_calls.resume(call_id, **seen)
        case "change_level":
            service_calls.change_level(call_id, **seen, fault_level=file.fault_level % 4 + 1, reason="误判")
        case "reassign":
            service_calls.reassign(call_id, **seen, technician_id=work.technician_id, reason="病假")
        case "strike_off":
            service_call_visit.strike_off(call_id, **seen)
        case "visit":
            return_visits.enter_result(visit.id, **of_visit, satisfaction=2)
        case "not_reached":
            return_visits.not_reached(visit.id, **of_visit)
        case "file":
            vouchers.file(paper.id, **of_paper, place="3盒")
        case "pay":
            for one in Charge.select().where((Charge.call == call_id) & (Charge.state == "open")):
                told = {"amount": one.outstanding, "method": "transfer"}
                charges.collect(one.id, seen_version=one.row_version, **told)
                version = Charge.get_by_id(one.id).row_version
                charges.need_no_invoice(one.id, seen_version=version, reason="不需要")
        case "waive":
            missing = closing.missing(call_id)
            if missing:
                items = [(one.matter, one.object_id) for one in missing]
                closing.waive(call_id, **seen, items=items, reason="经理同意")
        case "close":
            service_call_visit.close(call_id, **seen)
        case "reopen":
            service_call_visit.reopen(call_id, **seen, reason="又坏了")
        case "cancel":
            service_calls.cancel(call_id, **seen, reason="重复")
        case "void":
            vouchers.void(paper.id, **of_paper, reason="打错")
        case "correct":
            vouchers.correct(paper.id, **of_paper, reason="打错")
        case _:
            service_calls.add_note(call_id, text="催促")


def _check(call_id: int) -> None:
    call = ServiceCall.get_by_id(call_id)
    known = events.of_call(call_id)
    expected = events.projections(known)
    assert {name: getattr(call, name) for name in expected} == expected
    assert call.is_open == workflow.is_open(call.state)
    moving = [event for event in known if event.kind not in ("note", "announce_charge")]
    assert moving[-1].state == call.state or moving[-1].kind.startswith("voucher_")
    if call.struck_off_at and call.finished_at and call.service_mode == "on_site":
        paper = ServiceVoucher.get(ServiceVoucher.number == call.voucher_number)
        assert paper.state in ("returned", "filed")
        assert paper.signer_name
        assert paper.signed_on
    assert len([row for row in call.vouchers if row.state in ("issued", "out")]) <= 1
    if call.is_paused:
        assert call.pause_reason
    assert (call.state == "cancelled") == bool(call.cancelled_at)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 9)), min_size=4, max_size=14))
def test_any_legal_way_leaves_rows_and_events_agreeing(work, as_role, frozen_clock, steps):
    with as_role("supervisor"):
        call_id = work.register()
        for step, hours in steps:
            frozen_clock(timedelta(hours=hours))
            before = ServiceCallEvent.select().where(ServiceCallEvent.call == call_id).count(), work.version(call_id)
            try:
                _take(work, call_id, step)
            except UserError:
                after = ServiceCallEvent.select().where(ServiceCallEvent.call == call_id).count(), work.version(call_id)
                assert after == before, f"{step} was refused but left something behind"
            _check(call_id)


WAYS = {
    "visited": ("appoint", "issue", "arrive", "complete", "hand_in", "strike_off", "visit", "file", "pay", "close"),
    "by_phone": ("promise_reply", "solve_by_phone", "strike_off", "visit", "close"),
    "corrected": ("assign", "issue", "correct", "hand_out", "hand_in", "strike_off", "file", "visit", "waive", "close"),
    "unasked": ("promise_reply", "solve_by_phone", "strike_off", "waive", "close"),
    "unasked_before": ("promise_reply", "solve_by_phone", "waive", "strike_off", "close"),
    "held": ("pause", "resume", "appoint", "issue", "arrive", "pause", "complete", "hand_in", "strike_off"),
    "twice": (
        "appoint",
        "issue",
        "arrive",
        "postpone",
        "arrive",
        "complete",
        "hand_in",
        "strike_off",
        "visit",
        "reopen",
    ),
    "voided": ("appoint", "issue", "void", "issue", "hand_in", "strike_off"),
}


@pytest.mark.parametrize("way", WAYS)
def test_the_usual_ways_go_through(work, as_role, frozen_clock, way):
    with as_role("supervisor"):
        call_id = work.register()
        for step in WAYS[way]:
            frozen_clock(timedelta(minutes=30))
            _take(work, call_id, step)
            _check(call_id)
    expected = {"held": "struck_off", "twice": "logged", "voided": "struck_off"}
    assert ServiceCall.get_by_id(call_id).state == expected.get(way, "closed")


def test_times_of_a_visit_are_in_order(work, frozen_clock):
    _, voucher_id = work.dispatched()
    frozen_clock(timedelta(hours=3))
    now = clock.now()
    for times, field in (
        ((now, now - timedelta(minutes=5)), "finished_at"),
        ((now - timedelta(days=2), now), "arrived_at"),
        ((now - timedelta(hours=1), now + timedelta(hours=1)), "finished_at"),
    ):
        with pytest.raises(UserError) as refused:
            work.hand_in(voucher_id, result=work.result(arrived_at=times[0], finished_at=times[1]))
        assert refused.value.field == field
    for wrong, field in (
        ({"solution": " "}, "solution"),
        ({"remedy": "prayer"}, "remedy"),
        ({"work_minutes": -1}, "work_minutes"),
    ):
        with pytest.raises(UserError) as refused:
            work.hand_in(voucher_id, result=work.result(**wrong))
        assert refused.value.field == field
    assert voucher_file.file(voucher_id).state == "out"
