"""The parts of the month's report, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.documents._drawn_chart import ChartBlock
from app.documents._fit import in_box
from app.documents._form import day, moment
from app.documents._press import FRAME
from app.documents._report_table import TableBlock, beginning, draw_charts, tracks_of
from app.documents._ruled import RuledTable, Track

CONTENTS = (Track("序号", 1, "c"), Track("内容", 12), Track("页次", 1.4, "c"))
_FIGURES = (
    Track("编号", 0.9, "c"), Track("指标", 5.2), Track("本月", 2.1, "r", heavy=True), Track("分子 / 分母", 2.1, "r"),
    Track("上月", 2, "r"), Track("比上月", 2.4, "r"), Track("上年同月", 2, "r"), Track("比上年同月", 2.4, "r"),
)  # fmt: skip
_ADJUSTMENTS = (
    Track("已结月份", 1.6, "c"), Track("指标", 4.6), Track("原报", 2.8, "r"), Track("现为", 2.8, "r"), Track("原因", 4),
)  # fmt: skip
_GAP = 6.0
_REMARKS = (
    "“–”表示无法计算（没有分母）或没有填报，不是 0。占比的变动以百分点表示。",
    "上月、上年同月已月结的，用月结时报出的数字（含以后报出的调整）。",
)
_KPI, _OTHERS = "考核指标", "其他指标"


@dataclass(frozen=True)
class Entry:
    """A line of the contents: 0 a part, 1 what stands in it; and the page it begins on."""

    title: str
    page: int
    level: int = 0


@dataclass(frozen=True)
class FigureLine:
    """A figure in words: this month, the month before, the same month last year."""

    code: str
    title: str
    words: str
    basis: str = ""
    before_words: str = ""
    change: str = ""
    year_words: str = ""
    year_change: str = ""


@dataclass(frozen=True)
class AdjustmentLine:
    """A figure of a closed month that came out differently later."""

    month: str
    title: str
    before_words: str
    after_words: str
    reason: str = ""


@dataclass(frozen=True)
class Cover:
    """What stands on the first page."""

    month: str
    first: date | None
    last: date | None
    gathered_at: datetime | None
    closed_by: str
    closed_at: datetime | None
    fingerprint: str
    sentences: tuple[str, ...]


def month_words(month: str) -> str:
    """2026-10 as it is written on paper: 2026年10月."""
    year, _, number = month.partition("-")
    return f"{year}年{int(number)}月"


def cover(table: RuledTable, one: Cover) -> None:
    """The month in large type, what changed, what the report is, places to sign."""
    ink, left, width = table.ink, table.left, table.width
    middle = left + width / 2
    y = table.top + 62
    ink.value(middle, y, month_words(one.month), 30, align="c", heavy=True)
    ink.value(middle, y + 16, "售后服务月报", 22, align="c", heavy=True)
    span = f"{day(one.first)} 至 {day(one.last)}" if one.first and one.last else ""
    ink.value(middle, y + 29, span, 11, align="c")
    y = _sentences(table, one.sentences, y + 46)
    rows = (
        ("状态", "已月结" if one.fingerprint else "草稿，未月结；数字仍可能变动"),
        ("取数时间", moment(one.gathered_at)),
        ("月结", "　".join(words for words in (one.closed_by, moment(one.closed_at)) if words)),
        ("数据指纹", one.fingerprint),
    )
    top, height, caption = y + 10, 9.0, 30.0
    y = top
    for name, words in rows:
        if not words:
            continue
        ink.tint(left, y, caption, height)
        ink.caption(left + caption / 2, y + height / 2, name, 9.5, align="c")
        fit = in_box(words, width - caption - 6, 5, 10.5, ink.chain(heavy=True), "…")
        ink.value(left + caption + 3, y + height / 2, "".join(fit.lines[:1]), fit.size, heavy=name == "数据指纹")
        y += height
        ink.rule(left, y, left + width, y)
    ink.rule(left + caption, top, left + caption, y)
    ink.box(left, top, width, y - top, FRAME)
    table.y = y + 10
    table.signatures(("编制", "审核", "批准"))


def _sentences(table: RuledTable, words: Sequence[str], y: float) -> float:
    if not words:
        return y
    table.ink.value(table.left, y, "本月要点", 12, heavy=True)
    y += 9
    for number, sentence in enumerate(words, 1):
        fit = in_box(sentence, table.width - 9, 16, 10.5, table.ink.chain())
        table.ink.value(table.left, y, f"{number}.", fit.size, heavy=True)
        for line in fit.lines:
            table.ink.value(table.left + 6, y, line, fit.size)
            y += fit.pitch
        y += 2.5
    return y


def contents(table: RuledTable, known: Sequence[Entry]) -> None:
    """Where each part stands."""
    _heading(table, "目录")
    number = 0
    for one in known:
        number += not one.level
        words = f"　{one.title}" if one.level else one.title
        table.row(["" if one.level else str(number), words, str(one.page)])
    table.begin(CONTENTS)


def figures(table: RuledTable, lines: Sequence[FigureLine], found: list[Entry]) -> None:
    """Every figure beside the month before and the same month last year; those of the KPI table first."""
    found.append(Entry("指标", table.turn()))
    _heading(table, "指标")
    table.begin(_FIGURES)
    for title, group in ((_KPI, [one for one in lines if one.code]), (_OTHERS, [one for one in lines if not one.code])):
        if not group:
            continue
        table.title(title)
        for one in group:
            table.row([one.code, one.title, one.words, one.basis, one.before_words, one.change, one.year_words,
                       one.year_change])  # fmt: skip
    if not lines:
        table.note("本月没有指标。")
    table.closing(_REMARKS)


def charts(table: RuledTable, blocks: Sequence[ChartBlock], found: list[Entry]) -> None:
    """Two beside each other."""
    if not blocks:
        return
    found.append(Entry("走势图", table.turn()))
    _heading(table, "走势图")
    draw_charts(table, blocks)


def tables(table: RuledTable, blocks: Sequence[TableBlock], found: list[Entry]) -> None:
    """The tables of the reports, each with its charts above."""
    if not blocks:
        return
    found.append(Entry("统计表", table.turn()))
    _heading(table, "统计表")
    for place, one in enumerate(blocks):
        table.begin(CONTENTS)
        if place:
            table.skip(_GAP)
        table.room(beginning(table, one))
        found.append(Entry(one.title, table.page, 1))
        _heading(table, one.title, size=11)
        for note in one.notes:
            table.note(note)
        draw_charts(table, one.charts)
        table.begin(tracks_of(table, one))
        for row in one.rows:
            table.row(row)
        if one.total:
            table.row(one.total)
        table.closing(one.remarks)


def adjustments(table: RuledTable, lines: Sequence[AdjustmentLine], found: list[Entry]) -> None:
    """What came out differently in closed months; their reports stay as they are."""
    table.begin(_ADJUSTMENTS)
    table.skip(_GAP)
    table.room(30)
    found.append(Entry("已结月份的调整", table.page))
    _heading(table, "已结月份的调整")
    if not lines:
        table.note("没有调整。")
        return
    for one in lines:
        table.row([one.month, one.title, one.before_words, one.after_words, one.reason])
    table.closing(("已结月份的报告不改；结账以后变动的数字列在这里，并入本月报告。",))


def _heading(table: RuledTable, words: str, size: float = 13) -> None:
    fit = in_box(words, table.width, 9, size, table.ink.chain(heavy=True), "…")
    for line in fit.lines:
        table.ink.value(table.left, table.y + 3, line, fit.size, heavy=True)
        table.y += 8 if size > 12 else 7
