"""What may be typed into a complaint: by its scheme, and by what every complaint needs. Refusals name the field."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.core.money import LARGEST_FEN, format_yuan, parse_yuan
from app.domain import validation
from app.domain.complaint import PURCHASE_PROOFS
from app.domain.complaint_scheme import ProductField, Scheme
from app.models.complaint import Complaint
from app.models.customer import Customer, Device
from app.models.organisation import Staff
from app.models.service_call import ServiceCall
from app.services._given_number import given_number
from app.services._use_case import get

PRODUCT = "product_fields."
"""A refusal of a product field names it behind this."""

_LARGEST_NUMBER = Decimal(10) ** 12


def own_call(customer: Customer, call_id: int) -> ServiceCall | None:
    """A call of the customer, None for 0. Raises UserError for another customer's."""
    if not call_id:
        return None
    call = get(ServiceCall, call_id)
    if call.customer_id != customer.id:
        raise UserError(translate("complaint", "This call is of another customer."), "call_id")
    return call


def owner(staff_id: int) -> dict[str, Any]:
    """Who looks after the case; nobody for 0. Raises UserError for somebody who left."""
    if not staff_id:
        return {"owner": None, "owner_name": ""}
    person = get(Staff, staff_id)
    if not person.is_active:
        text = translate("complaint", "{name} does not work here any more. Choose somebody else.")
        raise UserError(text.format(name=person.name), "owner_id")
    return {"owner": person.id, "owner_name": person.name}


def who(customer: Customer, call: ServiceCall | None, contact_name: str, phone: str, address: str) -> dict[str, Any]:
    """Who complains: what they say of themselves goes before the call, and that before the file."""
    called_from = call.phone if call else ""
    told = given_number(phone or called_from or customer.phone, customer, called_from)
    name = contact_name or (call.reporter if call else "") or customer.contact_name
    place = address or (call.address if call else "") or customer.address
    return {
        "contact_name": validation.clean_line(name, field="contact_name"),
        "phone": told,
        "phone_digits": validation.phone_digits(told),
        "address": validation.clean_line(place, field="address"),
    }


def what(device: Device | None, product_name: str, model: str, serial: str) -> dict[str, Any]:
    """What it is about: as typed, else as the device says."""
    number = validation.normalise_serial(serial, "serial") or (device.serial if device else "")
    return {
        "device": device.id if device else None,
        "product_name": validation.clean_line(product_name, field="product_name")
        or (device.product_name if device else ""),
        "model": validation.clean_line(model, field="model") or (device.model if device else ""),
        "serial": number,
        "serial_key": validation.serial_key(number),
    }


def told(
    rules: Scheme, customer: Customer, call: ServiceCall | None, device: Device | None, given: Mapping[str, Any]
) -> dict[str, Any]:
    """Who complains, about what, with which demand: the stored fields of a new case."""

    def text(name: str) -> str:
        return given.get(name, "")

    return {
        "customer": customer.id,
        "customer_name": customer.name,
        **who(customer, call, text("contact_name"), text("phone"), text("address")),
        "call": call.id if call else None,
        "call_number": call.number if call else "",
        **what(device, text("product_name"), text("model"), text("serial")),
        "product_fields": kept(product_values(rules, given.get("product_fields") or {})),
        "purchase_proof": purchase_proof(text("purchase_proof")),
        "proof_number": validation.clean_line(text("proof_number"), field="proof_number"),
        "channel": one_of(given.get("channel", "phone"), rules.channels, "channel"),
        "demand": validation.clean_text(text("demand"), field="demand"),
        "claim_amount": claim(given.get("claim_amount")),
        "is_urgent": bool(given.get("is_urgent")),
        "sample_kept": bool(given.get("sample_kept")),
        "sample_note": validation.clean_line(text("sample_note"), field="sample_note"),
    }


def content_of(text: str) -> str:
    """What the customer complains of; it must not be empty."""
    written = validation.clean_text(text, field="content")
    if not written:
        raise UserError(translate("complaint", "Write what the customer complains of."), "content")
    return written


