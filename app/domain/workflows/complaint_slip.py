"""The life of a slip about a late stage (F56, F57): issued, answered by the unit; or void with its number kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.domain.workflows._machine import Machine, Transition


class State(StrEnum):
    """Where a slip stands."""

    ISSUED = "issued"
    ANSWERED = "answered"
    VOID = "void"


STATE_LABELS: Mapping[State, str] = MappingProxyType(
    {
        State.ISSUED: QT_TRANSLATE_NOOP("complaint_slip", "Not answered"),  # 未答复
        State.ANSWERED: QT_TRANSLATE_NOOP("complaint_slip", "Answered"),  # 已答复
        State.VOID: QT_TRANSLATE_NOOP("complaint_slip", "Void"),  # 作废
    }
)

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "reminder": QT_TRANSLATE_NOOP("complaint_slip", "Reminder slip"),  # 催办单
        "late_cause": QT_TRANSLATE_NOOP("complaint_slip", "Late-cause slip"),  # 洽办单
    }
)
"""A reminder goes to the unit that is late now; a late-cause slip asks afterwards why a unit was late."""

FORMS: Mapping[str, str] = MappingProxyType({"reminder": "reminder_slip", "late_cause": "late_cause_slip"})
"""The form of each kind."""


@dataclass(frozen=True)
class SlipFacts:
    """What the guards ask for."""

    kind: str = "reminder"
    cause: str = ""
    answer: str = ""
    day: date | None = None
    not_before: date = date.min
    today: date = date.max
    reason: str = ""


def _answered(facts: SlipFacts) -> UserError | None:
    if facts.kind == "late_cause" and not facts.cause:
        return UserError(translate("complaint_slip", "Write why the stage was late."), "cause")
    if not facts.answer:
        return UserError(translate("complaint_slip", "Write what the unit answers."), "answer")
    if facts.day is None:
        return UserError(translate("complaint_slip", "Enter the day of the answer."), "answered_on")
    if facts.day > facts.today:
        return UserError(translate("complaint_slip", "This day has not come yet."), "answered_on")
    if facts.day < facts.not_before:
        return UserError(translate("complaint_slip", "The slip was issued later than this."), "answered_on")
    return None


def _explained(facts: SlipFacts) -> UserError | None:
    return None if facts.reason else UserError(translate("complaint_slip", "Write the reason."), "reason")


MACHINE: Machine[SlipFacts] = Machine(
    "complaint_slip",
    STATE_LABELS,
    SlipFacts,
    (
        Transition("answer", frozenset({State.ISSUED}), State.ANSWERED,
                   QT_TRANSLATE_NOOP("complaint_slip", "Enter the answer"), "complaint_slip.issue", _answered),
        Transition("void", frozenset({State.ISSUED, State.ANSWERED}), State.VOID,
                   QT_TRANSLATE_NOOP("complaint_slip", "Void"), "complaint_slip.void", _explained),
    ),
)  # fmt: skip


def after(state: str, event: str, facts: SlipFacts | Mapping[str, Any] | None = None) -> State:
    """The state after an event; see `Machine.fire`."""
    return State(MACHINE.fire(state, event, facts))


def permitted(state: str, role: str) -> tuple[Transition[SlipFacts], ...]:
    """What a role may do with a slip in a state."""
    return MACHINE.permitted(state, role)


def state_label(state: str) -> str:
    """A state in the language of the program. Raises Bug for a state that does not exist."""
    return MACHINE.label(state)


def due_kind(*, is_late: bool, is_open: bool, is_closed: bool, kinds: Mapping[str, str]) -> str:
    """Which slip a stage is due (R102): a late open one a reminder, a late one of a closed case the question why.

    `kinds` are the slips it has, kind to state, void ones left out. A reminder that was answered may be followed by
    another while the stage is still open; the question why is asked once. Empty: none.
    """
    if not is_late:
        return ""
    if is_open:
        return "" if kinds.get("reminder") == State.ISSUED else "reminder"
    return "late_cause" if is_closed and "late_cause" not in kinds else ""
