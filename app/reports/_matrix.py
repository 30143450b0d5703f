"""Tables of figures: a row for each value of a column (person, level, class), each figure counting its own rows.

Counts are declared as indicators declare theirs, so that every figure opens the conditions it was counted with.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.core.money import format_yuan
from app.core.tabular import TableColumn, Value, ValueKind
from app.domain.charts import Chart, ChartKind, Slice
from app.indicators._declaration import NO_VALUE, Counted, Opened, Period, Unit
from app.ledgers import _catalogue as ledgers
from app.ledgers import _conditions as conditions
from app.ledgers._declaration import Condition, Operator
from app.models import database
from app.reports._declaration import Opens, Part, ReportRow

Key = Any
"""A value of the column that makes the rows; None or "" where none is entered."""


@dataclass(frozen=True)
class Count:
    """A column that counts rows of a ledger, or adds a number of them up (`of.summed`).

    `unit` COUNT | MONEY | HOURS (the sum is in minutes). `by` is the ledger's column that makes the rows.
    """

    name: str
    heading: str
    of: Counted
    by: str
    unit: Unit = Unit.COUNT
    width: int = 9


@dataclass(frozen=True)
class Share:
    """A column that divides one count by others: a share in percent, or what falls on each (`is_mean`).

    It opens the rows it is measured by, those of `below`.
    """

    name: str
    heading: str
    top: str
    below: str
    is_mean: bool = False
    width: int = 9


@dataclass(frozen=True)
class Figures:
    """What was counted: by the name of a count and the key of a row, and in total."""

    counts: tuple[Count, ...]
    by_key: Mapping[str, Mapping[Key, Part]]
    totals: Mapping[str, Part]

    def found(self) -> set[Key]:
        """Every key that anything was counted for."""
        return {key for found in self.by_key.values() for key in found}

    def number(self, name: str, key: Key) -> int:
        """One figure."""
        part = self.by_key[name].get(key)
        return part.count if part is not None else 0


def counted(counts: Iterable[Count], period: Period, where: tuple[Condition, ...] = ()) -> Figures:
    """Count everything: one statement for all columns of a ledger with the same date and rows."""
    every = tuple(counts)
    by_key: dict[str, dict[Key, Part]] = {one.name: {} for one in every}
    together: dict[tuple[str, str, str], list[Count]] = {}
    for one in every:
        together.setdefault((one.of.ledger, one.of.date, one.by), []).append(one)
    for (ledger, _date, by), some in together.items():
        sql, params = _statement(some, period, where)
        for key, *numbers in database.query(sql, params):
            own = Condition(by, Operator.IS_EMPTY if key is None else Operator.EQ, key)
            for one, number in zip(some, numbers, strict=True):
                rows = opens(Opened(ledger, one.of.during(period, (*where, own))))
                by_key[one.name]["" if key is None else key] = Part(int(number or 0), rows, one.of.summed)
    totals = {
        one.name: Part(
            sum(part.count for part in by_key[one.name].values()),
            opens(Opened(one.of.ledger, one.of.during(period, where))),
            one.of.summed,
        )
        for one in every
    }
    return Figures(every, by_key, totals)


def in_full(figures: Figures, names: Mapping[str, str]) -> Figures:
    """The same with keys by their full names: one row for a person whom some ledgers know by the sign-in name."""
    by_key: dict[str, dict[Key, Part]] = {}
    for one in figures.counts:
        known, same = figures.by_key[one.name], dict[Key, list[Key]]()
        for key in known:
            same.setdefault(names.get(key, key), []).append(key)
        by_key[one.name] = {name: _joined(one.by, {key: known[key] for key in keys}) for name, keys in same.items()}
    return Figures(figures.counts, by_key, figures.totals)


def _joined(by: str, parts: Mapping[Key, Part]) -> Part:
    """Several parts as one, opening the rows of all."""
    first = next(iter(parts.values()))
    if len(parts) == 1:
        return first
    shared = first.opens.conditions[:-1]  # the last says whose they are
    whose = (by, Operator.IN.value, tuple(parts))
    return Part(sum(one.count for one in parts.values()), Opens(first.opens.ledger, (*shared, whose)), first.summed)


def _statement(some: list[Count], period: Period, where: tuple[Condition, ...]) -> tuple[str, tuple[Any, ...]]:
    """What all columns ask stands under WHERE, the rest in their sums; the date leads to the rows."""
    first = some[0]
    ledger = ledgers.all_ledgers()[first.of.ledger]
    shared = [one for one in first.of.during(period, where) if all(one in it.of.during(period, where) for it in some)]
    sums, params = [], []
    for one in some:
        own = conditions.terms(ledger, [it for it in one.of.during(period, where) if it not in shared])
        what = conditions.column_of(ledger, one.of.summed).stored if one.of.summed else "1"
        test = " AND ".join(f"({term.sql})" for term in own)
        sums.append(f"SUM(CASE WHEN {test} THEN {what} ELSE 0 END)" if test else f"SUM({what})")
        params += [value for term in own for value in term.params]
    met = conditions.terms(ledger, shared)
    test = " AND ".join(f"({term.sql})" for term in met) or "1 = 1"
    name = conditions.column_of(ledger, first.by).stored
    key = f"COALESCE({name}, {name})"  # grouped by the column itself, a planner walks all rows in its order
    sql = f"SELECT {key}, {', '.join(sums)} FROM {ledger.table} WHERE {test} GROUP BY {key}"
    return sql, (*params, *(value for term in met for value in term.params))


def opens(opened: Opened | None) -> Opens:
    """Conditions of a ledger as a report's figure opens them."""
    assert opened is not None
    return Opens(opened.ledger, tuple((one.column, one.operator.value, one.value) for one in opened.conditions))


