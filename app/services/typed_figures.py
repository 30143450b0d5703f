"""Figures that no table holds and a supervisor types in (K5, K10, K12; spot checks of K11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import validation
from app.models import database
from app.models.month_closing import TypedFigure
from app.services._use_case import UnitOfWork, require, use_case

_MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
SPANS = tuple(_MONTHS)
MOST = 10**11
SCORED = frozenset({"rule_compliance", "customer_relationship"})
"""Points from 0 to 100."""

RATED = frozenset({"data_accuracy"})
"""A part of a whole: never more than it."""

TYPED = frozenset({"cost_control"}) | SCORED | RATED
_ALL = 100_00


@dataclass(frozen=True)
class Entry:
    """A typed figure as its dialog shows it; `value` and `base` in hundredths."""

    id: int
    row_version: int
    value: int | None
    base: int | None
    note: str
    entered_by: str


def of(indicator: str, first: date, last: date) -> tuple[int | None, int | None]:
    """What was typed for exactly this period: value and base, None where nothing was."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    span = {1: "month", 3: "quarter", 6: "half_year", 12: "year"}.get(months, "")
    rows = database.query(
        "SELECT value, base FROM typed_figure WHERE indicator = ? AND span = ? AND first_on = ?",
        (indicator, span, first.isoformat()),
    )
    return (rows[0][0], rows[0][1]) if rows else (None, None)


def entry(indicator: str, span: str, first: date) -> Entry | None:
    """What was typed for a period, None where nothing was. Raises NotPermitted."""
    require("figure.type")
    row = _row(indicator, span, first)
    return row and Entry(row.id, row.row_version, row.value, row.base, row.note, row.entered_by)


@use_case("figure.type")
def enter(
    unit: UnitOfWork,
    *,
    indicator: str,
    span: str,
    first_on: date,
    value: int | None,
    base: int | None = None,
    note: str = "",
    seen_version: int | None = None,
) -> TypedFigure:
    """Type a figure in, or correct it; what it said before stays in the history. `value` None takes it back.

    Raises UserError (fields `value`, `base`, `span`, `first_on`) for a figure outside its scale, a base of 0, a part
    that is more than the whole, an unknown period, a day within one, or a period that did not begin yet.
    """
    if indicator not in TYPED:
        raise UserError(translate("figures", "This figure is counted, not typed in."), "indicator")
    if first_on > clock.today():
        raise UserError(translate("figures", "This period has not begun yet."), "first_on")
    if span not in SPANS:
        raise UserError(translate("figures", "Choose month, quarter, half-year or year."), "span")
    if first_on.day != 1 or (first_on.month - 1) % _MONTHS[span]:
        raise UserError(translate("figures", "Choose the first day of the period."), "first_on")
    for field, given in (("value", value), ("base", base)):
        if given is not None and not 0 <= given <= MOST:
            raise UserError(translate("figures", "This must be between 0 and 1,000,000,000."), field)
    if value is not None and indicator in SCORED and value > _ALL:
        raise UserError(translate("figures", "Points are from 0 to 100."), "value")
    if value is not None and indicator in RATED and value > (_ALL if base is None else base or value):
        raise UserError(translate("figures", "A part cannot be more than the whole."), "value")
    if base is not None and value is None:
        raise UserError(translate("figures", "Enter what is divided by it."), "value")
    if base == 0:
        raise UserError(translate("figures", "Nothing can be divided by 0: leave it empty."), "base")
    said = {"value": value, "base": base, "note": validation.clean_text(note, field="note")}
    said["entered_by"] = unit.session.full_name or unit.session.name
    row = _row(indicator, span, first_on)
    if row is None:
        return unit.insert(TypedFigure, indicator=indicator, span=span, first_on=first_on, **said)
    return unit.update(row, seen_version, **said)


def _row(indicator: str, span: str, first: date) -> TypedFigure | None:
    same = (TypedFigure.indicator == indicator) & (TypedFigure.span == span) & (TypedFigure.first_on == first)
    return TypedFigure.get_or_none(same)
