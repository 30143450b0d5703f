"""The customer file (F01, F02) as the screen shows it: one frozen answer with everything about a customer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.core import clock
from app.domain import permissions
from app.domain.cover import CoverKind, CoverVerdict
from app.models.contract import Contract
from app.models.customer import Address, Contact, Customer
from app.models.service_call import ServiceCall
from app.services import _customer_devices, attachments, contracts, covers
from app.services import session as sessions
from app.services._customer_devices import Machine
from app.services._use_case import get, require, tuples
from app.services._visible import visible
from app.services.attachments import AttachmentEntry
from app.services.contracts import ContractEntry
from app.services.covers import CustomerCover
from app.services.devices import DeviceEntry

FIRST_DEVICES = 50


@dataclass(frozen=True)
class ContactEntry:
    """A person at the customer."""

    id: int
    name: str
    position: str
    phone: str
    email: str
    notes: str
    is_primary: bool


@dataclass(frozen=True)
class AddressEntry:
    """A place of the customer."""

    id: int
    address: str
    label: str
    region: str
    is_primary: bool
    area: str = ""


@dataclass(frozen=True)
class CoveredDevice:
    """A device and who pays for a service of it today."""

    device: DeviceEntry
    cover: CoverVerdict
    open_calls: int


@dataclass(frozen=True)
class DevicesFound:
    """The first of the devices that were looked for, those in use before the others, and how many were `found`."""

    devices: tuple[CoveredDevice, ...]
    found: int


@dataclass(frozen=True)
class CallLine:
    """A call in one line; `device` is product, model and serial as they were when the call came."""

    id: int
    number: str
    received_at: datetime
    device: str
    fault_text: str
    fault_level: int
    state: str
    is_open: bool
    technician_name: str
    cover_kind: str
    voucher_number: str


@dataclass(frozen=True)
class CustomerFile:
    """Everything about a customer. `cover` is the best verdict of a device today, or without devices the customer's.

    `devices` are the first `FIRST_DEVICES` of `device_count`; `devices_of` tells the others.
    """

    id: int
    number: str
    name: str
    kind: str
    status: str
    classification: str
    grade: str
    region: str
    is_key_customer: bool
    phone: str
    contact_name: str
    address: str
    notes: str
    consent_note: str
    created_at: datetime
    changed_at: datetime
    row_version: int
    today: date
    cover: CoverVerdict
    contacts: tuple[ContactEntry, ...]
    addresses: tuple[AddressEntry, ...]
    devices: tuple[CoveredDevice, ...]
    device_count: int
    contracts: tuple[ContractEntry, ...]
    open_calls: int
    all_calls: int
    attachments: tuple[AttachmentEntry, ...]


def customer_file(customer_id: int) -> CustomerFile:
    """The file of a customer as of today; of contracts and calls what the role may see.

    Raises NotPermitted, UserError when there is no such customer.
    """
    require("customer.view")
    row = get(Customer, customer_id)
    today = clock.today()
    machines = _customer_devices.of_customer(customer_id)
    cover = covers.CustomerCover(customer_id, today)
    in_use = [machine for machine in machines if machine.status == "in_use"]
    verdicts = [cover.verdict(machine) for machine in _customer_devices.telling(in_use, today, cover.named)]
    calls = _visible_calls(customer_id)
    return CustomerFile(
        id=row.id,
        number=row.number,
        name=row.name,
        kind=row.kind,
        status=row.status,
        classification=row.classification,
        grade=row.grade,
        region=row.region,
        is_key_customer=row.is_key_customer,
        phone=row.phone,
        contact_name=row.contact_name,
        address=row.address,
        notes=row.notes,
        consent_note=row.consent_note,
        created_at=row.created_at,
        changed_at=row.changed_at,
        row_version=row.row_version,
        today=today,
        cover=min(verdicts, key=_rank) if verdicts else covers.verdict(None, customer_id, today),
        contacts=_contacts(customer_id),
        addresses=_addresses(customer_id),
        devices=_covered(customer_id, machines[:FIRST_DEVICES], cover),
        device_count=len(machines),
        contracts=_contracts(customer_id),
        open_calls=calls.where(ServiceCall.is_open).count(),
        all_calls=calls.count(),
        attachments=_attachments(customer_id),
    )


def devices_of(customer_id: int, wanted: str = "", most: int | None = FIRST_DEVICES) -> DevicesFound:
    """The devices of a customer (`most`: None for all), or those that hold every word of `wanted`. Raises NotPermitted.

    Words are looked for in product, model, serial, number, project and place.
    """
    require("customer.view")
    found = _customer_devices.of_customer(customer_id, wanted)
    return DevicesFound(
        _covered(customer_id, found[:most], covers.CustomerCover(customer_id, clock.today())), len(found)
    )


def last_calls(customer_id: int, limit: int = 5, device_id: int = 0) -> tuple[CallLine, ...]:
    """The last calls of a customer, or of one device of theirs, that the role may see (R021)."""
    calls = _visible_calls(customer_id, *_LINE_COLUMNS)
    if device_id:
        calls = calls.where(ServiceCall.device == device_id)
    rows = calls.order_by(ServiceCall.received_at.desc(), ServiceCall.id.desc()).limit(limit)
    return tuple(call_line(call) for call in rows)


def call_line(call: ServiceCall) -> CallLine:
    """A call's row in one line."""
    return CallLine(
        call.id,
        call.number,
        call.received_at,
        " ".join(part for part in (call.product_name, call.model, call.serial) if part),
        call.fault_text,
        call.fault_level,
        call.state,
        call.is_open,
        call.technician_name,
        call.cover_kind,
        call.voucher_number,
    )


