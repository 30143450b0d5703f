"""The customer and the device of a call that somebody names in words, without a screen to choose from (F10)."""

from __future__ import annotations

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.record import record
from app.domain import validation
from app.models.customer import Customer, Device
from app.services._use_case import require

_MOST_NAMED = 5


@record
class NamedCaller:
    """Who calls and about what; `device_id` is 0 when no device was named."""

    customer_id: int
    device_id: int


def find_named(customer: str, serial: str = "") -> NamedCaller:
    """The caller with this number or exactly this name, and their device with this serial, however it is spelled.

    Without a customer the device tells whose it is. Nothing is guessed: raises UserError where nobody, or more than
    one, is called so; those meant perhaps are named.
    """
    require("service_call.register")
    found = _customer(customer) if customer.strip() else None
    if not serial.strip():
        if found is None:
            raise UserError(translate("service_call", "Say whose call it is: the customer, or the device."), "customer")
        return NamedCaller(found.id, 0)
    device = _device(serial, found)
    return NamedCaller(device.customer_id, device.id)


def _customer(text: str) -> Customer:
    wanted = validation.clean_line(text, field="customer")
    by_number = Customer.get_or_none(Customer.number == wanted.upper())
    if by_number is not None:
        return by_number
    named = Customer.select().where((Customer.name == wanted) & Customer.merged_into.is_null())
    rows = list(named.order_by(Customer.number).limit(_MOST_NAMED))
    if len(rows) == 1:
        return rows[0]
    if rows:
        numbers = ", ".join(row.number for row in rows)
        many = translate("service_call", "Several customers are called {name}. Give the number: {numbers}.")
        raise UserError(many.format(name=wanted, numbers=numbers), "customer")
    raise UserError(_nobody(wanted), "customer")


def _nobody(wanted: str) -> str:
    from app.services.finding import find_callers

    alike = {caller.number: caller.name for caller in find_callers(wanted)}
    if not alike:
        return translate("service_call", "No customer is called {name}, by number or by name.").format(name=wanted)
    meant = ", ".join(f"{number} {name}" for number, name in list(alike.items())[:_MOST_NAMED])
    text = translate("service_call", "No customer is called exactly {name}. Perhaps you mean: {meant}.")
    return text.format(name=wanted, meant=meant)


def _device(serial: str, owner: Customer | None) -> Device:
    key = validation.serial_key(serial[:80])
    known = Device.select().where(Device.serial_key == key)
    if owner is not None:
        known = known.where(Device.customer == owner.id)
    rows = list(known.order_by(Device.number).limit(_MOST_NAMED)) if key else []
    if len(rows) == 1:
        return rows[0]
    if rows:
        owners = ", ".join(f"{row.number} {row.customer_name}" for row in rows)
        many = translate("service_call", "Several devices have the serial {serial}: {devices}. Say whose it is.")
        raise UserError(many.format(serial=serial.strip(), devices=owners), "device")
    if owner is None:
        text = translate("service_call", "No device has the serial {serial}.").format(serial=serial.strip())
    else:
        text = translate("service_call", "{name} has no device with the serial {serial}.")
        text = text.format(name=owner.name, serial=serial.strip())
    raise UserError(text, "device")
