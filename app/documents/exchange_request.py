"""退/换货受理单 – request for return or exchange (F70): who asks for what, why, who pays, what was decided and sent.

Two copies, whoever asks and the company. A line is one request; several of one asker stand on one sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents import _layout
from app.documents._blocks import Block, Section
from app.documents._form import Form, Letterhead, Rendered, day, issued_by, moment, paper_of, ticked
from app.documents._grid import Cell, Columns, Fields, Paragraph, Remark, Row, Signatures
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Marks, Sheet

PAPERS = ("A4", "A5", "241x139.7")
COPIES = ("第一联 申请方", "第二联 公司联")
_MOST = {False: 14, True: 6}
"""Lines on the sheet itself, roomy and compact; the rest goes to the annex."""
_TERMS = "同意后货品方可发出；发出日期、到货日期未填写的，由经办人填写。费用承担与规定不一致的，须写明理由。"


@dataclass(frozen=True)
class RequestLine:
    """One request; `sent_on` and `arrived_on` None: to be written by hand."""

    number: str
    goods: str
    model: str = ""
    serial: str = ""
    quantity: int = 1
    wants: str = ""
    cause: str = ""
    bearer: str = ""
    decision: str = ""
    sent_on: date | None = None
    arrived_on: date | None = None


@dataclass(frozen=True)
class RequestData:
    """Everything on the sheet; empty means: to be written by hand. `number` is the first line's."""

    letterhead: Letterhead
    number: str
    asker: str
    is_office: bool = False
    address: str = ""
    contact: str = ""
    phone: str = ""
    received_at: datetime | None = None
    received_by: str = ""
    call_number: str = ""
    lines: tuple[RequestLine, ...] = ()
    rules: str = ""
    bearer_reason: str = ""
    remark: str = ""
    decision: str = ""  # 同意, 不同意, 撤回, by line where they differ
    decision_reason: str = ""
    decided_by: str = ""
    decided_at: datetime | None = None
    is_void: bool = False
    version: int = 1
    operator: str = ""
    printed_at: datetime | None = None
    digest: str = ""


def _asker(data: RequestData, *, compact: bool) -> Section:
    kind = ticked(data.is_office, (False, "客户"), (True, "分公司（办事处）"))
    name = Cell("申请方", data.asker, 5, heavy=True)
    which, call = Cell("类别", kind, 3.4), Cell("报修单号", data.call_number, 3)
    place, who, phone = Cell("地址", data.address, 5), Cell("联系人", data.contact, 2), Cell("联系电话", data.phone, 3)
    taken = Cell("受理时间", moment(data.received_at), 3), Cell("受理人", data.received_by, 2)
    rows: tuple[Row, ...] = (
        (Fields((name, which)), Fields((place, who, phone)), Fields((*taken, call)))
        if compact
        else (Fields((name, which)), Fields((place,)), Fields((who, phone)), Fields((*taken, call)))
    )
    return Section("申请", rows)


def _goods(data: RequestData, *, compact: bool) -> Section:
    headings = (
        ("受理单号", 2.9, "l"), ("品名", 3.1, "l"), ("型号", 2, "l"), ("序列号", 2.1, "l"), ("数量", 0.8, "r"),
        ("要求", 0.9, "c"), ("原因", 2.2, "l"), ("费用承担", 1.4, "c"), ("决定", 1.2, "c"), ("发出", 1.5, "c"),
        ("到货", 1.5, "c"),
    )  # fmt: skip
    rows = tuple(
        (
            line.number, line.goods, line.model, line.serial, f"{line.quantity:,}", line.wants, line.cause, line.bearer,
            line.decision, line.sent_on.isoformat() if line.sent_on else "",
            line.arrived_on.isoformat() if line.arrived_on else "",
        )
        for line in data.lines
    )  # fmt: skip
    pieces = sum(line.quantity for line in data.lines)
    room = 1 if compact else 1.8
    return Section(
        "货品",
        (
            Columns("货品明细", headings, rows, least_rows=1 if compact else 3, most_rows=_MOST[compact]),
            Fields((Cell("件数合计", f"{pieces:,}" if pieces else "", 3), Cell("受理单数", f"{len(rows)}", 3))),
            Paragraph("适用规定", data.rules, room, 0.5, ruled=False),
            Paragraph("费用由他方承担的理由", data.bearer_reason, 1 if compact else 1.4, 0.3, ruled=not compact),
            Paragraph("备注", data.remark, 1 if compact else 1.4, 0.3, ruled=not compact),
        ),
    )


