"""The register of numbers (peers.md item 19, G22): by series and period which were drawn, which are void and why, and
which are missing – explained by somebody, or open.

A number is drawn in the transaction that uses it (`_numbers`), so neither a crash nor a rollback leaves a gap, and no
record is ever deleted: what is missing was taken out of the file outside the program, or stands on a paper that was
lost before anything was entered.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache
from types import MappingProxyType

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import numbering, validation
from app.domain.numbering import NumberKind
from app.models import database, personal
from app.models.audit_anchor import NumberGap
from app.models.base import Table, parse_moment
from app.models.organisation import AuditEntry, NumberSeries
from app.models.tables import ALL_TABLES
from app.services import _stored_settings as settings
from app.services._use_case import UnitOfWork, require, tuples, use_case

SHARED: Mapping[NumberKind, tuple[str, str]] = MappingProxyType(
    {
        NumberKind.ALLOWANCE: ("sales_certificate", "allowance"),
        NumberKind.SALES_RETURN: ("sales_certificate", "sales_return"),
        NumberKind.REMINDER: ("complaint_slip", "reminder"),
        NumberKind.LATE_CAUSE: ("complaint_slip", "late_cause"),
    }
)
"""Kinds of number that share a table: the table, and the code in its column `kind`. All others have one of their name.
"""

VOID_STATES = ("void", "cancelled")
_REASONS = ("void_reason", "cancel_reason", "outcome_reason", "reason")
_MOST_SERIALS = 10_000_000
_LONGEST_REASON = 200


@dataclass(frozen=True)
class VoidNumber:
    """A number that was drawn and is void; `reason` as it was given."""

    number: str
    reason: str


@dataclass(frozen=True)
class Gap:
    """Serials `first` to `last` that no record bears, with the numbers they would have.

    `reason`, `explained_by` and `explained_at` are empty while nobody has explained it.
    """

    series: NumberKind
    branch: str
    period: str
    first: int
    last: int
    first_number: str
    last_number: str
    reason: str = ""
    explained_by: str = ""
    explained_at: datetime | None = None

    @property
    def count(self) -> int:
        """How many numbers are missing."""
        return self.last - self.first + 1

    @property
    def words(self) -> str:
        """The missing number, or the first and the last."""
        return self.first_number if self.first == self.last else f"{self.first_number} … {self.last_number}"


@dataclass(frozen=True)
class Book:
    """The numbers of a series in a period: `drawn` so many, `used` of them on record, `above` the counter so many.

    A number above the counter came in by other ways than drawing, such as an import: the counter will run into it.
    """

    series: NumberKind
    branch: str
    period: str
    first_number: str
    last_number: str
    drawn: int
    used: int
    above: int = 0
    void: tuple[VoidNumber, ...] = ()
    gaps: tuple[Gap, ...] = field(default=())

    @property
    def missing(self) -> int:
        """How many numbers are missing."""
        return sum(gap.count for gap in self.gaps)

    @property
    def unexplained(self) -> int:
        """How many of them nobody has explained."""
        return sum(gap.count for gap in self.gaps if not gap.reason)


def years() -> tuple[int, ...]:
    """The years in which numbers were drawn, the latest first; this one always. Raises NotPermitted."""
    require("number_register.view")
    periods = (period for (period,) in tuples(NumberSeries.select(NumberSeries.period).distinct()) if period)
    return tuple(sorted({*(2000 + int(period[:2]) for period in periods), clock.today().year}, reverse=True))


def books(year: int = 0, series: str = "") -> tuple[Book, ...]:
    """The numbers of a year (0: of all years) and a series (empty: all), by series and period.

    Series that count without end belong to every year. Raises NotPermitted.
    """
    require("number_register.view")
    return tuple(_books(year, series))


def is_whole(of: Sequence[Book]) -> bool:
    """Whether between the first and the last number of these books of one series no record bears another's number."""
    table, code = SHARED.get(of[0].series, (str(of[0].series), ""))
    sql = f"SELECT count(*) FROM {table} WHERE number BETWEEN ? AND ?{' AND kind = ?' if code else ''}"
    ends = (of[0].first_number, of[-1].last_number)
    return database.query(sql, (*ends, code) if code else ends)[0][0] == sum(book.used for book in of)


