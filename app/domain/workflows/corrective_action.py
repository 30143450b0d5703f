"""The life of a corrective action (R107): to do, done, found effective; or not, and then another takes its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.domain.workflows._dates import check_day
from app.domain.workflows._machine import Machine, Transition, to


class State(StrEnum):
    """Where an action stands."""

    OPEN = "open"
    DONE = "done"
    EFFECTIVE = "effective"
    INEFFECTIVE = "ineffective"
    VOID = "void"


STATE_LABELS: Mapping[State, str] = MappingProxyType(
    {
        State.OPEN: QT_TRANSLATE_NOOP("corrective_action", "To do"),  # 待实施
        State.DONE: QT_TRANSLATE_NOOP("corrective_action", "Done, to check"),  # 已实施，待验证
        State.EFFECTIVE: QT_TRANSLATE_NOOP("corrective_action", "Effective"),  # 有效
        State.INEFFECTIVE: QT_TRANSLATE_NOOP("corrective_action", "Not effective"),  # 无效
        State.VOID: QT_TRANSLATE_NOOP("corrective_action", "Void"),  # 作废
    }
)

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "corrective": QT_TRANSLATE_NOOP("corrective_action", "Corrective"),  # 纠正措施
        "preventive": QT_TRANSLATE_NOOP("corrective_action", "Preventive"),  # 预防措施
    }
)
"""Whether it mends the cause found, or keeps another from arising."""

OPEN_STATES = frozenset({State.OPEN, State.DONE})


@dataclass(frozen=True)
class ActionFacts:
    """What the guards ask for: the words of a step; its day, not before another, and today.

    `follow_up`: what is done instead, when it was not effective. `did_it`: the checker is the person who acted.
    """

    words: str = ""
    day: date | None = None
    not_before: date = date.min
    today: date = date.max
    follow_up: str = ""
    did_it: bool = False


def _dated(facts: ActionFacts) -> UserError | None:
    return check_day(facts.day, facts.not_before, facts.today)


def _done(facts: ActionFacts) -> UserError | None:
    if not facts.words:
        return UserError(translate("corrective_action", "Write what was done."), "result")
    return _dated(facts)


def _checked(facts: ActionFacts) -> UserError | None:
    if facts.did_it:
        text = translate("corrective_action", "Somebody else than who acted checks whether it is effective.")
        return UserError(text)
    if not facts.words:
        return UserError(translate("corrective_action", "Write what shows it."), "words")
    return _dated(facts)


def _not_effective(facts: ActionFacts) -> UserError | None:
    refusal = _checked(facts)
    if refusal is None and not facts.follow_up:
        return UserError(translate("corrective_action", "Write what is done instead."), "follow_up")
    return refusal


def _explained(facts: ActionFacts) -> UserError | None:
    return None if facts.words else UserError(translate("corrective_action", "Write the reason."), "reason")


MACHINE: Machine[ActionFacts] = Machine(
    "corrective_action",
    STATE_LABELS,
    ActionFacts,
    (
        to("change", {State.OPEN}, None, QT_TRANSLATE_NOOP("corrective_action", "Edit"), "corrective_action.record"),
        to("finish", {State.OPEN}, State.DONE, QT_TRANSLATE_NOOP("corrective_action", "Done"),
            "corrective_action.record", _done),
        to("find_effective", {State.DONE}, State.EFFECTIVE, QT_TRANSLATE_NOOP("corrective_action", "Effective"),
            "corrective_action.check", _checked),
        to("find_ineffective", {State.DONE}, State.INEFFECTIVE,
            QT_TRANSLATE_NOOP("corrective_action", "Not effective"), "corrective_action.check", _not_effective),
        to("void", {State.OPEN, State.DONE}, State.VOID, QT_TRANSLATE_NOOP("corrective_action", "Void"),
            "corrective_action.check", _explained),
    ),
)  # fmt: skip


def after(state: str, event: str, facts: ActionFacts | Mapping[str, Any] | None = None) -> State:
    """The state after an event; see `Machine.fire`."""
    return State(MACHINE.fire(state, event, facts))


def permitted(state: str, role: str) -> tuple[Transition[ActionFacts], ...]:
    """What a role may do with an action in a state."""
    return MACHINE.permitted(state, role)


def state_label(state: str) -> str:
    """A state in the language of the program."""
    return MACHINE.label(state)
