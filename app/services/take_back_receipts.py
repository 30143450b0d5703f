"""Take-back receipts (F20, R051): issued when things are taken along, signed, recovered when they come back.

The original stays with the customer. It is recovered with the things, or its loss is noted and signed for; what stays
behind then goes on a new receipt. Number, frozen content and the one rendering are those of every issued paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import validation
from app.domain.custody import HolderKind
from app.domain.workflows import returned_part as parts_workflow
from app.domain.workflows import take_back_receipt as workflow
from app.models.returned_part import ReturnedPart, TakeBackReceipt
from app.models.service_call import ServiceCall
from app.services import _call_events as events
from app.services import attachments, custody, issuing, loan_receipts
from app.services._take_back_steps import (
    KIND,
    customer_of,
    facts_of,
    follow,
    holder,
    keep_promise,
    load,
    note,
    parts_of_call,
    pass_on,
    step,
)
from app.services._take_back_writing import (
    FORM,
    Item,
    check_promise,
    issue_for,
    let_go_of_loan,
    usual_promise,
    write_receipt,
)
from app.services._use_case import UnitOfWork, get, require, use_case
from app.services._visible import refuse_others

__all__ = [
    "FORM",
    "Item",
    "Returned",
    "check_promise",
    "for_printing",
    "give_back",
    "hand_back",
    "issue",
    "printed",
    "promise",
    "sign",
    "usual_promise",
    "void",
]


@dataclass(frozen=True)
class Returned:
    """How things went back: who signed when, and what became of the original receipt.

    `serials` are those read off the things, by part; one that differs from the receipt is refused.
    """

    signed_by: str
    signed_on: date | None
    recovered: bool = True
    lost_note: str = ""
    lost_signed_by: str = ""
    serials: Mapping[int, str] = field(default_factory=dict)


@use_case("take_back_receipt.issue")
def issue(
    unit: UnitOfWork,
    call_id: int,
    *,
    seen_version: int,
    items: Iterable[Item],
    expected_return_on: date | None = None,
    loan_number: str = "",
    signed_by: str = "",
    signed_on: date | None = None,
    paper: str = "",
    happened_at: datetime | None = None,
) -> TakeBackReceipt:
    """A further receipt on a call of which something was taken back already; the first is `take_back` of the call."""
    call = events.load(unit, call_id, seen_version)
    if call.state not in ("taken_back", "repaired"):
        raise UserError(translate("take_back", "Nothing was taken back on this call yet."))
    moment = events.moment(unit, happened_at, call.received_at)
    receipt = issue_for(
        unit,
        call,
        items,
        moment,
        expected_return_on,
        loan_number,
        signed_by=signed_by,
        signed_on=signed_on,
        paper=paper,
    )
    events.note(unit, call, "receipt_issued", moment, "", receipt=receipt.number)
    if call.state == "repaired":
        events.step(unit, call, "repair_again", moment)
    return receipt


@use_case("take_back_receipt.change")
def sign(
    unit: UnitOfWork,
    receipt_id: int,
    *,
    seen_version: int,
    signed_by: str,
    signed_on: date | None,
    scan: tuple[str, bytes] | None = None,
) -> TakeBackReceipt:
    """The customer signed the receipt when the things were taken (R019); `scan` is a file's name and bytes."""
    receipt = _load(unit, receipt_id)
    who = validation.clean_line(signed_by, field="signed_by")
    facts = {"signed_by": who, "signed_on": signed_on, **_dates(receipt)}
    workflow.after(receipt.state, "sign", facts)
    unit.update(receipt, seen_version, signed_by=who, signed_on=signed_on)
    if scan:
        attachments.add_to(unit, receipt, name=scan[0], content=scan[1])
    return receipt


@use_case("take_back_receipt.change")
def promise(
    unit: UnitOfWork, receipt_id: int, *, seen_version: int, expected_return_on: date, reason: str
) -> TakeBackReceipt:
    """The customer was told another day; the paper keeps the first one."""
    receipt = _load(unit, receipt_id)
    why = validation.required_line(reason, "reason")
    if receipt.state != workflow.State.ISSUED:
        raise UserError(translate("take_back", "Everything on this receipt is back already."))
    check_promise(expected_return_on)
    unit.update(receipt, seen_version, why, expected_return_on=expected_return_on)
    for part in _open_parts(receipt):
        unit.update(part, expected_return_on=expected_return_on)
        keep_promise(unit, part)
        note(unit, part, "promise", unit.now, f"{expected_return_on.isoformat()}\n{why}", part.state)
    return receipt


