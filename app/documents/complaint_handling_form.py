"""客户投诉处理表 – complaint handling form (F41, P07): cause, measure, settlement, approvals, improvement.

For serious cases. The customer's edition ends with their consent; the rest stays in the house.
"""

from __future__ import annotations

from datetime import date

from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents import _case_parts
from app.documents._blocks import Block, Section
from app.documents._case import (
    ACTIONS,
    DECISIONS,
    LOSSES,
    OPINIONS,
    PRODUCT,
    SETTLEMENTS,
    SHARES,
    TALKS,
    CaseData,
    sample_case,
)
from app.documents._case_parts import (
    BLANK_MOMENT,
    PAPERS,
    actions,
    answer,
    cause,
    customer_signed,
    decisions,
    goods,
    losses,
    open_opinions,
    opinions,
    responsibility,
    settlement_table,
    talks,
    tracking,
)
from app.documents._form import Form, moment
from app.documents._grid import Cell, Fields, Paragraph, Remark, Signatures

_TITLE = "客户投诉处理表"
_SIGNERS = ("经办人", "主管")
_COPIES = {False: ("客户",), True: ("客户服务部",)}
"""By edition: False the customer's, True the internal one."""
_BLANKS = ("技术部门分析及措施", "制作中心措施", "客户服务部与业务部处理意见", "有关部门会签")


def _blocks(data: CaseData) -> tuple[Block, ...]:
    case = (
        Fields((Cell("客户名称", data.customer, 2, heavy=True), Cell("投诉类别", data.category))),
        Fields(
            (
                Cell("联系人", data.contact),
                Cell("联系电话", data.phone),
                Cell("受理时间", moment(data.received_at, BLANK_MOMENT)),
            )
        ),
        Fields((Cell("产品", goods(data)),)),
        Paragraph("投诉内容", data.content, 1.5, 1.2, ruled=False),
        Paragraph("客户要求", data.demand, 1.2, 0.6, ruled=False),
    )
    blame = (Paragraph("责任部门（人）", responsibility(data), 1.2, 0.3, ruled=False),) if data.is_internal else ()
    analysis = (
        Paragraph("原因", cause(data), 1.5, 1, ruled=False),
        *blame,
        Paragraph("技术措施", data.countermeasure, 1.5, 1, ruled=False),
    )
    signed = customer_signed(data)
    settlement = (
        settlement_table(data, 2 if data.is_internal else 4, 5 if data.is_internal else 8),
        *open_opinions(data),
        Remark("客户意见　" + answer(data)),
        Fields((Cell("客户签字", signed), Cell("经办人", data.owner)))
        if data.is_internal  # which no customer gets to sign
        else Signatures(("客户签字（盖章）", "公司经办人"), 2.3, filled=(signed,)),
    )
    sections = [
        Section("案件", case),
        Section("分析", analysis),
        Section("处理", settlement),
        Section("进展", (Paragraph("告知客户", talks(data), 1.4, 0.8, ruled=False),)),
    ]
    if data.is_internal:
        sections += [
            Section("会签", opinions(data, _BLANKS, 1.4, 5)),
            Section(
                "核决",
                (
                    Paragraph("损失核算", losses(data), 1.2, 0.2, ruled=False),
                    Paragraph("核决意见", decisions(data), 1.2, 0.3, ruled=False),
                ),
            ),
            Section(
                "改进",
                (Remark(tracking(data)), Paragraph("改进措施", actions(data), 1.2, 0.3, ruled=False)),
            ),
        ]
    return (Block(tuple(sections)),)


render = _case_parts.renderer(_TITLE, _blocks, _SIGNERS, _COPIES)


def sample() -> CaseData:
    """A serious case near its end, the internal edition."""
    return sample_case(
        is_internal=True,
        **PRODUCT,
        category="产品质量",
        demand="彻底修复或更换设备，赔偿年会转播损失。",
        cause="编码板 U12 虚焊，温升后接触不良。",
        countermeasure="换新两台；同批 18 台上门复测，老化测试恢复为 4 小时。",
        shares=SHARES,
        settlements=SETTLEMENTS,
        answer="接受",
        answered_on=date(2026, 11, 22),
        signed_by="沈建国",
        signed_on=date(2026, 11, 24),
        talks=TALKS,
        opinions=OPINIONS,
        losses=LOSSES,
        loss_amount=456_000,
        decisions=DECISIONS,
        tracks_improvement=True,
        actions=ACTIONS,
    )


FORM = Form(
    "complaint_handling_form",
    _TITLE,
    PAPERS,
    CaseData,
    sample,
    render,
    label=QT_TRANSLATE_NOOP("papers", "Complaint handling form"),
)
