"""Warranty and maintenance contracts (F03, R026): entered, changed, cancelled; what they cover and promise.

Terms and suspensions: `contract_terms`; instalments: `contract_instalments`; everything about one: `contract_file`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.core import clock
from app.core.errors import Bug, UserError
from app.core.i18n import translate
from app.domain import validation
from app.domain.cover_facts import ContractFacts, Span
from app.models.contract import Contract, ContractDevice, ContractService, ContractTerm
from app.models.customer import Customer, Device
from app.services import _contract_parts, _inspection_slots, visit_planning
from app.services._contract_input import checked, overlapping, work_kinds
from app.services._contract_parts import Parts
from app.services._use_case import UnitOfWork, get, require, tuples, use_case

KINDS = ("warranty", "maintenance")
RUNNING = ("active", "suspended")
"""States of a contract that is neither cancelled, renewed nor lapsed."""


@dataclass(frozen=True)
class ContractEntry:
    """A contract as lists and forms show it.

    Amounts in fen; `days_left` is 0 on the last day, negative when it has ended. `state` is that of today. `included`
    and `excluded` are kinds of work (`domain.codes.WORK_KINDS`); entitlements are those of one term, None: no limit.
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
    project_name: str
    first_party: str
    second_party: str
    signed_on: date | None
    payment: str
    excluded_services: str
    included: tuple[str, ...]
    excluded: tuple[str, ...]
    term: int
    inspection_months: int | None
    inspection_from: date | None
    response_hours: int | None
    response_promise: str
    visits_included: int | None
    minutes_included: int | None
    parts_budget: int | None
    predecessor_id: int | None


class OverlappingContract(UserError):
    """Another contract of the same kind covers the same device on the same day; `contract_id` opens it."""

    def __init__(self, text: str, contract_id: int) -> None:
        super().__init__(text, "starts_on")
        self.contract_id = contract_id


@use_case("contract.create")
def create(unit: UnitOfWork, *, customer_id: int, **fields: Any) -> Contract:
    """Enter a contract; draws its number and opens its first term.

    `fields` are those of `ContractEntry` that a form shows: at least `starts_on` and `ends_on`; `device_ids` are the
    covered devices when it does not cover all. Raises UserError for what is missing, absurd, or covered twice.
    """
    return add(unit, get(Customer, customer_id), **fields)


def add(unit: UnitOfWork, customer: Customer, predecessor_id: int | None = None, **fields: Any) -> Contract:
    """Enter a contract inside another use case; the fields of `create`. A renewal names its predecessor."""
    values, included, excluded, device_ids = _form(fields)
    _refuse_twice(customer.id, 0, values, (values["starts_on"], values["ends_on"]), device_ids)
    row = unit.insert(
        Contract,
        number=unit.number("contract"),
        customer=customer.id,
        customer_name=customer.name,
        predecessor=predecessor_id,
        **values,
    )
    unit.insert(
        ContractTerm, contract=row.id, ordinal=1, starts_on=row.starts_on, ends_on=row.ends_on, fee=row.fee,
        agreed_on=row.signed_on,
    )  # fmt: skip
    _cover(unit, row, device_ids)
    _name_work(unit, row, included, excluded)
    _inspection_slots.keep(unit, row)
    visit_planning.keep_contract(unit, row)
    return row


@use_case("contract.change")
def change(unit: UnitOfWork, *, contract_id: int, seen_version: int, **fields: Any) -> Contract:
    """Change a contract and its current term as the whole form shows it. Verdicts frozen on calls stay as they were."""
    row = get(Contract, contract_id)
    values, included, excluded, device_ids = _form(fields)
    _refuse_twice(row.customer_id, row.id, values, (values["starts_on"], values["ends_on"]), device_ids)
    _refuse_between_terms(row, values)
    before, dates = row.row_version, (row.starts_on, row.ends_on, row.signed_on)
    unit.update(row, seen_version, **values)
    term = ContractTerm.get_or_none((ContractTerm.contract == row.id) & (ContractTerm.ordinal == row.term))
    if term is not None:
        unit.update(term, starts_on=row.starts_on, ends_on=row.ends_on, fee=row.fee)
    moved = [_cover(unit, row, device_ids), _name_work(unit, row, included, excluded)]
    if any(moved) and row.row_version == before:
        unit.bump(row)
    _inspection_slots.keep(unit, row)
    if (row.starts_on, row.ends_on, row.signed_on) != dates:
        visit_planning.keep_contract(unit, row)
    return row


