"""月看板 – the month's board on one page (F88, P16): every day, the overall plan, what crosses weeks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents._form import Form, Letterhead, Rendered, issued_by, paper_of
from app.documents._one_page import OnePage
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Sheet

PAPERS = ("A4-landscape",)
_WEEKDAYS = "一二三四五六日"
_SIDE = 74.0
_GAP = 3.0
_HEAD = 5.0
_LINE = 3.55
_SIZE = 6.8
_ROW = 4.6


@dataclass(frozen=True)
class BoardDay:
    """A day: whether it is worked, its holiday, and its lines."""

    day: date
    is_workday: bool
    holiday: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class PlanLine:
    """A line of the plan: when, what, who."""

    when: str
    text: str
    owner: str = ""
    is_done: bool = False


@dataclass(frozen=True)
class MonthBoardData:
    """A month; `days` from a Monday to a Sunday."""

    letterhead: Letterhead
    month: date
    days: tuple[BoardDay, ...]
    plan: tuple[PlanLine, ...]
    crossing: tuple[PlanLine, ...]
    notice: str = ""
    operator: str = ""
    printed_at: datetime | None = None


def render(data: MonthBoardData, *, paper: str = PAPERS[0]) -> Rendered:
    """The board as a PDF of one page."""
    sheet = Sheet(
        letterhead=data.letterhead,
        title="月看板",
        blocks=(),
        facts=tuple(filter(None, (f"{data.month.year}年{data.month.month}月", data.notice))),
        foot=("", issued_by(data.operator, data.printed_at)),
    )
    page = OnePage(sheet, paper_of(paper, PAPERS))
    _grid(page, data, page.width - _SIDE - _GAP)
    x, half = page.left + page.width - _SIDE, page.height / 2
    _list(page, "月度总体工作安排", data.plan, (x, page.top, _SIDE, half - 1.5))
    _list(page, "跨星期的工作事项安排", data.crossing, (x, page.top + half + 1.5, _SIDE, half - 1.5))
    return page.finish()


def _grid(page: OnePage, data: MonthBoardData, width: float) -> None:
    weeks = [data.days[start : start + 7] for start in range(0, len(data.days), 7)]
    weeks = [week for week in weeks if any(_inside(one, data.month) for one in week)][:6]
    left, top, column = page.left, page.top, width / 7
    height = (page.height - _HEAD) / max(1, len(weeks))
    page.ink.tint(left, top, width, _HEAD, 0.9)
    for place, word in enumerate(_WEEKDAYS):
        page.ink.caption(left + (place + 0.5) * column, top + _HEAD / 2, f"星期{word}", 7.5, align="c", heavy=True)
    for row, week in enumerate(weeks):
        y = top + _HEAD + row * height
        page.ink.rule(left, y, left + width, y)
        for place, one in enumerate(week):
            if _inside(one, data.month):
                _day(page, one, (left + place * column, y, column, height))
            else:
                page.ink.tint(left + place * column, y, column, height, 0.97)
    for place in range(1, 7):
        page.ink.rule(left + place * column, top, left + place * column, top + page.height)
    page.frame(left, top, width, page.height)


def _day(page: OnePage, one: BoardDay, box: tuple[float, float, float, float]) -> None:
    x, y, width, height = box
    if not one.is_workday:
        page.ink.tint(x, y, width, _LINE + 1.2, 0.94)
    page.ink.value(x + 1, y + 2.4, str(one.day.day), 8.5, heavy=True)
    if one.holiday:
        page.ink.value(x + width - 1, y + 2.4, page.short(one.holiday, width - 8, _SIZE), _SIZE, align="r")
    room = int((height - _LINE - 1.6) / _LINE)
    shown = one.lines if len(one.lines) <= room else one.lines[: max(0, room - 1)]
    at = y + _LINE + 2.8
    for line in shown:
        page.ink.value(x + 1, at, page.short(line, width - 2, _SIZE), _SIZE)
        at += _LINE
    if len(shown) < len(one.lines):
        page.ink.value(x + 1, at, f"……另有 {len(one.lines) - len(shown)} 项", _SIZE)


def _list(page: OnePage, title: str, lines: tuple[PlanLine, ...], box: tuple[float, float, float, float]) -> None:
    x, y, width, height = box
    page.band(x, y, width, 6, title, 9)
    page.frame(x, y, width, height)
    at = y + 6
    room = int((height - 6) / _ROW)
    shown = lines if len(lines) <= room else lines[: room - 1]
    for line in shown:
        mark = "☑" if line.is_done else "☐"
        when = f"{mark} {page.short(line.when, 30, 7.2)}"
        page.ink.value(x + 1.5, at + _ROW / 2, when, 7.2)
        begin = x + 3 + page.ink.measure(when, 7.2)
        person = page.short(line.owner, 18, 7.2)
        owner = page.ink.measure(person, 7.2)
        page.ink.value(x + width - 1.5, at + _ROW / 2, person, 7.2, align="r")
        words = page.short(line.text, x + width - owner - 3 - begin, 7.5)
        page.ink.value(begin, at + _ROW / 2, words, 7.5)
        at += _ROW
        page.ink.rule(x + 1.5, at, x + width - 1.5, at, 0.25)
    if not lines:
        page.ink.value(x + 1.5, at + _ROW / 2, "无", 7.5)
    elif len(shown) < len(lines):
        page.ink.value(x + 1.5, at + _ROW / 2, f"……另有 {len(lines) - len(shown)} 项", 7.5)


def _inside(one: BoardDay, month: date) -> bool:
    return (one.day.year, one.day.month) == (month.year, month.month)


def sample() -> MonthBoardData:
    """A full November."""
    first = date(2026, 10, 26)
    days = tuple(
        BoardDay(
            day := first + timedelta(days=step), day.weekday() < 5, "立冬" if day.day == 7 else "",
            tuple(f"{name} {step % (place + 3) + 1}" for place, name in enumerate(
                ("上门服务", "回访", "巡检", "客户关怀", "投诉承诺")[: step % 6 if day.month == 11 else 0])),
        )
        for step in range(42)
    )  # fmt: skip
    plan = (
        PlanLine("11-05", "上月投诉统计上报", "王芳", is_done=True),
        PlanLine("11-12", "消防与用电自查", "何伟", is_done=True),
        PlanLine("11-18", "合同到期：绿城物业年度维保", "周建华"), PlanLine("11-26", "备件盘点", "何伟"),
    )  # fmt: skip
    crossing = (
        PlanLine("11-09 — 11-27", "年度客户满意度调查", "王芳"),
        PlanLine("11-23 — 12-04", "冬季机房巡检", "陈立群"),
    )
    return MonthBoardData(
        LETTERHEAD, date(2026, 11, 1), days, plan, crossing, operator="王芳", printed_at=ISSUED_AT
    )  # fmt: skip


FORM = Form(
    "month_board",
    "月看板",
    PAPERS,
    MonthBoardData,
    sample,
    render,
    issued=False,
    label=QT_TRANSLATE_NOOP("papers", "Month board"),
)
