"""Certificates that the customer seals (F72 allowance, F73 sales return): approved, sealed, posted, void.

The sheet is frozen when the certificate is approved.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.core.money import format_yuan
from app.domain import return_goods, stock, validation
from app.domain.workflows import sales_certificate as workflow
from app.models.complaint_decision import ComplaintSettlement
from app.models.return_slip import ReturnSlip, SalesCertificate
from app.services import _settlement_lines as settled
from app.services import issuing, settings, settlement_papers
from app.services._use_case import UnitOfWork, get, require, use_case

_RETURNED = ("matched", "posted")


@use_case("return_slip.create")
def allow(
    unit: UnitOfWork,
    case_id: int,
    *,
    settlement_id: int,
    goods: str,
    original_price: int,
    amount: int,
    reason: str,
    quantity: int = 0,
    invoice_number: str = "",
    invoice_on: date | None = None,
    tax_number: str = "",
) -> SalesCertificate:
    """Certify an allowance or compensation (F72) of a line of the settlement; amounts in fen.

    Raises UserError for more than the line allows, or than the goods cost.
    """
    case = settled.being_settled(unit, case_id)
    line = settled.line_for(case, settlement_id, settlement_papers.ALLOWANCE)
    values = _allowance(
        unit, line, 0, goods=goods, original_price=original_price, amount=amount, reason=reason, quantity=quantity,
        invoice_number=invoice_number, invoice_on=invoice_on, tax_number=tax_number,
    )  # fmt: skip
    row = unit.insert(
        SalesCertificate, number=unit.number("allowance"), kind="allowance", complaint=case.id,
        complaint_number=case.number, settlement=line.id, customer=case.customer_id, customer_name=case.customer_name,
        issued_at=unit.now, issued_by=unit.session.full_name, **values,
    )  # fmt: skip
    settled.name(unit, line, row.number)
    return row


@use_case("return_slip.create")
def certify_return(
    unit: UnitOfWork,
    slip_id: int,
    *,
    goods: str,
    reason: str,
    quantity: int,
    amount: int,
    invoice_number: str = "",
    invoice_on: date | None = None,
    tax_number: str = "",
) -> SalesCertificate:
    """Certify what a slip brought back (F73); pieces and fen at most what was counted."""
    slip = get(ReturnSlip, slip_id)
    case = settled.being_settled(unit, slip.complaint_id)
    if slip.state not in _RETURNED:
        text = translate("sales_certificate", "{number} must be counted and compared first.")
        raise UserError(text.format(number=slip.number))
    standing = SalesCertificate.get_or_none((SalesCertificate.slip == slip.id) & (SalesCertificate.state != "void"))
    if standing is not None:
        text = translate("sales_certificate", "{number} certifies this return already.")
        raise UserError(text.format(number=standing.number))
    values = _return(
        unit, slip, goods=goods, reason=reason, quantity=quantity, amount=amount, invoice_number=invoice_number,
        invoice_on=invoice_on, tax_number=tax_number,
    )  # fmt: skip
    row = unit.insert(
        SalesCertificate, number=unit.number("sales_return"), kind="sales_return", complaint=case.id,
        complaint_number=case.number, settlement=slip.settlement_id, slip=slip.id, slip_number=slip.number,
        customer=case.customer_id, customer_name=case.customer_name, issued_at=unit.now,
        issued_by=unit.session.full_name, **values,
    )  # fmt: skip
    unit.touch(slip)
    return _touched(unit, row)


@use_case("return_slip.change")
def change(unit: UnitOfWork, certificate_id: int, *, seen_version: int, **given: Any) -> SalesCertificate:
    """Change a certificate that nobody approved yet; parameters as `allow` or `certify_return`."""
    row = get(SalesCertificate, certificate_id)
    workflow.after(row.state, "change")
    if row.kind == "sales_return":
        values = _return(unit, get(ReturnSlip, row.slip_id), **given)
    else:
        values = _allowance(unit, get(ComplaintSettlement, row.settlement_id), row.id, **given)
    return _touched(unit, unit.update(row, seen_version, also={"reason": values.pop("reason")}, **values))


@use_case("return_slip.approve")
def approve(unit: UnitOfWork, certificate_id: int, *, seen_version: int, paper: str = "") -> SalesCertificate:
    """Approve a certificate: its sheet is frozen and goes to the customer. Raises UserError for who wrote it."""
    row = get(SalesCertificate, certificate_id)
    settled.being_settled(unit, row.complaint_id)
    if row.issued_by == unit.session.full_name and not settings.flag("complaint.self_approval"):
        raise UserError(translate("return_slip", "Nobody approves what they wrote themselves."))
    state = str(workflow.after(row.state, "approve", {"invoice_number": row.invoice_number}))
    unit.update(row, seen_version, state=state, approved_by=unit.session.full_name, approved_at=unit.now)
    form = settlement_papers.CERTIFICATE_FORMS[row.kind]
    content = settlement_papers.certificate(row, unit.now, unit.session.full_name)
    _, digest = issuing.keep(unit, form, row.number, content, paper or settings.usual_paper(form) or "A5")
    return _touched(unit, unit.update(row, content_sha256=digest))


@use_case("return_slip.change")
def seal(
    unit: UnitOfWork,
    certificate_id: int,
    *,
    seen_version: int,
    day: date | None,
    sealed_by: str,
    proof_kind: str = "certificate",
) -> SalesCertificate:
    """It came back with the customer's seal, or with a copy of the invoice that bears it (an allowance, 3.12, 6)."""
    row = get(SalesCertificate, certificate_id)
    if proof_kind not in return_goods.ALLOWANCE_PROOFS or (row.kind == "sales_return" and proof_kind != "certificate"):
        raise UserError(translate("sales_certificate", "Choose what the customer sealed."), "proof_kind")
    sealer = validation.clean_line(sealed_by, field="sealed_by")
    facts = {"sealed_by": sealer, **_days(unit, day, _approved_on(row))}
    state = str(workflow.after(row.state, "seal", facts))
    return _touched(
        unit,
        unit.update(row, seen_version, state=state, sealed_on=day, sealed_by=sealer, proof_kind=proof_kind),
    )


