"""The log of routine inspections and receptions (R083): a plain dated list, voided with a reason, never deleted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import board as rules
from app.domain import validation
from app.models.board import RoutineLog
from app.models.customer import Customer
from app.services._people import full_names, in_full
from app.services._use_case import UnitOfWork, get, require, use_case


@dataclass(frozen=True)
class LogFile:
    """A line of the log as shown beside its ledger row."""

    id: int
    row_version: int
    number: str
    kind: str
    happened_on: date
    person: str
    customer_id: int
    customer_name: str
    subject: str
    result: str
    is_void: bool
    void_reason: str
    entered_by: str


@use_case("routine_log.record")
def record(
    unit: UnitOfWork,
    *,
    kind: str,
    happened_on: date | None,
    subject: str,
    result: str = "",
    person: str = "",
    customer_id: int = 0,
    customer_name: str = "",
) -> RoutineLog:
    """Write down a round or a reception; draws its number. Raises UserError naming the field."""
    values = _checked(kind, happened_on, subject, result, person or unit.session.full_name, customer_id, customer_name)
    return unit.insert(RoutineLog, number=unit.number("routine_log"), **values, entered_by=unit.session.name)


@use_case("routine_log.record")
def change(
    unit: UnitOfWork,
    *,
    log_id: int,
    seen_version: int,
    kind: str,
    happened_on: date | None,
    subject: str,
    result: str = "",
    person: str = "",
    customer_id: int = 0,
    customer_name: str = "",
) -> RoutineLog:
    """Correct a line that is not void."""
    row = _in_force(log_id)
    values = _checked(kind, happened_on, subject, result, person or row.person, customer_id, customer_name)
    return unit.update(row, seen_version, **values)


@use_case("routine_log.void")
def void(unit: UnitOfWork, *, log_id: int, seen_version: int, reason: str) -> RoutineLog:
    """Strike a line, for a reason."""
    why = validation.required_line(reason, "reason")
    return unit.update(_in_force(log_id), seen_version, reason=why, is_void=True, void_reason=why)


def file(log_id: int) -> LogFile:
    """One line. Raises UserError when there is none, NotPermitted."""
    require("routine_log.view")
    row = get(RoutineLog, log_id)
    named = in_full(row, ("entered_by",), full_names())
    names = [field for field in LogFile.__dataclass_fields__ if field not in ("customer_id", "entered_by")]
    return LogFile(**{name: getattr(row, name) for name in names}, customer_id=row.customer_id or 0, **named)


def _checked(
    kind: str, happened_on: date | None, subject: str, result: str, person: str, customer_id: int, customer_name: str
) -> dict[str, Any]:
    if kind not in rules.ROUTINE_KINDS:
        raise UserError(translate("board", "Choose a round or a reception."), "kind")
    customer = get(Customer, customer_id) if customer_id else _called(customer_name.strip())
    return {
        "kind": kind,
        "happened_on": validation.check_date(
            happened_on or clock.today(), clock.today(), "happened_on", ahead=timedelta(0)
        ),
        "subject": validation.required_line(subject, "subject"),
        "result": validation.clean_text(result, field="result"),
        "person": validation.required_line(person, "person", 60),
        "customer": customer.id if customer else None,
        "customer_name": customer.name if customer else validation.clean_line(customer_name, field="customer_name"),
    }


def _called(name: str) -> Customer | None:
    """The customer on file with exactly this name, when there is one only."""
    found = list(Customer.select().where(Customer.name == name).limit(2)) if name else []
    return found[0] if len(found) == 1 else None


def _in_force(log_id: int) -> RoutineLog:
    row = get(RoutineLog, log_id)
    if row.is_void:
        raise UserError(translate("board", "{number} is void already.").format(number=row.number))
    return row
