"""Personal data of customers' people: a number shown by one click, all that is on file, and who looked or took it out.

R004, PIPL 44–46. Each of them is a line of the history.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import peewee as pw

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import masking
from app.models import audit, personal
from app.models.base import Record, Table
from app.models.customer import Address, Contact, Customer
from app.models.erasure import Erasure
from app.models.organisation import Attachment, AuditEntry
from app.models.relationship import RelationshipCard
from app.models.tables import ALL_TABLES
from app.services import _masking
from app.services import _personal_rows as personal_rows
from app.services import _wording as wording
from app.services import session as sessions
from app.services._field_labels import KEPT_IN_STEP
from app.services._people import full_names
from app.services._personal_rows import Rows
from app.services._use_case import UnitOfWork, get, require, transact, tuples, use_case

REPORT = "personal.report"
_LOOKED_AT = ("personal.unmask", REPORT, "personal.request_erasure", "personal.erase")
_TAKEN_OUT = ("export.ledger", "ledger.print", "package.make")
_WHOLE: tuple[type[Table], ...] = (Customer, Contact, Address, RelationshipCard)
"""Of these every field that is filled in is told; of all others how many there are, and those that name somebody."""

_LEFT_OUT = KEPT_IN_STEP | {"id", "uid", "row_version", "created_at", "changed_at", "fields_filled"}
_MOST_ACCESSES = 500


@dataclass(frozen=True)
class Fact:
    """One field of a record, worded."""

    label: str
    value: str


@dataclass(frozen=True)
class Told:
    """What one kind of record tells: `facts` field by field of a few, or only how many there are and their numbers."""

    kind: str
    title: str
    count: int
    records: tuple[tuple[Fact, ...], ...]
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Access:
    """A look at personal data, or a list that left the program. `rows` 0: not counted."""

    at: datetime
    who: str
    role: str
    what: str
    about: str
    rows: int
    reason: str


@dataclass(frozen=True)
class OnFile:
    """Everything about a customer's people, and who looked at it."""

    customer_id: int
    number: str
    name: str
    told: tuple[Told, ...]
    accesses: tuple[Access, ...]
    made_at: datetime


def may_be_shown(kind: str) -> bool:
    """Whether numbers of this kind of record can be asked for."""
    return kind in _tables()


@use_case("personal.unmask")
def unmask(unit: UnitOfWork, *, kind: str, row_id: int) -> Record:
    """Show the numbers of a record and of its customer to who asks, until they sign out; on record (T6)."""
    table = _tables().get(kind)
    if table is None:
        raise UserError(translate("personal", "There are no numbers to show here."))
    row = get(table, row_id)
    customer_id = _customer_of(row)
    numbers = _numbers_of(row)
    if customer_id:
        numbers |= _numbers_of(get(Customer, customer_id))
        for part in (Contact, RelationshipCard):
            for one in part.select().where(part.customer == customer_id):
                numbers |= _numbers_of(one)
    unit.note(kind, row_id, str(getattr(row, "number", "") or ""), {"shown": [None, len(numbers)]})
    unit.touch(row)
    _masking.show(unit.session, numbers)
    return row


def is_masked() -> bool:
    """Whether the person signed in sees masks."""
    return _masking.is_masked()


def hidden() -> int:
    """Counts what was masked so far: more afterwards than before, and something on the screen is."""
    return _masking.hidden()


def on_file(customer_id: int) -> OnFile:
    """All that is on file about a customer's people, whole; the report itself is on record. Raises NotPermitted."""
    require(REPORT)
    unit = UnitOfWork(REPORT, sessions.current())
    return transact(unit, lambda: _on_file(unit, customer_id))


def accesses(customer_id: int = 0) -> tuple[Access, ...]:
    """Who looked at masked numbers, took ledgers out, asked for a report or an erasure; the latest first.

    Of one customer, or of the whole branch, and then with every export. Raises NotPermitted.
    """
    require("personal.view" if not customer_id else REPORT)
    return _accesses(personal_rows.rows_of(customer_id) if customer_id else None)


def _on_file(unit: UnitOfWork, customer_id: int) -> OnFile:
    customer = get(Customer, customer_id)
    rows = personal_rows.rows_of(customer_id)
    told = [_told(table, ids) for table, ids in rows.items() if ids]
    told += _attached(rows)
    unit.note("customer", customer.id, customer.number, {"records": [None, sum(map(len, rows.values()))]})
    return OnFile(customer.id, customer.number, customer.name, tuple(told), _accesses(rows), clock.now())


