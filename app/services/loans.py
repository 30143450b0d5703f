"""Loans (F24, R053): a unit goes out with a slip, is signed out and in, is extended, lost, or the slip is void.

One unit is never lent twice: its row moves on first, and the database keeps an open loan unique. The slip's number and
content are frozen when it is lent, as those of vouchers are.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from app.core import clock
from app.core.errors import ChangedMeanwhile, UserError
from app.core.i18n import translate
from app.domain import validation
from app.domain.workflows import loan as workflow
from app.domain.workflows import loaner_unit as units_workflow
from app.models.customer import Customer
from app.models.loaner import Loan, LoanerUnit
from app.models.returned_part import ReturnedPart
from app.models.service_call import ServiceCall
from app.services import _call_events as events
from app.services import custody, issued_versions, issuing, loan_compensation, loan_papers, loan_receipts, settings
from app.services._call_input import technician_named
from app.services._use_case import UnitOfWork, get, require, use_case
from app.services._visible import refuse_others
from app.services.issued_versions import IssuedVersion

FORM = loan_papers.FORM


@use_case("loaner.lend")
def lend(unit: UnitOfWork, unit_id: int, **given: Any) -> Loan:
    """Lend a unit for a call; parameters as `lend_out`."""
    return lend_out(unit, unit_id, **given)


def lend_out(
    unit: UnitOfWork,
    unit_id: int,
    *,
    call_id: int = 0,
    returned_part_id: int = 0,
    due_on: date | None = None,
    condition: str = "",
    accessories: str | None = None,
    technician_id: int = 0,
    signed_by: str = "",
    signed_on: date | None = None,
    paper: str = "",
) -> Loan:
    """Lend a unit to the customer of an open call, or of a device in repair, inside a use case.

    `due_on` None: after `loaner.default_days`; `accessories` None: those of the unit; `technician_id` who brings it,
    0: the call's. A signature may follow (`sign`). Raises UserError when the unit is not in stock, somebody else lent
    it just now, or the call is over.
    """
    require("loaner.lend", unit.session)
    part, call = _occasion(call_id, returned_part_id)
    today = clock.local(unit.now).date()
    due = due_on or today + timedelta(days=settings.integer("loaner.default_days"))
    signer = validation.clean_line(signed_by, field="signed_by")
    refusal = workflow.check_due(due, today) or workflow.check_signature(signer, signed_on, today, today)
    if refusal:
        raise refusal
    person = technician_named(technician_id or call.technician_id) if technician_id or call.technician_id else None
    row = get(LoanerUnit, unit_id)
    values = {
        "returned_part_id": part.id if part else 0,
        "receipt_number": part.receipt_number if part else loan_receipts.of_call(call),
        "technician": person.id if person else None,
        "technician_name": person.name if person else "",
        "due_on": due,
        "condition_out": validation.clean_line(condition, field="condition"),
        "accessories_out": validation.clean_line(
            row.accessories if accessories is None else accessories, field="accessories"
        ),
        "out_signed_by": signer,
        "out_signed_on": signed_on,
    }
    return _lent(unit, row, call, values, paper)


@use_case("loaner.change")
def sign(unit: UnitOfWork, loan_id: int, *, seen_version: int, signed_by: str, signed_on: date | None) -> Loan:
    """The slip came back signed by the customer: who, and the date beside it."""
    row = _own(loan_id)
    signer = validation.clean_line(signed_by, field="signed_by")
    _after(unit, row, "sign", signed_by=signer, signed_on=signed_on)
    return unit.update(row, seen_version, out_signed_by=signer, out_signed_on=signed_on)


@use_case("loaner.change")
def extend(unit: UnitOfWork, loan_id: int, *, seen_version: int, due_on: date | None, reason: str) -> Loan:
    """Another day for it to be back, with the reason."""
    row = _own(loan_id)
    why = validation.clean_line(reason, field="reason")
    _after(unit, row, "extend", due_on=due_on, reason=why)
    if due_on == row.due_on:
        raise UserError(translate("loan", "It is to be back by this day already."), "due_on")
    unit.update(row, seen_version, why, also={"reason": why}, due_on=due_on)
    unit.update(get(LoanerUnit, row.unit_id), due_on=due_on)
    custody.change(unit, kind="loaner_unit", object_id=row.unit_id, due_on=due_on)
    return row


@use_case("loaner.change")
def take_in(
    unit: UnitOfWork,
    loan_id: int,
    *,
    seen_version: int,
    signed_by: str,
    signed_on: date | None,
    condition: str = "",
    missing: str = "",
    is_damaged: bool = False,
    damage_note: str = "",
    compensation: int = 0,
    compensation_note: str = "",
    place: str = "",
    happened_at: datetime | None = None,
) -> Loan:
    """The unit is back and signed in: to its place again, or damaged, until it is mended.

    `compensation` in fen is what the customer pays for damage or what is missing; a supervisor may decide it later
    (`decide`). Raises UserError.
    """
    row = _own(loan_id)
    note = validation.clean_text(damage_note, field="damage_note")
    facts = {
        "signed_by": validation.clean_line(signed_by, field="signed_by"),
        "signed_on": signed_on,
        "is_damaged": is_damaged,
        "damage_note": note,
        "compensation": compensation,
    }
    state = _after(unit, row, "take_in", **facts)
    when = events.moment(unit, happened_at, row.out_at)
    left = validation.clean_line(missing, field="missing")
    said = validation.clean_line(compensation_note, field="compensation_note")
    unit.update(
        row,
        seen_version,
        state=state,
        open_unit_id=None,
        in_at=when,
        taken_in_by=unit.session.full_name,
        condition_in=validation.clean_line(condition, field="condition"),
        accessories_missing=left,
        is_damaged=is_damaged,
        damage_note=note,
        compensation=compensation,
        compensation_note=said,
        to_decide=(is_damaged or bool(left)) and not compensation and not said,
        in_signed_by=facts["signed_by"],
        in_signed_on=signed_on,
    )
    event = "take_in_damaged" if is_damaged else "take_in"
    home = _back(unit, row, event, note, validation.clean_line(place, field="place"))
    _pass(
        unit, row, home, happened_at=when, condition=row.condition_in, signed_by=row.in_signed_by,
        signed_on=row.in_signed_on, reason=note,
    )  # fmt: skip
    _tell(unit, row, "loaner_back", when)
    return row


@use_case("loaner.write_off")
def lose(
    unit: UnitOfWork,
    loan_id: int,
    *,
    seen_version: int,
    reason: str,
    compensation: int = 0,
    compensation_note: str = "",
) -> Loan:
    """The customer does not have the unit any more: it is gone, with what is paid for it."""
    row = get(Loan, loan_id)
    why = validation.clean_line(reason, field="reason")
    state = _after(unit, row, "lose", reason=why, compensation=compensation)
    note = validation.clean_line(compensation_note, field="compensation_note")
    unit.update(
        row, seen_version, why, also={"reason": why}, state=state, open_unit_id=None, in_at=unit.now,
        compensation=compensation, compensation_note=note, to_decide=not compensation and not note,
    )  # fmt: skip
    _back(unit, row, "lose", why)
    _pass(unit, row, custody.gone(translate("loan", "Lost by {name}").format(name=row.customer_name)), reason=why)
    _tell(unit, row, "loaner_lost", unit.now)
    return row


@use_case("loaner.write_off")
def void(unit: UnitOfWork, loan_id: int, *, seen_version: int, reason: str) -> Loan:
    """The unit never left: the slip is void, its number stays, the unit stands in its place."""
    row = get(Loan, loan_id)
    why = validation.clean_line(reason, field="reason")
    state = _after(unit, row, "void", reason=why, is_signed_out=bool(row.out_signed_by))
    unit.update(row, seen_version, why, also={"reason": why}, state=state, open_unit_id=None)
    home = _back(unit, row, "take_in", "")
    stood = get(LoanerUnit, row.unit_id)
    unit.update(stood, lent_count=max(0, stood.lent_count - 1))
    _pass(unit, row, home, reason=why)
    _tell(unit, row, "loaner_void", unit.now)
    return row


@use_case("loaner.write_off")
def decide(
    unit: UnitOfWork, loan_id: int, *, seen_version: int, compensation: int, compensation_note: str = ""
) -> Loan:
    """What is paid for a damaged or lost unit; nothing with the reason why."""
    row = get(Loan, loan_id)
    note = validation.clean_line(compensation_note, field="compensation_note")
    _after(unit, row, "decide", compensation=compensation, compensation_note=note)
    if not row.is_damaged and not row.accessories_missing and row.state != workflow.State.LOST:
        raise UserError(translate("loan", "The unit came back whole: there is nothing to pay for."), "compensation")
    loan_compensation.refuse_charged(row)
    return unit.update(row, seen_version, compensation=compensation, compensation_note=note, to_decide=False)


@use_case("loaner.lend")
def printed(
    unit: UnitOfWork, loan_id: int, *, printer: str, copies: int = 1, reprint: int = 0, paper_id: int = 0
) -> Loan:
    """A copy of the slip has left the printer: of the version `paper_id` (0: of the last)."""
    row = get(Loan, loan_id)
    issuing.log_copy(unit, loan_papers.paper_id(row, paper_id), printer=printer, copies=copies, reprint=reprint)
    unit.touch(row)
    return row


def versions(loan_id: int) -> tuple[IssuedVersion, ...]:
    """Every version of a slip that was issued, the latest first. Raises NotPermitted."""
    require("loaner.lend")
    return issued_versions.of(FORM, (get(Loan, loan_id).number,))


def for_printing(loan_id: int, *, paper: str = "", paper_id: int = 0) -> issuing.Copy:
    """The next copy of a slip, of its last version or of `paper_id`: the original first, then reprints marked and
    counted; a void one says 作废.

    Raises NotPermitted where no copy may be made (it is counted).
    """
    require("loaner.lend")
    row = get(Loan, loan_id)
    return issuing.copy(loan_papers.paper_id(row, paper_id), paper=paper, is_void=row.state == workflow.State.VOID)


def default_due(after: date | None = None) -> date:
    """The day a unit lent today is to be back, or one that was to be back on `after` when it is extended."""
    today = clock.today()
    return max(after or today, today) + timedelta(days=settings.integer("loaner.default_days"))


def _lent(unit: UnitOfWork, row: LoanerUnit, call: ServiceCall, values: dict[str, Any], paper: str) -> Loan:
    about = take_out(unit, row, call, values)
    wanted = paper or settings.text("print.paper.loan_slip")
    content = loan_papers.to_issue(call, about, unit.now, unit.session.full_name)
    _, digest = issuing.keep(unit, FORM, about["number"], content, wanted)
    return put_down(unit, row, {**about, "content_sha256": digest})


def take_out(unit: UnitOfWork, row: LoanerUnit, call: ServiceCall, values: dict[str, Any]) -> dict[str, Any]:
    """Take a unit out of stock and draw the number of its slip; the fields of its `Loan`. Raises UserError."""
    if row.state == units_workflow.State.LENT:
        text = translate("loan", "Unit {number} is lent to {customer} already.")
        raise UserError(text.format(number=row.number, customer=row.customer_name), "unit_id")
    state = str(units_workflow.after(row.state, "lend"))
    number = unit.number("loan")
    try:
        unit.update(
            row, state=state, since=unit.now, loan_number=number, customer_name=call.customer_name,
            due_on=values["due_on"], lent_count=row.lent_count + 1,
        )  # fmt: skip
    except ChangedMeanwhile:
        text = translate("loan", "Somebody else took unit {number} just now. Choose another one.")
        raise UserError(text.format(number=row.number), "unit_id") from None
    return {
        "number": number,
        "unit": row.id,
        "unit_number": row.number,
        "unit_name": row.name,
        "unit_model": row.model,
        "unit_serial": row.serial,
        "unit_value": row.value,
        "open_unit_id": row.id,
        "call": call.id,
        "call_number": call.number,
        "customer": call.customer_id,
        "customer_name": call.customer_name,
        "out_at": unit.now,
        "handed_out_by": unit.session.full_name,
        **values,
    }


def put_down(unit: UnitOfWork, row: LoanerUnit, about: dict[str, Any]) -> Loan:
    """Write a loan whose slip is kept, pass the unit on and tell the call; `about` are the fields of `Loan`."""
    loan = unit.insert(Loan, **about)
    unit.update(row, loan_id=loan.id)
    _pass(
        unit, loan, custody.customer(get(Customer, loan.customer_id)), due_on=loan.due_on,
        condition=loan.condition_out, signed_by=loan.out_signed_by, signed_on=loan.out_signed_on,
    )  # fmt: skip
    custody.change(
        unit, kind="loaner_unit", object_id=row.id, call=loan.call_id, customer=loan.customer_id,
        customer_name=loan.customer_name,
    )  # fmt: skip
    _tell(unit, loan, "loaner_lent", unit.now)
    return loan


def _back(unit: UnitOfWork, loan: Loan, event: str, reason: str, place: str = "") -> Any:
    """Put the unit's row in order after its loan; returns the place where it stands then."""
    row = get(LoanerUnit, loan.unit_id)
    state = str(units_workflow.after(row.state, event, {"reason": reason}))
    unit.update(
        row, also={"reason": reason}, state=state, since=unit.now, loan_id=0, loan_number="",
        customer_name="", due_on=None,
        place=place or row.place,
    )  # fmt: skip
    if event != "lose":
        custody.change(unit, kind="loaner_unit", object_id=row.id, call=None, customer=None, customer_name="")
    return custody.place(row.place)


