"""Steps of a call: times that cannot be, what the row repeats of its events, visits that move, a clock set back."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from app.core import clock
from app.core.errors import ChangedMeanwhile, NotPermitted, UserError
from app.models.organisation import Staff
from app.models.service_call import ServiceCall, ServiceCallEvent
from app.models.voucher import ServiceVoucher
from app.services import _call_events as events
from app.services import service_calls, settings, staff
from app.services._use_case import UnitOfWork, transact
from app.services.session import Session

HOUR = timedelta(hours=1)


@pytest.fixture
def unit(branch, frozen_clock):
    return lambda role="representative", action="service_call.change": UnitOfWork(action, branch.sessions[role])


# -- times ------------------------------------------------------------------------------------------------------------


def test_no_time_means_now(unit):
    act = unit()
    assert events.moment(act, None, act.now + HOUR) == act.now


@pytest.mark.parametrize(
    ("ahead", "refused"),
    [
        (timedelta(0), False), (events.TOLERANCE, False), (events.TOLERANCE + timedelta(seconds=1), True),
        (-events.LONGEST_BACK_DATING, False), (-events.LONGEST_BACK_DATING - timedelta(seconds=1), True),
        (timedelta(days=4_000), True), (-timedelta(days=40_000), True),
    ],
)  # fmt: skip
def test_times_ahead_and_absurdly_long_ago(unit, ahead, refused):
    act = unit()
    if refused:
        with pytest.raises(UserError) as why:
            events.moment(act, act.now + ahead, None, "arrived_at")
        assert why.value.field == "arrived_at"
    else:
        assert events.moment(act, act.now + ahead, None) == act.now + ahead


def test_nothing_happens_before_what_it_follows(unit):
    act = unit()
    before = act.now - HOUR
    assert events.moment(act, before, before) == before
    with pytest.raises(UserError) as why:
        events.moment(act, before - timedelta(seconds=1), before)
    assert f"{clock.local(before):%H:%M}" in why.value.text


# -- the call, ready for a step ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("call_id", [0, -1, 10**12])
def test_a_call_that_is_not_there(unit, call_id):
    with pytest.raises(UserError):
        events.load(unit(), call_id, None)


def test_a_version_that_was_not_seen_is_refused_with_the_state_it_has_now(work, unit):
    call_id = work.scheduled()
    version = work.version(call_id)
    assert events.load(unit(), call_id, version).id == call_id
    for seen in (version - 1, version + 1, 0):
        with pytest.raises(ChangedMeanwhile) as why:
            events.load(unit(), call_id, seen)
        assert why.value.differences["state"][1]


def test_a_technician_without_a_person_owns_no_call_that_nobody_has(work, branch):
    """Both are 0 then, and must not be taken for the same person."""
    call_id = work.register()
    nobody = UnitOfWork("service_call.arrive", Session(9, "x", "x", "technician", 0))
    with pytest.raises(NotPermitted):
        events.load(nobody, call_id, None)
    mine = UnitOfWork("service_call.arrive", branch.sessions["technician"])
    with pytest.raises(NotPermitted):
        events.load(mine, call_id, None)
    assert events.load(mine, work.scheduled(), None)


# -- events -----------------------------------------------------------------------------------------------------------


def test_a_note_keeps_odd_texts_and_leaves_out_what_is_empty(work, unit):
    call_id = work.register()
    act = unit()
    call = events.load(act, call_id, None)
    transact(act, lambda: events.note(act, call, "note", act.now, "𠮷😀\n\t", why="", count=0, who=None, ok=False))
    kept = events.of_call(call_id)[-1]
    assert (kept.kind, kept.detail, kept.state) == ("note", "𠮷😀\n\t", "logged")
    assert json.loads(kept.data) == {"count": 0, "ok": False}, "nothing and zero are two things"
    assert kept.user_name == "desk"


def test_the_row_repeats_what_its_events_say(work, unit, frozen_clock):
    call_id = work.register()
    row = ServiceCall.get_by_id(call_id)
    wanted = events.projections(events.of_call(call_id))
    assert {name: getattr(row, name) for name in wanted} == wanted
    frozen_clock(HOUR / 2)
    act = unit()
    call = events.load(act, call_id, None)
    transact(act, lambda: events.step(act, call, "pause", act.now, reason="等客户确认"))
    row = ServiceCall.get_by_id(call_id)
    assert (row.is_paused, row.response_due_at, row.responded_at) == (True, None, None)
    frozen_clock(3 * HOUR)
    again = unit()
    transact(again, lambda: events.step(again, events.load(again, call_id, None), "resume", again.now))
    row = ServiceCall.get_by_id(call_id)
    assert (row.is_paused, row.pause_reason) == (False, "")
    assert row.response_due_at == row.received_at + 2 * HOUR + 3 * HOUR


def test_a_step_that_the_workflow_refuses_leaves_nothing(work, unit):
    call_id = work.register()
    act = unit()
    call = events.load(act, call_id, None)
    before = ServiceCallEvent.select().count()
    for event, facts in (("strike_off", {}), ("cancel", {}), ("no_such_step", {})):
        with pytest.raises(Exception):  # noqa: B017, PT011 - a refusal, or a bug for a step that does not exist
            transact(act, lambda event=event, facts=facts: events.step(act, call, event, act.now, facts=facts))
    assert ServiceCallEvent.select().count() == before
    assert ServiceCall.get_by_id(call_id).state == "logged"


def test_events_that_no_clock_cares_for_are_left_out(work, unit):
    call_id = work.register()
    act = unit()
    call = events.load(act, call_id, None)
    transact(act, lambda: events.note(act, call, "note", act.now, "x"))
    assert [str(one.kind) for one in events.clock_events(events.of_call(call_id))] == ["received"]


# -- visits -----------------------------------------------------------------------------------------------------------


def test_an_agreed_visit_moves_only_with_a_reason(work, unit):
    call_id = work.scheduled()
    act = unit(action="service_call.appoint")
    call = events.load(act, call_id, None)
    later = call.appointed_at + HOUR
    with pytest.raises(UserError) as why:
        transact(act, lambda: events.place(act, call, later, 60, call.technician, "", act.now))
    assert why.value.field == "reason"
    transact(act, lambda: events.place(act, call, call.appointed_at, 45, call.technician, "", act.now))
    assert ServiceCall.get_by_id(call_id).appointed_minutes == 45, "its length may change without one"
    call = events.load(act, call_id, None)
    transact(act, lambda: events.place(act, call, later, 60, call.technician, "客户改期", act.now))
    told = json.loads(events.of_call(call_id)[-1].data)
    assert told["before"]
    assert told["appointed_at"] == later.isoformat()


def test_a_voucher_goes_with_who_takes_the_call_over(work, unit, as_role):
    call_id, voucher_id = work.dispatched()
    with as_role("administrator"):
        other = staff.create(name="安志远", is_technician=True).result
    act = unit("supervisor", "service_call.reassign")
    call = events.load(act, call_id, None)
    person = Staff.get_by_id(other)
    transact(act, lambda: events.place(act, call, call.appointed_at, 90, person, "陈志强请假", act.now))
    kinds = [one.kind for one in events.of_call(call_id)]
    assert kinds[-1] == "reassign", "the time stands, so nothing was postponed"
    voucher = ServiceVoucher.get_by_id(voucher_id)
    assert (voucher.technician_id, voucher.technician_name) == (other, "安志远")
    assert [one.id for one in events.open_vouchers(ServiceCall.get_by_id(call_id))] == [voucher_id]


def test_who_may_not_reassign_cannot_hand_a_dispatched_call_over(work, unit, branch, as_role):
    call_id, _ = work.dispatched()
    with as_role("administrator"):
        other = staff.create(name="安志远", is_technician=True).result
    act = unit("technician", "service_call.postpone")
    call = events.load(act, call_id, None)
    with pytest.raises(NotPermitted):
        transact(act, lambda: events.place(act, call, call.appointed_at, 90, Staff.get_by_id(other), "累了", act.now))
    assert ServiceCall.get_by_id(call_id).technician_id == branch.technician_id


# -- a clock set back ------------------------------------------------------------------------------------------------


def test_a_clock_that_runs_behind_is_noticed_beyond_the_tolerance(work, frozen_clock):
    assert not events.clock_runs_behind(clock.now())
    work.register()
    assert not events.clock_runs_behind(clock.now() - events.TOLERANCE)
    assert events.clock_runs_behind(clock.now() - events.TOLERANCE - timedelta(seconds=1))
    frozen_clock(-timedelta(days=2))
    call_id = work.register()
    assert [one.clock_suspect for one in events.of_call(call_id)] == [True]


def test_due_times_follow_new_targets_for_open_calls_only(work, as_role):
    open_call, closed = work.register(), work.register()
    with as_role("supervisor"):
        service_calls.cancel(closed, seen_version=work.version(closed), reason="重复报修")
    before = ServiceCall.get_by_id(closed)
    with as_role("administrator"):
        settings.change(values={"sla.level2.response_hours": 1})
    row = ServiceCall.get_by_id(open_call)
    assert row.response_due_at == row.received_at + HOUR
    assert ServiceCall.get_by_id(closed).row_version == before.row_version
