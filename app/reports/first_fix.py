"""Solved at once (5.2): by telephone, at the first visit, and what came again within the days set."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.tabular import TableColumn, ValueKind
from app.domain import codes
from app.indicators._declaration import Counted
from app.ledgers._declaration import Condition, Operator
from app.reports._declaration import Group, Parameter, ParameterKind, Report, ReportResult
from app.reports._matrix import Count, Share, bars, counted, row, table_columns, total
from app.reports._period import asked_for, nothing, period_parameters
from app.services import fault_categories, settings

_ALIVE = Condition("state", Operator.NE, "cancelled")
_REPAIR = Condition("call_kind", Operator.EQ, "repair")
_BY = {
    "technician_name": QT_TRANSLATE_NOOP("reports", "Technician"),
    "category": QT_TRANSLATE_NOOP("reports", "Fault category"),
    "model": QT_TRANSLATE_NOOP("reports", "Model"),
    "fault_level": QT_TRANSLATE_NOOP("reports", "Fault level"),
}


def solved(by: str) -> tuple[Count | Share, ...]:
    """The columns; numbers and shares as the indicators of the same names count them."""
    days = settings.integer("figures.repeat_days")
    went = Condition("visit_count", Operator.AFTER, 1)
    known = Condition("device_id", Operator.NOT_EMPTY)
    by_phone = (
        Condition("service_mode", Operator.IN, ("phone", "remote")),
        Condition("visit_count", Operator.EQ, 0),
    )
    once, again = Condition("visit_count", Operator.EQ, 1), Condition("days_to_repeat", Operator.BETWEEN, (0, days))
    return (
        Count("finished", translate("reports", "Calls finished"), _of(), by),
        Count("phone", translate("reports", "By telephone or remotely"), _of(*by_phone), by),
        Share("phone_rate", translate("reports", "Solved by telephone"), "phone", "finished"),
        Count("visited", translate("reports", "Repairs with visits"), _of(_REPAIR, went), by),
        Count("once", translate("reports", "Done at the first visit"), _of(_REPAIR, once), by),
        Share("once_rate", translate("reports", "First visit fixed it"), "once", "visited"),
        Count("devices", translate("reports", "Repairs of known devices"), _of(_REPAIR, known), by),
        Count("again", translate("reports", "Again within {days} days").format(days=days),
              _of(_REPAIR, known, again), by),
        Share("again_rate", translate("reports", "Repeated"), "again", "devices"),
    )  # fmt: skip


def run(parameters: Mapping[str, Any]) -> ReportResult:
    """One row a technician, fault category, model or level; the one with most calls first."""
    period, by = asked_for(parameters), parameters["by"]
    columns = solved(by)
    figures = counted((one for one in columns if isinstance(one, Count)), period)
    names = _names(by)
    order = sorted(figures.found(), key=lambda key: (-figures.number("finished", key), str(key)))
    rows = tuple(row(figures, columns, key, names.get(key) or str(key) or _none(by)) for key in order)
    title = translate("reports", "Solved at once by {what}, {period}").format(what=shown(_BY[by]), period=period.words)
    return ReportResult(
        title=title,
        columns=table_columns(TableColumn(by, shown(_BY[by]), ValueKind.TEXT, 18), columns),
        rows=rows,
        total=total(figures, columns, translate("reports", "Total")),
        charts=bars(translate("reports", "First visit fixed it"), rows, 6, zeros=True),
        notes=(translate("reports", "Calls finished in {period}").format(period=period.words),),
        remarks=(
            *nothing(rows),
            translate("reports", "A repair that came again counts in the period in which the first one was done."),
        ),
    )


def _of(*conditions: Condition) -> Counted:
    return Counted("repairs", "finished_at", (_ALIVE, *conditions))


def _names(by: str) -> dict[Any, str]:
    if by == "fault_level":
        return {level: shown(words) for level, words in codes.LEVELS.items()}
    if by == "category":
        return dict(fault_categories.titles())
    return {}


def _none(by: str) -> str:
    return translate("reports", "Nobody") if by == "technician_name" else translate("reports", "Not entered")


REPORT = Report(
    name="first_fix",
    title=QT_TRANSLATE_NOOP("reports", "Solved at once, repeats"),
    explanation=QT_TRANSLATE_NOOP(
        "reports", "Solved by telephone, at the first visit, and repaired again within the days set."
    ),
    parameters=(
        *period_parameters(),
        Parameter("by", QT_TRANSLATE_NOOP("reports", "by"), ParameterKind.CHOICE, lambda: "technician_name", _BY),
    ),
    run=run,
    permission="report.view",
    group=Group.SERVICE,
    place=30,
    refreshed_by=("service_call",),
)
