"""个人信息查阅报告 – all that is on file about a customer's people, and who looked at it (PIPL 44–46): to hand over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents import report_sheet
from app.documents._form import Form, Letterhead, Rendered
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents.report_sheet import ReportData

PAPERS = ("A4",)
TITLE = "个人信息查阅报告"
SIGNERS = ("经办人", "主管", "客户签收")
_HEADINGS = ("类别", "项目", "内容")
_WIDTHS = (14, 16, 50)
_REMARKS = (
    "本报告列出本网点保存的该客户相关个人信息。如有错误，可要求更正。",
    "业务办结后可书面要求删除；单号、日期与金额依法保留。",
)


@dataclass(frozen=True)
class Line:
    """A fact: what kind of record, which field, what it holds."""

    kind: str
    label: str
    value: str


@dataclass(frozen=True)
class PersonalData:
    """The lines of a customer; `accesses` tell who looked at them, when and why."""

    letterhead: Letterhead
    number: str
    customer: str = ""
    lines: tuple[Line, ...] = ()
    accesses: tuple[Line, ...] = ()
    operator: str = ""
    printed_at: datetime | None = None


def render(data: PersonalData, *, paper: str = PAPERS[0]) -> Rendered:
    """The report as a PDF, to be signed by who receives it."""
    rows = [(line.kind, line.label, line.value) for line in data.lines]
    rows += [(line.kind, line.label, line.value) for line in data.accesses]
    table = ReportData(
        letterhead=data.letterhead,
        title=f"{data.number}　{data.customer}".strip(),
        headings=_HEADINGS,
        widths=_WIDTHS,
        right=(False, False, False),
        rows=tuple(rows) or (("—", "—", "没有登记"),),
        remarks=_REMARKS,
        operator=data.operator,
        printed_at=data.printed_at,
    )
    return report_sheet.drawn(table, paper, title=TITLE, signers=SIGNERS)


def sample() -> PersonalData:
    """A customer with one person."""
    return PersonalData(
        letterhead=LETTERHEAD,
        number="KH-HZ01-00128",
        customer="杭州西溪湿地国际会议中心有限公司",
        lines=(
            Line("客户", "客户名称", "杭州西溪湿地国际会议中心有限公司"),
            Line("客户", "联系电话", "0571-88001234"),
            Line("联系人", "姓名", "沈建国"),
            Line("联系人", "联系电话", "13805710088"),
            Line("服务单 3 张", "单号", "HZ01-2611-00012，HZ01-2611-00027，HZ01-2611-00031"),
        ),
        accesses=(Line("查阅记录", "2026-11-20 09:12", "何伟 · 查看电话号码 · 客户 KH-HZ01-00128"),),
        operator="王芳",
        printed_at=ISSUED_AT,
    )


FORM = Form(
    "personal_data_report",
    TITLE,
    PAPERS,
    PersonalData,
    sample,
    render,
    issued=False,
    label=QT_TRANSLATE_NOOP("papers", "What is on file about"),
)
