"""What workflows ask of the day on which something happened."""

from __future__ import annotations

from datetime import date

from app.core.errors import UserError
from app.core.i18n import translate


def check_day(day: date | None, not_before: date, today: date, field: str = "day") -> UserError | None:
    """The refusal (at `field`) of no day, a day to come, or one before what went before it; None where it will do."""
    if day is None:
        return UserError(translate("workflow", "Enter the day."), field)
    if day > today:
        return UserError(translate("workflow", "This day has not come yet."), field)
    if day < not_before:
        text = translate("workflow", "This cannot have been before {day}.")
        return UserError(text.format(day=not_before.isoformat()), field)
    return None
