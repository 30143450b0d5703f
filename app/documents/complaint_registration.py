"""客户投诉登记表 – complaint registration form (F40, P06): every complaint, with the product fields of its scheme."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents import _case_parts
from app.documents._blocks import Block, Section
from app.documents._case import FACTS, PRODUCT, TURNS, CaseData, sample_case
from app.documents._case_parts import BLANK_DAY, BLANK_MOMENT, PAPERS, inside, product, who, yuan
from app.documents._form import Form, day, moment
from app.documents._grid import Cell, Fields, Paragraph, Signatures
from app.documents._samples import ISSUED_AT

_TITLE = "客户投诉登记表"
_SIGNERS = ("受理人",)
_COPIES = dict.fromkeys((False, True), ("客户服务部",))
"""By edition: the customer's and the internal one alike."""


def _blocks(data: CaseData) -> tuple[Block, ...]:
    complaint = (
        Fields(
            (Cell("投诉类别", data.category), Cell("投诉渠道", data.channel), Cell("索赔金额", yuan(data.claim_amount)))
        ),
        Paragraph("投诉内容", data.content, 5, 3),
        Paragraph("客户要求", data.demand, 2.4, 1.5),
        *((Fields((Cell("样品", data.sample),)),) if data.sample else ()),
    )
    bought = (Fields((Cell("购买凭证", data.proof),)),) if data.proof else ()
    taken = (
        Fields(
            (
                Cell("受理时间", moment(data.received_at, BLANK_MOMENT)),
                Cell("受理人", data.received_by),
                Cell("答复日期", day(data.promised_on, BLANK_DAY)),
            )
        ),
        Signatures(("受理人签字", "客服主管"), 2.4),
    )
    sections = (
        Section("客户", who(data)),
        Section("产品", (*product(data), *bought)),
        Section("投诉", complaint),
        Section("受理", taken),
    )
    return (Block((*sections, *inside(data))),)


render = _case_parts.renderer(_TITLE, _blocks, _SIGNERS, _COPIES)


def sample() -> CaseData:
    """A serious complaint, the internal edition."""
    return sample_case(
        is_internal=True,
        customer_number="KH-HZ01-00316",
        address="浙江省杭州市余杭区文一西路 998 号 18 幢 3 层视频会议机房",
        call_number="JX-HZ01-2611-0087",
        **PRODUCT,
        facts=FACTS,
        proof="销售发票 No. 03317742",
        channel="电话",
        category="产品质量",
        demand="彻底修复或更换设备，赔偿年会转播损失。",
        claim_amount=600_000,
        sample="主板两块，已留样封存",
        received_by="王芳",
        promised_on=date(2026, 11, 30),
        scheme="四步处理（登记表与处理表）",
        severity="严重",
        owner="赵敏",
        reply_due_at=ISSUED_AT + timedelta(hours=48),
        close_due_at=datetime(2026, 12, 5, 16, tzinfo=UTC),
        turns=TURNS,
    )


FORM = Form(
    "complaint_registration",
    _TITLE,
    PAPERS,
    CaseData,
    sample,
    render,
    label=QT_TRANSLATE_NOOP("papers", "Complaint registration form"),
)
