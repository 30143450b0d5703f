"""The imports there were, and taking one back.

An import is taken back by the rule of the house: what it changed gets its old values again, what it added is put out of
use (customers inactive, devices out of use, contracts and calls cancelled), never deleted: its numbers were drawn, may
stand on paper, and the audit trail tells of them. Importing the same file again takes it into use again. What somebody
worked on since stays as it is, and is told.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.progress import Progress, Silent
from app.domain import validation
from app.models import audit, bulk_rows, database, search
from app.models.base import MomentField, Table
from app.models.contract import Contract
from app.models.customer import Address, Contact, Customer, Device
from app.models.import_run import ImportRun
from app.models.organisation import Attachment
from app.models.service_call import ServiceCallEvent
from app.models.tables import ALL_TABLES
from app.services import _repeat_repairs
from app.services import _wording as wording
from app.services._import_known import GROUP
from app.services._import_writing import ORDER
from app.services._people import full_names, in_full
from app.services._use_case import UnitOfWork, get, require, use_case

_KINDS: dict[str, type[Table]] = {table.record_kind(): table for table in ORDER}
WRITTEN = tuple(_KINDS)
"""The kinds of record that imports write."""

_ALWAYS_GIVEN = frozenset({"number", "customer", "contract"})
"""What every added record was given and no change touches: by it additions are told from changes."""

_PARENTS = {"customer": Customer, "contract": Contract, "device": Device}
_PARTS = (Contact, Address)
_PEOPLE = ("user_name", "undone_by")
_MOST_TOLD = 20

Key = tuple[str, int]


@dataclass(frozen=True)
class RunEntry:
    """An import as lists show it, people by their full names.

    Counts are rows of the sheet; `kept` are records that undoing left alone.
    """

    id: int
    number: str
    ledger: str
    file_name: str
    sheet_name: str
    at: datetime
    user_name: str
    row_count: int
    added: int
    changed: int
    same: int
    passed_over: int
    refused: int
    undone_at: datetime | None
    undone_by: str
    kept: int


@dataclass(frozen=True)
class Touched:
    """A record that somebody worked on since an import: its kind in words, its number or name, and what happened."""

    kind: str
    title: str
    why: str


def runs(limit: int = 200) -> tuple[RunEntry, ...]:
    """The imports, the latest first. Raises NotPermitted."""
    require("import.run")
    names = full_names()
    return tuple(_entry(row, names) for row in ImportRun.select().order_by(ImportRun.id.desc()).limit(limit))


def entry(run_id: int) -> RunEntry:
    """One import. Raises NotPermitted, UserError when there is none."""
    require("import.run")
    return _entry(get(ImportRun, run_id), full_names())


def of_same_file(digest: str) -> RunEntry | None:
    """The latest import of the very same file that was not taken back."""
    same = ImportRun.select().where((ImportRun.digest == digest) & ImportRun.undone_at.is_null())
    row = same.order_by(ImportRun.id.desc()).first()
    return _entry(row, full_names()) if row else None


def _entry(row: ImportRun, names: dict[str, str]) -> RunEntry:
    fields = {name: getattr(row, "created_at" if name == "at" else name) for name in RunEntry.__dataclass_fields__}
    return RunEntry(**(fields | in_full(row, _PEOPLE, names)))


def touched_since(run_id: int) -> tuple[Touched, ...]:
    """What somebody worked on since an import, at most twenty; undoing leaves it alone. Raises NotPermitted."""
    require("import.undo")
    traces = _Traces(get(ImportRun, run_id))
    return tuple(Touched(wording.record(kind), _title(kind, row_id), why)
                 for (kind, row_id), why in list(traces.touched.items())[:_MOST_TOLD])  # fmt: skip


def _title(kind: str, row_id: int) -> str:
    row = get(_KINDS[kind], row_id)
    return str(getattr(row, "number", "") or getattr(row, "name", "") or getattr(row, "address", "") or row_id)


@use_case("import.undo")
def undo(
    unit: UnitOfWork, *, run_id: int, reason: str, leave_touched: bool = False, progress: Progress | None = None
) -> ImportRun:
    """Take an import back.

    Raises UserError when it was taken back already, and when somebody worked on some of its records since, unless
    `leave_touched`: then these stay as they are and the others are taken back.
    """
    row = get(ImportRun, run_id)
    why = validation.required_line(reason, "reason")
    if row.undone_at is not None:
        raise UserError(translate("import", "This import was taken back already."))
    traces = _Traces(row)
    if traces.touched and not leave_touched:
        text = translate("import", "Somebody worked on {count} of its records since: {first}.")
        (kind, row_id), _ = next(iter(traces.touched.items()))
        first = f"{wording.record(kind)} {_title(kind, row_id)}"
        raise UserError(text.format(count=len(traces.touched), first=first), "leave_touched")
    _take_back(unit, traces, why, progress or Silent())
    return unit.update(row, undone_at=unit.now, undone_by=unit.session.name, undo_reason=why, kept=len(traces.kept))


class _Traces:
    """What an import did, from its lines in the audit trail, and what happened to that since.

    `touched` says of a record why it stays; `kept` holds these and what must stay with them.
    """

    def __init__(self, run: ImportRun) -> None:
        self._last = run.last_line
        self.added: dict[Key, dict[str, Any]] = {}
        self.changed: dict[Key, dict[str, list[Any]]] = {}
        lines = database.query(
            "SELECT kind, row_id, changes FROM audit_entry WHERE id BETWEEN ? AND ? ORDER BY id",
            (run.first_line, run.last_line),
        )
        for kind, row_id, told in lines:
            changes: dict[str, list[Any]] = json.loads(told)
            if (kind, row_id) not in self.added and _ALWAYS_GIVEN & changes.keys():
                self.added[kind, row_id] = {name: pair[1] for name, pair in changes.items()}
            else:
                earlier = self.changed.setdefault((kind, row_id), {})
                for name, (old, new) in changes.items():
                    earlier[name] = [earlier[name][0] if name in earlier else old, new]
        self.touched: dict[Key, str] = dict(self._worked_on())
        self.kept = self._with_families(set(self.touched))

    def _worked_on(self) -> Iterator[tuple[Key, str]]:
        places = ", ".join("?" * len(_KINDS))
        since = database.query(
            "SELECT id, kind, row_id, user_name, action FROM audit_entry "
            f"WHERE id > ? AND kind IN ({places}) ORDER BY id",
            (self._last, *_KINDS),
        )
        taken_back = ImportRun.select().where(ImportRun.undone_at.is_null(False) & (ImportRun.first_line > self._last))
        gone = [(run.first_line, run.last_line) for run in taken_back]
        for line, kind, row_id, user_name, action in since:
            if action == "import.undo" or any(first <= line <= last for first, last in gone):
                continue
            if (kind, row_id) in self.added or (kind, row_id) in self.changed:
                yield (kind, row_id), f"{wording.action(action)} ({user_name})"
        for table in ALL_TABLES:
            yield from self._referred_to_by(table)

    def _referred_to_by(self, table: type[Table]) -> Iterator[tuple[Key, str]]:
        """Records of the import to which a record refers that came later."""
        if table is ServiceCallEvent:  # whoever steps a call changes its row
            return
        kind = table.record_kind()
        pointers = [(field.column_name, "", field.rel_model) for field in table._meta.refs]
        if table is Attachment:
            pointers = [("owner_id", f" AND owner_kind = '{model.record_kind()}'", model) for model in ORDER]
        for column, also, model in pointers:
            ids = [row_id for found, row_id in self.added if found == model.record_kind()]
            if not ids:
                continue
            sql = f'SELECT id, "{column}" FROM "{kind}" WHERE "{column}" BETWEEN ? AND ?{also}'
            later = [
                (row_id, (model.record_kind(), target))
                for row_id, target in database.query(sql, (min(ids), max(ids)))
                if (model.record_kind(), target) in self.added and (kind, row_id) not in self.added
            ]
            for _, key in _still_in_use(kind, later):
                yield key, wording.record(kind)

    def _with_families(self, kept: set[Key]) -> set[Key]:
        """What stays keeps whom it belongs to, and a customer keeps contacts and addresses."""
        children: dict[Key, list[Key]] = {}
        for key, values in self.added.items():
            for name, model in _PARENTS.items():
                if values.get(name):
                    children.setdefault((model.record_kind(), values[name]), []).append(key)
        parents = {child: parent for parent, many in children.items() for child in many if parent in self.added}
        waiting = list(kept)
        parts = {table.record_kind() for table in _PARTS}
        while waiting:
            key = waiting.pop()
            family = [child for child in children.get(key, ()) if child[0] in parts]
            if key in parents:
                family.append(parents[key])
            waiting += [one for one in family if one not in kept]
            kept.update(family)
        return kept


def _still_in_use(kind: str, referring: list[tuple[int, Key]]) -> Iterator[tuple[int, Key]]:
    """Those of these records that were not put out of use by another import's being taken back."""
    for begin in range(0, len(referring), GROUP):
        group = referring[begin : begin + GROUP]
        places = ", ".join("?" * len(group))
        sql = f"SELECT row_id, action FROM audit_entry WHERE kind = ? AND row_id IN ({places}) ORDER BY id"
        last = dict(database.query(sql, (kind, *(row_id for row_id, _ in group))))
        yield from (one for one in group if last.get(one[0]) != "import.undo")


