"""A unit replaced by another (peers: store both serials, and show by which rule the cover passed).

The old unit goes out of use, both are linked, contracts that name the old one name the new one as well, an extension
that was bought passes on as it is, and the maker's warranty by a rule: the remainder, a new start, the longer of both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import validation
from app.domain.cover_facts import DeviceFacts, PassedOn, SwapRule, passed_warranty
from app.models.contract import Contract, ContractDevice
from app.models.customer import Customer, Device
from app.services import contracts, covers, devices, settings
from app.services._use_case import UnitOfWork, get, require, use_case


@dataclass(frozen=True)
class SwapSide:
    """The other unit of a swap, as a device record shows it."""

    device_id: int
    number: str
    title: str
    replaced_on: date | None
    cover_rule: str


@dataclass(frozen=True)
class Swaps:
    """The unit that this one replaced, and the one that replaced it."""

    replaces: SwapSide | None
    replaced_by: SwapSide | None


@dataclass(frozen=True)
class Incoming:
    """What takes the place of a unit, as `replace` takes it: when, why, by which rule; one on file, or a new one."""

    reason: str
    replaced_on: date | None = None
    rule: str = ""
    device_id: int = 0
    new: Mapping[str, Any] | None = None


@use_case("device.replace")
def replace(
    unit: UnitOfWork,
    *,
    device_id: int,
    seen_version: int,
    reason: str,
    replaced_on: date | None = None,
    rule: str = "",
    new_device_id: int = 0,
    new_device: Mapping[str, Any] | None = None,
) -> Device:
    """Put another unit in the place of a device: one on file (`new_device_id`), or a new one.

    `new_device` holds parameters of `devices.create`; product, model and place are those of the old unit unless given.
    `rule` is a `SwapRule`, the branch's (`cover.swap_rule`) unless given. Returns the unit now in use. Raises UserError
    for a unit that was replaced already, for one of another customer, for the same unit.
    """
    old = get(Device, device_id)
    incoming = Incoming(reason, replaced_on, rule, new_device_id, new_device)
    return swap(unit, old, incoming, seen_version)


def swap(unit: UnitOfWork, old: Device, incoming: Incoming, seen_version: int | None = None) -> Device:
    """As `replace`, inside another use case; `seen_version` None: as it is now."""
    why = validation.required_line(incoming.reason, "reason")
    day = validation.check_date(incoming.replaced_on or clock.today(), clock.today(), "replaced_on")
    chosen = _rule(incoming.rule)
    if seen_version in (None, old.row_version):
        _refuse_gone(old)
    new = _incoming(unit, old, incoming.device_id, incoming.new, day)
    passed = passed_warranty(covers.device_facts(old), _own_facts(new), day, chosen)
    extension = max((one for one in (old, new) if one.extension_ends_on), key=_extension, default=old)
    unit.update(
        new,
        reason=why,
        replaces=old.id,
        replaced_on=day,
        cover_rule=chosen,
        installed_on=new.installed_on or day,
        warranty_ends_on=passed.ends_on,
        warranty_document=passed.document,
        extension_ends_on=extension.extension_ends_on,
        extension_document=extension.extension_document,
    )
    _pass_contracts_on(unit, old, new, day)
    # A unit that replaced another itself keeps the day it came in; the day it went is on the unit that replaced it.
    unit.update(old, seen_version, reason=why, status="out_of_use", replaced_on=old.replaced_on or day)
    return new


def preview(
    device_id: int, on: date | None = None, *, new_device_id: int = 0, months: int | None = None
) -> dict[SwapRule, PassedOn]:
    """What each rule would give the unit that replaces a device on a day.

    That is one on file, or a new one with so many months of its own (None: the old unit's).
    """
    require("device.view")
    old = covers.device_facts(get(Device, device_id))
    new = _own_facts(get(Device, new_device_id)) if new_device_id else DeviceFacts(0, warranty_months=months)
    return {rule: passed_warranty(old, new, on or clock.today(), rule) for rule in SwapRule}


def usual_rule() -> SwapRule:
    """The rule of the branch."""
    return SwapRule(settings.text("cover.swap_rule"))


def of_device(device_id: int) -> Swaps:
    """The units that a device replaced and was replaced by."""
    row = get(Device, device_id)
    before = Device.get_or_none(Device.id == row.replaces_id) if row.replaces_id else None
    after = Device.get_or_none(Device.replaces == row.id)
    return Swaps(_side(before, row) if before else None, _side(after, after) if after else None)


def _side(shown: Device, newer: Device) -> SwapSide:
    """A unit of a swap; day and rule are kept on the newer one."""
    return SwapSide(shown.id, shown.number, devices.as_entry(shown).title, newer.replaced_on, newer.cover_rule)


def _rule(rule: str) -> str:
    chosen = rule or usual_rule()
    if chosen not in set(SwapRule):
        raise UserError(translate("devices", "Choose how the warranty passes on."), "rule")
    return str(chosen)


def _refuse_gone(old: Device) -> None:
    after = Device.get_or_none(Device.replaces == old.id)
    if after is not None:
        message = translate("devices", "This unit was replaced by {number} already.")
        raise UserError(message.format(number=after.number))


def _incoming(
    unit: UnitOfWork, old: Device, new_device_id: int, new_device: Mapping[str, Any] | None, day: date
) -> Device:
    """The unit that comes in."""
    if not new_device_id:
        given = {name: value for name, value in (new_device or {}).items() if value not in (None, "")}
        if not given.get("serial"):
            raise UserError(translate("devices", "Give the serial of the new unit."), "serial")
        like = {name: getattr(old, name) for name in ("product_name", "model", "project_name", "address")}
        return devices.add(unit, get(Customer, old.customer_id), **{**like, "installed_on": day, **given})
    new = get(Device, new_device_id)
    if new.id == old.id:
        raise UserError(translate("devices", "A unit cannot replace itself."), "new_device_id")
    if new.customer_id != old.customer_id:
        raise UserError(translate("devices", "The new unit belongs to another customer."), "new_device_id")
    if new.replaces_id or new.status != "in_use":
        raise UserError(translate("devices", "The new unit is out of use, or replaced another one."), "new_device_id")
    return new


def _own_facts(new: Device) -> DeviceFacts:
    """The new unit as it came: an end that only follows from its months does not count, a typed one does."""
    facts = covers.device_facts(new)
    if new.warranty_ends_on is not None and new.warranty_ends_on == devices.end_by_months(new):
        return DeviceFacts(new.id, warranty_months=new.warranty_months, warranty_document=facts.warranty_document)
    return facts


def _extension(row: Device) -> date:
    return row.extension_ends_on or date.min


def _pass_contracts_on(unit: UnitOfWork, old: Device, new: Device, day: date) -> None:
    """Contracts that name the old unit and have not ended name the new one too; the old line stays as history."""
    lines = (
        ContractDevice.select(ContractDevice, Contract)
        .join(Contract)
        .where((ContractDevice.device == old.id) & (Contract.ends_on >= day) & (Contract.state.in_(contracts.RUNNING)))
    )
    known = {row.contract_id for row in ContractDevice.select().where(ContractDevice.device == new.id)}
    for line in lines:
        if line.contract_id not in known:
            unit.insert(ContractDevice, contract=line.contract_id, device=new.id)
