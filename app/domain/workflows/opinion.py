"""The life of an opinion (domain.md 3.17): registered, passed on, answered, the customer told; or void.

One whose customer waits for no reply is closed with its answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.domain.opinion import TOLD_HOW
from app.domain.workflows._machine import Machine, Transition, to


class State(StrEnum):
    """Where an opinion stands."""

    RECEIVED = "received"
    FORWARDED = "forwarded"
    ANSWERED = "answered"
    CLOSED = "closed"
    VOID = "void"


STATE_LABELS: Mapping[State, str] = MappingProxyType(
    {
        State.RECEIVED: QT_TRANSLATE_NOOP("opinion", "To pass on"),  # 待转达
        State.FORWARDED: QT_TRANSLATE_NOOP("opinion", "To answer"),  # 待答复
        State.ANSWERED: QT_TRANSLATE_NOOP("opinion", "Customer to be told"),  # 待告知客户
        State.CLOSED: QT_TRANSLATE_NOOP("opinion", "Closed"),  # 已办结
        State.VOID: QT_TRANSLATE_NOOP("opinion", "Void"),  # 作废
    }
)

UNANSWERED: frozenset[str] = frozenset({State.RECEIVED, State.FORWARDED})
"""The states in which the clock of the answer runs."""

OPEN: frozenset[str] = UNANSWERED | {State.ANSWERED}
"""The states in which somebody still has to do something."""


@dataclass(frozen=True)
class OpinionFacts:
    """What the guards ask for.

    `at` is when it happened, not before `not_before` nor after `now`; `department` is where it goes, `department_now`
    where it lies already; `told` tells whether the customer knows the answer.
    """

    reason: str = ""
    department: str = ""
    department_now: str = ""
    answer: str = ""
    how: str = ""
    told: bool = False
    at: datetime | None = None
    not_before: datetime | None = None
    now: datetime | None = None


def _explained(facts: OpinionFacts) -> UserError | None:
    return None if facts.reason else UserError(translate("opinion", "Write the reason."), "reason")


def _moment(facts: OpinionFacts, field: str) -> UserError | None:
    if facts.at is None:
        return None
    if facts.now is not None and facts.at > facts.now:
        return UserError(translate("opinion", "This moment has not come yet."), field)
    if facts.not_before is not None and facts.at < facts.not_before:
        text = translate("opinion", "This cannot have been before {moment}.")
        return UserError(text.format(moment=f"{clock.local(facts.not_before):%Y-%m-%d %H:%M}"), field)
    return None


def _forwarded(facts: OpinionFacts) -> UserError | None:
    if not facts.department:
        return UserError(translate("opinion", "Choose the department that answers it."), "department_id")
    if facts.department == facts.department_now:
        text = translate("opinion", "It is with {department} already.")
        return UserError(text.format(department=facts.department), "department_id")
    return _moment(facts, "forwarded_at")


def _answered(facts: OpinionFacts) -> UserError | None:
    if not facts.answer:
        return UserError(translate("opinion", "Write the answer."), "answer")
    return _moment(facts, "answered_at")


def _told(facts: OpinionFacts) -> UserError | None:
    if facts.told:
        return UserError(translate("opinion", "The customer has been told already."))
    if facts.how not in TOLD_HOW:
        return UserError(translate("opinion", "Choose how the customer was told."), "told_how")
    return _moment(facts, "told_at")


_UNANSWERED = {State.RECEIVED, State.FORWARDED}

MACHINE: Machine[OpinionFacts] = Machine(
    "opinion",
    STATE_LABELS,
    OpinionFacts,
    (
        to("change", _UNANSWERED, None, QT_TRANSLATE_NOOP("opinion", "Change"), "opinion.record"),
        to("forward", _UNANSWERED, State.FORWARDED, QT_TRANSLATE_NOOP("opinion", "Pass on"), "opinion.forward",
            _forwarded),
        to("answer", _UNANSWERED, State.ANSWERED, QT_TRANSLATE_NOOP("opinion", "Answer"), "opinion.answer", _answered),
        to("answer_and_close", _UNANSWERED, State.CLOSED, QT_TRANSLATE_NOOP("opinion", "Answer"), "opinion.answer",
            _answered),
        to("tell", {State.ANSWERED, State.CLOSED}, State.CLOSED, QT_TRANSLATE_NOOP("opinion", "Tell the customer"),
            "opinion.answer", _told),
        to("complain", {State.RECEIVED, State.FORWARDED, State.ANSWERED, State.CLOSED}, None,
            QT_TRANSLATE_NOOP("opinion", "It is a complaint"), "complaint.register"),
        to("call", {State.RECEIVED, State.FORWARDED, State.ANSWERED, State.CLOSED}, None,
            QT_TRANSLATE_NOOP("opinion", "It needs a service call"), "service_call.register"),
        to("void", _UNANSWERED, State.VOID, QT_TRANSLATE_NOOP("opinion", "Void"), "opinion.void", _explained),
    ),
)  # fmt: skip


def after(state: str, event: str, facts: OpinionFacts | Mapping[str, Any] | None = None) -> State:
    """The state after an event; see `Machine.fire`."""
    return State(MACHINE.fire(state, event, facts))


def permitted(state: str, role: str) -> tuple[Transition[OpinionFacts], ...]:
    """What a role may do with an opinion in a state."""
    return MACHINE.permitted(state, role)


def state_label(state: str) -> str:
    """A state in the language of the program."""
    return MACHINE.label(state)
