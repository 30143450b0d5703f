"""What a receipt begins, in the caller's transaction: rows, frozen paper, the chain of custody of each thing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import numbering, validation
from app.domain.custody import Holder, Owner
from app.domain.workflows import service_call as workflow
from app.domain.workflows.loan import State as LoanState
from app.domain.workflows.take_back_receipt import MOST_ITEMS, signed
from app.models.customer import Customer, Device
from app.models.loaner import Loan
from app.models.organisation import Staff
from app.models.returned_part import ReturnedPart, TakeBackReceipt
from app.models.service_call import ServiceCall
from app.services import _call_events as events
from app.services import custody, issuing, loan_receipts, settings, take_back_content
from app.services._take_back_steps import KIND, note
from app.services._use_case import UnitOfWork, get

FORM = "take_back_receipt"
"""The form's file name in `app.documents`."""


@dataclass(frozen=True)
class Item:
    """One thing to be taken along; `device_id` 0 for what is not on file, or is found there by its serial."""

    item: str
    device_id: int = 0
    model: str = ""
    serial: str = ""
    accessories: str = ""
    condition: str = ""
    fault: str = ""


def issue_for(
    unit: UnitOfWork,
    call: ServiceCall,
    items: Iterable[Item],
    taken_at: datetime,
    expected_return_on: date | None,
    loan_number: str = "",
    *,
    signed_by: str = "",
    signed_on: date | None = None,
    paper: str = "",
) -> TakeBackReceipt:
    """A receipt for things taken along now, with their rows and the begin of their chains. Raises UserError."""
    things = _checked(call, list(items))
    promised = check_promise(expected_return_on) if expected_return_on else usual_promise()
    signer = validation.clean_line(signed_by, field="signed_by")
    if signer or signed_on:
        refusal = signed(signer, signed_on, clock.local(taken_at).date(), clock.today())
        if refusal:
            raise refusal
    numbers = [unit.number("returned_part") for _ in things]
    rows: list[dict[str, Any]] = [
        {**thing, "number": number, "call": call.id, "call_number": call.number, "customer": call.customer_id,
         "customer_name": call.customer_name, "category": call.category, "technician": call.technician_id,
         "technician_name": call.technician_name, "received_at": taken_at, "state_since": taken_at,
         "expected_return_on": promised}
        for thing, number in zip(things, numbers, strict=True)
    ]  # fmt: skip
    loan = _loan_of(call, loan_number)
    receipt = write_receipt(
        unit, call, rows, taken_at, promised, loan.number if loan else "", signed_by=signer, signed_on=signed_on,
        paper=paper,
    )  # fmt: skip
    made = [unit.insert(ReturnedPart, **row, receipt=receipt.id, receipt_number=receipt.number) for row in rows]
    for part in made:
        note(unit, part, "receive", taken_at, part.condition, part.state)
        _begin(unit, call, part, signer, signed_on)
    if loan is not None and loan.call_id == call.id and not _goes_with_another(loan):
        loan_receipts.join(unit, loan, receipt, made[0].id if len(made) == 1 else 0)
    return receipt


def usual_promise() -> date:
    """The day by which things taken back now are promised (`takeback.warn_days`)."""
    return clock.today() + timedelta(days=settings.integer("takeback.warn_days"))


def check_promise(day: date) -> date:
    """A day to promise: not over, not absurdly far. Raises UserError."""
    validation.check_date(day, clock.today(), "expected_return_on", ahead=timedelta(days=730))
    if day < clock.today():
        raise UserError(translate("take_back", "This day is over already."), "expected_return_on")
    return day


