"""Two files of one customer made one, with every linked record, and taken back (R020)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import peewee as pw

from app.core.errors import Bug, UserError
from app.core.i18n import translate
from app.core.progress import Progress, Silent
from app.domain import customer_merging as rules
from app.domain import validation
from app.domain.custody import HolderKind, Owner
from app.models.base import Record, Table
from app.models.custody import CustodyObject
from app.models.customer import Address, Contact, Customer
from app.models.customer_merge import CustomerDistinction, CustomerMerge
from app.models.organisation import Attachment
from app.models.pinyin import initials_of, pinyin_of
from app.models.tables import ALL_TABLES
from app.services import _wording as wording
from app.services._use_case import UnitOfWork, get, plain, require, use_case

MERGED = "merged"
_OWN = (CustomerMerge, CustomerDistinction, Customer)


@dataclass(frozen=True)
class FieldPair:
    """A field of both files: the values as people read them, whether they agree, the answers and the suggested one."""

    field: str
    label: str
    kept: str
    merged: str
    agree: bool
    answers: tuple[str, ...]
    suggested: str


@dataclass(frozen=True)
class FileHead:
    """A file as the preview names it; `seen_version` is what the merge must still find."""

    id: int
    number: str
    name: str
    phone: str
    address: str
    seen_version: int


@dataclass(frozen=True)
class MergePreview:
    """What merging would do: every field, and how many records of each kind (its label) would move."""

    kept: FileHead
    merged: FileHead
    fields: tuple[FieldPair, ...]
    moves: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True)
class MergeEntry:
    """A merge that stands: what went into what, when, by whom, why."""

    id: int
    kept: FileHead
    merged: FileHead
    merged_at: datetime
    merged_by: str
    reason: str


def preview(kept_id: int, merged_id: int) -> MergePreview:
    """What merging the second file into the first would do. Raises NotPermitted, UserError."""
    require("customer.merge")
    kept, merged = _pair(kept_id, merged_id)
    ours, theirs = _decided(kept), _decided(merged)
    fields = tuple(
        FieldPair(
            name,
            wording.field("customer", _LABEL_OF.get(name, name)),
            _shown(name, ours[name]),
            _shown(name, theirs[name]),
            ours[name] == theirs[name],
            rules.choices_of(name),
            rules.suggestion(name, ours[name], theirs[name]),
        )
        for name in rules.FIELDS
    )
    counts = ((table, _linked(table, field, merged.id).count()) for table, field in _links())
    moves = [(table.record_kind(), wording.record(table.record_kind()), count) for table, count in counts if count]
    papers = _attachments(merged.id).count()
    if papers:
        moves.append(("attachment", wording.record("attachment"), papers))
    return MergePreview(file_head(kept), file_head(merged), fields, tuple(moves))


@use_case("customer.merge")
def merge(
    unit: UnitOfWork,
    *,
    kept_id: int,
    merged_id: int,
    kept_version: int,
    merged_version: int,
    answers: Mapping[str, str],
    reason: str,
    progress: Progress | None = None,
) -> Customer:
    """Make two files one: fields as answered, every linked record moved, the merged file left with its number.

    Calls, papers and vouchers keep the name under which they came. Raises UserError, ChangedMeanwhile.
    """
    progress = progress or Silent()
    kept, merged = _pair(kept_id, merged_id)
    why = validation.required_line(reason, "reason")
    fields = _fields_after(kept, merged, answers)
    steps: list[list[Any]] = []
    _step(unit, steps, merged, merged_version, why, status=MERGED, merged_into=kept.id)
    _step(unit, steps, kept, kept_version, why, **fields)
    rows = list(_linked_rows(merged.id))
    people = _people(kept.id), _places(kept.id)
    for place, (row, field) in enumerate(rows):
        progress.report(place, len(rows))
        _step(unit, steps, row, None, why, **{field: kept.id}, **_in_step(row, kept, people, answers))
    for row in _attachments(merged.id):
        _step(unit, steps, row, None, why, owner_id=kept.id)
    _follow_name(unit, steps, kept, why)
    _one_main_entry(unit, steps, kept, answers, why)
    unit.insert(
        CustomerMerge, kept=kept.id, merged=merged.id, reason=why, merged_by=unit.session.full_name,
        steps=json.dumps(steps, ensure_ascii=False),
    )  # fmt: skip
    return kept


@use_case("customer.merge")
def unmerge(unit: UnitOfWork, *, merge_id: int, reason: str, progress: Progress | None = None) -> Customer:
    """Take a merge back: both files as they were, every moved record back where it came from.

    What was added to the kept file since stays there; a field that was changed again since stays as it is now. Raises
    UserError when the kept file was itself merged since, or when this merge was taken back already.
    """
    progress = progress or Silent()
    row = get(CustomerMerge, merge_id)
    why = validation.required_line(reason, "reason")
    kept = get(Customer, row.kept_id)
    if row.undone_at is not None:
        raise UserError(translate("merge", "This merge was taken back already."))
    if kept.status == MERGED:
        raise UserError(
            translate("merge", "{number} was itself merged since. Take that merge back first.").format(
                number=kept.number
            )
        )
    steps = json.loads(str(row.steps))
    for place, (kind, row_id, fields) in enumerate(reversed(steps)):
        progress.report(place, len(steps))
        moved = get(_TABLES[kind], row_id)
        if isinstance(moved, CustodyObject) and _was_lent_since(moved, row):
            continue
        before = {
            name: old for name, (old, new) in fields.items() if plain(moved.__data__.get(_column(moved, name))) == new
        }
        unit.update(moved, reason=why, **before)
    unit.update(row, undone_at=unit.now, undone_by=unit.session.full_name, undo_reason=why)
    return get(Customer, row.merged_id)


def merge_of(customer_id: int) -> MergeEntry | None:
    """The merge by which this file went into another; None for a file that stands. Raises NotPermitted."""
    require("customer.view")
    found = (
        CustomerMerge.select()
        .where((CustomerMerge.merged == customer_id) & CustomerMerge.undone_at.is_null())
        .order_by(CustomerMerge.id.desc())
        .first()
    )
    return _entry(found) if found else None


def merged_into(customer_id: int) -> tuple[MergeEntry, ...]:
    """The files that went into this one, the latest first. Raises NotPermitted."""
    require("customer.view")
    found = CustomerMerge.select().where((CustomerMerge.kept == customer_id) & CustomerMerge.undone_at.is_null())
    return tuple(_entry(row) for row in found.order_by(CustomerMerge.id.desc()))


def _pair(kept_id: int, merged_id: int) -> tuple[Customer, Customer]:
    if kept_id == merged_id:
        raise UserError(translate("merge", "Choose two different customers."))
    kept, merged = get(Customer, kept_id), get(Customer, merged_id)
    for row in (kept, merged):
        if row.status == MERGED:
            raise UserError(translate("merge", "{number} was merged already.").format(number=row.number))
    return kept, merged


def _decided(row: Any) -> dict[str, Any]:
    """The values that a person decides about."""
    values = {name: getattr(row, name) for name in rules.FIELDS if name != "contact"}
    return {**values, "contact": " ".join(part for part in (row.contact_name, row.phone) if part)}


def _shown(name: str, value: Any) -> str:
    return str(value) if name == "contact" else wording.value("customer", name, value)


def _fields_after(kept: Customer, merged: Customer, answers: Mapping[str, str]) -> dict[str, Any]:
    """The columns of the kept file after the merge."""
    try:
        after = rules.outcomes(_decided(kept), _decided(merged), answers)
    except KeyError as error:
        raise UserError(translate("merge", "Choose one of the offered answers."), str(error.args[0])) from error
    after.pop("contact")
    for field in rules.JOINABLE:
        after[field] = validation.clean_text(after[field], field=field)
    if answers.get("contact") == rules.MERGED:
        after |= {name: getattr(merged, name) for name in ("contact_name", "phone", "phone_digits")}
    if after["name"] != kept.name:
        name = after["name"]
        after |= {
            "pinyin": pinyin_of(name),
            "initials": initials_of(name),
            "similarity_key": validation.name_similarity_key(name),
        }
    return after


def _links() -> Iterator[tuple[type[Table], str]]:
    """Every table that refers to a customer, with the field that does."""
    for table in ALL_TABLES:
        if table in _OWN:
            continue
        for name, field in table._meta.fields.items():
            if isinstance(field, pw.ForeignKeyField) and field.rel_model is Customer:
                yield table, name


def _linked(table: type[Table], field: str, customer_id: int) -> Any:
    return table.select().where(table._meta.fields[field] == customer_id)


def _linked_rows(customer_id: int) -> Iterator[tuple[Record, str]]:
    for table, field in _links():
        if not issubclass(table, Record):
            raise Bug(f"{table.record_kind()} refers to customers but is no record")
        for row in _linked(table, field, customer_id).order_by(table.id):
            yield row, field


def _attachments(customer_id: int) -> Any:
    return Attachment.select().where((Attachment.owner_kind == "customer") & (Attachment.owner_id == customer_id))


def _people(customer_id: int) -> set[tuple[str, str]]:
    rows = Contact.select().where((Contact.customer == customer_id) & Contact.is_active)
    return {(row.name, row.phone_digits) for row in rows}


def _places(customer_id: int) -> set[str]:
    rows = Address.select().where((Address.customer == customer_id) & Address.is_active)
    return {"".join(row.address.split()) for row in rows}


def _in_step(
    row: Record, kept: Customer, known: tuple[set[tuple[str, str]], set[str]], answers: Mapping[str, str]
) -> dict[str, Any]:
    """What else changes on a record that moves: a person or place that the kept file has already goes out of use, and
    what the merged file has of ours is with the kept one.
    """
    people, places = known
    if isinstance(row, CustodyObject) and (row.holder_kind, row.holder_id) == (HolderKind.CUSTOMER, row.customer_id):
        return {"holder_id": kept.id, "holder_name": kept.name}
    if isinstance(row, Contact):
        doubled = (row.name, row.phone_digits) in people and answers.get("contact") != rules.MERGED
        return {"is_active": row.is_active and not doubled, "is_primary": row.is_primary and not doubled}
    if isinstance(row, Address):
        doubled = "".join(row.address.split()) in places and answers.get("address") != rules.MERGED
        return {"is_active": row.is_active and not doubled, "is_primary": row.is_primary and not doubled}
    return {}


def _was_lent_since(held: CustodyObject, merge: CustomerMerge) -> bool:
    """Whether what the kept customer has of ours went to them after the merge: then it is with nobody else."""
    lent = held.belongs_to == Owner.BRANCH and held.holder_kind == HolderKind.CUSTOMER
    return lent and held.held_since > merge.created_at


def _follow_name(unit: UnitOfWork, steps: list[list[Any]], kept: Customer, why: str) -> None:
    """Records that follow the customer's name (devices, contracts, what is due) bear the kept file's."""
    for table, field in _links():
        if "customer_name" not in table._meta.fields or table.record_kind() in _KEEP_THEIR_NAME:
            continue
        for row in _linked(table, field, kept.id).where(table._meta.fields["customer_name"] != kept.name):
            _step(unit, steps, row, None, why, customer_name=kept.name)


def _one_main_entry(
    unit: UnitOfWork, steps: list[list[Any]], kept: Customer, answers: Mapping[str, str], why: str
) -> None:
    """Leave one main contact and one main address: the ones that the head of the file shows."""
    for table, field, shown in ((Contact, "contact", kept.contact_name), (Address, "address", kept.address)):
        rows = list(table.select().where((table.customer == kept.id) & table.is_active).order_by(table.id))
        main = [row for row in rows if row.is_primary and (row.name if table is Contact else row.address) == shown]
        if answers.get(field) == rules.MERGED:
            main.reverse()  # of two that read the same, the one that moved here
        for row in rows:
            _step(unit, steps, row, None, why, is_primary=bool(main) and row.id == main[0].id)


def _step(
    unit: UnitOfWork, steps: list[list[Any]], row: Record, seen_version: int | None, why: str, **values: Any
) -> None:
    """Change a record and remember old and new, so that the merge can be taken back."""
    before = {name: plain(row.__data__.get(_column(row, name))) for name in values}
    unit.update(row, seen_version, why, **values)
    after = {name: plain(row.__data__.get(_column(row, name))) for name in values}
    moved = {name: [old, after[name]] for name, old in before.items() if old != after[name]}
    if moved:
        steps.append([row.record_kind(), row.id, moved])


def _column(row: Record, name: str) -> str:
    return type(row)._meta.combined[name].name


def file_head(row: Any) -> FileHead:
    """A file as the preview names it."""
    return FileHead(row.id, row.number, row.name, row.phone, row.address, row.row_version)


def _entry(row: Any) -> MergeEntry:
    kept, merged = get(Customer, row.kept_id), get(Customer, row.merged_id)
    return MergeEntry(row.id, file_head(kept), file_head(merged), row.created_at, row.merged_by, row.reason)


_TABLES = {table.record_kind(): table for table in ALL_TABLES if issubclass(table, Record)}
_LABEL_OF = {"contact": "contact_name"}
_KEEP_THEIR_NAME = frozenset({"service_call", "service_voucher", "issued_paper"})
