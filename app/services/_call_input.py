"""What may be typed into the form of a service call: choices, times, people. Raises UserError naming the field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import validation
from app.models.organisation import Staff

CHANNELS = ("phone", "letter", "mail", "online", "visit", "chat", "social")
CALL_KINDS = ("repair", "install", "maintenance", "special")
REMEDIES = ("instruction", "part_swap", "software_upgrade", "repair", "compensation", "other")
SERVICE_MODES = ("", "phone", "remote", "on_site", "take_back", "return_to_factory")
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
    "order_number": lambda value: validation.clean_line(value, field="order_number"),
    "category": lambda value: validation.clean_line(value, field="category"),
    "fault_text": lambda value: validation.clean_text(value, field="fault_text"),
    "channel": lambda value: one_of(value, CHANNELS, "channel"),
    "call_kind": lambda value: one_of(value, CALL_KINDS, "call_kind"),
    "service_mode": lambda value: one_of(value, SERVICE_MODES, "service_mode"),
}
"""What may be corrected on a call, and how each is cleaned."""
