"""值班表 – the shift roster of a month on one page (F90, R081): who takes complaints when, where to reach them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents._form import Form, Letterhead, Rendered, issued_by, paper_of
from app.documents._one_page import OnePage
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Sheet

PAPERS = ("A4",)
_WEEKDAYS = "一二三四五六日"
_DAY = 24.0
_GAPS = 30.0
_LEAST, _USUAL = 4.6, 6.2
_SIGN = 12.0
_MOST_DAYS = 31


@dataclass(frozen=True)
class RosterLine:
    """A day: for each shift who has it, and the hours without anybody."""

    day: date
    is_workday: bool
    people: tuple[str, ...]
    gaps: str = ""


@dataclass(frozen=True)
class RosterData:
    """A month's roster; `shifts` are their names with hours, `turns` name, count and hours of each person."""

    letterhead: Letterhead
    month: date
    shifts: tuple[str, ...]
    days: tuple[RosterLine, ...]
    phones: tuple[str, ...] = ()
    turns: tuple[str, ...] = ()
    operator: str = ""
    printed_at: datetime | None = None


def render(data: RosterData, *, paper: str = PAPERS[0]) -> Rendered:
    """The roster as a PDF of one page."""
    phone = data.letterhead.complaint_phone
    sheet = Sheet(
        letterhead=data.letterhead,
        title="投诉受理值班表",
        blocks=(),
        facts=(f"{data.month.year}年{data.month.month}月", *((f"客户投诉电话 {phone}",) if phone else ())),
        foot=("", issued_by(data.operator, data.printed_at)),
    )
    page = OnePage(sheet, paper_of(paper, PAPERS))
    notes = [line for line in (_joined("联系方式：", data.phones), _joined("班次合计：", data.turns)) if line]
    below = _SIGN + 9.0 * len(notes)
    row = max(_LEAST, min(_USUAL, (page.height - below) / (min(len(data.days), _MOST_DAYS) + 1)))
    end = _table(page, data, row)
    for line in notes:
        for place, part in enumerate(_wrapped(page, line, page.width)[:2]):
            page.ink.value(page.left, end + 3 + place * 4, part, 8)
        end += 9
    page.ink.caption(page.left, end + 6, "编制：", 9)
    page.ink.dotted(page.left + 12, end + 8, page.left + 60)
    page.ink.caption(page.left + 75, end + 6, "审核（客服主管）：", 9)
    page.ink.dotted(page.left + 106, end + 8, page.left + 150)
    return page.finish()


def _table(page: OnePage, data: RosterData, row: float) -> float:
    left, top, width = page.left, page.top, page.width
    column = (width - _DAY - _GAPS) / max(1, len(data.shifts))
    starts = [left, *(left + _DAY + place * column for place in range(len(data.shifts))), left + width - _GAPS]
    ends = [*starts[1:], left + width]
    page.ink.tint(left, top, width, row, 0.9)
    for begin, stop, words in zip(starts, ends, ("日期", *data.shifts, "无人值班时段"), strict=True):
        short = page.short(words, stop - begin - 2, 8, heavy=True)
        page.ink.caption((begin + stop) / 2, top + row / 2, short, 8, align="c", heavy=True)
    y = top + row
    size = min(8.5, row * 1.6)
    for one in data.days[:_MOST_DAYS]:
        page.ink.rule(left, y, left + width, y)
        if not one.is_workday:
            page.ink.tint(left, y, _DAY, row, 0.94)
        words = f"{one.day:%m-%d} 星期{_WEEKDAYS[one.day.weekday()]}"
        for begin, stop, value in zip(starts, ends, (words, *one.people, one.gaps), strict=True):
            short = page.short(value, stop - begin - 2, size)
            page.ink.value((begin + stop) / 2, y + row / 2, short, size, align="c")
        y += row
    for begin in starts[1:]:
        page.ink.rule(begin, top, begin, y)
    page.frame(left, top, width, y - top)
    return y


def _joined(title: str, parts: tuple[str, ...]) -> str:
    return title + "；".join(parts) if parts else ""


def _wrapped(page: OnePage, words: str, room: float) -> list[str]:
    """The words in lines, broken between two people; the second line is shortened when that is not enough."""
    lines = [""]
    for part in words.split("；"):
        longer = f"{lines[-1]}；{part}" if lines[-1] else part
        if lines[-1] and page.ink.measure(longer, 8) > room and len(lines) < 2:
            lines.append(part)
        else:
            lines[-1] = longer
    return [page.short(line, room, 8) for line in lines]


def sample() -> RosterData:
    """A November with two shifts, one of them once without anybody."""
    names = ("王芳", "陈立群", "周启明", "吴晓峰")
    days = tuple(
        RosterLine(
            date(2026, 11, number), date(2026, 11, number).weekday() < 5,
            (names[number % 4], "" if number == 15 else names[(number + 1) % 4]),
            "20:00–24:00" if number == 15 else "00:00–08:00" if number == 16 else "",
        )
        for number in range(1, 31)
    )  # fmt: skip
    return RosterData(
        LETTERHEAD, date(2026, 11, 1), ("白班 08:00–20:00", "夜班 20:00–08:00"), days,
        tuple(f"{name} 138{place}0010020" for place, name in enumerate(names)),
        tuple(f"{name} 15 班 180 小时" for name in names), operator="王芳", printed_at=ISSUED_AT,
    )  # fmt: skip


FORM = Form(
    "shift_roster",
    "投诉受理值班表",
    PAPERS,
    RosterData,
    sample,
    render,
    issued=False,
    label=QT_TRANSLATE_NOOP("papers", "Shift roster"),
)