def strangers(series: str) -> int:
    """How many records bear a number that was not drawn here: brought in with an import, or with another format.

    Raises NotPermitted.
    """
    kind, drawn = NumberKind(series), sum(book.used for book in books(series=series))
    table, code = SHARED.get(kind, (str(kind), ""))
    counted = f"SELECT count(*) FROM {table}{' WHERE kind = ?' if code else ''}"
    return database.query(counted, (code,) if code else ())[0][0] - drawn


def _books(year: int, series: str) -> Iterator[Book]:
    wanted = NumberSeries.select(
        NumberSeries.series, NumberSeries.branch, NumberSeries.period, NumberSeries.last_serial
    )
    if series:
        wanted = wanted.where(NumberSeries.series == series)
    order = list(NumberKind)
    known = [row for row in tuples(wanted) if row[0] in order and _in_year(row[2], year)]
    for kind, branch, period, last in sorted(known, key=lambda row: (order.index(row[0]), row[1], row[2])):
        yield _book(NumberKind(kind), branch, period, last)


def _in_year(period: str, year: int) -> bool:
    return not year or not period or period[:2] == f"{year % 100:02}"


def _book(kind: NumberKind, branch: str, period: str, last: int) -> Book:
    prefixes = _prefixes(kind, branch, period)
    serials, above = set[int](), 0
    for prefix in prefixes:
        for (number,) in database.query(*_within(kind, prefix, "number")):
            tail = number[len(prefix) :]
            serial = int(tail) if tail.isascii() and tail.isdigit() else 0
            serials.add(serial) if serial <= last else None
            above += serial > last
    serials.discard(0)
    missing = _ranges(serials, last) if len(serials) < last else []
    return Book(
        series=kind,
        branch=branch,
        period=period,
        first_number=_number(kind, branch, period, 1),
        last_number=_number(kind, branch, period, last),
        drawn=last,
        used=len(serials),
        above=above,
        void=tuple(void for prefix in prefixes for void in _void(kind, prefix)),
        gaps=tuple(_explained(kind, branch, period, missing)) if missing else (),
    )


def _ranges(serials: set[int], last: int) -> list[tuple[int, int]]:
    """The runs of serials from 1 to `last` that are not there."""
    if last > _MOST_SERIALS:
        raise UserError(translate("number_register", "This series is too long to be gone through."))
    found: list[tuple[int, int]] = []
    reached = 0
    for serial in (*sorted(serials), last + 1):
        if serial > reached + 1:
            found.append((reached + 1, serial - 1))
        reached = serial
    return found


def _explained(kind: NumberKind, branch: str, period: str, missing: list[tuple[int, int]]) -> Iterator[Gap]:
    """The gaps, parted where one explanation ends and another begins."""
    mine = (NumberGap.series == kind) & (NumberGap.branch == branch) & (NumberGap.period == period)
    columns = (
        NumberGap.first_serial, NumberGap.last_serial, NumberGap.reason, NumberGap.explained_by, NumberGap.explained_at,
    )  # fmt: skip
    told = tuples(NumberGap.select(*columns).where(mine).order_by(NumberGap.first_serial))
    for first, last in missing:
        at = first
        while at <= last:
            one = next((row for row in told if row[0] <= at <= row[1]), None)
            later = min((row[0] for row in told if at < row[0] <= last), default=last + 1)
            until = min(last, one[1]) if one is not None else later - 1
            span = (_number(kind, branch, period, at), _number(kind, branch, period, until))
            gap = Gap(kind, branch, period, at, until, *span)
            yield gap if one is None else replace(gap, reason=one[2], explained_by=one[3], explained_at=_moment(one[4]))
            at = until + 1


