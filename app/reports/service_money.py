"""Money of the service (R059, 5.2): charged, waived, collected, invoiced and open, by class, technician or payment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.tabular import TableColumn, ValueKind
from app.domain import codes
from app.indicators._declaration import Counted, Unit
from app.ledgers._declaration import Condition, Operator
from app.reports._declaration import Group, Parameter, ParameterKind, Report, ReportResult
from app.reports._matrix import Count, bars, counted, row, table_columns, total
from app.reports._period import asked_for, nothing, period_parameters

_VALID = Condition("state", Operator.NE, "void")
_BY = {
    "service_class": QT_TRANSLATE_NOOP("reports", "Service class"),
    "technician_name": QT_TRANSLATE_NOOP("reports", "Answers for it"),
    "settlement": QT_TRANSLATE_NOOP("reports", "Paid how"),
}
_WORDS = {"service_class": codes.SERVICE_CLASSES, "settlement": codes.SETTLEMENTS}


def money(by: str) -> tuple[Count, ...]:
    """The columns: of the charges that came up in the period."""
    billed, unbilled = (Condition("invoiced_at", sign) for sign in (Operator.NOT_EMPTY, Operator.IS_EMPTY))
    open_ones = Condition("is_open", Operator.EQ, True)
    on_invoice = Condition("settlement", Operator.EQ, "invoice_first")
    return (
        Count("charges", translate("reports", "Charges"), Counted("charges", "began_at", (_VALID,)), by),
        _sum("charged", translate("reports", "Charged"), by, "amount"),
        _sum("waived", translate("reports", "Waived"), by, "waived_amount"),
        _sum("collected", translate("reports", "Collected"), by, "collected_amount"),
        _sum("invoiced", translate("reports", "Invoiced"), by, "amount", billed),
        _sum("open", translate("reports", "Still owed"), by, "outstanding", open_ones),
        _sum("unbilled", translate("reports", "Invoice to come"), by, "amount", open_ones, on_invoice, unbilled),
    )


def run(parameters: Mapping[str, Any]) -> ReportResult:
    """One row a class, technician or way of payment; the one that charged most first."""
    period, by = asked_for(parameters), parameters["by"]
    columns = money(by)
    figures = counted(columns, period)
    order = sorted(figures.found(), key=lambda key: (-figures.number("charged", key), str(key)))
    rows = tuple(row(figures, columns, key, _named(by, key)) for key in order)
    what = shown(_BY[by])
    return ReportResult(
        title=translate("reports", "Money of the service by {what}, {period}").format(what=what, period=period.words),
        columns=table_columns(TableColumn(by, what, ValueKind.TEXT, 16), columns),
        rows=rows,
        total=total(figures, columns, translate("reports", "Total")),
        charts=bars(translate("reports", "Charged"), rows, 2),
        notes=(translate("reports", "Charges that came up in {period}").format(period=period.words),),
        remarks=(
            *nothing(rows),
            translate(
                "reports", "Collected and invoiced are of these charges, whenever the money and the invoice came."
            ),
        ),
    )


def _sum(name: str, heading: str, by: str, column: str, *conditions: Condition) -> Count:
    of = Counted("charges", "began_at", (_VALID, *conditions), summed=column)
    return Count(name, heading, of, by, Unit.MONEY, 11)


def _named(by: str, key: Any) -> str:
    words = _WORDS.get(by, {}).get(key)
    return shown(words) if words else str(key) or translate("reports", "Not said yet")


REPORT = Report(
    name="service_money",
    title=QT_TRANSLATE_NOOP("reports", "Money of the service"),
    explanation=QT_TRANSLATE_NOOP("reports", "What was charged, waived, collected and invoiced, and what is open."),
    parameters=(
        *period_parameters(),
        Parameter("by", QT_TRANSLATE_NOOP("reports", "by"), ParameterKind.CHOICE, lambda: "service_class", _BY),
    ),
    run=run,
    permission="report.view",
    group=Group.MONEY,
    refreshed_by=("charge", "service_call"),
)