def _take_back(unit: UnitOfWork, traces: _Traces, reason: str, progress: Progress) -> None:
    stamp = str(MomentField().db_value(unit.now))
    todo: dict[str, list[tuple[int, str, dict[str, list[Any]]]]] = {kind: [] for kind in _KINDS}
    for (kind, row_id), values in traces.added.items():
        if (kind, row_id) not in traces.kept and (pairs := _out_of_use(kind, values, stamp, reason)):
            todo[kind].append((row_id, values.get("number", ""), pairs))
    for (kind, row_id), fields in traces.changed.items():
        if (kind, row_id) not in traces.kept and (kind, row_id) not in traces.added:
            todo[kind].append((row_id, "", {name: [new, old] for name, (old, new) in fields.items()}))
    total, done = sum(map(len, todo.values())), 0
    for kind, rows in todo.items():
        table = _KINDS[kind]
        for begin in range(0, len(rows), bulk_rows.BATCH):
            progress.report(done, total, translate("import", "Taking back"))
            group = rows[begin : begin + bulk_rows.BATCH]
            changes = ((row_id, {name: pair[1] for name, pair in pairs.items()}) for row_id, _, pairs in group)
            bulk_rows.update(table, changes, stamp)
            done += len(group)
        if table in search.SEARCHED and rows:
            search.settle(kind)
        for row_id, _, _ in rows:
            unit.touch(kind, row_id)
    _cancel_calls([row_id for row_id, _, pairs in todo["service_call"] if "cancelled_at" in pairs], unit, stamp, reason)
    _repeat_repairs.follow_many(unit, (row_id for row_id, _, _ in todo["service_call"]))
    lines = (
        (kind, row_id, number, json.dumps(pairs, ensure_ascii=False), reason)
        for kind, rows in todo.items()
        for row_id, number, pairs in rows
    )
    audit.append_many(lines, at=unit.now, user_name=unit.session.name, role=unit.session.role, action=unit.action)


