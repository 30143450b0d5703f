"""The boards (F87, F88, R078): where their lines come from, how own items stand; the routine log's kinds (R083)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from app.core.i18n import QT_TRANSLATE_NOOP

ITEM_STATES: Mapping[str, str] = MappingProxyType(
    {
        "open": QT_TRANSLATE_NOOP("board", "Open"),
        "done": QT_TRANSLATE_NOOP("board", "Done"),
        "dropped": QT_TRANSLATE_NOOP("board", "Dropped"),
    }
)

SOURCES: Mapping[str, str] = MappingProxyType(
    {
        "own": QT_TRANSLATE_NOOP("board", "Own items"),
        "call": QT_TRANSLATE_NOOP("board", "Service visits"),
        "call_due": QT_TRANSLATE_NOOP("board", "Arrival due, no visit agreed"),
        "complaint": QT_TRANSLATE_NOOP("board", "Complaints, promised"),
        "complaint_due": QT_TRANSLATE_NOOP("board", "Complaints, to settle"),
        "opinion": QT_TRANSLATE_NOOP("board", "Opinions"),
        "visit": QT_TRANSLATE_NOOP("board", "Return visits"),
        "inspection": QT_TRANSLATE_NOOP("board", "Inspections"),
        "contract": QT_TRANSLATE_NOOP("board", "Contracts ending"),
        "contract_step": QT_TRANSLATE_NOOP("board", "Renewals, next step"),
        "care": QT_TRANSLATE_NOOP("board", "Customer care"),
        "survey": QT_TRANSLATE_NOOP("board", "Surveys"),
    }
)
"""Where a line comes from, in the order of the board."""

ROUTINE_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "inspection": QT_TRANSLATE_NOOP("board", "Routine inspection"),
        "reception": QT_TRANSLATE_NOOP("board", "Reception"),
    }
)

LONGEST_ITEM = 366
"""Days that an own item may take at most."""


def crosses_weeks(first: date, last: date) -> bool:
    """Whether a span reaches into another week (Monday first): it belongs on the month's board (F88)."""
    return monday_of(first) != monday_of(last)


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())
