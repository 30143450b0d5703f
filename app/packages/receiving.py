"""A package read at head office: verified, compared row by row with what is here, taken in.

`look` changes nothing and gives the whole list; `take_in` reads the package again, with its digests, as it writes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from app.core import clock
from app.core.changes import Changes
from app.core.errors import EnvironmentFault, UserError
from app.core.i18n import translate
from app.core.progress import Progress, Silent
from app.core.tabular import ValueKind
from app.domain import receiving as rules
from app.domain.receiving import Head, Incoming, IncomingScan, Link, Place, Verdict
from app.ledgers._catalogue import all_ledgers
from app.ledgers._declaration import Column, Ledger
from app.packages import scan_list
from app.packages.manifest import MANIFEST, FileEntry, Manifest, digest
from app.packages.opened import DamagedFile, OpenedPackage, opened
from app.packages.verifying import findings
from app.services import received_packages, received_scans
from app.services.received_packages import Answers, Standing

_LONGEST_LINE = 8 * 1024 * 1024
_LONGEST_IDENTITY = 64
_LARGEST = 2**63 - 1
"""What a database can hold."""
_TITLES = ("customer_name", "name", "title", "subject", "part_name", "person", "place_name", "borrower_name")
_STATES = ("state", "status")


@dataclass(frozen=True, slots=True)
class OfferLine:
    """One row that a package would add or change, or that is in conflict; `before` and `after` by column."""

    verdict: Verdict
    ledger: str
    number: str
    title: str
    reason: str = ""
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Offer:
    """What a package would do; nothing of it is done.

    `problems` are damages, each a sentence: then nothing was compared. `lines` are all rows but those that bring
    nothing new; `held` is how many rows of the branch are here.
    """

    path: Path
    password: str = field(repr=False)
    manifest: Manifest
    head: Head
    problems: tuple[str, ...]
    standing: Standing
    lines: tuple[OfferLine, ...] = ()
    unchanged: int = 0
    held: int = 0
    scans: tuple[IncomingScan, ...] = ()

    def counts(self) -> dict[Verdict, int]:
        """How many rows of each verdict."""
        found = dict.fromkeys(Verdict, 0)
        for line in self.lines:
            found[line.verdict] += 1
        found[Verdict.UNCHANGED] = self.unchanged
        return found

    def changes_many(self, *, takes_conflicts: bool = False) -> bool:
        """Whether it changes so many of the branch's rows that somebody has to agree."""
        return rules.changes_many(self.changed(takes_conflicts=takes_conflicts), self.held)

    def changed(self, *, takes_conflicts: bool = False) -> int:
        """How many rows that are here would change."""
        counts = self.counts()
        return counts[Verdict.CHANGE] + (counts[Verdict.CONFLICT] if takes_conflicts else 0)

    @property
    def may_be_taken_in(self) -> bool:
        """Whether anything can be taken in, if need be after an answer."""
        return not self.problems and not self.standing.is_refused and self.standing.place is not Place.HERE


def look(path: Path, password: str = "", progress: Progress | None = None) -> Offer:
    """Verify a package and list what it would do, row by row.

    Raises UserError and EnvironmentFault as `opened` does, NotPermitted, Cancelled.
    """
    told = progress or Silent()
    with opened(path, password) as package:
        found = findings(package, told)
        head = head_of(found.manifest, found.digest)
        standing = received_packages.standing(head)
        offer = Offer(path, password, found.manifest, head, found.in_words(), standing)
        if not offer.may_be_taken_in:
            return offer
        return _compared(offer, package, told)


def _compared(offer: Offer, package: OpenedPackage, told: Progress) -> Offer:
    lines, unchanged, done, total = list[OfferLine](), 0, 0, sum(offer.head.rows.values())
    for name in offer.head.rows:
        for batch in received_packages.compare(offer.head, rows_of(package, offer.manifest, name)):
            told.report(done, total, translate("receiving", "Comparing"))
            for one in batch:
                verdict = one.decision.verdict
                if verdict is Verdict.UNCHANGED:
                    unchanged += 1
                    continue
                before = json.loads(one.stored["contents"]) if one.stored else {}
                after = {} if verdict is Verdict.ADD else dict(one.decision.values)
                row = one.row
                lines.append(
                    OfferLine(verdict, name, row.number, row.title, one.decision.reason, before, after)
                )  # fmt: skip
            done += len(batch)
    told.report(done, total, translate("receiving", "Comparing"))
    held = received_packages.held_count(offer.head.branch_code)
    scans = scans_of(package, offer.manifest)
    return Offer(
        offer.path, offer.password, offer.manifest, offer.head, (), offer.standing, tuple(lines), unchanged, held, scans
    )  # fmt: skip


