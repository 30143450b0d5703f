"""Customers lost and won back (R034): the loss with its reason, what was tried since, and the count behind K4."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import validation
from app.domain.care import LOSS_REASONS
from app.models.customer import Customer
from app.models.relationship import CustomerLoss, WinBackNote
from app.services._standing_customer import standing
from app.services._use_case import UnitOfWork, get, require, use_case

_A_YEAR_AHEAD = timedelta(days=366)


@dataclass(frozen=True)
class Attempt:
    """One note of winning back."""

    id: int
    noted_on: date
    by: str
    said: str
    next_step: str
    next_step_on: date | None


@dataclass(frozen=True)
class LossEntry:
    """A loss of a customer with its notes, the latest first; won back where `won_back_on` is set."""

    id: int
    lost_on: date
    reason: str
    note: str
    was_key_customer: bool
    won_back_on: date | None
    won_back_note: str
    attempts: tuple[Attempt, ...]


@use_case("customer.lose")
def lose(
    unit: UnitOfWork, *, customer_id: int, seen_version: int, reason: str, lost_on: date | None = None, note: str = ""
) -> Customer:
    """Mark a customer as lost. K4 counts it in the month of `lost_on` when it is a key customer now.

    Raises UserError naming the field; refused for one who is lost already.
    """
    customer = standing(customer_id)
    if customer.lost_on is not None:
        raise UserError(translate("win_back", "This customer is marked as lost already."))
    if reason not in LOSS_REASONS:
        raise UserError(translate("win_back", "Choose why the customer was lost."), "reason")
    day = _past(lost_on, "lost_on")
    unit.insert(
        CustomerLoss,
        customer=customer.id,
        customer_name=customer.name,
        was_key_customer=customer.is_key_customer,
        lost_on=day,
        loss_reason=reason,
        note=validation.clean_text(note, field="note"),
        entered_by=unit.session.name,
    )
    return unit.update(customer, seen_version, lost_on=day, lost_reason=reason, won_back_on=None)


@use_case("customer.lose")
def add_note(
    unit: UnitOfWork,
    *,
    customer_id: int,
    tried: str,
    next_step: str = "",
    next_step_on: date | None = None,
    noted_on: date | None = None,
    by: str = "",
) -> WinBackNote:
    """Write down what was tried to win a lost customer back, and what comes next."""
    loss = _open_loss(get(Customer, customer_id))
    text = validation.clean_text(tried, field="tried")
    if not text:
        raise UserError(translate("validation", "Please fill this in."), "tried")
    if next_step_on is not None:
        validation.check_date(next_step_on, clock.today(), "next_step_on", ahead=_A_YEAR_AHEAD)
    note = unit.insert(
        WinBackNote,
        loss=loss.id,
        noted_on=_past(noted_on, "noted_on"),
        by=validation.clean_line(by, 60, "by") or unit.session.full_name,
        said=text,
        next_step=validation.clean_line(next_step, field="next_step"),
        next_step_on=next_step_on,
    )
    unit.touch("customer", customer_id)
    return note


@use_case("customer.lose")
def won_back(
    unit: UnitOfWork, *, customer_id: int, seen_version: int, won_back_on: date | None = None, note: str = ""
) -> Customer:
    """The customer is back; the loss stays in the history. Raises UserError when they were not lost."""
    customer = standing(customer_id)
    loss = _open_loss(customer)
    day = _past(won_back_on, "won_back_on")
    validation.check_order(loss.lost_on, day, "won_back_on")
    unit.update(loss, won_back_on=day, won_back_note=validation.clean_text(note, field="note"))
    status = "active" if customer.status == "prospect" else customer.status
    return unit.update(customer, seen_version, lost_on=None, lost_reason="", won_back_on=day, status=status)


def of_customer(customer_id: int) -> tuple[LossEntry, ...]:
    """The losses of a customer with their notes, the latest first. Raises NotPermitted."""
    require("relationship.view")
    rows = CustomerLoss.select().where(CustomerLoss.customer == customer_id)
    found = []
    for row in rows.order_by(CustomerLoss.lost_on.desc(), CustomerLoss.id.desc()):
        notes = WinBackNote.select().where(WinBackNote.loss == row.id)
        attempts = tuple(
            Attempt(note.id, note.noted_on, note.by, note.said, note.next_step, note.next_step_on)
            for note in notes.order_by(WinBackNote.noted_on.desc(), WinBackNote.id.desc())
        )
        told = (row.id, row.lost_on, row.loss_reason, row.note, row.was_key_customer, row.won_back_on)
        found.append(LossEntry(*told, row.won_back_note, attempts))
    return tuple(found)


def _open_loss(customer: Customer) -> CustomerLoss:
    loss = (
        CustomerLoss.select()
        .where((CustomerLoss.customer == customer.id) & CustomerLoss.won_back_on.is_null())
        .order_by(CustomerLoss.id.desc())
        .first()
    )
    if loss is None or customer.lost_on is None:
        raise UserError(translate("win_back", "This customer is not marked as lost."))
    return loss


def _past(day: date | None, field: str) -> date:
    return validation.check_date(day or clock.today(), clock.today(), field, ahead=timedelta(0))
