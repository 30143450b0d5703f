"""客户抱怨处理表 – complaint handling sheet in five parts (F45, P10): from quality to the decision.

The internal sheet must not be photocopied for the customer, who gets an edition of their own.
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
    settled,
    settlement_table,
    tracking,
    yuan,
)
from app.documents._form import Form, moment
from app.documents._grid import Cell, Fields, Paragraph, Remark, Signatures

_TITLE = "客户抱怨处理表"
_SIGNERS = ("经办人", "主管")
_COPIES = {
    False: ("客户联",),
    True: ("第一联 质管部", "第二联 制造部", "第三联 业务部", "第四联 会计科", "第五联 总经理室"),
}
"""By edition: False the customer's, True the internal one."""
_UNDECIDED = "客户加工中未确定"
"""To be ticked by hand where no demand is known: the customer cannot say yet how much goes back (F45)."""
_BLANKS = (
    "品质部门原因分析", "生产部门原因及对策", "经理室意见", "研发部门意见", "总经理室查核", "业务部门处理意见",
    "总经理室综合意见", "交涉结果", "主管查核", "总经理室结案意见",
)  # fmt: skip


def _blocks(data: CaseData) -> tuple[Block, ...]:
    undecided = f"☐{_UNDECIDED}" if data.is_internal and not data.demand else ""
    complaint = (
        Fields((Cell("客户名称", data.customer, 2, heavy=True), Cell("市场", data.market))),
        Fields(
            (Cell("联系人", data.contact), Cell("联系电话", data.phone), Cell("受理时间", moment(data.received_at)))
        ),
        *product(data),
        Fields((Cell("抱怨类别", data.category), Cell("样品", data.sample), Cell("索赔金额", yuan(data.claim_amount)))),
        Paragraph("抱怨内容", data.content, 1.6, 1.5, ruled=False),
        Paragraph("客户要求", data.demand, 1.2, 0.8, ruled=False, note=undecided),
    )
    blocks = [Section("抱怨", complaint)]
    if data.is_internal:
        blocks += [
            Section("会签", opinions(data, _BLANKS, 1.4, len(_BLANKS))),
            Section(
                "核决",
                (
                    Paragraph("责任归属", responsibility(data), 1.1, 0.2, ruled=False),
                    Paragraph("损失核算", losses(data), 1.1, 0.2, ruled=False),
                    Paragraph("处理方式", settled(data, with_bearer=True), 1.1, 0.3, ruled=False),
                    Paragraph("核决", decisions(data), 1.1, 0.3, ruled=False),
                ),
            ),
            Section("结果", (Remark(f"交涉结果　{answer(data)}　　　{tracking(data)}"), _signatures(data))),
        ]
    else:
        blocks.append(
            Section(
                "处理",
                (
                    Paragraph("原因", cause(data), 3, 1.5),
                    Paragraph("改善对策", data.countermeasure, 3, 1.5),
                    settlement_table(data, 4, 8),
                    *open_opinions(data),
                    Remark("客户意见　" + answer(data)),
                    Signatures(("客户签字（盖章）", "公司经办人"), 3, filled=(customer_signed(data),)),
                ),
            )
        )
    return (Block(tuple(blocks)),)


def _signatures(data: CaseData) -> Signatures:
    return Signatures(("经办人", "主管查核", "核决人"), 2, filled=(data.owner,))


render = _case_parts.renderer(_TITLE, _blocks, _SIGNERS, _COPIES)


def sample() -> CaseData:
    """A case that was decided, the internal edition."""
    return sample_case(
        is_internal=True,
        market="国内",
        **PRODUCT,
        facts=FACTS,
        category="质量异常",
        sample="主板两块",
        claim_amount=600_000,
        demand="换新，赔偿年会转播损失。",
        opinions=OPINIONS,
        shares=SHARES,
        losses=LOSSES,
        loss_amount=456_000,
        settlements=SETTLEMENTS,
        decisions=DECISIONS,
        answer="接受",
        answered_on=date(2026, 11, 22),
        tracks_improvement=True,
        owner="赵敏",
    )


FORM = Form(
    "complaint_sheet",
    _TITLE,
    PAPERS,
    CaseData,
    sample,
    render,
    label=QT_TRANSLATE_NOOP("papers", "Complaint handling sheet, five parts"),
)
