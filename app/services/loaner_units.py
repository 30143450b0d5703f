"""Loaner units (F24): the pool of what may be lent while a customer's own device is in repair."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.money import LARGEST_FEN
from app.domain import validation
from app.domain.custody import ObjectKind
from app.domain.workflows import loaner_unit as workflow
from app.models import search
from app.models.loaner import Loan, LoanerUnit
from app.services import custody
from app.services import session as sessions
from app.services._use_case import UnitOfWork, get, require, use_case
from app.services._visible import refuse_others, visible

_MOST_OFFERED = 200


@dataclass(frozen=True)
class UnitEntry:
    """A unit as lists show it; the value in fen, `due_on` when it is to be back."""

    id: int
    row_version: int
    number: str
    name: str
    model: str
    serial: str
    value: int
    accessories: str
    place: str
    state: str
    customer_name: str
    loan_number: str
    due_on: date | None

    @property
    def title(self) -> str:
        """What it is called in a line."""
        return " ".join(part for part in (self.number, self.name, self.model, self.serial) if part)


@dataclass(frozen=True)
class PastLoan:
    """A loan of a unit, as its history shows it."""

    id: int
    number: str
    customer_name: str
    state: str
    out_at: datetime
    due_on: date
    in_at: datetime | None
    is_damaged: bool


@dataclass(frozen=True)
class UnitFile:
    """A unit with its loans, newest first, and what the person signed in may do with it."""

    entry: UnitEntry
    notes: str
    reason: str
    since: datetime
    lent_count: int
    loans: tuple[PastLoan, ...]
    actions: frozenset[str]


@use_case("loaner.register")
def register(
    unit: UnitOfWork,
    *,
    name: str,
    model: str = "",
    serial: str = "",
    value: int = 0,
    accessories: str = "",
    place: str = "",
    notes: str = "",
) -> LoanerUnit:
    """A new unit of the pool, in stock; `value` in fen.

    Raises UserError for an empty name, and for a serial that a unit of the pool has already.
    """
    return add(
        unit, name=name, model=model, serial=serial, value=value, accessories=accessories, place=place, notes=notes
    )


def add(unit: UnitOfWork, **given: Any) -> LoanerUnit:
    """Register a unit inside a use case; parameters as `register`."""
    fields = _checked(0, **given)
    row = unit.insert(LoanerUnit, number=unit.number("loaner_unit"), since=unit.now, **fields)
    custody.begin(
        unit,
        kind=ObjectKind.LOANER_UNIT,
        object_id=row.id,
        number=row.number,
        name=row.name,
        model=row.model,
        serial=row.serial,
        holder=custody.place(row.place),
    )
    return row


@use_case("loaner.register")
def change(
    unit: UnitOfWork,
    unit_id: int,
    *,
    seen_version: int,
    name: str,
    model: str = "",
    serial: str = "",
    value: int = 0,
    accessories: str = "",
    place: str = "",
    notes: str = "",
) -> LoanerUnit:
    """Correct what is known of a unit; another place moves it there, when it is in."""
    row = get(LoanerUnit, unit_id)
    fields = _checked(
        unit_id, name=name, model=model, serial=serial, value=value, accessories=accessories, place=place, notes=notes
    )
    is_in = row.state in (workflow.State.IN_STOCK, workflow.State.DAMAGED)
    moved = is_in and custody.place(fields["place"]).name != custody.place(row.place).name
    unit.update(row, seen_version, **fields)
    custody.change(
        unit, kind=ObjectKind.LOANER_UNIT, object_id=unit_id, name=row.name, model=row.model, serial=row.serial
    )
    if moved:
        pass_on(unit, row, custody.place(row.place), reason=translate("loaner", "Moved"))
    return row


@use_case("loaner.register")
def damage(unit: UnitOfWork, unit_id: int, *, seen_version: int, reason: str) -> LoanerUnit:
    """A unit in stock was found damaged: it is not lent until it is mended."""
    return _step(unit, unit_id, seen_version, "damage", reason)


@use_case("loaner.register")
def mend(unit: UnitOfWork, unit_id: int, *, seen_version: int, reason: str) -> LoanerUnit:
    """A damaged unit was mended (`reason` says how) and may be lent again."""
    return _step(unit, unit_id, seen_version, "mend", reason)


@use_case("loaner.write_off")
def scrap(unit: UnitOfWork, unit_id: int, *, seen_version: int, reason: str) -> LoanerUnit:
    """A unit is scrapped: its chain of custody ends."""
    row = _step(unit, unit_id, seen_version, "scrap", reason)
    pass_on(unit, row, custody.gone(translate("loaner", "Scrapped")), reason=row.reason)
    return row


@use_case("loaner.write_off")
def lose(unit: UnitOfWork, unit_id: int, *, seen_version: int, reason: str) -> LoanerUnit:
    """A unit that was in is not there any more. One that is lent is lost by its loan. Raises UserError."""
    if get(LoanerUnit, unit_id).state == workflow.State.LENT:
        raise UserError(translate("loaner", "It is lent: say on its loan that it is lost."))
    row = _step(unit, unit_id, seen_version, "lose", reason)
    pass_on(unit, row, custody.gone(translate("loaner", "Lost")), reason=row.reason)
    return row


def pass_on(unit: UnitOfWork, row: LoanerUnit, taker: Any, **paper: Any) -> None:
    """Hand the unit over from whoever has it (see `custody.hand_over`)."""
    custody.hand_over(unit, kind=ObjectKind.LOANER_UNIT, object_id=row.id, taker=taker, **paper)


def file(unit_id: int) -> UnitFile:
    """Everything about a unit; a technician sees those that are out by their hands. Raises NotPermitted, UserError."""
    row = get(LoanerUnit, unit_id)
    refuse_others("loaner.view", _brought_by(row))
    loans = visible(Loan.select().where(Loan.unit == unit_id), Loan.technician, "loaner.view")
    role = sessions.current().role
    return UnitFile(
        entry=as_entry(row),
        notes=row.notes,
        reason=row.reason,
        since=row.since,
        lent_count=row.lent_count,
        loans=tuple(
            PastLoan(
                one.id, one.number, one.customer_name, one.state, one.out_at, one.due_on, one.in_at, one.is_damaged
            )
            for one in loans.order_by(Loan.out_at.desc(), Loan.id.desc())
        ),
        actions=frozenset(step.event for step in workflow.permitted(row.state, role)),
    )


def free(text: str = "") -> tuple[UnitEntry, ...]:
    """The units that may be lent now, by name; those that match every word of a text. Raises NotPermitted."""
    require("loaner.lend")
    rows = LoanerUnit.select().where(LoanerUnit.state == workflow.State.IN_STOCK)
    if text.strip():
        rows = rows.where(LoanerUnit.id.in_(search.find("loaner_unit", text, _MOST_OFFERED)))
    return tuple(as_entry(row) for row in rows.order_by(LoanerUnit.name, LoanerUnit.id).limit(_MOST_OFFERED))


def find_by_number(number: str) -> int:
    """The id of the unit with a number, 0 when there is none. Raises NotPermitted."""
    require("loaner.view")
    row = LoanerUnit.get_or_none(LoanerUnit.number == number.strip().upper())
    return row.id if row else 0


def as_entry(row: LoanerUnit) -> UnitEntry:
    """A unit as lists show it."""
    return UnitEntry(
        row.id, row.row_version, row.number, row.name, row.model, row.serial, row.value, row.accessories, row.place,
        row.state, row.customer_name, row.loan_number, row.due_on,
    )  # fmt: skip


def _brought_by(row: LoanerUnit) -> int | None:
    """The technician of its open loan."""
    return get(Loan, row.loan_id).technician_id if row.loan_id else None


def _step(unit: UnitOfWork, unit_id: int, seen_version: int, event: str, reason: str) -> LoanerUnit:
    row = get(LoanerUnit, unit_id)
    why = validation.clean_line(reason, field="reason")
    state = str(workflow.after(row.state, event, {"reason": why}))
    return unit.update(row, seen_version, why, also={"reason": why}, state=state, since=unit.now)


def _checked(
    unit_id: int,
    *,
    name: str,
    model: str = "",
    serial: str = "",
    value: int = 0,
    accessories: str = "",
    place: str = "",
    notes: str = "",
) -> dict[str, Any]:
    shown_serial = validation.normalise_serial(serial, "serial")
    key = validation.serial_key(shown_serial)
    if not 0 <= value <= LARGEST_FEN:
        raise UserError(translate("loaner", "A value is not less than nothing."), "value")
    if key:
        others = (LoanerUnit.serial_key == key) & (LoanerUnit.id != unit_id)
        twin = LoanerUnit.get_or_none(others & LoanerUnit.state.not_in([str(one) for one in workflow.GONE]))
        if twin is not None:
            text = translate("loaner", "Unit {number} has this serial already.")
            raise UserError(text.format(number=twin.number), "serial")
    return {
        "name": validation.required_line(name, "name"),
        "model": validation.clean_line(model, field="model"),
        "serial": shown_serial,
        "serial_key": key,
        "value": value,
        "accessories": validation.clean_line(accessories, field="accessories"),
        "place": validation.clean_line(place, field="place"),
        "notes": validation.clean_text(notes, field="notes"),
    }
