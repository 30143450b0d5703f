"""客户商品领取收据 – take-back receipt (F20, P03): what was taken along, and back again.

Two parts: the customer's original, which is recovered and void when the things come back, and the company's stub. The
block of the return is left to be filled in by hand. What does not fit goes on an annex.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.documents import _layout
from app.documents._blocks import Block, Section
from app.documents._form import Form, Letterhead, Rendered, day, issued_by, moment, paper_of
from app.documents._grid import Cell, Columns, Fields, Remark, Row, Signatures
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Marks, Sheet

PAPERS = ("A5", "241x139.7", "A4")
PARTS = ("第一联 客户联（领取凭证）", "第二联 公司存根")
_TERMS = "上列物品由我公司带回检修。请妥善保管本收据：归还物品时凭本收据原件领取，并收回作废；遗失请立即来电声明。"
_ITEMS = (
    ("序号", 0.7, "c"),
    ("品名", 2.4, "l"),
    ("型号", 2.0, "l"),
    ("序列号", 2.6, "l"),
    ("附件", 2.3, "l"),
    ("外观状况", 2.2, "l"),
    ("故障现象", 2.6, "l"),
    ("返修编号", 3.1, "l"),
)


@dataclass(frozen=True)
class ReceiptItem:
    """One thing that was taken along."""

    item: str
    number: str = ""
    model: str = ""
    serial: str = ""
    accessories: str = ""
    condition: str = ""
    fault: str = ""


@dataclass(frozen=True)
class ReceiptData:
    """Everything on a receipt; empty means: to be filled in by hand."""

    letterhead: Letterhead
    number: str
    customer: str
    customer_number: str = ""
    call_number: str = ""
    voucher_number: str = ""
    address: str = ""
    contact: str = ""
    phone: str = ""
    items: tuple[ReceiptItem, ...] = ()
    taken_at: datetime | None = None
    expected_return_on: date | None = None
    loan_number: str = ""
    swap_rule: str = ""  # what becomes of the warranty if the thing is replaced; papers of before say nothing
    technician: str = ""
    taken_by: str = ""  # who took it at the counter; nobody visited the customer
    version: int = 1
    replaces: str = ""
    digest: str = ""
    operator: str = ""
    printed_at: datetime | None = None


def _customer(data: ReceiptData, *, compact: bool) -> Section:
    who = Cell("联系人", data.contact, 2.2), Cell("联系电话", data.phone, 3.1)
    numbers = Cell("报修单号", data.call_number, 3.2), Cell("服务凭证", data.voucher_number, 3.2)
    rows: tuple[Row, ...]
    if compact:
        rows = (
            Fields((Cell("客户名称", data.customer, 5, heavy=True), Cell("客户编号", data.customer_number, 3), *who)),
            Fields((Cell("服务地址", data.address, 5.2), *numbers)),
        )
    else:
        rows = (
            Fields((Cell("客户名称", data.customer, 2, heavy=True), Cell("客户编号", data.customer_number))),
            Fields((Cell("服务地址", data.address),)),
            Fields(who),
            Fields(numbers),
        )
    return Section("客户", rows)


def _items(data: ReceiptData, *, compact: bool) -> Section:
    rows = tuple(
        (str(place), one.item, one.model, one.serial, one.accessories, one.condition, one.fault, one.number)
        for place, one in enumerate(data.items, 1)
    )
    least, most = (3, 4) if compact else (8, 16)
    height = 1.25 if compact else 1.1
    return Section("物品", (Columns("物品清单", _ITEMS, rows, least, most, row_height=height, grow=1),))


def _taken(data: ReceiptData, *, compact: bool) -> Section:
    loaner = f"☑{data.loan_number}" if data.loan_number else "☐已借　☑未借"
    dates = (
        Cell("收取时间" if data.taken_by else "带回时间", moment(data.taken_at), 2.8),
        Cell("预计归还", day(data.expected_return_on), 2.9, heavy=True),
        Cell("备用机", loaner, 3.1),
        Cell("收取人", data.taken_by, 2.1) if data.taken_by else Cell("技术人员", data.technician, 2.1),
        Cell("件数", f"共 {len(data.items)} 件", 1.8, heavy=True),
    )
    rows = (Fields(dates),) if compact else (Fields(dates[:2]), Fields(dates[2:]))
    sign = Signatures((f"{_ours(data)}（收取）", "客户签字（交付确认）"), 2.35 if compact else 3)
    terms = _TERMS.replace("带回", "收取") if data.taken_by else _TERMS
    terms += f"无法修复而换机的，新机保修：{data.swap_rule}。" if data.swap_rule else ""
    return Section("收取", (*rows, Remark(terms, 1 if compact else 1.5), sign))


def _ours(data: ReceiptData) -> str:
    """Who signs for the company."""
    return "经办人签字" if data.taken_by else "技术人员签字"


def _returned(data: ReceiptData, *, compact: bool) -> Section:
    receipt = "收据原件　☐已索回作废　☐遗失（客户另签遗失声明）"
    things = "物品　☐修复　☐换机，新序列号：＿＿＿＿＿＿＿　☐原样"
    accessories = "附件　☐齐全　☐缺少：＿＿＿＿＿＿"
    gap = "　" * 3
    rows = (
        (Remark(gap.join((receipt, things, accessories)), 1),)
        if compact
        else (Remark(receipt + gap + accessories, 0.85), Remark(things, 0.85))
    )
    sign = Signatures(("客户签字（请签字确认返回）", f"{_ours(data)}（归还）"), 2.35 if compact else 3)
    return Section("归还", (*rows, sign))


def sheet(data: ReceiptData, *, compact: bool, copies: Sequence[str] = PARTS) -> Sheet:
    """The receipt's parts for a roomy (A4) or compact paper."""
    digest = f"内容摘要 {data.digest[:12]}" if data.digest else ""
    return Sheet(
        letterhead=data.letterhead,
        title="客户商品领取收据",
        number=data.number,
        subtitle=f"替代 {data.replaces}" if data.replaces else "",
        blocks=(
            Block(
                (
                    _customer(data, compact=compact),
                    _items(data, compact=compact),
                    _taken(data, compact=compact),
                    _returned(data, compact=compact),
                )
            ),
        ),
        signers=("客户签字", _ours(data)),
        foot=(digest, issued_by(data.operator, data.printed_at)),
        copies=tuple(copies),
    )


