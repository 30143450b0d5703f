"""A few indicators of this month so far against the same days of the month before, for a supervisor's first look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.core import clock
from app.indicators import _catalogue
from app.indicators._declaration import Better, Indicator, Period, Reading
from app.indicators._reading import read

NAMES = (
    "response_on_time",
    "arrival_on_time",
    "first_fix",
    "repeat_rate",
    "visit_rate",
    "satisfaction",
    "complaints_received",
    "complaint_on_time",
)
"""Those of the strip, in their order; what the branch has no use for is left out."""


@dataclass(frozen=True)
class Compared:
    """An indicator now and before; `change` in the units of its value, None where either has none.

    `is_better` is None where nothing changed or neither way is good.
    """

    now: Reading
    before: Reading

    @property
    def change(self) -> int | None:
        """By how much it went up."""
        now, before = self.now.value, self.before.value
        return None if now is None or before is None else now - before

    @property
    def is_better(self) -> bool | None:
        """Whether the change is for the good."""
        if not self.change or self.now.indicator.better is Better.NEITHER:
            return None
        return (self.change > 0) is (self.now.indicator.better is Better.HIGHER)


def periods(day: date) -> tuple[Period, Period]:
    """This month until a day, and as many days of the month before (its last where it is shorter)."""
    first = day.replace(day=1)
    end = first - timedelta(days=1)
    same = end.replace(day=min(day.day, end.day))
    return _days(first, day), _days(end.replace(day=1), same)


def offered() -> tuple[Indicator, ...]:
    """The indicators of the strip that the branch uses."""
    used = {one.name: one for one in _catalogue.used()}
    return tuple(used[name] for name in NAMES if name in used)


def compared() -> tuple[Compared, ...]:
    """Each of them in both periods."""
    now, before = periods(clock.today())
    return tuple(Compared(read(one, now), read(one, before)) for one in offered())


def _days(first: date, last: date) -> Period:
    return Period(first, last, f"{first:%m-%d} – {last:%m-%d}")
