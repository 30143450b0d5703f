"""客户投诉率 – complaint rate (F60, R157): complaints of each month over a chosen base, with their classes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.tabular import TableColumn, ValueKind
from app.domain.charts import Chart, ChartKind, Slice
from app.models import database
from app.reports._complaint_cases import COUNTED, Period, months_of, opens_period, period
from app.reports._declaration import Group, Parameter, ParameterKind, Report, ReportResult, ReportRow
from app.services import settings

BASES: Mapping[str, str] = {
    "calls": QT_TRANSLATE_NOOP("reports", "Calls received in the month"),
    "customers": QT_TRANSLATE_NOOP("reports", "Customers in use today"),
    "orders": QT_TRANSLATE_NOOP("reports", "Devices delivered in the month"),
}


def run(parameters: Mapping[str, Any]) -> ReportResult:
    """One row a month of the year so far; a month without a base has no rate."""
    base, year = parameters["base"], (parameters["day"] or clock.today()).year
    months = [month for month in months_of(year) if month.first <= clock.today()]
    found = [_classes(month) for month in months]
    known = list(dict.fromkeys(name for one in found for name in one))
    rows = tuple(_row(month, base, one, known) for month, one in zip(months, found, strict=True))
    counts = [row.count for row in rows]
    of_year = period("year", months[0].first) if months else period("year", parameters["day"])
    whole = _base(base, of_year)
    title = translate("reports", "Complaint rate {year}").format(year=year)
    figures = [sum(one.get(name, 0) for one in found) for name in known]
    total = (translate("reports", "Year"), sum(counts), whole, _hundredths(sum(counts), whole), *figures)
    return ReportResult(
        title=title,
        columns=(
            TableColumn("month", translate("reports", "Month"), ValueKind.TEXT, 10),
            TableColumn("complaints", translate("reports", "Complaints"), ValueKind.NUMBER, 10),
            TableColumn("base", shown(BASES[base]), ValueKind.NUMBER, 14),
            TableColumn("rate", translate("reports", "Rate (%)"), ValueKind.MONEY, 10),
            *(TableColumn(f"class_{place}", name, ValueKind.NUMBER, 10) for place, name in enumerate(known, 1)),
        ),
        rows=rows,
        total=ReportRow(total, sum(counts), opens_period("received_at", of_year), _words(total)),
        charts=(
            Chart(
                translate("reports", "Complaint rate by month"),
                ChartKind.COLUMN,
                tuple(
                    Slice(month.words[5:], rate or 0, row.words[3], place)
                    for place, (month, row) in enumerate(zip(months, rows, strict=True))
                    if isinstance(rate := row.values[3], int | None)
                ),
            ),
        )
        if sum(counts)
        else (),
        notes=(shown(BASES[base]),),
        remarks=(
            translate("reports", "Complaints received, each matter once; anomalies without a loss do not count."),
            translate("reports", "“–”: the base of the month is 0."),
        ),
    )


def _row(month: Period, base: str, found: Mapping[str, int], classes: list[str]) -> ReportRow:
    count, whole = sum(found.values()), _base(base, month)
    values = (month.words, count, whole, _hundredths(count, whole), *(found.get(name, 0) for name in classes))
    return ReportRow(values, count, opens_period("received_at", month), _words(values))


def _classes(month: Period) -> dict[str, int]:
    """How many matters of each class came in, the most frequent first."""
    sql = f"SELECT category_name, COUNT(*) FROM complaint WHERE received_at >= ? AND received_at < ? AND {COUNTED} "
    found = {
        name or translate("reports", "Not filled in"): int(count)
        for name, count in database.query(f"{sql} GROUP BY category_name", month.bounds())
    }
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _base(base: str, during: Period) -> int:
    if base == "calls":
        sql = "SELECT COUNT(*) FROM service_call WHERE received_at >= ? AND received_at < ? AND state <> 'cancelled'"
        return int(database.scalar(sql, during.bounds()) or 0)
    if base == "customers":
        return int(database.scalar("SELECT COUNT(*) FROM customer WHERE status = 'active'") or 0)
    sql = "SELECT COUNT(*) FROM device WHERE installed_on BETWEEN ? AND ?"
    return int(database.scalar(sql, tuple(day.isoformat() for day in during.span)) or 0)


def _hundredths(count: int, whole: int) -> int | None:
    """The rate in hundredths of a percent, half of one rounded up; None without a base."""
    return (2 * count * 10_000 + whole) // (2 * whole) if whole else None


def _words(values: tuple[Any, ...]) -> tuple[str, ...]:
    month, count, whole, rate, *classes = values
    shown_rate = "–" if rate is None else f"{rate / 100:.2f} %"
    return (str(month), f"{count:,}", f"{whole:,}", shown_rate, *(f"{one:,}" for one in classes))


def _usual_base() -> str:
    return settings.text("complaint.rate_base")


REPORT = Report(
    name="complaint_rate",
    title=QT_TRANSLATE_NOOP("reports", "Complaint rate"),
    explanation=QT_TRANSLATE_NOOP("reports", "Complaints of each month over calls, customers or deliveries."),
    parameters=(
        Parameter("base", QT_TRANSLATE_NOOP("reports", "Over"), ParameterKind.CHOICE, _usual_base, BASES),
        Parameter("day", QT_TRANSLATE_NOOP("reports", "Year of the day"), ParameterKind.DAY, clock.today),
    ),
    run=run,
    permission="customer_report.view",
    group=Group.COMPLAINTS,
    refreshed_by=("complaint", "service_call"),
)