def _told(table: type[Table], ids: list[int]) -> Told:
    kind = table.record_kind()
    whole = table in _WHOLE
    records, numbers = [], []
    for row in personal_rows.each(table, ids):
        if "number" in table._meta.fields:
            numbers.append(str(row.__data__["number"]))
        names = None if whole else personal.columns_about_people(table) | {"contact_name", "reporter", "signer_name"}
        facts = _facts(row, kind, names)
        if facts:
            records.append(facts)
    return Told(kind, wording.record(kind), len(ids), tuple(records), tuple(numbers))


def _facts(row: Table, kind: str, names: frozenset[str] | None) -> tuple[Fact, ...]:
    found = []
    for name, stored in row.__data__.items():
        if (
            name in _LEFT_OUT
            or isinstance(row._meta.fields[name], pw.ForeignKeyField)
            or (names is not None and name not in names)
        ):
            continue
        plain = stored.isoformat() if hasattr(stored, "isoformat") else stored
        value = wording.value(kind, name, plain)
        if value and stored is not False:
            found.append(Fact(wording.field(kind, name), value))
    return tuple(found)


def _attached(rows: Rows) -> list[Told]:
    names: list[str] = []
    for table, ids in rows.items():
        for some in personal_rows.portions(ids):
            about = (Attachment.owner_kind == table.record_kind()) & Attachment.owner_id.in_(some)
            names += [name for (name,) in tuples(Attachment.select(Attachment.name).where(about))]
    title = wording.record("attachment")
    return [Told("attachment", title, len(names), (), tuple(names))] if names else []


def _accesses(rows: Rows | None) -> tuple[Access, ...]:
    looked = AuditEntry.action.in_(_LOOKED_AT)
    erased = (AuditEntry.kind == "erasure") & (AuditEntry.row_number != "")  # one line an erasure, not one a record
    looked &= (AuditEntry.action != audit.ERASING) | erased
    if rows is None:
        begun = (AuditEntry.kind == "package_run") & AuditEntry.changes.contains('"purpose"')  # one line a package
        taken = AuditEntry.action.in_(_TAKEN_OUT) & ((AuditEntry.action != "package.make") | begun)
        query = AuditEntry.select().where(looked | taken)
        found = list(query.order_by(AuditEntry.id.desc()).limit(_MOST_ACCESSES))
    else:
        asked = tuples(Erasure.select(Erasure.id).where(Erasure.customer.in_(rows[Customer])))
        found = []
        for table, ids in [*rows.items(), (Erasure, [row_id for (row_id,) in asked])]:
            for some in personal_rows.portions(ids):
                about = (AuditEntry.kind == table.record_kind()) & AuditEntry.row_id.in_(some)
                found.extend(AuditEntry.select().where(about & looked))
        found = sorted(found, key=lambda row: -row.id)[:_MOST_ACCESSES]
    names = full_names()
    numbers = dict(tuples(Erasure.select(Erasure.id, Erasure.customer_number)))
    return tuple(_access(row, names, numbers) for row in found)


def _access(row: AuditEntry, names: Any, erased: dict[int, str]) -> Access:
    changes = json.loads(row.changes)
    told = changes.get("rows") or [None, 0]
    rows = told[1] if isinstance(told, list) and isinstance(told[-1], int) else 0
    kind = "" if row.kind == "ledger" else wording.record(row.kind)
    number = row.row_number or (erased.get(row.row_id, "") if row.kind == "erasure" else "")
    about = " ".join(part for part in (kind, number) if part)
    who, what = names.get(row.user_name, row.user_name), wording.action(row.action)
    reason = row.reason or str((changes.get("purpose") or ("",))[-1] or "")
    return Access(row.at, who, row.role, what, about, rows, reason)


def _numbers_of(row: Table) -> set[str]:
    """The numbers of a record, also those that stand in its words; no identity card numbers."""
    words = {name: value for name, value in row.__data__.items() if value and isinstance(value, str)}
    told = (value for name, value in words.items() if personal.is_private(row.record_kind(), name))
    return {words[name] for name in personal.NUMBERS & words.keys()}.union(*map(masking.telephones, told))


def _customer_of(row: Table) -> int:
    if isinstance(row, Customer):
        return row.id
    ways = dict(personal_rows.ways())
    for name, above in ways.get(type(row), ()):
        key = row.__data__.get(name)
        if key:
            return key if above is Customer else _customer_of(get(above, key))
    return 0


def _tables() -> dict[str, type[Any]]:
    return {
        table.record_kind(): table for table in ALL_TABLES if table is Customer or table in dict(personal_rows.ways())
    }
