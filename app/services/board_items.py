"""Own items of the boards (F87, F88): entered, changed, done, opened again, dropped with a reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from app.core import clock
from app.core.errors import NotPermitted, UserError
from app.core.i18n import translate
from app.domain import board as rules
from app.domain import permissions, validation
from app.models.board import BoardItem
from app.services import board_names
from app.services import session as sessions
from app.services._people import full_names, in_full
from app.services._use_case import UnitOfWork, get, require, use_case

_AHEAD = timedelta(days=731)


@dataclass(frozen=True)
class ItemFile:
    """An own item as boards and its form show it."""

    id: int
    row_version: int
    subject: str
    note: str
    starts_on: date
    due_on: date
    owner: str
    state: str
    done_at: datetime | None
    done_by: str
    drop_reason: str
    entered_by: str
    may_change: bool

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.state == "open"

    @property
    def is_late(self) -> bool:
        """Open after its last day."""
        return self.is_open and self.due_on < clock.today()

    @property
    def crosses_weeks(self) -> bool:
        """Whether it belongs to the items that reach into another week (F88)."""
        return rules.crosses_weeks(self.starts_on, self.due_on)


@use_case("board.add")
def add(
    unit: UnitOfWork,
    *,
    subject: str,
    starts_on: date | None,
    due_on: date | None = None,
    owner: str = "",
    note: str = "",
) -> BoardItem:
    """Put an item on the boards; one day long when no end is given, one's own when no owner is.

    Raises UserError naming the field: an end before the beginning, an owner who does not work here.
    """
    values = _checked(subject, starts_on, due_on, owner or unit.session.full_name, note)
    _refuse_for_others(str(values["owner"]), values["owner_staff"])
    return unit.insert(BoardItem, **values, entered_by=unit.session.name)


@use_case("board.add")
def change(
    unit: UnitOfWork,
    *,
    item_id: int,
    seen_version: int,
    subject: str,
    starts_on: date | None,
    due_on: date | None = None,
    owner: str = "",
    note: str = "",
) -> BoardItem:
    """Change an open item; somebody else's only who may change the board."""
    row = _own_open(item_id)
    values = _checked(subject, starts_on, due_on, owner or row.owner, note)
    _refuse_for_others(str(values["owner"]), values["owner_staff"])
    return unit.update(row, seen_version, **values)


@use_case("board.add")
def finish(unit: UnitOfWork, *, item_id: int, seen_version: int) -> BoardItem:
    """It is done."""
    row = _own_open(item_id)
    return unit.update(row, seen_version, state="done", done_at=unit.now, done_by=unit.session.full_name)


@use_case("board.add")
def reopen(unit: UnitOfWork, *, item_id: int, seen_version: int) -> BoardItem:
    """It was not done after all, or is to be done although it had been dropped."""
    row = _own(item_id)
    if row.state == "open":
        raise UserError(translate("board", "This item is open already."))
    return unit.update(row, seen_version, state="open", done_at=None, done_by="", drop_reason="")


@use_case("board.add")
def drop(unit: UnitOfWork, *, item_id: int, seen_version: int, reason: str) -> BoardItem:
    """It will not be done, for a reason; the record stays."""
    why = validation.required_line(reason, "reason")
    return unit.update(_own_open(item_id), seen_version, reason=why, state="dropped", drop_reason=why)


def file(item_id: int) -> ItemFile:
    """One item. Raises UserError when there is none, NotPermitted."""
    require("board.view")
    row = get(BoardItem, item_id)
    if permissions.scope(sessions.current().role, "board.view") is permissions.Scope.OWN and not is_own(row):
        raise NotPermitted(translate("board", "This item is somebody else's."))
    return replace(as_file(row), **in_full(row, ("entered_by",), full_names()))


def is_own(row: Any) -> bool:
    """Whether the person signed in owns the item or has entered it."""
    who = sessions.current()
    return bool(
        (row.owner_staff_id and row.owner_staff_id == who.staff_id)
        or row.owner == who.full_name
        or row.entered_by == who.name
    )


def reminding(most: int) -> tuple[tuple[str, str, int, str], ...]:
    """Open items of the person signed in whose last day is here or over: tone, subject, id, that day; oldest first."""
    who = sessions.current()
    if permissions.scope(who.role, "board.view") is permissions.Scope.NONE:
        return ()
    mine = BoardItem.owner == who.full_name
    if who.staff_id:
        mine |= BoardItem.owner_staff == who.staff_id
    today = clock.today()
    rows = BoardItem.select().where((BoardItem.state == "open") & (BoardItem.due_on <= today) & mine)
    return tuple(
        ("late" if row.due_on < today else "due", row.subject, row.id, row.due_on.isoformat())
        for row in rows.order_by(BoardItem.due_on, BoardItem.id).limit(most)
    )


def as_file(row: Any) -> ItemFile:
    """A row as it is shown."""
    who = sessions.current()
    names = [field for field in ItemFile.__dataclass_fields__ if field != "may_change"]
    may = permissions.allowed(who.role, "board.change") or (
        permissions.allowed(who.role, "board.add", own=True) and is_own(row)
    )
    return ItemFile(**{name: getattr(row, name) for name in names}, may_change=may)


def _checked(subject: str, starts_on: date | None, due_on: date | None, owner: str, note: str) -> dict[str, Any]:
    begin = starts_on or clock.today()
    end = due_on or begin
    validation.check_date(begin, clock.today(), "starts_on", ahead=_AHEAD)
    if end < begin:
        raise UserError(translate("board", "The item ends before it begins."), "due_on")
    if (end - begin).days > rules.LONGEST_ITEM:
        text = translate("board", "An item takes at most {days} days.")
        raise UserError(text.format(days=rules.LONGEST_ITEM), "due_on")
    name, staff_id, _phone = board_names.known(owner, "owner")
    return {
        "subject": validation.required_line(subject, "subject"),
        "note": validation.clean_text(note, field="note"),
        "starts_on": begin,
        "due_on": end,
        "owner": name,
        "owner_staff": staff_id,
    }


def _refuse_for_others(owner: str, staff_id: object) -> None:
    """Who may enter only their own items enters them for nobody else."""
    who = sessions.current()
    if permissions.scope(who.role, "board.add") is permissions.Scope.ALL or owner == who.full_name:
        return
    if not staff_id or staff_id != who.staff_id:
        raise UserError(translate("board", "You enter items for yourself only."), "owner")


def _own(item_id: int) -> BoardItem:
    row = get(BoardItem, item_id)
    if not is_own(row) and not permissions.allowed(sessions.current().role, "board.change"):
        raise NotPermitted(translate("board", "This item is somebody else's."))
    return row


def _own_open(item_id: int) -> BoardItem:
    row = _own(item_id)
    if row.state != "open":
        raise UserError(translate("board", "This item is done or dropped already."))
    return row
