"""修护卡 – repair tag (F23): hangs on a thing while it is in the workshop, with its number to scan.

One card a thing; on A5 one a page, on A4 two to be cut apart. What the bench finds and does is written by hand, or
printed where it is known.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents import _letterhead
from app.documents._fit import CUT
from app.documents._fonts import FontChain
from app.documents._form import Form, Letterhead, Rendered, day, issued_by, moment, paper_of
from app.documents._grid import Cell, Fields, Paragraph, Row, Signatures
from app.documents._papers import Look, Paper
from app.documents._press import FRAME, Ink, Press
from app.documents._samples import ISSUED_AT, LETTERHEAD

PAPERS = ("A5", "A4")
_TITLE = "修 护 卡"
_HEAD = 19.0
_FOOT = 3.6
_MOST = 220
_QR = 17.0


@dataclass(frozen=True)
class TagEntry:
    """One card; what is empty is written by hand."""

    number: str
    item: str
    receipt_number: str = ""
    call_number: str = ""
    customer: str = ""
    model: str = ""
    serial: str = ""
    accessories: str = ""
    condition: str = ""
    fault: str = ""
    received_at: datetime | None = None
    expected_return_on: date | None = None
    technician: str = ""
    verdict: str = ""
    cause: str = ""
    work: str = ""
    minutes: int | None = None
    parts: str = ""
    repaired_by: str = ""
    checked_by: str = ""


@dataclass(frozen=True)
class TagData:
    """Cards in the order in which they are printed."""

    letterhead: Letterhead
    tags: tuple[TagEntry, ...] = ()
    operator: str = ""
    printed_at: datetime | None = None


def _fields(*cells: Cell, lines: float = 1) -> Fields:
    """A card has no annex: what is cut stands in the ledger."""
    return Fields(cells, lines, CUT)


def _rows(tag: TagEntry) -> tuple[Row, ...]:
    test = " ".join(part for part in (tag.verdict, tag.cause) if part)
    ticks = "" if tag.verdict else "☐确认故障　☐未见故障　☐人为损坏　☐无法修复"
    minutes = f"{tag.minutes} 分钟" if tag.minutes else ""
    return (
        _fields(Cell("客户名称", tag.customer, 2, heavy=True), Cell("收据编号", tag.receipt_number, 1.3)),
        _fields(Cell("品名", tag.item, 1.3, heavy=True), Cell("型号", tag.model), Cell("序列号", tag.serial, 1.3)),
        _fields(Cell("附件", tag.accessories, 1.3), Cell("外观状况", tag.condition, 2.3)),
        Paragraph("故障现象", _shortened(tag.fault, _MOST), 1.6, 1, ruled=False, mark=CUT),
        _fields(
            Cell("收到", moment(tag.received_at), 1.2), Cell("应还", day(tag.expected_return_on), 1.2, heavy=True),
            Cell("报修单号", tag.call_number, 1.3), Cell("技术人员", tag.technician),
        ),
        Paragraph("故障检测", _shortened(test, _MOST // 2), 1.8, 1, note=ticks, mark=CUT),
        Paragraph("修理内容", _shortened(tag.work, _MOST), 2, 2, mark=CUT),
        _fields(Cell("更换配件", tag.parts, 2.4), Cell("用时", minutes, 1), lines=1.2),
        _fields(Cell("修理人", tag.repaired_by), Cell("检验人", tag.checked_by)),
        Signatures(("检测 / 修理人签字", "检验人签字（非修理人）"), 2.2),
    )  # fmt: skip


def _shortened(text: str, most: int) -> str:
    """What is too long for a card is read on the screen."""
    words = " ".join(text.split())
    return words if len(words) <= most else words[: most - len(CUT)] + CUT


def _card(ink: Ink, data: TagData, tag: TagEntry, paper: Paper, top: float, height: float) -> None:
    """One card between `top` and `top + height`."""
    left, _, width, _ = paper.frame
    look = paper.look
    margins = (paper.margins[0], top, *paper.margins[2:])
    _letterhead.draw(ink, data.letterhead, replace(paper, margins=margins), width / 3)
    ink.value(left + width / 2, top + 7, _TITLE, look.title, align="c", heavy=True)
    ink.caption(left + width / 2, top + 14.5, "挂于机身，随物流转；扫码查状态", look.caption, align="c")
    ink.qr(left + width - _QR, top, _QR, tag.number)
    ink.value(left + width - _QR - 2, top + 6, tag.number, look.value + 3, align="r", heavy=True)
    ink.caption(left + width - _QR - 2, top + 12, "返修编号", look.caption, align="r")
    foot = top + height - 1.6
    ink.caption(left, foot, data.letterhead.control(), look.caption - 1)
    ink.caption(left + width, foot, issued_by(data.operator, data.printed_at), look.caption - 1, align="r")
    rows = _rows(tag)
    top, height = top + _HEAD, height - _HEAD - _FOOT
    chain = ink.chain()
    y = top
    for row, own in zip(rows, _heights(rows, width, height, look, chain), strict=True):
        row.draw(ink, (left, y, width, own), look.value, look)
        y += own
        ink.rule(left, y, left + width, y)
    ink.box(left, top, width, height, FRAME)


def _heights(rows: tuple[Row, ...], width: float, height: float, look: Look, chain: FontChain) -> list[float]:
    """What every row gets: growing ones share what is free, and give way to one another where their texts are long."""
    wanted = [row.wanted(width, look.value, look, chain) for row in rows]
    least = [row.least(look) if row.weight else want for row, want in zip(rows, wanted, strict=True)]
    more = [want - own for want, own in zip(wanted, least, strict=True)]
    free = height - sum(least)
    if sum(more) > free:
        return [own + free * extra / sum(more) for own, extra in zip(least, more, strict=True)]
    growing = sum(row.weight for row in rows)
    left = free - sum(more)
    return [want + left * row.weight / growing for row, want in zip(rows, wanted, strict=True)]


def render(data: TagData, *, paper: str = PAPERS[0]) -> Rendered:
    """The cards as a PDF."""
    chosen = paper_of(paper, PAPERS)
    press = Press("修护卡", chosen, author=data.letterhead.company)
    _, top, _, height = chosen.frame
    each = 2 if chosen.name == "A4" else 1
    gap = 8.0 if each > 1 else 0.0
    share = (height - gap * (each - 1)) / each
    tags = data.tags or (TagEntry("", ""),)
    for begin in range(0, len(tags), each):
        ink = Ink(press)
        for place, tag in enumerate(tags[begin : begin + each]):
            _card(ink, data, tag, chosen, top + place * (share + gap), share)
        if each > 1:
            ink.dotted(chosen.frame[0], top + share + gap / 2, chosen.frame[0] + chosen.frame[2])
        ink.settle()
        press.page(ink.live)
    return Rendered(press.finish(), press.page_count, tuple(press.missing))


def sample() -> TagData:
    """A card of a thing that has just come in, and one that is repaired."""
    known = TagEntry(
        "FX-HZ01-2611-0021", "高清视频会议终端", "SJ-HZ01-2611-0018", "JX-HZ01-2611-0087",
        "杭州西溪湿地国际会议中心有限公司", "TE50-1080P60", "2102350BTS10H6000187", "电源适配器、遥控器",
        "上盖有划痕，左侧散热孔积灰", "开机约 10 分钟后画面卡顿、声音断续，重启后暂时恢复。", ISSUED_AT,
        date(2026, 11, 29), "周启明",
    )  # fmt: skip
    done = TagEntry(
        "FX-HZ01-2611-0022", "数字会议话筒", "SJ-HZ01-2611-0018", "JX-HZ01-2611-0087",
        "杭州西溪湿地国际会议中心有限公司", "DCS-1021D", "DC1021D-2209-0144", "", "完好", "按下发言键无声。", ISSUED_AT,
        date(2026, 11, 29), "周启明", "确认故障", "话筒头引线断", "重焊引线，更换咪头，通电试音一小时。", 35, "咪头 ×1",
        "周启明",
    )  # fmt: skip
    return TagData(LETTERHEAD, (known, done), "王芳", ISSUED_AT)


FORM = Form(
    "repair_tag",
    "修护卡",
    PAPERS,
    TagData,
    sample,
    render,
    issued=False,
    label=QT_TRANSLATE_NOOP("papers", "Repair tag"),
)