def _visible_calls(customer_id: int, *columns: Any) -> Any:
    calls = ServiceCall.select(*columns).where(ServiceCall.customer == customer_id)
    return visible(calls, ServiceCall.technician, "service_call.view")


def _covered(customer_id: int, rows: Sequence[Machine], cover: CustomerCover) -> tuple[CoveredDevice, ...]:
    """These machines of a customer whole, with their open calls."""
    if not rows:
        return ()
    about = ServiceCall.select(ServiceCall.device).where((ServiceCall.customer == customer_id) & ServiceCall.is_open)
    busy = Counter(device_id for (device_id,) in tuples(about))
    whole = _customer_devices.entries([row.id for row in rows])
    return tuple(CoveredDevice(whole[row.id], cover.verdict(row), busy[row.id]) for row in rows)


def _contacts(customer_id: int) -> tuple[ContactEntry, ...]:
    rows = Contact.select().where((Contact.customer == customer_id) & Contact.is_active)
    return tuple(
        ContactEntry(row.id, row.name, row.position, row.phone, row.email, row.notes, row.is_primary)
        for row in rows.order_by(Contact.is_primary.desc(), Contact.id)
    )


def _addresses(customer_id: int) -> tuple[AddressEntry, ...]:
    rows = Address.select().where((Address.customer == customer_id) & Address.is_active)
    return tuple(
        AddressEntry(row.id, row.address, row.label, row.region, row.is_primary, row.area)
        for row in rows.order_by(Address.is_primary.desc(), Address.id)
    )


def _contracts(customer_id: int) -> tuple[ContractEntry, ...]:
    if not permissions.allowed(sessions.current().role, "contract.view"):
        return ()
    return contracts.as_entries(list(Contract.select().where(Contract.customer == customer_id)))


def _attachments(customer_id: int) -> tuple[AttachmentEntry, ...]:
    if not permissions.allowed(sessions.current().role, "attachment.view"):
        return ()
    return attachments.listing("customer", customer_id)


def _rank(verdict: CoverVerdict) -> tuple[int, int]:
    order = (CoverKind.FREE, CoverKind.CONTRACT, CoverKind.CHARGEABLE)
    return order.index(verdict.kind), -(verdict.days_left or 0)


_LINE_COLUMNS = (
    ServiceCall.id, ServiceCall.number, ServiceCall.received_at, ServiceCall.product_name, ServiceCall.model,
    ServiceCall.serial, ServiceCall.fault_text, ServiceCall.fault_level, ServiceCall.state, ServiceCall.is_open,
    ServiceCall.technician_name, ServiceCall.cover_kind, ServiceCall.voucher_number,
)  # fmt: skip
