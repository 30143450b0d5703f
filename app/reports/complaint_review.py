"""半年投诉汇总, 年度投诉汇编 – half-year summary, yearly volume by responsible unit (F61, F62, R158)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.core.money import format_yuan
from app.core.tabular import TableColumn, ValueKind
from app.domain.charts import Chart, ChartKind, Slice
from app.domain.complaint import WHOLE
from app.domain.shares import share_text, shares
from app.reports._complaint_cases import (
    Portion,
    by_unit,
    day_parameter,
    nobody_yet,
    opens,
    period,
    received,
    span_parameter,
)
from app.reports._declaration import Group, Report, ReportResult, ReportRow
from app.services import report_dates

_MOST_TEXTS = 3


def run(parameters: Mapping[str, Any]) -> ReportResult:
    """One row a responsible unit: how much of the period is its, why, and what was done against it."""
    during = period(parameters["span"], parameters["day"])
    cases = received(during)
    units = by_unit(cases)
    weight = {name: sum(one.share for one in found) for name, found in units.items()}
    order = sorted(units, key=lambda name: (name == "", -weight[name], name))
    parts = shares([weight[name] for name in order])
    rows = tuple(_row(name, units[name], part) for name, part in zip(order, parts, strict=True))
    title = (
        translate("reports", "Yearly volume of complaints, {period}")
        if parameters["span"] == "year"
        else translate("reports", "Half-year summary of complaints, {period}")
    )
    everything = [Portion(case, WHOLE, case.loss) for case in cases]
    return ReportResult(
        title=title.format(period=during.words),
        columns=(
            TableColumn("unit", translate("reports", "Responsible unit"), ValueKind.TEXT, 16),
            TableColumn("count", translate("reports", "Complaints"), ValueKind.NUMBER, 7),
            TableColumn("share", translate("reports", "Ratio (%)"), ValueKind.MONEY, 8),
            TableColumn("repeated", translate("reports", "Second complaints"), ValueKind.NUMBER, 7),
            TableColumn("late", translate("reports", "Settled late"), ValueKind.NUMBER, 7),
            TableColumn("open", translate("reports", "Not settled yet"), ValueKind.NUMBER, 7),
            TableColumn("loss", translate("reports", "Loss (yuan)"), ValueKind.MONEY, 11),
            TableColumn("complaints", translate("reports", "What was complained of"), ValueKind.TEXT, 26),
            TableColumn("countermeasures", translate("reports", "Countermeasures"), ValueKind.TEXT, 26),
        ),
        rows=rows,
        total=_line(translate("reports", "Total"), everything, sum(parts), texts=False),
        charts=(
            Chart(
                translate("reports", "Responsible units"),
                ChartKind.PIE,
                tuple(
                    Slice(name or nobody_yet(), part, share_text(part), place)
                    for place, (name, part) in enumerate(zip(order, parts, strict=True))
                ),
            ),
        )
        if cases
        else (),
        notes=(translate("reports", "Received in {period}").format(period=during.words),),
        remarks=(
            translate("reports", "A case of several units stands with each of them; ratio and loss are shared."),
            translate("reports", "Reviewed on 1–10 June and 1–10 December; the yearly volume at the year's end."),
        ),
    )


def _row(name: str, found: list[Portion], part: int) -> ReportRow:
    return _line(name or nobody_yet(), found, part)


def _line(name: str, found: list[Portion], part: int, *, texts: bool = True) -> ReportRow:
    cases = [one.case for one in found]
    repeated, late = sum(case.is_repeat for case in cases), sum(case.was_on_time is False for case in cases)
    still_open, loss = sum(case.is_open for case in cases), sum(one.loss for one in found)
    said = _some(case.content for case in cases) if texts else ""
    done = _some(case.countermeasure for case in cases) if texts else ""
    values = (name, len(cases), part * 10, repeated, late, still_open, loss, said, done)
    words = (
        name, f"{len(cases):,}", share_text(part), f"{repeated:,}", f"{late:,}", f"{still_open:,}", format_yuan(loss),
        said, done,
    )  # fmt: skip
    return ReportRow(values, len(cases), opens(cases), words)


def _some(texts: Any) -> str:
    """The first few different texts, one after the other."""
    found = list(dict.fromkeys(text.strip().splitlines()[0] for text in texts if text.strip()))
    return "；".join(found[:_MOST_TEXTS]) + ("…" if len(found) > _MOST_TEXTS else "")


def _usual_span() -> str:
    """What is asked for in these days, else the half-year."""
    return next((one.span for one in report_dates.due() if one.report == "complaint_review"), "half_year")


REPORT = Report(
    name="complaint_review",
    title=QT_TRANSLATE_NOOP("reports", "Half-year and yearly complaints"),
    explanation=QT_TRANSLATE_NOOP("reports", "Complaints of a half-year or year by responsible unit, for the review."),
    parameters=(span_parameter(_usual_span, "half_year", "six_months", "year"), day_parameter()),
    run=run,
    permission="customer_report.view",
    group=Group.COMPLAINTS,
    refreshed_by=("complaint", "complaint_unit"),
)
