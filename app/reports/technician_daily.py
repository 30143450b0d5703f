"""A technician's daily report (F16, R062): the jobs of a day with class, hours and parts, hours by class."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.tabular import TableColumn, ValueKind
from app.domain import codes
from app.reports._declaration import Opens, Parameter, ParameterKind, Report, ReportResult, ReportRow
from app.services import daily_work, staff
from app.services.daily_work import CLASSES, Job


def hundredths(minutes: int) -> int:
    """Minutes as hundredths of an hour, rounded: 95 is 158."""
    return (minutes * 100 + 30) // 60


def hours(minutes: int) -> str:
    """Minutes in hours as people write them: 95 is `1.58`."""
    return f"{hundredths(minutes) / 100:.2f}"


def run(parameters: Mapping[str, Any]) -> ReportResult:
    """Read the jobs and add their hours up."""
    day, whose = parameters["day"] or clock.today(), parameters["technician"]
    name = daily_work.people().get(whose)
    if name is None:
        raise UserError(translate("reports", "Choose a technician."), "technician")
    jobs = daily_work.jobs_of(day, int(whose))
    total = sum(job.minutes for job in jobs)
    title = translate("reports", "Daily report of {name}, {day}").format(name=name, day=day.isoformat())
    blank = ("", "", "", "", "")
    sums = (translate("reports", "Total"), *blank, hundredths(total), "", "")
    return ReportResult(
        title=title,
        columns=(
            TableColumn("number", translate("reports", "Call"), ValueKind.TEXT, 17),
            TableColumn("customer", translate("reports", "Customer"), ValueKind.TEXT, 24),
            TableColumn("subject", translate("reports", "Device and fault"), ValueKind.TEXT, 30),
            TableColumn("class", translate("reports", "Class"), ValueKind.TEXT, 9),
            TableColumn("arrived", translate("reports", "Arrived"), ValueKind.TEXT, 7),
            TableColumn("finished", translate("reports", "Finished"), ValueKind.TEXT, 7),
            TableColumn("hours", translate("reports", "Hours"), ValueKind.MONEY, 7),
            TableColumn("parts", translate("reports", "Parts"), ValueKind.TEXT, 20),
            TableColumn("remark", translate("reports", "Remark"), ValueKind.TEXT, 24),
        ),
        rows=tuple(_row(job) for job in jobs),
        total=ReportRow(sums, len(jobs)),
        notes=(title, by_class(jobs)),
        remarks=(by_class(jobs),),
        form="technician_daily",
        subject=f"{day.isoformat()} {name}",
    )


def by_class(jobs: tuple[Job, ...]) -> str:
    """The hours of each class in a line."""
    parts = []
    for code in CLASSES:
        mine = [job for job in jobs if job.service_class == code]
        text = translate("reports", "{name}: {hours} h ({count})")
        words = shown(codes.SERVICE_CLASSES[code])
        parts.append(text.format(name=words, count=len(mine), hours=hours(sum(job.minutes for job in mine))))
    return " · ".join(parts)


def _row(job: Job) -> ReportRow:
    values = (
        job.number,
        job.customer_name,
        job.subject,
        shown(codes.SERVICE_CLASSES.get(job.service_class, job.service_class)),
        _clock(job.arrived_at),
        _clock(job.finished_at),
        hundredths(job.minutes),
        translate("reports", ", ").join(f"{name} ×{count}" for name, count in job.parts),
        job.done if job.is_finished else _put_off(job),
    )
    return ReportRow(values, 1, Opens("repairs", (("number", "eq", job.number),)))


def _put_off(job: Job) -> str:
    if job.again_at is None:
        return translate("reports", "not finished")
    text = translate("reports", "not finished, again {time}")
    return text.format(time=f"{clock.local(job.again_at):%m-%d %H:%M}")


def _clock(moment: datetime | None) -> str:
    return f"{clock.local(moment):%H:%M}" if moment else ""


def _whose() -> str:
    """Oneself where one is a technician, else the first of the list."""
    people, mine = daily_work.people(), staff.own()
    own = str(mine.id) if mine is not None else ""
    return own if own in people else next(iter(people), "")


REPORT = Report(
    name="technician_daily",
    title=QT_TRANSLATE_NOOP("reports", "Technician's day"),
    explanation=QT_TRANSLATE_NOOP("reports", "The jobs of a day with their class, hours and parts; hours by class."),
    parameters=(
        Parameter("technician", QT_TRANSLATE_NOOP("reports", "Technician"), ParameterKind.CHOICE, _whose,
                  daily_work.people),
        Parameter("day", QT_TRANSLATE_NOOP("reports", "Day"), ParameterKind.DAY, clock.today),
    ),
    run=run,
    permission="report.view",
    refreshed_by=("service_call", "charge_line", "staff"),
    own=True,
)  # fmt: skip
