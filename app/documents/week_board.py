"""周看板 – the week's board on one page (F87, P16): today's focus with what is overdue, tomorrow's, the week's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents._form import Form, Letterhead, Rendered, day, issued_by, paper_of
from app.documents._one_page import PITCHES, Listed, OnePage, shares
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Sheet

PAPERS = ("A4-landscape",)
_WEEKDAYS = "一二三四五六日"
_BAND = 6.5
_GAP = 3.0
_PARTS = 3


@dataclass(frozen=True)
class BoardLine:
    """A line: its words, who does it or when, and how it stands."""

    text: str
    right: str = ""
    is_done: bool = False
    is_late: bool = False


@dataclass(frozen=True)
class BoardGroup:
    """Lines of one sort; `more` in words when there are further ones that are not listed."""

    title: str
    lines: tuple[BoardLine, ...]
    more: int = 0
    uncounted: bool = False  # `more` is the least there are


@dataclass(frozen=True)
class BoardPart:
    """A column of the board."""

    title: str
    groups: tuple[BoardGroup, ...]
    open_count: int = 0


@dataclass(frozen=True)
class WeekBoardData:
    """The board at a day; three parts, the notice in a line above them."""

    letterhead: Letterhead
    on: date
    parts: tuple[BoardPart, ...]
    notice: str = ""
    on_duty: str = ""
    operator: str = ""
    printed_at: datetime | None = None


def render(data: WeekBoardData, *, paper: str = PAPERS[0]) -> Rendered:
    """The board as a PDF of one page."""
    sheet = Sheet(
        letterhead=data.letterhead,
        title="周看板",
        blocks=(),
        facts=(
            f"{day(data.on)}　星期{_WEEKDAYS[data.on.weekday()]}　第 {data.on.isocalendar().week} 周",
            *((f"当班：{data.on_duty}",) if data.on_duty else ()),
        ),
        foot=("", issued_by(data.operator, data.printed_at)),
    )
    page = OnePage(sheet, paper_of(paper, PAPERS))
    top, height = page.top, page.height
    if data.notice:
        page.ink.value(page.left, top + 2.2, page.short(data.notice, page.width, 8.5, heavy=True), 8.5, heavy=True)
        top, height = top + 5, height - 5
    width = (page.width - _GAP * (_PARTS - 1)) / _PARTS
    for place, part in enumerate(data.parts[:_PARTS]):
        x = page.left + place * (width + _GAP)
        count = f"　待办 {part.open_count}" if part.open_count else ""
        page.band(x, top, width, _BAND, f"{part.title}{count}", 10)
        _groups(page, part.groups, (x, top + _BAND, width, height - _BAND))
        page.frame(x, top, width, height)
    return page.finish()


def _groups(page: OnePage, groups: tuple[BoardGroup, ...], box: tuple[float, float, float, float]) -> None:
    x, y, width, height = box
    y, height = y + 1, height - 2
    if not groups:
        page.ink.value(x + 2, y + 3, "无待办事项", 8.5)
        return
    wanted = [Listed(len(group.lines), group.more) for group in groups]
    rows = sum(1 + group.lines + bool(group.more) for group in wanted)
    pitch = next((one for one in PITCHES if rows * one <= height), PITCHES[-1])
    kept = shares(wanted, int(height / pitch))
    size = min(8.5, pitch * 1.85)
    bottom = y + height
    for place, (group, count) in enumerate(zip(groups, kept, strict=True)):
        if y + (2 + count + 1) * pitch > bottom and place < len(groups) - 1:
            page.ink.value(x + 2, y + pitch / 2, f"……另有 {len(groups) - place} 类事项", size - 0.5)
            return
        title = page.short(group.title, width - 3, size, heavy=True)
        page.ink.caption(x + 1.5, y + pitch / 2, title, size, heavy=True)
        y += pitch
        for line in group.lines[:count]:
            right = page.short(line.right, width * 0.45, size - 0.5)
            room = page.ink.measure(right, size - 0.5) + 2 if right else 0.0
            words = f"{'☑' if line.is_done else '☐'} {line.text}"
            words = page.short(words, width - room - 4, size, heavy=line.is_late)
            page.ink.value(x + 2, y + pitch / 2, words, size, heavy=line.is_late)
            page.ink.value(x + width - 1.5, y + pitch / 2, right, size - 0.5, align="r")
            y += pitch
        left = len(group.lines) - count + group.more
        if left:
            page.ink.value(x + 5, y + pitch / 2, f"……另有 {left}{' 项以上' if group.uncounted else ' 项'}", size - 0.5)
            y += pitch
        page.ink.rule(x + 1.5, y, x + width - 1.5, y, 0.25)


def sample() -> WeekBoardData:
    """A busy Wednesday."""
    visits = tuple(BoardLine(f"{hour}:00 {name}　{what}", who) for hour, name, what, who in (
        (9, "滨江区实验小学", "投影机灯泡到期", "周启明"), (10, "浙江省肿瘤医院信息科", "核心交换机电源", "陈立群"),
        (14, "西溪湿地国际会议中心", "会议终端画面卡顿", "周启明"), (16, "𠮷祥里便利店", "录像机无法回放", "吴晓峰"),
    ))  # fmt: skip
    calls = tuple(BoardLine(f"{name}　报修后回访", "王芳", is_done=not place)
                  for place, name in enumerate(("绿城物业", "西湖文化馆", "下沙物流园")))  # fmt: skip
    today = (
        BoardGroup("逾期", (
            BoardLine("回访　钱江印务", "11-20 王芳", is_late=True), BoardLine("盘点表", "11-21 何伟", is_late=True))),
        BoardGroup("自有事项", (BoardLine("例会：上周二次投诉分析", "周建华"),)),
        BoardGroup("上门服务", visits, 7), BoardGroup("回访", calls),
    )  # fmt: skip
    week = (
        BoardGroup("自有事项", (BoardLine("年度客户满意度调查发卷", "11-25 — 11-29 王芳"),)),
        BoardGroup("合同到期", (BoardLine("绿城物业　年度维保", "11-28"),)),
        BoardGroup("巡检", tuple(
            BoardLine(f"西湖文化馆 {number} 号馆", "11-27 陈立群") for number in range(1, 13)), 999, True),
    )  # fmt: skip
    parts = (
        BoardPart("当天工作重点　11-25 星期三", today, 14),
        BoardPart(
            "第二天工作重点　11-26 星期四", (BoardGroup("客户关怀", (BoardLine("走访　钱江印务", "周建华"),)),), 1
        ),
        BoardPart("本周工作重点　11-27 至 11-29", week, 1014),
    )
    return WeekBoardData(
        LETTERHEAD, date(2026, 11, 25), parts, on_duty="白班 王芳", operator="王芳", printed_at=ISSUED_AT
    )


FORM = Form(
    "week_board",
    "周看板",
    PAPERS,
    WeekBoardData,
    sample,
    render,
    issued=False,
    label=QT_TRANSLATE_NOOP("papers", "Week board"),
)