@use_case("return_slip.change")
def post(unit: UnitOfWork, certificate_id: int, *, seen_version: int, day: date | None) -> SalesCertificate:
    """Accounting has posted it: an allowance is done with that."""
    row = get(SalesCertificate, certificate_id)
    state = str(workflow.after(row.state, "post", _days(unit, day, row.sealed_on)))
    unit.update(row, seen_version, state=state, posted_on=day)
    if row.kind == "allowance" and row.settlement_id:
        settled.finish(unit, get(ComplaintSettlement, row.settlement_id), day or clock.local(unit.now).date())
    return _touched(unit, row)


@use_case("return_slip.void")
def void(unit: UnitOfWork, certificate_id: int, *, seen_version: int, reason: str) -> SalesCertificate:
    """It does not stand: number and sheet stay; an allowance is to be carried out again."""
    row = get(SalesCertificate, certificate_id)
    why = validation.clean_text(reason, field="reason")
    was, state = row.state, str(workflow.after(row.state, "void", {"reason": why}))
    slip = get(ReturnSlip, row.slip_id) if row.slip_id else None
    if slip is not None and slip.state == "closed" and slip.proof_number == row.number:
        text = translate("sales_certificate", "{number} was closed with this certificate.")
        raise UserError(text.format(number=row.slip_number), "reason")
    line = get(ComplaintSettlement, row.settlement_id) if row.kind == "allowance" and row.settlement_id else None
    settled.refuse_when_settled(line, row.number)
    unit.update(row, seen_version, why, state=state, voided_at=unit.now, void_reason=why)
    settled.set_free(unit, line, row.number, was, why)
    return _touched(unit, row)


@use_case("return_slip.change")
def printed(
    unit: UnitOfWork, certificate_id: int, *, printer: str, copies: int = 1, reprint: int = 0
) -> SalesCertificate:
    """A copy has left the printer."""
    row = get(SalesCertificate, certificate_id)
    issuing.log_copy(unit, _paper_id(row), printer=printer, copies=copies, reprint=reprint)
    unit.touch(row)
    return row