def one_of(value: str, choices: tuple[str, ...], field: str) -> str:
    """One of the codes that the scheme offers."""
    if value not in choices:
        raise UserError(translate("complaint", "Choose one of the list."), field)
    return value


def purchase_proof(value: str) -> str:
    """How the purchase is proved; empty when nobody asked."""
    return one_of(value, ("", *PURCHASE_PROOFS), "purchase_proof")


def claim(amount: int | None) -> int | None:
    """What the customer asks for, in fen; None when they named no amount. Raises UserError for 0, less, or too much."""
    if amount is None:
        return None
    if amount <= 0:
        raise UserError(translate("complaint", "An amount is above 0; leave it empty when none was named."),
                        "claim_amount")  # fmt: skip
    if amount > LARGEST_FEN:
        raise UserError(translate("complaint", "The amount is too large."), "claim_amount")
    return amount


def received(moment: datetime | None, now: datetime) -> datetime:
    """When the customer complained: now unless given. Raises UserError for the future or a date absurdly old."""
    at = moment or now
    if at > now + timedelta(minutes=2):
        raise UserError(translate("complaint", "This time has not come yet."), "received_at")
    validation.check_date(clock.local(at).date(), clock.local(now).date(), "received_at")
    return at


def product_values(scheme: Scheme, given: Mapping[str, str]) -> dict[str, str]:
    """The scheme's product fields as they are kept: a text each, empty ones left out.

    Dates are ISO, numbers and amounts in plain digits. Raises UserError naming `product_fields.<code>`.
    """
    known = {field.code for field in scheme.product_fields}
    unknown = sorted(set(given) - known)
    if unknown:
        raise UserError(translate("complaint", "The scheme has no such field."), PRODUCT + unknown[0])
    kept: dict[str, str] = {}
    for field in scheme.product_fields:
        value = _product_value(field, given.get(field.code, ""))
        if value:
            kept[field.code] = value
        elif field.required:
            raise UserError(translate("complaint", "The scheme requires this."), PRODUCT + field.code)
    return kept


def _product_value(field: ProductField, text: str) -> str:
    name = PRODUCT + field.code
    line = validation.clean_line(text, field=name)
    if not line:
        return ""
    if field.kind == "money":
        return format_yuan(parse_yuan(line, name)).replace(",", "")
    if field.kind == "number":
        return _number(line, name)
    if field.kind == "date":
        return _day(line, name)
    if field.kind == "choice":
        return one_of(line, field.choices, name)
    return line


def _number(line: str, name: str) -> str:
    try:
        value = Decimal(line.replace(",", ""))
    except InvalidOperation:
        raise UserError(translate("complaint", "A number is expected here."), name) from None
    if not value.is_finite() or not 0 <= value <= _LARGEST_NUMBER:
        raise UserError(translate("complaint", "A number from 0 on is expected here."), name)
    return f"{value.normalize():f}"


def _day(line: str, name: str) -> str:
    try:
        day = date.fromisoformat(line)
    except ValueError:
        raise UserError(translate("complaint", "A date is expected here, such as 2026-11-20."), name) from None
    return validation.check_date(day, clock.today(), name).isoformat()


def refuse_missing(scheme: Scheme, case: Mapping[str, Any]) -> None:
    """Raise UserError for the first thing that the scheme requires and the case does not say (R106)."""
    missing = {
        "phone": (not case["phone"], "phone", translate("complaint", "The scheme requires a telephone number.")),
        "address": (not case["address"], "address", translate("complaint", "The scheme requires an address.")),
        "contact_name": (
            not case["contact_name"], "contact_name", translate("complaint", "The scheme requires who complains."),
        ),
        "demand": (
            not case["demand"], "demand", translate("complaint", "The scheme requires what the customer demands."),
        ),
        "device": (
            not case["product_name"], "product_name", translate("complaint", "The scheme requires the product."),
        ),
        "purchase_proof": (
            not case["purchase_proof"], "purchase_proof",
            translate("complaint", "The scheme requires how the purchase is proved."),
        ),
        "sample": (
            not (case["sample_kept"] or case["sample_note"]), "sample_note",
            translate("complaint", "The scheme requires a sample. Keep one, or write why there is none."),
        ),
    }  # fmt: skip
    for name in scheme.required:
        is_missing, field, words = missing[name]
        if is_missing:
            raise UserError(words, field)