@use_case("contract.cancel")
def cancel(
    unit: UnitOfWork, *, contract_id: int, seen_version: int, reason: str, from_day: date | None = None
) -> Contract:
    """End a contract before its term: from `from_day` (today) on it covers nothing; the days before stay covered."""
    row = get(Contract, contract_id)
    why = validation.required_line(reason, "reason")
    if row.state not in RUNNING and seen_version == row.row_version:
        raise UserError(translate("contracts", "The contract is not in a state for this."))
    last = validation.check_date(from_day or clock.today(), clock.today(), "from_day")
    unit.update(row, seen_version, reason=why, state="cancelled", outcome_on=last)
    _inspection_slots.keep(unit, row)
    visit_planning.keep_contract(unit, row)
    return row


def entry(contract_id: int) -> ContractEntry:
    """One contract. Raises NotPermitted, UserError when there is none."""
    require("contract.view")
    return as_entries([get(Contract, contract_id)])[0]


def of_customer(customer_id: int) -> tuple[ContractEntry, ...]:
    """The contracts of a customer, the latest to end first. Raises NotPermitted."""
    require("contract.view")
    return as_entries(list(Contract.select().where(Contract.customer == customer_id)))


def as_entries(rows: list[Contract]) -> tuple[ContractEntry, ...]:
    """Contracts as plain values, the latest to end first."""
    parts = _contract_parts.of_contracts([row.id for row in rows])
    today = clock.today()
    ordered = sorted(rows, key=lambda row: (row.ends_on, row.id), reverse=True)
    return tuple(_entry(row, parts.get(row.id) or Parts(), today) for row in ordered)


def state_on(row: Contract, facts: ContractFacts, day: date) -> str:
    """The state of a contract on a day: one that runs may rest."""
    return row.state if row.state not in RUNNING else "suspended" if facts.is_suspended(day) else "active"


def covered_by(row: Contract) -> set[int]:
    """The ids of the devices that a contract names."""
    lines = ContractDevice.select(ContractDevice.device).where(ContractDevice.contract == row.id)
    return {device_id for (device_id,) in tuples(lines)}


def refuse_twice(row: Contract, span: Span) -> None:
    """Raise OverlappingContract when another contract of the kind covers one of its devices in these days."""
    values = {"kind": row.kind, "covers_all": row.covers_all}
    _refuse_twice(row.customer_id, row.id, values, span, tuple(covered_by(row)))


def _entry(row: Contract, parts: Parts, today: date) -> ContractEntry:
    return ContractEntry(
        id=row.id,
        number=row.number,
        customer_id=row.customer_id,
        customer_name=row.customer_name,
        kind=row.kind,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        covers_all=row.covers_all,
        device_ids=tuple(sorted(parts.device_ids)),
        included_services=row.included_services,
        fee=row.fee,
        state=state_on(row, parts.facts(row), today),
        days_left=(row.ends_on - today).days,
        notes=row.notes,
        row_version=row.row_version,
        project_name=row.project_name,
        first_party=row.first_party,
        second_party=row.second_party,
        signed_on=row.signed_on,
        payment=row.payment,
        excluded_services=row.excluded_services,
        included=work_kinds(parts.included),
        excluded=work_kinds(parts.excluded),
        term=row.term,
        inspection_months=row.inspection_months,
        inspection_from=row.inspection_from,
        response_hours=row.response_hours,
        response_promise=row.response_promise,
        visits_included=row.visits_included,
        minutes_included=row.minutes_included,
        parts_budget=row.parts_budget,
        predecessor_id=row.predecessor_id,
    )


