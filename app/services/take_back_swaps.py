"""What cannot be repaired is replaced (domain.md 3.4): units swapped on file, both serials on the ledger row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import validation
from app.domain.workflows.returned_part import State
from app.models.customer import Customer, Device
from app.models.returned_part import ReturnedPart
from app.services import custody, device_swap, devices, returned_parts
from app.services._take_back_steps import KIND, load, pass_on, step, workshop
from app.services._use_case import UnitOfWork, get, require, use_case


@use_case("returned_part.change")
def maker_sends(
    unit: UnitOfWork,
    part_id: int,
    *,
    seen_version: int,
    serial: str = "",
    back_on: date | None = None,
    keeps_old: bool = False,
    cost: int = 0,
    note: str = "",
) -> ReturnedPart:
    """Who repairs it outside sends another unit instead: it is back, and cannot be repaired (domain.md 3.4).

    A supervisor decides what becomes of it; `serial` is that of the other unit, for them to read. `keeps_old`: the old
    one does not come back, its chain says so. `cost` in fen. Raises UserError for one that was not sent out.
    """
    part = load(unit, part_id, seen_version)
    if part.state not in (State.SENT_OUT, State.BACK):
        raise UserError(translate("take_back", "{item} was not sent out.").format(item=part.item))
    _refuse_same(part, serial)
    why = _instead(part, validation.clean_line(serial, field="serial"), validation.clean_line(note, field="note"))
    if part.state == State.SENT_OUT:
        day = back_on or clock.today()
        told, total = translate("take_back", "Another unit came instead."), returned_parts.money(part.cost + cost, cost)
        step(unit, part, "come_back", facts={"back_on": day}, detail=told, back_on=day, cost=total)
        if keeps_old:
            custody.change(unit, kind=KIND, object_id=part.id, due_on=None)
        else:
            pass_on(unit, part, workshop(part), on=day)
    return step(unit, part, "give_up", facts={"reason": why}, detail=why, outcome_reason=why)


def _refuse_same(part: ReturnedPart, serial: str) -> None:
    if serial and validation.serial_key(serial) == part.serial_key:
        raise UserError(translate("take_back", "This is the serial of the unit that is replaced."), "serial")


def _instead(part: ReturnedPart, serial: str, note: str) -> str:
    text = translate("take_back", "{name} sends another unit instead")
    named = text.format(name=part.supplier_name)
    told = translate("take_back", "serial {serial}").format(serial=serial) if serial else ""
    return " · ".join(words for words in (named, told, note) if words)


@use_case("returned_part.write_off")
def replace(
    unit: UnitOfWork,
    part_id: int,
    *,
    seen_version: int,
    reason: str,
    replaced_on: date | None = None,
    rule: str = "",
    new_device_id: int = 0,
    new_device: Mapping[str, Any] | None = None,
    old_serial: str = "",
) -> ReturnedPart:
    """Another unit goes to the customer in its place, one on file or a new one (parameters of `devices.create`).

    The cover passes on by `rule`, the branch's unless given; `old_serial` is what was read off the unit that goes.
    Raises UserError for a thing that is not on file, that may be repaired still, whose serial is not that of its
    receipt, or whose replacement bears the same.
    """
    require("device.replace", unit.session)
    part = load(unit, part_id, seen_version)
    if part.device_id is None:
        raise UserError(
            translate("take_back", "{item} is not on file. Enter it as a device first.").format(item=part.item)
        )
    old = get(Device, part.device_id)
    _refuse_another_unit(part, old, old_serial)
    _refuse_same(part, str((new_device or {}).get("serial") or ""))
    incoming = device_swap.Incoming(reason, replaced_on, rule, new_device_id, new_device)
    new = device_swap.swap(unit, old, incoming)
    return returned_parts.replaced(unit, part, replacement=new, swap_rule=str(new.cover_rule), reason=reason)


def _refuse_another_unit(part: ReturnedPart, old: Device, seen: str) -> None:
    """What is swapped is what the customer holds a receipt for."""
    if seen and validation.serial_key(seen) != part.serial_key:
        text = translate("take_back", "Receipt {number} says serial {expected}, not {seen}. Is this another unit?")
        words = text.format(number=part.receipt_number, expected=part.serial or "–", seen=seen.strip())
        raise UserError(words, "old_serial")
    if part.serial_key and validation.serial_key(old.serial) != part.serial_key:
        text = translate(
            "take_back", "Receipt {number} says serial {expected}; the device on file has {seen}. Correct that first."
        )
        words = text.format(number=part.receipt_number, expected=part.serial, seen=old.serial or "–")
        raise UserError(words, "old_serial")


@use_case("device.create")
def put_on_file(unit: UnitOfWork, part_id: int) -> Device:
    """Enter what was taken back as a device of its customer. Raises UserError when it is on file."""
    part = get(ReturnedPart, part_id)
    if part.device_id is not None:
        raise UserError(translate("take_back", "{item} is on file already.").format(item=part.item))
    given = {"product_name": part.item, "model": part.model, "serial": part.serial}
    device = devices.add(unit, get(Customer, part.customer_id), **given)
    unit.update(part, device=device.id)
    custody.change(unit, kind=KIND, object_id=part.id, serial=device.serial)
    return device
