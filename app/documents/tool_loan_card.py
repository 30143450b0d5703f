"""工具领用单 – loan card of tools (F86): what a colleague took, for what, until when; signed going out and coming in.

Two copies, store and borrower. The columns of the return are written by hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.core.money import format_yuan
from app.documents._fit import CUT
from app.documents._form import Form, Letterhead, Rendered, day, issued_by, paper_of
from app.documents._grid import Cell, Fields
from app.documents._press import FRAME
from app.documents._ruled import RuledTable, Track
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Marks, Sheet

PAPERS = ("A5", "A4", "241x139.7")
COPIES = ("第一联 工具室", "第二联 领用人")
KINDS = {"shared": "公用", "personal": "个人"}
_TERMS = (
    "领用人对所领工具负保管责任，仅限工作使用，不得私用、转借；公用工具按期归还，需要时办理续借；"
    "正常磨损以旧换新，人为损坏或丢失按折旧赔偿；离职前全部交回。"
)


@dataclass(frozen=True)
class CardLine:
    """A tool of a card; the value in fen, `out_on` where it differs from the card's day."""

    number: str
    name: str
    loan_number: str = ""
    model: str = ""
    serial: str = ""
    value: int | None = None
    kind: str = ""
    out_on: date | None = None
    due_on: date | None = None


@dataclass(frozen=True)
class CardData:
    """Everything on a card."""

    letterhead: Letterhead
    number: str
    borrower: str
    borrower_number: str = ""
    department: str = ""
    purpose: str = ""
    out_on: date | None = None
    condition: str = ""
    lines: tuple[CardLine, ...] = ()
    signed_by: str = ""
    signed_on: date | None = None
    digest: str = ""
    operator: str = ""
    printed_at: datetime | None = None


def facts(table: RuledTable, rows: Sequence[tuple[Cell, ...]]) -> None:
    """Rows of captions and values in a frame, above the table."""
    look, height = table.paper.look, table.paper.look.row
    top = table.y
    for cells in rows:
        Fields(cells, mark=CUT).draw(table.ink, (table.left, table.y, table.width, height), look.value, look)
        table.y += height
        table.ink.rule(table.left, table.y, table.left + table.width, table.y)
    table.ink.box(table.left, top, table.width, table.y - top, FRAME)
    table.y += 1.6


def render(
    data: CardData,
    *,
    paper: str = PAPERS[0],
    copies: Sequence[str] = COPIES,
    reprint: int = 0,
    void: bool = False,
) -> Rendered:
    """The card as a PDF, each copy with all its pages."""
    chosen = paper_of(paper, PAPERS)
    digest = f"内容摘要 {data.digest[:12]}" if data.digest else ""
    parts = Sheet(
        letterhead=data.letterhead,
        title="工具领用单",
        number=data.number,
        blocks=(),
        foot=(digest, issued_by(data.operator, data.printed_at)),
        copies=tuple(copies),
    )
    tracks = [
        Track("序号", 0.7, "c"), Track("工具编号 / 领用号", 2.6), Track("名称", 2.4), Track("型号 / 序列号", 2.6),
        Track("价值（元）", 1.4, "r"), Track("类别", 0.9, "c"), Track("应还日期", 1.7, "c"), Track("归还日期", 1.4),
        Track("验收", 1.4),
    ]  # fmt: skip
    table = RuledTable(parts, chosen, tracks, head_height=chosen.look.head, size=8)
    who = " ".join(part for part in (data.borrower, data.borrower_number) if part)
    facts(table, (
        (Cell("领用人", who, heavy=True), Cell("部门", data.department), Cell("领用日期", day(data.out_on))),
        (Cell("用途", data.purpose, 2), Cell("状况", data.condition)),
    ))  # fmt: skip
    for place, line in enumerate(data.lines, 1):
        things = " ".join(part for part in (line.model, line.serial) if part)
        due = line.due_on.isoformat() if line.due_on else "长期"
        value = format_yuan(line.value) if line.value else ""
        number = line.number if line.loan_number in ("", data.number) else f"{line.number}\n{line.loan_number}"
        table.row([str(place), number, line.name, things, value, KINDS.get(line.kind, ""), due, "", ""])
    table.room(24)
    table.closing((f"共 {len(data.lines)} 件。{_TERMS}",))
    signed = " ".join(part for part in (data.signed_by, data.signed_on.isoformat() if data.signed_on else "") if part)
    table.signatures((f"领用人签字 {signed}".strip(), "工具管理员", "归还验收"))
    return table.finish(Marks(reprint, void))


def sample() -> CardData:
    """Three tools for a job."""
    return CardData(
        letterhead=LETTERHEAD,
        number="LY-HZ01-2611-0008",
        borrower="周启明",
        borrower_number="P04",
        department="客服部",
        purpose="西溪湿地会议中心线路检修",
        out_on=date(2026, 11, 22),
        condition="完好，附件齐全",
        lines=(
            CardLine("GJ-HZ01-0012", "光时域反射仪", "LY-HZ01-2611-0008", "AQ1200A", "91K215530", 2_680_000, "shared",
                     None, date(2026, 11, 25)),
            CardLine("GJ-HZ01-0003", "数字万用表", "LY-HZ01-2611-0009", "FLUKE 17B+", "38120077", 89_000, "shared",
                     None, date(2026, 11, 25)),
            CardLine("GJ-HZ01-0031", "工具箱（个人）", "LY-HZ01-2611-0010", "46 件套", "", 45_000, "personal"),
        ),
        digest="3f9ac21b07de5e1188ac",
        operator="王芳",
        printed_at=ISSUED_AT,
    )  # fmt: skip


FORM = Form("tool_loan_card", "工具领用单", PAPERS, CardData, sample, render)
