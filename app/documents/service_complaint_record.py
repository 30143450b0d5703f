"""服务投诉记录单 – service complaint record (F50, P11): taken, solved, analysed, corrected."""

from __future__ import annotations

from datetime import date

from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents import _case_parts
from app.documents._blocks import Block, Section
from app.documents._case import ACTIONS, DECISIONS, OPINIONS, SHARES, TALKS, CaseData, Settled, sample_case
from app.documents._case_parts import (
    BLANK_DAY,
    BLANK_MOMENT,
    PAPERS,
    SATISFACTION,
    actions,
    answer,
    customer_signed,
    decisions,
    open_opinions,
    opinions,
    responsibility,
    settled,
    talks,
    visit,
)
from app.documents._form import Form, day, moment, ticked
from app.documents._grid import Cell, Fields, Paragraph, Remark, Signatures
from app.documents._samples import ISSUED_AT

_TITLE = "服务投诉记录单"
_SIGNERS = ("受理人", "管理者代表")
_COPIES = {False: ("客户",), True: ("营销中心",)}
"""By edition: False the customer's, True the internal one."""
_BLANKS = ("受理人意见", "营销中心原因分析", "管理者代表意见")


def _blocks(data: CaseData) -> tuple[Block, ...]:
    case = (
        Fields((Cell("客户姓名", data.customer, 2, heavy=True), Cell("客户联系电话", data.phone, heavy=True))),
        Fields(
            (
                Cell("联系人", data.contact),
                Cell("投诉受理时间", moment(data.received_at, BLANK_MOMENT)),
                Cell("受理人", data.received_by),
            )
        ),
        Paragraph("投诉内容概要", data.content, 3, 2),
        Paragraph("客户要求", data.demand, 1.5, 0.8, ruled=False),
    )
    solution = (
        Fields(
            (
                Cell("通知部门", data.department),
                Cell("告知期限", day(data.promised_on, BLANK_DAY)),
                Cell("告知人", data.promise_told_by),
            )
        ),
        Paragraph("解决方案", settled(data, with_bearer=data.is_internal), 2, 1),
        *open_opinions(data),
        Remark("客户意见　" + answer(data)),
        Paragraph("处理结果", talks(data), 2, 1),
        Remark("满意程度　" + ticked(data.satisfaction, *SATISFACTION)),
        Fields((Cell("回访", visit(data)),)),
        *(() if data.is_internal else (Signatures(("客户签字", "受理人"), 3, filled=(customer_signed(data),)),)),
    )
    sections = [Section("受理", case), Section("处理", solution)]
    if data.is_internal:
        sections += [
            Section(
                "分析",
                (
                    Paragraph("原因分析", data.cause, 1.5, 0.8, ruled=False),
                    Paragraph("责任归属", responsibility(data), 1.2, 0.2, ruled=False),
                    Paragraph("核决", decisions(data), 1.2, 0.3, ruled=False),
                    *opinions(data, _BLANKS, 1.5, 5),
                ),
            ),
            Section(
                "纠正",
                (
                    Paragraph("纠正措施", actions(data), 1.6, 0.8),
                    Signatures(("受理人", "营销中心", "管理者代表"), 2.2),
                ),
            ),
        ]
    return (Block(tuple(sections)),)


render = _case_parts.renderer(_TITLE, _blocks, _SIGNERS, _COPIES)


def sample() -> CaseData:
    """A complaint about service that was corrected, the internal edition."""
    return sample_case(
        is_internal=True,
        received_by="王芳",
        demand="重新上门，说明为何两次未修好。",
        department="营销中心",
        promised_on=date(2026, 11, 24),
        promise_told_by="王芳",
        settlements=(Settled("致歉说明", "服务经理登门致歉并复修", bearer="公司"),),
        answer="接受",
        answered_on=date(2026, 11, 19),
        talks=TALKS,
        satisfaction=4,
        visited_at=ISSUED_AT,
        visited_by="周海",
        cause="首次维修未按规程做满载测试。",
        shares=SHARES,
        decisions=DECISIONS,
        opinions=OPINIONS[:3],
        actions=ACTIONS,
    )


FORM = Form(
    "service_complaint_record",
    _TITLE,
    PAPERS,
    CaseData,
    sample,
    render,
    label=QT_TRANSLATE_NOOP("papers", "Service complaint record"),
)
