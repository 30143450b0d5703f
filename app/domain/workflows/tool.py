"""The life of an engineering tool (domain.md 3.11, F86): in store → lent → in store, damaged or lost; scrapped at last.

What is lost or scrapped is gone: a tool that turns up again is registered as a new one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.domain.workflows._machine import Machine, Transition, to


class State(StrEnum):
    """Where a tool stands."""

    IN_STORE = "in_store"
    LENT = "lent"
    DAMAGED = "damaged"
    LOST = "lost"
    SCRAPPED = "scrapped"


STATE_LABELS: Mapping[State, str] = MappingProxyType(
    {
        State.IN_STORE: QT_TRANSLATE_NOOP("tool", "In store"),  # 在库
        State.LENT: QT_TRANSLATE_NOOP("tool", "Lent"),  # 领用
        State.DAMAGED: QT_TRANSLATE_NOOP("tool", "Damaged"),  # 损坏
        State.LOST: QT_TRANSLATE_NOOP("tool", "Lost"),  # 丢失
        State.SCRAPPED: QT_TRANSLATE_NOOP("tool", "Scrapped"),  # 报废
    }
)

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "shared": QT_TRANSLATE_NOOP("tool", "Shared"),  # 公用
        "personal": QT_TRANSLATE_NOOP("tool", "Personal"),  # 个人
    }
)

GONE = frozenset({State.LOST, State.SCRAPPED})
"""Nobody has it any more."""


@dataclass(frozen=True)
class ToolFacts:
    """What the guards ask for."""

    reason: str = ""


def _explained(facts: ToolFacts) -> UserError | None:
    return None if facts.reason else UserError(translate("tool", "Write the reason."), "reason")


_IN = {State.IN_STORE, State.DAMAGED}

MACHINE: Machine[ToolFacts] = Machine(
    "tool",
    STATE_LABELS,
    ToolFacts,
    (
        to("lend", {State.IN_STORE}, State.LENT, QT_TRANSLATE_NOOP("tool", "Lend"), "tool.lend"),
        to("take_in", {State.LENT}, State.IN_STORE, QT_TRANSLATE_NOOP("tool", "Take in"), "tool.lend"),
        to("take_in_damaged", {State.LENT}, State.DAMAGED, QT_TRANSLATE_NOOP("tool", "Take in damaged"), "tool.lend"),
        to("damage", {State.IN_STORE}, State.DAMAGED, QT_TRANSLATE_NOOP("tool", "Found damaged"), "tool.lend",
            _explained),
        to("mend", {State.DAMAGED}, State.IN_STORE, QT_TRANSLATE_NOOP("tool", "Repaired"), "tool.lend", _explained),
        to("lose", {State.LENT, *_IN}, State.LOST, QT_TRANSLATE_NOOP("tool", "Lost"), "tool.write_off", _explained),
        to("scrap", _IN, State.SCRAPPED, QT_TRANSLATE_NOOP("tool", "Scrap"), "tool.write_off", _explained),
    ),
)  # fmt: skip


def after(state: str, event: str, facts: ToolFacts | Mapping[str, Any] | None = None) -> State:
    """The state after an event; see `Machine.fire`."""
    return State(MACHINE.fire(state, event, facts))


def permitted(state: str, role: str) -> tuple[Transition[ToolFacts], ...]:
    """What a role may do with a tool in a state."""
    return MACHINE.permitted(state, role)


def state_label(state: str) -> str:
    """A state in the language of the program."""
    return MACHINE.label(state)
