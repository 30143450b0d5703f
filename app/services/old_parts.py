"""Old parts (peers.md row 51): owed by the technician who fitted the new one, handed in, sent back or scrapped.

Each is an object in the chain of custody, so "who owes it" is a question of who has it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import permissions, validation
from app.domain.custody import Holder, HolderKind, ObjectKind
from app.domain.stock import Place
from app.domain.workflows import old_part as workflow
from app.models import personal
from app.models.customer import Customer
from app.models.old_part import OldPart
from app.models.organisation import Staff
from app.models.service_call import ChargeLine, ServiceCall
from app.models.spare_part import SparePart
from app.services import custody, session, settings
from app.services import spare_places as places
from app.services._use_case import UnitOfWork, get, require, use_case
from app.services._visible import is_own, refuse_others, visible


@dataclass(frozen=True)
class OldPartEntry:
    """An old part as lists and its record show it."""

    id: int
    row_version: int
    number: str
    part_id: int
    part_number: str
    part_name: str
    model: str
    serial: str
    call_id: int
    call_number: str
    customer_name: str
    technician_id: int
    technician_name: str
    state: str
    owed_since: datetime
    due_on: date
    handed_in_at: datetime | None
    handed_in_to: str
    condition: str
    settled_at: datetime | None
    settled_by: str
    supplier_name: str
    reason: str
    is_late: bool


@dataclass(frozen=True)
class Debt:
    """What one technician still owes: how many old parts, how many of them overdue, since when, worth what in fen."""

    technician_id: int
    technician_name: str
    count: int
    late: int
    oldest_since: datetime
    worth: int


@use_case("old_part.settle")
def hand_in(
    unit: UnitOfWork, old_part_id: int, *, seen_version: int, serial: str = "", condition: str = "", place: str = ""
) -> OldPart:
    """The technician brings the old part back to a store (its key, the main one when empty)."""
    return _take_in(unit, get(OldPart, old_part_id), seen_version, _store(place), serial, condition)


@use_case("old_part.settle")
def hand_in_many(unit: UnitOfWork, old_part_ids: Iterable[int], *, condition: str = "", place: str = "") -> None:
    """Many old parts come back at once; all or none. Raises UserError for none, and where one is not owed."""
    rows, store = _chosen(old_part_ids), _store(place)
    for row in rows:
        _take_in(unit, row, None, store, "", condition)


@use_case("old_part.settle")
def send_back(unit: UnitOfWork, old_part_id: int, *, seen_version: int, supplier: str, paper: str = "") -> OldPart:
    """To the supplier or maker, who pays for it or repairs it; `paper` is the number of what went with it."""
    return _send(unit, get(OldPart, old_part_id), seen_version, supplier, paper)


@use_case("old_part.settle")
def send_back_many(unit: UnitOfWork, old_part_ids: Iterable[int], *, supplier: str, paper: str = "") -> None:
    """Many in one parcel; all or none. Raises UserError for none, and where one is not in the store."""
    for row in _chosen(old_part_ids):
        _send(unit, row, None, supplier, paper)


@use_case("old_part.settle")
def scrap(unit: UnitOfWork, old_part_id: int, *, seen_version: int, reason: str) -> OldPart:
    """Disposed of, with a reason."""
    return _end(unit, get(OldPart, old_part_id), seen_version, "scrap", reason)


@use_case("old_part.waive")
def waive(unit: UnitOfWork, old_part_id: int, *, seen_version: int, reason: str) -> OldPart:
    """A supervisor does not insist on it, with a reason (kept by the customer, destroyed, lost)."""
    return _end(unit, get(OldPart, old_part_id), seen_version, "waive", reason)


def owe(unit: UnitOfWork, call: ServiceCall, line: ChargeLine, part: SparePart, person: Staff) -> OldPart:
    """A new part was fitted: its old one is owed, inside the use case that puts the part on the call."""
    due_on = clock.local(unit.now).date() + timedelta(days=settings.integer("old_part.due_days"))
    row = unit.insert(
        OldPart,
        number=unit.number("old_part"),
        part=part.id,
        part_number=part.number,
        part_name=part.name,
        model=part.model,
        call=call.id,
        call_number=call.number,
        customer_name=call.customer_name,
        charge_line=line.id,
        technician=person.id,
        technician_name=person.name,
        owed_since=unit.now,
        due_on=due_on,
    )
    custody.begin(
        unit,
        kind=ObjectKind.OLD_PART,
        object_id=row.id,
        number=row.number,
        name=part.name,
        model=part.model,
        holder=custody.customer(get(Customer, call.customer_id)),
        call=call.id,
        customer=call.customer_id,
        customer_name=call.customer_name,
    )
    custody.hand_over(
        unit,
        kind=ObjectKind.OLD_PART,
        object_id=row.id,
        taker=custody.colleague(person),
        due_on=due_on,
        call=call.id,
    )
    return row


def void_of_line(unit: UnitOfWork, line: ChargeLine, why: str, most: int | None = None) -> None:
    """The use of a part was struck, or of `most` of them: what is still owed for it is not any more.

    What was handed in stays where it is.
    """
    owed = OldPart.select().where((OldPart.charge_line == line.id) & (OldPart.state == "owed"))
    for row in owed.order_by(OldPart.id.desc()).limit(most):
        _end(unit, row, None, "void", why)


def debtor_of_line(line: ChargeLine) -> int:
    """Who brings the old parts of a line back; 0 when none was ever owed."""
    row = OldPart.select().where(OldPart.charge_line == line.id).order_by(OldPart.id.desc()).first()
    return row.technician_id if row is not None else 0


def file(old_part_id: int) -> OldPartEntry:
    """An old part. Raises NotPermitted for one that somebody else owes, UserError when there is none."""
    row = get(OldPart, old_part_id)
    refuse_others("old_part.view", row.technician_id)
    return _entry(row)


def of_call(call_id: int) -> tuple[OldPartEntry, ...]:
    """The old parts of a call that the role may see, those struck left out. Raises NotPermitted."""
    require("old_part.view")
    query = OldPart.select().where((OldPart.call == call_id) & (OldPart.state != "void")).order_by(OldPart.id)
    return tuple(_entry(row) for row in visible(query, OldPart.technician, "old_part.view"))


def debts() -> tuple[Debt, ...]:
    """What every technician still owes, who owes most first; a technician sees their own. Raises NotPermitted."""
    require("old_part.view")
    today = clock.today().isoformat()
    rows = personal.query(
        "SELECT o.technician_id, max(o.technician_name), count(*), sum(CASE WHEN o.due_on < ? THEN 1 ELSE 0 END), "
        "min(o.owed_since), sum(p.cost) FROM old_part o JOIN spare_part p ON p.id = o.part_id "
        "WHERE o.state = 'owed' GROUP BY o.technician_id ORDER BY count(*) DESC, o.technician_id",
        (today,),
    )
    return tuple(
        Debt(technician, name, count, int(late), datetime.fromisoformat(since), int(worth))
        for technician, name, count, late, since, worth in rows
        if _may_see(technician)
    )


def entries(old_part_ids: Iterable[int], state: str) -> tuple[OldPartEntry, ...]:
    """Those of the old parts that are in a state and may be seen, by number. Raises NotPermitted."""
    require("old_part.view")
    query = OldPart.select().where(OldPart.id.in_(list(old_part_ids)) & (OldPart.state == state))
    return tuple(_entry(row) for row in visible(query, OldPart.technician, "old_part.view").order_by(OldPart.number))


def _chosen(old_part_ids: Iterable[int]) -> list[OldPart]:
    rows = [get(OldPart, row_id) for row_id in dict.fromkeys(old_part_ids)]
    if not rows:
        raise UserError(translate("old_part", "Choose at least one."), "parts")
    return rows


def _store(key: str) -> Place:
    return places.named(key, "place") if key else places.main_store()


def _take_in(
    unit: UnitOfWork, row: OldPart, seen_version: int | None, store: Place, serial: str, condition: str
) -> OldPart:
    state = workflow.after(row.state, "hand_in")
    how = validation.clean_line(condition, 200, "condition")
    plain = validation.clean_line(serial, 60, "serial")
    kind = ObjectKind.OLD_PART
    custody.hand_over(unit, kind=kind, object_id=row.id, taker=store.holder, condition=how, call=row.call_id)
    custody.change(unit, kind=kind, object_id=row.id, serial=plain)
    return unit.update(
        row, seen_version, state=str(state), serial=plain, condition=how, handed_in_at=unit.now, handed_in_to=store.name
    )


def _send(unit: UnitOfWork, row: OldPart, seen_version: int | None, supplier: str, paper: str) -> OldPart:
    name = validation.clean_line(supplier, 120, "supplier")
    state = workflow.after(row.state, "send_back", {"supplier": name})
    number = validation.clean_line(paper, 60, "paper")
    taker = Holder(HolderKind.SUPPLIER, 0, name)
    custody.hand_over(unit, kind=ObjectKind.OLD_PART, object_id=row.id, taker=taker, receipt_number=number)
    return _settle(unit, row, seen_version, state, "", supplier_name=name)


def _may_see(technician_id: int) -> bool:
    return permissions.allowed(session.current().role, "old_part.view", own=is_own(technician_id))


def _end(unit: UnitOfWork, row: OldPart, seen_version: int | None, event: str, reason: str) -> OldPart:
    """Nobody will ever have it again."""
    why = validation.clean_line(reason, field="reason")
    state = workflow.after(row.state, event, {"reason": why})
    words = f"{workflow.state_label(state)}: {why}"[:120]
    custody.hand_over(unit, kind=ObjectKind.OLD_PART, object_id=row.id, taker=custody.gone(words), reason=why)
    return _settle(unit, row, seen_version, state, why)


def _settle(
    unit: UnitOfWork, row: OldPart, seen_version: int | None, state: workflow.State, why: str, supplier_name: str = ""
) -> OldPart:
    return unit.update(
        row,
        seen_version,
        why,
        also={"reason": why},
        state=str(state),
        settled_at=unit.now,
        settled_by=unit.session.full_name,
        supplier_name=supplier_name,
    )


def _entry(row: OldPart) -> OldPartEntry:
    return OldPartEntry(
        id=row.id,
        row_version=row.row_version,
        number=row.number,
        part_id=row.part_id,
        part_number=row.part_number,
        part_name=row.part_name,
        model=row.model,
        serial=row.serial,
        call_id=row.call_id,
        call_number=row.call_number,
        customer_name=row.customer_name,
        technician_id=row.technician_id,
        technician_name=row.technician_name,
        state=row.state,
        owed_since=row.owed_since,
        due_on=row.due_on,
        handed_in_at=row.handed_in_at,
        handed_in_to=row.handed_in_to,
        condition=row.condition,
        settled_at=row.settled_at,
        settled_by=row.settled_by,
        supplier_name=row.supplier_name,
        reason=row.reason,
        is_late=row.state == "owed" and row.due_on < clock.today(),
    )
