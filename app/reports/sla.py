"""Time limits kept (R160, 5.2): response and arrival by fault level or technician, of the calls of a period."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.tabular import TableColumn, ValueKind
from app.domain import codes
from app.indicators._declaration import Counted
from app.ledgers._declaration import Anchor, Condition, Moving, Operator
from app.reports._declaration import Group, Parameter, ParameterKind, Report, ReportResult
from app.reports._matrix import Count, Share, bars, counted, row, table_columns, total
from app.reports._period import asked_for, nothing, period_parameters

ALIVE = Condition("state", Operator.NE, "cancelled")
_BY = {
    "fault_level": QT_TRANSLATE_NOOP("reports", "Fault level"),
    "technician_name": QT_TRANSLATE_NOOP("reports", "Technician"),
}
_ANY = ""
_LEVELS = {_ANY: QT_TRANSLATE_NOOP("reports", "All levels"), **{str(one): words for one, words in codes.LEVELS.items()}}


def limits(by: str) -> tuple[Count | Share, ...]:
    """The columns: of the calls whose limit is over, those that kept it, those late, those still waiting."""
    columns: list[Count | Share] = [Count("calls", translate("reports", "Calls"), _of(), by)]
    for prefix, happened, limit, with_limit, kept, late, waiting, rate in (
        (
            "response", "responded_at", "response_limit_at", translate("reports", "Response limit over"),
            translate("reports", "Answered in time"), translate("reports", "Answered late"),
            translate("reports", "Not answered yet"), translate("reports", "Response in time"),
        ),
        (
            "arrival", "arrived_at", "arrival_limit_at", translate("reports", "Arrival limit over"),
            translate("reports", "There in time"), translate("reports", "There late"),
            translate("reports", "Not there yet"), translate("reports", "Arrival in time"),
        ),
    ):  # fmt: skip
        limited = Condition(limit, Operator.BEFORE, Moving(Anchor.NOW))
        not_yet = Condition(happened, Operator.IS_EMPTY)
        columns += [
            Count(f"{prefix}_limited", with_limit, _of(limited), by),
            Count(f"{prefix}_kept", kept, _of(limited, Condition(happened, Operator.NOT_LATER_THAN, limit)), by),
            Count(f"{prefix}_late", late, _of(limited, Condition(happened, Operator.LATER_THAN, limit)), by),
            Count(f"{prefix}_over", waiting, _of(limited, not_yet), by),
            Share(f"{prefix}_rate", rate, f"{prefix}_kept", f"{prefix}_limited"),
        ]
    return tuple(columns)


def run(parameters: Mapping[str, Any]) -> ReportResult:
    """One row a level or technician."""
    period, by, level = asked_for(parameters), parameters["by"], parameters["level"]
    where = (Condition("fault_level", Operator.EQ, int(level)),) if level else ()
    columns = limits(by)
    figures = counted((one for one in columns if isinstance(one, Count)), period, where)
    rows = tuple(row(figures, columns, key, _named(by, key)) for key in _ordered(by, figures.found()))
    title = translate("reports", "Time limits by {what}, {period}").format(what=shown(_BY[by]), period=period.words)
    first = TableColumn(by, shown(_BY[by]), ValueKind.TEXT, 14)
    return ReportResult(
        title=title,
        columns=table_columns(first, columns),
        rows=rows,
        total=total(figures, columns, translate("reports", "Total")),
        charts=bars(translate("reports", "Response in time"), rows, 6, zeros=True),
        notes=(
            translate("reports", "Calls received in {period}").format(period=period.words),
            *((shown(_LEVELS[level]),) if level else ()),
        ),
        remarks=(
            *nothing(rows),
            translate("reports", "In time ÷ calls whose limit is over. Cancelled calls count nowhere."),
        ),
    )


def _of(*conditions: Condition) -> Counted:
    return Counted("repairs", "received_at", (ALIVE, *conditions))


def _ordered(by: str, keys: set[Any]) -> list[Any]:
    return sorted(keys, key=lambda key: (key == "", key if by == "fault_level" else str(key)))


def _named(by: str, key: Any) -> str:
    if by == "fault_level":
        return shown(codes.LEVELS.get(key, str(key)))
    return str(key) or translate("reports", "Nobody yet")


REPORT = Report(
    name="sla",
    title=QT_TRANSLATE_NOOP("reports", "Time limits kept"),
    explanation=QT_TRANSLATE_NOOP("reports", "Response and arrival in time, by fault level and by technician."),
    parameters=(
        *period_parameters(),
        Parameter("by", QT_TRANSLATE_NOOP("reports", "by"), ParameterKind.CHOICE, lambda: "fault_level", _BY),
        Parameter("level", QT_TRANSLATE_NOOP("reports", "Fault level"), ParameterKind.CHOICE, lambda: _ANY, _LEVELS),
    ),
    run=run,
    permission="report.view",
    group=Group.SERVICE,
    place=20,
    refreshed_by=("service_call",),
)
