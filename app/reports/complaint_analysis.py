"""客户投诉统计表 – complaint analysis table of a month, quarter or year (F59, R155): a line a case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.core.money import format_yuan
from app.core.tabular import TableColumn, ValueKind
from app.domain.charts import Chart, ChartKind, Slice
from app.reports._complaint_cases import Case, day_parameter, opens, period, received, span_parameter
from app.reports._declaration import Group, Report, ReportResult, ReportRow

_NAMED = ("compensation", "return", "allowance")
"""The settlements with a column of their own: 赔偿, 退货, 折价; everything else is 其他."""


def run(parameters: Mapping[str, Any]) -> ReportResult:
    """The cases received in the period, with settlement and loss."""
    during = period(parameters["span"], parameters["day"])
    cases = received(during)
    rows = tuple(_row(case) for case in cases)
    marks = [sum(bool(row.values[place]) for row in rows) for place in range(3, 7)]
    loss = sum(case.loss for case in cases)
    title = translate("reports", "Complaint analysis, {period}").format(period=during.words)
    headings = (
        translate("reports", "Compensation"), translate("reports", "Return"), translate("reports", "Price cut"),
        translate("reports", "Other"),
    )  # fmt: skip
    total = (
        translate("reports", "Total"), translate("reports", "{count} cases").format(count=len(cases)), "", *marks, loss,
        "", sum(case.quantity for case in cases), None, "",
    )  # fmt: skip
    return ReportResult(
        title=title,
        columns=(
            TableColumn("customer", translate("reports", "Customer"), ValueKind.TEXT, 18),
            TableColumn("content", translate("reports", "Complaint"), ValueKind.TEXT, 26),
            TableColumn("unit", translate("reports", "Responsible"), ValueKind.TEXT, 16),
            *(
                TableColumn(name, heading, ValueKind.TEXT, 6)
                for name, heading in zip((*_NAMED, "other"), headings, strict=True)
            ),
            TableColumn("loss", translate("reports", "Loss (yuan)"), ValueKind.MONEY, 11),
            TableColumn("product", translate("reports", "Product"), ValueKind.TEXT, 14),
            TableColumn("quantity", translate("reports", "Quantity"), ValueKind.NUMBER, 6),
            TableColumn("day", translate("reports", "Date"), ValueKind.DATE, 10),
            TableColumn("number", translate("reports", "Number"), ValueKind.TEXT, 15),
        ),
        rows=rows,
        total=ReportRow(total, len(cases), None, tuple(_words(total))),
        charts=(
            Chart(
                translate("reports", "Settlements"),
                ChartKind.BAR,
                tuple(Slice(name, count, str(count)) for name, count in zip(headings, marks, strict=True) if count),
            ),
        )
        if any(marks)
        else (),
        notes=(translate("reports", "Received in {period}").format(period=during.words),),
        remarks=(translate("reports", "Of a matter that went through several rounds only the last case stands here."),),
    )


def _row(case: Case) -> ReportRow:
    marks = ["√" if kind in case.settlements else "" for kind in _NAMED]
    other = "√" if set(case.settlements) - set(_NAMED) else ""
    values = (
        case.customer, case.content, case.responsible, *marks, other, case.loss, case.product, case.quantity,
        case.received_on, case.number,
    )  # fmt: skip
    return ReportRow(values, 1, opens([case]), tuple(_words(values)))


def _words(values: tuple[Any, ...]) -> list[str]:
    words = ["" if value is None else str(value) for value in values]
    words[7] = format_yuan(values[7])
    words[9] = f"{values[9]:,}" if values[9] else ""
    return words


REPORT = Report(
    name="complaint_analysis",
    title=QT_TRANSLATE_NOOP("reports", "Complaint analysis"),
    explanation=QT_TRANSLATE_NOOP("reports", "Every complaint of a month, quarter or year with its settlement."),
    parameters=(span_parameter("month", "month", "quarter", "year"), day_parameter()),
    run=run,
    permission="customer_report.view",
    group=Group.COMPLAINTS,
    refreshed_by=("complaint",),
)
