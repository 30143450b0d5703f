"""顾客投诉记录表 – complaint record of a branch (F48): what was not settled at once goes to marketing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents import _case_parts
from app.documents._blocks import Block, Section
from app.documents._case import FACTS, PRODUCT, TALKS, TURNS, CaseData, Opinion, sample_case
from app.documents._case_parts import (
    BLANK_DAY,
    BLANK_MOMENT,
    PAPERS,
    inside,
    open_opinions,
    opinions,
    product,
    talks,
    who,
    yuan,
)
from app.documents._form import Form, day, moment
from app.documents._grid import Cell, Fields, Paragraph, Row, Signatures
from app.documents._samples import ISSUED_AT

_TITLE = "顾客投诉记录表"
_SIGNERS = ("填表人", "分公司经理")
_COPIES = {False: ("顾客",), True: ("市场部",)}
"""By edition: False the customer's, True the internal one."""
_BY_PHONE = "电话请示及批示"
"""The block for what the branch office said on the telephone: written by hand where the scheme has none (F48)."""


def _opinions(data: CaseData) -> tuple[Row, ...]:
    """The instruction, and what others have said by now: their empty blocks stand on the handling sheet (F49)."""
    asked = tuple(one for one in data.opinions if one.title == _BY_PHONE) or (Opinion(_BY_PHONE),)
    said = tuple(one for one in data.opinions if one.title != _BY_PHONE and one.words)
    return opinions(replace(data, opinions=(*asked, *said)), (), 2, 5)


def _blocks(data: CaseData) -> tuple[Block, ...]:
    customer = (
        *who(data),
        Fields(
            (
                Cell("受理时间", moment(data.received_at, BLANK_MOMENT)),
                Cell("投诉渠道", data.channel),
                Cell("受理人", data.received_by),
            )
        ),
    )
    bought = (Fields((Cell("购买凭证", data.proof),)),) if data.proof else ()
    complaint = (
        Fields((Cell("投诉类别", data.category), Cell("索赔金额", yuan(data.claim_amount)), Cell("样品", data.sample))),
        Paragraph("投诉内容", data.content, 4, 2),
        Paragraph("顾客要求", data.demand, 2, 1),
    )
    reply = (
        *(_opinions(data) if data.is_internal else open_opinions(data)),
        Paragraph("答复顾客", talks(data), 3, 1.5),
        Fields((Cell("承诺日期", day(data.promised_on, BLANK_DAY), heavy=True), Cell("告知人", data.promise_told_by))),
        Signatures(("填表人", "分公司经理"), 2.4),
    )
    return (
        Block(
            (
                Section("顾客", customer),
                Section("产品", (*product(data), *bought)),
                Section("投诉", complaint),
                Section("处理", reply),
                *inside(data),
            )
        ),
    )


render = _case_parts.renderer(_TITLE, _blocks, _SIGNERS, _COPIES)


def sample() -> CaseData:
    """A complaint that goes on to marketing, the internal edition."""
    return sample_case(
        is_internal=True,
        customer_number="KH-HZ01-00316",
        address="浙江省杭州市余杭区文一西路 998 号 18 幢 3 层视频会议机房",
        **PRODUCT,
        facts=FACTS,
        proof="销售发票 No. 03317742",
        channel="现场",
        category="质量异常",
        claim_amount=600_000,
        sample="主板两块，随表寄市场部",
        received_by="王芳",
        demand="换新，赔偿年会转播损失。",
        opinions=(
            Opinion("分公司意见", "顾客保留样品要求换新，超出分公司权限，请市场部判定。", "钱进", date(2026, 11, 18)),
        ),
        talks=TALKS[:1],
        promised_on=date(2026, 12, 3),
        promise_told_by="王芳",
        scheme="分公司与专卖店（处理表两联）",
        severity="严重",
        owner="赵敏",
        reply_due_at=ISSUED_AT + timedelta(hours=48),
        close_due_at=datetime(2026, 12, 7, 16, tzinfo=UTC),
        turns=TURNS,
    )


FORM = Form(
    "branch_complaint_record",
    _TITLE,
    PAPERS,
    CaseData,
    sample,
    render,
    label=QT_TRANSLATE_NOOP("papers", "Complaint record of a branch"),
)
