"""Loans as shown: one with its slip, those of a call, those that are overdue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import numbering, permissions
from app.domain.workflows import loan as workflow
from app.models.loaner import Loan, LoanerUnit
from app.models.returned_part import ReturnedPart
from app.models.service_call import ServiceCall
from app.services import issuing, loan_compensation, loan_receipts, service_call_file, settings
from app.services import session as sessions
from app.services._people import full_names
from app.services._use_case import get, require
from app.services._visible import is_own, refuse_others, visible
from app.services.loan_papers import FORM

_MOST_OFFERED = 500


@dataclass(frozen=True)
class LoanEntry:
    """A loan in one line; `is_late` when it is out past its day."""

    id: int
    row_version: int
    number: str
    unit_id: int
    unit: str
    unit_number: str
    unit_serial: str
    call_id: int
    call_number: str
    customer_name: str
    technician_name: str
    state: str
    out_at: datetime
    due_on: date
    in_at: datetime | None
    is_late: bool


@dataclass(frozen=True)
class LoanFile:
    """A loan with everything about it; amounts in fen. `actions` is what the person signed in may do."""

    entry: LoanEntry
    customer_id: int
    unit_value: int
    returned_part_id: int
    receipt_number: str
    handed_out_by: str
    accessories_out: str
    condition_out: str
    out_signed_by: str
    out_signed_on: date | None
    taken_in_by: str
    accessories_missing: str
    condition_in: str
    is_damaged: bool
    damage_note: str
    in_signed_by: str
    in_signed_on: date | None
    compensation: int
    compensation_note: str
    reason: str
    place: str
    paper_id: int
    altered: bool
    prints: tuple[issuing.PrintedCopy, ...]
    to_decide: bool
    is_charged: bool
    actions: frozenset[str]


@dataclass(frozen=True)
class Occasion:
    """What a unit is lent for: its call, who is sent there, and both in words."""

    call_id: int
    technician_id: int
    words: str


def file(loan_id: int) -> LoanFile:
    """Everything about a loan.

    Raises UserError when it is not there, NotPermitted for a technician's look at somebody else's.
    """
    row = get(Loan, loan_id)
    refuse_others("loaner.view", row.technician_id)
    kept = issuing.paper_of(FORM, row.number)
    role, own = sessions.current().role, is_own(row.technician_id)
    names = full_names()
    actions = {
        step.event for step in workflow.permitted(row.state, role) if permissions.allowed(role, step.action, own=own)
    }
    if row.out_signed_by:
        actions -= {"sign", "void"}
    charged = bool(row.compensation) and loan_compensation.is_charged(row)
    if charged:
        actions -= {"decide"}
    elif row.compensation and permissions.allowed(role, "charge.record"):
        actions |= {"charge"}
    return LoanFile(
        entry=as_entry(row),
        customer_id=row.customer_id,
        unit_value=row.unit_value,
        returned_part_id=row.returned_part_id,
        receipt_number=row.receipt_number,
        handed_out_by=row.handed_out_by,
        accessories_out=row.accessories_out,
        condition_out=row.condition_out,
        out_signed_by=row.out_signed_by,
        out_signed_on=row.out_signed_on,
        taken_in_by=row.taken_in_by,
        accessories_missing=row.accessories_missing,
        condition_in=row.condition_in,
        is_damaged=row.is_damaged,
        damage_note=row.damage_note,
        in_signed_by=row.in_signed_by,
        in_signed_on=row.in_signed_on,
        compensation=row.compensation,
        compensation_note=row.compensation_note,
        reason=row.reason,
        place=get(LoanerUnit, row.unit_id).place,
        paper_id=kept.paper_id if kept else 0,
        altered=bool(kept) and (issuing.altered(kept.paper_id) or kept.content_sha256 != row.content_sha256),
        prints=tuple(
            issuing.PrintedCopy(
                one.printed_at, names.get(one.user_name, one.user_name), one.printer, one.copies, one.reprint
            )
            for one in (kept.prints if kept else ())
        ),
        to_decide=row.to_decide,
        is_charged=charged,
        actions=frozenset(actions),
    )


def occasion(call_id: int = 0, returned_part_id: int = 0) -> Occasion:
    """What a unit would be lent for. Raises UserError when it is not there, NotPermitted."""
    require("loaner.lend")
    part = get(ReturnedPart, returned_part_id) if returned_part_id else None
    call = get(ServiceCall, part.call_id if part else call_id)
    own = (part.item, part.model, part.serial) if part else (call.product_name, call.model, call.serial)
    device = " ".join(words for words in own if words)
    receipt = part.receipt_number if part else loan_receipts.of_call(call)
    words = (call.number, receipt, call.customer_name, device)
    return Occasion(call.id, call.technician_id or 0, " · ".join(one for one in words if one))


def call_named(number: str) -> int:
    """The id of the call with a number as typed or scanned. Raises UserError where there is none, naming the branch
    of a number that is not ours.
    """
    require("loaner.lend")
    found = service_call_file.find_by_number(number)
    if found:
        return found
    known, ours = numbering.parse(number, settings.number_formats()), settings.text("branch_code")
    if known is not None and known.branch != ours:
        text = translate("loan", "{number} is a number of branch {branch}; this is {ours}.")
        raise UserError(text.format(number=known.number, branch=known.branch, ours=ours), "call_id")
    raise UserError(translate("loan", "There is no call with this number."), "call_id")


def words_to_print(unit_id: int, call_id: int = 0, returned_part_id: int = 0) -> tuple[str, ...]:
    """What would stand on the slip of a unit lent for a call or a device, but for what is typed in. Raises
    UserError when they are not there, NotPermitted.
    """
    found = occasion(call_id, returned_part_id)
    call, unit = get(ServiceCall, found.call_id), get(LoanerUnit, unit_id)
    return (
        found.words, call.customer_name, call.address, call.reporter, call.phone, unit.name, unit.model, unit.serial,
        unit.accessories,
    )  # fmt: skip


def occasions() -> tuple[str, ...]:
    """The calls for which a unit may be lent, newest first: their numbers with the customer behind. Raises
    NotPermitted.
    """
    require("loaner.lend")
    here = ServiceCall.is_open & ServiceCall.state.in_(workflow.IN_REPAIR)
    rows = ServiceCall.select(ServiceCall.number, ServiceCall.customer_name, ServiceCall.product_name).where(here)
    newest: Any = rows.order_by(ServiceCall.received_at.desc()).limit(_MOST_OFFERED).tuples()
    return tuple(" · ".join(part for part in row if part) for row in newest)


def of_call(call_id: int) -> tuple[LoanEntry, ...]:
    """The loans of a call, newest first, without void ones. Raises NotPermitted."""
    return _listed(Loan.call == call_id)


def of_returned_part(returned_part_id: int) -> tuple[LoanEntry, ...]:
    """What was lent while this device is in repair, newest first, without void ones. Raises NotPermitted."""
    return _listed(Loan.returned_part_id == returned_part_id)


def out_of_call(call_id: int) -> tuple[str, ...]:
    """The numbers of the loans of a call that are still out; a call cannot be over before. For the use cases."""
    out = (Loan.call == call_id) & (Loan.state == workflow.State.LENT)
    return tuple(row.number for row in Loan.select(Loan.number).where(out).order_by(Loan.id))


def find_by_number(number: str) -> int:
    """The id of the loan with a number, 0 when there is none that this person may see. Raises NotPermitted."""
    require("loaner.view")
    named = Loan.select().where(Loan.number == number.strip().upper())
    row = visible(named, Loan.technician, "loaner.view").first()
    return row.id if row else 0


def as_entry(row: Loan) -> LoanEntry:
    """A loan as lists show it."""
    return LoanEntry(
        id=row.id,
        row_version=row.row_version,
        number=row.number,
        unit_id=row.unit_id,
        unit=" ".join(part for part in (row.unit_name, row.unit_model) if part),
        unit_number=row.unit_number,
        unit_serial=row.unit_serial,
        call_id=row.call_id or 0,
        call_number=row.call_number,
        customer_name=row.customer_name,
        technician_name=row.technician_name,
        state=row.state,
        out_at=row.out_at,
        due_on=row.due_on,
        in_at=row.in_at,
        is_late=row.state == workflow.State.LENT and row.due_on < clock.today(),
    )


def _listed(which: object) -> tuple[LoanEntry, ...]:
    require("loaner.view")
    rows = Loan.select().where(which & (Loan.state != workflow.State.VOID))
    shown = visible(rows, Loan.technician, "loaner.view")
    return tuple(as_entry(row) for row in shown.order_by(Loan.out_at.desc(), Loan.id.desc()))
