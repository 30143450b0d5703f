"""Draw the numbers of papers and records (domain.md 4.9, R008).

In the transaction that uses them, never again, no gaps.
"""

from __future__ import annotations

from datetime import date

from app.core.errors import Bug
from app.domain import numbering
from app.models import database
from app.models.organisation import NumberSeries
from app.services import _stored_settings as settings


def draw_number(series: str, day: date) -> str:
    """The next number of a series for this branch; the end of the running transaction keeps it or gives it back.

    Raises Bug before the branch has its code: two branches without one would give the same numbers.
    """
    return draw_numbers(series, day, 1)[0]


def draw_numbers(series: str, day: date, count: int) -> list[str]:
    """So many numbers of a series, one after the other; as `draw_number`."""
    branch = settings.text("branch_code")
    if not branch:
        raise Bug("numbers are drawn after the branch got its code")
    form = settings.text(f"number.{series}.format")
    period = numbering.period_key(form, day)
    last = database.next_serial(NumberSeries, series, branch, period, count)
    begin, mark, end = form.partition("{serial")  # a number ends with its serial: the rest of it is rendered once
    prefix, tail = numbering.render(begin, branch, day, last), mark + end
    return [prefix + tail.format(serial=serial) for serial in range(last - count + 1, last + 1)]
