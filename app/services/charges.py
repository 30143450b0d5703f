"""The money of a call (F29, R059): collected on the spot, or against an invoice; every step dated and in order.

Records come into being by themselves (`_charge_records`). Cash goes to finance with a slip (`cash_handovers`). A
technician enters only what they collected themselves. What was entered wrongly a supervisor takes back, with a reason.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.core.money import LARGEST_FEN, format_yuan
from app.domain import codes, validation
from app.domain.permissions import Scope, scope
from app.domain.workflows import charge as workflow
from app.domain.workflows.charge import CASH, INVOICE_FIRST, ON_SITE, State
from app.models.charge import Charge
from app.models.organisation import Staff
from app.models.service_call import ServiceCall
from app.services import _call_events as events
from app.services import _charge_records as records
from app.services import _damaged_parts, settings
from app.services._call_input import one_of, technician_named
from app.services._damaged_parts import DamagedPart
from app.services._use_case import UnitOfWork, get, use_case
from app.services._visible import refuse_others


@use_case("charge.record")
def begin(unit: UnitOfWork, call_id: int) -> ServiceCall:
    """Open the record of a finished call that has none, as of one finished before there were any.

    Raises UserError when there is nothing to charge, or the call is worked on still.
    """
    call = get(ServiceCall, call_id)
    before = len(records.of_call(call.id))
    records.follow(unit, call)
    if len(records.of_call(call.id)) == before:
        raise UserError(translate("charge", "This call has nothing more to charge."))
    unit.touch(call)
    return call


@use_case("charge.collect")
def choose(unit: UnitOfWork, charge_id: int, *, seen_version: int, settlement: str) -> Charge:
    """Say how it is paid: on_site or invoice_first. Raises UserError for one too large for the spot (C19), together
    with what was collected there for the same call today.
    """
    row = _own(unit, charge_id)
    one_of(settlement, tuple(codes.SETTLEMENTS), "settlement")
    workflow.after(row.state, "choose")
    if settlement == ON_SITE:
        taken = records.on_the_spot(row, clock.local(unit.now).date())
        refused = workflow.too_much(row.outstanding, taken, settings.integer("charge.onsite_limit"))
        if refused is not None:
            raise refused
    call = get(ServiceCall, row.call_id)
    unit.update(call, charge_settlement=settlement)
    return records.write(unit, row, seen_version, settlement=settlement)


@use_case("charge.collect")
def collect(
    unit: UnitOfWork,
    charge_id: int,
    *,
    seen_version: int,
    amount: int,
    method: str = CASH,
    technician_id: int = 0,
    happened_at: datetime | None = None,
) -> Charge:
    """The customer has paid: the whole of what is owed, in fen. Cash is then to be handed to finance.

    `technician_id` is who took it, the person signed in when 0. Raises UserError for another amount, a time before the
    call or the invoice, a large charge collected on the spot (with what was, of that call on that day), one that nobody
    agreed to.
    """
    row = _own(unit, charge_id)
    if not 0 < amount <= LARGEST_FEN:
        raise UserError(translate("service_call", "This amount cannot be charged."), "amount")
    call = get(ServiceCall, row.call_id)
    moment = events.moment(unit, happened_at, row.invoiced_at or call.received_at)
    who, holder = _collector(unit, technician_id)
    event = "collect" if method == CASH else "receive"
    settlement = row.settlement or ON_SITE
    taken = records.on_the_spot(row, clock.local(moment).date())
    facts = {
        **_facts(row), "settlement": settlement, "given": amount, "taken": taken, "method": method, "collected_by": who,
    }  # fmt: skip
    state = str(workflow.after(row.state, event, facts))
    fields: dict[str, Any] = {
        "state": state, "settlement": settlement, "collected_amount": amount, "collected_at": moment,
        "collected_by": who, "method": method,
    }  # fmt: skip
    if holder is not None:
        fields |= {"technician": holder.id, "technician_name": holder.name}
    if state == State.HANDED_IN:
        fields["handed_in_at"] = moment
    elif state == State.PAID:
        fields |= {"handed_in_at": moment, "paid_at": moment}
    records.write(unit, row, seen_version, **fields)
    _note(unit, row, "charge_collected", moment, who, method=method)
    return row


@use_case("charge.invoice")
def invoice(
    unit: UnitOfWork,
    charge_id: int,
    *,
    seen_version: int,
    invoice_number: str,
    invoice_title: str = "",
    happened_at: datetime | None = None,
) -> Charge:
    """The invoice was made out, before the money or after it. Raises UserError for another customer's number."""
    row = get(Charge, charge_id)
    number = validation.clean_line(invoice_number, 60, "invoice_number")
    settlement = row.settlement or INVOICE_FIRST
    facts = {**_facts(row), "settlement": settlement, "invoice_number": number}
    state = str(workflow.after(row.state, "invoice", facts))
    _refuse_used(row, number)
    moment = events.moment(unit, happened_at, row.collected_at or get(ServiceCall, row.call_id).received_at)
    title = validation.clean_line(invoice_title, 200, "invoice_title") or row.customer_name
    records.write(
        unit, row, seen_version, state=state, settlement=settlement, invoice_number=number, invoice_title=title,
        invoiced_at=moment,
    )  # fmt: skip
    _note(unit, row, "charge_invoiced", moment, number)
    return row