def for_printing(certificate_id: int, *, paper: str = "") -> issuing.Copy:
    """The next print of a certificate: the original first, then marked reprints; a void one says 作废.

    Raises NotPermitted, or UserError before it is approved.
    """
    require("return_slip.change")
    row = get(SalesCertificate, certificate_id)
    return issuing.copy(_paper_id(row), paper=paper, is_void=row.state == "void")


def _paper_id(row: SalesCertificate) -> int:
    return settlement_papers.paper_id(settlement_papers.CERTIFICATE_FORMS[row.kind], row.number)


def _allowance(unit: UnitOfWork, line: ComplaintSettlement, own_id: int, **given: Any) -> dict[str, Any]:
    price, amount = given["original_price"], given["amount"]
    left = return_goods.net(price, amount)
    if line.amount:
        others = SalesCertificate.select().where(
            (SalesCertificate.settlement == line.id) & (SalesCertificate.id != own_id)
            & (SalesCertificate.state != "void")
        )  # fmt: skip
        _refuse_above(line.amount, amount + sum(row.amount for row in others))
    return {
        **_described(unit, given),
        "quantity": stock.check_count(given.get("quantity", 0), "quantity"),
        "original_price": price,
        "amount": amount,
        "net_price": left,
    }


def _return(unit: UnitOfWork, slip: ReturnSlip, **given: Any) -> dict[str, Any]:
    quantity = stock.check_count(given["quantity"], "quantity", 1)
    if quantity > (slip.actual_quantity or 0):
        text = translate("sales_certificate", "{count} pieces came back on {number}.")
        raise UserError(text.format(count=slip.actual_quantity or 0, number=slip.number), "quantity")
    amount = given["amount"]
    return_goods.check_money(amount, "amount")
    if slip.amount and amount > slip.amount:
        text = translate("sales_certificate", "{number} comes to {amount}.")
        words = text.format(number=slip.number, amount=format_yuan(slip.amount, symbol=True))
        raise UserError(words, "amount")
    if not slip.amount:
        _refuse_beyond_the_line(slip, amount)
    return {**_described(unit, given), "quantity": quantity, "amount": amount}


def _refuse_beyond_the_line(slip: ReturnSlip, amount: int) -> None:
    """Raise UserError where a slip without prices would be certified beyond what its line was approved for."""
    most = get(ComplaintSettlement, slip.settlement_id).amount if slip.settlement_id else 0
    if most:
        others = SalesCertificate.select().where(
            (SalesCertificate.settlement == slip.settlement_id) & (SalesCertificate.slip != slip.id)
            & (SalesCertificate.state != "void")
        )  # fmt: skip
        _refuse_above(most, amount + sum(row.amount for row in others))


def _refuse_above(most: int, total: int) -> None:
    if total > most:
        text = translate("sales_certificate", "The settlement allows {most}; the certificates would have {sum}.")
        words = text.format(most=format_yuan(most, symbol=True), sum=format_yuan(total, symbol=True))
        raise UserError(words, "amount")


def _described(unit: UnitOfWork, given: dict[str, Any]) -> dict[str, Any]:
    day = given.get("invoice_on")
    if day is not None:
        today = clock.local(unit.now).date()
        validation.check_date(day, today, "invoice_on")
        if day > today:
            raise UserError(translate("sales_certificate", "This day has not come yet."), "invoice_on")
    reason = validation.clean_text(given["reason"], field="reason")
    if not reason:
        raise UserError(translate("validation", "Please fill this in."), "reason")
    return {
        "goods": validation.required_line(given["goods"], "goods"),
        "reason": reason,
        "invoice_number": validation.clean_line(given.get("invoice_number", ""), 60, "invoice_number"),
        "invoice_on": day,
        "tax_number": validation.clean_line(given.get("tax_number", ""), 40, "tax_number").upper(),
    }


def _approved_on(row: SalesCertificate) -> date:
    return clock.local(row.approved_at or row.issued_at).date()


def _days(unit: UnitOfWork, day: date | None, not_before: date | None) -> dict[str, Any]:
    return {"day": day, "not_before": not_before or date.min, "today": clock.local(unit.now).date()}


def _touched(unit: UnitOfWork, row: SalesCertificate) -> SalesCertificate:
    unit.touch("complaint", row.complaint_id)
    return row
