"""换机确认单 – swap note: which unit went, which came, and by which rule its warranty runs (peers.md 5.3, swap logic).

Two copies, customer and company; signed with the return of what was taken along.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.documents import _layout
from app.documents._blocks import Block, Section
from app.documents._form import COPIES, Form, Letterhead, Rendered, day, issued_by, paper_of
from app.documents._grid import Cell, Fields, Paragraph, Remark, Row, Signatures
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Marks, Sheet

PAPERS = ("A5", "241x139.7", "A4")
_TERMS = "原机退出使用，其保修及维保合同按下述方式由新机承接；原机由我公司收回处理。本单与收据、服务凭证一并存档。"


@dataclass(frozen=True)
class SwapUnit:
    """One of the two units."""

    number: str = ""
    product: str = ""
    model: str = ""
    serial: str = ""


@dataclass(frozen=True)
class SwapData:
    """Everything on a swap note; empty means: to be filled in by hand."""

    letterhead: Letterhead
    number: str  # of the returned part, of the new unit where none was taken back
    customer: str
    call_number: str = ""
    receipt_number: str = ""
    address: str = ""
    contact: str = ""
    phone: str = ""
    old: SwapUnit = SwapUnit()
    new: SwapUnit = SwapUnit()
    replaced_on: date | None = None
    reason: str = ""
    decided_by: str = ""
    rule: str = ""
    warranty_ends_on: date | None = None
    warranty_document: str = ""
    extension: str = ""
    contracts: str = ""
    version: int = 1
    operator: str = ""
    printed_at: datetime | None = None
    digest: str = ""
    customer_number: str = ""  # not drawn: whose note it is when the unit has another owner by now


def _customer(data: SwapData, *, compact: bool) -> Section:
    numbers = Cell("报修单号", data.call_number, 3.4), Cell("客户收据", data.receipt_number, 3.4)
    who = Cell("联系人", data.contact, 2.6), Cell("联系电话", data.phone, 3.4)
    rows: tuple[Row, ...]
    if compact:
        rows = (
            Fields((Cell("客户名称", data.customer, 6, heavy=True), *who)),
            Fields((Cell("地址", data.address, 6), *numbers)),
        )
    else:
        rows = (
            Fields((Cell("客户名称", data.customer, heavy=True),)),
            Fields(who),
            Fields((Cell("地址", data.address),)),
            Fields(numbers),
        )
    return Section("客户", rows)


def _unit(title: str, unit: SwapUnit) -> Section:
    cells = (
        Cell("编号", unit.number, 3),
        Cell("名称", unit.product, 3.6),
        Cell("型号", unit.model, 3),
        Cell("序列号", unit.serial, 4, heavy=True),
    )
    return Section(title, (Fields(cells[:2]), Fields(cells[2:])))


def _cover(data: SwapData, *, compact: bool) -> Section:
    ends = day(data.warranty_ends_on, "未登记")
    rows: tuple[Row, ...] = (
        Fields((Cell("换机日期", day(data.replaced_on), 3), Cell("批准人", data.decided_by, 3))),
        Paragraph("换机原因", data.reason, 1 if compact else 1.6, 0.4, ruled=False),
        Fields((Cell("承接方式", data.rule, 4, heavy=True), Cell("保修至", ends, 4, heavy=True))),
        Fields((Cell("保修凭据", data.warranty_document, 4), Cell("延保", data.extension, 4))),
        Paragraph("维保合同", data.contracts or "无", 1 if compact else 1.6, 0.4, ruled=False),
        Remark(_TERMS, 1 if compact else 1.6),
        Signatures(("客户签字（确认换机）", "公司经办人"), 2.35 if compact else 3),
    )
    return Section("承接", rows)


def sheet(data: SwapData, *, compact: bool, copies: Sequence[str] = COPIES) -> Sheet:
    """The note's parts for a roomy (A4) or compact paper."""
    parts = (
        _customer(data, compact=compact),
        _unit("原机", data.old),
        _unit("新机", data.new),
        _cover(data, compact=compact),
    )
    return Sheet(
        letterhead=data.letterhead,
        title="换机确认单",
        subtitle=f"更正 第 {data.version} 版，以前各版作废" if data.version > 1 else "",
        number=data.number,
        blocks=(Block(parts),),
        signers=("客户签字", "公司经办人"),
        foot=(f"内容摘要 {data.digest[:12]}" if data.digest else "", issued_by(data.operator, data.printed_at)),
        copies=tuple(copies),
    )


def render(
    data: SwapData,
    *,
    paper: str = PAPERS[0],
    copies: Sequence[str] = COPIES,
    reprint: int = 0,
    void: bool = False,
    carbonless: bool | None = None,
) -> Rendered:
    """The note as a PDF, one page a copy; on carbonless paper one page naming both."""
    chosen = paper_of(paper, PAPERS)
    parts = sheet(data, compact=chosen.look.compact, copies=copies)
    return _layout.render(parts, chosen, Marks(reprint, void), carbonless=carbonless)


def sample() -> SwapData:
    """A note as it is signed."""
    return SwapData(
        letterhead=LETTERHEAD,
        number="FX-HZ01-2611-0021",
        call_number="JX-HZ01-2611-0087",
        receipt_number="SJ-HZ01-2611-0018",
        customer="杭州西溪湿地国际会议中心有限公司",
        address="浙江省杭州市余杭区文一西路 998 号 18 幢 3 层视频会议机房",
        contact="沈建国",
        phone="0571-8867 3321",
        old=SwapUnit("SB-HZ01-00412", "高清视频会议终端", "TE50-1080P60", "2102350BTS10H6000187"),
        new=SwapUnit("SB-HZ01-00533", "高清视频会议终端", "TE50-1080P60", "2102350BTS10J9000422"),
        replaced_on=date(2026, 11, 29),
        reason="主板多层线路烧蚀，无法修复",
        decided_by="周建国",
        rule="承接原机剩余保修期",
        warranty_ends_on=date(2027, 4, 30),
        warranty_document="保修卡 BX-20240430",
        contracts="HT-HZ01-2604-00012",
        operator="王芳",
        printed_at=ISSUED_AT,
        digest="c41f60b2d98a7735e0aa",
    )


FORM = Form("swap_note", "换机确认单", PAPERS, SwapData, sample, render)