def _moment(stored: object) -> datetime | None:
    return stored if isinstance(stored, datetime) else parse_moment(str(stored))


def _void(kind: NumberKind, prefix: str) -> Iterator[VoidNumber]:
    """The void numbers under a prefix, with the reason given."""
    table = _table(kind)
    columns = table._meta.fields
    if "state" in columns:
        condition, values = f"state IN ({', '.join('?' * len(VOID_STATES))})", VOID_STATES
    elif "is_void" in columns:
        condition, values = "is_void", ()
    else:
        return
    reason = next((name for name in _REASONS if name in columns), "''")
    sql, params = _within(kind, prefix, f"number, {reason}")
    for number, why in personal.query(f"{sql} AND {condition} ORDER BY number", (*params, *values)):
        yield VoidNumber(number, why or "")


def _within(kind: NumberKind, prefix: str, what: str) -> tuple[str, tuple[str, ...]]:
    """The statement that reads the records whose number begins like this."""
    table, code = SHARED.get(kind, (str(kind), ""))
    sql = f"SELECT {what} FROM {table} WHERE number >= ? AND number < ?"
    bounds = (f"{prefix}0", f"{prefix}:")  # ":" follows the digits
    return (f"{sql} AND kind = ?", (*bounds, code)) if code else (sql, bounds)


@cache
def _table(kind: NumberKind) -> type[Table]:
    name = SHARED.get(kind, (str(kind), ""))[0]
    return next(table for table in ALL_TABLES if table.record_kind() == name)


def _number(kind: NumberKind, branch: str, period: str, serial: int) -> str:
    """The number that this serial has under the present format."""
    return numbering.render(settings.text(f"number.{kind}.format"), branch, _day(period), serial)


def _day(period: str) -> date:
    """A day of the period."""
    return date(2000 + int(period[:2] or 0), int(period[2:4] or 1), 1)


def _prefixes(kind: NumberKind, branch: str, period: str) -> tuple[str, ...]:
    """What numbers of this period begin with, under the present format and those that the branch had before."""
    key = f"number.{kind}.format"
    forms = [settings.text(key), numbering.DEFAULT_FORMATS[kind]]
    for (changes,) in tuples(AuditEntry.select(AuditEntry.changes).where(AuditEntry.row_number == key)):
        forms += [form for form in json.loads(changes).get("value", ()) if isinstance(form, str)]
    day = _day(period)
    fitting = (form for form in forms if numbering.period_key(form, day) == period)
    return tuple(dict.fromkeys(numbering.render(form.partition("{serial")[0], branch, day, 1) for form in fitting))


@use_case("number_register.explain")
def explain(
    unit: UnitOfWork, *, series: str, branch: str, period: str, first: int, last: int, reason: str
) -> NumberGap:
    """Say why these numbers are missing; a second time corrects the first. Who and when are put on record.

    Raises UserError when no reason is given, or when one of the numbers is not missing.
    """
    reason = validation.required_line(reason, "reason", _LONGEST_REASON)
    row = NumberSeries.get_or_none(
        (NumberSeries.series == series) & (NumberSeries.branch == branch) & (NumberSeries.period == period)
    )
    gaps = _book(NumberKind(series), branch, period, row.last_serial).gaps if row is not None else ()
    missing = {serial for gap in gaps for serial in range(gap.first, gap.last + 1)}
    if last < first or not missing.issuperset(range(first, last + 1)):
        raise UserError(translate("number_register", "These numbers are not missing. Read the register anew."))
    told = {"reason": reason, "explained_at": unit.now, "explained_by": unit.session.full_name}
    mine = (NumberGap.series == series) & (NumberGap.branch == branch) & (NumberGap.period == period)
    known = NumberGap.get_or_none(mine & (NumberGap.first_serial == first))
    if known is not None:
        return unit.update(known, reason=reason, also={"last_serial": last, **told})
    return unit.insert(
        NumberGap, series=series, branch=branch, period=period, first_serial=first, last_serial=last, **told
    )