def take_in(offer: Offer, answers: Answers | None = None, progress: Progress | None = None) -> Changes:
    """Take in what was looked at: all of it or, whatever happens, nothing.

    Raises UserError (fields `package`, `fingerprint`, `without_earlier`, `many`), EnvironmentFault, Cancelled.
    """
    if offer.problems:
        raise UserError(" ".join(offer.problems), "package")
    with opened(offer.path, offer.password) as package:
        try:
            same = digest(package.read(MANIFEST)) == offer.head.digest
        except (DamagedFile, KeyError):
            same = False
        if not same:
            raise _changed_since()
        given = answers or Answers()
        received_packages.refuse_unanswered(offer.head, given)
        scans = scans_of(package, offer.manifest)
        kept = received_scans.keep(scans, lambda scan: _pieces(package, scan), progress)
        try:
            ledgers = (rows_of(package, offer.manifest, name) for name in offer.head.rows)
            return received_packages.take_in(offer.head, ledgers, answers=given, scans=scans, progress=progress)
        except BaseException:
            received_scans.discard(kept)
            raise


def head_of(manifest: Manifest, found: str) -> Head:
    """What a manifest says, as head office reads it; `found` is its digest. Ledgers without records are left out."""
    listed = {entry.path for entry in manifest.files}
    first, last = manifest.period or (None, None)
    return Head(
        branch_code=manifest.branch.code, branch_name=manifest.branch.name or manifest.branch.code,
        company=manifest.branch.company, number=manifest.number, digest=found,
        previous=Link(manifest.previous.number, manifest.previous.digest) if manifest.previous else None,
        public_key=manifest.public_key, package_uid=manifest.package, schema=manifest.schema, program=manifest.program,
        made_at=manifest.made_at, made_by=manifest.made_by, purpose=manifest.purpose, first_day=first, last_day=last,
        is_masked=manifest.masked, audit_line=manifest.audit_head.line, audit_digest=manifest.audit_head.digest,
        rows={one.name: one.rows for one in manifest.ledgers if _path(one.name) in listed},
    )  # fmt: skip


def rows_of(package: OpenedPackage, manifest: Manifest, ledger: str) -> Iterator[Incoming]:
    """The rows of a ledger, read line by line, against the digest that the manifest gives for the file.

    Raises UserError for a line that is no row, EnvironmentFault when the file is not what was verified.
    """
    entry = next(one for one in manifest.files if one.path == _path(ledger))
    read = _Reading(all_ledgers().get(ledger), ledger)
    for number, line in enumerate(_lines(package, entry), 1):
        try:
            told = json.loads(line.decode("utf-8"))  # of bytes it would take UTF-16, too, where what follows sees none
            if b"\\u" in line:  # half a character, as JSON can spell it, is none
                json.dumps(told, ensure_ascii=False).encode()
                if _holds_nul(told):
                    raise _no_text(entry.path, number)
            yield read.row(told)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            text = translate("receiving", "{file}, line {line} is no record. Ask the branch for another package.")
            raise UserError(text.format(file=entry.path, line=number), "package") from error


def scans_of(package: OpenedPackage, manifest: Manifest) -> tuple[IncomingScan, ...]:
    """The scans that a package tells of, and whose; none for one without them.

    Raises UserError for a line that is no scan, EnvironmentFault when the list is not what was verified.
    """
    entry = next((one for one in manifest.files if one.path == scan_list.PATH), None)
    return scan_list.read(_lines(package, entry), manifest.files) if entry is not None else ()


def _pieces(package: OpenedPackage, scan: IncomingScan) -> Iterator[bytes]:
    """A scan's content, never more than the manifest says."""
    size = 0
    try:
        for chunk in package.chunks(scan.path):
            size += len(chunk)
            if size > scan.size:
                raise DamagedFile(scan.path)
            yield chunk
    except (DamagedFile, KeyError) as error:
        raise _changed_since() from error


