"""The life of a return visit (domain.md 3.9, F30, R070): due → done, or unreachable after the last attempt.

Somebody who will not answer has been visited too: done, without a score. A customer who wants to be rung at another
time stays due until then. A visit due for what is cancelled is withdrawn. A customer who calls back after the last
attempt can still be entered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.domain import codes
from app.domain.workflows._machine import Machine, Transition

SATISFACTION = range(1, 6)
"""1 very dissatisfied … 5 very satisfied."""

FURTHEST_CALL_BACK = timedelta(days=90)
"""A call promised for later than that is another visit."""

DISSATISFIED_UP_TO = 2
"""Up to here a visit leads to a new call or a complaint (R071)."""


class State(StrEnum):
    """Where a visit stands."""

    DUE = "due"
    DONE = "done"
    UNREACHABLE = "unreachable"
    WITHDRAWN = "withdrawn"


STATE_LABELS: Mapping[State, str] = MappingProxyType({State(code): label for code, label in codes.VISIT_STATES.items()})

STATE_ORDER: tuple[State, ...] = tuple(State)
OPEN_STATES = frozenset({State.DUE})
TERMINAL_STATES = frozenset({State.DONE, State.WITHDRAWN})


@dataclass(frozen=True)
class VisitFacts:
    """What the guards ask for; `attempts` are those made before, `max_attempts` is the setting `visit.max_attempts`."""

    satisfaction: int | None = None
    attempts: int = 0
    max_attempts: int = 3
    now: datetime | None = None
    call_back_at: datetime | None = None


def _entered(facts: VisitFacts) -> UserError | None:
    if facts.satisfaction in SATISFACTION:
        return None
    return UserError(translate("return_visit", "Choose the customer's satisfaction."), "satisfaction")


def _tried_again(facts: VisitFacts) -> UserError | None:
    if facts.attempts + 1 < facts.max_attempts:
        return None
    return UserError(translate("return_visit", "This was the last attempt."), "attempts")


def _given_up(facts: VisitFacts) -> UserError | None:
    left = facts.max_attempts - facts.attempts - 1
    if left <= 0:
        return None
    return UserError(translate("return_visit", "{count} more attempts are due.").format(count=left), "attempts")


def _asked_for_later(facts: VisitFacts) -> UserError | None:
    if facts.call_back_at is None or facts.now is None:
        return UserError(translate("return_visit", "Say when the customer wants to be called."), "call_back_at")
    if facts.call_back_at <= facts.now:
        return UserError(translate("return_visit", "The time to call back lies ahead."), "call_back_at")
    if facts.call_back_at > facts.now + FURTHEST_CALL_BACK:
        text = translate("return_visit", "The customer is called back within {days} days.")
        return UserError(text.format(days=FURTHEST_CALL_BACK.days), "call_back_at")
    return None


def _to(event: str, sources: set[State], target: State, label: str, guard: Any) -> Transition[VisitFacts]:
    return Transition(event, frozenset(sources), target, label, "visit.record", guard)


MACHINE: Machine[VisitFacts] = Machine(
    "return_visit",
    STATE_LABELS,
    VisitFacts,
    (
        _to(
            "record",
            {State.DUE, State.UNREACHABLE},
            State.DONE,
            QT_TRANSLATE_NOOP("return_visit", "Enter the result"),
            _entered,
        ),
        _to(
            "refuse",
            {State.DUE, State.UNREACHABLE},
            State.DONE,
            QT_TRANSLATE_NOOP("return_visit", "Will not answer"),
            None,
        ),
        _to(
            "call_back",
            {State.DUE, State.UNREACHABLE},
            State.DUE,
            QT_TRANSLATE_NOOP("return_visit", "Call back later"),
            _asked_for_later,
        ),
        _to("not_reached", {State.DUE}, State.DUE, QT_TRANSLATE_NOOP("return_visit", "Not reached"), _tried_again),
        _to("withdraw", {State.DUE}, State.WITHDRAWN, QT_TRANSLATE_NOOP("return_visit", "Withdraw"), None),
        _to("give_up", {State.DUE}, State.UNREACHABLE, QT_TRANSLATE_NOOP("return_visit", "Give up"), _given_up),
    ),
)


def missed_event(attempts: int, max_attempts: int) -> str:
    """The event of an attempt that reached nobody: another will follow, or it was the last."""
    return "not_reached" if attempts + 1 < max_attempts else "give_up"


def is_dissatisfied(satisfaction: int | None) -> bool:
    """Whether the answer asks for a new call or a complaint (R071)."""
    return satisfaction is not None and satisfaction <= DISSATISFIED_UP_TO


def after(
    state: str, event: str, facts: VisitFacts | Mapping[str, Any] | None = None, role: str | None = None
) -> State:
    """The state after an event; see `Machine.fire`."""
    return State(MACHINE.fire(state, event, facts, role))


def permitted(state: str, role: str) -> tuple[Transition[VisitFacts], ...]:
    """What a role may do with a visit in a state."""
    return MACHINE.permitted(state, role)


def state_label(state: str) -> str:
    """A state in the language of the program."""
    return MACHINE.label(state)
