"""Indicators to figures: one statement each, made of the conditions that a ledger opens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from app.indicators._declaration import Counted, Indicator, InSetting, Opened, Period, Reading, Unit
from app.ledgers import _catalogue as ledgers
from app.ledgers import _conditions as conditions
from app.ledgers._declaration import Condition
from app.models import database
from app.services import settings, typed_figures

_WHOLE = {Unit.COUNT: 1, Unit.MONEY: 1, Unit.SHARE: 10_000}
"""What a quotient is multiplied by; hundredths where nothing is said."""


def read(indicator: Indicator, period: Period, where: tuple[Condition, ...] = ()) -> Reading:
    """The indicator in a period, of the rows that meet `where` as well (a technician's, a level's)."""
    if indicator.typed:
        top, bottom = typed_figures.of(indicator.name, period.first, period.last)
        return Reading(indicator, period, top, bottom, top if bottom is None else quotient(indicator, top, bottom))
    if indicator.own is not None:
        top, bottom, *opens = indicator.own(period)
        return Reading(indicator, period, top, bottom, quotient(indicator, top, bottom), *opens)
    return _reading(indicator, period, where, *_figures(indicator, period, where))


def quotient(indicator: Indicator, top: int | None, bottom: int | None) -> int | None:
    """The value of top over bottom, half rounded up; None when there is nothing to divide by."""
    if top is None or not bottom:
        return None
    whole = _WHOLE.get(indicator.unit, 100)
    if indicator.is_mean and indicator.of is not None:  # a column that is kept in hundredths already has this scale
        up, down = indicator.of.scale
        whole = whole * up // down
    return (2 * top * whole + bottom) // (2 * bottom)


def _reading(
    indicator: Indicator, period: Period, where: tuple[Condition, ...], top: int | None, bottom: int | None
) -> Reading:
    of, over = _of(indicator), _over(indicator)
    plain, top = top, top if indicator.is_mean else _scaled(of, top)
    opens = Opened(of.ledger, of.during(period, (*where, *_settled(indicator.among))))
    if over is None and not indicator.among and not indicator.is_mean:
        return Reading(indicator, period, top, None, top, opens, plain_top=plain)
    below = over or of
    opens_below = Opened(below.ledger, below.during(period, () if over else where))
    return Reading(indicator, period, top, bottom, quotient(indicator, top, bottom), opens, opens_below, plain)


def _figures(indicator: Indicator, period: Period, where: tuple[Condition, ...]) -> tuple[int | None, int | None]:
    sql, params = _statement(indicator, period, where)
    top, bottom = _parts(indicator, database.query(sql, params)[0])
    over = _over(indicator)
    return top, bottom if over is None else _counted(over, period)


def _parts(indicator: Indicator, figures: Iterable[Any]) -> tuple[int | None, int | None]:
    first, *rest = figures
    return int(first or 0), int(rest[0] or 0) if rest else None


def _statement(indicator: Indicator, period: Period, where: tuple[Condition, ...]) -> tuple[str, tuple[Any, ...]]:
    """One statement: the figure over the line, and the one under it when it is of the same rows."""
    of = _of(indicator)
    ledger = ledgers.all_ledgers()[of.ledger]
    met = conditions.terms(ledger, of.during(period, where))
    test = " AND ".join(f"({term.sql})" for term in met) or "1 = 1"
    params = [value for term in met for value in term.params]
    what, inner = _what(of), []
    if indicator.among:
        inner = conditions.terms(ledger, _settled(indicator.among))
        both = " AND ".join(f"({term.sql})" for term in inner)
        what = f"SUM(CASE WHEN {both} THEN 1 ELSE 0 END), COUNT(*)"
    elif indicator.is_mean:
        what = f"{what}, COUNT({conditions.column_of(ledger, of.summed).stored})"
    values = [value for term in inner for value in term.params]
    return f"SELECT {what} FROM {ledger.table} WHERE {test}", (*values, *params)


def _counted(counted: Counted, period: Period) -> int:
    ledger = ledgers.all_ledgers()[counted.ledger]
    met = conditions.terms(ledger, counted.during(period))
    test = " AND ".join(f"({term.sql})" for term in met) or "1 = 1"
    params = tuple(value for term in met for value in term.params)
    return _scaled(
        counted, int(database.scalar(f"SELECT {_what(counted)} FROM {ledger.table} WHERE {test}", params) or 0)
    )


def _what(counted: Counted) -> str:
    if not counted.summed:
        return "COUNT(*)"
    column = conditions.column_of(ledgers.all_ledgers()[counted.ledger], counted.summed)
    return f"SUM({column.stored})"


def _scaled(counted: Counted, value: int | None) -> int:
    up, down = counted.scale
    return (2 * (value or 0) * up + down) // (2 * down)


def _of(indicator: Indicator) -> Counted:
    assert indicator.of is not None
    return _known(indicator.of)


def _over(indicator: Indicator) -> Counted | None:
    over = indicator.over
    return None if over is None else _known(over() if callable(over) else over)


def _known(counted: Counted) -> Counted:
    """The same with the branch's numbers in its conditions."""
    return replace(counted, conditions=_settled(counted.conditions))


def _settled(wanted: tuple[Condition, ...]) -> tuple[Condition, ...]:
    return tuple(Condition(one.column, one.operator, _number(one.value)) for one in wanted)


def _number(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_number(one) for one in value)
    return settings.integer(str(value)) if isinstance(value, InSetting) else value
