"""What is overdue or due when the program starts (R016): each item once, with the record it leads to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from app.core import clock
from app.services import (
    _call_reminders,
    _complaint_reminders,
    _customer_reminders,
    board_items,
    report_dates,
)
from app.services import session as sessions
from app.services._reminder import MOST, Reminder, end_of, reminder


def waiting() -> tuple[tuple[Reminder, ...], bool]:
    """Everything that reminds, the longest overdue first, and whether there may be more than was read."""
    every = sorted(_all(), key=lambda one: one.due_at)
    found: dict[tuple[str, int], Reminder] = {}
    for one in every:
        found.setdefault((one.kind, one.row_id), one)
    sorts = Counter((one.meaning, one.kind) for one in every)
    return tuple(found.values()), any(count >= MOST for count in sorts.values())


def _all() -> Iterator[Reminder]:
    who = sessions.current()
    yield from _call_reminders.waiting(who)
    yield from _complaint_reminders.waiting(who)
    yield from _reports()
    yield from _customer_reminders.waiting(who)
    yield from _own_items()


def _reports() -> Iterator[Reminder]:
    """Reports that are due on fixed dates."""
    for one in report_dates.due():
        due_at = clock.local_midnight(one.due_on + timedelta(days=1))
        tone = "late" if one.due_on < clock.today() else "due"
        yield reminder("report", tone, one.text, one.period, "report", report_dates.REPORTS.index(one.report), due_at)


def _own_items() -> Iterator[Reminder]:
    """What one has set oneself, or was given, on the boards for today or before (F87)."""
    for tone, subject, row_id, day in board_items.reminding(MOST):
        yield reminder("board", tone, subject, "", "board_item", row_id, end_of(day))
