"""Supplier pass rate (R147): how many deliveries of each supplier passed their first test, and what became of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.core.tabular import TableColumn, ValueKind
from app.domain.charts import Chart, ChartKind, Slice
from app.models import database
from app.reports._declaration import Condition, Group, Opens, Parameter, ParameterKind, Report, ReportResult, ReportRow

_EARLIEST, _LATEST = date(1900, 1, 1), date(2999, 12, 31)
_SQL = (
    "WITH RECURSIVE again AS (SELECT retest_of_id, round, id FROM stock_in_test WHERE retest_of_id > 0), "
    "onward(first_id, id) AS (SELECT retest_of_id, id FROM again WHERE round = 2 "
    "UNION ALL SELECT o.first_id, r.id FROM onward o JOIN again r ON r.retest_of_id = o.id), "
    "put_right AS (SELECT DISTINCT o.first_id FROM onward o JOIN stock_in_test r ON r.id = o.id "
    "WHERE r.verdict = 'passed') "
    "SELECT t.supplier_id, s.name, count(*), sum(CASE WHEN t.verdict = 'passed' THEN 1 ELSE 0 END), sum(t.quantity), "
    "sum(t.sample_size), sum(t.defective), sum(CASE WHEN t.returned_on IS NULL THEN 0 ELSE 1 END), "
    "sum(CASE WHEN p.first_id IS NULL THEN 0 ELSE 1 END) "
    "FROM stock_in_test t JOIN supplier s ON s.id = t.supplier_id LEFT JOIN put_right p ON p.first_id = t.id "
    "WHERE t.round = 1 AND t.tested_on BETWEEN ? AND ? AND t.verdict <> '' GROUP BY t.supplier_id, s.name"
)
"""A delivery passed after a retest when any of those that followed from it did, however many there were."""
_MOST_BARS = 12


def run(parameters: Mapping[str, Any]) -> ReportResult:
    """One row a supplier, the lowest rate first; each figure opens the deliveries it counts."""
    first, last = parameters["first"], parameters["last"]
    if first and last and last < first:
        raise UserError(translate("reports", "The period ends before it begins."), "last")
    span = (first or _EARLIEST, last or _LATEST)
    found = [
        (supplier_id, name, *map(int, figures))
        for supplier_id, name, *figures in database.query(_SQL, tuple(day.isoformat() for day in span))
    ]
    found.sort(key=lambda row: (_rate(row[3], row[2]), row[1]))
    rows = tuple(_row(row, span) for row in found)
    sums = [sum(row[place] for row in found) for place in range(2, 9)]
    title = translate("reports", "Supplier pass rate")
    slices = tuple(
        Slice(name, _rate(passed, count), _percent(passed, count), place)
        for place, (_id, name, count, passed, *_rest) in enumerate(found[:_MOST_BARS])
    )
    return ReportResult(
        title=title,
        columns=(
            TableColumn("supplier", translate("reports", "Supplier"), ValueKind.TEXT, 28),
            TableColumn("count", translate("reports", "Deliveries with a first test"), ValueKind.NUMBER, 10),
            TableColumn("passed", translate("reports", "Passed at the first test"), ValueKind.NUMBER, 10),
            TableColumn("rate", translate("reports", "Pass rate (%)"), ValueKind.MONEY, 10),
            TableColumn("pieces", translate("reports", "Pieces delivered"), ValueKind.NUMBER, 10),
            TableColumn("tested", translate("reports", "Pieces tested"), ValueKind.NUMBER, 10),
            TableColumn("defective", translate("reports", "Pieces defective"), ValueKind.NUMBER, 10),
            TableColumn("returned", translate("reports", "Sent back to the supplier"), ValueKind.NUMBER, 10),
            TableColumn("retested", translate("reports", "Passed after a retest"), ValueKind.NUMBER, 10),
        ),
        rows=rows,
        total=_line(translate("reports", "Total"), sums, None),
        charts=(Chart(title, ChartKind.BAR, slices),) if slices else (),
        notes=(_note(first, last),),
        remarks=(
            translate(
                "reports", "A delivery counts once, with its first test; retests stand in a column of their own."
            ),
        ),
    )


def _row(found: tuple[Any, ...], span: tuple[date, date]) -> ReportRow:
    supplier_id, name, *figures = found
    base: tuple[Condition, ...] = (
        ("supplier_id", "eq", supplier_id), ("round", "eq", 1), ("verdict", "not_empty", None),
        ("tested_on", "between", span),
    )  # fmt: skip
    return _line(name, figures, Opens("stock_in_tests", base))


def _line(name: str, figures: list[int], opens: Opens | None) -> ReportRow:
    count, passed, *rest = figures
    values = (name, count, passed, _rate(passed, count) * 10, *rest)
    words = (name, f"{count:,}", f"{passed:,}", _percent(passed, count), *(f"{one:,}" for one in rest))
    return ReportRow(values, count, opens, words)


def _rate(passed: int, count: int) -> int:
    """Tenths of a percent, half a tenth rounded up; nothing without a delivery."""
    return (2000 * passed + count) // (2 * count) if count else 0


def _percent(passed: int, count: int) -> str:
    return f"{_rate(passed, count) / 10:.1f} %" if count else ""


def _note(first: date | None, last: date | None) -> str:
    if not first and not last:
        return translate("reports", "All deliveries tested")
    text = translate("reports", "Deliveries tested from {first} to {last}")
    return text.format(first=first.isoformat() if first else "…", last=last.isoformat() if last else "…")


def _this_year() -> date:
    return clock.today().replace(month=1, day=1)


REPORT = Report(
    name="supplier_pass_rate",
    title=QT_TRANSLATE_NOOP("reports", "Supplier pass rate"),
    explanation=QT_TRANSLATE_NOOP("reports", "How many deliveries of each supplier passed their first test."),
    parameters=(
        Parameter("first", QT_TRANSLATE_NOOP("reports", "Tested from"), ParameterKind.DAY, _this_year),
        Parameter("last", QT_TRANSLATE_NOOP("reports", "to"), ParameterKind.DAY, lambda: None),
    ),
    run=run,
    permission="report.view",
    group=Group.STOCK,
    refreshed_by=("stock_in_test", "supplier"),
)