def table_columns(first: TableColumn, columns: Iterable[Count | Share]) -> tuple[TableColumn, ...]:
    """The columns of the table: the rows' name, then the figures."""
    kinds = {Unit.COUNT: ValueKind.NUMBER}
    made = [
        TableColumn(
            one.name,
            one.heading,
            kinds.get(one.unit, ValueKind.MONEY) if isinstance(one, Count) else ValueKind.MONEY,
            one.width,
        )
        for one in columns
    ]
    return (first, *made)


def row(figures: Figures, columns: Iterable[Count | Share], key: Key, title: str) -> ReportRow:
    """The row of a key."""
    return _row(columns, title, {name: found[key] for name, found in figures.by_key.items() if key in found})


def total(figures: Figures, columns: Iterable[Count | Share], title: str) -> ReportRow:
    """The row under all others; what has no key counts too."""
    return _row(columns, title, figures.totals)


def bars(
    title: str,
    rows: tuple[ReportRow, ...],
    place: int,
    most: int = 12,
    *,
    largest: bool = False,
    zeros: bool = False,
) -> tuple[Chart, ...]:
    """A chart of one column of the first rows that have something in it, or of its largest figures; none without.

    With `zeros` what is 0 has its line too: of a share it is the worst there is, not nothing.
    """
    found = [
        (value, number)
        for number, one in enumerate(rows)
        if isinstance(value := one.values[place], int) and (value > 0 or zeros)
    ]
    if largest:
        found.sort(key=lambda one: -one[0])
    slices = tuple(
        Slice(str(rows[number].values[0]), value, rows[number].words[place], number) for value, number in found[:most]
    )
    return (Chart(title, ChartKind.BAR, slices),) if any(one.value for one in slices) else ()


def share(top: int, below: int) -> int | None:
    """Hundredths of a percent, half rounded up; nothing where there is nothing to divide by."""
    return (20_000 * top + below) // (2 * below) if below else None


def percent(value: int | None) -> str:
    """A share as people read it, to a tenth of a percent."""
    if value is None:
        return NO_VALUE
    tenths = (value + 5) // 10
    return f"{tenths // 10}.{tenths % 10} %"


def _row(columns: Iterable[Count | Share], title: str, parts: Mapping[str, Part]) -> ReportRow:
    values: list[Value] = [title]
    words, opened = [title], {}
    first: Part | None = None
    for one in columns:
        if isinstance(one, Count):
            part = parts.get(one.name)
            value, shown = _worded(one.unit, part.count if part is not None else 0)
            first = first or (part if one.unit is Unit.COUNT else None)
            if part is not None and part.count:
                opened[one.name] = part
        else:
            value, shown = _divided(one, parts)
            if one.below in parts and parts[one.below].count:
                opened[one.name] = parts[one.below]
        values.append(value)
        words.append(shown)
    return ReportRow(tuple(values), first.count if first else 0, first.opens if first else None, tuple(words), opened)


def _worded(unit: Unit, number: int) -> tuple[int, str]:
    if unit is Unit.MONEY:
        return number, format_yuan(number)
    if unit is Unit.HOURS:
        hundredths = (number * 100 + 30) // 60
        return hundredths, f"{hundredths // 100:,}.{hundredths % 100:02d}"
    return number, f"{number:,}"


def _divided(one: Share, parts: Mapping[str, Part]) -> tuple[int | None, str]:
    top = parts[one.top].count if one.top in parts else 0
    below = parts[one.below].count if one.below in parts else 0
    if not one.is_mean:
        value = share(top, below)
        return value, percent(value)
    if not below:
        return None, NO_VALUE
    hundredths = (200 * top + below) // (2 * below)
    return hundredths, f"{hundredths // 100:,}.{hundredths % 100:02d}"
