"""Chain of custody: objects begin with a holder and pass from hand to hand; where is it, who owes it.

Other use cases call `begin` and `hand_over` inside their own transaction; nobody else writes these tables.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from app.core.errors import NotPermitted, UserError
from app.core.i18n import translate
from app.domain import custody as rules
from app.domain import permissions
from app.domain.custody import Holder, HolderKind
from app.models import database
from app.models.custody import CustodyObject, Handover
from app.models.service_call import ServiceCall
from app.services import session as sessions
from app.services._use_case import UnitOfWork, get, require
from app.services._visible import is_own

BRANCH = "branch"
_VIEW = "custody.view"
_ASSIGNED = {"returned_part": "returned_part", "old_part": "old_part"}
"""Kinds of object whose own row names a technician, and its table."""


@dataclass(frozen=True)
class Whereabouts:
    """Who has an object now, since when, and when it is to come back."""

    kind: str
    object_id: int
    number: str
    name: str
    serial: str
    holder: Holder
    held_since: datetime
    due_on: date | None
    is_home: bool
    is_ended: bool
    receipt_number: str
    customer_name: str
    model: str = ""
    belongs_to: str = "branch"
    call_id: int = 0
    call_number: str = ""


@dataclass(frozen=True)
class Passing:
    """One hand-over as a trail shows it."""

    id: int
    happened_at: datetime
    giver: Holder
    taker: Holder
    quantity: int
    condition: str
    reason: str
    receipt_number: str
    signed_by: str
    signed_on: date | None
    user_name: str


def begin(
    unit: UnitOfWork,
    *,
    kind: str,
    object_id: int,
    number: str,
    name: str,
    holder: Holder,
    belongs_to: str = rules.Owner.BRANCH,
    **more: Any,
) -> CustodyObject:
    """Begin the chain of an object with who has it. `more` are other fields of `CustodyObject` (model, serial, …)."""
    return unit.insert(
        CustodyObject,
        kind=str(kind),
        object_id=object_id,
        number=number,
        name=name,
        belongs_to=str(belongs_to),
        holder_kind=str(holder.kind),
        holder_id=holder.id,
        holder_name=holder.name,
        held_since=unit.now,
        is_home=rules.is_home(belongs_to, holder),
        **more,
    )


def hand_over(
    unit: UnitOfWork,
    *,
    kind: str,
    object_id: int,
    taker: Holder,
    giver: Holder | None = None,
    happened_at: datetime | None = None,
    due_on: date | None = None,
    **paper: Any,
) -> Handover:
    """Pass an object on; `giver` None: from whoever has it. `paper` are fields of `Handover`: condition, reason,
    receipt_number, signed_by, signed_on, call.

    Raises UserError when it is with somebody else, already there or gone, or when the hand-over would lie before the
    last one.
    """
    held = _object(kind, object_id)
    now_with = Holder(held.holder_kind, held.holder_id, held.holder_name)
    giver = giver or now_with
    rules.check_handover(f"{held.name} {held.number}".strip(), now_with, giver, taker)
    when = happened_at or unit.now
    if when < held.held_since and _count(kind, object_id):
        raise UserError(translate("custody", "The hand-over lies before the last one."), "happened_at")
    row = write_down(unit, kind, object_id, giver, taker, when, paper)
    unit.update(
        held,
        holder_kind=str(taker.kind),
        holder_id=taker.id,
        holder_name=taker.name,
        held_since=when,
        due_on=due_on,
        receipt_number=paper.get("receipt_number") or held.receipt_number,
        is_home=rules.is_home(held.belongs_to, taker),
        is_ended=taker.kind == HolderKind.NOBODY,
    )
    return row


def write_down(
    unit: UnitOfWork, kind: str, object_id: int, giver: Holder, taker: Holder, when: datetime, paper: dict[str, Any]
) -> Handover:
    """The line of a hand-over, in its turn (spare parts pass in quantities, see `services.spare_parts`)."""
    return unit.insert(
        Handover,
        kind=str(kind),
        object_id=object_id,
        ordinal=_count(kind, object_id) + 1,
        from_kind=str(giver.kind),
        from_id=giver.id,
        from_name=giver.name,
        to_kind=str(taker.kind),
        to_id=taker.id,
        to_name=taker.name,
        happened_at=when,
        user_name=unit.session.full_name,
        **paper,
    )


def change(unit: UnitOfWork, *, kind: str, object_id: int, **fields: Any) -> None:
    """Keep what the object is called, or when it is due, in step with its own row; never who has it."""
    unit.update(_object(kind, object_id), **fields)


def holder_of(kind: str, object_id: int) -> Holder:
    """Who has an object, for a use case that checked who asks. Raises UserError when it has no chain."""
    return _as_whereabouts(_object(kind, object_id)).holder


def held_since(kind: str, object_id: int) -> datetime:
    """Since when its holder has an object; as `holder_of`."""
    return _as_whereabouts(_object(kind, object_id)).held_since


def may_see(kind: str, object_id: int) -> bool:
    """Whether the person signed in may see where an object is; of one without a chain whoever sees any."""
    if not permissions.allowed(sessions.current().role, _VIEW, own=True):
        return False
    row = CustodyObject.get_or_none((CustodyObject.kind == str(kind)) & (CustodyObject.object_id == object_id))
    return row is None or _is_theirs(row)


def whereabouts(kind: str, object_id: int) -> Whereabouts:
    """Where an object is. Raises UserError when it has no chain, NotPermitted."""
    require(_VIEW)
    return _as_whereabouts(_refuse_others(_object(kind, object_id)))


def file(row_id: int) -> Whereabouts:
    """Where an object is, by its row in the ledger. Raises UserError, NotPermitted."""
    require(_VIEW)
    row = _refuse_others(get(CustodyObject, row_id))
    call = ServiceCall.get_or_none(ServiceCall.id == row.call_id) if row.call_id else None
    return replace(_as_whereabouts(row), call_number=call.number if call else "")


def trail(kind: str, object_id: int) -> list[Passing]:
    """Every hand-over of an object, the first one first. Raises NotPermitted."""
    require(_VIEW)
    if not may_see(kind, object_id):
        raise NotPermitted(translate("use_case", "This is assigned to somebody else."))
    rows = (
        Handover.select()
        .where((Handover.kind == str(kind)) & (Handover.object_id == object_id))
        .order_by(Handover.ordinal)
    )
    return [_as_passing(row) for row in rows]


def held_by(holder_kind: str, holder_id: int) -> list[Whereabouts]:
    """What somebody owes: everything they have that does not belong with them, longest first – what is out with a
    technician, what a customer has of ours. Raises NotPermitted.
    """
    require(_VIEW)
    theirs = (CustodyObject.holder_kind == str(holder_kind)) & (CustodyObject.holder_id == holder_id)
    rows = _visible(CustodyObject.select().where(theirs & ~CustodyObject.is_home))
    return [_as_whereabouts(row) for row in rows.order_by(CustodyObject.held_since, CustodyObject.id)]


def of_customer(customer_id: int) -> list[Whereabouts]:
    """What is on its way between a customer and the branch: theirs that is not with them, ours that is, longest first.

    Raises NotPermitted.
    """
    require(_VIEW)
    theirs = _visible(CustodyObject.select().where((CustodyObject.customer == customer_id) & ~CustodyObject.is_home))
    rows = theirs.where(~CustodyObject.is_ended).order_by(CustodyObject.held_since, CustodyObject.id)
    return [_as_whereabouts(row) for row in rows]


def customer(row: Any) -> Holder:
    """A customer as a holder."""
    return Holder(HolderKind.CUSTOMER, row.id, row.name)


def colleague(row: Any) -> Holder:
    """A colleague (a row of `Staff`) as a holder."""
    return Holder(HolderKind.STAFF, row.id, row.name)


def place(name: str = "") -> Holder:
    """A place of the branch as a holder; the workshop when it is not named."""
    return Holder(HolderKind.BRANCH, 0, name or translate("custody", "Workshop"))


def gone(why: str) -> Holder:
    """The end of a chain: scrapped, disposed of, lost; `why` is shown as its holder."""
    return Holder(HolderKind.NOBODY, 0, why)


def _visible(query: Any) -> Any:
    """Of these objects those that the person signed in may see."""
    who = sessions.current()
    if permissions.scope(who.role, _VIEW) is permissions.Scope.ALL:
        return query
    held = (CustodyObject.holder_kind == str(HolderKind.STAFF)) & (CustodyObject.holder_id == who.staff_id)
    calls = ServiceCall.select(ServiceCall.id).where(ServiceCall.technician == who.staff_id)
    return query.where(held | CustodyObject.call.in_(calls))


def _is_theirs(row: CustodyObject) -> bool:
    """A technician's are the objects that they hold, have to work on or bring back, and those of their calls."""
    if _visible(CustodyObject.select().where(CustodyObject.id == row.id)).exists():
        return True
    table = _ASSIGNED.get(row.kind)
    mine = f"SELECT technician_id FROM {table} WHERE id = ?"
    return table is not None and is_own(database.scalar(mine, (row.object_id,)))


