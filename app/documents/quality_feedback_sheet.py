"""产品质量信息返馈单 – product quality feedback sheet (F42, P11): circulates from sales through quality and back."""

from __future__ import annotations

from datetime import date

from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents import _case_parts
from app.documents._blocks import Block, Section
from app.documents._case import DECISIONS, FACTS, PRODUCT, SETTLEMENTS, SHARES, CaseData, Opinion, sample_case
from app.documents._case_parts import (
    BLANK_DAY,
    PAPERS,
    cause,
    customer_signed,
    decisions,
    open_opinions,
    opinions,
    product,
    responsibility,
    settled,
    settlement_table,
)
from app.documents._form import Form, day, moment
from app.documents._grid import Cell, Fields, Paragraph, Signatures

_TITLE = "产品质量信息返馈单"
_SIGNERS = ("填单人", "质量管理人员")
_COPIES = {False: ("用户",), True: ("销售处",)}
"""By edition: False the customer's, True the internal one."""
_BLANKS = ("分管领导审核意见", "原因分析", "改进措施", "验证结果", "处理意见", "答复用户情况")


def _blocks(data: CaseData) -> tuple[Block, ...]:
    case = (
        Fields((Cell("顾客名称", data.customer, 2, heavy=True), Cell("信息类别", data.category))),
        Fields(
            (Cell("联系人", data.contact), Cell("联系电话", data.phone), Cell("受理时间", moment(data.received_at)))
        ),
        *product(data),
        Paragraph("顾客投诉情况", data.content, 3, 1.5),
        Paragraph("要求", data.demand, 1.6, 0.8),
        Signatures(("填单人",), 2, filled=(data.received_by,)),
    )
    told = Fields((Cell("告知用户日期", day(data.result_on, BLANK_DAY)), Cell("告知人", data.result_by)))
    if data.is_internal:
        return (
            Block(
                (
                    Section("投诉", case),
                    Section("处理", opinions(data, _BLANKS, 1.8, 7)),
                    Section(
                        "返回",
                        (
                            Paragraph("责任归属", responsibility(data), 1.2, 0.2, ruled=False),
                            Paragraph("处理方式", settled(data, with_bearer=True), 1.2, 0.3, ruled=False),
                            Paragraph("核决", decisions(data), 1.2, 0.3, ruled=False),
                            told,
                            Signatures(("质量管理人员（措施批准）", "销售处（收回）"), 2.2),
                        ),
                    ),
                )
            ),
        )
    result = (
        Paragraph("原因分析", cause(data), 3, 1.5),
        Paragraph("改进措施", data.countermeasure, 3, 1.5),
        settlement_table(data, 3, 8),
        *open_opinions(data),
        told,
        Signatures(("销售处经办人", "用户签字"), 2.6, filled=("", customer_signed(data))),
    )
    return (Block((Section("投诉", case), Section("处理", result))),)


render = _case_parts.renderer(_TITLE, _blocks, _SIGNERS, _COPIES)


def sample() -> CaseData:
    """A sheet that came back to sales, the internal edition."""
    return sample_case(
        is_internal=True,
        **PRODUCT,
        facts=FACTS[:4],
        category="产品质量",
        demand="换新，说明原因。",
        received_by="王芳",
        opinions=(
            Opinion("分管领导审核意见", "情况属实，转质管部。", "周海", date(2026, 11, 18)),
            Opinion("原因分析", "编码板 U12 虚焊。", "陈立", date(2026, 11, 19)),
            Opinion("改进措施", "恢复 4 小时老化测试。", "李强", date(2026, 11, 20)),
            Opinion("验证结果", "同批 18 台复测合格。", "陈立", date(2026, 11, 21)),
            Opinion("处理意见"),
        ),
        shares=SHARES,
        settlements=SETTLEMENTS,
        decisions=DECISIONS,
        result_on=date(2026, 11, 22),
        result_by="赵敏",
    )


FORM = Form(
    "quality_feedback_sheet",
    _TITLE,
    PAPERS,
    CaseData,
    sample,
    render,
    label=QT_TRANSLATE_NOOP("papers", "Product quality feedback sheet"),
)
