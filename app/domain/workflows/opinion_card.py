"""The life of an opinion card (F34): issued with its call, back with the customer's grades; or void.

One that is void may be issued again: there is one card a call, and no second number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.domain.opinion import CARD_KINDS, check_grades
from app.domain.workflows._dates import check_day
from app.domain.workflows._machine import Machine, Transition, to


class State(StrEnum):
    """Where a card stands."""

    ISSUED = "issued"
    RETURNED = "returned"
    VOID = "void"


STATE_LABELS: Mapping[State, str] = MappingProxyType(
    {
        State.ISSUED: QT_TRANSLATE_NOOP("opinion_card", "Not back yet"),  # 未收回
        State.RETURNED: QT_TRANSLATE_NOOP("opinion_card", "Returned"),  # 已收回
        State.VOID: QT_TRANSLATE_NOOP("opinion_card", "Void"),  # 作废
    }
)

FOLLOW_UPS: Mapping[str, str] = MappingProxyType(
    {
        "due": QT_TRANSLATE_NOOP("opinion_card", "To follow up"),  # 待跟进
        "complaint": QT_TRANSLATE_NOOP("opinion_card", "Became a complaint"),  # 已转投诉
        "spoken": QT_TRANSLATE_NOOP("opinion_card", "Spoken with"),  # 已沟通
    }
)
"""What became of low grades or a complaint on a card; empty where there was none."""


@dataclass(frozen=True)
class CardFacts:
    """What the guards ask for: the four grades by item, what the words are, the words, the day it came back.

    `is_own` tells that the person at the keyboard, or their name, is the technician whom the card rates.
    """

    reason: str = ""
    grades: Mapping[str, int | None] = field(default_factory=dict)
    kind: str = ""
    content: str = ""
    day: date | None = None
    not_before: date = date.min
    today: date = date.max
    is_own: bool = False
    follow_up: str = ""
    note: str = ""


def _explained(facts: CardFacts) -> UserError | None:
    return None if facts.reason else UserError(translate("opinion_card", "Write the reason."), "reason")


def _returned(facts: CardFacts) -> UserError | None:
    if facts.is_own:
        return UserError(translate("opinion_card", "Nobody enters the card about their own work. Ask a colleague."))
    try:
        check_grades(facts.grades)
    except UserError as refused:
        return refused
    return _worded(facts) or check_day(facts.day, facts.not_before, facts.today, "returned_on")


def _worded(facts: CardFacts) -> UserError | None:
    """What is written goes with what it is, and something must be ticked or written at all."""
    if facts.kind and facts.kind not in CARD_KINDS:
        return UserError(translate("opinion_card", "Choose one of the list."), "kind")
    if facts.content and not facts.kind:
        return UserError(translate("opinion_card", "Is it a suggestion or a complaint?"), "kind")
    if facts.kind and not facts.content:
        return UserError(translate("opinion_card", "Write what the customer wrote."), "content")
    if not facts.content and all(grade is None for grade in facts.grades.values()):
        text = translate("opinion_card", "Nothing is ticked or written: there is nothing to enter.")
        return UserError(text, next(iter(facts.grades), None))
    return None


def _followed(facts: CardFacts) -> UserError | None:
    if facts.follow_up != "due":
        return UserError(translate("opinion_card", "There is nothing to follow up on this card."))
    return None


def _spoken(facts: CardFacts) -> UserError | None:
    if not facts.note:
        return UserError(translate("opinion_card", "Write what the customer said."), "note")
    return _followed(facts)


MACHINE: Machine[CardFacts] = Machine(
    "opinion_card",
    STATE_LABELS,
    CardFacts,
    (
        to("issue_again", {State.VOID}, State.ISSUED, QT_TRANSLATE_NOOP("opinion_card", "Issue again"),
            "opinion_card.issue"),
        to("record", {State.ISSUED}, State.RETURNED, QT_TRANSLATE_NOOP("opinion_card", "It came back"),
            "opinion_card.record", _returned),
        to("correct", {State.RETURNED}, State.RETURNED, QT_TRANSLATE_NOOP("opinion_card", "Correct"),
            "opinion_card.record", _returned),
        to("speak", {State.RETURNED}, None, QT_TRANSLATE_NOOP("opinion_card", "Spoken with the customer"),
            "opinion_card.record", _spoken),
        to("complain", {State.RETURNED}, None, QT_TRANSLATE_NOOP("opinion_card", "It is a complaint"),
            "complaint.register", _followed),
        to("void", {State.ISSUED}, State.VOID, QT_TRANSLATE_NOOP("opinion_card", "Void"), "opinion_card.void",
            _explained),
    ),
)  # fmt: skip


def after(state: str, event: str, facts: CardFacts | Mapping[str, Any] | None = None) -> State:
    """The state after an event; see `Machine.fire`."""
    return State(MACHINE.fire(state, event, facts))


def permitted(state: str, role: str) -> tuple[Transition[CardFacts], ...]:
    """What a role may do with a card in a state."""
    return MACHINE.permitted(state, role)


def state_label(state: str) -> str:
    """A state in the language of the program."""
    return MACHINE.label(state)
