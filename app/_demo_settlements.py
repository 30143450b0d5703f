"""Slips and certificates of the demonstration: closed where the case is settled, open where it is carried out."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random
from types import SimpleNamespace
from typing import Any, NamedTuple

from app._demo_batch import Batch
from app._demo_rows import Numbers
from app.core import clock
from app.domain.numbering import NumberKind
from app.models.complaint import ComplaintScheme
from app.models.return_slip import ReceivableExclusion, ReturnSlip, ReturnSlipLine, SalesCertificate
from app.models.voucher import IssuedPaper
from app.services import issuing, settlement_papers

TABLES = (ReturnSlip, ReturnSlipLine, SalesCertificate, ReceivableExclusion)
_KEPT = timedelta(days=90)
"""Of the papers of these days the sheets are kept; older ones were brought in without."""
_KEEPER = "孙立"
_SALES = ("周强", "李娜", "何伟")
_SLIP_STATES = ("draft", "approved", "in_warehouse", "mismatch", "posted")
_CERTIFICATE_STATES = ("draft", "approved", "sealed")


class Settled(NamedTuple):
    """What is carried out: the case's row and id, the line's kind, id and amount (fen), when it began and ended."""

    case: dict[str, Any]
    case_id: int
    settlement_id: int
    kind: str
    amount: int
    begun: datetime
    done: datetime | None
    now: datetime
    desk: str
    approver: str
    cause: str


def carry_out(batch: Batch, numbers: Numbers, told: Settled) -> str:
    """Write the paper that carries a line out; returns its number, empty for what needs none."""
    batch.in_order(*TABLES)
    dice = Random(batch.seed * 1_000_003 + told.case_id)
    if told.kind in ("return", "exchange"):
        return _slip(batch, numbers, dice, told)
    if told.kind == "allowance":
        return _certificate(batch, numbers, dice, told)
    return ""


def _slip(batch: Batch, numbers: Numbers, dice: Random, told: Settled) -> str:
    state = "closed" if told.done else dice.choice(_SLIP_STATES)
    steps = _SLIP_STATES.index(state) if state in _SLIP_STATES else len(_SLIP_STATES)
    day, last = _day(told.begun), _day(told.done or told.now)
    came = 2 if state == "mismatch" else 1
    counted, posted = steps >= _SLIP_STATES.index("mismatch"), state in ("posted", "closed")
    goods = " ".join(part for part in (told.case["product_name"] or "设备", told.case["model"]) if part)
    slip = {
        **_shared(told, numbers.draw(NumberKind.RETURN_SLIP, told.begun), state),
        "purpose": told.kind,
        "reason": told.cause,
        "treatment": "退回公司，核销销货" if told.kind == "return" else "退回公司，换发新品",
        "basis": f"客户投诉案件 {told.case['number']}，{told.approver} 核准",
        "goods": f"{goods} ×1",
        "approved_quantity": 1,
        "actual_quantity": came if counted else None,
        "amount": told.amount * (came if counted else 1),
        "warehouse_on": day if steps >= _SLIP_STATES.index("in_warehouse") else None,
        "received_by": _KEEPER if steps >= _SLIP_STATES.index("in_warehouse") else "",
        "counted_on": day if counted else None,
        "counted_by": _KEEPER if counted else "",
        "mismatch_note": "客户把备用的一台一并退回" if came > 1 else "",
        "posted_on": last if posted else None,
    }
    if state == "closed":
        proof = "return_certificate" if told.kind == "return" and dice.random() < 0.3 else "invoice_copy"
        slip |= {"proof_kind": proof, "proof_number": _invoice(dice), "proof_on": last, "closed_on": last}
    slip_id = batch.put(ReturnSlip, slip, told.begun)
    line = {
        "slip": slip_id, "position": 1, "goods": told.case["product_name"] or "设备", "model": told.case["model"],
        "unit_price": told.amount, "approved_quantity": 1, "actual_quantity": slip["actual_quantity"],
    }  # fmt: skip
    batch.put(ReturnSlipLine, line, told.begun)
    if state == "closed" and slip["proof_kind"] == "return_certificate":
        slip["proof_number"] = _returned(batch, numbers, dice, told, slip, slip_id)
    if state != "draft":
        lines = [SimpleNamespace(**{"order_number": "", **line})]
        _keep(batch, told, settlement_papers.RETURN_SLIP, slip, lambda row: settlement_papers.return_slip(
            row, lines, told.begun, told.desk))  # type: ignore[arg-type]  # fmt: skip
    if dice.random() < 0.5:
        _receivable(batch, dice, told)
    return slip["number"]


def _certificate(batch: Batch, numbers: Numbers, dice: Random, told: Settled) -> str:
    state = "posted" if told.done else dice.choice(_CERTIFICATE_STATES)
    price = told.amount * dice.randint(4, 12)
    row = {
        **_shared(told, numbers.draw(NumberKind.ALLOWANCE, told.begun), state), "kind": "allowance",
        **_priced(dice, told, price), "amount": told.amount, "net_price": price - told.amount,
        **_sealed(told, state),
    }  # fmt: skip
    batch.put(SalesCertificate, row, told.begun)
    if state != "draft":
        _keep(batch, told, settlement_papers.ALLOWANCE, row, lambda one: settlement_papers.certificate(
            one, told.begun, told.desk))  # type: ignore[arg-type]  # fmt: skip
    return row["number"]


def _returned(
    batch: Batch, numbers: Numbers, dice: Random, told: Settled, slip: dict[str, Any], slip_id: int
) -> str:  # fmt: skip
    row = {
        **_shared(told, numbers.draw(NumberKind.SALES_RETURN, told.begun), "posted"), "kind": "sales_return",
        **_priced(dice, told, 0), "amount": slip["amount"], "slip": slip_id, "slip_number": slip["number"],
        **_sealed(told, "posted"),
    }  # fmt: skip
    batch.put(SalesCertificate, row, told.begun)
    _keep(batch, told, settlement_papers.SALES_RETURN, row, lambda one: settlement_papers.certificate(
        one, told.begun, told.desk))  # type: ignore[arg-type]  # fmt: skip
    return row["number"]


def _receivable(batch: Batch, dice: Random, told: Settled) -> None:
    batch.add(
        ReceivableExclusion, told.begun, number=f"{told.case['number']}/R1", complaint=told.case_id,
        complaint_number=told.case["number"], customer=told.case["customer"],
        customer_name=told.case["customer_name"], salesperson=dice.choice(_SALES), invoice_number=_invoice(dice),
        amount=told.amount * dice.randint(2, 9), due_on=_day(told.begun) + timedelta(days=dice.randint(3, 40)),
        note="客户待投诉处理完毕付款", entered_at=told.begun, entered_by=told.desk,
    )  # fmt: skip


def _shared(told: Settled, number: str, state: str) -> dict[str, Any]:
    approved = {} if state == "draft" else {"approved_by": told.approver, "approved_at": told.begun}
    return {
        "number": number, "complaint": told.case_id, "complaint_number": told.case["number"],
        "settlement": told.settlement_id, "customer": told.case["customer"],
        "customer_name": told.case["customer_name"], "state": state, "issued_at": told.begun,
        "issued_by": told.desk, "content_sha256": "", **approved,
    }  # fmt: skip


def _priced(dice: Random, told: Settled, price: int) -> dict[str, Any]:
    goods = " ".join(part for part in (told.case["product_name"] or "设备", told.case["model"]) if part)
    return {
        "goods": goods, "quantity": 1, "original_price": price, "net_price": 0, "reason": told.cause,
        "invoice_number": _invoice(dice), "invoice_on": _day(told.begun) - timedelta(days=dice.randint(10, 200)),
        "tax_number": "", "slip_number": "",
    }  # fmt: skip


def _sealed(told: Settled, state: str) -> dict[str, Any]:
    day = _day(told.done or told.now)
    sealed = {"sealed_on": day, "sealed_by": told.case["contact_name"] or "经办人", "proof_kind": "certificate"}
    return {**(sealed if state in ("sealed", "posted") else {}), **({"posted_on": day} if state == "posted" else {})}


def _keep(batch: Batch, told: Settled, form: str, row: dict[str, Any], content: Any) -> None:
    """Keep the frozen content; the sheet is drawn from it when somebody first asks for it."""
    if told.now - told.begun > _KEPT:
        return
    scheme = ComplaintScheme.get_by_id(told.case["scheme"])
    case = SimpleNamespace(**{"address": "", "contact_name": "", "phone": "", **told.case, "scheme": scheme})
    blank = {"over_ratio": 0, "reapproved_by": "", "reapproved_at": None, "approved_by": "", "approved_at": None}
    text, digest = issuing.frozen(content(SimpleNamespace(**{**blank, **row, "complaint": case})))
    row["content_sha256"] = digest
    batch.add(
        IssuedPaper, form=form, number=row["number"], version=1, paper="A4" if form == "return_slip" else "A5",
        content=text, pdf=b"", content_sha256=digest, pdf_sha256="", issued_at=told.begun, issued_by=told.desk,
    )  # fmt: skip


def _invoice(dice: Random) -> str:
    return f"2544{dice.randrange(10**16):016}"


def _day(moment: datetime) -> date:
    return clock.local(moment).date()
