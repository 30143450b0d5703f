"""服务凭证 – service voucher (F12, P01): goes out with the technician, comes back signed, is struck off and filed.

Two copies, customer and company. What is not known before the visit is left as lines and boxes to fill in by hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.core.money import capital, format_yuan
from app.core.progress import Progress
from app.documents import _layout
from app.documents._blocks import Block, Section
from app.documents._form import COPIES, Form, Letterhead, Rendered, issued_by, moment, paper_of, ticked
from app.documents._grid import Cell, Columns, Fields, Paragraph, Remark, Row, Signatures
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Marks, Sheet

PAPERS = ("A4", "A5", "241x139.7")
SATISFACTION = ((5, "非常满意"), (4, "满意"), (3, "一般"), (2, "不满意"), (1, "很不满意"))
RESULTS = (("solved", "已修复"), ("not_solved", "未修复"), ("taken_back", "带回修理"))

SETTLEMENTS = (("on_site", "当场收取"), ("invoice_first", "先开发票"))

_CHARGES = (
    ("序号", 0.8, "c"),
    ("维修项目 / 配件", 4.2, "l"),
    ("型号规格", 2.6, "l"),
    ("数量", 0.9, "r"),
    ("单位", 0.9, "c"),
    ("单价(元)", 1.6, "r"),
    ("金额(元)", 1.7, "r"),
)
_TO_FILL = "　　月　　日　　时　　分"


@dataclass(frozen=True)
class ChargeLine:
    """A part or a service with its price in fen; `amount` is the line's sum."""

    item: str
    model: str = ""
    quantity: str = "1"
    unit: str = "项"
    unit_price: int | None = None
    amount: int | None = None


@dataclass(frozen=True)
class VoucherData:
    """Everything on a service voucher. Moments are aware; amounts are fen; empty means: to be filled in by hand."""

    letterhead: Letterhead
    number: str
    call_number: str
    customer: str
    customer_number: str = ""
    address: str = ""
    contact: str = ""
    phone: str = ""
    device: str = ""
    model: str = ""
    serial: str = ""
    cover: str = ""  # verdict in words
    cover_document: str = ""  # which document proves it
    service_class: str = ""
    received_at: datetime | None = None
    fault_category: str = ""
    fault: str = ""
    level: str = ""
    arrival_due_at: datetime | None = None
    technician: str = ""
    appointed_at: datetime | None = None
    dispatched_at: datetime | None = None
    tools: tuple[str, ...] = ()
    work: str = ""
    result: str | None = None  # one of RESULTS
    charges: tuple[ChargeLine, ...] = ()
    total: int | None = None
    charge_announced: bool = False
    charge_agreed: bool = False
    settlement: str = ""  # one of SETTLEMENTS
    departed_at: datetime | None = None
    arrived_at: datetime | None = None
    finished_at: datetime | None = None
    returned_at: datetime | None = None
    opinion: str = ""
    satisfaction: int | None = None  # 5 best … 1 worst
    representative: str = ""
    struck_off_at: datetime | None = None
    version: int = 1
    replaces: str = ""
    digest: str = ""
    operator: str = ""
    printed_at: datetime | None = None


def _customer(data: VoucherData, *, compact: bool) -> Section:
    if compact:
        return Section(
            "客户",
            (
                Fields(
                    (
                        Cell("客户名称", data.customer, 5, heavy=True),
                        Cell("客户编号", data.customer_number, 3.2),
                        Cell("联系人", data.contact, 2.4),
                        Cell("联系电话", data.phone, 3.4),
                    )
                ),
                Fields((Cell("服务地址", data.address, 10.6), Cell("服务类别", data.service_class, 3.4))),
            ),
        )
    return Section(
        "客户",
        (
            Fields((Cell("客户名称", data.customer, 2, heavy=True), Cell("客户编号", data.customer_number))),
            Fields((Cell("服务地址", data.address),)),
            Fields((Cell("联系人", data.contact), Cell("联系电话", data.phone), Cell("服务类别", data.service_class))),
        ),
    )


