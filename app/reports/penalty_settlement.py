"""Monthly settlement list of fines (F76, F77, R137): owed, deducted, carried, with the state of each appeal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.core.money import format_yuan
from app.core.tabular import TableColumn, ValueKind
from app.domain.charts import Chart, ChartKind, Slice
from app.domain.penalty import step_words
from app.domain.workflows import penalty as workflow
from app.reports._declaration import Group, Opens, Parameter, ParameterKind, Report, ReportResult, ReportRow
from app.services import penalties, penalty_deductions
from app.services.penalty_deductions import MonthLine


def run(parameters: Mapping[str, Any]) -> ReportResult:
    """A line a notice, oldest first; the sums below."""
    month = parameters["month"]
    lines = penalty_deductions.month_list(month)
    title = translate("reports", "Fines of {month}").format(month=month)
    return ReportResult(
        title=title,
        columns=(
            TableColumn("number", translate("reports", "Notice"), ValueKind.TEXT, 16),
            TableColumn("whom", translate("reports", "Whom"), ValueKind.TEXT, 16),
            TableColumn("case", translate("reports", "Complaint number"), ValueKind.TEXT, 14),
            TableColumn("step", translate("reports", "Step"), ValueKind.TEXT, 12),
            TableColumn("before", translate("reports", "Owed before"), ValueKind.MONEY, 11),
            TableColumn("bonus", translate("reports", "Bonus"), ValueKind.MONEY, 11),
            TableColumn("amount", translate("reports", "Deducted"), ValueKind.MONEY, 11),
            TableColumn("forfeited", translate("reports", "Bonus taken"), ValueKind.MONEY, 11),
            TableColumn("carried", translate("reports", "Carried on"), ValueKind.MONEY, 11),
            TableColumn("pay_back", translate("reports", "To pay back"), ValueKind.MONEY, 11),
            TableColumn("state", translate("reports", "State"), ValueKind.TEXT, 10),
        ),
        rows=tuple(_row(line) for line in lines),
        total=_total(lines),
        charts=_charts(title, lines),
        notes=(translate("reports", "Month {month}").format(month=month),),
        remarks=(
            translate("reports", "A month takes at most its share of the bonus, the oldest notice first."),
            translate("reports", "A step that takes the whole bonus leaves nothing for fines: they are carried on."),
            translate("reports", "An appeal holds a deduction up; what was withdrawn is paid back."),
        ),
    )


_SUMMED = ("before", "amount", "forfeited", "carried", "pay_back")


def _row(line: MonthLine) -> ReportRow:
    whom = " ".join(part for part in (line.unit, line.person) if part)
    state = workflow.state_label(line.state)
    amounts = (line.before, line.bonus, line.amount, line.forfeited, line.carried, line.pay_back)
    values = (line.number, whom, line.complaint_number, step_words(line.step, line.step_words), *amounts, state)
    return ReportRow(values, 1, Opens("penalties", (("number", "eq", line.number),)))


def _total(lines: tuple[MonthLine, ...]) -> ReportRow:
    sums = [sum(getattr(line, name) for line in lines) for name in _SUMMED]
    values = (translate("reports", "Total"), "", "", "", sums[0], None, *sums[1:], "")
    words = tuple(format_yuan(value) if isinstance(value, int) else value or "" for value in values)
    return ReportRow(values, len(lines), None, words)


def _charts(title: str, lines: tuple[MonthLine, ...]) -> tuple[Chart, ...]:
    """What was deducted, by notice."""
    slices = tuple(
        Slice(line.person or line.unit, taken, format_yuan(taken), place)
        for place, line in enumerate(lines)
        if (taken := line.amount + line.forfeited)
    )
    return (Chart(title, ChartKind.BAR, slices),) if slices else ()


def _months() -> dict[str, str]:
    return {month: month for month in penalty_deductions.months()}


REPORT = Report(
    name="penalty_settlement",
    title=QT_TRANSLATE_NOOP("reports", "Fines of a month"),
    explanation=QT_TRANSLATE_NOOP(
        "reports", "What a month takes of which fine, what is carried on, and how the appeals stand."
    ),
    parameters=(
        Parameter("month", QT_TRANSLATE_NOOP("reports", "Month"), ParameterKind.CHOICE, penalty_deductions.last_month,
                  _months),
    ),
    run=run,
    permission="penalty.view",
    group=Group.MONEY,
    refreshed_by=("penalty", "penalty_deduction"),
    is_used=penalties.is_shown,
)  # fmt: skip
