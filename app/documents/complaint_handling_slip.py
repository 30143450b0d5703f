"""客户投诉处理单 – complaint handling slip (F53, P09): the result, signed by receiver, manager and customer.

The customer gets it without the opinions; the responsible department gets the internal duplicate.
"""

from __future__ import annotations

from datetime import date

from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents import _case_parts
from app.documents._blocks import Block, Section
from app.documents._case import DECISIONS, LOSSES, OPINIONS, PRODUCT, SETTLEMENTS, SHARES, CaseData, sample_case
from app.documents._case_parts import (
    BLANK_DAY,
    PAPERS,
    SATISFACTION,
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
)
from app.documents._form import Form, day, moment, ticked
from app.documents._grid import Cell, Fields, Paragraph, Remark, Signatures

_TITLE = "客户投诉处理单"
_SIGNERS = ("受理人员", "部门经理")
_COPIES = {False: ("正本 客户服务部", "副本 客户"), True: ("副本 责任部门",)}
"""By edition: False the customer's, True the internal one."""
_BLANKS = ("受理人员意见", "责任部门意见", "部门经理意见")


def _blocks(data: CaseData) -> tuple[Block, ...]:
    case = (
        Fields((Cell("客户名称", data.customer, 2, heavy=True), Cell("处理单编号", data.number))),
        Fields(
            (Cell("联系人", data.contact), Cell("联系电话", data.phone), Cell("受理时间", moment(data.received_at)))
        ),
        Fields((Cell("产品", goods(data)),)),
        Fields((Cell("处理部门", data.department), Cell("处理日期", day(data.handled_on, BLANK_DAY)))),
        Paragraph("投诉内容", data.content, 2, 1, ruled=False),
    )
    result = (
        Paragraph("原因", cause(data), 1.6, 0.8, ruled=False),
        Paragraph("投诉处理结果", data.result, 2.4, 1.5),
        settlement_table(data, 2, 4 if data.is_internal else 8),
    )
    ours = (*open_opinions(data), Signatures(("受理人员", "部门经理"), 2.4))
    if data.is_internal:
        ours = (
            *opinions(data, _BLANKS, 1.6, 6),
            Paragraph("责任归属", responsibility(data), 1.2, 0.3, ruled=False),
            Paragraph("损失核算", losses(data), 1.2, 0.3, ruled=False),
            Paragraph("核决意见", decisions(data), 1.2, 0.3, ruled=False),
            *ours,
        )
    sections = Section("案件", case), Section("处理结果", result), Section("我方意见", ours)
    content, signed = ticked(data.satisfaction, *SATISFACTION), customer_signed(data)
    if data.is_internal:  # no customer gets to sign it
        told = Remark("客户意见　" + answer(data)), Fields((Cell("满意程度", content, 2), Cell("客户签字", signed)))
        return (Block((*sections, Section("客户", told))),)
    customer = (
        Remark(answer(data)),
        Paragraph("客户意见", "", 2, 1),
        Remark("满意程度　" + content),
        Signatures(("客户签字",), 2.4, filled=(signed,)),
    )
    return Block(sections), Block((Section("客户", customer),), seal=True)


render = _case_parts.renderer(_TITLE, _blocks, _SIGNERS, _COPIES)


def sample() -> CaseData:
    """A settled case, the internal duplicate."""
    return sample_case(
        is_internal=True,
        **PRODUCT,
        department="客户服务部",
        handled_on=date(2026, 11, 22),
        cause="编码板 U12 虚焊，温升后接触不良。",
        settlements=SETTLEMENTS,
        result="编码板焊接不良，换新两台并折让 2,000 元。",
        opinions=OPINIONS[:2],
        shares=SHARES,
        losses=LOSSES,
        loss_amount=456_000,
        decisions=DECISIONS,
        answer="接受",
        answered_on=date(2026, 11, 22),
        signed_by="沈建国",
        signed_on=date(2026, 11, 24),
        satisfaction=4,
    )


FORM = Form(
    "complaint_handling_slip",
    _TITLE,
    PAPERS,
    CaseData,
    sample,
    render,
    label=QT_TRANSLATE_NOOP("papers", "Complaint handling slip"),
)
