"""What an indicator declares. It counts rows by the conditions of their ledger: what it opens is what it counts.

A value is an integer: counts as they are, money in fen, everything else in hundredths (of a percent, a point, an hour,
a day). A division by nothing has no value, shown as “–”.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from app.core import clock
from app.core.i18n import translate
from app.core.money import format_yuan
from app.ledgers._declaration import Condition, Operator

NO_VALUE = "–"
SPANS = ("month", "quarter", "half_year", "year")


class Unit(StrEnum):
    """What a value is measured in."""

    COUNT = "count"
    SHARE = "share"  # hundredths of a percent
    MONEY = "money"  # fen
    HOURS = "hours"  # hundredths of an hour
    DAYS = "days"  # hundredths of a day
    SCORE = "score"  # hundredths of a point


class Better(StrEnum):
    """Which way is good, for the words on what changed."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = ""


@dataclass(frozen=True)
class Period:
    """Whole days from `first` to `last`; `words` name it as people do: 2026-11, 2026 Q4."""

    first: date
    last: date
    words: str

    @property
    def span(self) -> tuple[date, date]:
        """Its first and last day, as a condition `between` takes them."""
        return self.first, self.last


class InSetting(str):
    """The number that a setting of the branch holds, inside a condition's value; the text is the setting's key."""

    __slots__ = ()


@dataclass(frozen=True)
class Counted:
    """Rows of a ledger: those whose `date` column lies in the period and that meet the conditions.

    `date` empty: what stands at this moment, whatever the period. `summed` names a number column of the ledger that is
    added up instead of counting rows; with `scale` (top, bottom) the sum is multiplied and divided, rounding half up.
    """

    ledger: str
    date: str
    conditions: tuple[Condition, ...] = ()
    summed: str = ""
    scale: tuple[int, int] = (1, 1)

    def during(self, period: Period, more: tuple[Condition, ...] = ()) -> tuple[Condition, ...]:
        """All its conditions in a period, as a ledger's page takes them."""
        within = (Condition(self.date, Operator.BETWEEN, period.span),) if self.date else ()
        return (*within, *self.conditions, *more)


@dataclass(frozen=True)
class Opened:
    """The rows behind one part of a figure."""

    ledger: str
    conditions: tuple[Condition, ...]


@dataclass(frozen=True)
class Indicator:
    """A figure.

    One of three: `of` alone (a count or a sum); `of` with `among` (the share of its rows that meet these as well, or,
    with `summed`, the mean over its rows); `of` over `over` (a ratio of unlike rows). `typed` instead: a supervisor
    enters it (K5, K10, K12). `own` instead: a function of the period gives top and bottom (K11), and
    the `Opened` rows behind both where a ledger shows them.
    `code` is its place in the KPI table (K1 … K12). `formula`, `event`, `dated` and `people` are marked words: what is
    divided by what, what counts as having happened, which day places it in a period, whom it concerns. `over` may be a
    function where the branch chooses what is under the line; values of conditions may be `InSetting`.
    """

    name: str
    title: str
    formula: str
    event: str
    dated: str
    people: str
    unit: Unit
    of: Counted | None = None
    among: tuple[Condition, ...] = ()
    is_mean: bool = False
    over: Counted | Callable[[], Counted] | None = None
    typed: bool = False
    own: Callable[[Period], tuple[Any, ...]] | None = None
    code: str = ""
    spans: tuple[str, ...] = SPANS
    better: Better = Better.NEITHER
    place: int = 100
    is_used: Callable[[], bool] | None = None


@dataclass(frozen=True)
class Reading:
    """An indicator in a period: `top` over `bottom` (None: no bottom), its `value` (None: none can be said).

    `plain_top` is the top as the ledger adds it up: minutes, where the figure is in hours.
    """

    indicator: Indicator
    period: Period
    top: int | None
    bottom: int | None
    value: int | None
    opens_top: Opened | None = None
    opens_bottom: Opened | None = None
    plain_top: int | None = None

    @property
    def words(self) -> str:
        """The value as people read it."""
        return worded(self.value, self.indicator.unit)


def worded(value: int | None, unit: Unit) -> str:
    """A value as people read it, “–” for none."""
    if value is None:
        return NO_VALUE
    if unit is Unit.COUNT:
        return f"{value:,}"
    if unit is Unit.MONEY:
        return format_yuan(value)
    sign, size = ("-" if value < 0 else ""), abs(value)
    plain = f"{sign}{size // 100:,}.{size % 100:02d}"
    if unit is Unit.HOURS:
        return translate("indicators", "{hours} h").format(hours=plain)
    return f"{plain} %" if unit is Unit.SHARE else plain


def period_of(span: str, day: date | None = None) -> Period:
    """The month, quarter, half-year or year that a day lies in (today's without one)."""
    day = day or clock.today()
    length = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}[span]
    begin = (day.month - 1) // length * length
    first = date(day.year, begin + 1, 1)
    after = date(day.year + (begin + length) // 12, (begin + length) % 12 + 1, 1)
    words = {
        "month": f"{day:%Y-%m}",
        "quarter": f"{day.year} Q{begin // 3 + 1}",
        "half_year": f"{day.year} H{begin // 6 + 1}",
        "year": f"{day.year}",
    }[span]
    return Period(first, after - timedelta(days=1), words)


def before(period: Period, span: str) -> Period:
    """The period of the same kind before this one."""
    return period_of(span, period.first - timedelta(days=1))