def _device(data: VoucherData) -> Section:
    cover = "　".join(words for words in (data.cover, data.cover_document) if words)
    return Section(
        "设备",
        (
            Fields((Cell("设备名称", data.device), Cell("型号", data.model), Cell("序列号", data.serial))),
            Fields((Cell("保修判定", cover),)),
        ),
    )


def _report(data: VoucherData, *, compact: bool) -> Section:
    level = data.level + (f"　应于 {moment(data.arrival_due_at)} 前到场" if data.arrival_due_at else "")
    tools = "　".join(f"☐{tool}" for tool in data.tools)
    visit = (
        Cell("技术人员", data.technician),
        Cell("预约上门", moment(data.appointed_at, _TO_FILL)),
        Cell("派工时间", moment(data.dispatched_at)),
    )
    call = Cell("报修单号", data.call_number), Cell("报修时间", moment(data.received_at))
    rows: list[Row]
    if compact:
        rows = [
            Fields((*call, Cell("故障等级", level, 1.5))),
            Paragraph("故障描述", data.fault, 1.6, 1, ruled=False),
            Fields((Cell("故障类别", data.fault_category), *visit)),
        ]
        if tools:
            rows.append(Fields((Cell("携带物品", tools),)))
        return Section("报修", tuple(rows))
    rows = [
        Fields((*call, Cell("故障类别", data.fault_category))),
        Fields((Cell("故障等级", level),)),
        Paragraph("故障描述", data.fault, 2, 1, ruled=False),
        Fields(visit),
    ]
    if tools:
        rows.append(Paragraph("携带物品", tools, 1, 0.2, ruled=False))
    return Section("报修", tuple(rows))


def _charge_rows(data: VoucherData) -> tuple[tuple[str, ...], ...]:
    def yuan(fen: int | None) -> str:
        return "" if fen is None else format_yuan(fen)

    return tuple(
        (str(number), line.item, line.model, line.quantity, line.unit, yuan(line.unit_price), yuan(line.amount))
        for number, line in enumerate(data.charges, 1)
    )


def _total(data: VoucherData) -> Row:
    total = data.total
    if total is None and data.charges and all(line.amount is not None for line in data.charges):
        total = sum(line.amount or 0 for line in data.charges)
    words = capital(total) if total is not None else "人民币"
    digits = format_yuan(total, symbol=True) if total is not None else "¥"
    paid_how = Cell("结算方式", ticked(data.settlement, *SETTLEMENTS), 1.5)
    return Fields((Cell("合计大写", words, 2, heavy=True), Cell("小写", digits, 1.1, heavy=True), paid_how))


def _consent(data: VoucherData) -> Row:
    told = "☑" if data.charge_announced else "☐"
    agreed = "☑" if data.charge_agreed else "☐"
    return Remark(
        f"{told}服务前已向用户出示收费标准并说明费用　　{agreed}用户同意上述收费", end="用户确认：＿＿＿＿＿＿＿"
    )


def _charges(data: VoucherData, *, compact: bool) -> Section:
    least, most = (3, 3) if compact else (5, 8)
    return Section(
        "费用",
        (
            Columns("费用明细", _CHARGES, _charge_rows(data), least, most, row_height=0.84),
            _total(data),
            _consent(data),
        ),
    )


def _service(data: VoucherData, *, compact: bool) -> Section:
    blank = "" if compact else _TO_FILL
    times = (
        Cell("出发时间", moment(data.departed_at, blank)),
        Cell("到达时间", moment(data.arrived_at, blank)),
        Cell("完成时间", moment(data.finished_at, blank)),
        Cell("返回时间", moment(data.returned_at, blank)),
    )
    work = Paragraph("处理过程", data.work, 1.8 if compact else 4, 3)
    return Section("服务", (work, Fields(times)) if compact else (work, Fields(times[:2]), Fields(times[2:])))


def _confirmation(data: VoucherData, *, compact: bool) -> Section:
    grades = "满意程度　" + ticked(data.satisfaction, *SATISFACTION)
    outcome = "处理结果　" + ticked(data.result, *RESULTS)
    opinion = Paragraph("用户意见", data.opinion, 1.4 if compact else 2, 0.6 if compact else 1, ruled=not compact)
    sign = Signatures(("客户签字", "技术人员签字", "客服代表注销"), 2.5 if compact else 3)
    if compact:
        return Section("确认", (Remark(f"{outcome}　　　{grades}", 0.95), opinion, sign))
    return Section("用户确认", (Remark(outcome), Remark(grades), opinion, sign))


