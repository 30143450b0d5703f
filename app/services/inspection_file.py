"""What is known of inspections: one with its sheet, those of a contract, those that wait for a place on the board."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core import clock
from app.domain import permissions
from app.domain.inspection_cycle import is_due
from app.models.contract import Contract, Inspection, InspectionLine
from app.models.customer import Customer, Device
from app.models.service_call import ServiceCall
from app.services import _contract_devices, inspections, settings
from app.services import session as sessions
from app.services._use_case import get, require
from app.services._visible import is_own

_MOST_WAITING = 300


@dataclass(frozen=True)
class InspectionEntry:
    """An inspection as lists show it. `is_late`: its day is over and it is not done."""

    id: int
    row_version: int
    number: str
    contract_id: int
    contract_number: str
    customer_id: int
    customer_name: str
    slot_on: date
    due_on: date
    state: str
    call_id: int
    technician_name: str
    planned_on: date | None
    done_on: date | None
    score: int | None
    is_late: bool


@dataclass(frozen=True)
class SheetLine:
    """One device and item of the sheet; `result` is empty while nobody entered it."""

    device_id: int
    device: str
    serial: str
    item: str
    result: str
    notes: str


@dataclass(frozen=True)
class InspectionFile:
    """An inspection with its sheet: the lines entered, or those that its devices and the branch's items ask for."""

    entry: InspectionEntry
    call_number: str
    signed_by: str
    signed_on: date | None
    result: str
    reason: str
    lines: tuple[SheetLine, ...]
    is_entered: bool
    device_count: int
    may_record: bool


@dataclass(frozen=True)
class WaitingInspection:
    """A due inspection that has no service call yet, for the side list of the board."""

    id: int
    row_version: int
    number: str
    customer_name: str
    is_key_customer: bool
    contract_number: str
    due_on: date
    is_late: bool


def file(inspection_id: int) -> InspectionFile:
    """Everything about an inspection. Raises NotPermitted, UserError when there is none."""
    require("inspection.view")
    row = get(Inspection, inspection_id)
    call = ServiceCall.get_or_none(ServiceCall.id == row.call_id) if row.call_id else None
    found = _contract_devices.in_use(get(Contract, row.contract_id))
    entered = _entered(row)
    own = is_own(call.technician_id if call else None)
    return InspectionFile(
        entry=as_entry(row),
        call_number=call.number if call else "",
        signed_by=row.signed_by,
        signed_on=row.signed_on,
        result=row.result if row.state == "done" else "",
        reason=row.reason,
        lines=entered or tuple(_asked(found)),
        is_entered=bool(entered),
        device_count=len(found),
        may_record=permissions.allowed(sessions.current().role, "inspection.record", own=own),
    )


def of_contract(contract_id: int) -> tuple[InspectionEntry, ...]:
    """The inspections of a contract, in the order of their days. Raises NotPermitted."""
    require("inspection.view")
    rows = Inspection.select().where(Inspection.contract == contract_id).order_by(Inspection.slot_on)
    return tuple(as_entry(row) for row in rows)


def find_by_number(number: str) -> int:
    """The id of the inspection with a number, 0 when there is none. Raises NotPermitted."""
    require("inspection.view")
    row = Inspection.get_or_none(Inspection.number == number.strip().upper())
    return row.id if row else 0


def waiting() -> tuple[WaitingInspection, ...]:
    """The inspections to be planned by now, the most pressing first; none for who may not plan."""
    if not permissions.allowed(sessions.current().role, "inspection.plan"):
        return ()
    today = clock.today()
    rows = (
        Inspection.select(Inspection, Customer)
        .join(Customer)
        .where((Inspection.state == "due") & (Inspection.due_on <= inspections.due_until()))
        .order_by(Inspection.due_on, Inspection.id)
        .limit(_MOST_WAITING)
    )
    return tuple(
        WaitingInspection(
            row.id,
            row.row_version,
            row.number,
            row.customer_name,
            row.customer.is_key_customer,
            row.contract_number,
            row.due_on,
            row.due_on < today,
        )
        for row in rows
    )


def as_entry(row: Inspection) -> InspectionEntry:
    """An inspection as lists show it."""
    return InspectionEntry(
        id=row.id,
        row_version=row.row_version,
        number=row.number,
        contract_id=row.contract_id,
        contract_number=row.contract_number,
        customer_id=row.customer_id,
        customer_name=row.customer_name,
        slot_on=row.slot_on,
        due_on=row.due_on,
        state=row.state,
        call_id=row.call_id or 0,
        technician_name=row.technician_name,
        planned_on=row.planned_on,
        done_on=row.done_on,
        score=row.score,
        is_late=row.state in ("due", "planned") and row.due_on < clock.today(),
    )


def to_plan_now(entry: InspectionEntry) -> bool:
    """Whether an inspection is to be planned by now."""
    return is_due(entry.state, entry.due_on, clock.today(), settings.integer("contract.inspection_lead_days"))


def _entered(row: Inspection) -> tuple[SheetLine, ...]:
    lines = InspectionLine.select().where(InspectionLine.inspection == row.id).order_by(InspectionLine.ordinal)
    found = list(lines)
    named = {one.id: one for one in Device.select().where(Device.id.in_({line.device_id for line in found} - {None}))}
    return tuple(
        SheetLine(line.device_id or 0, *_words(named.get(line.device_id)), line.item, line.result, line.notes)
        for line in found
    )


def _asked(found: list[Device]) -> list[SheetLine]:
    """Every item for every device; without devices every item once."""
    items = inspections.items()
    if not found:
        return [SheetLine(0, "", "", item, "", "") for item in items]
    return [SheetLine(one.id, *_words(one), item, "", "") for one in found for item in items]


def _words(device: Device | None) -> tuple[str, str]:
    if device is None:
        return "", ""
    return " ".join(part for part in (device.product_name, device.model) if part) or device.number, device.serial
