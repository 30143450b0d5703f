"""Keeps the inspections of a contract in step with it (A3): called by whatever changes a contract, in its transaction.

The rules are `domain.inspection_cycle`; a year and a month ahead are kept on record, so that no slot is passed over.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from app.core import clock
from app.core.i18n import translate
from app.domain import inspection_cycle as cycle
from app.models import database
from app.models.contract import Contract, Inspection
from app.services import _contract_parts
from app.services._use_case import UnitOfWork

AHEAD = timedelta(days=400)
_FIRST_OPEN = "(SELECT min(due_on) FROM inspection WHERE contract_id = ? AND state IN ('due', 'planned'))"
_NEXT = (
    f"UPDATE contract SET next_inspection_on = {_FIRST_OPEN} WHERE id = ? "
    f"AND COALESCE(next_inspection_on, '') <> COALESCE({_FIRST_OPEN}, '')"
)


def keep(unit: UnitOfWork, row: Contract) -> None:
    """Have one inspection for every period of the contract's cycle: add, bring back, withdraw with the reason."""
    known = {one.slot_on: one for one in Inspection.select().where(Inspection.contract == row.id)}
    if not known and row.inspection_months is None:
        return
    parts = _contract_parts.of_contracts([row.id]).get(row.id) or _contract_parts.Parts()
    facts = parts.facts(row)
    terms = parts.terms or [(row.starts_on, row.ends_on)]
    today = clock.today()
    plan = cycle.settle(
        cycle.periods(terms, row.inspection_months, row.inspection_from),
        [_slot(one) for one in known.values()],
        today,
        today + AHEAD,
        lambda day: facts.span_on(day) is not None and not facts.is_suspended(day),
    )
    for slot in plan.withdrawn:
        one = known[slot]
        why = _why(row)
        unit.update(one, None, why, {"reason": why}, state=cycle.WITHDRAWN, result=cycle.SUPERSEDED)
    for slot in plan.revived:
        unit.update(known[slot], also={"reason": ""}, state=cycle.DUE, result="", due_on=slot)
    for slot in plan.added:
        add(unit, row, slot)
    project_next(unit, row.id)


def write(
    unit: UnitOfWork, one: Inspection, seen_version: int | None, reason: str = "", also: Any = None, /, **values: Any
) -> Inspection:
    """Change an inspection, the contract's next one with it; the parameters of `UnitOfWork.update`."""
    unit.update(one, seen_version, reason, also, **values)
    project_next(unit, one.contract_id)
    return one


def project_next(unit: UnitOfWork, contract_id: int) -> None:
    """Have the contract's row repeat the day of its next inspection, after any change of one.

    It is no edit of the contract: its version stays, so that nobody who has it open is told of a conflict.
    """
    changed = database.execute(_NEXT, (contract_id, contract_id, contract_id))
    if changed:
        unit.touch(Contract.record_kind(), contract_id)


def add(unit: UnitOfWork, row: Contract, slot: date) -> Inspection:
    """Put an inspection on record for a slot; draws its number."""
    return unit.insert(
        Inspection,
        number=unit.number("inspection"),
        contract=row.id,
        customer=row.customer_id,
        customer_name=row.customer_name,
        contract_number=row.number,
        slot_on=slot,
        due_on=slot,
    )


def _slot(one: Inspection) -> cycle.Slot:
    return cycle.Slot(one.slot_on, one.state, one.result == cycle.SUPERSEDED)


def _why(row: Contract) -> str:
    if row.state == "cancelled":
        return translate("inspection", "The contract is cancelled.")
    if row.inspection_months is None:
        return translate("inspection", "The contract has no inspections any more.")
    return translate("inspection", "Cycle, term or suspension of the contract changed.")