CHANGEABLE = frozenset(
    {
        "market", "category", "content", "demand", "contact_name", "phone", "address", "channel", "product_name",
        "model", "serial", "device_id", "call_id", "product_fields", "purchase_proof", "proof_number", "claim_amount",
        "is_urgent", "sample_kept", "sample_note", "owner_id", "repeat_of",
    }
)  # fmt: skip
"""What may be corrected of a case that was registered."""


def changed(case: Complaint, rules: Scheme, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The stored fields that follow from what is corrected."""
    values: dict[str, Any] = {}
    for name, value in fields.items():
        if name in _CLEANED:
            values[name] = _CLEANED[name](value)
        elif name in ("is_urgent", "sample_kept"):
            values[name] = bool(value)
    if "phone" in values:
        values["phone_digits"] = validation.phone_digits(values["phone"])
    if "serial" in values:
        values["serial_key"] = validation.serial_key(values["serial"])
    if "market" in fields:
        values["market"] = rules.market(fields["market"]).code
    if "channel" in fields:
        values["channel"] = one_of(fields["channel"], rules.channels, "channel")
    if "category" in fields:
        values |= {"category": fields["category"], "category_name": rules.class_name(fields["category"]).zh}
    if "product_fields" in fields:
        values["product_fields"] = kept(product_values(rules, fields["product_fields"]))
    if "owner_id" in fields:
        values |= owner(fields["owner_id"])
    if "repeat_of" in fields:
        values |= _repeat(case, fields["repeat_of"])
    return values | _linked(case, fields)


def _linked(case: Complaint, fields: Mapping[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if "device_id" in fields:
        device = get(Device, fields["device_id"]) if fields["device_id"] else None
        if device is not None and device.customer_id != case.customer_id:
            raise UserError(translate("complaint", "This device belongs to another customer."), "device_id")
        values["device"] = device.id if device else None
    if "call_id" in fields:
        call = own_call(case.customer, fields["call_id"])
        values |= {"call": call.id if call else None, "call_number": call.number if call else ""}
    return values


def _repeat(case: Complaint, earlier_id: int) -> dict[str, Any]:
    if not earlier_id:
        return {"repeat_of": None, "is_repeat": False}
    row = get(Complaint, earlier_id)
    if row.customer_id != case.customer_id or row.id == case.id or row.received_at > case.received_at:
        raise UserError(translate("complaint", "This is no earlier complaint of the customer."), "repeat_of")
    return {"repeat_of": row.id, "is_repeat": True}


def kept(values: Mapping[str, str]) -> str:
    """Product fields as they are stored."""
    return json.dumps(values, ensure_ascii=False) if values else ""


_CLEANED: Mapping[str, Callable[[Any], Any]] = {
    "content": content_of,
    "demand": lambda value: validation.clean_text(value, field="demand"),
    "contact_name": lambda value: validation.clean_line(value, field="contact_name"),
    "phone": lambda value: validation.normalise_phone(value, "phone"),
    "address": lambda value: validation.clean_line(value, field="address"),
    "product_name": lambda value: validation.clean_line(value, field="product_name"),
    "model": lambda value: validation.clean_line(value, field="model"),
    "serial": lambda value: validation.normalise_serial(value, "serial"),
    "purchase_proof": purchase_proof,
    "proof_number": lambda value: validation.clean_line(value, field="proof_number"),
    "claim_amount": claim,
    "sample_note": lambda value: validation.clean_line(value, field="sample_note"),
}