def _out_of_use(kind: str, values: dict[str, Any], stamp: str, reason: str) -> dict[str, list[Any]]:
    """The fields by which an added record is put out of use, from what to what."""
    if kind == "customer":
        return {"status": [values.get("status", "active"), "inactive"]}
    if kind in ("contact", "address"):
        return {"is_active": [True, False]}
    if kind == "device":
        return {"status": ["in_use", "out_of_use"]}
    if kind == "contract":
        return {"state": [values.get("state", "active"), "cancelled"]}
    if kind == "service_call":
        due = ("response_due_at", "arrival_due_at", "report_due_at", "response_limit_at", "arrival_limit_at")
        return {
            "state": [values["state"], "cancelled"],
            "is_open": [values.get("is_open", False), False],
            "cancelled_at": [values.get("cancelled_at"), stamp],
            "cancel_reason": [values.get("cancel_reason", ""), reason],
            **{name: [values[name], None] for name in due if values.get(name)},
        }
    return {}


def _cancel_calls(ids: Iterable[int], unit: UnitOfWork, stamp: str, reason: str) -> None:
    calls = list(ids)
    events = [
        {"call": row_id, "kind": "cancel", "happened_at": stamp, "entered_at": stamp, "state": "cancelled",
         "user_name": unit.session.name, "detail": reason, "data": json.dumps({"reason": reason}, ensure_ascii=False)}
        for row_id in calls
    ]  # fmt: skip
    numbers = bulk_rows.reserve_ids(ServiceCallEvent, len(events))
    bulk_rows.insert(ServiceCallEvent, events, numbers, stamp, lambda rows: None)
