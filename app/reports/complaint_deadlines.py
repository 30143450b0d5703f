"""Deadlines of complaints (5.2, R099–R102): what each unit's turn took, how many were late, how many were reminded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.core.tabular import TableColumn, ValueKind
from app.domain.charts import Chart, ChartKind, Slice
from app.models import database
from app.models.base import parse_moment
from app.reports._complaint_cases import day_parameter, period, settled, span_parameter
from app.reports._declaration import Condition, Group, Opens, Report, ReportResult, ReportRow

_DAY = timedelta(days=1)


@dataclass
class _Turn:
    """The turns of one unit that ended in the period."""

    days: list[float] = field(default_factory=list)
    late: int = 0
    reminders: int = 0


def run(parameters: Mapping[str, Any]) -> ReportResult:
    """One row a unit, the one with most late turns first."""
    during = period(parameters["span"], parameters["day"])
    turns: dict[str, _Turn] = {}
    sql = (
        "SELECT t.unit, t.entered_at, t.left_at, t.was_late, (SELECT COUNT(*) FROM complaint_slip s WHERE "
        "s.stage_id = t.id AND s.kind = 'reminder' AND s.state <> 'void') FROM complaint_stage t "
        "WHERE t.left_at >= ? AND t.left_at < ? ORDER BY t.id"
    )
    for unit, entered_at, left_at, was_late, reminders in database.query(sql, during.bounds()):
        one = turns.setdefault(unit, _Turn())
        entered, left = parse_moment(entered_at), parse_moment(left_at)
        if entered is not None and left is not None:
            one.days.append((left - entered) / _DAY)
        one.late += bool(was_late)
        one.reminders += int(reminders)
    order = sorted(turns, key=lambda unit: (-turns[unit].late, -len(turns[unit].days), unit))
    rows = tuple(_row(unit, turns[unit], during.span) for unit in order)
    closed = settled(during)
    limited = [case for case in closed if case.was_on_time is not None]
    on_time = sum(bool(case.was_on_time) for case in limited)
    title = translate("reports", "Deadlines of complaints, {period}").format(period=during.words)
    everything = _Turn(
        [days for one in turns.values() for days in one.days],
        sum(one.late for one in turns.values()),
        sum(one.reminders for one in turns.values()),
    )
    words = translate(
        "reports", "Cases settled: {settled}; with a limit {limited}, of them on time {on_time} ({share})."
    )
    share = f"{100 * on_time / len(limited):.1f} %" if limited else "–"
    return ReportResult(
        title=title,
        columns=(
            TableColumn("unit", translate("reports", "Unit"), ValueKind.TEXT, 20),
            TableColumn("turns", translate("reports", "Turns ended"), ValueKind.NUMBER, 10),
            TableColumn("days", translate("reports", "Days on average"), ValueKind.MONEY, 10),
            TableColumn("longest", translate("reports", "Longest, days"), ValueKind.MONEY, 10),
            TableColumn("late", translate("reports", "Late"), ValueKind.NUMBER, 8),
            TableColumn("on_time", translate("reports", "On time (%)"), ValueKind.MONEY, 10),
            TableColumn("reminders", translate("reports", "Reminder slips"), ValueKind.NUMBER, 10),
        ),
        rows=rows,
        total=_line(translate("reports", "Total"), everything, _turns_of(during.span)),
        charts=(
            Chart(
                translate("reports", "Late turns by unit"),
                ChartKind.BAR,
                tuple(
                    Slice(unit, turns[unit].late, str(turns[unit].late), place)
                    for place, unit in enumerate(order)
                    if turns[unit].late
                ),
            ),
        )
        if everything.late
        else (),
        notes=(translate("reports", "Turns that ended in {period}").format(period=during.words),),
        remarks=(words.format(settled=len(closed), limited=len(limited), on_time=on_time, share=share),),
    )


def _turns_of(span: tuple[Any, Any], *narrower: Condition) -> Opens:
    return Opens("case_register", (("left_at", "between", span), *narrower))


def _row(unit: str, one: _Turn, span: tuple[Any, Any]) -> ReportRow:
    return _line(unit, one, _turns_of(span, ("unit", "eq", unit)))


def _line(name: str, one: _Turn, opens: Opens | None) -> ReportRow:
    count = len(one.days)
    hundredths = (
        (round(100 * sum(one.days) / count), round(100 * max(one.days)), round(10_000 * (count - one.late) / count))
        if count
        else (None, None, None)
    )
    mean, longest = (f"{sum(one.days) / count:.1f}", f"{max(one.days):.1f}") if count else ("–", "–")
    share = f"{100 * (count - one.late) / count:.1f} %" if count else "–"
    values = (name, count, *hundredths[:2], one.late, hundredths[2], one.reminders)
    words = (name, str(count), mean, longest, str(one.late), share, str(one.reminders))
    return ReportRow(values, count, opens, words)


REPORT = Report(
    name="complaint_deadlines",
    title=QT_TRANSLATE_NOOP("reports", "Deadlines of complaints"),
    explanation=QT_TRANSLATE_NOOP("reports", "What each unit's turn took, how many were late, how many were reminded."),
    parameters=(span_parameter("month"), day_parameter()),
    run=run,
    permission="customer_report.view",
    group=Group.COMPLAINTS,
    refreshed_by=("complaint", "complaint_stage", "complaint_slip"),
)
