"""Instalments of a contract's fee (F03): a plan that adds up to the fee of the term, paid marks, what is due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.core.money import format_yuan
from app.domain import validation
from app.domain.cover_facts import add_months
from app.models.contract import Contract, ContractInstalment
from app.services._contract_input import amount
from app.services._use_case import UnitOfWork, get, require, use_case

MOST = 120


@dataclass(frozen=True)
class InstalmentInput:
    """A part of the fee in fen and its day."""

    due_on: date
    amount: int


@dataclass(frozen=True)
class InstalmentEntry:
    """An instalment as lists show it. `tone` is late, due, done, paused (voided) or normal."""

    id: int
    contract_id: int
    contract_number: str
    customer_id: int
    customer_name: str
    term: int
    ordinal: int
    due_on: date
    amount: int
    paid_on: date | None
    invoice_number: str
    notes: str
    is_void: bool
    tone: str
    row_version: int


def proposed(fee: int, starts_on: date, count: int, months_between: int) -> tuple[InstalmentInput, ...]:
    """A fee in so many parts, equal but for the first, which takes the remainder, so that they add up.

    Raises UserError for no part at all or too many.
    """
    if not 1 <= count <= MOST:
        raise UserError(translate("contracts", "From 1 to {most} instalments.").format(most=MOST), "count")
    each, rest = divmod(fee, count)
    days = (add_months(starts_on, place * months_between) for place in range(count))
    return tuple(InstalmentInput(day, each + (rest if not place else 0)) for place, day in enumerate(days))


@use_case("contract.instalment")
def plan(
    unit: UnitOfWork, *, contract_id: int, seen_version: int, instalments: Iterable[InstalmentInput], reason: str = ""
) -> Contract:
    """Write the plan of the current term; parts of an earlier plan that nobody paid are voided, paid ones stay.

    Raises UserError unless the new parts and what is paid add up to the fee, to the fen.
    """
    row = get(Contract, contract_id)
    wanted = tuple(instalments)
    if len(wanted) > MOST:
        raise UserError(translate("contracts", "From 1 to {most} instalments.").format(most=MOST), "instalments")
    kept = [one for one in _live(row) if one.paid_on is not None]
    for part in wanted:
        amount(part.amount, "instalments")
        validation.check_date(part.due_on, clock.today(), "instalments")
    total = sum(part.amount for part in wanted) + sum(one.amount for one in kept)
    if total != row.fee:
        message = translate("contracts", "The instalments add up to {total}, the fee is {fee}.")
        text = message.format(total=format_yuan(total, symbol=True), fee=format_yuan(row.fee, symbol=True))
        raise UserError(text, "instalments")
    unit.update(row, seen_version)
    for one in _live(row):
        if one.paid_on is None:
            unit.update(one, reason=reason, voided_at=unit.now, notes=validation.clean_line(reason) or one.notes)
    taken = ContractInstalment.select().where(
        (ContractInstalment.contract == row.id) & (ContractInstalment.term == row.term)
    )
    first = taken.count() + 1
    for place, part in enumerate(sorted(wanted, key=lambda one: one.due_on), first):
        unit.insert(
            ContractInstalment, contract=row.id, term=row.term, ordinal=place, due_on=part.due_on, amount=part.amount
        )
    unit.bump(row)
    return row


@use_case("contract.instalment")
def pay(
    unit: UnitOfWork, *, instalment_id: int, seen_version: int, paid_on: date | None, invoice_number: str = ""
) -> ContractInstalment:
    """Mark an instalment as paid on a day with its invoice; None takes the mark away again."""
    row = get(ContractInstalment, instalment_id)
    _refuse_void(row)
    if paid_on is not None:
        validation.check_date(paid_on, clock.today(), "paid_on")
        if paid_on > clock.today():
            raise UserError(translate("contracts", "This day lies in the future."), "paid_on")
    number = validation.clean_line(invoice_number, 80, "invoice_number")
    return unit.update(row, seen_version, paid_on=paid_on, invoice_number=number)


@use_case("contract.instalment")
def void(unit: UnitOfWork, *, instalment_id: int, seen_version: int, reason: str) -> ContractInstalment:
    """Take an instalment out of the plan, with a reason; it stays on record. A paid one is not voided."""
    row = get(ContractInstalment, instalment_id)
    why = validation.required_line(reason, "reason")
    _refuse_void(row)
    if row.paid_on is not None:
        raise UserError(translate("contracts", "This instalment is paid. Take the paid mark away first."))
    return unit.update(row, seen_version, reason=why, voided_at=unit.now, notes=why)


def of_contract(contract_id: int) -> tuple[InstalmentEntry, ...]:
    """The instalments of a contract, by term and day. Raises NotPermitted."""
    require("contract.view")
    rows = ContractInstalment.select().where(ContractInstalment.contract == contract_id)
    order = (ContractInstalment.term, ContractInstalment.due_on, ContractInstalment.ordinal)
    row = get(Contract, contract_id)
    return tuple(_entry(one, row) for one in rows.order_by(*order))


def due(until: date | None = None, limit: int = 500) -> tuple[InstalmentEntry, ...]:
    """Instalments that nobody paid, due until a day (today), the oldest first. Raises NotPermitted."""
    require("contract.view")
    rows = (
        ContractInstalment.select(ContractInstalment, Contract)
        .join(Contract)
        .where(
            (ContractInstalment.due_on <= (until or clock.today()))
            & ContractInstalment.paid_on.is_null()
            & ContractInstalment.voided_at.is_null()
            & (Contract.state != "cancelled")
        )
        .order_by(ContractInstalment.due_on, ContractInstalment.id)
        .limit(limit)
    )
    return tuple(_entry(row, row.contract) for row in rows)


def _live(row: Contract) -> list[ContractInstalment]:
    mine = (ContractInstalment.contract == row.id) & (ContractInstalment.term == row.term)
    return list(ContractInstalment.select().where(mine & ContractInstalment.voided_at.is_null()))


def _refuse_void(row: ContractInstalment) -> None:
    if row.voided_at is not None:
        raise UserError(translate("contracts", "This instalment is voided."))


def _entry(row: ContractInstalment, contract: Contract) -> InstalmentEntry:
    today = clock.today()
    if row.voided_at is not None:
        tone = "paused"
    elif row.paid_on is not None:
        tone = "done"
    else:
        tone = "late" if row.due_on < today else "due" if (row.due_on - today).days <= 30 else "normal"
    return InstalmentEntry(
        row.id,
        contract.id,
        contract.number,
        contract.customer_id,
        contract.customer_name,
        row.term,
        row.ordinal,
        row.due_on,
        row.amount,
        row.paid_on,
        row.invoice_number,
        row.notes,
        row.voided_at is not None,
        tone,
        row.row_version,
    )
