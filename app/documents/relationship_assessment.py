"""客户关系评估表 – customer relationship assessment (F07, P14), and the list of who gets a copy (R033)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents import _layout
from app.documents._blocks import Block, Section
from app.documents._form import Form, Letterhead, Rendered, day, issued_by, paper_of, ticked
from app.documents._grid import Cell, Columns, Fields, Paragraph, Remark, Signatures
from app.documents._press import Press
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Marks, Sheet

PAPERS = ("A4",)
RESULTS = (("improve", "改进关系"), ("keep", "维持关系"), ("end", "终止关系"))
_HEADINGS = (
    ("序号", 0.7, "c"),
    ("分析指标", 2.6, "l"),
    ("指标权重", 1.2, "c"),
    ("指标得分", 1.2, "c"),
    ("客户等级", 1.1, "c"),
    ("得分依据", 3.9, "l"),
    ("备注", 2.1, "l"),
)
_MOST = 22  # lines on the first page: as many as an assessment can have, and the total
_ROOM = 20  # rows of a usual height that they may take
_RECEIVERS = (
    ("序号", 0.7, "c"),
    ("分发对象", 3, "l"),
    ("签收人", 2, "l"),
    ("签收日期", 2, "l"),
    ("处理意见", 4.3, "l"),
)


@dataclass(frozen=True)
class AssessedLine:
    """One indicator as it is printed."""

    indicator: str
    weight: str
    score: str
    grade: str = ""
    evidence: str = ""
    remark: str = ""


@dataclass(frozen=True)
class AssessmentData:
    """Everything on an assessment. `result` is one of RESULTS: exactly one box is ticked."""

    letterhead: Letterhead
    number: str
    customer: str = ""
    customer_number: str = ""
    assessed_on: date | None = None
    assessor: str = ""
    lines: tuple[AssessedLine, ...] = ()
    weights: str = "100 %"
    total: str = ""
    grade: str = ""
    result: str | None = None
    remark: str = ""
    receivers: tuple[str, ...] = ()
    is_void: bool = False
    void_reason: str = ""
    operator: str = ""
    printed_at: datetime | None = None


def _sheet(data: AssessmentData) -> Sheet:
    lines = [
        (str(place), one.indicator, one.weight, one.score, one.grade, one.evidence, one.remark)
        for place, one in enumerate(data.lines, 1)
    ]
    subject = Section(
        "客户",
        (
            Fields((Cell("客户名称", data.customer, 2, heavy=True), Cell("客户编号", data.customer_number))),
            Fields((Cell("评估日期", day(data.assessed_on)), Cell("评估人", data.assessor))),
        ),
    )
    lines.append(("", "合　计", data.weights, data.total, "", "", ""))
    height = max(0.86, min(1.5, _ROOM / (len(lines) + 1)))
    table = Section("评估", (Columns("评估", _HEADINGS, tuple(lines), most_rows=_MOST, row_height=height),))
    result = Section(
        "结果",
        (
            Fields((Cell("最终得分", data.total, heavy=True), Cell("客户等级", data.grade, heavy=True))),
            Remark("最终得分 ＝ Σ（指标权重 × 指标得分），按两位小数四舍五入"),
            Remark("建　议　　" + ticked(data.result, *RESULTS), 1.3),
            Paragraph("说　明", data.remark, 2, 1),
            *((Remark(f"本表作废：{data.void_reason}"),) if data.is_void else ()),
        ),
    )
    signed = Section("签字", (Signatures(("评估人签字", "部门负责人签字", "营销总监签字"), 2.8),))
    return Sheet(
        letterhead=data.letterhead,
        title="客户关系评估表",
        number=data.number,
        blocks=(Block((subject, table)), Block((result, signed))),
        signers=("评估人签字", "部门负责人签字"),
        foot=("", issued_by(data.operator, data.printed_at)),
    )


def _receivers(rows: tuple[tuple[str, ...], ...]) -> Columns:
    return Columns("分发", _RECEIVERS, rows, most_rows=12, row_height=1.8)


def _distribution(data: AssessmentData) -> Sheet:
    """Who gets a copy, signs for it and answers."""
    rows = tuple((str(place), name, "", "", "") for place, name in enumerate(data.receivers, 1))
    subject = Section(
        "客户",
        (
            Fields((Cell("客户名称", data.customer, 2, heavy=True), Cell("客户编号", data.customer_number))),
            Fields((Cell("最终得分", data.total), Cell("建　议", dict(RESULTS).get(data.result or "", "")))),
        ),
    )
    listing = Section(
        "分发",
        (Remark("评估结果抄送下列人员和部门，请签收并反馈处理意见"), _receivers(rows)),
    )
    answer = Section("改进", (Paragraph("市场营销部改进安排", "", 6, 1),))
    return Sheet(
        letterhead=data.letterhead,
        title="客户关系评估分发表",
        number=data.number,
        blocks=(Block((subject, listing)), Block((answer,))),
        foot=("", issued_by(data.operator, data.printed_at)),
    )


def render(data: AssessmentData, *, paper: str = PAPERS[0], reprint: int = 0, void: bool = False) -> Rendered:
    """The assessment as a PDF, with the distribution list on a page of its own where there are receivers."""
    press = Press(f"客户关系评估表 {data.number}".strip(), paper_of(paper, PAPERS), author=data.letterhead.company)
    marks = Marks(reprint, void or data.is_void)
    _layout.add(press, _sheet(data), marks)
    if data.receivers:
        _layout.add(press, _distribution(data), marks)
    return Rendered(press.finish(), press.page_count, tuple(press.missing))


def sample() -> AssessmentData:
    """An assessment of a customer worth keeping."""
    return AssessmentData(
        letterhead=LETTERHEAD,
        number="PG-HZ01-2611-0003",
        customer="杭州西溪湿地国际会议中心有限公司",
        customer_number="KH-HZ01-00128",
        assessed_on=date(2026, 11, 20),
        assessor="王芳",
        lines=(
            AssessedLine("销售额与增长", "25 %", "88", "A", "近 12 个月采购 126 万元，同比增长 14 %"),
            AssessedLine("付款信用", "20 %", "92", "A", "无逾期", "月结 30 天"),
            AssessedLine("合作年限与忠诚度", "15 %", "80", "A", "合作 6 年，续签 4 次"),
            AssessedLine("服务满意度", "15 %", "74", "B", "近 20 次回访平均 4.1 分"),
            AssessedLine("投诉与纠纷", "10 %", "65", "B", "8 月投诉一次，已结案"),
            AssessedLine("服务成本", "7.5 %", "58", "C", "上门次数高于平均", "建议增加远程支持"),
            AssessedLine("发展潜力", "7.5 %", "85", "A", "二期场馆 2027 年交付"),
        ),
        total="80.73",
        grade="A",
        result="keep",
        remark="维持现有服务等级；由客户经理每季度走访一次，跟进二期场馆的设备需求。",
        receivers=("营销总监", "市场营销部经理", "技术部", "客户服务部"),
        operator="王芳",
        printed_at=ISSUED_AT,
    )


FORM = Form(
    "relationship_assessment",
    "客户关系评估表",
    PAPERS,
    AssessmentData,
    sample,
    render,
    label=QT_TRANSLATE_NOOP("papers", "Relationship assessment"),
)