def sheet(data: VoucherData, *, compact: bool, copies: Sequence[str] = COPIES) -> Sheet:
    """The voucher's parts for a roomy (A4) or compact paper."""
    visit = (
        _customer(data, compact=compact),
        _device(data),
        _report(data, compact=compact),
        _service(data, compact=compact),
    )
    charges, confirmation = _charges(data, compact=compact), _confirmation(data, compact=compact)
    # On compact papers the charges stand beside the seal, whose height is there anyway.
    blocks = (
        (Block(visit), Block((charges, confirmation), seal=True))
        if compact
        else (Block((*visit, charges)), Block((confirmation,), seal=True))
    )
    digest = f"内容摘要 {data.digest[:12]}" if data.digest else ""
    return Sheet(
        letterhead=data.letterhead,
        title="服务凭证",
        number=data.number,
        subtitle=f"第 {data.version} 版，替代 {data.replaces}" if data.replaces else "",
        blocks=blocks,
        signers=("客户签字", "技术人员签字"),
        foot=(digest, issued_by(data.operator, data.printed_at)),
        copies=tuple(copies),
    )


def render(
    data: VoucherData,
    *,
    paper: str = PAPERS[0],
    copies: Sequence[str] = COPIES,
    reprint: int = 0,
    void: bool = False,
    carbonless: bool | None = None,
) -> Rendered:
    """The voucher as a PDF, one page a copy; on carbonless paper one page naming all copies."""
    chosen = paper_of(paper, PAPERS)
    parts = sheet(data, compact=chosen.look.compact, copies=copies)
    return _layout.render(parts, chosen, Marks(reprint, void), carbonless=carbonless)


def render_batch(
    datas: Sequence[VoucherData],
    *,
    paper: str = PAPERS[0],
    copies: Sequence[str] = COPIES,
    carbonless: bool | None = None,
    progress: Progress | None = None,
) -> Rendered:
    """Many vouchers in one PDF, in the order given."""
    chosen = paper_of(paper, PAPERS)
    parts = (sheet(data, compact=chosen.look.compact, copies=copies) for data in datas)
    return _layout.render_many(parts, len(datas), chosen, "服务凭证", carbonless=carbonless, progress=progress)


def sample() -> VoucherData:
    """A voucher as it leaves for the customer."""
    return VoucherData(
        letterhead=LETTERHEAD,
        number="FW-HZ01-2611-0042",
        call_number="JX-HZ01-2611-0087",
        customer="杭州西溪湿地国际会议中心有限公司",
        customer_number="KH-HZ01-00316",
        address="浙江省杭州市余杭区文一西路 998 号 18 幢 3 层视频会议机房",
        contact="沈建国",
        phone="0571-8867 3321",
        device="高清视频会议终端",
        model="TE50-1080P60",
        serial="2102350BTS10H6000187",
        cover="合同期内免费",
        cover_document="维保合同 HT-HZ01-2504-0031，至 2027-03-31",
        service_class="B 合同服务",
        received_at=ISSUED_AT.replace(hour=0, minute=52),
        fault_category="设备故障 / 音视频",
        fault="主会场终端开机约 10 分钟后画面卡顿、声音断续，重启后暂时恢复；远端会场听不到本端声音。"
        "已电话指导检查网线与交换机端口，无改善。",
        level="二级故障",
        arrival_due_at=ISSUED_AT.replace(day=23, hour=0, minute=52),
        technician="周启明",
        appointed_at=ISSUED_AT.replace(hour=6, minute=0),
        dispatched_at=ISSUED_AT,
        tools=("万用表", "网线测试仪", "串口线", "备用编解码板 ×1", "HDMI 线 5 m"),
        digest="3f9ac21b07de5e1188ac",
        operator="王芳",
        printed_at=ISSUED_AT,
    )


FORM = Form("service_voucher", "服务凭证", PAPERS, VoucherData, sample, render)
