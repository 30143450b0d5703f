"""Warranty and maintenance contracts (F03), as far as cover verdicts need them: kind, term, covered devices, fee."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.core.money import LARGEST_FEN
from app.domain import validation
from app.models.contract import Contract, ContractDevice
from app.models.customer import Customer, Device
from app.services._standing_customer import standing
from app.services._use_case import UnitOfWork, get, require, tuples, use_case

KINDS = ("warranty", "maintenance")


@dataclass(frozen=True)
class ContractEntry:
    """A contract as lists and forms show it.

    `fee` in fen; `days_left` is 0 on the last day, negative when it has ended.
    """

    id: int
    number: str
    customer_id: int
    customer_name: str
    kind: str
    starts_on: date
    ends_on: date
    covers_all: bool
    device_ids: tuple[int, ...]
    included_services: str
    fee: int
    state: str
    days_left: int
    notes: str
    row_version: int


@use_case("contract.create")
def create(
    unit: UnitOfWork,
    *,
    customer_id: int,
    starts_on: date,
    ends_on: date,
    kind: str = "maintenance",
    covers_all: bool = True,
    device_ids: tuple[int, ...] = (),
    included_services: str = "",
    fee: int = 0,
    notes: str = "",
) -> Contract:
    """Enter a contract; draws its number. `device_ids` are the covered devices when it does not cover all."""
    customer = standing(customer_id)
    values = _checked(kind, starts_on, ends_on, included_services, fee, notes)
    row = unit.insert(
        Contract,
        number=unit.number("contract"),
        customer=customer.id,
        customer_name=customer.name,
        covers_all=covers_all,
        **values,
    )
    _cover(unit, row, covers_all, device_ids)
    return row


@use_case("contract.change")
def change(
    unit: UnitOfWork,
    *,
    contract_id: int,
    seen_version: int,
    starts_on: date,
    ends_on: date,
    kind: str = "maintenance",
    covers_all: bool = True,
    device_ids: tuple[int, ...] = (),
    included_services: str = "",
    fee: int = 0,
    notes: str = "",
) -> Contract:
    """Change a contract as the whole form shows it. Verdicts frozen on calls stay as they were."""
    row = get(Contract, contract_id)
    values = _checked(kind, starts_on, ends_on, included_services, fee, notes)
    before = row.row_version
    unit.update(row, seen_version, covers_all=covers_all, **values)
    if _cover(unit, row, covers_all, device_ids) and row.row_version == before:
        unit.bump(row)
    return row


@use_case("contract.suspend")
def suspend(unit: UnitOfWork, *, contract_id: int, seen_version: int, reason: str) -> Contract:
    """A contract covers nothing until it is resumed."""
    return _move(unit, contract_id, seen_version, reason, "active", "suspended")


@use_case("contract.suspend")
def resume(unit: UnitOfWork, *, contract_id: int, seen_version: int, reason: str) -> Contract:
    """A suspended contract covers again."""
    return _move(unit, contract_id, seen_version, reason, "suspended", "active")


@use_case("contract.cancel")
def cancel(unit: UnitOfWork, *, contract_id: int, seen_version: int, reason: str) -> Contract:
    """A contract ends before its term."""
    row = get(Contract, contract_id)
    return _move(
        unit, contract_id, seen_version, reason, row.state if row.state == "suspended" else "active", "cancelled"
    )


def entry(contract_id: int) -> ContractEntry:
    """One contract. Raises NotPermitted, UserError when there is none."""
    require("contract.view")
    row = get(Contract, contract_id)
    return as_entries([row])[0]


def of_customer(customer_id: int) -> tuple[ContractEntry, ...]:
    """The contracts of a customer, the latest to end first. Raises NotPermitted."""
    require("contract.view")
    return as_entries(list(Contract.select().where(Contract.customer == customer_id)))


def as_entries(rows: list[Contract]) -> tuple[ContractEntry, ...]:
    """Contracts as plain values, the latest to end first."""
    covered = covered_devices(rows)
    today = clock.today()
    ordered = sorted(rows, key=lambda row: (row.ends_on, row.id), reverse=True)
    return tuple(
        ContractEntry(
            row.id,
            row.number,
            row.customer_id,
            row.customer_name,
            row.kind,
            row.starts_on,
            row.ends_on,
            row.covers_all,
            tuple(sorted(covered.get(row.id, ()))),
            row.included_services,
            row.fee,
            row.state,
            (row.ends_on - today).days,
            row.notes,
            row.row_version,
        )
        for row in ordered
    )


def covered_devices(rows: list[Contract]) -> dict[int, set[int]]:
    """The ids of the devices that contracts name, by the contract's id."""
    covered: dict[int, set[int]] = {}
    if not rows:
        return covered
    lines = ContractDevice.select(ContractDevice.contract, ContractDevice.device)
    for contract_id, device_id in tuples(lines.where(ContractDevice.contract.in_([row.id for row in rows]))):
        covered.setdefault(contract_id, set()).add(device_id)
    return covered


def _move(unit: UnitOfWork, contract_id: int, seen_version: int, reason: str, before: str, after: str) -> Contract:
    row = get(Contract, contract_id)
    why = validation.required_line(reason, "reason")
    if row.state != before and seen_version == row.row_version:
        raise UserError(translate("contracts", "The contract is not in a state for this."))
    return unit.update(row, seen_version, reason=why, state=after)


def _checked(kind: str, starts_on: date, ends_on: date, included_services: str, fee: int, notes: str) -> dict[str, Any]:
    if kind not in KINDS:
        raise UserError(translate("contracts", "Choose one of the listed values."), "kind")
    today = clock.today()
    validation.check_date(starts_on, today, "starts_on")
    validation.check_date(ends_on, today, "ends_on")
    validation.check_order(starts_on, ends_on, "ends_on")
    if not 0 <= fee <= LARGEST_FEN:
        raise UserError(translate("contracts", "A fee cannot be below zero nor that large."), "fee")
    return {
        "kind": kind,
        "starts_on": starts_on,
        "ends_on": ends_on,
        "included_services": validation.clean_text(included_services, field="included_services"),
        "fee": fee,
        "notes": validation.clean_text(notes, field="notes"),
    }


def _cover(unit: UnitOfWork, contract: Contract, covers_all: bool, device_ids: tuple[int, ...]) -> bool:
    """Have exactly these devices covered; returns whether anything changed."""
    wanted = set() if covers_all else set(device_ids)
    if not covers_all and not wanted:
        raise UserError(translate("contracts", "Choose the devices that are covered."), "device_ids")
    theirs = Device.select(Device.id).where(Device.customer == contract.customer_id)
    owned = {row_id for (row_id,) in tuples(theirs)}
    if not wanted <= owned:
        raise UserError(translate("contracts", "A covered device belongs to another customer."), "device_ids")
    known = {row.device_id: row for row in ContractDevice.select().where(ContractDevice.contract == contract.id)}
    gone = [row for device_id, row in known.items() if device_id not in wanted]
    for row in gone:
        unit.note(row.record_kind(), row.id, contract.number, {"device": [row.device_id, None]})
        row.delete_instance()
        unit.touch(row)
    for device_id in sorted(wanted - known.keys()):
        unit.insert(ContractDevice, contract=contract.id, device=device_id)
    return bool(gone) or bool(wanted - known.keys())
