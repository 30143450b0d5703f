"""Renewing contracts (domain.md 3.8, F04, R027–R030): contacts, offers, renewed by successor or term, lapsed.

The states and guards are `domain.workflows.contract_renewal`; the notice is `expiry_notices`; what the desk reads is
`renewal_file`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import validation
from app.domain.cover_facts import add_months
from app.domain.workflows import contract_renewal as workflow
from app.models.contract import Contract, ContractInstalment, RenewalContact
from app.models.customer import Customer
from app.services import _call_events as events
from app.services import _contract_parts, contract_terms, contracts
from app.services._contract_input import amount
from app.services._use_case import UnitOfWork, get, use_case

_DAY = timedelta(days=1)


@use_case("contract.renew")
def log_contact(
    unit: UnitOfWork,
    *,
    contract_id: int,
    seen_version: int,
    said: str,
    channel: str = "phone",
    person: str = "",
    by: str = "",
    next_step: str = "",
    next_step_on: date | None = None,
    happened_at: datetime | None = None,
) -> RenewalContact:
    """Write down a talk about a renewal: who with whom, what was said, what comes next and when (R030)."""
    row = get(Contract, contract_id)
    if channel not in workflow.CHANNELS:
        raise UserError(translate("renewals", "Choose one of the list."), "channel")
    state = step(row, "contact")
    words = validation.clean_text(said, field="said")
    if not words:
        raise UserError(translate("renewals", "Write what was said."), "said")
    coming, day = _next_step(next_step, next_step_on)
    contact = unit.insert(
        RenewalContact,
        contract=row.id,
        happened_at=events.moment(unit, happened_at, None, "happened_at"),
        channel=channel,
        by=validation.clean_line(by, field="by") or unit.session.full_name,
        person=validation.clean_line(person, field="person"),
        said=words,
        next_step=coming,
        next_step_on=day,
    )
    _write(unit, row, seen_version, state, next_step=coming, next_step_on=day, renewal_owner=unit.session.full_name)
    return contact


@use_case("contract.renew")
def offer(unit: UnitOfWork, *, contract_id: int, seen_version: int, fee: int | None, months: int | None) -> Contract:
    """Prepare the offer of a renewal: the fee in fen and the length of the term in months.

    It stands on the notice and is what a talk is about; by itself it moves nothing (3.8).
    """
    row = get(Contract, contract_id)
    state = step(row, "offer")
    if fee is None:
        raise UserError(translate("renewals", "Enter the fee of the offer."), "fee")
    return _write(unit, row, seen_version, state, offer_fee=amount(fee, "fee"), offer_months=_months(months))


@use_case("contract.renew")
def set_next_step(
    unit: UnitOfWork, *, contract_id: int, seen_version: int, next_step: str, next_step_on: date | None
) -> Contract:
    """Another next step, or none any more (both empty)."""
    row = get(Contract, contract_id)
    coming, day = _next_step(next_step, next_step_on)
    return unit.update(row, seen_version, next_step=coming, next_step_on=day)


@use_case("contract.renew")
def mark_notified(
    unit: UnitOfWork, *, contract_id: int, seen_version: int, notified_on: date | None = None
) -> Contract:
    """The customer was told another way than by the printed notice."""
    row = get(Contract, contract_id)
    day = notified_on or clock.today()
    if day > clock.today():
        raise UserError(translate("renewals", "This day lies in the future."), "notified_on")
    return notified(unit, row, seen_version, validation.check_date(day, clock.today(), "notified_on"))


@use_case("contract.renew")
def renew(
    unit: UnitOfWork,
    *,
    contract_id: int,
    seen_version: int,
    starts_on: date | None,
    ends_on: date | None,
    fee: int | None,
    device_ids: Iterable[int] = (),
    signed_on: date | None = None,
    notes: str = "",
) -> Contract:
    """Renew by a successor: devices, services, cycle, entitlements, promise and the pattern of instalments go along.

    `device_ids` are the devices that it covers; where the old one covers all, so does the new one. The customer is
    active again when they were a prospect.
    """
    row = get(Contract, contract_id)
    first = starts_on or _first_day(row)
    facts = {"successors": len(_successors(row)), "term_follows": first > row.ends_on}
    step(row, "renew", **facts)
    covers_all = row.covers_all
    made = contracts.add(
        unit,
        get(Customer, row.customer_id),
        predecessor_id=row.id,
        **carried_over(row),
        starts_on=first,
        ends_on=ends_on,
        fee=row.fee if fee is None else fee,
        covers_all=covers_all,
        device_ids=() if covers_all else tuple(device_ids),
        signed_on=signed_on,
        notes=notes,
    )
    _instalments(unit, row, made)
    _end_round(unit, row, seen_version, "renewed")
    _customer_status(unit, row, "prospect", "active")
    return made


@use_case("contract.renew")
def renew_by_term(
    unit: UnitOfWork,
    *,
    contract_id: int,
    seen_version: int,
    starts_on: date | None,
    ends_on: date | None,
    fee: int | None,
    signed_on: date | None = None,
    notes: str = "",
) -> Contract:
    """Renew by another term of the same contract; the round of renewal begins again with it."""
    row = get(Contract, contract_id)
    first = starts_on or row.ends_on + _DAY
    step(row, "renew", by_term=True, successors=len(_successors(row)), term_follows=first > row.ends_on)
    if ends_on is None:
        raise UserError(translate("renewals", "Give the last day of the new term."), "ends_on")
    pattern = _pattern(row)
    contract_terms.add_term(
        unit, row, seen_version, ends_on, first, fee=row.fee if fee is None else fee, agreed_on=signed_on, notes=notes
    )
    _plan_instalments(unit, row, pattern)
    return row


@use_case("contract.renew")
def lapse(
    unit: UnitOfWork,
    *,
    contract_id: int,
    seen_version: int,
    loss_reason: str,
    loss_note: str = "",
    next_step: str = "",
    next_step_on: date | None = None,
) -> Contract:
    """The customer does not renew, and why: calls after the last day are chargeable, the customer stays as a prospect.

    A next step keeps the prospect on the desk. A customer with another contract in force stays active.
    """
    row = get(Contract, contract_id)
    note = validation.clean_line(loss_note, field="loss_note")
    left = (row.ends_on - clock.today()).days
    step(row, "lapse", loss_reason=loss_reason, loss_note=note, days_left=left)
    coming, day = _next_step(next_step, next_step_on)
    _end_round(
        unit, row, seen_version, "lapsed", loss_reason=loss_reason, loss_note=note, next_step=coming, next_step_on=day
    )
    if not _others_in_force(row):
        _customer_status(unit, row, "active", "prospect")
    return row


@use_case("contract.renew")
def undo_lapse(unit: UnitOfWork, *, contract_id: int, seen_version: int) -> Contract:
    """The lapse was a mistake: the contract is where it was before, and its customer active again."""
    row = get(Contract, contract_id)
    step(row, "restore", successors=len(_successors(row)))
    before = "negotiating" if _talked(row) else "notified" if row.notified_on else ""
    rests = any(one.since <= clock.today() <= (one.until or date.max) for one in _contract_parts.suspensions_of(row))
    unit.update(
        row, seen_version, state="suspended" if rests else "active", renewal_state=before, outcome_on=None,
        loss_reason="", loss_note="",
    )  # fmt: skip
    _customer_status(unit, row, "prospect", "active")
    return row


def notified(unit: UnitOfWork, row: Contract, seen_version: int | None, day: date) -> Contract:
    """Mark a contract as notified inside a use case. Raises UserError when it is decided already."""
    return _write(unit, row, seen_version, step(row, "notify"), notified_on=day)


def step(row: Contract, event: str, **facts: Any) -> str:
    """What is stored after an event. Raises UserError when the workflow refuses."""
    state = row.state if row.state in ("renewed", "lapsed") else row.renewal_state or "active"
    after = str(workflow.after(state, event, {"contract_state": row.state, **facts}))
    return "" if after in ("active", "expiring") else after


def carried_over(row: Contract) -> dict[str, Any]:
    """What a successor takes over from a contract besides its devices, days and fee."""
    parts = _contract_parts.of_contracts([row.id]).get(row.id) or _contract_parts.Parts()
    kept = (
        "kind", "project_name", "first_party", "second_party", "payment", "included_services", "excluded_services",
        "inspection_months", "inspection_from", "response_hours", "response_promise", "visits_included",
        "minutes_included", "parts_budget",
    )  # fmt: skip
    values = {name: getattr(row, name) for name in kept}
    return {**values, "included": tuple(parts.included), "excluded": tuple(parts.excluded)}


def proposed_end(starts_on: date, months: int) -> date:
    """The last day of a term of so many months."""
    return add_months(starts_on, months) - _DAY


def first_day(row: Contract) -> date:
    """Where a successor begins: the day after the term, or today when that is over."""
    return _first_day(row)


def months_of(row: Contract) -> int:
    """The length of the current term in months, at least one."""
    span = (row.ends_on + _DAY - row.starts_on).days
    return max(1, round(span / 30.4375))


def _first_day(row: Contract) -> date:
    return max(row.ends_on + _DAY, clock.today()) if row.state == "lapsed" else row.ends_on + _DAY


def _write(unit: UnitOfWork, row: Contract, seen_version: int | None, state: str, **values: Any) -> Contract:
    """Store a step; of a contract that is decided already only the values."""
    kept = row.renewal_state if row.state in ("renewed", "lapsed") else state
    return unit.update(row, seen_version, renewal_state=kept, **values)


def _end_round(unit: UnitOfWork, row: Contract, seen_version: int | None, outcome: str, **values: Any) -> None:
    steps = {"next_step": "", "next_step_on": None} | values
    unit.update(row, seen_version, state=outcome, renewal_state=outcome, outcome_on=clock.today(), **steps)


def _next_step(words: str, day: date | None) -> tuple[str, date | None]:
    text = validation.clean_line(words, field="next_step")
    if day is not None:
        validation.check_date(day, clock.today(), "next_step_on")
        if not text:
            raise UserError(translate("renewals", "Write what comes next on that day."), "next_step")
    if text and day is None:
        raise UserError(translate("renewals", "Give the day of the next step."), "next_step_on")
    return text, day


def _months(months: int | None) -> int:
    if months is None or not 1 <= months <= workflow.LONGEST_TERM_MONTHS:
        message = translate("renewals", "A term has 1 to {most} months.").format(most=workflow.LONGEST_TERM_MONTHS)
        raise UserError(message, "months")
    return months


def _successors(row: Contract) -> list[Contract]:
    return list(Contract.select().where((Contract.predecessor == row.id) & (Contract.state != "cancelled")))


def _others_in_force(row: Contract) -> bool:
    other = (Contract.customer == row.customer_id) & (Contract.id != row.id)
    running = Contract.state.in_(contracts.RUNNING) & (Contract.ends_on >= clock.today())
    return Contract.select().where(other & running).exists()


def _customer_status(unit: UnitOfWork, row: Contract, before: str, after: str) -> None:
    customer = get(Customer, row.customer_id)
    if customer.status == before:
        unit.update(customer, status=after)


def _talked(row: Contract) -> bool:
    since = clock.local_midnight(row.starts_on)
    mine = (RenewalContact.contract == row.id) & (RenewalContact.happened_at >= since)
    return RenewalContact.select().where(mine).exists()


def _pattern(row: Contract) -> list[tuple[int, int, int]]:
    """How the fee of the current term is parted: months and days after its beginning, amount."""
    mine = (ContractInstalment.contract == row.id) & (ContractInstalment.term == row.term)
    live = ContractInstalment.select().where(mine & ContractInstalment.voided_at.is_null())
    found = []
    for one in live.order_by(ContractInstalment.due_on, ContractInstalment.ordinal):
        months = (one.due_on.year - row.starts_on.year) * 12 + one.due_on.month - row.starts_on.month
        if add_months(row.starts_on, months) > one.due_on:
            months -= 1
        found.append((months, (one.due_on - add_months(row.starts_on, months)).days, one.amount))
    return found


def _instalments(unit: UnitOfWork, row: Contract, made: Contract) -> None:
    _plan_instalments(unit, made, _pattern(row))


def _plan_instalments(unit: UnitOfWork, made: Contract, pattern: list[tuple[int, int, int]]) -> None:
    """Part the fee of a new term as the old one was; the first part takes what rounding leaves, to the fen."""
    total = sum(part for _, _, part in pattern)
    if not total or not made.fee:
        return
    parts = [made.fee * part // total for _, _, part in pattern]
    parts[0] += made.fee - sum(parts)
    for place, ((months, days, _), part) in enumerate(zip(pattern, parts, strict=True), 1):
        due_on = add_months(made.starts_on, months) + timedelta(days=days)
        unit.insert(ContractInstalment, contract=made.id, term=made.term, ordinal=place, due_on=due_on, amount=part)
