"""Workload of the technicians (R062, 5.2): jobs and hours of a period, by class A to D."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.tabular import TableColumn
from app.domain import codes
from app.indicators._declaration import Counted, Unit
from app.ledgers._declaration import Condition, Operator
from app.reports._declaration import Group, Report, ReportResult
from app.reports._matrix import Count, Share, bars, counted, row, table_columns, total
from app.reports._period import asked_for, nothing, period_parameters
from app.services.daily_work import CLASSES

_BY = "technician_name"
_ALIVE = Condition("state", Operator.NE, "cancelled")


def work() -> tuple[Count | Share, ...]:
    """The columns: all jobs and hours, hours a job, jobs on site, and those of each class."""
    on_site = Condition("visit_count", Operator.AFTER, 1)
    columns: list[Count | Share] = [
        Count("jobs", translate("reports", "Jobs"), _jobs(), _BY),
        Count("hours", translate("reports", "Hours"), _hours(), _BY, Unit.HOURS),
        Count("on_site", translate("reports", "On site"), _jobs(on_site), _BY),
    ]
    for code in CLASSES:
        mine = Condition("service_class", Operator.EQ, code)
        name = shown(codes.SERVICE_CLASSES[code])
        columns += [
            Count(f"jobs_{code}", translate("reports", "{class_name}: jobs").format(class_name=name), _jobs(mine), _BY),
            Count(f"hours_{code}", translate("reports", "{class_name}: hours").format(class_name=name), _hours(mine),
                  _BY, Unit.HOURS),
        ]  # fmt: skip
    return tuple(columns)


def run(parameters: Mapping[str, Any]) -> ReportResult:
    """One row a technician, the one with most hours first."""
    period, columns = asked_for(parameters), work()
    figures = counted((one for one in columns if isinstance(one, Count)), period)
    order = sorted(
        figures.found(), key=lambda key: (-figures.number("hours", key), -figures.number("jobs", key), str(key))
    )
    rows = tuple(row(figures, columns, key, str(key) or translate("reports", "Nobody")) for key in order)
    return ReportResult(
        title=translate("reports", "Workload, {period}").format(period=period.words),
        columns=table_columns(TableColumn("technician", translate("reports", "Technician"), width=14), columns),
        rows=rows,
        total=total(figures, columns, translate("reports", "Total")),
        charts=bars(translate("reports", "Hours"), rows, 2),
        notes=(translate("reports", "Calls finished in {period}").format(period=period.words),),
        remarks=(
            *nothing(rows),
            translate("reports", "A job counts for the technician who finished it, with all its minutes."),
        ),
    )


def _jobs(*conditions: Condition) -> Counted:
    return Counted("repairs", "finished_at", (_ALIVE, *conditions))


def _hours(*conditions: Condition) -> Counted:
    return Counted("repairs", "finished_at", (_ALIVE, *conditions), summed="work_minutes")


REPORT = Report(
    name="workload",
    title=QT_TRANSLATE_NOOP("reports", "Workload of technicians"),
    explanation=QT_TRANSLATE_NOOP("reports", "Jobs and hours of each technician, by service class."),
    parameters=period_parameters(),
    run=run,
    permission="report.view",
    group=Group.SERVICE,
    place=40,
    refreshed_by=("service_call",),
)
