"""The life of a loaner unit (domain.md 3.4): in stock → lent → in stock, damaged or lost; scrapped in the end.

What is lost or scrapped is gone: a unit that turns up again is registered as a new one.
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
    """Where a unit of the pool stands."""

    IN_STOCK = "in_stock"
    LENT = "lent"
    DAMAGED = "damaged"
    LOST = "lost"
    SCRAPPED = "scrapped"


STATE_LABELS: Mapping[State, str] = MappingProxyType(
    {
        State.IN_STOCK: QT_TRANSLATE_NOOP("loaner", "In stock"),  # 在库
        State.LENT: QT_TRANSLATE_NOOP("loaner", "Lent"),  # 借出
        State.DAMAGED: QT_TRANSLATE_NOOP("loaner", "Damaged"),  # 损坏
        State.LOST: QT_TRANSLATE_NOOP("loaner", "Lost"),  # 丢失
        State.SCRAPPED: QT_TRANSLATE_NOOP("loaner", "Scrapped"),  # 报废
    }
)

GONE = frozenset({State.LOST, State.SCRAPPED})
"""Nobody has it any more."""


@dataclass(frozen=True)
class UnitFacts:
    """What the guards ask for."""

    reason: str = ""


def _explained(facts: UnitFacts) -> UserError | None:
    return None if facts.reason else UserError(translate("loaner", "Write the reason."), "reason")


_IN = {State.IN_STOCK, State.DAMAGED}

MACHINE: Machine[UnitFacts] = Machine(
    "loaner_unit",
    STATE_LABELS,
    UnitFacts,
    (
        to("lend", {State.IN_STOCK}, State.LENT, QT_TRANSLATE_NOOP("loaner", "Lend"), "loaner.lend"),
        to("take_in", {State.LENT}, State.IN_STOCK, QT_TRANSLATE_NOOP("loaner", "Take in"), "loaner.change"),
        to("take_in_damaged", {State.LENT}, State.DAMAGED, QT_TRANSLATE_NOOP("loaner", "Take in damaged"),
            "loaner.change"),
        to("damage", {State.IN_STOCK}, State.DAMAGED, QT_TRANSLATE_NOOP("loaner", "Found damaged"),
            "loaner.register", _explained),
        to("mend", {State.DAMAGED}, State.IN_STOCK, QT_TRANSLATE_NOOP("loaner", "Mended"), "loaner.register",
            _explained),
        to("lose", {State.LENT, *_IN}, State.LOST, QT_TRANSLATE_NOOP("loaner", "Lost"), "loaner.write_off",
            _explained),
        to("scrap", _IN, State.SCRAPPED, QT_TRANSLATE_NOOP("loaner", "Scrap"), "loaner.write_off", _explained),
    ),
)  # fmt: skip


def after(state: str, event: str, facts: UnitFacts | Mapping[str, Any] | None = None, role: str | None = None) -> State:
    """The state after an event; see `Machine.fire`."""
    return State(MACHINE.fire(state, event, facts, role))


def permitted(state: str, role: str) -> tuple[Transition[UnitFacts], ...]:
    """What a role may do with a unit in a state."""
    return MACHINE.permitted(state, role)


def state_label(state: str) -> str:
    """A state in the language of the program."""
    return MACHINE.label(state)
