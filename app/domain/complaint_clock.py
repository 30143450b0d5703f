"""By when a stage or a whole case is due (4.2, 4.3): days of the scheme counted from a moment."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from app.core import clock
from app.domain.calendar import TimeCalendar


def due(start: datetime, days: float | None, calendar: TimeCalendar | None = None) -> datetime | None:
    """The first moment that is late: None without a limit.

    Whole days last to the end of the day that many days later (a case of 13 days is overdue on day 14), parts of a day
    are hours from `start`. With a working calendar, days off do not count; a part of a day is a part of its hours.
    """
    if days is None:
        return None
    whole = int(days)
    if whole != days:
        return calendar.add(start, _HOURS_OF_A_WORKDAY * days) if calendar else start + timedelta(days=days)
    day = clock.local(start).date()
    if calendar is None:
        return clock.local_midnight(day + timedelta(days=whole + 1))
    left = whole
    while left:
        day += timedelta(days=1)
        begins = clock.local_midnight(day)
        if calendar.between(begins, clock.local_midnight(day + timedelta(days=1))):
            left -= 1
    return clock.local_midnight(day + timedelta(days=1))


def is_late(due_at: datetime | None, moment: datetime) -> bool:
    """Whether a limit has passed."""
    return due_at is not None and moment >= due_at


def days_late(due_at: datetime, moment: datetime) -> int:
    """How many days a limit has passed, begun ones counted; 0 while it has not."""
    if moment < due_at:
        return 0
    return (clock.local(moment).date() - last_day(due_at)).days or 1


def last_day(due_at: datetime) -> date:
    """The last day that is not late."""
    return clock.local(due_at - timedelta(microseconds=1)).date()


_HOURS_OF_A_WORKDAY = timedelta(hours=8)
