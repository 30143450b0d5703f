"""What happened (R010): who, when, which field from what to what, in words; of one record, and of the whole branch."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

import peewee as pw

from app.core.i18n import language, shown, translate
from app.domain import permissions
from app.domain.settings import SETTINGS
from app.models import database, personal
from app.models.base import Table
from app.models.contract import (
    Contract,
    ContractDevice,
    ContractInstalment,
    ContractService,
    ContractSuspension,
    ContractTerm,
)
from app.models.customer import Address, Contact, Customer
from app.models.organisation import Attachment, AuditEntry, BranchSetting, User
from app.models.relationship import AssessmentLine, CustomerLoss, RelationshipAssessment
from app.models.service_call import CarriedItem, ChargeLine, ServiceCall
from app.models.tables import ALL_TABLES
from app.services import _wording as wording
from app.services._audit_labels import AREAS
from app.services._field_labels import KEPT_IN_STEP, KIND_LABELS
from app.services._people import full_names
from app.services._use_case import get, require, tuples
from app.services.audit_anchors import Anchor

SESSION_ACTIONS = (
    "user.sign_in",
    "user.sign_in_failed",
    "user.sign_out",
    "user.unlock",
    "branch.set_up",
    "encryption.recover",
)
"""What is written to the history without being a use case."""

_MOST_RECORDS = 6
_SETTING = BranchSetting.record_kind()
_TABLES: dict[str, type[Table]] = {table.record_kind(): table for table in ALL_TABLES}
_NAMED_BY: dict[type[Table], str] = {Customer: "name", User: "coalesce(nullif(full_name, ''), name)"}
"""What a row that a field points to is called, where it is not by its number, or by its name where it has none."""

_BELONGING: dict[type[Table], tuple[tuple[type[Table], str], ...]] = {
    Customer: ((Contact, "customer"), (Address, "customer"), (CustomerLoss, "customer")),
    RelationshipAssessment: ((AssessmentLine, "assessment"),),
    Contract: tuple(
        (part, "contract")
        for part in (ContractDevice, ContractTerm, ContractService, ContractInstalment, ContractSuspension)
    ),
    ServiceCall: ((ChargeLine, "call"), (CarriedItem, "call")),
}


@dataclass(frozen=True)
class FieldChange:
    """One field, from what to what, worded; `old` is empty for a new record."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class HistoryLine:
    """One change by one person. `what` is worded ("Changed"), `about` the kind of record ("Contact"); `who` is the
    person by name, by `user_name` where there is none.
    """

    seq: int
    at: datetime
    user_name: str
    who: str
    role: str
    what: str
    about: str
    number: str
    changes: tuple[FieldChange, ...]
    reason: str
    clock_suspect: bool


def of(kind: str, row_id: int, limit: int = 500) -> tuple[HistoryLine, ...]:
    """The history of a record and of what belongs to it, the latest first. Raises NotPermitted."""
    require("audit.view")
    wanted = (AuditEntry.kind == kind) & (AuditEntry.row_id == row_id)
    for part, ids in _belonging(kind, row_id):
        wanted |= (AuditEntry.kind == part) & AuditEntry.row_id.in_(ids)
    return _worded(AuditEntry.select().where(wanted).order_by(AuditEntry.id.desc()).limit(limit))


def latest(limit: int = 200, user_name: str = "") -> tuple[HistoryLine, ...]:
    """What happened in the branch, the latest first; of one person where named. Raises NotPermitted."""
    require("audit.view")
    rows = AuditEntry.select().order_by(AuditEntry.id.desc()).limit(limit)
    if user_name:
        rows = rows.where(AuditEntry.user_name == user_name)
    return _worded(rows)


@dataclass(frozen=True)
class HistoryEntry:
    """A line, and `about` what it is: kind and id; `records` are those of the record, with its kind in words,
    then of what it belongs to.

    `code` is what a day's sheet bears whose history ends with it.
    """

    line: HistoryLine
    about: tuple[str, int]
    records: tuple[tuple[str, int, str], ...]
    code: str


def entry(seq: int) -> HistoryEntry:
    """One line of the history. Raises UserError when it is not there, NotPermitted."""
    require("audit.view")
    row = get(AuditEntry, seq)
    return HistoryEntry(
        _worded([row])[0], (row.kind, row.row_id), _records(row.kind, row.row_id), Anchor(row.id, row.digest).code
    )


def _records(kind: str, row_id: int) -> tuple[tuple[str, int, str], ...]:
    """The record, what it says it belongs to, and what that belongs to."""
    found, asked = dict[tuple[str, int], str](), [(kind, row_id)]
    while asked and len(found) < _MOST_RECORDS:
        named, at = asked.pop(0)
        table = _TABLES.get(named)
        row = table.get_or_none(table.id == at) if table is not None and at else None
        if table is None or row is None or (named, at) in found:
            continue
        found[named, at] = wording.record(named)
        if table is Attachment:
            asked.append((row.owner_kind, row.owner_id))
        for field in table._meta.sorted_fields:
            if isinstance(field, pw.ForeignKeyField) and row.__data__.get(field.name):
                asked.append((field.rel_model.record_kind(), row.__data__[field.name]))
    return tuple((*key, words) for key, words in found.items())


