"""The closing gate (peers.md 5.3): a call is closed only when all that went out or came in with it is settled.

Device, receipt, loaner, tools taken along, old parts, voucher, charge and return visit are settled each at its own
place, or a supervisor says with a reason that the call need not wait for one. That settles nothing else: money that is
not waited for is still owed, a loaner still out.

A call that was carried in to the branch has no voucher and waits for none (R048 is about visits): its receipt, with
the customer's signature of the return, stands for it, and is waited for like any other (R051).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.core.money import format_yuan
from app.domain import permissions, validation
from app.domain.closing import GATED_STATES, Matter
from app.domain.workflows import service_voucher
from app.models.charge import Charge
from app.models.closing import ClosingWaiver
from app.models.loaner import Loan
from app.models.old_part import OldPart
from app.models.returned_part import ReturnedPart, TakeBackReceipt
from app.models.service_call import CarriedItem, ReturnVisit, ServiceCall
from app.models.voucher import ServiceVoucher
from app.services import _call_events as events
from app.services import _wording as wording
from app.services import loan_compensation, return_visits, visit_planning
from app.services import session as sessions
from app.services._use_case import UnitOfWork, get, use_case
from app.services._visible import refuse_others

_MOST_TOLD = 3


@dataclass(frozen=True)
class Missing:
    """One thing that is not settled: a sentence, and the row of `kind` that settles it (a carried item: its call).

    `subject` names it in every language: names and numbers.
    """

    matter: str
    object_id: int
    subject: str
    text: str
    kind: str
    row_id: int
    is_late: bool = False


@dataclass(frozen=True)
class Waived:
    """One thing that a call was not made to wait for; `subject` as in `Missing`."""

    matter: str
    subject: str
    reason: str
    waived_by: str
    waived_at: datetime


@dataclass(frozen=True)
class Gate:
    """What a call waits for before it can be closed, and what it need not wait for. `may_waive`: by this person."""

    call_id: int
    row_version: int
    missing: tuple[Missing, ...]
    waived: tuple[Waived, ...]
    may_waive: bool


def of_call(call_id: int) -> Gate:
    """The gate of a call; nothing is missing while it is still worked on at the customer's, or when it has ended.

    Raises UserError when there is no such call, NotPermitted for a technician's look at somebody else's.
    """
    call = get(ServiceCall, call_id)
    refuse_others("service_call.view", call.technician_id)
    rows = ClosingWaiver.select().where(ClosingWaiver.call == call.id).order_by(ClosingWaiver.id)
    waived = tuple(Waived(row.matter, row.subject, row.reason, row.waived_by, row.waived_at) for row in rows)
    found = missing_of(call)
    may = bool(found) and permissions.allowed(sessions.current().role, "service_call.waive")
    return Gate(call.id, call.row_version, found, waived, may)


def missing(call_id: int) -> tuple[Missing, ...]:
    """What of a call is neither settled nor waived. Raises as `of_call`."""
    return of_call(call_id).missing


def missing_of(call: ServiceCall) -> tuple[Missing, ...]:
    """As `missing`, for a row at hand."""
    if call.state not in GATED_STATES:
        return ()
    return _not_waived(call, open_matters(call))


def _not_waived(call: ServiceCall, matters: Iterable[Missing]) -> tuple[Missing, ...]:
    known = ClosingWaiver.select(ClosingWaiver.matter, ClosingWaiver.object_id).where(ClosingWaiver.call == call.id)
    waived = set(known.tuples())
    return tuple(one for one in matters if (one.matter, one.object_id) not in waived)


def refuse_unsettled(call: ServiceCall) -> None:
    """Raise UserError, naming what the call waits for."""
    found = missing_of(call)
    if found:
        text = translate("closing", "Not everything is settled: {things}").format(things=_told(found))
        raise UserError(text, "missing")


def refuse_what_is_out(call: ServiceCall) -> None:
    """Raise UserError while the customer's device is here, or a loaner or the original of a receipt there.

    A call that is cancelled is never closed: what is out would have nothing any more that asks for it.
    """
    out = _not_waived(call, (*_things(call), *_loaners(call)))
    if out:
        raise UserError(translate("closing", "This call cannot be cancelled: {things}").format(things=_told(out)))


def _told(found: tuple[Missing, ...]) -> str:
    """The first few sentences, and how many more there are."""
    told = " ".join(one.text for one in found[:_MOST_TOLD])
    more = len(found) - _MOST_TOLD
    return told + (translate("closing", " And {count} more.").format(count=more) if more > 0 else "")


@use_case("service_call.waive")
def waive(
    unit: UnitOfWork, call_id: int, *, seen_version: int, items: Iterable[tuple[str, int]], reason: str
) -> ServiceCall:
    """The call need not wait for these (`Missing.matter`, `Missing.object_id`), with a reason that stays on it.

    A return visit that is not waited for is withdrawn. Raises UserError for what the call does not wait for (any more).
    """
    call = events.load(unit, call_id, seen_version)
    why = validation.clean_line(reason, field="reason")
    if not why:
        raise UserError(translate("closing", "Write why the call need not wait for it."), "reason")
    wanted = list(dict.fromkeys(items))
    if not wanted:
        raise UserError(translate("closing", "Choose what the call need not wait for."), "items")
    open_now = {(one.matter, one.object_id): one for one in missing_of(call)}
    for key in wanted:
        if key not in open_now:
            raise UserError(translate("closing", "The call does not wait for this any more. Look again."), "items")
        _write_down(unit, call, open_now[key], why)
    unit.bump(call)
    if any(matter == Matter.FOLLOW_UP for matter, _row in wanted):
        visit_planning.withdraw(unit, call, why)
        return_visits.follow_up_if_ready(unit, call)
    return call


def _write_down(unit: UnitOfWork, call: ServiceCall, one: Missing, why: str) -> None:
    unit.insert(
        ClosingWaiver,
        call=call.id,
        matter=str(one.matter),
        object_id=one.object_id,
        subject=one.subject,
        waived_at=unit.now,
        waived_by=unit.session.full_name,
        reason=why,
    )
    events.note(unit, call, "closing_waived", unit.now, f"{one.subject}\n{why}", matter=str(one.matter))


def open_matters(call: ServiceCall) -> Iterator[Missing]:
    """Everything of a call that is not settled, waived or not."""
    yield from _things(call)
    yield from _loaners(call)
    yield from _compensations(call)
    yield from _tools(call)
    yield from _old_parts(call)
    yield from _vouchers(call)
    yield from _charges(call)
    yield from _visits(call)


def _things(call: ServiceCall) -> Iterator[Missing]:
    today = clock.today()
    for part in (
        ReturnedPart.select().where((ReturnedPart.call == call.id) & ReturnedPart.is_open).order_by(ReturnedPart.id)
    ):
        text = translate("closing", "{item} {number} has not gone back to the customer.")
        late = part.expected_return_on is not None and part.expected_return_on < today
        named = text.format(item=part.item, number=part.number)
        yield Missing(Matter.DEVICE, part.id, f"{part.item} {part.number}", named, "returned_part", part.id, late)
    issued = (TakeBackReceipt.call == call.id) & (TakeBackReceipt.state == "issued")
    for receipt in TakeBackReceipt.select().where(issued).order_by(TakeBackReceipt.id):
        text = translate("closing", "The original of receipt {number} is still with the customer.")
        named = text.format(number=receipt.number)
        yield Missing(Matter.RECEIPT, receipt.id, receipt.number, named, "take_back_receipt", receipt.id)


def _loaners(call: ServiceCall) -> Iterator[Missing]:
    today = clock.today()
    for loan in Loan.select().where((Loan.call == call.id) & (Loan.state == "lent")).order_by(Loan.id):
        text = translate("closing", "{unit} is still lent with {number}, back by {day}.")
        named = text.format(unit=loan.unit_name, number=loan.number, day=loan.due_on.isoformat())
        yield Missing(
            Matter.LOANER, loan.id, f"{loan.unit_name} {loan.number}", named, "loan", loan.id, loan.due_on < today
        )


def _compensations(call: ServiceCall) -> Iterator[Missing]:
    """What is to be paid for a loaner that came back damaged or not at all: decided, and on the call's charge."""
    owed = (Loan.call == call.id) & (Loan.to_decide | (Loan.compensation > 0)) & (Loan.state != "void")
    for loan in Loan.select().where(owed).order_by(Loan.id):
        if loan.to_decide:
            text = translate("closing", "What {unit} ({number}) costs the customer is not decided.")
        elif loan_compensation.is_charged(loan):
            continue
        else:
            text = translate("closing", "The compensation of {amount} for {unit} ({number}) is not charged.")
        amount = format_yuan(loan.compensation, symbol=True)
        named = text.format(unit=loan.unit_name, number=loan.number, amount=amount)
        yield Missing(Matter.COMPENSATION, loan.id, f"{loan.unit_name} {loan.number}", named, "loan", loan.id)


