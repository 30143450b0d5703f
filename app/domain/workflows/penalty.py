"""The life of a reward or penalty notice (F76): draft, approved, published; appealed, upheld, withdrawn; void."""

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
    """Where a notice stands."""

    DRAFT = "draft"
    APPROVED = "approved"
    APPEALED = "appealed"
    UPHELD = "upheld"
    WITHDRAWN = "withdrawn"
    VOID = "void"


STATE_LABELS: Mapping[State, str] = MappingProxyType(
    {
        State.DRAFT: QT_TRANSLATE_NOOP("penalty", "Draft"),  # 拟稿
        State.APPROVED: QT_TRANSLATE_NOOP("penalty", "Approved"),  # 已批准
        State.APPEALED: QT_TRANSLATE_NOOP("penalty", "Appealed"),  # 申诉中
        State.UPHELD: QT_TRANSLATE_NOOP("penalty", "Upheld"),  # 维持
        State.WITHDRAWN: QT_TRANSLATE_NOOP("penalty", "Withdrawn"),  # 撤销
        State.VOID: QT_TRANSLATE_NOOP("penalty", "Void"),  # 作废
    }
)

STANDING = frozenset({State.APPROVED, State.UPHELD})
"""In these a fine is deducted; an appeal holds it up."""


@dataclass(frozen=True)
class PenaltyFacts:
    """What the guards ask for: the words of a step; its day, not before another, and today.

    `concerns` says that the notice is about whoever wants to decide, `deducted` that months took something already.
    """

    words: str = ""
    day: date | None = None
    not_before: date = date.min
    today: date = date.max
    concerns: bool = False
    deducted: bool = False
    published: bool = False


def _explained(facts: PenaltyFacts) -> UserError | None:
    return None if facts.words else UserError(translate("penalty", "Write the reason."), "reason")


def _dated(facts: PenaltyFacts) -> UserError | None:
    return check_day(facts.day, facts.not_before, facts.today)


def _impartial(facts: PenaltyFacts) -> UserError | None:
    if facts.concerns:
        return UserError(translate("penalty", "Nobody decides a notice about themselves."))
    return None


def _publishable(facts: PenaltyFacts) -> UserError | None:
    if facts.published:
        return UserError(translate("penalty", "It is published already."))
    return _dated(facts)


def _appealable(facts: PenaltyFacts) -> UserError | None:
    return _explained(facts) or _dated(facts)


def _decided(facts: PenaltyFacts) -> UserError | None:
    return _impartial(facts) or _explained(facts) or _dated(facts)


def _voidable(facts: PenaltyFacts) -> UserError | None:
    if facts.deducted:
        return UserError(translate("penalty", "Part of it is deducted already. Withdraw it on appeal instead."))
    return _explained(facts)


MACHINE: Machine[PenaltyFacts] = Machine(
    "penalty",
    STATE_LABELS,
    PenaltyFacts,
    (
        to("change", {State.DRAFT}, None, QT_TRANSLATE_NOOP("penalty", "Edit"), "penalty.change"),
        to("approve", {State.DRAFT}, State.APPROVED, QT_TRANSLATE_NOOP("penalty", "Approve"), "penalty.approve",
            _impartial),
        to("publish", set(STANDING), None, QT_TRANSLATE_NOOP("penalty", "Publish"), "penalty.change", _publishable),
        to("appeal", {State.APPROVED}, State.APPEALED, QT_TRANSLATE_NOOP("penalty", "Appeal"), "penalty.change",
            _appealable),
        to("uphold", {State.APPEALED}, State.UPHELD, QT_TRANSLATE_NOOP("penalty", "Uphold"), "penalty.approve",
            _decided),
        to("withdraw", {State.APPEALED}, State.WITHDRAWN, QT_TRANSLATE_NOOP("penalty", "Withdraw"),
            "penalty.approve", _decided),
        to("discard", {State.DRAFT}, State.VOID, QT_TRANSLATE_NOOP("penalty", "Void"), "penalty.change",
            _explained),
        to("void", {State.APPROVED}, State.VOID, QT_TRANSLATE_NOOP("penalty", "Void"), "penalty.approve",
            _voidable),
        to("fall", {State.DRAFT, State.APPROVED, State.APPEALED, State.UPHELD}, State.WITHDRAWN,
            QT_TRANSLATE_NOOP("penalty", "Falls with its notice"), "penalty.change"),
    ),
)  # fmt: skip


def after(state: str, event: str, facts: PenaltyFacts | Mapping[str, Any] | None = None) -> State:
    """The state after an event; see `Machine.fire`."""
    return State(MACHINE.fire(state, event, facts))


def permitted(state: str, role: str) -> tuple[Transition[PenaltyFacts], ...]:
    """What a role may do with a notice in a state."""
    return MACHINE.permitted(state, role)


def state_label(state: str) -> str:
    """A state in the language of the program."""
    return MACHINE.label(state)
