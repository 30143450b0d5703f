"""A device that comes to the branch by itself (送修): taken back at the counter, without anybody's visit."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from app.domain import validation
from app.models.customer import Device
from app.models.returned_part import TakeBackReceipt
from app.models.service_call import ServiceCall
from app.services import _call_events as events
from app.services._call_input import technician_named
from app.services._call_outcomes import BroughtIn
from app.services._take_back_writing import Item, issue_for
from app.services._use_case import UnitOfWork, get, require


def bring_in(unit: UnitOfWork, call: ServiceCall, brought: BroughtIn, moment: datetime) -> TakeBackReceipt:
    """Take things back that were carried or mailed in; a visit that was agreed is not wanted any more.

    Whoever stands at the counter takes them; a technician may be chosen to have them. It counts as the response, and
    nobody is due at the customer's. Raises UserError for what is missing or wrong with the things.
    """
    require("service_call.take_back", unit.session)
    technician = technician_named(brought.technician_id) if brought.technician_id else None
    was = call.appointed_at.isoformat() if call.appointed_at else ""
    unit.update(
        call, technician=technician.id if technician else None, technician_name=technician.name if technician else "",
        appointed_at=None,
    )  # fmt: skip
    receipt = issue_for(
        unit, call, _things(call, list(brought.items)), moment, brought.expected_return_on, brought.loan_number,
        signed_by=brought.signed_by, signed_on=brought.signed_on, paper=brought.paper,
    )  # fmt: skip
    told = {"receipt": receipt.number, "items": receipt.item_count, "before": was}
    facts = {"receipt_number": receipt.number}
    events.step(unit, call, "bring_in", moment, facts=facts, data=told, service_mode="take_back")
    return receipt


def _things(call: ServiceCall, items: list[Item]) -> list[Item]:
    """What was brought; the device of the call is recognised by its serial number or its name."""
    if not call.device_id or any(one.device_id == call.device_id for one in items):
        return items
    if not items:
        return [Item("", device_id=call.device_id)]
    device = get(Device, call.device_id)
    for place, one in enumerate(items):
        same = validation.serial_key(one.serial) == device.serial_key if one.serial else one.item == device.product_name
        if not one.device_id and same:
            return [*items[:place], replace(one, device_id=device.id), *items[place + 1 :]]
    return items
