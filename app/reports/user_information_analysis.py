"""用户信息整理分析报告 – user information analysis (F35): what key customers said, findings, proposals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.tabular import TableColumn, ValueKind
from app.domain.opinion import CATEGORIES
from app.indicators._declaration import Period, period_of
from app.reports._complaint_cases import day_parameter, span_parameter
from app.reports._declaration import Group, Report, ReportResult, ReportRow
from app.reports._matrix import Count, bars, counted, row, table_columns, total
from app.reports._opinion_counts import KEY, columns
from app.reports._period import nothing
from app.services import opinion_analysis

NAME = "user_information_analysis"
_LEFT_OUT = ("due", "in_time", "share")


def run(parameters: Mapping[str, Any]) -> ReportResult:
    """One row a topic that a key customer spoke of, with examples; below what was found and is proposed."""
    during = period_of(parameters["span"], parameters["day"])
    written = opinion_analysis.of(parameters["span"], during.first)
    asked, rows, closing, heard = _table(during)
    title = translate("reports", "User information analysis, {period}")
    said = (
        (translate("reports", "Findings: {text}"), written.findings),
        (translate("reports", "Proposals: {text}"), written.proposals),
    )
    remarks = tuple(words.format(text=text) for words, text in said if text)
    yet = translate("reports", "Findings and proposals of this period are not written yet.")
    return ReportResult(
        title=title.format(period=during.words),
        columns=(
            *table_columns(TableColumn("topic", translate("reports", "Topic"), ValueKind.TEXT, 14), asked),
            TableColumn("examples", translate("reports", "What they said"), ValueKind.TEXT, 40),
        ),
        rows=rows,
        total=closing,
        charts=bars(translate("reports", "Received"), rows, 1),
        notes=(
            translate("reports", "Received in {period}").format(period=during.words),
            translate("reports", "Key customers heard: {count}").format(count=heard), *nothing(rows),
        ),
        remarks=remarks or (yet,),
        form=NAME,
        subject=f"{parameters['span']} {during.first.isoformat()}",
    )  # fmt: skip


def _table(during: Period) -> tuple[Any, tuple[ReportRow, ...], ReportRow | None, int]:
    asked = tuple(one for one in columns("category") if one.name not in _LEFT_OUT)
    figures = counted([one for one in asked if isinstance(one, Count)], during, (KEY,))
    heard, topics = opinion_analysis.topics(during.first, during.last)
    said = {one.category: one.examples for one in topics}
    keys = sorted(figures.found(), key=lambda key: (-figures.number("received", key), str(key)))
    rows = tuple(_with(row(figures, asked, key, shown(CATEGORIES.get(key, key))), said.get(key, "")) for key in keys)
    closing = _with(total(figures, asked, translate("reports", "Total")), "") if rows else None
    return asked, rows, closing, heard


def _with(one: ReportRow, examples: str) -> ReportRow:
    return replace(one, values=(*one.values, examples), words=(*one.words, examples))


REPORT = Report(
    name=NAME,
    title=QT_TRANSLATE_NOOP("reports", "User information analysis"),
    explanation=QT_TRANSLATE_NOOP("reports", "What key customers said, by topic, with findings and proposals."),
    parameters=(span_parameter("quarter"), day_parameter()),
    run=run,
    permission="customer_report.view",
    refreshed_by=("opinion", "information_analysis"),
    group=Group.CUSTOMERS,
)
