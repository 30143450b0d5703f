"""客户投诉记录单 – complaint record form (F52, P08): the nine fields of the service department, on receipt."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents import _case_parts
from app.documents._blocks import Block, Section
from app.documents._case import FACTS, PRODUCT, TURNS, CaseData, sample_case
from app.documents._case_parts import BLANK_MOMENT, PAPERS, channels, inside, product
from app.documents._form import Form, moment
from app.documents._grid import Cell, Fields, Paragraph, Remark, Signatures
from app.documents._samples import ISSUED_AT

_TITLE = "客户投诉记录单"
_SIGNERS = ("部门受理人员",)
_COPIES = dict.fromkeys((False, True), ("客户服务部",))
"""By edition: the customer's and the internal one alike."""


def _blocks(data: CaseData) -> tuple[Block, ...]:
    customer = (
        Fields((Cell("投诉客户名称", data.customer, heavy=True),)),
        Fields((Cell("营业地址", data.address),)),
        Fields((Cell("客户联系方式", "　".join(part for part in (data.contact, data.phone) if part)),)),
    )
    receipt = (
        Fields((Cell("受理日期", moment(data.received_at, BLANK_MOMENT)), Cell("受理编号", data.number, heavy=True))),
        Remark("投诉方式　" + channels(data, "电话", "电邮", "现场")),
    )
    bought = (Fields((Cell("购买凭证", data.proof),)),) if data.proof else ()
    goods = (Section("产品", (*product(data), *bought)),) if data.product or data.facts or data.proof else ()
    words = (
        Paragraph("投诉理由（事件经过）", data.content, 8, 3),
        Paragraph("投诉要求", data.demand, 3, 1.5),
        Signatures(("部门受理人员（签字）",), 2.4, filled=(data.received_by,)),
    )
    sections = (Section("客户", customer), Section("受理", receipt), *goods, Section("投诉", words))
    return (Block((*sections, *inside(data))),)


render = _case_parts.renderer(_TITLE, _blocks, _SIGNERS, _COPIES)


def sample() -> CaseData:
    """A complaint as it is received, the internal edition."""
    return sample_case(
        is_internal=True,
        address="浙江省杭州市余杭区文一西路 998 号 18 幢 3 层视频会议机房",
        **PRODUCT,
        facts=FACTS[:1],
        proof="销售发票 No. 03317742",
        channel="电话",
        demand="彻底修复或更换设备，赔偿年会转播损失。",
        received_by="王芳",
        scheme="客户服务部记录单与处理单",
        severity="严重",
        owner="赵敏",
        reply_due_at=ISSUED_AT + timedelta(hours=48),
        close_due_at=datetime(2026, 12, 5, 16, tzinfo=UTC),
        turns=TURNS,
    )


FORM = Form(
    "complaint_record", _TITLE, PAPERS, CaseData, sample, render, label=QT_TRANSLATE_NOOP("papers", "Complaint record")
)
