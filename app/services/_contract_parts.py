"""What hangs on contracts – terms, suspensions, kinds of work, devices – read by one statement for many of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.domain.cover_facts import ContractFacts
from app.models import database
from app.models.contract import Contract, ContractSuspension, ContractTerm

_PARTS = (
    "SELECT 'term', contract_id, starts_on, ends_on FROM contract_term WHERE contract_id IN ({which}) "
    "UNION ALL SELECT 'rest', contract_id, since, until FROM contract_suspension WHERE contract_id IN ({which}) "
    "UNION ALL SELECT CASE WHEN is_included THEN 'included' ELSE 'excluded' END, contract_id, work_kind, '' "
    "FROM contract_service WHERE contract_id IN ({which}) "
    "UNION ALL SELECT 'device', contract_id, CAST(device_id AS TEXT), '' FROM contract_device "
    "WHERE contract_id IN ({which})"
)
_BY_CUSTOMER = _PARTS.format(which="SELECT id FROM contract WHERE customer_id = ?")


@dataclass
class Parts:
    """What hangs on one contract; suspended spans may have no end."""

    terms: list[tuple[date, date]] = field(default_factory=list)
    suspended: list[tuple[date, date | None]] = field(default_factory=list)
    included: set[str] = field(default_factory=set)
    excluded: set[str] = field(default_factory=set)
    device_ids: set[int] = field(default_factory=set)

    def facts(self, row: Contract, used_up: frozenset[str] = frozenset()) -> ContractFacts:
        """What a contract says about cover."""
        return ContractFacts(
            number=row.number,
            kind=row.kind,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            state=row.state,
            covers_all=row.covers_all,
            device_ids=frozenset(self.device_ids),
            suspended=tuple(sorted(self.suspended, key=lambda span: span[0])),
            terms=tuple(sorted(self.terms)),
            included=frozenset(self.included),
            excluded=frozenset(self.excluded),
            used_up=used_up,
            cancelled_on=row.outcome_on if row.state == "cancelled" else None,
        )


def of_customer(customer_id: int) -> dict[int, Parts]:
    """The parts of a customer's contracts, by the contract's id; a contract without parts is not in it."""
    return _sorted(database.query(_BY_CUSTOMER, (customer_id,) * 4))


def of_contracts(ids: Sequence[int]) -> dict[int, Parts]:
    """The parts of these contracts, by id; a contract without parts is not in it."""
    if not ids:
        return {}
    places = ", ".join("?" * len(ids))
    return _sorted(database.query(_PARTS.format(which=places), tuple(ids) * 4))


def suspensions_of(row: Contract) -> list[ContractSuspension]:
    """The suspensions of a contract, the earliest first; those that were taken back before they began are left out."""
    every = ContractSuspension.select().where(ContractSuspension.contract == row.id).order_by(ContractSuspension.since)
    return [one for one in every if one.until is None or one.until >= one.since]


def terms_of(row: Contract) -> list[ContractTerm]:
    """The terms of a contract, the first first."""
    return list(ContractTerm.select().where(ContractTerm.contract == row.id).order_by(ContractTerm.ordinal))


def _sorted(rows: list[tuple[Any, ...]]) -> dict[int, Parts]:
    found: dict[int, Parts] = {}
    for what, contract_id, first, second in rows:
        parts = found.setdefault(contract_id, Parts())
        match what:
            case "term":
                parts.terms.append((date.fromisoformat(first), date.fromisoformat(second)))
            case "rest":
                parts.suspended.append((date.fromisoformat(first), date.fromisoformat(second) if second else None))
            case "included":
                parts.included.add(first)
            case "excluded":
                parts.excluded.add(first)
            case _:
                parts.device_ids.add(int(first))
    return found