def _form(fields: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...], tuple[str, ...], tuple[int, ...]]:
    """What a form says: the columns, the kinds of work included and excluded, the devices named."""
    known = {"included", "excluded", "device_ids"}
    values = checked({name: value for name, value in fields.items() if name not in known})
    included, excluded = (work_kinds(fields.get(name, ()), name) for name in ("included", "excluded"))
    twice = set(included) & set(excluded)
    if twice:
        raise UserError(translate("contracts", "A kind of work cannot be both included and excluded."), "excluded")
    device_ids = () if values["covers_all"] else tuple(fields.get("device_ids", ()))
    if not values["covers_all"] and not device_ids:
        raise UserError(translate("contracts", "Choose the devices that are covered."), "device_ids")
    return values, included, excluded, device_ids


def _refuse_twice(
    customer_id: int, contract_id: int, values: dict[str, Any], span: Span, device_ids: Iterable[int]
) -> None:
    devices = None if values["covers_all"] else frozenset(device_ids)
    other = overlapping(customer_id, values["kind"], span, devices, contract_id)
    if other is None:
        return
    text = translate(
        "contracts", "Contract {number} covers this from {from_day} to {to_day} already. Choose other days or devices."
    ).format(number=other.number, from_day=other.starts_on.isoformat(), to_day=other.ends_on.isoformat())
    raise OverlappingContract(text, other.id)


def _refuse_between_terms(row: Contract, values: dict[str, Any]) -> None:
    """The current term may not reach back into the term before it."""
    before = ContractTerm.get_or_none((ContractTerm.contract == row.id) & (ContractTerm.ordinal == row.term - 1))
    if before is not None and values["starts_on"] <= before.ends_on:
        message = translate("contracts", "The term before runs until {day}; this one begins later.")
        raise UserError(message.format(day=before.ends_on.isoformat()), "starts_on")


def _cover(unit: UnitOfWork, contract: Contract, device_ids: Iterable[int]) -> bool:
    """Have exactly these devices covered; returns whether anything changed."""
    wanted = set(device_ids)
    for device_id in sorted(wanted):
        device = Device.get_or_none(Device.id == device_id)
        if device is None or device.customer_id != contract.customer_id:
            name = device.number if device else f"#{device_id}"
            message = translate(
                "contracts", "{device} belongs to another customer; a contract covers its own customer's."
            )
            raise UserError(message.format(device=name), "device_ids")
    known = {row.device_id: row for row in ContractDevice.select().where(ContractDevice.contract == contract.id)}
    gone = [row for device_id, row in known.items() if device_id not in wanted]
    for row in gone:
        _take_away(unit, row, contract, {"device": [row.device_id, None]})
    for device_id in sorted(wanted - known.keys()):
        unit.insert(ContractDevice, contract=contract.id, device=device_id)
    return bool(gone) or bool(wanted - known.keys())


def _name_work(unit: UnitOfWork, contract: Contract, included: Iterable[str], excluded: Iterable[str]) -> bool:
    """Have exactly these kinds of work named; returns whether anything changed."""
    wanted = dict.fromkeys(included, True) | dict.fromkeys(excluded, False)
    known = {row.work_kind: row for row in ContractService.select().where(ContractService.contract == contract.id)}
    changed = False
    for kind, row in known.items():
        if kind not in wanted:
            _take_away(unit, row, contract, {"work_kind": [kind, None]})
            changed = True
        elif row.is_included != wanted[kind]:
            unit.update(row, is_included=wanted[kind])
            changed = True
    for kind in work_kinds(wanted.keys() - known.keys()):
        unit.insert(ContractService, contract=contract.id, work_kind=kind, is_included=wanted[kind])
        changed = True
    return changed


def _take_away(
    unit: UnitOfWork, row: ContractDevice | ContractService, contract: Contract, told: dict[str, Any]
) -> None:
    """Delete a line of a contract, leaving it in the audit trail."""
    if row.contract_id != contract.id:
        raise Bug("a line of another contract")
    unit.note(row.record_kind(), row.id, contract.number, told)
    row.delete_instance()
    unit.touch(row)
