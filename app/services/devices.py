"""Devices at customers (F02, R023): created, changed, found by serial, and the verdict whether a service is covered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import validation
from app.domain.cover_facts import add_months
from app.models.customer import Customer, Device
from app.models.service_call import ServiceCall
from app.services._standing_customer import standing
from app.services._use_case import UnitOfWork, get, tuples, use_case

STATUSES = ("in_use", "out_of_use")
LONGEST_WARRANTY_MONTHS = 600


@dataclass(frozen=True)
class DeviceEntry:
    """A device as lists, forms and choices show it."""

    id: int
    number: str
    customer_id: int
    customer_name: str
    product_name: str
    model: str
    serial: str
    project_name: str
    address: str
    purchased_on: date | None
    installed_on: date | None
    accepted_on: date | None
    warranty_months: int | None
    warranty_ends_on: date | None
    status: str
    notes: str
    row_version: int
    warranty_document: str = ""
    extension_ends_on: date | None = None
    extension_document: str = ""
    replaces_id: int | None = None
    replaced_on: date | None = None
    cover_rule: str = ""

    @property
    def title(self) -> str:
        """What people call it: product, model and serial."""
        return " ".join(part for part in (self.product_name, self.model, self.serial) if part) or self.number


@dataclass(frozen=True)
class SerialHint:
    """A device with the same serial; makers repeat them, so it is a warning."""

    device_id: int
    number: str
    serial: str
    product_name: str
    model: str
    customer_id: int
    customer_name: str


@use_case("device.create")
def create(
    unit: UnitOfWork,
    *,
    customer_id: int,
    product_name: str = "",
    model: str = "",
    serial: str = "",
    project_name: str = "",
    address: str = "",
    purchased_on: date | None = None,
    installed_on: date | None = None,
    accepted_on: date | None = None,
    warranty_months: int | None = None,
    warranty_ends_on: date | None = None,
    warranty_document: str = "",
    extension_ends_on: date | None = None,
    extension_document: str = "",
    notes: str = "",
) -> Device:
    """Enter a device of a customer; draws its number. The end of the warranty follows from its months unless given."""
    return add(
        unit,
        standing(customer_id),
        product_name=product_name,
        model=model,
        serial=serial,
        project_name=project_name,
        address=address,
        purchased_on=purchased_on,
        installed_on=installed_on,
        accepted_on=accepted_on,
        warranty_months=warranty_months,
        warranty_ends_on=warranty_ends_on,
        warranty_document=warranty_document,
        extension_ends_on=extension_ends_on,
        extension_document=extension_document,
        notes=notes,
    )


def add(unit: UnitOfWork, customer: Customer, **values: Any) -> Device:
    """Enter a device inside another use case; the parameters of `create`."""
    fields = _checked(values)
    return unit.insert(
        Device, number=unit.number("device"), customer=customer.id, customer_name=customer.name, **fields
    )


@use_case("device.change")
def change(
    unit: UnitOfWork,
    *,
    device_id: int,
    seen_version: int,
    product_name: str = "",
    model: str = "",
    serial: str = "",
    project_name: str = "",
    address: str = "",
    purchased_on: date | None = None,
    installed_on: date | None = None,
    accepted_on: date | None = None,
    warranty_months: int | None = None,
    warranty_ends_on: date | None = None,
    warranty_document: str = "",
    extension_ends_on: date | None = None,
    extension_document: str = "",
    notes: str = "",
    customer_id: int = 0,
) -> Device:
    """Change a device as the whole form shows it; `customer_id` moves it to another customer.

    Calls keep the device as it was when they came.
    """
    row = get(Device, device_id)
    if warranty_ends_on is not None and warranty_ends_on == row.warranty_ends_on == end_by_months(row):
        warranty_ends_on = None  # it followed from the dates, and follows the new ones
    fields = _checked(
        {
            "product_name": product_name,
            "model": model,
            "serial": serial,
            "project_name": project_name,
            "address": address,
            "purchased_on": purchased_on,
            "installed_on": installed_on,
            "accepted_on": accepted_on,
            "warranty_months": warranty_months,
            "warranty_ends_on": warranty_ends_on,
            "warranty_document": warranty_document,
            "extension_ends_on": extension_ends_on,
            "extension_document": extension_document,
            "notes": notes,
        }
    )
    if customer_id and customer_id != row.customer_id:
        owner = standing(customer_id)
        fields |= {"customer": owner.id, "customer_name": owner.name}
    return unit.update(row, seen_version, **fields)


@use_case("device.deactivate")
def deactivate(unit: UnitOfWork, *, device_id: int, seen_version: int, reason: str) -> Device:
    """Take a device out of use. Refused while calls about it are open."""
    row = get(Device, device_id)
    why = validation.required_line(reason, "reason")
    if ServiceCall.select().where((ServiceCall.device == device_id) & ServiceCall.is_open).exists():
        raise UserError(translate("devices", "A call about this device is still open. Finish or cancel it first."))
    return unit.update(row, seen_version, reason=why, status="out_of_use")


@use_case("device.deactivate")
def reactivate(unit: UnitOfWork, *, device_id: int, seen_version: int) -> Device:
    """Take a device into use again."""
    return unit.update(get(Device, device_id), seen_version, status="in_use")


def entry(device_id: int) -> DeviceEntry:
    """One device. Raises UserError when there is none."""
    return as_entry(get(Device, device_id))


def of_customer(customer_id: int, *, in_use_only: bool = False) -> tuple[DeviceEntry, ...]:
    """The devices of a customer, those in use first, the latest installed first."""
    rows = Device.select().where(Device.customer == customer_id)
    if in_use_only:
        rows = rows.where(Device.status == "in_use")
    found = (as_entry(row) for row in rows)
    return tuple(sorted(found, key=lambda one: (one.status != "in_use", -_ordinal(one.installed_on), one.id)))


def duplicate_serials(serial: str, exclude_id: int = 0) -> tuple[SerialHint, ...]:
    """Devices with this serial, however it is spelled; at most eight, by an indexed key."""
    key = validation.serial_key(serial[:80])
    if not key:
        return ()
    rows = (
        Device.select()
        .where((Device.serial_key == key) & (Device.id != exclude_id))
        .order_by(Device.id.desc())
        .limit(8)
    )
    return tuple(
        SerialHint(row.id, row.number, row.serial, row.product_name, row.model, row.customer_id, row.customer_name)
        for row in rows
    )


def product_names() -> tuple[str, ...]:
    """Products in use, for completing what is typed."""
    return _in_use(Device.product_name)


def models(product_name: str = "") -> tuple[str, ...]:
    """Models in use, of one product where it is given, for completing what is typed."""
    return _in_use(Device.model, Device.product_name == product_name if product_name else None)


def as_entry(row: Device) -> DeviceEntry:
    """A device's row as plain values."""
    return DeviceEntry(
        row.id,
        row.number,
        row.customer_id,
        row.customer_name,
        row.product_name,
        row.model,
        row.serial,
        row.project_name,
        row.address,
        row.purchased_on,
        row.installed_on,
        row.accepted_on,
        row.warranty_months,
        row.warranty_ends_on,
        row.status,
        row.notes,
        row.row_version,
        row.warranty_document,
        row.extension_ends_on,
        row.extension_document,
        row.replaces_id,
        row.replaced_on,
        row.cover_rule,
    )


