"""Taking a customer out of every row, paper, line of the history, draft and scan, inside one transaction."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import peewee as pw

from app.domain import validation
from app.domain.erasing import GONE, Eraser
from app.models import attachment_store, audit, search
from app.models.archive_bundle import ArchiveBundle
from app.models.base import Record, Table
from app.models.board import BoardItem
from app.models.charge import CashHandover, Charge
from app.models.customer import Contact, Customer
from app.models.loaner import LoanerUnit
from app.models.month_closing import MonthAdjustment, MonthClosing
from app.models.opinion import InformationAnalysis
from app.models.organisation import Attachment, AuditEntry, Draft, UserPreference
from app.models.pinyin import initials_of, pinyin_of
from app.models.relationship import RelationshipCard
from app.models.survey import Survey, SurveyAction
from app.models.voucher import IssuedPaper
from app.services import _personal_rows as personal_rows
from app.services import cash_handovers, exchange_sheets, swap_notes
from app.services._personal_rows import Rows, portions
from app.services._use_case import UnitOfWork, tuples

_BESIDE: tuple[type[Table], ...] = (
    ArchiveBundle, BoardItem, InformationAnalysis, LoanerUnit, MonthAdjustment, MonthClosing, Survey, SurveyAction,
    UserPreference,
)  # fmt: skip
"""Tables that know of no customer, in whose words one may stand all the same."""

_NUMBERS, _PLACES = ("phone", "phone_digits", "email"), ("address", "home_address")
_FIXED = frozenset({"uid", "number", "similarity_key", "pinyin", "initials", "content_sha256"})
ERASED_SCAN = "此文件已应客户要求删除。\n"
ERASED_DIGEST = hashlib.sha256(ERASED_SCAN.encode()).hexdigest()
"""What stands in the place of a scan that was erased."""
ERASED_SCAN_NAME = "已删除.txt"
_WHOSE = '"customer_number"'
"""The name under which a swap note keeps whose it is (`swap_papers`)."""


class Erasing:
    """One customer going out of the branch; `run` does it and returns how many rows were changed."""

    def __init__(self, unit: UnitOfWork, customer: Customer, *, with_attachments: bool) -> None:
        self.unit, self.customer, self.with_attachments = unit, customer, with_attachments
        self.rows: Rows = personal_rows.rows_of(customer.id)
        self.eraser = _eraser(customer, self.rows)
        self.changed = 0
        self.issued: list[int] = []
        self.lines = ""
        self.files: list[str] = []
        self.told: list[tuple[str, int, str, str, str]] = []

    def run(self) -> int:
        """Erase; `lines` then names the lines of the history, `files` the attachments that nobody needs any more."""
        papers = self._papers()
        self._attachments()
        for table, ids in self.rows.items():
            for row in personal_rows.each(table, ids):
                self._row(row, papers)
        self._beside()
        self._drafts()
        self._history()
        self._tell()
        return self.changed

    def _row(self, row: Table, papers: dict[str, str]) -> None:
        kind = row.record_kind()
        values = {
            name: after
            for name, stored in row.__data__.items()
            if name not in _FIXED and (after := self.eraser.field(kind, name, stored)) != stored
        }
        if isinstance(row, Customer):
            values |= self._file(row)
        digest = row.__data__.get("content_sha256")
        if digest in papers:
            values["content_sha256"] = papers[digest]
        self._write(row, values)

    def _file(self, row: Customer) -> dict[str, Any]:
        name = self.eraser.placeholder
        keys = {"pinyin": pinyin_of(name), "initials": initials_of(name)}
        keys |= {"similarity_key": validation.name_similarity_key(name), "name": name}
        return keys | ({"status": "inactive"} if row.status != "merged" else {})

    def _write(self, row: Table, values: dict[str, Any]) -> None:
        table = type(row)
        if table in (Contact,):
            values = values | {"is_active": False}
        if not values:
            return
        forget = search.tokens_of(row)
        kept = {"row_version": row.row_version + 1, "changed_at": self.unit.now} if isinstance(row, Record) else {}
        table.update({**values, **kept}).where(table._meta.fields["id"] == row.id).execute()
        for name, value in values.items():
            setattr(row, name, value)
        search.put(row, forget)
        self.unit.touch(row)
        self.changed += 1
        told = {name: [GONE, GONE] for name in values if name not in _FIXED}
        number = str(row.__data__.get("number") or "")
        self.told.append((row.record_kind(), row.id, number, json.dumps(told, ensure_ascii=False), ""))

    def _tell(self) -> None:
        """A line of the history for each record: which fields were emptied, without a word of what was in them."""
        who = self.unit.session
        audit.append_many(self.told, at=self.unit.now, user_name=who.name, role=who.role, action=self.unit.action)

    def _papers(self) -> dict[str, str]:
        """Papers as they were issued: their content without the customer, to be drawn anew when asked for.

        Gives the new digest of each content by the old one.
        """
        numbers: set[str] = set()
        for table, ids in self.rows.items():
            if "number" in table._meta.fields:
                numbers.update(str(row.__data__["number"]) for row in personal_rows.each(table, ids))
        numbers.discard("")
        numbers |= exchange_sheets.joint_numbers(numbers)
        found: dict[str, str] = {}
        for row in self._issued(sorted(numbers)):
            content = self.eraser.text("issued_paper", row.content)
            found[row.content_sha256] = self._issued_without(row, json.loads(content))
        self._slips()
        return found

    def _issued_without(self, row: IssuedPaper, content: Any) -> str:
        """Keep what is left of a paper; gives its digest."""
        plain = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        digest = hashlib.sha256(plain.encode()).hexdigest()
        values = {"content": plain, "content_sha256": digest, "pdf": b"", "pdf_sha256": ""}
        IssuedPaper.update(values).where(IssuedPaper.id == row.id).execute()
        self.changed += 1
        self.issued.append(row.id)
        return digest

    def _slips(self) -> None:
        """Slips of cash are about charges of several customers: of these only their lines lose the name."""
        charges = {str(row.__data__["number"]) for row in personal_rows.each(Charge, self.rows.get(Charge, []))}
        columns = (IssuedPaper.id, IssuedPaper.number, IssuedPaper.content)
        slips = IssuedPaper.select(*columns).where(IssuedPaper.form == cash_handovers.FORM).order_by(IssuedPaper.id)
        for paper in list(slips) if charges else ():
            content = json.loads(paper.content)
            mine = [line for line in content["lines"] if line["number"] in charges]
            if not mine:
                continue
            for line in mine:
                line["customer"] = self.eraser.placeholder
            digest = self._issued_without(paper, content | {"notes": self._word(content["notes"])})
            for slip in CashHandover.select().where(CashHandover.number == paper.number):
                notes = self._word(str(slip.notes))
                self._write(slip, {"content_sha256": digest} | ({"notes": notes} if notes != slip.notes else {}))

    def _issued(self, numbers: list[str]) -> Iterator[IssuedPaper]:
        """Papers under the numbers of these records; a swap note stays that of the customer who had the unit then."""
        ours = [str(row.__data__["number"]) for row in personal_rows.each(Customer, self.rows[Customer])]
        theirs = (IssuedPaper.form == swap_notes.FORM) & IssuedPaper.content.contains(f"{_WHOSE}:")
        for some in portions(numbers):
            yield from list(IssuedPaper.select().where(IssuedPaper.number.in_(some) & ~theirs))
        for number in ours:
            yield from list(IssuedPaper.select().where(theirs & IssuedPaper.content.contains(f'{_WHOSE}:"{number}"')))

    def _attachments(self) -> None:
        """Scans stay unless they are to go; their names and notes lose the customer either way."""
        mine: list[Attachment] = []
        for table, ids in self.rows.items():
            for some in portions(ids):
                about = (Attachment.owner_kind == table.record_kind()) & Attachment.owner_id.in_(some)
                mine.extend(Attachment.select().where(about))
        self.rows[Attachment] = sorted(row.id for row in mine)
        if not self.with_attachments or not mine:
            return
        sha256, size = attachment_store.keep(ERASED_SCAN.encode())
        gone = {row.sha256 for row in mine} - {sha256}
        for row in mine:
            values = {"name": ERASED_SCAN_NAME, "note": "", "media_type": "text/plain", "size": size, "sha256": sha256}
            self._write(row, values)
        still = {
            one for (one,) in tuples(Attachment.select(Attachment.sha256).where(Attachment.sha256.in_(sorted(gone))))
        }
        self.files = sorted(gone - still)

    def _beside(self) -> None:
        for table in _BESIDE:
            fields = [field for field in table._meta.sorted_fields if isinstance(field, pw.TextField)]
            for part in self.eraser.unmistakable:
                hit = _any(field.contains(part) for field in fields if field.name not in _FIXED)
                for row in list(table.select().where(hit)):
                    stored = row.__data__
                    names = (field.name for field in fields if field.name not in _FIXED)
                    after = {name: self._word(stored[name]) for name in names if isinstance(stored.get(name), str)}
                    self._write(row, {name: value for name, value in after.items() if value != stored[name]})

    def _word(self, text: str) -> str:
        for part in self.eraser.unmistakable:
            text = text.replace(part, GONE)
        return text

    def _drafts(self) -> None:
        own = {f"customer:{row_id}" for row_id in self.rows[Customer]}
        ids = {table.record_kind(): frozenset(some) for table, some in self.rows.items()}
        for row in Draft.select():
            content = json.loads(row.content) if row.content else {}
            words = json.dumps(content, ensure_ascii=False)
            is_about = row.form in own or any(_names_one_of(mark, ids) for mark in content.get("about", ()))
            if is_about or any(part in words for part in self.eraser.unmistakable):
                Draft.delete().where(Draft.id == row.id).execute()

    def _history(self) -> None:
        lines: dict[int, tuple[str, str]] = {}
        for row in self._told():
            changes = self.eraser.text(row.kind, row.changes)
            reason = self.eraser.words(row.reason)
            if (changes, reason) != (row.changes, row.reason):
                lines[row.id] = (changes, reason)
        if lines:
            self.lines = audit.erase(lines)

    def _told(self) -> Iterator[AuditEntry]:
        for table, ids in self.rows.items():
            for some in portions(ids):
                about = (AuditEntry.kind == table.record_kind()) & AuditEntry.row_id.in_(some)
                yield from AuditEntry.select().where(about)
        for some in portions(self.issued):
            yield from AuditEntry.select().where((AuditEntry.kind == "issued_paper") & AuditEntry.row_id.in_(some))
        for row in AuditEntry.select().where(AuditEntry.kind.in_(("ledger", "report", "personal"))):
            if any(part in row.changes for part in self.eraser.unmistakable):
                yield row


def _names_one_of(mark: str, ids: Mapping[str, Collection[int]]) -> bool:
    """Whether a dialog's mark, such as `call_id 7`, may mean one of these records; an unknown kind may be any."""
    name, _, number = mark.rpartition(" ")
    if not number.isdigit():
        return False
    stem = name.strip("_").removesuffix("_id")
    meant = [some for kind, some in ids.items() if kind.endswith(stem)] or ids.values()
    return any(int(number) in some for some in meant)


def remove_files(digests: list[str]) -> None:
    """Take contents that no record needs any more off the disk, once the transaction is kept."""
    for sha256 in digests:
        if not Attachment.select().where(Attachment.sha256 == sha256).exists():
            with contextlib.suppress(OSError):
                attachment_store.path_of(sha256).unlink(missing_ok=True)


def _eraser(customer: Customer, rows: Rows) -> Eraser:
    names: set[str] = set()
    numbers: set[str] = set()
    places: set[str] = set()
    for table in (Customer, Contact, RelationshipCard):
        for row in personal_rows.each(table, rows.get(table, [])):
            names.add(str(row.__data__["name"]))
    for table, ids in rows.items():
        fields = table._meta.fields
        for names_of, found in ((_NUMBERS, numbers), (_PLACES, places), (("contact_name",), names)):
            for name in names_of:
                if name in fields and table is not Attachment:
                    found.update(str(row.__data__[name] or "") for row in personal_rows.each(table, ids))
    return Eraser(customer.number, names=names, numbers=numbers, places=places)


def _any(conditions: Iterator[Any]) -> Any:
    whole = next(conditions)
    for one in conditions:
        whole |= one
    return whole
