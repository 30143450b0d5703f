"""客户回访记录 – record of a return visit (F30): whom, why, what was asked and answered, every try, what follows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents import _layout, service_voucher
from app.documents._blocks import Block, Section
from app.documents._form import Form, Letterhead, Rendered, day, issued_by, moment, paper_of
from app.documents._grid import Cell, Columns, Fields, Paragraph, Signatures
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Marks, Sheet

PAPERS = ("A4",)
SATISFACTION = dict(service_voucher.SATISFACTION)
"""The words of the voucher, where the customer ticks the same scale."""
METHODS = {
    "phone": "电话",
    "on_site": "上门",
    "mail": "电子邮件",
    "online": "网上",
    "chat": "在线聊天",
    "letter": "信函",
}
OUTCOMES = {"reached": "已接通", "not_reached": "未接通", "refused": "不愿评价", "call_back": "约定再打"}
SOURCES = {"call": "报修", "complaint": "投诉", "care": "客户关怀", "contract": "合同", "opinion": "意见建议"}
MILESTONES = {
    "handover": "产品/系统交付", "special": "特约服务", "signed": "签约后", "halfway": "合同中期",
    "before_end": "合同到期前",
}  # fmt: skip
_TRIES = (
    ("序号", 0.7, "c"),
    ("时间", 2.4, "c"),
    ("方式", 1.3, "c"),
    ("回访人", 1.5, "c"),
    ("结果", 1.6, "c"),
    ("说明", 5, "l"),
)
_MOST_TRIES = 8


@dataclass(frozen=True)
class Tried:
    """A try to reach the customer; `method` and `outcome` are codes."""

    happened_at: datetime
    visitor: str = ""
    method: str = "phone"
    outcome: str = "reached"
    note: str = ""


@dataclass(frozen=True)
class VisitRecordData:
    """Everything on a record; what is not known yet is left to write in."""

    letterhead: Letterhead
    number: str
    customer: str
    phone: str = ""
    contact: str = ""
    source: str = "call"
    milestone: str = ""
    subject: str = ""  # number and words of what it follows
    due_on: date | None = None
    technician: str = ""
    finished_at: datetime | None = None
    fault: str = ""
    solution: str = ""
    voucher: str = ""
    questions: tuple[str, ...] = ()
    done_at: datetime | None = None
    method: str = ""
    person_reached: str = ""
    visitor: str = ""
    entered_by: str = ""
    satisfaction: int | None = None
    is_refused: bool = False
    comment: str = ""
    tries: tuple[Tried, ...] = ()
    next_call: str = ""
    next_complaint: str = ""
    operator: str = ""
    printed_at: datetime | None = None


def occasion(source: str, milestone: str) -> str:
    """What a visit follows, in words."""
    return MILESTONES.get(milestone) or SOURCES.get(source, "")


def _boxes(data: VisitRecordData) -> str:
    marks = [f"{'☑' if mark == data.satisfaction else '☐'} {words}" for mark, words in SATISFACTION.items()]
    return "　".join((*marks, f"{'☑' if data.is_refused else '☐'} 不愿评价"))


def _about(data: VisitRecordData) -> Section:
    rows = [
        Fields((Cell("客户名称", data.customer, 2, heavy=True), Cell("应回访日期", day(data.due_on)))),
        Fields(
            (
                Cell("联系人", data.contact),
                Cell("联系电话", data.phone),
                Cell("回访事由", occasion(data.source, data.milestone)),
            )
        ),
        Fields((Cell("关联单据", data.subject, 2), Cell("服务凭证", data.voucher))),
    ]
    if data.source == "call":
        rows.append(Fields((Cell("技术人员", data.technician), Cell("完成时间", moment(data.finished_at)))))
    about = [*rows, Paragraph("原问题" if data.source == "call" else "内容", data.fault, 2, 1)]
    if data.source == "call":
        about.append(Paragraph("处理结果", data.solution, 2, 1))
    return Section("回访对象", tuple(about))


def _answer(data: VisitRecordData) -> Section:
    asked = "\n".join(f"{number}. {text}" for number, text in enumerate(data.questions, 1))
    return Section(
        "回访结果",
        (
            *((Paragraph("询问要点", asked, 2, 1),) if asked else ()),
            Fields(
                (
                    Cell("实际回访时间", moment(data.done_at) or "　 年　月　日　时　分"),
                    Cell("回访方式", METHODS.get(data.method, "")),
                    Cell("受访人", data.person_reached),
                )
            ),
            Fields((Cell("满意程度", _boxes(data)),)),
            Paragraph("客户回访的意见", data.comment, 3, 2),
            Fields((Cell("后续报修单", data.next_call), Cell("后续投诉", data.next_complaint))),
        ),
    )


def _tried(data: VisitRecordData) -> Section:
    rows = tuple(
        (
            str(number), moment(one.happened_at), METHODS.get(one.method, ""), one.visitor,
            OUTCOMES.get(one.outcome, ""), one.note,
        )
        for number, one in enumerate(data.tries, 1)
    )  # fmt: skip
    least = max(2, min(_MOST_TRIES, len(rows)))
    return Section(
        "联系经过",
        (
            Columns("联系经过", _TRIES, rows, least, _MOST_TRIES, row_height=0.9, grow=1),
            Fields((Cell("回访人", data.visitor), Cell("录入人", data.entered_by))),
            Signatures(("回访人", "客服主管"), 2.4),
        ),
    )


def _sheet(data: VisitRecordData) -> Sheet:
    return Sheet(
        letterhead=data.letterhead,
        title="客户回访记录",
        number=data.number,
        is_controlled=True,
        blocks=(Block((_about(data), _answer(data), _tried(data))),),
        signers=("回访人", "客服主管"),
        foot=("", issued_by(data.operator, data.printed_at)),
    )


def render(data: VisitRecordData, *, paper: str = PAPERS[0], reprint: int = 0, void: bool = False) -> Rendered:
    """The record as a PDF, one page."""
    return _layout.render(_sheet(data), paper_of(paper, PAPERS), Marks(reprint, void))


def sample() -> VisitRecordData:
    """A customer who was reached at the second try and is not satisfied."""
    return VisitRecordData(
        letterhead=LETTERHEAD,
        number="HF-HZ01-2611-0031",
        customer="杭州西溪湿地国际会议中心有限公司",
        phone="0571-8867 3321",
        contact="沈建国",
        subject="JX-HZ01-2611-0087",
        due_on=date(2026, 11, 25),
        technician="周启明",
        finished_at=ISSUED_AT,
        fault="会议终端开机后画面卡顿，约十分钟后黑屏，重启后恢复数分钟。",
        solution="更换编解码板并升级固件，连续运行两小时正常。",
        voucher="FW-HZ01-2611-0042",
        questions=("设备修复后运行是否正常？", "技术人员是否按约上门，并说明处理经过？", "更换的旧件是否已办清手续？"),
        done_at=ISSUED_AT.replace(day=26),
        method="phone",
        person_reached="沈建国",
        visitor="王芳",
        entered_by="王芳",
        satisfaction=2,
        comment="画面正常，但摄像机预置位丢失，需要再派人设置；希望提前一天预约。",
        tries=(
            Tried(ISSUED_AT.replace(day=25), "王芳", "phone", "not_reached", "无人接听"),
            Tried(ISSUED_AT.replace(day=26), "王芳", "phone", "reached", ""),
        ),
        next_call="JX-HZ01-2611-0102",
        operator="王芳",
        printed_at=ISSUED_AT,
    )


FORM = Form(
    "return_visit_record",
    "客户回访记录",
    PAPERS,
    VisitRecordData,
    sample,
    render,
    issued=False,
    label=QT_TRANSLATE_NOOP("papers", "Return-visit record"),
)
