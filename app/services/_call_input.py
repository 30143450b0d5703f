"""What may be typed into the form of a service call: choices, times, people. Raises UserError naming the field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import codes, validation
from app.models.customer import Address, Customer, Device
from app.models.organisation import Staff
from app.services import customers, devices
from app.services._given_number import given_number
from app.services._standing_customer import standing
from app.services._use_case import UnitOfWork, get

CHANNELS = ("phone", "letter", "mail", "online", "visit", "chat", "social")
CALL_KINDS = ("repair", "install", "maintenance", "special")
REMEDIES = ("instruction", "part_swap", "software_upgrade", "repair", "compensation", "other")
SERVICE_MODES = ("", "phone", "remote", "on_site", "take_back", "return_to_factory")
AREAS = ("", *codes.AREAS)
SERVICE_CLASSES = ("A", "B", "C", "D")
LONGEST_WAIT = timedelta(days=366)


def check_appointment(at: datetime, minutes: int, received_at: datetime) -> None:
    """A visit at a sensible time. Raises UserError for one before the call came, years ahead, or longer than a day."""
    if at < received_at:
        raise UserError(translate("service_call", "The visit cannot be before the call."), "appointed_at")
    if at - received_at > LONGEST_WAIT:
        raise UserError(
            translate("service_call", "The visit is more than a year ahead. Is the date right?"), "appointed_at"
        )
    if not 5 <= minutes <= 24 * 60:
        raise UserError(translate("service_call", "A visit takes between 5 minutes and a day."), "minutes")


def technician_named(staff_id: int) -> Staff:
    """An active technician. Raises UserError for anybody else."""
    person = Staff.get_or_none(Staff.id == staff_id)
    if person is None or not person.is_technician or not person.is_active:
        raise UserError(translate("service_call", "Choose a technician who works here."), "technician_id")
    return person


def customer_of(unit: UnitOfWork, customer_id: int, new: Mapping[str, Any] | None) -> Customer:
    """The caller's file, opened now when `new` holds the parameters of `customers.create`."""
    if new is not None and not customer_id:
        return customers.add(unit, **new)
    if not customer_id:
        raise UserError(translate("service_call", "Choose the customer, or enter a new one."), "customer_id")
    return standing(customer_id)


def device_of(unit: UnitOfWork, customer: Customer, device_id: int, new: Mapping[str, Any] | None) -> Device | None:
    """The device that the call is about, entered now when `new` holds the parameters of `devices.create`."""
    if new is not None and not device_id:
        return devices.add(unit, customer, **new)
    return own_device(customer, device_id)


def own_device(customer: Customer, device_id: int) -> Device | None:
    """A device of the customer, None for 0. Raises UserError for somebody else's."""
    if not device_id:
        return None
    device = get(Device, device_id)
    if device.customer_id != customer.id:
        raise UserError(translate("service_call", "This device belongs to another customer."), "device_id")
    return device


def snapshot(
    customer: Customer, device: Device | None, reporter: str, phone: str, address: str, area: str | None = None
) -> dict[str, Any]:
    """Customer and device as they are when the call comes; what the caller says of themselves goes before the file.

    `area` None: as the file says of that address.
    """
    shown = given_number(phone or customer.phone, customer)
    place = address or (device.address if device else "") or customer.address
    return {
        "customer": customer.id,
        "customer_name": customer.name,
        "customer_initials": customer.initials,
        "reporter": validation.clean_line(reporter or customer.contact_name, field="reporter"),
        "phone": shown,
        "phone_digits": validation.phone_digits(shown),
        "address": validation.clean_line(place, field="address"),
        "area": area_of(customer, place) if area is None else one_of(area, AREAS, "area"),
        "device": device.id if device else None,
        "product_name": device.product_name if device else "",
        "model": device.model if device else "",
        "serial": device.serial if device else "",
    }


def area_of(customer: Customer, place: str) -> str:
    """Whether a place of the customer is in town or in the suburbs, as the file says; empty when it does not."""
    if place == customer.address:
        return customer.area
    row = Address.get_or_none((Address.customer == customer.id) & (Address.address == place) & Address.is_active)
    return row.area if row else ""


def fault_text_of(text: str) -> str:
    """What the customer reports; it must not be empty."""
    fault = validation.clean_text(text, field="fault_text")
    if not fault:
        raise UserError(translate("service_call", "Write what the customer reports."), "fault_text")
    return fault


def one_of(value: str, choices: tuple[str, ...], field: str) -> str:
    """One of the stored codes."""
    if value not in choices:
        raise UserError(translate("service_call", "Choose one of the list."), field)
    return value


def check_level(level: int) -> None:
    """A fault level of 001."""
    if level not in (1, 2, 3, 4):
        raise UserError(translate("service_call", "Choose a fault level from 1 to 4."), "fault_level")


CORRECTABLE: Mapping[str, Callable[[Any], Any]] = {
    "reporter": lambda value: validation.clean_line(value, field="reporter"),
    "phone": lambda value: validation.normalise_phone(value, "phone"),
    "address": lambda value: validation.clean_line(value, field="address"),
    "area": lambda value: one_of(value, AREAS, "area"),
    "order_number": lambda value: validation.clean_line(value, field="order_number"),
    "category": lambda value: validation.clean_line(value, field="category"),
    "fault_text": fault_text_of,
    "channel": lambda value: one_of(value, CHANNELS, "channel"),
    "service_mode": lambda value: one_of(value, SERVICE_MODES, "service_mode"),
}
"""What may be corrected on a call by itself, and how each is cleaned; its kind and device ask cover again."""