def render(
    data: ReceiptData,
    *,
    paper: str = PAPERS[0],
    copies: Sequence[str] = PARTS,
    reprint: int = 0,
    void: bool = False,
    carbonless: bool | None = None,
) -> Rendered:
    """The receipt as a PDF, one page a part; on carbonless paper one page naming both."""
    chosen = paper_of(paper, PAPERS)
    parts = sheet(data, compact=chosen.look.compact, copies=copies)
    return _layout.render(parts, chosen, Marks(reprint, void), carbonless=carbonless)


def sample() -> ReceiptData:
    """A receipt as it leaves with the technician."""
    return ReceiptData(
        letterhead=LETTERHEAD,
        number="SJ-HZ01-2611-0018",
        call_number="JX-HZ01-2611-0087",
        voucher_number="FW-HZ01-2611-0042",
        customer="杭州西溪湿地国际会议中心有限公司",
        customer_number="KH-HZ01-00316",
        address="浙江省杭州市余杭区文一西路 998 号 18 幢 3 层视频会议机房",
        contact="沈建国",
        phone="0571-8867 3321",
        items=(
            ReceiptItem(
                "高清视频会议终端", "FX-HZ01-2611-0021", "TE50-1080P60", "2102350BTS10H6000187", "电源适配器、遥控器",
                "上盖有划痕，左侧散热孔积灰", "开机约 10 分钟后画面卡顿",
            ),
            ReceiptItem("数字会议话筒", "FX-HZ01-2611-0022", "DCS-1021D", "DC1021D-2209-0144", "", "完好", "无声"),
        ),
        taken_at=ISSUED_AT,
        expected_return_on=date(2026, 11, 29),
        loan_number="BY-HZ01-2611-0004",
        swap_rule="承接原机剩余保修期",
        technician="周启明",
        digest="3f9ac21b07de5e1188ac",
        operator="王芳",
        printed_at=ISSUED_AT,
    )  # fmt: skip


FORM = Form("take_back_receipt", "客户商品领取收据", PAPERS, ReceiptData, sample, render)
