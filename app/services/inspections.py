"""Periodic inspections of contracts (A3, A14): due by the cycle, planned as a service call, done with a sheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.core import clock
from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import translate
from app.core.progress import Progress
from app.domain import inspection_cycle as cycle
from app.domain import validation
from app.domain.cover_facts import add_months
from app.domain.workflows import inspection as workflow
from app.models import database
from app.models.contract import Contract, Inspection, InspectionLine
from app.models.customer import Customer, Device
from app.models.service_call import ServiceCall
from app.services import _call_events as events
from app.services import _contract_devices, covers, settings
from app.services import _inspection_slots as slots
from app.services._call_input import check_appointment, snapshot, technician_named
from app.services._use_case import UnitOfWork, get, require, use_case
from app.services.service_call_cover import verdict_fields

LEVEL = 4
MOST_LINES = 2_000
PART = 25
"""Contracts whose inspections are put on record in one transaction at the start of the day."""


@dataclass(frozen=True)
class Finding:
    """What was found at a device (0: none in particular) and item of the sheet; one of `workflow.FINDINGS`."""

    device_id: int
    item: str
    result: str
    notes: str = ""


@use_case("inspection.plan")
def settle(unit: UnitOfWork, *, contract_ids: Iterable[int] | None = None) -> None:
    """Put on record what contracts (None: all that owe any) owe of the year ahead; what is there already stays."""
    for contract_id in owing() if contract_ids is None else contract_ids:
        slots.keep(unit, get(Contract, contract_id))


def settle_in_parts(contract_ids: Iterable[int], progress: Progress) -> Changes:
    """As `settle`, a few contracts a transaction, so that nobody waits long to write; stopped, it goes on next time.

    Raises Cancelled.
    """
    ids = list(contract_ids)
    changes = Changes()
    for place in range(0, len(ids), PART):
        progress.report(place, len(ids))
        changes = changes.merged(settle(contract_ids=ids[place : place + PART]))
    progress.report(len(ids), len(ids))
    return changes


def owing() -> tuple[int, ...]:
    """The contracts whose inspections of the year ahead are not on record yet (start of day). Raises NotPermitted."""
    require("inspection.plan")
    today = clock.today()
    last = today + slots.AHEAD
    # what a change of the cycle withdrew lies between the slots of today's cycle, and must not stand for one of them
    rows = database.query(
        "SELECT c.id, c.inspection_months, c.ends_on, max(i.slot_on) FROM contract c "
        "LEFT JOIN inspection i ON i.contract_id = c.id AND i.result <> ? "
        "WHERE c.inspection_months IS NOT NULL AND c.ends_on >= ? AND c.state <> 'cancelled' "
        "GROUP BY c.id, c.inspection_months, c.ends_on",
        (cycle.SUPERSEDED, today.isoformat()),
    )
    found = []
    for contract_id, months, ends_on, latest in rows:
        reach = min(date.fromisoformat(str(ends_on)), last)
        if latest is None or add_months(date.fromisoformat(str(latest)), months) <= reach:
            found.append(int(contract_id))
    return tuple(found)


@use_case("inspection.plan")
def plan(
    unit: UnitOfWork,
    inspection_id: int,
    *,
    seen_version: int,
    appointed_at: datetime | None = None,
    minutes: int = 0,
    technician_id: int = 0,
) -> ServiceCall:
    """Make the service call of an inspection, once; with a time it is appointed, without it waits on the board.

    No fault clock runs on it: it is owed by its day. The verdict is that of its slot. Raises UserError when it has its
    call already, is done or withdrawn.
    """
    row = get(Inspection, inspection_id)
    state = str(workflow.after(row.state, "plan", {"has_call": row.call_id is not None}))
    technician = technician_named(technician_id) if technician_id else None
    length = minutes or settings.integer("dispatch.visit_minutes")
    if appointed_at is not None:
        check_appointment(appointed_at, length, unit.now)
    call = _call_for(unit, row)
    slots.write(unit, row, seen_version, "", {"reason": ""}, state=state, call_id=call.id)
    if appointed_at is not None:
        events.place(unit, call, appointed_at, length, technician, "", unit.now)
    return call


@use_case("inspection.plan")
def move(unit: UnitOfWork, inspection_id: int, *, seen_version: int, due_on: date, reason: str) -> Inspection:
    """Another day for an inspection that is due, with a reason; its slot stays."""
    row = get(Inspection, inspection_id)
    why = validation.clean_line(reason, field="reason")
    workflow.after(row.state, "move", {"reason": why})
    validation.check_date(due_on, clock.today(), "due_on")
    if due_on < clock.today():
        raise UserError(translate("inspection", "This day is over already."), "due_on")
    return slots.write(unit, row, seen_version, why, {"reason": why}, due_on=due_on)


@use_case("inspection.plan")
def withdraw(unit: UnitOfWork, inspection_id: int, *, seen_version: int, reason: str) -> Inspection:
    """The customer wants none this time: it stays on record, and no change of the cycle brings it back."""
    row = get(Inspection, inspection_id)
    why = validation.clean_line(reason, field="reason")
    state = str(workflow.after(row.state, "withdraw", {"reason": why}))
    return slots.write(unit, row, seen_version, why, {"reason": why}, state=state, result=cycle.DECLINED)


@use_case("inspection.plan")
def revive(unit: UnitOfWork, inspection_id: int, *, seen_version: int) -> Inspection:
    """Ask for a declined inspection after all. One that the contract does not ask for any more stays withdrawn."""
    row = get(Inspection, inspection_id)
    state = str(workflow.after(row.state, "revive"))
    if row.result == cycle.SUPERSEDED:
        raise UserError(translate("inspection", "The contract does not ask for this inspection any more."))
    return slots.write(unit, row, seen_version, "", {"reason": ""}, state=state, result="")


@use_case("inspection.record")
def enter_result(
    unit: UnitOfWork,
    inspection_id: int,
    *,
    seen_version: int,
    done_on: date | None,
    findings: Iterable[Finding] = (),
    result: str = "",
    score: int | None = None,
    signed_by: str = "",
    signed_on: date | None = None,
) -> Inspection:
    """Enter what the signed sheet says; entered again, it corrects what stood there. An own call's technician may."""
    row = get(Inspection, inspection_id)
    _own_only(unit, row)
    signer = validation.clean_line(signed_by, field="signed_by")
    facts = {"done_on": done_on, "score": score, "signed_by": signer, "signed_on": signed_on, "today": clock.today()}
    state = str(workflow.after(row.state, "complete", facts))
    if done_on is not None:
        validation.check_date(done_on, clock.today(), "done_on")
    lines = _checked(row, findings)
    slots.write(
        unit, row, seen_version, state=state, done_on=done_on, score=score, signed_by=signer, signed_on=signed_on,
        result=validation.clean_text(result, field="result"),
    )  # fmt: skip
    _write_lines(unit, row, lines)
    return row