@use_case("take_back_receipt.change")
def hand_back(
    unit: UnitOfWork, receipt_id: int, *, seen_version: int, returned: Returned, part_ids: Iterable[int] = ()
) -> TakeBackReceipt:
    """The customer has the things again, and signs; the original is recovered or its loss noted.

    `part_ids` are those that go back now (none named: all); what stays gets a receipt of its own, the result. Raises
    UserError for a thing that is not on this receipt or not ready, or whose serial differs from the receipt.
    """
    receipt = _load(unit, receipt_id)
    return give_back(unit, receipt, returned, tuple(part_ids), seen_version)


@use_case("take_back_receipt.void")
def void(unit: UnitOfWork, receipt_id: int, *, seen_version: int, reason: str) -> TakeBackReceipt:
    """Issued by mistake, and nothing on it was worked on: the number stays, the things never left the customer.

    Raises UserError for one that stands for another receipt: what is on it was taken with that one, and is here.
    """
    receipt = _load(unit, receipt_id)
    why = validation.clean_line(reason, field="reason")
    if receipt.replaces_number:
        text = translate("take_back", "What is on it was taken with receipt {number}: hand it back instead.")
        raise UserError(text.format(number=receipt.replaces_number))
    parts = _open_parts(receipt)
    moved = sum(part.state != parts_workflow.State.RECEIVED for part in parts)
    state = str(workflow.after(receipt.state, "void", {"reason": why, "moved": moved}, unit.session.role))
    unit.update(receipt, seen_version, why, state=state, voided_at=unit.now, void_reason=why)
    for part in parts:
        step(unit, part, "void", facts={"reason": why}, detail=why, receipt_state=state)
        pass_on(unit, part, customer_of(part), reason=why)
    let_go_of_loan(unit, receipt)
    call = get(ServiceCall, receipt.call_id)
    if parts_of_call(call.id):
        follow(unit, call)
    elif call.state in ("taken_back", "repaired"):
        carried = events.is_carried_in(call)
        undo, mode = (events.UNDO_BRING_IN, "") if carried else ("undo_take_back", call.service_mode)
        facts, told = {"carried_in": carried}, {"receipt": receipt.number}
        events.step(unit, call, undo, unit.now, reason=why, facts=facts, data=told, service_mode=mode)
    return receipt


@use_case("take_back_receipt.change")
def printed(unit: UnitOfWork, receipt_id: int, *, printer: str, copies: int = 1, reprint: int = 0) -> TakeBackReceipt:
    """A copy has left the printer."""
    receipt = _load(unit, receipt_id)
    issuing.log_copy(unit, _paper_id(receipt), printer=printer, copies=copies, reprint=reprint)
    unit.touch(receipt)
    return receipt


def for_printing(receipt_id: int, *, paper: str = "") -> issuing.Copy:
    """The next copy of a receipt: the original first, then reprints marked and counted; one that is recovered, lost
    or void says 作废. Raises NotPermitted.
    """
    require("take_back_receipt.change")
    receipt = get(TakeBackReceipt, receipt_id)
    refuse_others("take_back_receipt.change", receipt.technician_id)
    is_void = receipt.state != workflow.State.ISSUED
    return issuing.copy(_paper_id(receipt), paper=paper, is_void=is_void)


def give_back(
    unit: UnitOfWork,
    receipt: TakeBackReceipt,
    returned: Returned,
    part_ids: tuple[int, ...] = (),
    seen_version: int | None = None,
) -> TakeBackReceipt:
    """As `hand_back`, inside another use case. Returns the receipt, or the new one of what stays."""
    chosen, rest = _chosen(receipt, part_ids)
    signer = validation.clean_line(returned.signed_by, field="signed_by")
    lost = validation.clean_line(returned.lost_note, field="lost_note")
    witness = validation.clean_line(returned.lost_signed_by, field="lost_signed_by")
    _check_things(chosen, returned.serials)
    settled = returned.recovered or bool(lost)
    facts = {"receipt_settled": settled, "signed_by": signer, "signed_on": returned.signed_on}
    for part in chosen:
        parts_workflow.after(part.state, "hand_back", facts_of(part, **facts))
    event = "recover" if returned.recovered else "lose"
    state = str(workflow.after(receipt.state, event, {"lost_note": lost, "lost_signed_by": witness}))
    unit.update(
        receipt, seen_version, state=state, recovered_on=returned.signed_on, recovered_by=unit.session.full_name,
        lost_note="" if returned.recovered else lost, lost_signed_by="" if returned.recovered else witness,
        returned_signed_by=signer, returned_signed_on=returned.signed_on,
    )  # fmt: skip
    for part in chosen:
        step(
            unit, part, "hand_back", facts=facts, detail=signer, returned_on=returned.signed_on, returned_to=signer,
            receipt_state=state,
        )  # fmt: skip
        _leave(unit, part, signer, returned.signed_on)
    return _rest_on_new(unit, receipt, rest) if rest else receipt


