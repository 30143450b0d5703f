"""备用机借用单 – loan slip (F24): signed by the customer when a loaner comes and when it goes back.

Two copies, customer and company. The block of the return is left to be filled in by hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.core.money import capital, format_yuan
from app.documents import _layout
from app.documents._blocks import Block, Section
from app.documents._form import COPIES, Form, Letterhead, Rendered, day, issued_by, paper_of
from app.documents._grid import Cell, Fields, Paragraph, Remark, Row, Signatures
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Marks, Sheet

PAPERS = ("A5", "241x139.7", "A4")
_TERMS = (
    "备用机在客户设备维修期间免费借用，所有权属我公司。请妥善保管、正常使用，不得转借、拆机；"
    "到期或原机修复后归还。人为损坏或遗失，按价值折旧赔偿。"
)


@dataclass(frozen=True)
class SlipData:
    """Everything on a loan slip; amounts in fen, empty means: to be filled in by hand."""

    letterhead: Letterhead
    number: str
    customer: str
    call_number: str = ""
    receipt_number: str = ""
    address: str = ""
    contact: str = ""
    phone: str = ""
    own_device: str = ""  # the customer's, in repair
    unit_number: str = ""
    unit_name: str = ""
    unit_model: str = ""
    unit_serial: str = ""
    unit_value: int | None = None
    accessories: str = ""
    condition_out: str = ""
    out_on: date | None = None
    due_on: date | None = None
    technician: str = ""
    signed_by: str = ""
    signed_on: date | None = None
    version: int = 1
    digest: str = ""
    operator: str = ""
    printed_at: datetime | None = None


def _customer(data: SlipData, *, compact: bool) -> Section:
    numbers = Cell("报修单号", data.call_number, 3.4), Cell("客户收据", data.receipt_number, 3.4)
    who = Cell("联系人", data.contact, 2.6), Cell("联系电话", data.phone, 3.4)
    own = Cell("送修设备", data.own_device, 6)
    rows: tuple[Row, ...]
    if compact:
        rows = (
            Fields((Cell("客户名称", data.customer, 6, heavy=True), *who)),
            Fields((Cell("地址", data.address, 6), *numbers)),
            Fields((own,)),
        )
    else:
        rows = (
            Fields((Cell("客户名称", data.customer, heavy=True),)),
            Fields(who),
            Fields((Cell("地址", data.address),)),
            Fields(numbers),
            Fields((own,)),
        )
    return Section("客户", rows)


def _unit(data: SlipData, *, compact: bool) -> Section:
    value = f"{format_yuan(data.unit_value, symbol=True)}　{capital(data.unit_value)}" if data.unit_value else ""
    number, name = Cell("编号", data.unit_number, 3.4, heavy=True), Cell("名称", data.unit_name, 4)
    model, serial = Cell("型号", data.unit_model, 3), Cell("序列号", data.unit_serial, 4)
    worth = Cell("价值", value, 5)
    rows = (
        (Fields((number, name, model)), Fields((serial, worth)))
        if compact
        else (Fields((number, name)), Fields((model, serial)), Fields((worth,)))
    )
    room = 1 if compact else 1.6
    return Section(
        "备用机",
        (
            *rows,
            Paragraph("附件", data.accessories, room, 0.3, ruled=False),
            Paragraph("借出状况", data.condition_out, room, 0.5, ruled=not compact),
        ),
    )


def _out(data: SlipData, *, compact: bool) -> Section:
    dates = (
        Cell("借出日期", day(data.out_on)),
        Cell("应还日期", day(data.due_on), heavy=True),
        Cell("技术人员", data.technician),
    )
    signed = " ".join(part for part in (data.signed_by, data.signed_on.isoformat() if data.signed_on else "") if part)
    sign = Signatures(("客户签字（借用）", "公司经办人"), 2.4 if compact else 3, filled=(signed,))
    return Section("借出", (Fields(dates), Remark(_TERMS, 1.05 if compact else 1.6), sign))


def _back(*, compact: bool) -> Section:
    found = "主机及附件　☐齐全　☐缺少：＿＿＿＿＿＿＿＿＿　　外观功能　☐完好　☐损坏：＿＿＿＿＿＿＿＿＿＿"
    rows: tuple[Row, ...] = (
        Fields((Cell("归还日期", "　　　　年　　月　　日"), Cell("赔偿金额", "　　　　　　　元"))),
        Remark(found, 1 if compact else 1.3),
        Paragraph("归还状况", "", 1.3 if compact else 2, 1),
        Signatures(("客户签字（归还）", "公司验收人"), 2.4 if compact else 3),
    )
    return Section("归还", rows)


def sheet(data: SlipData, *, compact: bool, copies: Sequence[str] = COPIES) -> Sheet:
    """The slip's parts for a roomy (A4) or compact paper."""
    digest = f"内容摘要 {data.digest[:12]}" if data.digest else ""
    return Sheet(
        letterhead=data.letterhead,
        title="备用机借用单",
        subtitle=f"第 {data.version} 版　客户收据换号，其余同前版" if data.version > 1 else "",
        number=data.number,
        blocks=(
            Block(
                (
                    _customer(data, compact=compact),
                    _unit(data, compact=compact),
                    _out(data, compact=compact),
                    _back(compact=compact),
                )
            ),
        ),
        signers=("客户签字", "公司经办人"),
        foot=(digest, issued_by(data.operator, data.printed_at)),
        copies=tuple(copies),
    )


def render(
    data: SlipData,
    *,
    paper: str = PAPERS[0],
    copies: Sequence[str] = COPIES,
    reprint: int = 0,
    void: bool = False,
    carbonless: bool | None = None,
) -> Rendered:
    """The slip as a PDF, one page a copy; on carbonless paper one page naming both."""
    chosen = paper_of(paper, PAPERS)
    parts = sheet(data, compact=chosen.look.compact, copies=copies)
    return _layout.render(parts, chosen, Marks(reprint, void), carbonless=carbonless)


def sample() -> SlipData:
    """A slip as it goes to the customer."""
    return SlipData(
        letterhead=LETTERHEAD,
        number="BY-HZ01-2611-0012",
        call_number="JX-HZ01-2611-0087",
        receipt_number="SJ-HZ01-2611-0031",
        customer="杭州西溪湿地国际会议中心有限公司",
        address="浙江省杭州市余杭区文一西路 998 号 18 幢 3 层视频会议机房",
        contact="沈建国",
        phone="0571-8867 3321",
        own_device="高清视频会议终端 TE50-1080P60 2102350BTS10H6000187",
        unit_number="BJ-HZ01-0007",
        unit_name="高清视频会议终端（备用）",
        unit_model="TE40-1080P30",
        unit_serial="2102350BTQ10G5000093",
        unit_value=1_280_000,
        accessories="电源适配器、遥控器、HDMI 线 ×1、全向麦克风 ×1",
        condition_out="外观完好，左侧有一处轻微划痕；开机、呼叫、双流测试正常",
        out_on=date(2026, 11, 22),
        due_on=date(2026, 12, 7),
        technician="周启明",
        digest="3f9ac21b07de5e1188ac",
        operator="王芳",
        printed_at=ISSUED_AT,
    )


FORM = Form("loan_slip", "备用机借用单", PAPERS, SlipData, sample, render)
