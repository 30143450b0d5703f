"""The life of a returned part (3.4): what leads where, what is refused, and what no order of steps can break."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.domain.permissions import ROLES, Role
from app.domain.workflows.returned_part import (
    ENDED_STATES,
    MACHINE,
    READY_STATES,
    STATE_LABELS,
    PartFacts,
    State,
    after,
    awaits_check,
    is_open,
    permitted,
)

TODAY = date(2026, 11, 22)
EVERYTHING = PartFacts(
    symptom_reproduced="yes", verdict="faulty", tested_by="陈", route="supplier", supplier_name="视通", sent_on=TODAY,
    due_back_on=TODAY, back_on=TODAY, work_text="更换电容", repaired_by="陈", checked_by="周", reason="客户同意",
    replacement_serial="A2", receipt_settled=True, signed_by="李", signed_on=TODAY, received_on=TODAY, today=TODAY,
)  # fmt: skip


@pytest.mark.parametrize(
    ("state", "event", "target", "needed"),
    [
        ("received", "enter_test", "in_test", ["symptom_reproduced", "verdict", "tested_by"]),
        ("in_test", "begin_repair", "in_repair", ["verdict"]),
        ("in_repair", "send_out", "sent_out", ["route", "supplier_name", "sent_on", "due_back_on"]),
        ("sent_out", "come_back", "back", ["back_on"]),
        ("back", "repair", "repaired", ["work_text", "repaired_by"]),
        ("repaired", "check", "repaired", ["checked_by"]),
        ("repaired", "repair_again", "in_repair", ["reason"]),
        ("in_repair", "give_up", "unrepairable", ["verdict", "reason"]),
        ("unrepairable", "replace", "replaced", ["reason", "replacement_serial"]),
        ("unrepairable", "scrap", "scrapped", ["reason"]),
        ("repaired", "hand_back", "returned", ["receipt_settled", "signed_by", "signed_on"]),
        ("scrapped", "hand_back", "returned", ["receipt_settled"]),
        ("returned", "close", "closed", []),
    ],
)
def test_what_leads_where_and_what_is_needed(state: str, event: str, target: str, needed: list[str]) -> None:
    assert after(state, event, EVERYTHING) == target
    for name in needed:
        lacking = replace(EVERYTHING, **{name: getattr(PartFacts(), name)})
        with pytest.raises(UserError) as refusal:
            after(state, event, lacking)
        assert refusal.value.text
        assert refusal.value.field


def test_what_awaits_its_check_stays() -> None:
    assert awaits_check("repaired", "repaired", "")
    assert not awaits_check("repaired", "no_fault", "")
    assert not awaits_check("repaired", "repaired", "周")
    assert not awaits_check("as_is", "as_is", "")
    with pytest.raises(UserError, match="FX-1"):
        after("repaired", "hand_back", replace(EVERYTHING, unchecked="FX-1"))


def test_only_a_supervisor_decides() -> None:
    for role in ROLES:
        events = {item.event for item in permitted(State.UNREPAIRABLE, role)}
        assert ({"replace", "scrap", "leave_as_is"} <= events) == (role is Role.SUPERVISOR)


def test_who_repaired_does_not_check() -> None:
    with pytest.raises(UserError):
        after(State.REPAIRED, "check", replace(EVERYTHING, checked_by="陈"))


@given(st.lists(st.sampled_from(sorted(MACHINE.events)), max_size=40))
def test_no_order_of_steps_leaves_the_way(events: list[str]) -> None:
    """Whatever is tried: nothing comes back from an end but by closing, nothing returns that was not ready."""
    state = State.RECEIVED
    for event in events:
        try:
            following = after(state, event, EVERYTHING)
        except UserError:
            continue
        if state in ENDED_STATES:
            assert (state, following) == (State.RETURNED, State.CLOSED)
        if following is State.RETURNED:
            assert state in READY_STATES
        assert is_open(following) == (following not in ENDED_STATES)
        state = following
    assert set(STATE_LABELS) == set(State)
