"""The period that a report is asked for: a month, quarter, half-year or year that holds a day, or any days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.indicators._declaration import SPANS, Period, period_of
from app.reports._declaration import Parameter, ParameterKind

_DAYS = "days"
_CHOICES = {
    "month": QT_TRANSLATE_NOOP("reports", "Month"),
    "quarter": QT_TRANSLATE_NOOP("reports", "Quarter"),
    "half_year": QT_TRANSLATE_NOOP("reports", "Half-year"),
    "year": QT_TRANSLATE_NOOP("reports", "Year"),
    _DAYS: QT_TRANSLATE_NOOP("reports", "Days"),
}


def period_parameters(default: str = "month") -> tuple[Parameter, ...]:
    """What asks for a period."""
    return (
        Parameter("span", QT_TRANSLATE_NOOP("reports", "Period"), ParameterKind.CHOICE, lambda: default, _CHOICES),
        Parameter("day", QT_TRANSLATE_NOOP("reports", "with the day"), ParameterKind.DAY, clock.today,
                  only=("span", SPANS)),
        Parameter("first", QT_TRANSLATE_NOOP("reports", "from"), ParameterKind.DAY,
                  lambda: clock.today().replace(day=1), only=("span", (_DAYS,))),
        Parameter("last", QT_TRANSLATE_NOOP("reports", "to"), ParameterKind.DAY, clock.today, only=("span", (_DAYS,))),
    )  # fmt: skip


def asked_for(parameters: Mapping[str, Any]) -> Period:
    """The period of checked parameters. Raises UserError naming the day that is missing or lies before the first."""
    if parameters["span"] != _DAYS:
        return period_of(parameters["span"], parameters["day"])
    first, last = parameters["first"], parameters["last"]
    for name, day in (("first", first), ("last", last)):
        if not isinstance(day, date):
            raise UserError(translate("reports", "Enter the first and the last day of the period."), name)
    if last < first:
        raise UserError(translate("reports", "The period ends before it begins."), "last")
    return Period(first, last, f"{first.isoformat()} – {last.isoformat()}")


def nothing(rows: tuple[Any, ...]) -> tuple[str, ...]:
    """What is said beside an empty table."""
    return () if rows else (translate("reports", "Nothing was recorded in this period."),)
