"""The month's report (月报): every figure in use, the tables and charts of the reports that tell of a month, three
sentences on what changed, and what came out differently in closed months. Gathered once; screen, paper, workbook and
the month lock all take what was gathered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from app.core import clock
from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import shown, translate
from app.core.progress import Progress, Silent
from app.domain.charts import Chart, ChartKind, Slice
from app.indicators._catalogue import all_indicators
from app.indicators._declaration import Unit, worded
from app.indicators._reading import read
from app.reports import _catalogue
from app.reports._declaration import Opens, ParameterKind, Report, ReportResult
from app.reports._month_figures import (
    MONTHS_LOOKED_AT,
    Later,
    MonthFigure,
    Parts,
    Steps,
    adjustments,
    change_words,
    figures,
    in_order,
    later,
    month_of,
    of_month,
)
from app.reports._month_sentences import sentences
from app.services import month_closings, session, voucher_content
from app.services._use_case import require
from app.services.month_closings import SENTENCES, Adjustment

ROWS_KEPT = 40
"""Rows of a table that the report keeps; the report of that name has them all."""
TREND = 6
"""Months of a trend, the reported one last."""
_TRENDS = ("calls_received", "response_on_time", "visit_rate", "complaint_rate", "repeat_rate", "first_fix")
"""Figures whose way is drawn, as far as they are in use; others follow in their order."""
_TRENDS_DRAWN = 4
_FIRST = ("sla", "first_fix", "workload", "service_money", "renewal_rate", "open_items")
"""Reports whose tables go before the others."""
_LEFT_OUT = ("kpi", "appraisal", "complaint_review", "month_report")
"""Those whose figures stand in the report already, or that are about single people or longer times."""
_MONTH_ONLY = ("complaint_statistics",)
"""Reports that ask for a day and always tell of its month."""


@dataclass(frozen=True)
class Draft:
    """A gathered report that is not issued yet: `content` is what closing would keep."""

    month: str
    content: dict[str, Any]
    sentences: tuple[str, ...]
    adjustments: tuple[Adjustment, ...]

    @property
    def fingerprint(self) -> str:
        """What its paper would bear."""
        return month_closings.fingerprint_of(self.content)

    def with_reasons(self, reasons: Mapping[tuple[str, str], str]) -> Draft:
        """The same with why closed months came out differently, by month and indicator."""
        lines = [
            {**one, "reason": reasons.get((one["month"], one["indicator"]), one["reason"])}
            for one in self.content["adjustments"]
        ]
        found = tuple(
            replace(one, reason=reasons.get((one.month, one.indicator), one.reason)) for one in self.adjustments
        )
        return replace(self, content={**self.content, "adjustments": lines}, adjustments=found)


def gather(month: str, progress: Progress | None = None) -> Draft:
    """Read everything for a month that has begun.

    Raises UserError (field `month`) for no month or one to come, NotPermitted, Cancelled; nothing is written.
    """
    require("month.view")
    first = month_closings.first_day(month)
    month = f"{first:%Y-%m}"
    if first > clock.today():
        raise UserError(translate("month", "{month} has not begun yet.").format(month=month), "month")
    every, reports = in_order(), tuple(_monthly())
    closed = month_closings.months_before(month, MONTHS_LOOKED_AT)
    drawn = _drawn(every)
    total = len(every) * (1 + len(closed)) + len(reports) + len(drawn) * (TREND - 1)
    steps = Steps(total, progress or Silent())
    found = figures(month, steps)
    changed = adjustments(month, steps)
    trends = [_trend(one, month, steps) for one in found if one.indicator in drawn]
    tables = []
    for report in reports:
        steps.next(shown(report.title))
        result = report.run(report.checked(_asked(report, month) or {}))
        tables += [_table(report.name, result)] if result.rows else []
    steps.end()
    content = {
        "version": 1,
        "month": month,
        "first": first.isoformat(),
        "last": month_of(month).last.isoformat(),
        "letterhead": voucher_content.letterhead(),
        "gathered_at": clock.now().isoformat(),
        "gathered_by": session.current().full_name,
        "figures": [_figure(one) for one in found],
        "charts": [_chart(one) for one in trends],
        "tables": tables,
        "adjustments": [_adjustment(one) for one in changed],
    }
    return Draft(month, content, sentences(month, found, SENTENCES), changed)


def close(draft: Draft, words: Sequence[str], *, paper: str = "", replaces: bool = False) -> Changes:
    """Close the month with what was gathered and the sentences as they were edited; see `month_closings.close`."""
    return month_closings.close(
        month=draft.month,
        content=draft.content,
        sentences=words,
        adjustments=draft.adjustments,
        paper=paper,
        replaces=replaces,
    )


def since_closing(month: str, progress: Progress | None = None) -> tuple[Later, ...]:
    """Every figure of a closed month as it was closed, and as it comes out now. Raises UserError, Cancelled."""
    kept = month_closings.closed(month)
    if kept is None:
        raise UserError(translate("month", "{month} is not closed.").format(month=month), "month")
    reported = {
        one["name"]: {part: one[part] for part in ("top", "bottom", "value")} for one in kept.content["figures"]
    }
    steps = Steps(len(reported), progress or Silent())
    found = later(month, steps, reported)
    steps.end()
    return found


def rows_behind(name: str, month: str) -> Opens | None:
    """The rows that a figure of a month is worked out from, as they are today; None for one that is typed in."""
    one = all_indicators().get(name)
    if one is None or one.typed:
        return None
    found = read(one, month_of(month))
    opened = found.opens_top if found.bottom is None else found.opens_bottom
    if opened is None:
        return None
    return Opens(opened.ledger, tuple((each.column, each.operator.value, each.value) for each in opened.conditions))


# -- what is kept ----------------------------------------------------------------------------------------------------


def _figure(one: MonthFigure) -> dict[str, Any]:
    indicator = one.indicator
    return {
        "name": indicator.name,
        "code": indicator.code,
        "title": one.title,
        "formula": shown(indicator.formula),
        "unit": one.unit.value,
        **one.now.plain(),
        "words": worded(one.now.value, one.unit),
        "basis": _basis(one.now, one.unit),
        "before": one.before.plain(),
        "before_words": worded(one.before.value, one.unit),
        "change": change_words(one.now, one.before, one.unit),
        "year_before": one.year_before.plain(),
        "year_words": worded(one.year_before.value, one.unit),
        "year_change": change_words(one.now, one.year_before, one.unit),
    }


def _basis(parts: Parts, unit: Unit) -> str:
    """What a share was divided from; counts and sums stand for themselves."""
    if parts.bottom is None or parts.top is None:
        return ""
    return f"{parts.top:,} / {parts.bottom:,}" if unit is Unit.SHARE else ""


def _adjustment(one: Adjustment) -> dict[str, Any]:
    indicator = all_indicators()[one.indicator]
    before, after = Parts(**one.before), Parts(**one.after)
    return {
        "month": one.month,
        "indicator": one.indicator,
        "title": shown(indicator.title),
        "before": before.plain(),
        "before_words": _told(before, after, indicator.unit),
        "after": after.plain(),
        "after_words": _told(after, before, indicator.unit),
        "reason": one.reason,
    }


def _told(parts: Parts, other: Parts, unit: Unit) -> str:
    """A figure with its basis where the value alone would not show the difference."""
    words = worded(parts.value, unit)
    basis = _basis(parts, unit)
    return f"{words} ({basis})" if basis and parts.value == other.value else words


def _chart(chart: Chart) -> dict[str, Any]:
    parts = [{"label": one.label, "value": one.value, "shown": one.shown} for one in chart.slices]
    return {"title": chart.title, "kind": chart.kind.value, "parts": parts}


def _table(name: str, result: ReportResult) -> dict[str, Any]:
    rows = result.rows[:ROWS_KEPT]
    remarks = list(result.remarks)
    if len(result.rows) > ROWS_KEPT:
        text = translate("month", "The first {count} of {all} rows; the report has them all.")
        remarks.insert(0, text.format(count=ROWS_KEPT, all=len(result.rows)))
    closing = [result.total] if result.total is not None else []
    return {
        "report": name,
        "title": result.title,
        "notes": list(result.notes),
        "headings": [column.heading for column in result.columns],
        "kinds": [column.kind.value for column in result.columns],
        "widths": [column.width for column in result.columns],
        "rows": [list(result.texts(row)) for row in rows],
        "values": [[_plain(value) for value in row.values] for row in (*rows, *closing)],
        "total": list(result.texts(result.total)) if result.total is not None else [],
        "charts": [_chart(one) for one in result.charts if any(part.value for part in one.slices)],
        "remarks": remarks,
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value


# -- which reports and trends ----------------------------------------------------------------------------------------


def _monthly() -> Iterator[Report]:
    """The reports that can be asked for a month, the main ones first."""
    offered = {one.name: one for one in _catalogue.offered() if one.name not in _LEFT_OUT}
    for name in (*(name for name in _FIRST if name in offered), *sorted(offered.keys() - set(_FIRST))):
        if _asked(offered[name], "2000-01") is not None:
            yield offered[name]


def _asked(report: Report, month: str) -> dict[str, Any] | None:
    """The parameters that ask a report for a month, None when it cannot be asked so."""
    last = month_of(month).last
    kinds = {one.name: one for one in report.parameters}
    day = next((one.name for one in report.parameters if one.kind is ParameterKind.DAY), "")
    span = next((name for name in ("span", "period") if name in kinds and "month" in kinds[name].options()), "")
    if span and day:
        return {span: "month", day: last}
    return {day: last} if report.name in _MONTH_ONLY else None


def _drawn(every: Sequence[Any]) -> tuple[Any, ...]:
    """The indicators whose way is drawn: the main ones, then those that are read from rows."""
    wanted = sorted(
        (one for one in every if not one.typed), key=lambda one: _TRENDS.index(one.name) if one.name in _TRENDS else 99
    )
    return tuple(wanted[:_TRENDS_DRAWN])


def _trend(one: MonthFigure, month: str, steps: Steps) -> Chart:
    """A figure over the months up to this one; a closed month as it was reported."""
    months = [month]
    while len(months) < TREND:
        months.insert(0, month_closings.previous(months[0]))
    found = []
    for name in months[:-1]:
        steps.next(f"{name} {one.title}")
        kept = month_closings.reported(name).get(one.indicator.name)
        found.append(Parts(**kept) if kept else of_month(one.indicator, name))
    found.append(one.now)
    slices = tuple(
        Slice(name, max(parts.value or 0, 0), worded(parts.value, one.unit))
        for name, parts in zip(months, found, strict=True)
    )
    return Chart(one.title, ChartKind.COLUMN, slices)
