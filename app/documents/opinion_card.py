"""客户意见调查卡 – customer opinion card (F34, R077, A12): goes with every call, the customer rates the technician.

Four items in four grades, then a suggestion or complaint in own words; the call's number to scan when it comes back.
On A5 one a page, on A4 two to be cut apart.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents import _letterhead
from app.documents._fit import CUT, in_box
from app.documents._form import Form, Letterhead, Rendered, day, issued_by, paper_of, ticked
from app.documents._grid import Cell, Fields, Paragraph, Remark, Row, Signatures
from app.documents._papers import Look, Paper
from app.documents._press import FRAME, Ink, Press
from app.documents._samples import ISSUED_AT, LETTERHEAD

PAPERS = ("A5", "A4")
ITEMS = (
    ("服务态度", "礼貌、耐心、着装整洁"),
    ("技术水平", "判断准确、一次修好、讲解清楚"),
    ("到达时间", "按约定的时间到达"),
    ("履行承诺", "说到做到、收费与告知一致"),
)
GRADES = ((4, "优"), (3, "良"), (2, "中"), (1, "差"))
_TITLE = "客户意见调查卡"
_HEAD = 21.0
_FOOT = 4.0
_QR = 17.0
_MOST = 260


@dataclass(frozen=True)
class CardEntry:
    """One card; `grades` in the order of the items, None where nothing is ticked."""

    number: str
    customer: str = ""
    contact: str = ""
    device: str = ""
    serial: str = ""
    technician: str = ""
    served_on: date | None = None
    grades: tuple[int | None, ...] = ()
    kind: str = ""
    content: str = ""
    returned_on: date | None = None


@dataclass(frozen=True)
class CardData:
    """Cards in the order in which they are printed."""

    letterhead: Letterhead
    cards: tuple[CardEntry, ...] = ()
    operator: str = ""
    printed_at: datetime | None = None


def _rows(card: CardEntry, letterhead: Letterhead) -> tuple[Row, ...]:
    grades = (*card.grades, *[None] * len(ITEMS))[: len(ITEMS)]
    rated = [
        Fields((
            Cell(name, said, 1.7), Cell("", ticked(grade, *GRADES), 1.3, align="c", heavy=True),
        ), 1, CUT)
        for (name, said), grade in zip(ITEMS, grades, strict=True)
    ]  # fmt: skip
    kinds = ticked(card.kind or None, ("suggestion", "建议"), ("complaint", "投诉"))
    return (
        Fields((Cell("客户名称", card.customer, 1.4, heavy=True), Cell("联系人", card.contact, 1.3)), 1, CUT),
        Fields((
            Cell("服务设备", card.device, 1.4), Cell("序列号", card.serial, 1.3),
        ), 1, CUT),
        Fields((
            Cell("服务人员", card.technician, 1.4, heavy=True),
            Cell("服务日期", day(card.served_on, "　　　年　　月　　日"), 1.3),
        ), 1, CUT),
        *rated,
        Paragraph("意见栏", _shortened(card.content), 3, 2, note=kinds, mark=CUT),
        Remark(_back_to(letterhead)),
        Signatures(("客户签字",), 1.6),
    )  # fmt: skip


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _MOST else words[: _MOST - len(CUT)] + CUT


def _back_to(letterhead: Letterhead) -> str:
    """Where the card goes when it is filled in."""
    where = letterhead.address or letterhead.branch or letterhead.company
    phone = f"，投诉电话 {letterhead.complaint_phone}" if letterhead.complaint_phone else ""
    return f"请如实填写后寄回或交回本部：{where}{phone}"


def _card(ink: Ink, data: CardData, card: CardEntry, paper: Paper, top: float, height: float) -> None:
    """One card between `top` and `top + height`."""
    left, _, width, _ = paper.frame
    look = paper.look
    margins = (paper.margins[0], top, *paper.margins[2:])
    _letterhead.draw(ink, data.letterhead, replace(paper, margins=margins), width / 3)
    ink.value(left + width / 2, top + 7, _TITLE, look.title, align="c", heavy=True)
    ink.caption(left + width / 2, top + 14.5, "每次服务一卡，请对服务人员评价", look.caption, align="c")
    if card.number:
        ink.qr(left + width - _QR, top, _QR, card.number)
        ink.value(left + width - _QR - 2, top + 6, card.number, look.value + 1, align="r", heavy=True)
        ink.caption(left + width - _QR - 2, top + 12, "报修单号", look.caption, align="r")
    foot = top + height - 1.6
    for x, words, align in (
        (left, data.letterhead.control(), "l"), (left + width, issued_by(data.operator, data.printed_at), "r"),
    ):  # fmt: skip
        fit = in_box(words, width / 2 - 2, 3, look.caption - 1, ink.chain(), CUT)
        ink.caption(x, foot, "".join(fit.lines[:1]), fit.size, align=align)
    rows = _rows(card, data.letterhead)
    top, height = top + _HEAD, height - _HEAD - _FOOT
    y = top
    for row, own in zip(rows, _heights(rows, width, height, look, ink), strict=True):
        row.draw(ink, (left, y, width, own), look.value, look)
        y += own
        ink.rule(left, y, left + width, y)
    ink.box(left, top, width, height, FRAME)


def _heights(rows: tuple[Row, ...], width: float, height: float, look: Look, ink: Ink) -> list[float]:
    """What every row gets: fixed ones what they want, growing ones what is left by their weight."""
    chain = ink.chain()
    wanted = [0.0 if row.weight else row.wanted(width, look.value, look, chain) for row in rows]
    growing = sum(row.weight for row in rows)
    free = height - sum(wanted)
    return [want or free * row.weight / growing for row, want in zip(rows, wanted, strict=True)]


def render(data: CardData, *, paper: str = PAPERS[0]) -> Rendered:
    """The cards as a PDF."""
    chosen = paper_of(paper, PAPERS)
    press = Press(_TITLE, chosen, author=data.letterhead.company)
    _, top, _, height = chosen.frame
    each = 2 if chosen.name == "A4" else 1
    gap = 8.0 if each > 1 else 0.0
    share = (height - gap * (each - 1)) / each
    cards = data.cards or (CardEntry(""),)
    for begin in range(0, len(cards), each):
        ink = Ink(press)
        for place, card in enumerate(cards[begin : begin + each]):
            _card(ink, data, card, chosen, top + place * (share + gap), share)
        if each > 1:
            ink.dotted(chosen.frame[0], top + share + gap / 2, chosen.frame[0] + chosen.frame[2])
        ink.settle()
        press.page(ink.live)
    return Rendered(press.finish(), press.page_count, tuple(press.missing))


def sample() -> CardData:
    """A card on its way out, and one that came back."""
    out = CardEntry(
        "JX-HZ01-2611-0087", "杭州西溪湿地国际会议中心有限公司", "沈建国", "高清视频会议终端 TE50-1080P60",
        "2102350BTS10H6000187", "周启明", date(2026, 11, 22),
    )  # fmt: skip
    back = replace(
        out, number="JX-HZ01-2611-0081", grades=(4, 3, 2, 4), kind="suggestion",
        content="上门前请先打电话确认，当天会议室临时占用，工程师等了一个多小时。", returned_on=date(2026, 11, 26),
    )  # fmt: skip
    return CardData(LETTERHEAD, (out, back), "王芳", ISSUED_AT)


FORM = Form(
    "opinion_card",
    _TITLE,
    PAPERS,
    CardData,
    sample,
    render,
    issued=False,
    label=QT_TRANSLATE_NOOP("papers", "Opinion card"),
)