def _load(unit: UnitOfWork, receipt_id: int) -> TakeBackReceipt:
    receipt = get(TakeBackReceipt, receipt_id)
    refuse_others(unit.action, receipt.technician_id)
    return receipt


def _open_parts(receipt: TakeBackReceipt) -> list[ReturnedPart]:
    rows = ReturnedPart.select().where((ReturnedPart.receipt == receipt.id) & ReturnedPart.is_open)
    return list(rows.order_by(ReturnedPart.id))


def _chosen(receipt: TakeBackReceipt, part_ids: tuple[int, ...]) -> tuple[list[ReturnedPart], list[ReturnedPart]]:
    """What goes back now and what stays. Raises UserError for what was never taken with this receipt."""
    there = _open_parts(receipt)
    foreign = set(part_ids) - {part.id for part in there}
    if foreign:
        text = translate("take_back", "This was not taken back with receipt {number}, or is returned already.")
        raise UserError(text.format(number=receipt.number), "parts")
    if not there:
        text = translate("take_back", "Nothing on receipt {number} is still here.")
        raise UserError(text.format(number=receipt.number), "parts")
    if not part_ids:
        return there, []
    return [part for part in there if part.id in part_ids], [part for part in there if part.id not in part_ids]


def _check_things(chosen: list[ReturnedPart], serials: Mapping[int, str]) -> None:
    for part in chosen:
        if part.state not in parts_workflow.READY_STATES:
            text = translate("take_back", "{item} {number} is not ready to go back: {state}.")
            label = parts_workflow.state_label(part.state)
            raise UserError(text.format(item=part.item, number=part.number, state=label), "parts")
        seen = serials.get(part.id, "")
        on_paper = part.replacement_serial if part.outcome == "replaced" else part.serial
        if seen and on_paper and validation.serial_key(seen) != validation.serial_key(on_paper):
            text = translate("take_back", "{item}: the receipt says serial {expected}, not {seen}.")
            raise UserError(text.format(item=part.item, expected=on_paper, seen=seen.strip()), f"serials.{part.id}")


def _leave(unit: UnitOfWork, part: ReturnedPart, signer: str, on: date | None) -> None:
    """Out of the house with what goes back; a unit that was replaced stays and is the branch's now, or its maker's who
    has it and sent another one.
    """
    if part.outcome == "scrapped":
        return
    if part.outcome == "replaced" and holder(part).kind == HolderKind.SUPPLIER:
        kept = translate("take_back", "Kept by {name}").format(name=part.supplier_name)
        pass_on(unit, part, custody.gone(kept), reason=part.outcome_reason)
        return
    if part.outcome == "replaced":
        custody.change(unit, kind=KIND, object_id=part.id, belongs_to="branch", is_home=True, due_on=None)
        return
    pass_on(unit, part, customer_of(part), on=on, signed_by=signer, signed_on=on)


def _rest_on_new(unit: UnitOfWork, old: TakeBackReceipt, rest: list[ReturnedPart]) -> TakeBackReceipt:
    """A new receipt for what stays; the customer gave the old one back, so whoever hands back leaves this one there."""
    call = get(ServiceCall, old.call_id)
    promised = old.expected_return_on if old.expected_return_on and old.expected_return_on >= clock.today() else None
    new = write_receipt(
        unit, call, rest, unit.now, promised or usual_promise(), old.loan_number, version=old.version + 1,
        replaces=old.number,
    )  # fmt: skip
    for part in rest:
        load(unit, part.id, None)
        unit.update(
            part, receipt=new.id, receipt_number=new.number, receipt_state=new.state,
            expected_return_on=new.expected_return_on,
        )  # fmt: skip
        keep_promise(unit, part, receipt_number=new.number)
    loan_receipts.follow(unit, old, new, rest)
    return new


def _dates(receipt: TakeBackReceipt) -> dict[str, date]:
    return {"issued_on": clock.local(receipt.issued_at).date(), "today": clock.today()}


def _paper_id(receipt: TakeBackReceipt) -> int:
    kept = issuing.paper_of(FORM, receipt.number)
    if kept is None:
        text = translate("take_back", "The sheet of receipt {number} is not kept here.")
        raise UserError(text.format(number=receipt.number))
    return kept.paper_id