def write_receipt(
    unit: UnitOfWork,
    call: ServiceCall,
    things: Sequence[ReturnedPart | dict[str, Any]],
    taken_at: datetime,
    expected_return_on: date,
    loan_number: str,
    *,
    version: int = 1,
    replaces: str = "",
    signed_by: str = "",
    signed_on: date | None = None,
    paper: str = "",
) -> TakeBackReceipt:
    """The receipt's row and its paper: number drawn, content frozen, rendered once."""
    number = unit.number("take_back_receipt")
    brought_in = call.state in workflow.NOT_SENT_STATES or events.is_carried_in(call)
    content = take_back_content.receipt(
        call, number, [_on_paper(thing) for thing in things], taken_at=taken_at, expected_return_on=expected_return_on,
        loan_number=loan_number, operator=unit.session.full_name, printed_at=unit.now, version=version,
        replaces=replaces, taken_by=unit.session.full_name if brought_in else "",
    )  # fmt: skip
    _, digest = issuing.keep(unit, FORM, number, content, paper or settings.text("print.paper.take_back_receipt"))
    return unit.insert(
        TakeBackReceipt,
        number=number,
        call=call.id,
        call_number=call.number,
        customer=call.customer_id,
        customer_name=call.customer_name,
        technician=call.technician_id,
        technician_name=call.technician_name,
        version=version,
        replaces_number=replaces,
        issued_at=taken_at,
        issued_by=unit.session.name,
        item_count=len(things),
        expected_return_on=expected_return_on,
        loan_number=loan_number,
        signed_by=signed_by,
        signed_on=signed_on,
        content_sha256=digest,
    )


def let_go_of_loan(unit: UnitOfWork, receipt: TakeBackReceipt) -> None:
    """A receipt that is void says no more what a loaner was given for, before it or after it: the next one may."""
    for loan in Loan.select().where(Loan.receipt_number == receipt.number).order_by(Loan.id):
        unit.update(loan, receipt_number="", returned_part_id=0)


def _loan_of(call: ServiceCall, loan_number: str) -> Loan | None:
    """The loan of this customer with this slip, whose unit is out; None for none named. Raises UserError for others."""
    typed = validation.clean_line(loan_number, field="loan_number").upper()
    if not typed:
        return None
    known = numbering.parse(typed, settings.number_formats())
    number = known.number if known else typed
    loan = Loan.get_or_none((Loan.number == number) & (Loan.customer == call.customer_id))
    if loan is None:
        text = translate("take_back", "This customer has no loan slip {number}.")
        raise UserError(text.format(number=typed), "loan_number")
    if loan.state != LoanState.LENT:
        text = translate("take_back", "The unit of loan slip {number} is not out any more.")
        raise UserError(text.format(number=number), "loan_number")
    return loan


def _goes_with_another(loan: Loan) -> bool:
    """Whether a loan names a receipt that is not void; in an older branch it may name a void one still."""
    named = (TakeBackReceipt.number == loan.receipt_number) & (TakeBackReceipt.state != "void")
    return bool(loan.receipt_number) and TakeBackReceipt.select().where(named).exists()


def _checked(call: ServiceCall, items: list[Item]) -> list[dict[str, Any]]:
    """The things as rows. Raises UserError naming the line: missing, doubled, here already, or not theirs."""
    if not items:
        raise UserError(translate("take_back", "Enter what is taken back."), "items")
    if len(items) > MOST_ITEMS:
        text = translate("take_back", "A receipt holds at most {count} items. Issue another one for the rest.")
        raise UserError(text.format(count=MOST_ITEMS), "items")
    rows: list[dict[str, Any]] = []
    seen: dict[str, int] = {}
    for place, one in enumerate(items):
        row = _row(call, one, f"items.{place}")
        for key in filter(None, (row["device"] and f"device {row['device']}", row["serial_key"])):
            if key in seen:
                text = translate("take_back", "Lines {first} and {second} are the same thing.")
                raise UserError(text.format(first=seen[key] + 1, second=place + 1), f"items.{place}.serial")
            seen[key] = place
        _refuse_here(row, f"items.{place}.serial")
        rows.append(row)
    return rows


