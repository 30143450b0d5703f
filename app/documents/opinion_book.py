"""顾客意见簿 – customer opinion book (F32, R074): blank pages bound in the shop, or what was written and replied.

Four entries a page: date, customer, contact, opinion, reply, replier. Blank pages bear the numbers of the book.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents._fit import CUT
from app.documents._form import Form, Letterhead, Rendered, day, issued_by, paper_of, ticked
from app.documents._grid import Cell, Fields, Paragraph, Row
from app.documents._papers import Paper
from app.documents._press import FRAME, Ink, Press
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Sheet, foot, head, head_height

PAPERS = ("A4",)
EACH = 4
_GAP = 3.6
_BLANK_DAY = "　　年　 月　 日"
_KINDS = (("opinion", "意见"), ("suggestion", "建议"), ("praise", "表扬"), ("information", "其他"))
_MOST = 420
"""Signs that a block holds; what is longer is read on the screen."""


@dataclass(frozen=True)
class BookEntry:
    """One opinion; what is empty is written by hand."""

    number: str = ""
    on: date | None = None
    customer: str = ""
    contact: str = ""
    phone: str = ""
    kind: str = ""
    content: str = ""
    reply: str = ""
    replier: str = ""
    replied_on: date | None = None
    page: str = ""


@dataclass(frozen=True)
class BookData:
    """Entries, or blank pages from `first_page` to `last_page`; `period` in words."""

    letterhead: Letterhead
    entries: tuple[BookEntry, ...] = ()
    first_page: int = 0
    last_page: int = 0
    period: str = ""
    operator: str = ""
    printed_at: datetime | None = None


def _rows(entry: BookEntry) -> tuple[Row, ...]:
    return (
        Fields((
            Cell("日期", day(entry.on, _BLANK_DAY), 1.3), Cell("顾客", entry.customer, 2.2, heavy=True),
            Cell("编号", entry.number, 1.5),
        ), 1, CUT),
        Fields((
            Cell("联系人", entry.contact, 1.3), Cell("联系电话", entry.phone, 1.6),
            Cell("类别", ticked(entry.kind, *_KINDS), 2.1),
        ), 1, CUT),
        Paragraph("意见与建议", _shortened(entry.content), 3, 3, mark=CUT),
        Paragraph("答　复", _shortened(entry.reply), 2, 2, mark=CUT),
        Fields((
            Cell("答复人", entry.replier), Cell("答复日期", day(entry.replied_on, _BLANK_DAY), 1.2),
            Cell("本簿页码", entry.page, 0.8),
        ), 1, CUT),
    )  # fmt: skip


def _shortened(text: str) -> str:
    words = text.strip()
    return words if len(words) <= _MOST else words[: _MOST - len(CUT)] + CUT


def _block(ink: Ink, entry: BookEntry, paper: Paper, top: float, height: float) -> None:
    left, _, width, _ = paper.frame
    look, chain = paper.look, ink.chain()
    rows = _rows(entry)
    fixed = sum(row.wanted(width, look.value, look, chain) for row in rows if not row.weight)
    growing = sum(row.weight for row in rows)
    y = top
    for row in rows:
        own = (height - fixed) * row.weight / growing if row.weight else row.wanted(width, look.value, look, chain)
        row.draw(ink, (left, y, width, own), look.value, look)
        y += own
        ink.rule(left, y, left + width, y)
    ink.box(left, top, width, height, FRAME)


def render(data: BookData, *, paper: str = PAPERS[0]) -> Rendered:
    """The pages as a PDF."""
    chosen = paper_of(paper, PAPERS)
    press = Press("顾客意见簿", chosen, author=data.letterhead.company)
    blank = not data.entries
    numbers = list(range(data.first_page or 1, (data.last_page or data.first_page or 1) + 1)) if blank else []
    groups = [data.entries[at : at + EACH] for at in range(0, len(data.entries), EACH)] or [()] * len(numbers)
    for place, group in enumerate(groups):
        fact = f"第 {numbers[place]} 页" if blank else data.period
        parts = Sheet(
            letterhead=data.letterhead, title="顾客意见簿", blocks=(), facts=(fact,) if fact else (),
            foot=("请写下您的意见，我们将认真答复" if blank else "", issued_by(data.operator, data.printed_at)),
        )  # fmt: skip
        blanks = BookEntry(page=str(numbers[place])) if blank else BookEntry()
        _page(press, parts, chosen, (*group, *[blanks] * (EACH - len(group))), place + 1, len(groups))
    return Rendered(press.finish(), press.page_count, tuple(press.missing))


def _page(press: Press, parts: Sheet, chosen: Paper, group: tuple[BookEntry, ...], number: int, count: int) -> None:
    ink = Ink(press)
    head(ink, parts, chosen)
    _, top, _, height = chosen.frame
    begins = top + head_height(parts.letterhead, chosen, 20)
    share = (top + height - chosen.look.foot - begins - _GAP * (EACH - 1)) / EACH
    for place, entry in enumerate(group):
        _block(ink, entry, chosen, begins + place * (share + _GAP), share)
    foot(ink, parts, chosen, number, count)
    ink.settle()
    press.page(ink.live)


def sample() -> BookData:
    """Two entries that were answered and one that was not."""
    entries = (
        BookEntry(
            "YJ-HZ01-2611-0003", date(2026, 11, 12), "杭州西溪湿地国际会议中心有限公司", "沈建国", "0571-8867 3321",
            "suggestion", "建议周六也安排人员值班，我们的会议大多在周末，设备出问题时只能等到周一。",
            "已采纳，自 2026 年 12 月起周六 9:00–17:00 值班，电话见门店公告。", "陈志远", date(2026, 11, 16), "12",
        ),
        BookEntry(
            "YJ-HZ01-2611-0004", date(2026, 11, 13), "路过顾客", "李女士", "138 0013 8000", "praise",
            "前台王芳讲解很耐心，遥控器配对当场教会了老人。", "谢谢您的鼓励，已转告本人。", "陈志远",
            date(2026, 11, 13), "12",
        ),
        BookEntry(
            "YJ-HZ01-2611-0007", date(2026, 11, 20), "杭州钱江新城物业服务有限公司", "周主任", "0571-8520 1188",
            "opinion", "说明书字太小，配件价目表没有写税率。", page="13",
        ),
    )  # fmt: skip
    return BookData(LETTERHEAD, entries, period="2026年11月", operator="王芳", printed_at=ISSUED_AT)


FORM = Form(
    "opinion_book",
    "顾客意见簿",
    PAPERS,
    BookData,
    sample,
    render,
    issued=False,
    label=QT_TRANSLATE_NOOP("papers", "Opinion book"),
)
