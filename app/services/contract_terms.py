"""Terms and suspensions of contracts (F03): an extension adds a term, a suspension is a span with a first and last day.

All dates of a contract derive from its current term, and its state of a day from its suspensions.
"""

from __future__ import annotations

from datetime import date, timedelta

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import validation
from app.models.contract import Contract, ContractSuspension, ContractTerm
from app.services import _contract_parts, _inspection_slots, contracts, visit_planning
from app.services._contract_input import amount
from app.services._contract_input import span as span_of
from app.services._use_case import UnitOfWork, get, use_case

_DAY = timedelta(days=1)
_NEW_ROUND = {
    "renewal_state": "", "notified_on": None, "offer_fee": None, "offer_months": None, "next_step": "",
    "next_step_on": None, "outcome_on": None, "loss_reason": "", "loss_note": "",
}  # fmt: skip
"""With a further term the round of renewal begins anew (3.8)."""


@use_case("contract.extend")
def extend(
    unit: UnitOfWork,
    *,
    contract_id: int,
    seen_version: int,
    ends_on: date,
    starts_on: date | None = None,
    fee: int = 0,
    agreed_on: date | None = None,
    notes: str = "",
) -> Contract:
    """Add a term to a contract, from the day after the last one unless `starts_on` leaves a gap.

    Entitlements, the inspection cycle and the fee count anew in it. Raises UserError for a term that begins before the
    last one ended, and where another contract of the kind covers one of its devices then.
    """
    row = get(Contract, contract_id)
    return add_term(unit, row, seen_version, ends_on, starts_on, fee=fee, agreed_on=agreed_on, notes=notes)


def add_term(
    unit: UnitOfWork,
    row: Contract,
    seen_version: int | None,
    ends_on: date,
    starts_on: date | None,
    *,
    fee: int,
    agreed_on: date | None,
    notes: str,
) -> Contract:
    """Add a term inside another use case; the parameters of `extend`."""
    _refuse_ended(row, seen_version)
    first, last = span_of(starts_on or row.ends_on + _DAY, ends_on)
    if first <= row.ends_on:
        message = translate("contracts", "The current term runs until {day}; the next begins after it.")
        raise UserError(message.format(day=row.ends_on.isoformat()), "starts_on")
    contracts.refuse_twice(row, (first, last))
    values = {"starts_on": first, "ends_on": last, "fee": amount(fee, "fee")}
    unit.update(row, seen_version, term=row.term + 1, **values, **_NEW_ROUND)
    unit.insert(
        ContractTerm,
        contract=row.id,
        ordinal=row.term,
        agreed_on=agreed_on,
        notes=validation.clean_line(notes, field="notes"),
        **values,
    )
    _inspection_slots.keep(unit, row)
    visit_planning.keep_contract(unit, row)
    return row


@use_case("contract.suspend")
def suspend(
    unit: UnitOfWork,
    *,
    contract_id: int,
    seen_version: int,
    reason: str,
    since: date | None = None,
    until: date | None = None,
) -> Contract:
    """A contract covers nothing from `since` (today) to `until` (as long as it is not resumed)."""
    row = get(Contract, contract_id)
    why = validation.required_line(reason, "reason")
    _refuse_ended(row, seen_version)
    first = validation.check_date(since or clock.today(), clock.today(), "since")
    if until is not None:
        validation.check_date(until, clock.today(), "until")
        validation.check_order(first, until, "until")
    for other in _contract_parts.suspensions_of(row):
        if first <= (other.until or date.max) and other.since <= (until or date.max):
            message = translate("contracts", "The contract is suspended from {since} already.")
            raise UserError(message.format(since=other.since.isoformat()), "since")
    unit.insert(ContractSuspension, contract=row.id, since=first, until=until, reason=why)
    return _settle(unit, row, seen_version, why)


@use_case("contract.suspend")
def resume(
    unit: UnitOfWork, *, contract_id: int, seen_version: int, reason: str = "", from_day: date | None = None
) -> Contract:
    """A suspended contract covers again from `from_day` (today) on; the days before stay suspended."""
    row = get(Contract, contract_id)
    again = validation.check_date(from_day or clock.today(), clock.today(), "from_day")
    resting = [one for one in _contract_parts.suspensions_of(row) if one.until is None or one.until >= again]
    if not resting and row.state != "suspended" and seen_version == row.row_version:
        raise UserError(translate("contracts", "The contract is not suspended."))
    for one in resting:
        # One that had not begun, or began that very day, has no day left: it ends before its beginning.
        unit.update(one, reason=reason, until=max(again, one.since) - _DAY)
    return _settle(unit, row, seen_version, reason)


@use_case("contract.settle")
def settle(unit: UnitOfWork) -> None:
    """Write today's state of contracts whose suspension began or ended since it was last written."""
    for row in Contract.select().where(Contract.state.in_(contracts.RUNNING)).join(ContractSuspension).distinct():
        _settle(unit, row, None, "")


def _settle(unit: UnitOfWork, row: Contract, seen_version: int | None, reason: str) -> Contract:
    today = clock.today()
    rests = any(one.since <= today <= (one.until or date.max) for one in _contract_parts.suspensions_of(row))
    version = row.row_version
    unit.update(row, seen_version, reason=reason, state="suspended" if rests else "active")
    if seen_version is not None and row.row_version == version:
        unit.bump(row)
    _inspection_slots.keep(unit, row)
    return row


def _refuse_ended(row: Contract, seen_version: int | None) -> None:
    if row.state not in contracts.RUNNING and seen_version == row.row_version:
        raise UserError(translate("contracts", "The contract is cancelled, renewed or lapsed already."))