def _row(call: ServiceCall, one: Item, field: str) -> dict[str, Any]:
    device = get(Device, one.device_id) if one.device_id else None
    if device is not None and device.customer_id != call.customer_id:
        raise UserError(translate("take_back", "This device belongs to another customer."), f"{field}.item")
    serial = validation.normalise_serial(one.serial, f"{field}.serial")
    device = device or _on_file(call, serial, one.model)
    if device is not None and serial and device.serial:
        if validation.serial_key(serial) != device.serial_key:
            text = translate("take_back", "On file this device has the serial number {serial}.")
            raise UserError(text.format(serial=device.serial), f"{field}.serial")
        serial = device.serial
    elif device is not None:
        serial = serial or device.serial
    return {
        "device": device.id if device else None,
        "item": validation.required_line(one.item or (device.product_name if device else ""), f"{field}.item"),
        "model": validation.clean_line(one.model, field=f"{field}.model") or (device.model if device else ""),
        "serial": serial,
        "serial_key": validation.serial_key(serial),
        "accessories": validation.clean_line(one.accessories, field=f"{field}.accessories"),
        "condition": validation.clean_line(one.condition, field=f"{field}.condition"),
        "fault_text": validation.clean_text(one.fault, field=f"{field}.fault") or call.fault_text,
    }


def _on_file(call: ServiceCall, serial: str, model: str) -> Device | None:
    """The customer's device with this serial, however it is spelled; None where it is not told apart."""
    key = validation.serial_key(serial)
    rows = Device.select().where((Device.customer == call.customer_id) & (Device.serial_key == key))
    if model.strip():
        rows = rows.where(Device.model.in_(("", model.strip())))
    found = list(rows.limit(2)) if key else []
    return found[0] if len(found) == 1 else None


def _refuse_here(row: dict[str, Any], field: str) -> None:
    """Nothing is taken back twice: neither a device, nor a serial number of a model."""
    same = ReturnedPart.id < 0
    if row["serial_key"]:
        same = ReturnedPart.serial_key == row["serial_key"]
        if row["model"]:
            same = same & ReturnedPart.model.in_(("", row["model"]))
    if row["device"]:
        same = same | (ReturnedPart.device == row["device"])
    there = ReturnedPart.select().where(ReturnedPart.is_open & same).first()
    if there is not None:
        text = translate("take_back", "{item} {serial} is here already: {number}, receipt {receipt}.")
        told = {"item": there.item, "serial": there.serial, "number": there.number, "receipt": there.receipt_number}
        raise UserError(text.format(**told), field)


def _begin(unit: UnitOfWork, call: ServiceCall, part: ReturnedPart, signer: str, signed_on: date | None) -> None:
    """The thing was the customer's; it is with the technician now, in the workshop when there is none."""
    owner = custody.customer(get(Customer, call.customer_id))
    custody.begin(
        unit, kind=KIND, object_id=part.id, number=part.number, name=part.item, holder=owner,
        belongs_to=Owner.CUSTOMER, model=part.model, serial=part.serial, receipt_number=part.receipt_number,
        call=call.id, customer=call.customer_id, customer_name=call.customer_name,
    )  # fmt: skip
    taker: Holder = custody.colleague(get(Staff, call.technician_id)) if call.technician_id else custody.place()
    custody.hand_over(
        unit, kind=KIND, object_id=part.id, taker=taker, due_on=part.expected_return_on, condition=part.condition,
        receipt_number=part.receipt_number, signed_by=signer, signed_on=signed_on, call=call.id,
        happened_at=min(part.received_at, unit.now),
    )  # fmt: skip
    unit.update(part, holder_name=taker.name)


def _on_paper(thing: ReturnedPart | dict[str, Any]) -> dict[str, str]:
    names = ("number", "item", "model", "serial", "accessories", "condition", "fault_text")
    row = thing if isinstance(thing, dict) else {name: getattr(thing, name) for name in names}
    return {("fault" if name == "fault_text" else name): str(row[name]) for name in names}