def changed(kind: str, changes: str, number: str = "") -> tuple[FieldChange, ...]:
    """The fields that a line changed, from what to what, worded; `changes` as the trail keeps them.

    `number` is the line's; of a setting it is the name.
    """
    return tuple(FieldChange(_label(kind, name, number), old, new) for name, old, new in _values(kind, changes))


def _values(kind: str, changes: str) -> Iterator[tuple[str, str, str]]:
    """Field, old and new value in words."""
    stored: dict[str, list[object]] = json.loads(changes)
    for name, (old, new) in stored.items():
        if name not in KEPT_IN_STEP or name == "password_hash":
            yield name, _value(kind, name, old), _value(kind, name, new)


def _label(kind: str, name: str, number: str) -> str:
    setting = SETTINGS.get(number) if kind == _SETTING else None
    return setting.title() if setting is not None else _field(language(), kind, name)


@lru_cache(maxsize=4_096)
def _field(_language: str, kind: str, name: str) -> str:
    return wording.field(kind, name)


def summary(kind: str, changes: str, *, action: str = "", number: str = "", reason: str = "") -> str:
    """What a line changed in one line of text: `Telephone: 1380… → 1390…; Notes: …`, and why where that was said.

    What belongs to a record of another kind is named first.
    """
    colon, semicolon, empty = _between(language())
    said = [
        f"{_label(kind, name, number)}{colon}{old} → {new or empty}"
        if old
        else f"{_label(kind, name, number)}{colon}{new}"
        for name, old, new in _values(kind, changes)
        if old or new not in ("", number)
    ]
    if reason:
        said.append(translate("history", "because: {reason}").format(reason=reason))
    named = "" if not said or action.partition(".")[0] == kind else f"{wording.record(kind)} · "
    return named + semicolon.join(said).replace("\n", " ")


@lru_cache(maxsize=2)
def _between(_language: str) -> tuple[str, str, str]:
    return translate("history", ": "), translate("history", "; "), translate("history", "empty")


def kinds() -> dict[str, str]:
    """What lines can be about, by kind, worded."""
    return _kinds_in(language())


@lru_cache(maxsize=2)
def _kinds_in(_language: str) -> dict[str, str]:
    return dict(sorted({kind: wording.record(kind) for kind in KIND_LABELS}.items(), key=lambda pair: pair[1]))


def actions() -> dict[str, str]:
    """What can be done, by action, worded; what reads alike names its field of work behind it."""
    return _actions_in(language())


@lru_cache(maxsize=2)
def _actions_in(_language: str) -> dict[str, str]:
    words = {name: wording.action(name) for name in (*permissions.ACTIONS, *SESSION_ACTIONS)}
    alike = Counter(words.values())
    both = translate("history", "{action} ({area})")
    named = {
        name: both.format(action=said, area=_area(name)) if alike[said] > 1 else said for name, said in words.items()
    }
    return dict(sorted(named.items(), key=lambda pair: pair[1]))


def _area(action: str) -> str:
    """The field of work of an action."""
    area = action.partition(".")[0]
    return shown(AREAS[area]) if area in AREAS else wording.record(area)


def _worded(rows: Iterable[AuditEntry]) -> tuple[HistoryLine, ...]:
    """Lines of the audit trail in words."""
    names = full_names()
    return tuple(_line(row, names.get(row.user_name) or row.user_name) for row in rows)


def _line(row: AuditEntry, who: str) -> HistoryLine:
    return HistoryLine(
        row.id,
        row.at,
        row.user_name,
        who,
        row.role,
        wording.action(row.action),
        wording.record(row.kind),
        row.row_number,
        changed(row.kind, row.changes, row.row_number),
        row.reason,
        row.clock_suspect,
    )


def _value(kind: str, name: str, stored: object) -> str:
    if stored is None or stored == "":
        return ""
    there, called = _naming(kind, name) if isinstance(stored, int) else ("", "")
    if not called:
        return wording.value(kind, name, stored)
    known = database.scalar(f"SELECT {called} FROM {there} WHERE id = ?", (stored,))
    return (
        f"#{stored}"
        if known is None
        else personal.worded(there, "number" if called == "number" else "name", str(known))
    )


@lru_cache(maxsize=4_096)
def _naming(kind: str, name: str) -> tuple[str, str]:
    """The table that a field points to and what names its rows; empty for a field that points to none."""
    table = _TABLES.get(kind)
    field = table._meta.fields.get(name) if table is not None else None
    if not isinstance(field, pw.ForeignKeyField):
        return "", ""
    there: type[Table] = field.rel_model
    own = (column for column in ("number", "name") if column in there._meta.fields)
    return there.record_kind(), _NAMED_BY.get(there) or next(own, "")


def _belonging(kind: str, row_id: int) -> list[tuple[str, list[int]]]:
    """What belongs to a record, by kind."""
    found: list[tuple[str, list[int]]] = []
    for table, parts in _BELONGING.items():
        if table.record_kind() != kind:
            continue
        for part, column in parts:
            rows = tuples(part.select(part.id).where(getattr(part, column) == row_id))
            found.append((part.record_kind(), [part_id for (part_id,) in rows]))
    mine = (Attachment.owner_kind == kind) & (Attachment.owner_id == row_id)
    found.append((Attachment.record_kind(), [i for (i,) in tuples(Attachment.select(Attachment.id).where(mine))]))
    return [(part, ids) for part, ids in found if ids]
