"""The engine of the workflows."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from app.core.errors import Bug, NotPermitted, UserError
from app.domain.permissions import Role
from app.domain.workflows._machine import Machine, Transition


@dataclass(frozen=True)
class Facts:
    key: str = ""


def _locked(facts: Facts) -> UserError | None:
    return None if facts.key else UserError("The door is locked.", "key")


def _transition(event: str, source: str, target: str | None, **more: object) -> Transition[Facts]:
    return Transition(event, frozenset({source}), target, event.title(), "service_voucher.void", **more)  # type: ignore[arg-type]


STATES = {"closed": "Closed", "open": "Open"}
OPEN = _transition("open", "closed", "open", guard=_locked)
KNOCK = _transition("knock", "closed", None)
SHUT = _transition("shut", "open", "closed", only=frozenset({Role.REPRESENTATIVE}))
DOOR = Machine("door", STATES, Facts, (OPEN, KNOCK, SHUT))


def test_an_event_leads_on_when_its_guard_agrees() -> None:
    assert DOOR.fire("closed", "open", Facts("k")) == "open"
    assert DOOR.fire("closed", "open", {"key": "k"}) == "open"
    assert DOOR.fire("closed", "knock") == "closed"
    with pytest.raises(UserError, match="locked") as refusal:
        DOOR.fire("closed", "open")
    assert refusal.value.field == "key"


def test_an_event_that_does_not_fit_is_said_in_words() -> None:
    with pytest.raises(UserError, match=r"“Knock”.*“Open”"):
        DOOR.fire("open", "knock")


def test_what_does_not_exist_is_a_bug() -> None:
    for state, event, facts in (("ajar", "open", {}), ("closed", "opne", {}), ("closed", "open", {"kye": "k"})):
        with pytest.raises(Bug):
            DOOR.fire(state, event, facts)
    with pytest.raises(Bug):
        DOOR.permitted("ajar", "supervisor")
    with pytest.raises(Bug):
        DOOR.label("ajar")


def test_the_matrix_and_the_transition_decide_who_may() -> None:
    assert DOOR.permitted("closed", "supervisor") == (OPEN, KNOCK)
    assert DOOR.permitted("closed", "representative") == ()
    assert DOOR.permitted("open", "supervisor") == ()
    with pytest.raises(NotPermitted):
        DOOR.fire("closed", "knock", role="technician")
    assert DOOR.fire("closed", "knock", role="supervisor") == "closed"


def test_a_refusal_can_be_asked_for_beforehand() -> None:
    assert DOOR.refusal("closed", "open") == "The door is locked."
    assert DOOR.refusal("closed", "open", Facts("k")) == ""
    assert DOOR.refusal("closed", "knock", role="technician")
    assert DOOR.label("open") == "Open"


@pytest.mark.parametrize(
    "transitions",
    [(OPEN, OPEN), (_transition("break", "closed", "broken"),), (_transition("mend", "broken", "closed"),)],
)
def test_an_unsound_description_is_a_bug(transitions: tuple[Transition[Facts], ...]) -> None:
    with pytest.raises(Bug):
        Machine("door", STATES, Facts, transitions)
