"""The life of a stock-take (F86, R149): open → counted → settled by a supervisor, or void with a reason.

Every line is counted before the differences are looked at, and every difference has its reason before it is settled.
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
    """How far a stock-take is."""

    OPEN = "open"
    COUNTED = "counted"
    SETTLED = "settled"
    VOID = "void"


STATE_LABELS: Mapping[State, str] = MappingProxyType(
    {
        State.OPEN: QT_TRANSLATE_NOOP("stock_take", "Being counted"),  # 盘点中
        State.COUNTED: QT_TRANSLATE_NOOP("stock_take", "Counted"),  # 已盘点
        State.SETTLED: QT_TRANSLATE_NOOP("stock_take", "Settled"),  # 已处理
        State.VOID: QT_TRANSLATE_NOOP("stock_take", "Void"),  # 已作废
    }
)

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "spare_part": QT_TRANSLATE_NOOP("stock_take", "Spare parts"),
        "tool": QT_TRANSLATE_NOOP("stock_take", "Tools"),
    }
)
"""What can be counted; the names are those of the tables."""


@dataclass(frozen=True)
class StockTakeFacts:
    """What the guards ask for: lines without a count, differences without a reason."""

    uncounted: int = 0
    unexplained: int = 0
    reason: str = ""


def _explained(facts: StockTakeFacts) -> UserError | None:
    if facts.unexplained:
        text = translate("stock_take", "{count} differences have no reason yet.")
        return UserError(text.format(count=facts.unexplained), "lines")
    return None


def _reasoned(facts: StockTakeFacts) -> UserError | None:
    return None if facts.reason else UserError(translate("stock_take", "Write the reason."), "reason")


def _whole(facts: StockTakeFacts) -> UserError | None:
    if facts.uncounted:
        text = translate("stock_take", "{count} lines are not counted yet.")
        return UserError(text.format(count=facts.uncounted), "lines")
    return None


_UNSETTLED = frozenset({State.OPEN, State.COUNTED})

MACHINE: Machine[StockTakeFacts] = Machine(
    "stock_take",
    STATE_LABELS,
    StockTakeFacts,
    (
        Transition("enter", _UNSETTLED, State.OPEN, QT_TRANSLATE_NOOP("stock_take", "Enter the count"),
                   "stock_take.record"),
        Transition("finish", frozenset({State.OPEN}), State.COUNTED, QT_TRANSLATE_NOOP("stock_take", "Counted"),
                   "stock_take.record", _whole),
        Transition("settle", frozenset({State.COUNTED}), State.SETTLED,
                   QT_TRANSLATE_NOOP("stock_take", "Settle the differences"), "stock_take.settle", _explained),
        Transition("void", _UNSETTLED, State.VOID, QT_TRANSLATE_NOOP("stock_take", "Void"), "stock_take.settle",
                   _reasoned),
    ),
)  # fmt: skip


def after(state: str, event: str, facts: Mapping[str, Any] | None = None) -> State:
    """The state after an event; see `Machine.fire`."""
    return State(MACHINE.fire(state, event, facts))


def permitted(state: str, role: str) -> tuple[Transition[StockTakeFacts], ...]:
    """What a role may do with a stock-take; that it is counted follows from its lines."""
    return tuple(one for one in MACHINE.permitted(state, role) if one.event != "finish")


def state_label(state: str) -> str:
    """A state in the language of the program."""
    return MACHINE.label(state)