def _tools(call: ServiceCall) -> Iterator[Missing]:
    """Spares are fitted and papers stay; a tool that was taken along comes back."""
    rows = CarriedItem.select().where(
        (CarriedItem.call == call.id)
        & (CarriedItem.kind == "tool")
        & CarriedItem.is_taken
        & ~CarriedItem.is_back
        & ~CarriedItem.is_void
    )
    for item in rows.order_by(CarriedItem.id):
        text = translate("closing", "{name} was taken along and is not ticked as back.")
        yield Missing(Matter.CARRIED, item.id, item.name, text.format(name=item.name), "service_call", call.id)


def _old_parts(call: ServiceCall) -> Iterator[Missing]:
    today = clock.today()
    for part in OldPart.select().where((OldPart.call == call.id) & (OldPart.state == "owed")).order_by(OldPart.id):
        text = translate("closing", "{name} still owes the old {part} {number}.")
        named = text.format(name=part.technician_name, part=part.part_name, number=part.number)
        subject = f"{part.part_name} {part.number} {part.technician_name}"
        yield Missing(Matter.OLD_PART, part.id, subject, named, "old_part", part.id, part.due_on < today)


def _vouchers(call: ServiceCall) -> Iterator[Missing]:
    today = clock.today()
    rows = ServiceVoucher.select().where(
        (ServiceVoucher.call == call.id) & ServiceVoucher.state.not_in(("filed", "void"))
    )
    for voucher in rows.order_by(ServiceVoucher.id):
        is_out = voucher.state in service_voucher.OPEN_STATES
        late = is_out and voucher.hand_in_due_on is not None and voucher.hand_in_due_on < today
        text = (
            translate("closing", "The signed voucher {number} is not back.")
            if is_out
            else translate("closing", "Voucher {number} is back and not filed.")
        )
        named = text.format(number=voucher.number)
        yield Missing(Matter.VOUCHER, voucher.id, voucher.number, named, "service_voucher", voucher.id, late)


def _charges(call: ServiceCall) -> Iterator[Missing]:
    today = clock.today()
    for charge in Charge.select().where((Charge.call == call.id) & Charge.is_open).order_by(Charge.part):
        text = translate("closing", "Charge {number} of {amount} is not settled: {state}.")
        amount = format_yuan(charge.amount - charge.waived_amount, symbol=True)
        state = wording.value("charge", "state", charge.state)
        named = text.format(number=charge.number, amount=amount, state=state)
        late = charge.due_on is not None and charge.due_on < today
        yield Missing(Matter.CHARGE, charge.id, f"{charge.number} {amount}", named, "charge", charge.id, late)


def _visits(call: ServiceCall) -> Iterator[Missing]:
    today = clock.today()
    rows = ReturnVisit.select().where((ReturnVisit.call == call.id) & (ReturnVisit.state == "due"))
    for visit in rows.order_by(ReturnVisit.id):
        text = translate("closing", "The customer was not asked yet: return visit due on {day}.")
        named = text.format(day=visit.due_on.isoformat())
        yield Missing(Matter.FOLLOW_UP, visit.id, visit.number, named, "return_visit", visit.id, visit.due_on < today)