def due_until() -> date:
    """The last day of what is to be planned by now (`contract.inspection_lead_days`)."""
    return clock.today() + timedelta(days=settings.integer("contract.inspection_lead_days"))


def items() -> tuple[str, ...]:
    """What is looked at on every device (`inspection.items`)."""
    words = settings.text("inspection.items").replace(";", "；").split("；")
    return tuple(dict.fromkeys(word.strip() for word in words if word.strip()))


def _call_for(unit: UnitOfWork, row: Inspection) -> ServiceCall:
    require("service_call.register", unit.session)
    contract = get(Contract, row.contract_id)
    customer = get(Customer, row.customer_id)
    found = _contract_devices.in_use(contract)
    device = found[0] if found else None
    verdict = covers.verdict_of(device, customer.id, row.slot_on, "inspection")
    text = translate("inspection", "Inspection {number} of contract {contract}, due by {day}; devices: {count}")
    words = text.format(number=row.number, contract=row.contract_number, day=row.due_on.isoformat(), count=len(found))
    shown = snapshot(customer, device, "", "", "")
    if len(found) > 1:
        shown |= {"device": None, "product_name": "", "model": "", "serial": ""}
    return events.begin(
        unit,
        owed_as=row.number,
        number=unit.number("service_call"),
        received_at=unit.now,
        entered_at=unit.now,
        received_by=unit.session.name,
        channel="phone",
        call_kind="maintenance",
        **shown,
        fault_text=words,
        fault_level=LEVEL,
        service_mode="on_site",
        **verdict_fields(verdict),
    )


def _own_only(unit: UnitOfWork, row: Inspection) -> None:
    from app.services._visible import refuse_others

    call = ServiceCall.get_or_none(ServiceCall.id == row.call_id) if row.call_id else None
    refuse_others("inspection.record", call.technician_id if call else None)


def _checked(row: Inspection, findings: Iterable[Finding]) -> list[Finding]:
    given = list(findings)
    if len(given) > MOST_LINES:
        message = translate("inspection", "A sheet holds at most {count} lines.").format(count=MOST_LINES)
        raise UserError(message, "findings")
    theirs = {one.id for one in Device.select(Device.id).where(Device.customer == row.customer_id)}
    cleaned = []
    for place, one in enumerate(given):
        if one.result not in workflow.FINDINGS:
            raise UserError(translate("inspection", "Choose one of the list."), f"findings.{place}")
        if one.device_id and one.device_id not in theirs:
            raise UserError(translate("inspection", "This device belongs to another customer."), f"findings.{place}")
        item = validation.required_line(one.item, f"findings.{place}")
        notes = validation.clean_line(one.notes, field=f"findings.{place}")
        cleaned.append(Finding(one.device_id, item, one.result, notes))
    return cleaned


def _write_lines(unit: UnitOfWork, row: Inspection, lines: list[Finding]) -> None:
    """Have exactly these lines; those already there are changed in place, what is left over goes, into the trail."""
    known = list(InspectionLine.select().where(InspectionLine.inspection == row.id).order_by(InspectionLine.ordinal))
    for place, one in enumerate(lines, 1):
        values = {"device": one.device_id or None, "item": one.item, "result": one.result, "notes": one.notes}
        if place <= len(known):
            unit.update(known[place - 1], **values)
        else:
            unit.insert(InspectionLine, inspection=row.id, ordinal=place, **values)
    for spare in known[len(lines) :]:
        unit.note(spare.record_kind(), spare.id, row.number, {"item": [spare.item, None]})
        spare.delete_instance()
        unit.touch(spare)
