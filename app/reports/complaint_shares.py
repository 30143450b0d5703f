"""Complaints by class, channel, finding, settlement, customer or product: the share of each (R125, 5.2)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import format_yuan
from app.core.tabular import TableColumn, ValueKind
from app.domain.charts import Chart, ChartKind, gathered
from app.domain.complaint import CHANNELS, FINDINGS, SETTLEMENT_KINDS
from app.domain.shares import share_text, shares
from app.reports._complaint_cases import Case, day_parameter, opens, period, received, span_parameter
from app.reports._declaration import Group, Parameter, ParameterKind, Report, ReportResult, ReportRow

BY: Mapping[str, str] = {
    "class": QT_TRANSLATE_NOOP("reports", "Class"),
    "channel": QT_TRANSLATE_NOOP("reports", "Channel"),
    "finding": QT_TRANSLATE_NOOP("reports", "Finding"),
    "settlement": QT_TRANSLATE_NOOP("reports", "Settlement"),
    "product": QT_TRANSLATE_NOOP("reports", "Product"),
    "customer": QT_TRANSLATE_NOOP("reports", "Customer"),
}
_VALUES: Mapping[str, Callable[[Case], str]] = {
    "class": lambda case: case.category_name,
    "channel": lambda case: shown(CHANNELS.get(case.channel, case.channel)),
    "finding": lambda case: shown(FINDINGS.get(case.finding, "")),
    "settlement": lambda case: "、".join(shown(SETTLEMENT_KINDS.get(kind, kind)) for kind in case.settlements),
    "product": lambda case: case.product,
    "customer": lambda case: case.customer,
}
_MOST_SLICES = 9


def run(parameters: Mapping[str, Any]) -> ReportResult:
    """One row a value, the most frequent first."""
    during, by = period(parameters["span"], parameters["day"]), parameters["by"]
    found: dict[str, list[Case]] = {}
    for case in received(during):
        found.setdefault(_VALUES[by](case), []).append(case)
    order = sorted(found, key=lambda value: (value == "", -len(found[value]), value))
    parts = shares([len(found[value]) for value in order])
    rows = tuple(_row(value, found[value], part) for value, part in zip(order, parts, strict=True))
    everything = [case for value in order for case in found[value]]
    title = translate("reports", "Complaints by {dimension}, {period}")
    slices = [(row.words[0], part, share_text(part)) for row, part in zip(rows, parts, strict=True)]
    return ReportResult(
        title=title.format(dimension=shown(BY[by]).lower(), period=during.words),
        columns=(
            TableColumn("value", shown(BY[by]), ValueKind.TEXT, 26),
            TableColumn("count", translate("reports", "Complaints"), ValueKind.NUMBER, 10),
            TableColumn("share", translate("reports", "Share (%)"), ValueKind.MONEY, 10),
            TableColumn("repeated", translate("reports", "Second complaints"), ValueKind.NUMBER, 10),
            TableColumn("open", translate("reports", "Not settled yet"), ValueKind.NUMBER, 10),
            TableColumn("loss", translate("reports", "Loss (yuan)"), ValueKind.MONEY, 12),
        ),
        rows=rows,
        total=_line(translate("reports", "Total"), everything, sum(parts)),
        charts=(Chart(shown(BY[by]), ChartKind.PIE, gathered(slices, _MOST_SLICES, translate("reports", "Others"))),)
        if rows
        else (),
        notes=(translate("reports", "Received in {period}").format(period=during.words),),
        remarks=(
            translate("reports", "Shares are rounded by largest remainder, so that they add to exactly 100.0 %."),
        ),
    )


def _row(value: str, cases: list[Case], part: int) -> ReportRow:
    return _line(value or translate("reports", "Not filled in"), cases, part)


def _line(name: str, cases: list[Case], part: int) -> ReportRow:
    repeated, still_open = sum(case.is_repeat for case in cases), sum(case.is_open for case in cases)
    loss = sum(case.loss for case in cases)
    values = (name, len(cases), part * 10, repeated, still_open, loss)
    words = (name, f"{len(cases):,}", share_text(part), f"{repeated:,}", f"{still_open:,}", format_yuan(loss))
    return ReportRow(values, len(cases), opens(cases), words)


REPORT = Report(
    name="complaint_shares",
    title=QT_TRANSLATE_NOOP("reports", "Complaints by class and more"),
    explanation=QT_TRANSLATE_NOOP("reports", "Which share of the complaints each class, channel or product has."),
    parameters=(
        Parameter("by", QT_TRANSLATE_NOOP("reports", "By"), ParameterKind.CHOICE, lambda: "class", BY),
        span_parameter("month"),
        day_parameter(),
    ),
    run=run,
    permission="customer_report.view",
    group=Group.COMPLAINTS,
    refreshed_by=("complaint",),
)
