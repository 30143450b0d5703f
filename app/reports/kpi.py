"""考核指标 – the KPI sheet (R159): K1 … K12 of a month, quarter, half-year or year, each with what it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.tabular import TableColumn, ValueKind
from app.domain.charts import Chart, ChartKind, Slice
from app.indicators import _catalogue
from app.indicators._declaration import Indicator, Opened, Period, Reading, Unit, before, period_of, worded
from app.indicators._reading import read
from app.reports._declaration import Group, Opens, Parameter, ParameterKind, Part, Report, ReportResult, ReportRow
from app.reports._month_figures import is_of_the_moment
from app.services import month_closings

SPANS = {
    "month": QT_TRANSLATE_NOOP("reports", "Month"),
    "quarter": QT_TRANSLATE_NOOP("reports", "Quarter"),
    "half_year": QT_TRANSLATE_NOOP("reports", "Half-year"),
    "year": QT_TRANSLATE_NOOP("reports", "Year"),
}
_KPI, _EVERY = "kpi", "every"
_WHICH = {
    _KPI: QT_TRANSLATE_NOOP("reports", "K1 to K12"),
    _EVERY: QT_TRANSLATE_NOOP("reports", "All figures"),
}
_BACK = {"month": 12, "quarter": 8, "half_year": 6, "year": 5}
"""How many periods the course of a figure shows."""


def run(parameters: Mapping[str, Any]) -> ReportResult:
    """One row a figure; the chart is the course of one of them."""
    span = parameters["span"]
    period = period_of(span, parameters["day"] or clock.today())
    earlier = before(period, span)
    chosen = [one for one in _wanted(parameters["which"]) if span in one.spans]
    readings = [read(one, period) for one in chosen]
    read_before = [read(one, earlier) for one in chosen]
    rows = tuple(_row(now, past) for now, past in zip(readings, read_before, strict=True))
    return ReportResult(
        title=translate("reports", "KPI sheet {period}").format(period=period.words),
        columns=_columns(period, earlier),
        rows=rows,
        charts=_course(parameters["course"], span, period, [one.name for one in chosen]),
        notes=(period.words, shown(_WHICH[parameters["which"]])),
        remarks=(
            translate("reports", "“–”: there is nothing to divide by, or nothing was typed in."),
            translate("reports", "Figures of this moment say the same for every period."),
            *(_closed(readings) + _closed(read_before) if span == "month" else ()),
        ),
    )


def _closed(readings: list[Reading]) -> tuple[str, ...]:
    """What was reported of a month that is closed, where it comes out differently today: the lock stays in sight."""
    month = readings[0].period.words if readings else ""
    reported = month_closings.reported(month) if month else {}
    if not reported:
        return ()
    found = [
        f"{shown(one.indicator.title)} {worded(kept['value'], one.indicator.unit)} → {one.words}"
        for one in readings
        if (kept := reported.get(one.indicator.name)) is not None
        and not is_of_the_moment(one.indicator)
        and (kept["top"], kept["bottom"]) != (one.top, one.bottom)
    ]
    if not found:
        return (translate("reports", "{month} is closed, and reported as it stands here.").format(month=month),)
    text = translate("reports", "{month} is closed. What was reported comes out differently today: {figures}")
    return (text.format(month=month, figures="; ".join(found)),)


def _wanted(which: str) -> tuple[Indicator, ...]:
    return tuple(one for one in _catalogue.used() if which == _EVERY or one.code)


def _columns(period: Period, earlier: Period) -> tuple[TableColumn, ...]:
    return (
        TableColumn("code", translate("reports", "No."), ValueKind.TEXT, 5),
        TableColumn("indicator", translate("reports", "Figure"), ValueKind.TEXT, 22),
        TableColumn("value", period.words, ValueKind.MONEY, 10),
        TableColumn("before", earlier.words, ValueKind.MONEY, 10),
        TableColumn("top", translate("reports", "Counted"), ValueKind.NUMBER, 9),
        TableColumn("bottom", translate("reports", "Of"), ValueKind.NUMBER, 9),
        TableColumn("formula", translate("reports", "Formula"), ValueKind.TEXT, 30),
        TableColumn("event", translate("reports", "What counts"), ValueKind.TEXT, 30),
        TableColumn("dated", translate("reports", "Which day"), ValueKind.TEXT, 24),
        TableColumn("people", translate("reports", "Whom it concerns"), ValueKind.TEXT, 16),
    )


def _row(now: Reading, earlier: Reading) -> ReportRow:
    one = now.indicator
    told = tuple(shown(text) for text in (one.formula, one.event, one.dated, one.people))
    is_divided = now.bottom is not None
    top = now.top if is_divided else None
    values = (one.code, shown(one.title), _plain(now), _plain(earlier), top, now.bottom, *told)
    words = (
        one.code,
        shown(one.title),
        now.words,
        earlier.words,
        _part(one, top),
        _part(one, now.bottom),
        *told,
    )
    parts: dict[str, Part] = {}
    below = now.opens_bottom if is_divided else now.opens_top
    if now.opens_top is not None and now.top and is_divided:
        parts["top"] = _opened(now.opens_top, now.plain_top or now.top, _summed(one))
    if below is not None and (now.bottom if is_divided else now.top):
        summed = _summed_below(one) if is_divided else _summed(one)
        parts["value"] = _opened(below, (now.bottom if is_divided else now.plain_top) or 0, summed)
    if is_divided and "value" in parts:
        parts["bottom"] = parts["value"]
    return ReportRow(values, 0, None, words, parts)


def _summed(one: Indicator) -> str:
    return one.of.summed if one.of is not None else ""


def _summed_below(one: Indicator) -> str:
    over = one.over() if callable(one.over) else one.over
    return over.summed if over is not None else ""


def _opened(opened: Opened, count: int, summed: str) -> Part:
    """What a figure opens."""
    conditions = tuple((each.column, each.operator.value, each.value) for each in opened.conditions)
    return Part(count, Opens(opened.ledger, conditions), summed)


def _plain(reading: Reading) -> int | None:
    """The value in hundredths, as a file takes it."""
    return reading.value if reading.value is None or reading.indicator.unit is not Unit.COUNT else reading.value * 100


def _part(one: Indicator, figure: int | None) -> str:
    """What stands over or under the line; nothing where there is no line."""
    if figure is None:
        return ""
    return worded(figure, Unit.SCORE) if one.typed else f"{figure:,}"


def _course(name: str, span: str, period: Period, names: list[str]) -> tuple[Chart, ...]:
    """The figure over the periods until this one."""
    one = _catalogue.all_indicators().get(name)
    if one is None or name not in names:
        return ()
    periods = [period]
    while len(periods) < _BACK[span]:
        periods.insert(0, before(periods[0], span))
    readings = [read(one, each) for each in periods]
    slices = tuple(
        Slice(_short(each, span), max(found.value or 0, 0), found.words, names.index(name) if each is period else -1)
        for each, found in zip(periods, readings, strict=True)
    )
    if not any(one.value for one in slices):
        return ()
    return (Chart(shown(one.title), ChartKind.COLUMN, slices),)


def _short(period: Period, span: str) -> str:
    return period.words[2:] if span in ("month", "quarter", "half_year") else period.words


def _courses() -> dict[str, str]:
    """Every figure that has a course: what stands at this moment has none."""
    used = _catalogue.used()
    return {one.name: one.title for one in used if one.own is None and (one.of is None or one.of.date)}


REPORT = Report(
    name="kpi",
    title=QT_TRANSLATE_NOOP("reports", "KPI sheet"),
    explanation=QT_TRANSLATE_NOOP(
        "reports", "K1 to K12 and all other figures: value, formula, what counts, which day, whom it concerns."
    ),
    parameters=(
        Parameter("span", QT_TRANSLATE_NOOP("reports", "Period"), ParameterKind.CHOICE, lambda: "quarter", SPANS),
        Parameter("day", QT_TRANSLATE_NOOP("reports", "with the day"), ParameterKind.DAY, clock.today),
        Parameter("which", QT_TRANSLATE_NOOP("reports", "Figures"), ParameterKind.CHOICE, lambda: _KPI, _WHICH),
        Parameter("course", QT_TRANSLATE_NOOP("reports", "Course of"), ParameterKind.CHOICE, lambda: "visit_rate",
                  _courses),
    ),
    run=run,
    permission="report.view",
    group=Group.MONTH,
    place=10,
    refreshed_by=(
        "service_call", "return_visit", "complaint", "opinion", "opinion_card", "survey", "survey_respondent",
        "customer", "device", "contract", "charge", "inspection", "loan", "take_back_receipt", "stock_in_test",
        "typed_figure",
    ),
)  # fmt: skip
