"""成品退货单 – finished-goods return slip (F71), four parts: sales keeps one, warehouse, accounting, sales' file.

Approved and actual quantities stand side by side; what the warehouse writes is left open until it was entered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.core.money import capital, format_yuan
from app.documents import _layout
from app.documents._blocks import Block, Section
from app.documents._editions import copies_of
from app.documents._form import Form, Letterhead, Rendered, day, issued_by, paper_of, ticked
from app.documents._grid import Cell, Columns, Fields, Paragraph, Remark, Row, Signatures
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Marks, Sheet

PAPERS = ("A4", "A5", "241x139.7")
COPIES = ("第一联 业务部（跟催）", "第二联 仓库", "第三联 会计科", "第四联 业务部（归档）")
"""The four parts and who gets them (002C)."""

PURPOSES = ("退货", "退回重修", "换货")
_NAMED_IN_THE_HEAD = 2
"""So many recipients have room under the title when all parts are printed at once."""
_BLANK_DAY = "　　　　年　　月　　日"


@dataclass(frozen=True)
class GoodsLine:
    """One kind of goods; pieces (`actual` None: to be counted), fen a piece."""

    goods: str
    model: str = ""
    order_number: str = ""
    unit_price: int = 0
    approved: int = 0
    actual: int | None = None


@dataclass(frozen=True)
class ReturnSlipData:
    """Everything on a return slip; amounts in fen, `over_ratio` in basis points, empty: to be written by hand."""

    letterhead: Letterhead
    number: str
    case_number: str
    customer: str
    address: str = ""
    contact: str = ""
    phone: str = ""
    purpose: str = ""
    reason: str = ""
    treatment: str = ""
    basis: str = ""
    over_ratio: int = 0
    lines: tuple[GoodsLine, ...] = ()
    approved_quantity: int = 0
    actual_quantity: int | None = None
    total: int = 0
    issued_by: str = ""
    issued_on: date | None = None
    approved_by: str = ""
    approved_on: date | None = None
    warehouse_on: date | None = None
    received_by: str = ""
    counted_on: date | None = None
    counted_by: str = ""
    difference_note: str = ""
    reapproved_by: str = ""
    reapproved_on: date | None = None
    posted_on: date | None = None
    copies: tuple[str, ...] = ()
    digest: str = ""
    operator: str = ""
    printed_at: datetime | None = None


def _case(data: ReturnSlipData, *, compact: bool) -> Section:
    case = Cell("案件编号", data.case_number, 3, heavy=True)
    purpose = ticked(data.purpose, *((words, words) for words in PURPOSES))
    who = Cell("联系人", data.contact, 2), Cell("联系电话", data.phone, 3)
    name, place = Cell("客户名称", data.customer, 4, heavy=True), Cell("客户地址", data.address, 4)
    kind = Cell("退回类别", purpose, 3)
    rows: tuple[Row, ...] = (
        (Fields((name, case)), Fields((place, *who)), Fields((kind,)))
        if compact
        else (Fields((case, kind)), Fields((name,)), Fields((place,)), Fields(who))
    )
    return Section("案件", rows)


def _why(data: ReturnSlipData, *, compact: bool) -> Section:
    room = 1 if compact else 1.6
    return Section(
        "事由",
        tuple(
            Paragraph(caption, words, room, 0.4, ruled=not compact)
            for caption, words in (("退货原因", data.reason), ("处理方式", data.treatment), ("退回依据", data.basis))
        ),
    )


def _goods(data: ReturnSlipData, *, compact: bool) -> Section:
    headings = (
        ("序号", 0.7, "c"), ("品名", 3.4, "l"), ("型号规格", 2.2, "l"), ("订单／批号", 2, "l"), ("核准数量", 1.2, "r"),
        ("实收数量", 1.2, "r"), ("单价", 1.5, "r"), ("金额", 1.7, "r"),
    )  # fmt: skip
    rows = tuple(
        (
            str(place), line.goods, line.model, line.order_number, f"{line.approved:,}",
            "" if line.actual is None else f"{line.actual:,}", format_yuan(line.unit_price) if line.unit_price else "",
            format_yuan(_amount(line)) if line.unit_price else "",
        )
        for place, line in enumerate(data.lines, 1)
    )  # fmt: skip
    total = f"{format_yuan(data.total, symbol=True)}　{capital(data.total)}" if data.total else ""
    actual = "" if data.actual_quantity is None else f"{data.actual_quantity:,}"
    sums = (
        Cell("核准合计", f"{data.approved_quantity:,}" if data.approved_quantity else "", 2),
        Cell("实收合计", actual, 2),
        Cell("金额合计", total, 6),
    )
    return Section(
        "货品",
        (
            Columns("货品明细", headings, rows, least_rows=2 if compact else 4, most_rows=4 if compact else 14),
            Fields(sums, 1 if compact else 1.2),
            Remark(_rule(data.over_ratio)),
        ),
    )


def _amount(line: GoodsLine) -> int:
    return line.unit_price * (line.approved if line.actual is None else line.actual)


def _rule(ratio: int) -> str:
    if not ratio:
        return "实收少于核准数量的，按实收入账；多于核准数量的，须重新核准后方可入账。"
    percent = f"{ratio / 100:g}"
    return f"实收少于核准数量，或超出在 {percent}% 以内的，按实收入账；超出 {percent}% 的，须重新核准后方可入账。"


def _warehouse(data: ReturnSlipData, *, compact: bool) -> Section:
    dates = (
        Cell("到仓日期", day(data.warehouse_on, _BLANK_DAY), 3),
        Cell("收货人", data.received_by, 2),
        Cell("点收日期", day(data.counted_on, _BLANK_DAY), 3),
    )
    again = _person(data.reapproved_by, data.reapproved_on)
    rows: list[Row] = [Fields(dates)]
    rows.append(Paragraph("差异说明", data.difference_note, 1 if compact else 2, 0.5, ruled=not compact))
    last = (Cell("重新核准", again, 4), Cell("入账日期", day(data.posted_on, _BLANK_DAY), 4))
    rows.append(Fields(last))
    rows.append(
        Signatures(
            ("业务经办", "业务主管核准", "仓库点收", "会计"),
            2.2 if compact else 3,
            filled=(
                _person(data.issued_by, data.issued_on), _person(data.approved_by, data.approved_on), data.counted_by,
            ),
        )
    )  # fmt: skip
    return Section("点收", tuple(rows))


def _person(name: str, on: date | None) -> str:
    return " ".join(part for part in (name, on.isoformat() if on else "") if part)


def sheet(data: ReturnSlipData, *, compact: bool, copies: Sequence[str], together: bool = False) -> Sheet:
    """The slip's parts for a roomy (A4) or compact paper; printed `together`, all recipients stand in its last row."""
    parts = [part(data, compact=compact) for part in (_case, _why, _goods, _warehouse)]
    if together and len(copies) > _NAMED_IN_THE_HEAD:
        every, *_ = _layout.copy_labels(copies, together=True)
        name, _, recipients = every.partition("：")
        parts.append(Section("", (Remark(f"{name}：{recipients}"),)))
        copies = (name,)
    return Sheet(
        letterhead=data.letterhead,
        is_controlled=True,
        title="成品退货单",
        number=data.number,
        blocks=(Block(tuple(parts)),),
        signers=("业务经办", "仓库点收"),
        foot=(f"内容摘要 {data.digest[:12]}" if data.digest else "", issued_by(data.operator, data.printed_at)),
        copies=tuple(copies),
    )