def _decision(data: RequestData, *, compact: bool) -> Section:
    chosen = ticked(data.decision, ("同意", "同意"), ("不同意", "不同意"), ("撤回", "撤回"))
    on = day(clock.local(data.decided_at).date() if data.decided_at else None, "　　　　年　　月　　日")
    decided = " ".join(part for part in (data.decided_by, moment(data.decided_at)) if part)
    return Section(
        "决定",
        (
            Fields((Cell("决定", chosen, 5, heavy=True), Cell("决定日期", on, 4))),
            Paragraph("理由", data.decision_reason, 1 if compact else 1.8, 0.6, ruled=not compact),
            Remark(_TERMS, 1 if compact else 1.3),
            Signatures(("申请方签字", "受理人", "主管"), 2.1 if compact else 3, filled=("", "", decided)),
        ),
    )


def sheet(data: RequestData, *, compact: bool, copies: Sequence[str] = COPIES) -> Sheet:
    """The sheet's parts for a roomy (A4) or compact paper."""
    parts = tuple(part(data, compact=compact) for part in (_asker, _goods, _decision))
    return Sheet(
        letterhead=data.letterhead,
        is_controlled=True,
        title="退／换货受理单",
        subtitle=f"第 {data.version} 版　含前版签发后的登记，前版照存" if data.version > 1 else "",
        number=data.number,
        blocks=(Block(parts),),
        signers=("申请方签字", "主管"),
        foot=(f"内容摘要 {data.digest[:12]}" if data.digest else "", issued_by(data.operator, data.printed_at)),
        copies=tuple(copies),
    )


def render(
    data: RequestData,
    *,
    paper: str = PAPERS[0],
    copies: Sequence[str] = COPIES,
    reprint: int = 0,
    void: bool = False,
    carbonless: bool | None = None,
) -> Rendered:
    """The sheet as a PDF, one page a copy; on carbonless paper one page naming both."""
    chosen = paper_of(paper, PAPERS)
    parts = sheet(data, compact=chosen.look.compact, copies=copies)
    return _layout.render(parts, chosen, Marks(reprint, void or data.is_void), carbonless=carbonless)


def sample() -> RequestData:
    """Two requests of a customer that a supervisor agreed to; the goods of one are under way."""
    return RequestData(
        letterhead=LETTERHEAD,
        number="SL-HZ01-2611-0007",
        asker="杭州西溪湿地国际会议中心有限公司",
        address="浙江省杭州市余杭区文一西路 998 号 18 幢 3 层视频会议机房",
        contact="沈建国",
        phone="0571-8867 3321",
        received_at=ISSUED_AT,
        received_by="王芳",
        call_number="JX-HZ01-2611-0087",
        lines=(
            RequestLine(
                "SL-HZ01-2611-0007", "通信电源模块", "R4850G2", "2102350BTS10H6", 1, "换货", "产品不合格", "公司",
                "同意", date(2026, 11, 22),
            ),
            RequestLine(
                "SL-HZ01-2611-0008", "全向麦克风", "MIC-500", "", 4, "退货", "无故障不想要", "用户",
                "同意",
            ),
        ),
        rules="产品不合格：一律更换，并追究内部责任（002A）；"
        "无故障、不想要，不影响再次销售：一般予以更换，费用承担逐案决定（002B）",
        bearer_reason="已过七日，双方商定由用户承担运费",
        remark="外观完好，包装、附件齐全",
        decision="同意",
        decision_reason="检测确认输出电压偏低",
        decided_by="周建国",
        decided_at=ISSUED_AT,
        operator="王芳",
        printed_at=ISSUED_AT,
        digest="7be2049c1fd3a85566ba",
    )  # fmt: skip


FORM = Form(
    "exchange_request",
    "退／换货受理单",
    PAPERS,
    RequestData,
    sample,
    render,
    label=QT_TRANSLATE_NOOP("papers", "Return or exchange request"),
)