@use_case("charge.invoice")
def mail(
    unit: UnitOfWork, charge_id: int, *, seen_version: int, mail_notes: str = "", happened_at: datetime | None = None
) -> Charge:
    """The invoice went to the customer; `mail_notes` is the consignment's number, or who took it."""
    row = get(Charge, charge_id)
    is_last = row.settlement == ON_SITE
    state = str(workflow.after(row.state, "mail_last" if is_last else "mail", _facts(row)))
    moment = events.moment(unit, happened_at, row.invoiced_at)
    notes = validation.clean_line(mail_notes, 200, "mail_notes")
    paid: dict[str, Any] = {"paid_at": moment} if is_last else {}
    records.write(unit, row, seen_version, state=state, mailed_at=moment, mail_notes=notes, **paid)
    _note(unit, row, "charge_mailed", moment, notes)
    return row


@use_case("charge.invoice")
def need_no_invoice(unit: UnitOfWork, charge_id: int, *, seen_version: int, reason: str) -> Charge:
    """The customer wants no invoice: with the money at finance the record is settled."""
    row = get(Charge, charge_id)
    why = validation.clean_line(reason, field="reason")
    state = str(workflow.after(row.state, "no_invoice", {**_facts(row), "reason": why}))
    records.write(unit, row, seen_version, why, state=state, paid_at=unit.now, mail_notes=why)
    _note(unit, row, "charge_without_invoice", unit.now, why)
    return row


@use_case("charge.invoice")
def plan_collection(
    unit: UnitOfWork,
    charge_id: int,
    *,
    seen_version: int,
    collect_on: date,
    technician_id: int = 0,
    collect_notes: str = "",
) -> Charge:
    """The second trip: when the money of an invoice is fetched, or promised, and who answers for it."""
    row = get(Charge, charge_id)
    workflow.after(row.state, "plan", _facts(row))
    validation.check_date(collect_on, clock.today(), "collect_on")
    if collect_on < clock.today():
        raise UserError(translate("charge", "This day is over already."), "collect_on")
    notes = validation.clean_line(collect_notes, 200, "collect_notes")
    fields: dict[str, Any] = {"collect_on": collect_on, "collect_notes": notes}
    if technician_id:
        person = technician_named(technician_id)
        fields |= {"technician": person.id, "technician_name": person.name}
    return records.write(unit, row, seen_version, **fields)


@use_case("charge.waive")
def waive(unit: UnitOfWork, charge_id: int, *, seen_version: int, reason: str, amount: int | None = None) -> Charge:
    """Let the customer off the whole of what is owed, or `amount` of it in fen, with a reason.

    A part only before an invoice is made out. Raises UserError for more than is owed, once the money was collected.
    """
    row = get(Charge, charge_id)
    why = validation.clean_line(reason, field="reason")
    facts = {**_facts(row), "reason": why}
    if amount is not None and not 0 < amount <= row.outstanding:
        text = translate("charge", "Between 0.01 and {amount} can be waived.")
        raise UserError(text.format(amount=format_yuan(row.outstanding, symbol=True)), "amount")
    told = {"waived_at": unit.now, "waived_by": unit.session.full_name, "waive_reason": why}
    if amount is not None and amount < row.outstanding:
        workflow.after(row.state, "reduce", facts)
        let_off = amount
        records.write(unit, row, seen_version, why, waived_amount=row.waived_amount + amount, **told)
    else:
        state = str(workflow.after(row.state, "waive", facts))
        let_off = row.outstanding
        records.write(unit, row, seen_version, why, state=state, waived_amount=row.amount, **told)
    _note(unit, row, "charge_waived", unit.now, why, amount=let_off)
    return row


