"""客户投诉案件统计表 – monthly complaint statistics (F58, R156): cases closed in a month; by the 10th."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import format_yuan
from app.core.tabular import TableColumn, ValueKind
from app.domain.charts import Chart, ChartKind, Slice
from app.domain.complaint import FINDINGS, SETTLEMENT_KINDS, WHOLE
from app.domain.shares import share_text, shares
from app.reports._complaint_cases import (
    Case,
    Portion,
    by_unit,
    day_parameter,
    nobody_yet,
    opens,
    period,
    settled,
)
from app.reports._declaration import Group, Report, ReportResult, ReportRow
from app.services import settings


def run(parameters: Mapping[str, Any]) -> ReportResult:
    """One row a case and responsible unit, unit after unit, the unit with most of it first."""
    during = period("month", parameters["day"])
    cases = settled(during)
    units = by_unit(cases)
    weight = {name: sum(one.share for one in found) for name, found in units.items()}
    order = sorted(units, key=lambda name: (name == "", -weight[name], name))
    ratios = dict(zip(order, shares([weight[name] for name in order]), strict=True))
    rows = tuple(_row(name, ratios[name], one) for name in order for one in units[name])
    title = translate("reports", "Complaint statistics, {period}").format(period=during.words)
    loss = sum(case.loss for case in cases)
    whole = sum(ratios.values())
    total = (
        translate("reports", "Total"), whole * 10, "", "",
        translate("reports", "{count} cases").format(count=len(cases)), "", "", loss,
    )  # fmt: skip
    return ReportResult(
        title=title,
        columns=(
            TableColumn("unit", translate("reports", "Responsible unit"), ValueKind.TEXT, 14),
            TableColumn("ratio", translate("reports", "Ratio (%)"), ValueKind.MONEY, 8),
            TableColumn("number", translate("reports", "Number"), ValueKind.TEXT, 15),
            TableColumn("customer", translate("reports", "Customer"), ValueKind.TEXT, 16),
            TableColumn("item", translate("reports", "Complaint"), ValueKind.TEXT, 26),
            TableColumn("countermeasure", translate("reports", "Countermeasure"), ValueKind.TEXT, 22),
            TableColumn("result", translate("reports", "Result"), ValueKind.TEXT, 16),
            TableColumn("loss", translate("reports", "Loss (yuan)"), ValueKind.MONEY, 11),
        ),
        rows=rows,
        total=ReportRow(total, len(cases), opens(cases), _words(total, whole)),
        charts=(
            Chart(
                translate("reports", "Responsible units"),
                ChartKind.PIE,
                tuple(
                    Slice(name or nobody_yet(), ratios[name], share_text(ratios[name]), _first(order, units, name))
                    for name in order
                ),
            ),
        )
        if cases
        else (),
        notes=(translate("reports", "Cases settled in {period}").format(period=during.words),),
        remarks=(
            translate("reports", "A unit's ratio is its part of all responsibility of the month."),
            translate("reports", "Due by day {day} of the following month.").format(
                day=settings.integer("stats.monthly_day")
            ),
        ),
    )


def _first(order: list[str], units: Mapping[str, list[Portion]], wanted: str) -> int:
    """The row at which a unit's cases begin."""
    return sum(len(units[name]) for name in order[: order.index(wanted)])


def _row(unit: str, ratio: int, one: Portion) -> ReportRow:
    name, case = unit or nobody_yet(), one.case
    own = "" if one.share == WHOLE else f" {one.share / 100:g} %"
    item = f"{case.category_name}：{case.content}" if case.category_name else case.content
    values = (
        f"{name}{own}", ratio * 10, case.number, case.customer, item, case.countermeasure, _result(case), one.loss,
    )  # fmt: skip
    return ReportRow(values, 1, opens([case]), _words(values, ratio))


def _words(values: tuple[Any, ...], ratio: int) -> tuple[str, ...]:
    name, _ratio, *texts, lost = values
    return (name, share_text(ratio), *texts, format_yuan(lost))


def _result(case: Case) -> str:
    done = [shown(SETTLEMENT_KINDS[kind]) for kind in case.settlements if kind in SETTLEMENT_KINDS]
    return "、".join(done) or shown(FINDINGS.get(case.finding, ""))


REPORT = Report(
    name="complaint_statistics",
    title=QT_TRANSLATE_NOOP("reports", "Monthly complaint statistics"),
    explanation=QT_TRANSLATE_NOOP(
        "reports", "Cases closed in a month by responsible unit with ratios, countermeasures and results."
    ),
    parameters=(day_parameter(last_month=True),),
    run=run,
    permission="customer_report.view",
    group=Group.COMPLAINTS,
    refreshed_by=("complaint", "complaint_unit"),
)
