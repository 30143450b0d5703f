"""投诉档案 – cover and contents of a bound booklet of complaint papers (R122, 000): which cases, which papers, where.

The papers themselves are bound behind it by `_booklet`, which knows on which page each begins.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.money import format_yuan
from app.documents import _layout
from app.documents._blocks import Block, Section
from app.documents._editions import SECRECY
from app.documents._form import Form, Letterhead, Rendered, day, issued_by, moment, paper_of
from app.documents._grid import Cell, Fields, Paragraph, Signatures
from app.documents._ruled import RuledTable, Track
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Marks, Sheet

PAPERS = ("A4",)
TITLE = "投诉档案"
KINDS = {"month": "按月装订", "customer": "按客户装订", "product": "按产品装订"}
_TRACKS = (
    Track("序号", 0.8, "c"),
    Track("案件编号 / 文件", 6),
    Track("客户", 4),
    Track("产品", 3),
    Track("受理", 2.2, "c"),
    Track("归档", 2.2, "c"),
    Track("金额（元）", 2.1, "r"),
    Track("页次", 1, "c"),
)


@dataclass(frozen=True)
class PaperLine:
    """A paper of a case, and the page it begins on (0: not known)."""

    title: str
    page: int = 0


@dataclass(frozen=True)
class CaseLine:
    """A case with its papers in their order; the amount in fen."""

    number: str
    customer: str = ""
    product: str = ""
    category: str = ""
    received_on: date | None = None
    archived_on: date | None = None
    amount: int | None = None
    papers: tuple[PaperLine, ...] = ()


@dataclass(frozen=True)
class BookletData:
    """Cover and contents; `pages` of the whole booklet, 0 while they are not counted."""

    letterhead: Letterhead
    number: str
    kind: str = "month"
    subject: str = ""
    period_from: date | None = None
    period_to: date | None = None
    place: str = ""
    bound_by: str = ""
    bound_at: datetime | None = None
    pages: int = 0
    cases: tuple[CaseLine, ...] = ()
    is_void: bool = False
    operator: str = ""
    printed_at: datetime | None = None


def _period(data: BookletData) -> str:
    ends = [day(one) for one in (data.period_from, data.period_to)]
    return " 至 ".join(ends) if all(ends) else "".join(f"{words}{text}" for words, text in zip(
        ("自 ", "至 "), ends, strict=True) if text)  # fmt: skip


def _cover(data: BookletData) -> Sheet:
    papers = sum(len(case.papers) for case in data.cases)
    received = sorted(case.received_on for case in data.cases if case.received_on)
    about = f"{KINDS.get(data.kind, '')}　{data.subject}"
    span = f"{day(received[0])} 至 {day(received[-1])}" if received else ""
    rows = (
        Fields((Cell("卷名", about, heavy=True),), 2),
        Fields((Cell("归档期间", _period(data)),), 1.4),
        Fields((Cell("受理期间", span),), 1.4),
        Fields((
            Cell("案件", f"{len(data.cases)} 件", heavy=True), Cell("文件", f"{papers} 份", heavy=True),
            Cell("页数", f"{data.pages} 页" if data.pages else "", heavy=True),
        ), 1.4),
        Fields((Cell("存放", data.place),), 1.4),
        Paragraph("备考", "", 3, 1),
        Signatures(("装订人", "审核", "档案保管"), 3.4, filled=(
            " ".join(part for part in (data.bound_by, moment(data.bound_at)) if part),
        )),
    )  # fmt: skip
    return Sheet(
        letterhead=data.letterhead,
        title=TITLE,
        is_controlled=True,
        number=data.number,
        secrecy=SECRECY,
        blocks=(Block((Section("封面", rows),)),),
        foot=("", issued_by(data.operator, data.printed_at)),
    )


def render(data: BookletData, *, paper: str = PAPERS[0]) -> Rendered:
    """The cover on the first page, the contents behind it: a line a case, one below it for each of its papers."""
    chosen = paper_of(paper, PAPERS)
    marks = Marks(void=data.is_void)
    contents = Sheet(
        letterhead=data.letterhead,
        title="卷内目录",
        blocks=(),
        facts=(data.number, f"共 {len(data.cases)} 件"),
        foot=(data.number, issued_by(data.operator, data.printed_at)),
    )
    table = RuledTable(contents, chosen, _TRACKS, head_height=19, size=8.5)
    table.press.canvas.setTitle(f"{TITLE} {data.number}")
    _layout.add(table.press, _cover(data), marks)
    for place, case in enumerate(data.cases, 1):
        dates = [one.isoformat() if one else "" for one in (case.received_on, case.archived_on)]
        first = next((one.page for one in case.papers if one.page), 0)
        amount = format_yuan(case.amount) if case.amount else ""
        page = str(first) if first else ""
        number = " ".join(part for part in (case.number, case.category) if part)
        table.row([str(place), number, case.customer, case.product, *dates, amount, page])
        for one in case.papers:
            table.row(["", f"　{one.title}", "", "", "", "", "", str(one.page) if one.page else ""])
    return table.finish(marks)


def sample() -> BookletData:
    """The cases of a month."""
    papers = (
        PaperLine("客户投诉记录单", 3),
        PaperLine("客户投诉处理单", 4),
        PaperLine("奖罚通知单 JF-HZ01-2611-0002", 5),
    )
    return BookletData(
        letterhead=LETTERHEAD,
        number="GD-HZ01-2611-0001",
        kind="month",
        subject="2026-11",
        period_from=date(2026, 11, 1),
        period_to=date(2026, 11, 30),
        place="档案室 3 柜 2 层",
        bound_by="王芳",
        bound_at=ISSUED_AT,
        pages=6,
        cases=(
            CaseLine("HZ01-2611-004", "杭州西溪湿地国际会议中心有限公司", "高清视频会议终端 TE50-1080P60", "质量异常",
                     date(2026, 11, 12), date(2026, 11, 20), 1_000_000, papers),
            CaseLine("HZ01-2611-007", "𠮷祥里社区卫生服务站", "UPS 不间断电源", "服务", date(2026, 11, 15),
                     date(2026, 11, 21), None, (PaperLine("客户投诉记录单", 6),)),
        ),
        operator="王芳",
        printed_at=ISSUED_AT,
    )  # fmt: skip


FORM = Form(
    "archive_booklet",
    TITLE,
    PAPERS,
    BookletData,
    sample,
    render,
    issued=False,
    label=QT_TRANSLATE_NOOP("papers", "Booklet of complaints, cover and contents"),
)
