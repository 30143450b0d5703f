"""What a reminder is, and how one is made of a row (R016)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from app.core import clock
from app.domain import permissions
from app.models import personal
from app.models.base import DayField
from app.services import session as sessions

MOST = 200
"""Of each sort of reminder the longest overdue are read; the ledgers have them all."""


@dataclass(frozen=True)
class Reminder:
    """One item. `meaning` is response, arrival, report, promise, hand_in, loan, old_part, stock_in_test, tool, charge,
    visit, care, inspection, contract, complaint, opinion, corrective_action, survey, board or report.

    `tone` is late or due; `kind` and `row_id` name the record (of a report its place in `report_dates.REPORTS`, 0 for a
    survey that is missing); `due_at` is the moment it was or is due (a day counts from its end).
    """

    meaning: str
    tone: str
    text: str
    number: str
    kind: str
    row_id: int
    due_at: datetime


def rows_of(who: sessions.Session, action: str, column: str = "technician_id") -> tuple[str, tuple[Any, ...]] | None:
    """The condition (SQL and its values) for the rows that somebody may see; None when there are none."""
    granted = permissions.scope(who.role, action)
    if granted is permissions.Scope.NONE:
        return None
    return (f" AND {column} = ?", (who.staff_id,)) if granted is permissions.Scope.OWN else ("", ())


def past_their_day(
    who: sessions.Session,
    meaning: str,
    kind: str,
    text: str,
    names: Mapping[str, str],
    *,
    waiting: str,
    see: str,
    own: str = "technician_id",
    day: str = "due_on",
) -> Iterator[Reminder]:
    """Rows of a table that still wait although their day is over; one's own where the action `see` says so.

    `names` are the columns that word the text, by its placeholders.
    """
    mine = rows_of(who, see, own)
    if mine is None:
        return
    rows = personal.query(
        f"SELECT id, number, {day}, {', '.join(names.values())} FROM {kind} "
        f"WHERE {waiting} AND {day} < ?{mine[0]} ORDER BY {day} LIMIT {MOST}",
        (clock.today().isoformat(), *mine[1]),
    )
    for row_id, number, due, *said in rows:
        words = text.format(**dict(zip(names, said, strict=True)))
        yield reminder(meaning, "late", words, number, kind, row_id, end_of(due))


def reminder(meaning: str, tone: str, text: str, number: str, kind: str, row_id: int, due: datetime | None) -> Reminder:
    """One of a row; without a moment it is due now."""
    return Reminder(meaning, tone, text, number, kind, row_id, due or clock.now())


def end_of(day: str) -> datetime:
    """The end of a day (ISO) at the branch: what is due on it is late from then on."""
    found = DayField().python_value(day)
    return clock.local_midnight((found or date.max) + timedelta(days=1))
