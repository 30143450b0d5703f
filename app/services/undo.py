"""Take back the last edit: plain field changes of one use case, as long as nobody changed the same fields since.

What moved a call, printed a paper or opened a record is not taken back but corrected, so that the trail stays true.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import permissions
from app.models.base import DayField, MomentField, Record
from app.models.contract import Inspection
from app.models.organisation import AuditEntry
from app.models.tables import ALL_TABLES
from app.services import _inspection_slots
from app.services import _wording as wording
from app.services import session as sessions
from app.services._field_labels import KEPT_IN_STEP
from app.services._use_case import Changes, Done, UnitOfWork, last_done, plain, require, use_case

UNDOABLE = frozenset(
    {
        "customer.change",
        "customer.deactivate",
        "device.change",
        "device.deactivate",
        "contract.change",
        "price_list.change",
        "fault_category.change",
        "staff.change",
        "edit.undo",
    }
)

_TABLES = {table.record_kind(): table for table in ALL_TABLES if issubclass(table, Record)}
_PARTS = ("contact", "address")


@dataclass(frozen=True)
class UndoOffer:
    """The last edit, worded for the strip; `token` is handed to `undo`."""

    token: int
    text: str


@dataclass(frozen=True)
class _Step:
    row: Any
    fields: dict[str, list[Any]]


def last_edit() -> UndoOffer | None:
    """The last edit of the person signed in, when it can be taken back; None when it cannot."""
    session = sessions.current()
    done = last_done(session.user_id)
    if done is None or done.action not in UNDOABLE or not permissions.allowed(session.role, "edit.undo"):
        return None
    steps = _steps(done)
    return UndoOffer(done.lines[0], _text(steps)) if steps else None


def offered(changes: Changes) -> UndoOffer | None:
    """The offer to take back what made these Changes; None when it cannot be, or when something else came after it."""
    done = last_done(sessions.current().user_id)
    return last_edit() if done is not None and done.changes == changes else None


@use_case("edit.undo")
def undo(unit: UnitOfWork, token: int) -> Record:
    """Take back the edit of an offer. Undoing it again repeats the edit.

    Raises UserError when somebody changed the same fields since, or when something else was done after the offer.
    """
    done = last_done(unit.session.user_id)
    steps = _steps(done) if done is not None and done.action in UNDOABLE and done.lines[0] == token else None
    if not steps:
        raise UserError(translate("undo", "This can no longer be undone."))
    if done is not None and done.action != "edit.undo":
        require(done.action, unit.session)
    for step in steps:
        _refuse_moved_on(step)
    for step in reversed(steps):
        unit.update(step.row, also={name: _read(step.row, name, pair[0]) for name, pair in step.fields.items()})
    for contract_id in {step.row.contract_id for step in steps if isinstance(step.row, Inspection)}:
        _inspection_slots.project_next(unit, contract_id)
    return steps[0].row


def _steps(done: Done) -> list[_Step] | None:
    """The changed rows with their fields (old, new); None when the use case did more than change fields."""
    steps: list[_Step] = []
    for line in AuditEntry.select().where(AuditEntry.id.in_(done.lines)).order_by(AuditEntry.id):
        table = _TABLES.get(line.kind)
        row = table.get_or_none(table.id == line.row_id) if table else None
        fields = json.loads(line.changes)
        if row is None or not fields or "password_hash" in fields or _is_creation(line, row):
            return None
        steps.append(_Step(row, fields))
    return steps


def _is_creation(line: AuditEntry, row: Any) -> bool:
    """Whether this line opened the record: made in that second, and nothing is told of it before."""
    mine = (AuditEntry.kind == line.kind) & (AuditEntry.row_id == line.row_id)
    return row.created_at == line.at and not AuditEntry.select().where(mine & (AuditEntry.id < line.id)).exists()


def _refuse_moved_on(step: _Step) -> None:
    kind = step.row.record_kind()
    for name, (_, new) in step.fields.items():
        if plain(step.row.__data__.get(name)) != new:
            message = translate("undo", "{record}: “{field}” was changed again since. It stays as it is now.")
            raise UserError(message.format(record=wording.record(kind), field=wording.field(kind, name)))


def _read(row: Any, name: str, stored: Any) -> Any:
    """A value of the audit trail as the column takes it."""
    field = type(row)._meta.fields[name]
    if stored is None or not isinstance(stored, str):
        return stored
    if isinstance(field, MomentField):
        return datetime.fromisoformat(stored)
    return date.fromisoformat(stored) if isinstance(field, DayField) else stored


def _text(steps: list[_Step]) -> str:
    first = next((step for step in steps if step.row.record_kind() not in _PARTS), steps[0])
    kind = first.row.record_kind()
    names = [wording.field(kind, name) for name in first.fields if name not in KEPT_IN_STEP]
    return translate("undo", "{record} {title}: {fields} changed").format(
        record=wording.record(kind),
        title=getattr(first.row, "name", "") or getattr(first.row, "number", ""),
        fields=", ".join(names[:3]) + ("…" if len(names) > 3 else ""),
    )
