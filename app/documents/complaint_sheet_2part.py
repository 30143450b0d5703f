"""顾客投诉处理表 – complaint handling sheet in two parts (F49, P10), for marketing and the branch.

The internal sheet must not be photocopied for the customer.
"""

from __future__ import annotations

from datetime import date

from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents import _case_parts
from app.documents._blocks import Block, Section
from app.documents._case import DECISIONS, FACTS, LOSSES, OPINIONS, PRODUCT, SETTLEMENTS, SHARES, CaseData, sample_case
from app.documents._case_parts import (
    PAPERS,
    answer,
    cause,
    customer_signed,
    decisions,
    losses,
    open_opinions,
    opinions,
    product,
    responsibility,
    settlement_table,
)
from app.documents._form import Form, moment
from app.documents._grid import Cell, Fields, Paragraph, Remark, Signatures

_TITLE = "顾客投诉处理表"
_SIGNERS = ("经办人", "主管副总经理")
_COPIES = {False: ("顾客联",), True: ("第一联 市场部", "第二联 销售分公司")}
"""By edition: False the customer's, True the internal one."""
_BLANKS = ("分公司意见", "市场部原因分析及对策", "加工单位意见", "主管副总经理批示")


def _blocks(data: CaseData) -> tuple[Block, ...]:
    case = (
        Fields((Cell("顾客名称", data.customer, 2, heavy=True), Cell("投诉类别", data.category))),
        Fields(
            (Cell("联系人", data.contact), Cell("联系电话", data.phone), Cell("受理时间", moment(data.received_at)))
        ),
        *product(data),
        Paragraph("投诉内容", data.content, 2, 1.2, ruled=False),
        Paragraph("顾客要求", data.demand, 1.4, 0.8, ruled=False),
    )
    blame = (Paragraph("责任部门", responsibility(data), 1.3, 0.3, ruled=False),) if data.is_internal else ()
    analysis = (
        Paragraph("原因分析", cause(data), 2, 1.2),
        *blame,
        Paragraph("对策", data.countermeasure, 2, 1.2),
    )
    agreed = (
        settlement_table(data, 2, 3 if data.is_internal else 8),
        *open_opinions(data),
        Remark("顾客意见　" + answer(data)),
        *(
            ()
            if data.is_internal
            else (Signatures(("顾客签字（盖章）", "分公司经办人"), 3, filled=(customer_signed(data),)),)
        ),
    )
    sections = [Section("投诉", case), Section("分析", analysis), Section("协商结果", agreed)]
    if data.is_internal:
        sections += [
            Section("意见", opinions(data, _BLANKS, 1.5, 5)),
            Section(
                "批示",
                (
                    Paragraph("损失核算", losses(data), 1.1, 0.2, ruled=False),
                    Paragraph("核决批示", decisions(data), 1.3, 0.5, ruled=False),
                    Signatures(("经办人", "市场部经理", "主管副总经理"), 2.3),
                ),
            ),
        ]
    return (Block(tuple(sections)),)


render = _case_parts.renderer(_TITLE, _blocks, _SIGNERS, _COPIES)


def sample() -> CaseData:
    """A case that was talked over, the internal edition."""
    return sample_case(
        is_internal=True,
        **PRODUCT,
        facts=FACTS,
        category="质量异常",
        demand="换新，赔偿年会转播损失。",
        cause="编码板 U12 虚焊，温升后接触不良。",
        countermeasure="换新两台；同批 18 台上门复测。",
        shares=SHARES,
        settlements=SETTLEMENTS,
        answer="接受",
        answered_on=date(2026, 11, 22),
        opinions=OPINIONS[:4],
        losses=LOSSES,
        loss_amount=456_000,
        decisions=DECISIONS,
    )


FORM = Form(
    "complaint_sheet_2part",
    _TITLE,
    PAPERS,
    CaseData,
    sample,
    render,
    label=QT_TRANSLATE_NOOP("papers", "Complaint handling sheet, two parts"),
)