def render(
    data: ReturnSlipData,
    *,
    paper: str = PAPERS[0],
    copies: Sequence[str] | None = None,
    reprint: int = 0,
    void: bool = False,
    carbonless: bool | None = None,
) -> Rendered:
    """The slip as a PDF, one page a part; on carbonless paper one page that names them all."""
    chosen = paper_of(paper, PAPERS)
    parts = sheet(
        data,
        compact=chosen.look.compact,
        copies=copies_of(copies, data.copies, COPIES),
        together=chosen.carbonless if carbonless is None else carbonless,
    )
    return _layout.render(parts, chosen, Marks(reprint, void), carbonless=carbonless)


def sample() -> ReturnSlipData:
    """A slip whose goods were counted: one piece fewer came."""
    return ReturnSlipData(
        letterhead=LETTERHEAD,
        number="TH-HZ01-2611-0004",
        case_number="HZ01-2611-004",
        customer="杭州西溪湿地国际会议中心有限公司",
        address="浙江省杭州市余杭区文一西路 998 号 18 幢 3 层视频会议机房",
        contact="沈建国",
        phone="0571-8867 3321",
        purpose="退货",
        reason="同批电源模块上电后输出电压偏低，现场抽检 12 件中 9 件不合格，客户拒收",
        treatment="退回公司，核销销货",
        basis="客户投诉案件 HZ01-2611-004，业务部门经理 吴敏 2026-11-20 核准",
        over_ratio=500,
        lines=(
            GoodsLine("通信电源模块", "R4850G2", "DD-2610-0331", 186_000, 12, 11),
            GoodsLine("电源模块安装支架", "ZJ-R48", "DD-2610-0331", 4_500, 12, 12),
        ),
        approved_quantity=24,
        actual_quantity=23,
        total=2_100_000,
        issued_by="王芳",
        issued_on=date(2026, 11, 20),
        approved_by="吴敏",
        approved_on=date(2026, 11, 20),
        warehouse_on=date(2026, 11, 21),
        received_by="孙立",
        counted_on=date(2026, 11, 21),
        counted_by="孙立",
        difference_note="客户留用 1 件作对比测试，同意按 11 件办理",
        digest="5d10c7b2a94e3f6612ce",
        operator="王芳",
        printed_at=ISSUED_AT,
    )


FORM = Form("return_slip", "成品退货单", PAPERS, ReturnSlipData, sample, render)
