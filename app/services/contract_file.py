"""Everything about one contract, as its record shows it: terms, services, use, suspensions, instalments, lineage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core import clock
from app.domain import cover_bars, permissions
from app.domain.cover_bars import Bar
from app.models.contract import Contract, ContractTerm
from app.models.customer import Device
from app.services import _contract_parts, contract_instalments, contract_usage, contracts, covers
from app.services import session as sessions
from app.services._use_case import get, require
from app.services.contract_instalments import InstalmentEntry
from app.services.contract_usage import Usage
from app.services.contracts import ContractEntry


@dataclass(frozen=True)
class TermEntry:
    """A term; fee in fen. `instalments` says how much of it is paid, None where there is no plan."""

    ordinal: int
    starts_on: date
    ends_on: date
    fee: int
    agreed_on: date | None
    notes: str
    is_current: bool


@dataclass(frozen=True)
class SuspensionEntry:
    """A span in which the contract covers nothing; `until` None while it lasts."""

    id: int
    since: date
    until: date | None
    reason: str


@dataclass(frozen=True)
class LineageStep:
    """A contract in the line of renewals, the oldest first; from the first day of its `terms` to the last."""

    contract_id: int
    number: str
    kind: str
    state: str
    starts_on: date
    ends_on: date
    fee: int
    terms: int
    is_this: bool


@dataclass(frozen=True)
class ContractFile:
    """A contract whole. `usage` is that of the current term, `before` that of the term before it."""

    entry: ContractEntry
    terms: tuple[TermEntry, ...]
    suspensions: tuple[SuspensionEntry, ...]
    instalments: tuple[InstalmentEntry, ...]
    usage: Usage
    before: Usage | None
    lineage: tuple[LineageStep, ...]
    bars: tuple[Bar, ...]


def file(contract_id: int) -> ContractFile:
    """Everything about a contract. Raises NotPermitted, UserError when there is none."""
    require("contract.view")
    row = get(Contract, contract_id)
    terms = _contract_parts.terms_of(row)
    current = next((one for one in terms if one.ordinal == row.term), None)
    former = next((one for one in terms if one.ordinal == row.term - 1), None)
    parts = _contract_parts.of_contracts([row.id]).get(row.id) or _contract_parts.Parts()
    return ContractFile(
        entry=contracts.as_entries([row])[0],
        terms=tuple(_term(one, row) for one in terms),
        suspensions=tuple(
            SuspensionEntry(one.id, one.since, one.until, one.reason) for one in _contract_parts.suspensions_of(row)
        ),
        instalments=contract_instalments.of_contract(row.id),
        usage=contract_usage.in_span(row, *((current.starts_on, current.ends_on) if current else _days(row))),
        before=contract_usage.in_span(row, former.starts_on, former.ends_on) if former else None,
        lineage=lineage(row),
        bars=cover_bars.bars(None, [parts.facts(row)]),
    )


def lineage(row: Contract) -> tuple[LineageStep, ...]:
    """The line of renewals that a contract stands in: what it renews, what renews it, oldest first."""
    line = [row]
    seen = {row.id}
    while (earlier := line[0].predecessor_id) and earlier not in seen:
        seen.add(earlier)
        line.insert(0, get(Contract, earlier))
    frontier = [row.id]
    while frontier:
        found = Contract.select().where(Contract.predecessor.in_(frontier)).order_by(Contract.starts_on, Contract.id)
        later = [one for one in found if one.id not in seen]
        seen.update(one.id for one in later)
        line += later
        frontier = [one.id for one in later]
    parts = _contract_parts.of_contracts([one.id for one in line])
    return tuple(
        LineageStep(
            one.id,
            one.number,
            one.kind,
            one.state,
            min((start for start, _ in parts[one.id].terms), default=one.starts_on)
            if one.id in parts
            else one.starts_on,
            one.ends_on,
            one.fee,
            one.term,
            one.id == row.id,
        )
        for one in line
    )


def bars_of_device(device_id: int) -> tuple[Bar, ...]:
    """Warranty, extension and contracts of a device as bars; without contracts for a role that may not see them."""
    row = get(Device, device_id)
    facts = covers.device_facts(row)
    seen = permissions.allowed(sessions.current().role, "contract.view")
    known = covers.contract_facts(row.customer_id, clock.today()) if seen else ()
    return cover_bars.bars(facts, [one for one in known if one.covers(facts)])


def bars_of_customer(customer_id: int) -> tuple[Bar, ...]:
    """The contracts of a customer as bars. Raises NotPermitted."""
    require("contract.view")
    return cover_bars.bars(None, covers.contract_facts(customer_id, clock.today()))


def _days(row: Contract) -> tuple[date, date]:
    return row.starts_on, row.ends_on


def _term(one: ContractTerm, row: Contract) -> TermEntry:
    return TermEntry(
        one.ordinal, one.starts_on, one.ends_on, one.fee, one.agreed_on, one.notes, one.ordinal == row.term
    )
