"""Days and moments as they are kept in the content of a paper, which is JSON."""

from __future__ import annotations

from datetime import date, datetime

from app.core import clock


def iso(value: date | datetime | None) -> str | None:
    """A day or moment as a text."""
    return value.isoformat() if value else None


def day_of(moment: datetime | None) -> str | None:
    """The day of a moment in the branch."""
    return iso(clock.local(moment).date()) if moment else None