def _refuse_others(row: CustodyObject) -> CustodyObject:
    if not _is_theirs(row):
        raise NotPermitted(translate("use_case", "This is assigned to somebody else."))
    return row


def _object(kind: str, object_id: int) -> CustodyObject:
    found = database.scalar("SELECT id FROM custody_object WHERE kind = ? AND object_id = ?", (str(kind), object_id))
    if found is None:
        raise UserError(translate("custody", "Nobody was ever given this: its chain has not begun."), "object")
    return get(CustodyObject, found)


def _count(kind: str, object_id: int) -> int:
    last = database.scalar("SELECT max(ordinal) FROM handover WHERE kind = ? AND object_id = ?", (str(kind), object_id))
    return int(last or 0)


def _as_whereabouts(row: CustodyObject) -> Whereabouts:
    return Whereabouts(
        kind=row.kind,
        object_id=row.object_id,
        number=row.number,
        name=row.name,
        serial=row.serial,
        holder=Holder(row.holder_kind, row.holder_id, row.holder_name),
        held_since=row.held_since,
        due_on=row.due_on,
        is_home=row.is_home,
        is_ended=row.is_ended,
        receipt_number=row.receipt_number,
        customer_name=row.customer_name,
        model=row.model,
        belongs_to=row.belongs_to,
        call_id=row.call_id or 0,
    )


def _as_passing(row: Handover) -> Passing:
    return Passing(
        id=row.id,
        happened_at=row.happened_at,
        giver=Holder(row.from_kind, row.from_id, row.from_name),
        taker=Holder(row.to_kind, row.to_id, row.to_name),
        quantity=row.quantity,
        condition=row.condition,
        reason=row.reason,
        receipt_number=row.receipt_number,
        signed_by=row.signed_by,
        signed_on=row.signed_on,
        user_name=row.user_name,
    )
