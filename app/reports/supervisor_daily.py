"""The supervisor's daily report (F17, R062, A8): who finished what in which class, what is open, what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import format_yuan
from app.core.tabular import TableColumn, ValueKind
from app.domain import codes
from app.domain.charts import Chart, ChartKind, Slice
from app.reports._declaration import Opens, Parameter, ParameterKind, Report, ReportResult, ReportRow
from app.reports.technician_daily import hours, hundredths
from app.services import daily_work
from app.services.daily_work import CLASSES, BranchDay, Share


def run(parameters: Mapping[str, Any]) -> ReportResult:
    """Read the day and add it up."""
    day = parameters["day"] or clock.today()
    found = daily_work.of_branch(day)
    title = translate("reports", "Daily report of the branch, {day}").format(day=day.isoformat())
    rows = tuple(_row(day, one) for one in found.shares)
    chart = Chart(
        translate("reports", "Hours by technician"),
        ChartKind.BAR,
        tuple(
            Slice(_name(one), minutes, translate("reports", "{hours} h").format(hours=hours(minutes)), place)
            for place, one in enumerate(found.shares)
            if (minutes := sum(one.minutes.values()))
        ),
    )
    return ReportResult(
        title=title,
        columns=(
            TableColumn("technician", translate("reports", "Technician"), ValueKind.TEXT, 16),
            TableColumn("jobs", translate("reports", "Jobs"), ValueKind.NUMBER, 7),
            *(TableColumn(code, _class_heading(code), ValueKind.MONEY, 10) for code in CLASSES),
            TableColumn("hours", translate("reports", "Hours in all"), ValueKind.MONEY, 10),
            TableColumn("unfinished", translate("reports", "Not finished"), ValueKind.NUMBER, 9),
        ),
        rows=rows,
        total=_total(found),
        charts=(chart,) if chart.slices else (),
        notes=(title, *_words(found)),
        remarks=_words(found),
        form="supervisor_daily",
        subject=day.isoformat(),
    )


def _class_heading(code: str) -> str:
    return translate("reports", "{name}, hours").format(name=shown(codes.SERVICE_CLASSES[code]))


def _name(one: Share) -> str:
    return one.name or translate("reports", "At the desk")


def _row(day: date, one: Share) -> ReportRow:
    minutes = [one.minutes.get(code, 0) for code in CLASSES]
    values = (_name(one), one.job_count, *map(hundredths, minutes), hundredths(sum(minutes)), one.unfinished)
    whose: tuple[str, str, Any] = (
        ("technician_id", "eq", one.technician_id) if one.technician_id else ("technician_id", "is_empty", None)
    )
    return ReportRow(values, one.job_count, Opens("repairs", (("finished_at", "between", (day, day)), whose)))


def _total(found: BranchDay) -> ReportRow:
    minutes = [sum(one.minutes.get(code, 0) for one in found.shares) for code in CLASSES]
    left = sum(one.unfinished for one in found.shares)
    sums = (*map(hundredths, minutes), hundredths(sum(minutes)), left)
    return ReportRow((translate("reports", "Total"), found.finished, *sums), found.finished)


def _words(found: BranchDay) -> tuple[str, ...]:
    calls = translate("reports", "Received {received}, finished {finished}; open now {open}, of them late {late}.")
    money = translate("reports", "Charged {charged}, collected {collected}.")
    coming = translate("reports", "First on the next day: {calls}.")
    numbers = [one.number for one in found.next_calls[:8]]
    listed = translate("reports", ", ").join(numbers) or translate("reports", "none")
    if found.more_calls or len(found.next_calls) > 8:
        listed = f"{listed} …"
    return (
        calls.format(received=found.received, finished=found.finished, open=found.open_calls, late=found.late_calls),
        money.format(
            charged=format_yuan(found.charged, symbol=True), collected=format_yuan(found.collected, symbol=True)
        ),
        coming.format(calls=listed),
    )


REPORT = Report(
    name="supervisor_daily",
    title=QT_TRANSLATE_NOOP("reports", "Supervisor's day"),
    explanation=QT_TRANSLATE_NOOP("reports", "The branch's day: jobs and hours by class, open calls, the next day."),
    parameters=(Parameter("day", QT_TRANSLATE_NOOP("reports", "Day"), ParameterKind.DAY, clock.today),),
    run=run,
    permission="report.view",
    refreshed_by=("service_call", "charge"),
)
