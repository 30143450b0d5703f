"""The life of a service voucher."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import NotPermitted, UserError
from app.domain.permissions import ACTIONS, ROLES
from app.domain.workflows.service_voucher import (
    MACHINE,
    OPEN_STATES,
    TERMINAL_STATES,
    State,
    VoucherFacts,
    after,
    is_open,
    permitted,
    state_label,
)

EVERYTHING = VoucherFacts(3, "王", date(2026, 11, 22), True, "2026-11 / 3", "misprint")
EMPTY = VoucherFacts()

TABLE = [
    (State.ISSUED, "hand_out", State.OUT, ["technician"]),
    (State.ISSUED, "hand_in", State.RETURNED, ["signer_name", "signed_on"]),
    (State.OUT, "hand_in", State.RETURNED, ["signer_name", "signed_on"]),
    (State.RETURNED, "file", State.FILED, ["struck_off", "place"]),
    (State.ISSUED, "void", State.VOID, ["reason"]),
    (State.OUT, "void", State.VOID, ["reason"]),
    (State.RETURNED, "void", State.VOID, ["reason"]),
]


@pytest.mark.parametrize(("state", "event", "target", "needed"), TABLE)
def test_the_way_of_the_paper(state: State, event: str, target: State, needed: list[str]) -> None:
    assert after(state, event, {name: getattr(EVERYTHING, name) for name in needed}) is target
    for name in needed:
        with pytest.raises(UserError) as refusal:
            after(state, event, replace(EVERYTHING, **{name: getattr(EMPTY, name)}))
        assert refusal.value.field == name


def test_there_is_no_other_way() -> None:
    moves = {(state, item.event, item.target) for item in MACHINE.transitions for state in item.sources}
    assert moves == {row[:3] for row in TABLE}
    for state in TERMINAL_STATES:
        for event in MACHINE.events:
            with pytest.raises(UserError):
                after(state, event, EVERYTHING)


def test_only_the_supervisor_voids() -> None:
    assert {role for role in ROLES if "void" in [item.event for item in permitted("out", role)]} == {"supervisor"}
    with pytest.raises(NotPermitted):
        after("out", "void", EVERYTHING, "representative")
    assert {item.action for item in MACHINE.transitions} <= ACTIONS


@given(st.lists(st.tuples(st.sampled_from(sorted(MACHINE.events)), st.booleans()), max_size=12))
def test_a_filed_voucher_was_signed_and_its_call_struck_off(steps: list[tuple[str, bool]]) -> None:
    state, seen = State.ISSUED, []
    for event, whole in steps:
        try:
            state = after(state, event, EVERYTHING if whole else EMPTY)
        except UserError:
            continue
        seen.append(event)
    if state is State.FILED:
        assert seen[-2:] == ["hand_in", "file"]
    assert is_open(state) == (state in OPEN_STATES) == ("hand_in" not in seen and "void" not in seen)
    assert state_label(state)