def _lines(package: OpenedPackage, entry: FileEntry) -> Iterator[bytes]:
    found, size, rest = hashlib.sha256(), 0, b""
    try:
        for chunk in package.chunks(entry.path):
            size += len(chunk)
            found.update(chunk)
            *whole, rest = (rest + chunk).split(b"\n")
            if size > entry.size or len(rest) > _LONGEST_LINE:
                raise DamagedFile(entry.path)
            yield from (line for line in whole if line.strip())
    except (DamagedFile, KeyError) as error:
        raise _changed_since() from error
    if rest.strip():
        yield rest
    if size != entry.size or found.hexdigest() != entry.sha256:
        raise _changed_since()


def _changed_since() -> EnvironmentFault:
    text = translate("receiving", "The package is not what was read before. Put the stick back in, then look again.")
    return EnvironmentFault(text, "gone")


def _holds_nul(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_holds_nul(one) for pair in value.items() for one in pair)
    return "\0" in value if isinstance(value, str) else isinstance(value, list) and any(map(_holds_nul, value))


def _no_text(file: str, line: int) -> UserError:
    """No server's text holds it, and in SQLite it hides what follows: refused alike everywhere, before a row is in."""
    text = translate(
        "receiving",
        "{file}, line {line} holds a character that no text can hold (U+0000). Nothing was taken in; ask the branch "
        "for another package.",
    )
    return UserError(text.format(file=file, line=line), "package")


def _path(ledger: str) -> str:
    return f"records/{ledger}.jsonl"


class _Reading:
    """Rows of one ledger: their values, and what a roll-up over all branches shows of them."""

    def __init__(self, ledger: Ledger | None, name: str) -> None:
        self._name = name
        columns = ledger.columns if ledger is not None else ()
        by_source = {column.stored: column.name for column in columns}
        self._moving = frozenset(column.name for column in columns if column.derive is not None)
        self._titles = tuple(by_source[one] for one in _TITLES if one in by_source)
        self._states = tuple(by_source[one] for one in _STATES if one in by_source)
        self._day = _day_column(ledger) if ledger is not None else ""
        money = [column for column in columns if column.kind is ValueKind.MONEY]
        self._amount = next((one.name for one in sorted(money, key=lambda one: not one.summed)), "")

    def row(self, told: dict[str, Any]) -> Incoming:
        """A line of the file. Raises what a malformed one does."""
        values = {str(name): value for name, value in told["values"].items() if name not in self._moving}
        amount = values.get(self._amount)
        state = next((str(values[one]) for one in self._states if values.get(one)), "")
        return Incoming(
            ledger=self._name,
            uid=_word(told["uid"]),
            number=str(told["number"] or ""),
            version=_whole(told["version"]),
            changed_at=_moment(told["changed_at"]).strftime("%Y-%m-%dT%H:%M:%SZ"),
            values=values,
            title=next((str(values[one]) for one in self._titles if values.get(one)), ""),
            state=f"{self._name}.{state}" if state else "",
            day=_day(values.get(self._day)),
            amount=_money(amount),
        )


def _day_column(ledger: Ledger) -> str:
    kinds = (ValueKind.DATE, ValueKind.MOMENT)
    dated = [column for column in ledger.columns if column.kind in kinds and column.derive is None]
    dated.sort(key=lambda column: column.name != ledger.default_sort)
    return dated[0].name if dated else ""


def _day(value: Any) -> str | None:
    """The branch's day of a stored day or moment."""
    if not value:
        return None
    if len(value) == len("2026-01-01"):
        return date.fromisoformat(value).isoformat()
    return clock.local(_moment(value)).date().isoformat()


def _moment(value: Any) -> datetime:
    found = datetime.fromisoformat(value)
    if found.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return found.astimezone(UTC)


def _word(value: Any) -> str:
    if not isinstance(value, str) or not value or len(value) > _LONGEST_IDENTITY:
        raise ValueError("an identity is expected")
    return value


def _whole(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= _LARGEST:
        raise ValueError("a version is expected")
    return value


def _money(value: Any) -> int | None:
    is_amount = isinstance(value, int) and not isinstance(value, bool) and abs(value) <= _LARGEST
    return value if is_amount else None


def column_of(ledger: str, name: str) -> Column | None:
    """The declaration of a column that a package names; None for what this program does not know."""
    if ledger not in all_ledgers():
        return None
    return next((one for one in all_ledgers()[ledger].columns if one.name == name), None)
