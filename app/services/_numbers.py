"""Draw the numbers of papers and records (domain.md 4.9, R008): in the transaction that uses them, never reused, no gaps."""

from __future__ import annotations

from datetime import date

from app.domain import numbering
from app.models import database
from app.models.organisation import NumberSeries
from app.services import settings


def draw_number(series: str, day: date) -> str:
    """The next number of a series for this branch; must run inside a transaction, whose end gives the number back or keeps it."""
    branch = settings.text("branch_code")
    form = settings.text(f"number.{series}.format")
    period = numbering.period_key(form, day)
    serial = database.next_serial(NumberSeries, series, branch, period)
    return numbering.render(form, branch, day, serial)
