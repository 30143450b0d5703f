"""售后服务记录表 – service record (F13, P02).

Written on site, the user signs an opinion, handed in within five days of return (000).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents import _layout
from app.documents._blocks import Block, Section
from app.documents._form import Form, Letterhead, Rendered, day, issued_by, moment, paper_of, ticked
from app.documents._grid import Cell, Fields, Paragraph, Remark, Signatures
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Marks, Sheet

PAPERS = ("A4",)
RESULTS = (("solved", "已修复"), ("not_solved", "未修复"), ("taken_back", "带回修理"))
SATISFACTION = ((5, "非常满意"), (4, "满意"), (3, "一般"), (2, "不满意"), (1, "很不满意"))


@dataclass(frozen=True)
class RecordData:
    """Everything on a service record; empty means: to be filled in by hand."""

    letterhead: Letterhead
    number: str  # the call's
    voucher_number: str = ""
    customer: str = ""
    address: str = ""
    contact: str = ""
    phone: str = ""
    device: str = ""
    model: str = ""
    serial: str = ""
    served_on: date | None = None
    staff: str = ""
    arrived_at: datetime | None = None
    finished_at: datetime | None = None
    returned_at: datetime | None = None
    problem: str = ""
    action: str = ""
    materials: str = ""
    result: str | None = None  # one of RESULTS
    opinion: str = ""
    satisfaction: int | None = None  # 5 best … 1 worst
    hand_in_due_on: date | None = None
    digest: str = ""
    operator: str = ""
    printed_at: datetime | None = None


def _sheet(data: RecordData) -> Sheet:
    due = f"返回后 5 日内交回存档，最迟 {day(data.hand_in_due_on)}" if data.hand_in_due_on else "返回后 5 日内交回存档"
    service = Section(
        "服务情况",
        (
            Fields((Cell("客户名称", data.customer, 2, heavy=True), Cell("服务凭证", data.voucher_number))),
            Fields((Cell("服务地点", data.address),)),
            Fields(
                (
                    Cell("联系人", data.contact),
                    Cell("联系电话", data.phone),
                    Cell("服务日期", day(data.served_on, "　　年　　月　　日")),
                )
            ),
            Fields((Cell("设备名称", data.device), Cell("型号", data.model), Cell("序列号", data.serial))),
            Fields(
                (
                    Cell("服务人员", data.staff),
                    Cell("到达时间", moment(data.arrived_at, "　月　日　时　分")),
                    Cell("完成时间", moment(data.finished_at, "　月　日　时　分")),
                )
            ),
        ),
    )
    record = Section(
        "维修记录",
        (
            Paragraph("故障现象", data.problem, 2.5, 1.5),
            Paragraph("处理措施", data.action, 4, 3),
            Paragraph("使用材料", data.materials, 2, 1),
            Remark("处理结果　" + ticked(data.result, *RESULTS)),
        ),
    )
    opinion = Section(
        "用户确认",
        (
            Remark("满意程度　" + ticked(data.satisfaction, *SATISFACTION)),
            Paragraph("用户签署意见", data.opinion, 3, 2),
            Signatures(("用户签字",), 2.2),
        ),
    )
    hand_in = Section("交回", (Signatures(("服务人员签字", "接收人签字", "客服主管签字"), 2.4), Remark(due)))
    return Sheet(
        letterhead=data.letterhead,
        title="售后服务记录表",
        number=data.number,
        blocks=(Block((service, record)), Block((opinion,), seal=True), Block((hand_in,))),
        signers=("用户签字", "服务人员签字"),
        foot=(
            f"内容摘要 {data.digest[:12]}" if data.digest else "",
            issued_by(data.operator, data.printed_at),
        ),
    )


def render(data: RecordData, *, paper: str = PAPERS[0], reprint: int = 0, void: bool = False) -> Rendered:
    """The record as a PDF."""
    return _layout.render(_sheet(data), paper_of(paper, PAPERS), Marks(reprint, void))


def sample() -> RecordData:
    """A record written after the visit."""
    return RecordData(
        letterhead=LETTERHEAD,
        number="JX-HZ01-2611-0087",
        voucher_number="FW-HZ01-2611-0042",
        customer="杭州西溪湿地国际会议中心有限公司",
        address="浙江省杭州市余杭区文一西路 998 号 18 幢 3 层视频会议机房",
        contact="沈建国",
        phone="0571-8867 3321",
        device="高清视频会议终端",
        model="TE50-1080P60",
        serial="2102350BTS10H6000187",
        served_on=ISSUED_AT.date(),
        staff="周启明",
        arrived_at=ISSUED_AT.replace(hour=5, minute=50),
        finished_at=ISSUED_AT.replace(hour=7, minute=35),
        problem="主会场终端开机约 10 分钟后画面卡顿、声音断续；远端会场听不到本端声音。",
        action="1. 检查电源、网线与交换机端口，正常。\n"
        "2. 更换编解码板后连续运行 40 分钟无异常，双流与回声抑制测试通过。\n"
        "3. 向用户讲解日常开关机顺序。",
        materials="编解码板 1 块（保修更换，旧件带回）",
        result="solved",
        opinion="服务及时，设备已恢复正常。",
        satisfaction=5,
        hand_in_due_on=date(2026, 11, 27),
        digest="91be04c7aa12ff0973d1",
        operator="王芳",
        printed_at=ISSUED_AT,
    )


FORM = Form(
    "service_record",
    "售后服务记录表",
    PAPERS,
    RecordData,
    sample,
    render,
    label=QT_TRANSLATE_NOOP("papers", "Service record"),
)
