"""意见分析 – opinions of a period by what they are about, how they came, or who answers them (R079)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.tabular import TableColumn, ValueKind
from app.domain.opinion import CATEGORIES, CHANNELS, KINDS
from app.reports._declaration import Group, Parameter, ParameterKind, Report, ReportResult
from app.reports._matrix import Count, bars, counted, row, table_columns, total
from app.reports._opinion_counts import KEY, columns
from app.reports._period import asked_for, nothing, period_parameters

_BY = {
    "category": QT_TRANSLATE_NOOP("reports", "Subject"),
    "channel": QT_TRANSLATE_NOOP("reports", "Way in"),
    "kind": QT_TRANSLATE_NOOP("reports", "Kind"),
    "forwarded_to": QT_TRANSLATE_NOOP("reports", "Department"),
}
_OF = {
    "all": QT_TRANSLATE_NOOP("reports", "All customers"),
    "key": QT_TRANSLATE_NOOP("reports", "Key customers"),
}
_WORDS: Mapping[str, Mapping[str, str]] = {"category": CATEGORIES, "channel": CHANNELS, "kind": KINDS}


def run(parameters: Mapping[str, Any]) -> ReportResult:
    """One row a subject, way in, kind or department; every figure opens the opinions it counts."""
    during, by = asked_for(parameters), parameters["by"]
    asked = columns(by)
    whose = (KEY,) if parameters["of"] == "key" else ()
    figures = counted([one for one in asked if isinstance(one, Count)], during, whose)
    known = _WORDS.get(by, {})
    keys = sorted(figures.found(), key=lambda key: (-figures.number("received", key), key == "", str(key)))
    missing = translate("reports", "Not passed on") if by == "forwarded_to" else translate("reports", "Not filled in")
    rows = tuple(row(figures, asked, key, shown(known.get(key, key)) or missing) for key in keys)
    title = translate("reports", "Opinions by {dimension}, {period}")
    return ReportResult(
        title=title.format(dimension=shown(_BY[by]).lower(), period=during.words),
        columns=table_columns(TableColumn("value", shown(_BY[by]), ValueKind.TEXT, 18), asked),
        rows=rows,
        total=total(figures, asked, translate("reports", "Total")) if rows else None,
        charts=bars(translate("reports", "Received"), rows, 1),
        notes=(
            translate("reports", "Received in {period}").format(period=during.words), shown(_OF[parameters["of"]]),
            *nothing(rows),
        ),
        remarks=(translate("reports", "“In time” is counted of those whose limit for the answer has passed."),),
    )  # fmt: skip


REPORT = Report(
    name="opinion_analysis",
    title=QT_TRANSLATE_NOOP("reports", "Analysis of opinions"),
    explanation=QT_TRANSLATE_NOOP(
        "reports", "What customers said in a period by subject, and how quickly it was dealt with."
    ),
    parameters=(
        *period_parameters(),
        Parameter("by", QT_TRANSLATE_NOOP("reports", "By"), ParameterKind.CHOICE, lambda: "category", _BY),
        Parameter("of", QT_TRANSLATE_NOOP("reports", "Of"), ParameterKind.CHOICE, lambda: "all", _OF),
    ),
    run=run,
    permission="customer_report.view",
    refreshed_by=("opinion",),
    group=Group.CUSTOMERS,
)
