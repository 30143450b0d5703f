"""A call whose device is taken along (domain.md 3.4): taken back with a receipt, repaired, handed back and signed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import validation
from app.domain.closing import Matter
from app.domain.workflows import returned_part as parts_workflow
from app.models import database
from app.models.returned_part import ReturnedPart, TakeBackReceipt
from app.models.service_call import ServiceCall
from app.models.voucher import ServiceVoucher
from app.services import _call_events as events
from app.services._call_bringing_in import bring_in as carry_in
from app.services._call_outcomes import BroughtIn
from app.services._take_back_steps import parts_of_call, receipts_settled, result_of
from app.services._take_back_writing import Item, issue_for
from app.services._use_case import UnitOfWork, use_case
from app.services.service_call_charges import ChargeEntry
from app.services.service_call_visit import Result, Signed, finish_visit, hand_in_due_on
from app.services.take_back_receipts import Returned, give_back


@use_case("service_call.take_back")
def take_back(
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
    """Take things along: the receipt is issued for them, and the call waits for their repair.

    The arrival is entered too where nobody did. The voucher is not owed before the things are promised back.
    """
    call = events.load(unit, call_id, seen_version)
    moment = events.moment(unit, happened_at, call.received_at)
    if call.state == "dispatched":
        events.step(unit, call, "arrive", moment)
    if call.state != "on_site":
        text = translate("take_back", "Things are taken back during a visit: the call is not dispatched.")
        raise UserError(text)
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
    told = {"receipt": receipt.number, "items": receipt.item_count}
    facts = {"receipt_number": receipt.number}
    events.step(unit, call, "take_back", moment, facts=facts, data=told, service_mode="take_back")
    for voucher in events.open_vouchers(call):
        unit.update(voucher, hand_in_due_on=_due(receipt.expected_return_on) or voucher.hand_in_due_on)
    return receipt


@use_case("service_call.take_back")
def bring_in(
    unit: UnitOfWork, call_id: int, *, seen_version: int, brought: BroughtIn, happened_at: datetime | None = None
) -> TakeBackReceipt:
    """The customer carried or mailed it to the branch, on a call that nobody was sent to: the receipt is the result.

    R048: no service voucher is owed for it; the recovered receipt with the customer's signature stands for one.
    """
    call = events.load(unit, call_id, seen_version)
    return carry_in(unit, call, brought, events.moment(unit, happened_at, call.received_at))


@use_case("service_call.repair")
def repaired(
    unit: UnitOfWork, call_id: int, *, seen_version: int, test_result: str = "", happened_at: datetime | None = None
) -> ServiceCall:
    """Everything taken back is ready; `test_result` is added to what the ledger knows of each thing.

    Raises UserError naming what is not ready.
    """
    call = events.load(unit, call_id, seen_version)
    parts = _all_ready(call)
    told = "\n".join(result_of(part) for part in parts)
    said = validation.clean_text(test_result, field="test_result")
    words = "\n".join(text for text in (said, told) if text)
    moment = events.moment(unit, happened_at, call.received_at)
    return events.step(unit, call, "repair", moment, detail=words, facts={"test_result": words})


@use_case("service_call.hand_back")
def hand_back(
    unit: UnitOfWork,
    call_id: int,
    *,
    seen_version: int,
    returned: Returned,
    result: Result,
    charges: Iterable[ChargeEntry] | None = None,
) -> ServiceCall:
    """Everything goes back at once: receipts recovered or lost, the customer signs the return and the work.

    A loaner that is still out holds the call back. `charges` None leaves them as they are. Raises UserError for what
    is not ready or missing.
    """
    call = events.load(unit, call_id, seen_version)
    if call.state == "taken_back":
        _all_ready(call)
    _loaners_back(call)
    there = TakeBackReceipt.select().where((TakeBackReceipt.call == call.id) & (TakeBackReceipt.state == "issued"))
    for receipt in there.order_by(TakeBackReceipt.id):
        give_back(unit, receipt, returned)
    settled = receipts_settled(call.id)
    lines = None if charges is None else tuple(charges)
    signed = Signed(validation.clean_line(returned.signed_by, field="signed_by"), returned.signed_on)
    facts = {"receipt_recovered": settled, "loaner_settled": True}
    finish_visit(unit, call, result, lines, signed, handed_back=facts)
    for voucher in events.open_vouchers(call):
        _sign(unit, voucher, signed, result.finished_at)
    return call


def loaners_out(call_id: int) -> list[str]:
    """The loaner units of a call that its customer still has, each named with its number; without those that a
    supervisor lets the call close without.
    """
    rows = database.query(
        "SELECT name, number FROM custody_object WHERE kind = ? AND call_id = ? AND holder_kind = ? AND object_id "
        "NOT IN (SELECT loan.open_unit_id FROM loan JOIN closing_waiver ON closing_waiver.object_id = loan.id "
        "WHERE closing_waiver.call_id = ? AND closing_waiver.matter = ? AND loan.open_unit_id IS NOT NULL) ORDER BY id",
        ("loaner_unit", call_id, "customer", call_id, Matter.LOANER.value),
    )
    return [f"{name} {number}" for name, number in rows]


def _sign(unit: UnitOfWork, voucher: ServiceVoucher, signed: Signed, finished_at: datetime) -> None:
    """The voucher went along and is signed with the return; the paper is owed from then."""
    unit.update(
        voucher, signer_name=signed.signer_name, signed_on=signed.signed_on, technician_back_at=finished_at,
        hand_in_due_on=hand_in_due_on(finished_at),
    )  # fmt: skip


def _all_ready(call: ServiceCall) -> list[ReturnedPart]:
    parts = parts_of_call(call.id)
    if not parts:
        raise UserError(translate("take_back", "Nothing was taken back on this call."))
    waiting = [part for part in parts if part.is_open and part.state not in parts_workflow.READY_STATES]
    if waiting:
        named = translate("take_back", ", ").join(
            f"{part.item} {part.number} ({parts_workflow.state_label(part.state)})" for part in waiting
        )
        raise UserError(translate("take_back", "Not ready yet: {things}.").format(things=named), "parts")
    return parts


def _loaners_back(call: ServiceCall) -> None:
    out = loaners_out(call.id)
    if out:
        text = translate("take_back", "The loaner is still with the customer: {units}. Take it back first.")
        raise UserError(text.format(units=translate("take_back", ", ").join(out)), "loaner")


def _due(promised: date | None) -> date | None:
    """When the voucher of a call is owed whose things are promised for a day."""
    if promised is None:
        return None
    noon = clock.local(clock.now()).replace(year=promised.year, month=promised.month, day=promised.day, hour=12)
    return hand_in_due_on(noon)