@use_case("charge.waive")
def undo_collection(unit: UnitOfWork, charge_id: int, *, seen_version: int, reason: str) -> Charge:
    """What was collected was not, or not so: the money is owed again. Raises UserError while it is on a slip."""
    row = get(Charge, charge_id)
    why = validation.clean_line(reason, field="reason")
    if row.settlement == ON_SITE:
        event = "undo_collection"
    else:
        event = "undo_paid_by_mail" if row.mailed_at else "undo_payment"
    state = str(workflow.after(row.state, event, {**_facts(row), "reason": why}))
    before = row.collected_amount
    records.write(
        unit, row, seen_version, why, state=state, collected_amount=0, collected_at=None, collected_by="", method="",
        handed_in_at=None, paid_at=None,
    )  # fmt: skip
    _note(unit, row, "charge_not_collected", unit.now, why, amount=before)
    records.follow(unit, get(ServiceCall, row.call_id))
    return row


@use_case("charge.waive")
def withdraw_invoice(unit: UnitOfWork, charge_id: int, *, seen_version: int, reason: str) -> Charge:
    """The invoice is void, or was asked for after all: it is made out anew. Its old number stays in the history."""
    row = get(Charge, charge_id)
    why = validation.clean_line(reason, field="reason")
    event = "invoice_again" if row.settlement == ON_SITE else "withdraw_invoice"
    state = str(workflow.after(row.state, event, {**_facts(row), "reason": why}))
    before = row.invoice_number
    records.write(
        unit, row, seen_version, why, state=state, invoice_number="", invoiced_at=None, mailed_at=None, mail_notes="",
        paid_at=None, collect_on=None, collect_notes="",
    )  # fmt: skip
    _note(unit, row, "charge_invoice_withdrawn", unit.now, "\n".join(filter(None, (before, why))))
    records.follow(unit, get(ServiceCall, row.call_id))
    return row


@use_case("charge.announce")
def settle_damaged(
    unit: UnitOfWork, line_id: int, *, seen_version: int | None = None, said_of: DamagedPart
) -> ServiceCall:
    """What becomes of a part that the customer damaged, who agreed, and the day of its market price (R060)."""
    return _damaged_parts.settle(unit, line_id, seen_version, said_of)


def _own(unit: UnitOfWork, charge_id: int) -> Charge:
    row = get(Charge, charge_id)
    refuse_others(unit.action, row.technician_id)
    return row


def _facts(row: Charge) -> dict[str, Any]:
    return {
        "settlement": row.settlement,
        "agreed": row.announced_at is not None and bool(row.agreed_by),
        "due": row.outstanding,
        "limit": settings.integer("charge.onsite_limit"),
        "unsaid_parts": "、".join(_damaged_parts.unsaid(row.call_id)),
        "slip": row.cash_handover_number,
    }


def _collector(unit: UnitOfWork, technician_id: int) -> tuple[str, Staff | None]:
    """Who took the money; a technician enters only their own."""
    mine = unit.session.staff_id
    if scope(unit.session.role, unit.action) is Scope.OWN and technician_id not in (0, mine):
        raise UserError(translate("charge", "Enter only what you collected yourself."), "technician_id")
    if not technician_id and scope(unit.session.role, unit.action) is not Scope.OWN:
        return unit.session.full_name, None
    person = technician_named(technician_id or mine)
    return person.name, person


def _refuse_used(row: Charge, number: str) -> None:
    other = Charge.get_or_none(
        (Charge.invoice_number == number) & (Charge.call != row.call_id) & (Charge.customer != row.customer_id)
    )
    if other is not None:
        text = translate("charge", "Invoice {number} is on {charge} of {customer} already.")
        words = text.format(number=number, charge=other.number, customer=other.customer_name)
        raise UserError(words, "invoice_number")


def _note(
    unit: UnitOfWork, row: Charge, kind: str, moment: datetime, detail: str, *, amount: int | None = None, **data: Any
) -> None:
    """The dated step on the call."""
    call = get(ServiceCall, row.call_id)
    money = row.amount - row.waived_amount if amount is None else amount
    words = " · ".join(part for part in (row.number, detail) if part)
    events.note(unit, call, kind, moment, words, charge=row.number, amount=money, **data)