def _in_use(column: Any, condition: Any = None) -> tuple[str, ...]:
    rows = Device.select(column).where(column != "")
    if condition is not None:
        rows = rows.where(condition)
    return tuple(found for (found,) in tuples(rows.distinct().order_by(column).limit(500)))


def _checked(values: dict[str, Any]) -> dict[str, Any]:
    """The columns of a device from a form, with what is kept in step."""
    serial = validation.normalise_serial(values.get("serial", ""), "serial")
    fields: dict[str, Any] = {
        "product_name": validation.clean_line(values.get("product_name", ""), 80, "product_name"),
        "model": validation.clean_line(values.get("model", ""), 80, "model"),
        "serial": serial,
        "serial_key": validation.serial_key(serial),
        "project_name": validation.clean_line(values.get("project_name", ""), field="project_name"),
        "address": validation.clean_line(values.get("address", ""), field="address"),
        "warranty_document": validation.clean_line(values.get("warranty_document", ""), 80, "warranty_document"),
        "extension_document": validation.clean_line(values.get("extension_document", ""), 80, "extension_document"),
        "notes": validation.clean_text(values.get("notes", ""), field="notes"),
    }
    if not (fields["product_name"] or fields["model"] or serial):
        raise UserError(translate("devices", "Give at least the product, the model or the serial."), "product_name")
    today = clock.today()
    for name in ("purchased_on", "installed_on", "accepted_on", "warranty_ends_on", "extension_ends_on"):
        day = values.get(name)
        fields[name] = None if day is None else validation.check_date(day, today, name)
    for name in ("purchased_on", "installed_on"):
        validation.check_order(fields[name], fields["warranty_ends_on"], "warranty_ends_on")
    months = values.get("warranty_months")
    if months is not None and not 0 <= months <= LONGEST_WARRANTY_MONTHS:
        message = translate("devices", "A warranty lasts from 0 to {most} months.").format(most=LONGEST_WARRANTY_MONTHS)
        raise UserError(message, "warranty_months")
    fields["warranty_months"] = months
    if fields["warranty_ends_on"] is None:
        fields["warranty_ends_on"] = end_by_months(Device(**fields))
    if fields["extension_document"] and fields["extension_ends_on"] is None:
        raise UserError(translate("devices", "Until when does the extension run?"), "extension_ends_on")
    before = fields["warranty_ends_on"] or fields["installed_on"] or fields["purchased_on"]
    if before and fields["extension_ends_on"] and fields["extension_ends_on"] <= before:
        message = translate("devices", "The extension must end after {day}, when the warranty ends.")
        raise UserError(message.format(day=before.isoformat()), "extension_ends_on")
    return fields


def end_by_months(row: Device) -> date | None:
    """The end of the warranty as its months give it."""
    start = row.installed_on or row.purchased_on
    return add_months(start, row.warranty_months) if start and row.warranty_months else None


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0
