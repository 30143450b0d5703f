"""Reports about complaints with fixed dates (4.11, R156, R158): who owes them is reminded until the day is over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.core import clock
from app.core.i18n import translate
from app.domain import permissions
from app.models import database
from app.models.base import MomentField
from app.services import month_closings, settings
from app.services import session as sessions

MONTH_REPORT = "month_report"
"""The month's report with its lock: no report of the list, a window of its own."""

REPORTS = ("complaint_statistics", "complaint_review", MONTH_REPORT)
"""The reports by their place, as reminders name them."""

NOTICE = 5
"""Days before the last one from which the month's statistics are asked for: by the 10th, from the 5th (R156)."""

YEAR_END = 11
"""Days before the end of the year from which the yearly report is asked for."""


@dataclass(frozen=True)
class DueReport:
    """A report (by its name) about a period, in words, and the last day on which it is in time; `span` is the kind of
    period where the report has several.
    """

    report: str
    period: str
    text: str
    due_on: date
    span: str = ""


def due() -> tuple[DueReport, ...]:
    """What the person signed in owes today; nothing for periods without a complaint.

    Supervisors owe them: the statistics of the month before from five days before `stats.monthly_day` until then, the
    half-year's review up to that day in `stats.halfyear_months`, the volume of the year at its end. The month that is
    to be closed next is asked for from five days before that day until it is closed.
    """
    if sessions.current().role != permissions.Role.SUPERVISOR:
        return ()
    today, last_day = clock.today(), settings.integer("stats.monthly_day")
    found: list[DueReport] = []
    if today.day <= last_day:
        end = today.replace(day=1) - timedelta(days=1)
        words = f"{end:%Y-%m}"
        if today.day >= last_day - NOTICE and _some("settled_at", end.replace(day=1), end):
            text = translate("reminders", "Complaint statistics of {period}").format(period=words)
            found.append(DueReport(REPORTS[0], words, text, today.replace(day=last_day)))
        if str(today.month) in settings.words("stats.halfyear_months"):
            begin = _months_before(today, 6)
            if _some("received_at", begin, end):
                words = f"{begin:%Y-%m} – {end:%Y-%m}"
                text = translate("reminders", "Review of complaints, {period}").format(period=words)
                found.append(DueReport(REPORTS[1], words, text, today.replace(day=last_day), "six_months"))
    found += _closing(today, last_day)
    end = date(today.year, 12, 31)
    if end - today <= timedelta(days=YEAR_END) and _some("received_at", date(today.year, 1, 1), end):
        text = translate("reminders", "Complaints of the year {period}").format(period=today.year)
        found.append(DueReport(REPORTS[1], str(today.year), text, end, "year"))
    return tuple(found)


def _closing(today: date, last_day: int) -> list[DueReport]:
    """The month that is over and not closed; its day passes, it stays."""
    month = month_closings.owed()
    if not month:
        return []
    due_on = month_closings.first_day(month_closings.after(month)).replace(day=last_day)
    if today < due_on - timedelta(days=NOTICE):
        return []
    text = translate("reminders", "Month's report of {month}, and close the month").format(month=month)
    return [DueReport(MONTH_REPORT, month, text, due_on, "month")]


def _months_before(day: date, count: int) -> date:
    """The first of the month that lies so many months before."""
    month = day.year * 12 + day.month - 1 - count
    return date(month // 12, month % 12 + 1, 1)


def _some(moment: str, first: date, last: date) -> bool:
    field = MomentField()
    begin, end = (
        field.db_value(clock.local_midnight(one)) for one in (first, last + timedelta(days=1))
    )  # fmt: skip
    found = database.query(
        f"SELECT 1 FROM complaint WHERE {moment} >= ? AND {moment} < ? AND state <> 'void' LIMIT 1", (begin, end)
    )
    return bool(found)
