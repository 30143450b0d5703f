"""Receivables that a complaint delays, left out of the salesperson's collection rate (R139, 3.12, 8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import permissions, return_goods, validation
from app.models.complaint import Complaint
from app.models.return_slip import ReceivableExclusion
from app.services import _complaint_steps as steps
from app.services import session as sessions
from app.services._use_case import UnitOfWork, get, require, use_case

_AHEAD = timedelta(days=366)


@dataclass(frozen=True)
class ExclusionFile:
    """One receivable that is left out; the amount in fen."""

    id: int
    row_version: int
    number: str
    complaint_id: int
    complaint_number: str
    customer_id: int
    customer_name: str
    salesperson: str
    invoice_number: str
    amount: int
    due_on: date
    note: str
    state: str
    entered_at: datetime
    entered_by: str
    void_reason: str
    may_void: bool


@use_case("complaint.execute")
def exclude(
    unit: UnitOfWork,
    case_id: int,
    *,
    salesperson: str,
    amount: int,
    due_on: date | None,
    invoice_number: str = "",
    note: str = "",
) -> ReceivableExclusion:
    """Leave a receivable of the case's customer out: whose, how much (fen), by when it was to be paid.

    Raises UserError naming the field; for a void case, or the same invoice twice.
    """
    case = steps.load(unit, case_id, None)
    if case.state == "void":
        raise UserError(translate("receivable", "This complaint is void."))
    return_goods.check_money(amount, "amount")
    if due_on is None:
        raise UserError(translate("receivable", "Enter the day by which it was to be paid."), "due_on")
    validation.check_date(due_on, clock.local(unit.now).date(), "due_on", ahead=_AHEAD)
    invoice = validation.clean_line(invoice_number, 60, "invoice_number")
    rows = ReceivableExclusion.select().where(ReceivableExclusion.complaint == case.id)
    if invoice and any(row.invoice_number == invoice and row.state == "active" for row in rows):
        text = translate("receivable", "Invoice {number} of this complaint is left out already.")
        raise UserError(text.format(number=invoice), "invoice_number")
    row = unit.insert(
        ReceivableExclusion,
        number=f"{case.number}/R{rows.count() + 1}",
        complaint=case.id,
        complaint_number=case.number,
        customer=case.customer_id,
        customer_name=case.customer_name,
        salesperson=validation.required_line(salesperson, "salesperson", 60),
        invoice_number=invoice,
        amount=amount,
        due_on=due_on,
        note=validation.clean_text(note, field="note"),
        entered_at=unit.now,
        entered_by=unit.session.full_name,
    )
    unit.touch(case)
    return row


@use_case("complaint.execute")
def void(unit: UnitOfWork, exclusion_id: int, *, seen_version: int, reason: str) -> ReceivableExclusion:
    """It counts for the bonus after all; the row stays."""
    row = get(ReceivableExclusion, exclusion_id)
    why = validation.clean_text(reason, field="reason")
    if not why:
        raise UserError(translate("receivable", "Write the reason."), "reason")
    if row.state == "void":
        raise UserError(translate("receivable", "This is void already."))
    unit.update(row, seen_version, why, state="void", void_reason=why)
    unit.touch("complaint", row.complaint_id)
    return row


def file(exclusion_id: int) -> ExclusionFile:
    """Everything about one. Raises NotPermitted, or UserError when it is not there."""
    require("return_slip.view")
    return _file(get(ReceivableExclusion, exclusion_id))


def of_case(case_id: int) -> tuple[ExclusionFile, ...]:
    """What is left out because of a case, oldest first. Raises NotPermitted."""
    require("return_slip.view")
    rows = ReceivableExclusion.select().where(ReceivableExclusion.complaint == get(Complaint, case_id).id)
    return tuple(_file(row) for row in rows.order_by(ReceivableExclusion.id))


def known_salespeople() -> tuple[str, ...]:
    """Who stands on the list already, for filling in names. Raises NotPermitted."""
    require("return_slip.view")
    names = ReceivableExclusion.select(ReceivableExclusion.salesperson).distinct().limit(200)
    return tuple(sorted({row.salesperson for row in names}))


def _file(row: ReceivableExclusion) -> ExclusionFile:
    same = {name: getattr(row, name) for name in ExclusionFile.__dataclass_fields__ if name in row._meta.fields}
    return ExclusionFile(**{
        **same,
        "complaint_id": row.complaint_id,
        "customer_id": row.customer_id,
        "may_void": row.state == "active" and permissions.allowed(sessions.current().role, "complaint.execute"),
    })  # fmt: skip
