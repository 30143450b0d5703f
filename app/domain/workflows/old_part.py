"""The life of an old part (peers.md row 51): owed by who fitted the new one → handed in → sent back or scrapped.

A supervisor may waive it with a reason; it is void where its use was struck from the call.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.domain.workflows._machine import Machine, Transition


class State(StrEnum):
    """Where an old part stands."""

    OWED = "owed"
    HANDED_IN = "handed_in"
    SENT_BACK = "sent_back"
    SCRAPPED = "scrapped"
    WAIVED = "waived"
    VOID = "void"


STATE_LABELS: Mapping[State, str] = MappingProxyType(
    {
        State.OWED: QT_TRANSLATE_NOOP("old_part", "Owed"),  # 待交回
        State.HANDED_IN: QT_TRANSLATE_NOOP("old_part", "Handed in"),  # 已交回
        State.SENT_BACK: QT_TRANSLATE_NOOP("old_part", "Sent back"),  # 已返厂
        State.SCRAPPED: QT_TRANSLATE_NOOP("old_part", "Scrapped"),  # 已报废
        State.WAIVED: QT_TRANSLATE_NOOP("old_part", "Waived"),  # 已免交
        State.VOID: QT_TRANSLATE_NOOP("old_part", "Void"),  # 已作废
    }
)


@dataclass(frozen=True)
class OldPartFacts:
    """What the guards ask for."""

    reason: str = ""
    supplier: str = ""


def _reasoned(facts: OldPartFacts) -> UserError | None:
    return None if facts.reason else UserError(translate("old_part", "Write the reason."), "reason")


def _addressed(facts: OldPartFacts) -> UserError | None:
    return None if facts.supplier else UserError(translate("old_part", "Write to whom it is sent."), "supplier")


def _to(event: str, source: State, target: State, label: str, action: str, guard: Any) -> Transition[OldPartFacts]:
    return Transition(event, frozenset({source}), target, label, action, guard)


MACHINE: Machine[OldPartFacts] = Machine(
    "old_part",
    STATE_LABELS,
    OldPartFacts,
    (
        _to("hand_in", State.OWED, State.HANDED_IN, QT_TRANSLATE_NOOP("old_part", "Hand in"), "old_part.settle", None),
        _to("send_back", State.HANDED_IN, State.SENT_BACK, QT_TRANSLATE_NOOP("old_part", "Send back"),
            "old_part.settle", _addressed),
        _to("scrap", State.HANDED_IN, State.SCRAPPED, QT_TRANSLATE_NOOP("old_part", "Scrap"), "old_part.settle",
            _reasoned),
        _to("waive", State.OWED, State.WAIVED, QT_TRANSLATE_NOOP("old_part", "Waive"), "old_part.waive", _reasoned),
        _to("void", State.OWED, State.VOID, QT_TRANSLATE_NOOP("old_part", "Void"), "charge.record", _reasoned),
    ),
)  # fmt: skip


def after(state: str, event: str, facts: Mapping[str, Any] | None = None) -> State:
    """The state after an event; see `Machine.fire`."""
    return State(MACHINE.fire(state, event, facts))


def permitted(state: str, role: str) -> tuple[Transition[OldPartFacts], ...]:
    """What a role may do with an old part by itself; void is what follows from its call."""
    return tuple(one for one in MACHINE.permitted(state, role) if one.event != "void")


def state_label(state: str) -> str:
    """A state in the language of the program."""
    return MACHINE.label(state)