def _pass(unit: UnitOfWork, loan: Loan, taker: Any, **paper: Any) -> None:
    custody.hand_over(
        unit, kind="loaner_unit", object_id=loan.unit_id, taker=taker, receipt_number=loan.number, call=loan.call_id,
        **paper,
    )  # fmt: skip


def _tell(unit: UnitOfWork, loan: Loan, kind: str, when: datetime) -> None:
    """Write it into the life of the call, which is not moved by it."""
    call = get(ServiceCall, loan.call_id)
    what = " ".join(part for part in (loan.unit_number, loan.unit_name, loan.unit_model) if part)
    events.note(unit, call, kind, when, what, loan=loan.number)


def _own(loan_id: int) -> Loan:
    row = get(Loan, loan_id)
    refuse_others("loaner.change", row.technician_id)
    return row


def _after(unit: UnitOfWork, row: Loan, event: str, **facts: Any) -> str:
    days = {"out_on": clock.local(row.out_at).date(), "today": clock.local(unit.now).date()}
    return str(workflow.after(row.state, event, {**facts, **days}))


def _occasion(call_id: int, returned_part_id: int) -> tuple[ReturnedPart | None, ServiceCall]:
    """The device in repair and its call; the only device that is in repair for a call need not be named."""
    part = _part(returned_part_id) if returned_part_id else None
    if part and call_id and part.call_id != call_id:
        raise UserError(translate("loan", "This device belongs to another call."), "returned_part_id")
    call = _open_call(part.call_id if part else call_id)
    if part is None:
        here = (ReturnedPart.call == call.id) & ReturnedPart.is_open
        found = list(ReturnedPart.select().where(here).limit(2))
        part = found[0] if len(found) == 1 else None
    return part, call


def _part(returned_part_id: int) -> ReturnedPart:
    part = get(ReturnedPart, returned_part_id)
    if not part.is_open:
        raise UserError(translate("loan", "This device is back with its customer already."), "returned_part_id")
    return part


def _open_call(call_id: int) -> ServiceCall:
    if not call_id:
        raise UserError(translate("loan", "Choose the call that the unit is lent for."), "call_id")
    call = get(ServiceCall, call_id)
    if not call.is_open:
        text = translate("loan", "Call {number} is over: nothing is lent for it any more.")
        raise UserError(text.format(number=call.number), "call_id")
    return call
