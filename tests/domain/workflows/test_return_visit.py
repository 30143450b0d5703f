"""The life of a return visit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.domain.permissions import ACTIONS, ROLES
from app.domain.workflows.return_visit import (
    MACHINE,
    State,
    after,
    is_dissatisfied,
    missed_event,
    permitted,
    state_label,
)


@pytest.mark.parametrize("state", [State.DUE, State.UNREACHABLE])
@pytest.mark.parametrize("satisfaction", [1, 5])
def test_a_result_ends_the_visit(state: State, satisfaction: int) -> None:
    assert after(state, "record", {"satisfaction": satisfaction}) is State.DONE


@pytest.mark.parametrize("satisfaction", [None, 0, 6])
def test_a_result_needs_a_satisfaction(satisfaction: int | None) -> None:
    with pytest.raises(UserError) as refusal:
        after(State.DUE, "record", {"satisfaction": satisfaction})
    assert refusal.value.field == "satisfaction"


def test_a_done_visit_stays_done() -> None:
    for event in MACHINE.events:
        with pytest.raises(UserError):
            after(State.DONE, event, {"satisfaction": 5})


@given(st.integers(1, 10))
def test_nobody_answers(max_attempts: int) -> None:
    state, attempts = State.DUE, 0
    while state is State.DUE:
        facts = {"attempts": attempts, "max_attempts": max_attempts}
        event = missed_event(attempts, max_attempts)
        other = ({"not_reached", "give_up"} - {event}).pop()
        with pytest.raises(UserError):
            after(state, other, facts)
        state = after(state, event, facts)
        attempts += 1
    assert (state, attempts) == (State.UNREACHABLE, max_attempts)


def test_dissatisfaction() -> None:
    assert [is_dissatisfied(value) for value in (None, 1, 2, 3, 5)] == [False, True, True, False, False]


def test_who_may_and_what_it_is_called() -> None:
    assert {role for role in ROLES if permitted("due", role)} == {"representative", "supervisor"}
    assert {item.action for item in MACHINE.transitions} <= ACTIONS
    assert all(state_label(state) for state in State)
