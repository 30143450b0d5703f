"""The figures of a month beside those of the month before and of the same month last year, and what became of locked
months since.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.core.i18n import shown, translate
from app.core.progress import Progress
from app.indicators import _catalogue as indicators
from app.indicators._declaration import Better, Indicator, Period, Unit, period_of, worded
from app.indicators._reading import read
from app.services import month_closings
from app.services.month_closings import Adjustment

MONTHS_LOOKED_AT = 12
"""How many closed months are read anew for adjustments."""


@dataclass(frozen=True)
class Parts:
    """What a figure is made of."""

    top: int | None = None
    bottom: int | None = None
    value: int | None = None

    def plain(self) -> dict[str, int | None]:
        """As it is kept."""
        return {"top": self.top, "bottom": self.bottom, "value": self.value}


@dataclass(frozen=True)
class MonthFigure:
    """An indicator in a month, in the month before, and a year before."""

    indicator: Indicator
    now: Parts
    before: Parts
    year_before: Parts

    @property
    def title(self) -> str:
        """Its name in the language of the program."""
        return shown(self.indicator.title)

    @property
    def unit(self) -> Unit:
        """What it is measured in."""
        return self.indicator.unit

    @property
    def better(self) -> Better:
        """Which way is good."""
        return self.indicator.better


@dataclass(frozen=True)
class Later:
    """A figure of a closed month, as it was reported and as it comes out now."""

    indicator: str
    title: str
    unit: Unit
    reported: Parts
    now: Parts

    @property
    def differs(self) -> bool:
        """Whether it is an adjustment."""
        return self.reported != self.now


class Steps:
    """Counts what was read and tells it; every report is a chance to stop."""

    def __init__(self, total: int, progress: Progress) -> None:
        self._done, self._total, self._progress = 0, total, progress

    def next(self, text: str) -> None:
        """One more is about to be read."""
        self._progress.report(self._done, self._total, text)
        self._done += 1

    def end(self) -> None:
        """All is read."""
        self._progress.report(self._total, self._total)


def month_of(month: str) -> Period:
    """The calendar month. Raises UserError (field `month`)."""
    return period_of("month", month_closings.first_day(month))


def a_year_before(month: str) -> str:
    """The same month of the year before."""
    first = month_closings.first_day(month)
    return f"{date(first.year - 1, first.month, 1):%Y-%m}"


def is_of_the_moment(one: Indicator) -> bool:
    """Whether it says what stands today whatever the period: then a later value is no correction of an earlier one."""
    over = one.over() if callable(one.over) else one.over
    return any(counted is not None and not counted.date for counted in (one.of, over))


def of_month(one: Indicator, month: str) -> Parts:
    """Its parts in a month as they come out now."""
    found = read(one, month_of(month))
    return Parts(found.top, found.bottom, found.value)


def figures(month: str, steps: Steps) -> tuple[MonthFigure, ...]:
    """Every figure in use. Of a closed month what was reported counts, not what comes out now."""
    earlier = {name: month_closings.reported(name) for name in (month_closings.previous(month), a_year_before(month))}
    found = []
    for one in in_order():
        steps.next(shown(one.title))
        now = of_month(one, month)
        before, year_before = (_known(one, name, kept) for name, kept in earlier.items())
        found.append(MonthFigure(one, now, before, year_before))
    return tuple(found)


def in_order() -> tuple[Indicator, ...]:
    """Those that can be said of a month, of the KPI table first: what has a day can, whatever its usual period."""
    monthly = (one for one in indicators.used() if "month" in one.spans or (one.of is not None and one.of.date))
    return tuple(sorted(monthly, key=lambda one: (not one.code, one.place, one.name)))


def _known(one: Indicator, month: str, kept: Mapping[str, Mapping[str, int | None]]) -> Parts:
    if one.name in kept:
        return Parts(**kept[one.name])
    return Parts() if is_of_the_moment(one) else of_month(one, month)


def later(month: str, steps: Steps, reported: Mapping[str, Mapping[str, Any]]) -> tuple[Later, ...]:
    """The figures of a closed month as they come out now beside `reported`, those of a moment left out."""
    known = indicators.all_indicators()
    found = []
    for name, parts in reported.items():
        one = known.get(name)
        if one is None or is_of_the_moment(one):
            continue
        steps.next(f"{month} {shown(one.title)}")
        found.append(Later(name, shown(one.title), one.unit, Parts(**parts), of_month(one, month)))
    return tuple(found)


def adjustments(month: str, steps: Steps) -> tuple[Adjustment, ...]:
    """What came out differently in closed months before this one and was not reported yet, the latest month first."""
    found = []
    for closed in month_closings.months_before(month, MONTHS_LOOKED_AT):
        for one in later(closed, steps, month_closings.reported(closed)):
            if one.differs:
                found.append(Adjustment(closed, one.indicator, one.reported.plain(), one.now.plain()))
    return tuple(found)


def title_of(name: str, kept: str) -> str:
    """The name of a figure in the language of the program; as it was `kept` where the figure is not known any more."""
    known = indicators.all_indicators().get(name)
    return shown(known.title) if known else kept


def change_words(now: Parts, before: Parts, unit: Unit) -> str:
    """The change as people read it: in points of a share, in parts of everything else; “–” where there is none."""
    if now.value is None or before.value is None:
        return "–"
    step = now.value - before.value
    if unit is Unit.SHARE:
        points = f"{abs(step) // 100}.{abs(step) % 100:02d}"
        sign = "+" if step > 0 else "-" if step < 0 else "±"
        return translate("month", "{points} points").format(points=f"{sign}{points}")
    if not before.value or unit is Unit.SCORE:
        return f"{'+' if step > 0 else ''}{worded(step, unit)}"
    tenths = (2 * abs(step) * 1000 + abs(before.value)) // (2 * abs(before.value))
    sign = "+" if step > 0 else "-" if step < 0 else "±"
    return f"{sign}{tenths // 10:,}.{tenths % 10} %"
