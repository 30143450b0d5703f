"""A return slip as its record shows it, and what a new one begins with (F71)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.core import clock
from app.core.money import format_yuan
from app.domain import return_goods
from app.domain.workflows import return_slip as workflow
from app.models.complaint import Complaint
from app.models.complaint_decision import ComplaintSettlement
from app.models.return_slip import ReturnSlip, SalesCertificate
from app.services import _return_slip_goods as goods
from app.services import issuing, settlement_papers
from app.services import session as sessions
from app.services._people import full_names
from app.services._return_slip_goods import Goods
from app.services._use_case import get, require


@dataclass(frozen=True)
class SlipGoods:
    """One kind of goods; `most` pieces are accepted, `is_over` says that more came; amounts in fen."""

    id: int
    goods: str
    model: str
    order_number: str
    unit_price: int
    approved_quantity: int
    actual_quantity: int | None
    most: int
    is_over: bool


@dataclass(frozen=True)
class SlipFile:
    """One slip; `actions` are the events of its workflow that the person signed in may fire now; amounts in fen."""

    id: int
    row_version: int
    number: str
    complaint_id: int
    complaint_number: str
    settlement_id: int
    customer_id: int
    customer_name: str
    purpose: str
    reason: str
    treatment: str
    basis: str
    goods: str
    approved_quantity: int
    actual_quantity: int | None
    amount: int
    over_ratio: int
    state: str
    issued_at: datetime
    issued_by: str
    approved_by: str
    approved_at: datetime | None
    warehouse_on: date | None
    received_by: str
    counted_on: date | None
    counted_by: str
    mismatch_note: str
    reapproved_by: str
    reapproved_at: datetime | None
    posted_on: date | None
    proof_kind: str
    proof_number: str
    proof_on: date | None
    proof_note: str
    closed_on: date | None
    voided_at: datetime | None
    void_reason: str
    lines: tuple[SlipGoods, ...]
    certificate_id: int  # the sales return certificate that stands, 0 without one
    certificate_number: str
    certificate_sealed: bool
    may_certify: bool
    altered: bool
    prints: tuple[issuing.PrintedCopy, ...]
    actions: frozenset[str]


@dataclass(frozen=True)
class SlipProposal:
    """What a new slip begins with: its part of the settlement and the words of the case."""

    case_id: int
    case_number: str
    customer_name: str
    settlement_id: int
    purpose: str
    reason: str
    treatment: str
    basis: str
    over_ratio: int
    lines: tuple[Goods, ...]


TREATMENTS = {"return": "退回公司，核销销货", "rework": "退厂重修后送还客户", "exchange": "退回公司，换发新品"}
"""What the paper says of the treatment, where nobody writes otherwise."""


def file(slip_id: int) -> SlipFile:
    """Everything about a slip. Raises NotPermitted, or UserError when it is not there."""
    require("return_slip.view")
    row = get(ReturnSlip, slip_id)
    lines = goods.lines_of(row)
    over = set(return_goods.over(goods.counted_of(lines), row.over_ratio))
    kept = issuing.paper_of(settlement_papers.RETURN_SLIP, row.number)
    certificate = SalesCertificate.get_or_none((SalesCertificate.slip == row.id) & (SalesCertificate.state != "void"))
    actions = frozenset(step.event for step in workflow.permitted(row.state, sessions.current().role))
    same = {name: getattr(row, name) for name in SlipFile.__dataclass_fields__ if name in row._meta.fields}
    return SlipFile(**{
        **same,
        "complaint_id": row.complaint_id,
        "settlement_id": row.settlement_id or 0,
        "customer_id": row.customer_id,
        "lines": tuple(
            SlipGoods(
                one.id, one.goods, one.model, one.order_number, one.unit_price, one.approved_quantity,
                one.actual_quantity, return_goods.most_accepted(one.approved_quantity, row.over_ratio), place in over,
            )
            for place, one in enumerate(lines)
        ),
        "certificate_id": certificate.id if certificate else 0,
        "certificate_number": certificate.number if certificate else "",
        "certificate_sealed": certificate is not None and certificate.state in ("sealed", "posted"),
        "may_certify": certificate is None and row.purpose == "return" and bool(actions & {"post", "close"}),
        "altered": is_altered(kept, row.content_sha256),
        "prints": prints_of(kept),
        "actions": actions,
    })  # fmt: skip


def find_by_number(number: str) -> int:
    """The id of the slip with a number, 0 when there is none. Raises NotPermitted."""
    require("return_slip.view")
    row = ReturnSlip.get_or_none(ReturnSlip.number == number.strip().upper())
    return row.id if row else 0


def proposal(case_id: int, settlement_id: int) -> SlipProposal:
    """What a slip for a line of the settlement begins with; words are Chinese: so is the paper. Raises NotPermitted."""
    require("return_slip.create")
    case, line = get(Complaint, case_id), get(ComplaintSettlement, settlement_id)
    mine = (ReturnSlip.settlement == line.id) & (ReturnSlip.state != "void")
    listed = _left_over(case, line, list(ReturnSlip.select().where(mine).order_by(ReturnSlip.id)))
    return SlipProposal(
        case.id, case.number, case.customer_name, line.id, line.kind, case.cause or case.content,
        TREATMENTS.get(line.kind, ""), _basis(case), goods.usual_ratio(), listed,
    )  # fmt: skip


def _left_over(case: Complaint, line: ComplaintSettlement, others: list[ReturnSlip]) -> tuple[Goods, ...]:
    """The goods of a line of the settlement that no slip has yet, called and priced as on the slip before."""
    left = line.quantity - sum(slip.approved_quantity for slip in others)
    if left <= 0:
        return ()
    before = goods.lines_of(others[-1]) if others else []
    if len(before) == 1:
        known = before[0]
        return (Goods(known.goods, left, known.unit_price, known.model, known.order_number),)
    money = line.amount - sum(slip.amount for slip in others)
    price = money // left if money > 0 and money % left == 0 else 0
    what = line.goods or case.product_name
    return (Goods(what, left, price, "" if line.goods else case.model),) if what else ()


def is_altered(kept: issuing.PaperState | None, digest: str) -> bool:
    """Whether a kept sheet is not what the record says was issued."""
    return kept is not None and (issuing.altered(kept.paper_id) or kept.content_sha256 != digest)


def prints_of(kept: issuing.PaperState | None) -> tuple[issuing.PrintedCopy, ...]:
    """Who printed a sheet, by full name."""
    names = full_names()
    return tuple(
        issuing.PrintedCopy(one.printed_at, names.get(one.user_name, one.user_name), one.printer, one.copies,
                            one.reprint)
        for one in (kept.prints if kept else ())
    )  # fmt: skip


def _basis(case: Complaint) -> str:
    """On what ground: the case and who decided it."""
    words = [f"客户投诉案件 {case.number}"]
    if case.approved_by and case.approved_at:
        day = clock.local(case.approved_at).date().isoformat()
        words.append(f"{case.approver_title or '核决人'} {case.approved_by} {day} 核准")
    if case.approved_amount:
        words.append(f"核准金额 {format_yuan(case.approved_amount, symbol=True)}")
    return "，".join(words)
