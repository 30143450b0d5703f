"""异常处理单 – anomaly notice (F44): something is not as it should be, nothing was lost; a unit improves it.

It stays in the house and never counts as a complaint (R115).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents import _layout
from app.documents._blocks import Block, Section
from app.documents._editions import SECRECY, copies_of
from app.documents._form import Form, Letterhead, Rendered, day, issued_by, moment, paper_of
from app.documents._grid import Cell, Fields, Paragraph, Remark, Signatures
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Marks, Sheet

PAPERS = ("A4",)
_COPIES = ("改善单位",)


@dataclass(frozen=True)
class NoticeData:
    """Everything on an anomaly notice; empty means: to be filled in by hand."""

    letterhead: Letterhead
    number: str
    customer: str
    customer_number: str = ""
    contact: str = ""
    phone: str = ""
    call_number: str = ""
    product: str = ""
    model: str = ""
    serial: str = ""
    received_at: datetime | None = None
    received_by: str = ""
    content: str = ""  # what the customer reports
    visited_by: str = ""
    visited_on: date | None = None
    finding: str = ""
    unit: str = ""  # that has to improve
    due_on: date | None = None
    result: str = ""
    done_on: date | None = None
    is_void: bool = False
    copies: tuple[str, ...] = ()
    digest: str = ""
    operator: str = ""
    printed_at: datetime | None = None


def _sheet(data: NoticeData, copies: Sequence[str]) -> Sheet:
    customer = Section(
        "客户反映",
        (
            Fields((Cell("客户名称", data.customer, 2, heavy=True), Cell("客户编号", data.customer_number))),
            Fields((Cell("联系人", data.contact), Cell("联系电话", data.phone), Cell("报修单号", data.call_number))),
            Fields((Cell("产品", data.product), Cell("型号", data.model), Cell("序列号", data.serial))),
            Fields((Cell("受理时间", moment(data.received_at)), Cell("受理人", data.received_by))),
            Paragraph("异常情况", data.content, 4, 2),
        ),
    )
    found = Section(
        "查访",
        (
            Fields((Cell("查访人", data.visited_by), Cell("查访日期", day(data.visited_on, "　　　　年　　月　　日")))),
            Paragraph("查访结果", data.finding, 4, 2),
            Remark("本异常未造成客户损失，不列入客户投诉案件统计；如发现有损失，改填客户投诉登记表。", 1),
        ),
    )
    improved = Section(
        "改善",
        (
            Fields(
                (
                    Cell("改善单位", data.unit, heavy=True),
                    Cell("改善期限", day(data.due_on, "　　　　年　　月　　日"), heavy=True),
                )
            ),
            Paragraph("改善结果", data.result, 5, 2),
            Fields((Cell("完成日期", day(data.done_on, "　　　　年　　月　　日")),)),
            Signatures(("填单人", "改善单位主管", "确认人"), 2.6),
        ),
    )
    return Sheet(
        letterhead=data.letterhead,
        title="异常处理单",
        number=data.number,
        is_controlled=True,
        secrecy=SECRECY,
        blocks=(Block((customer, found, improved)),),
        signers=("填单人", "改善单位主管"),
        foot=(f"内容摘要 {data.digest[:12]}" if data.digest else "", issued_by(data.operator, data.printed_at)),
        copies=tuple(copies),
    )


def render(
    data: NoticeData,
    *,
    paper: str = PAPERS[0],
    copies: Sequence[str] | None = None,
    reprint: int = 0,
    void: bool = False,
    carbonless: bool | None = None,
) -> Rendered:
    """The notice as a PDF, one page a copy."""
    parts = _sheet(data, copies_of(copies, data.copies, _COPIES))
    return _layout.render(parts, paper_of(paper, PAPERS), Marks(reprint, void or data.is_void), carbonless=carbonless)


def sample() -> NoticeData:
    """A notice that was dealt with."""
    return NoticeData(
        letterhead=LETTERHEAD,
        number="YC-HZ01-2611-0005",
        customer="杭州西溪湿地国际会议中心有限公司",
        customer_number="KH-HZ01-00316",
        contact="沈建国",
        phone="0571-8867 3321",
        call_number="JX-HZ01-2611-0087",
        product="高清视频会议终端",
        model="TE50-1080P60",
        serial="2102350BTS10H6000187",
        received_at=ISSUED_AT,
        received_by="王芳",
        content="新到终端外箱一角受潮变形，箱内说明书受潮；设备外观完好，通电测试正常，客户要求今后注意包装。",
        visited_by="周启明",
        visited_on=date(2026, 11, 22),
        finding="外箱底部受潮约 8 厘米，内衬完好，设备及附件无损伤；系卸货时置于湿地面所致。",
        unit="仓储物流组",
        due_on=date(2026, 11, 30),
        result="雨天卸货一律加垫板并覆盖防水布，已写入卸货作业要求；补送说明书一份。",
        done_on=date(2026, 11, 26),
        digest="5c3a90e17bd2f6648a02",
        operator="王芳",
        printed_at=ISSUED_AT,
    )


FORM = Form(
    "anomaly_notice",
    "异常处理单",
    PAPERS,
    NoticeData,
    sample,
    render,
    label=QT_TRANSLATE_NOOP("papers", "Anomaly notice"),
)
