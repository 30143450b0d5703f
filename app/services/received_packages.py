"""Packages received at head office: where each stands in its branch's chain, taken in whole or not at all, taken back.

A branch is known by its key: the first package is taken in once somebody has compared the key's fingerprint with the
one on the signed cover sheet, and any other key is refused from then on (G35).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.progress import Progress, Silent
from app.domain import receiving as rules
from app.domain import validation
from app.domain.receiving import Head, Incoming, IncomingScan, Place, Verdict
from app.models import bulk_rows, database
from app.models.received import KnownBranch, ReceivedPackage
from app.services import _received_rows as rows
from app.services import received_scans
from app.services._received_standing import Standing, branch_of, held_links, refuse, standing_of
from app.services._use_case import UnitOfWork, get, require, tuples, use_case

__all__ = [
    "Answers",
    "PackageFile",
    "Standing",
    "compare",
    "end_series",
    "file",
    "held_count",
    "many_words",
    "of_branch",
    "refuse_unanswered",
    "set_aside",
    "standing",
    "take_in",
    "undo",
]

TAKEN_BACK = 3
"""So many packages of a branch can be taken back, one after the other, the last one first."""


@dataclass(frozen=True)
class Answers:
    """What a person said about a package that raises questions.

    `fingerprint` is the one compared with the cover sheet, needed at the first package of a branch; `without_earlier`
    takes it in although its predecessor is not here; `many` although it changes more than a fifth of the branch's rows;
    `takes_conflicts` lets the package win where rows are in conflict, else what is here stays.
    """

    fingerprint: str = ""
    without_earlier: bool = False
    many: bool = False
    takes_conflicts: bool = False


@dataclass(frozen=True)
class PackageFile:
    """A received package as its record shows it; `told` are lines (verdict, ledger, number, title) of what it did."""

    id: int
    row_version: int
    number: str
    branch_code: str
    branch_name: str
    serial: int
    package_uid: str
    digest: str
    previous_serial: int | None
    made_at: datetime
    made_by: str
    purpose: str
    first_day: date | None
    last_day: date | None
    is_masked: bool
    program: str
    audit_line: int
    audit_digest: str
    row_count: int
    added: int
    changed: int
    unchanged: int
    conflicts: int
    conflicts_taken: bool
    has_gap: bool
    state: str
    refusal: str
    received_at: datetime
    received_by: str
    undone_at: datetime | None
    undone_by: str
    undo_reason: str
    scan_count: int
    receipt_at: datetime | None
    is_last: bool


def standing(head: Head) -> Standing:
    """Where a package stands, and what speaks against it. Raises NotPermitted."""
    require("package.receive")
    return standing_of(head)


def compare(head: Head, incoming: Iterable[Incoming]) -> Iterable[list[rows.Compared]]:
    """The rows of one ledger of a package beside those held, in batches; nothing is written.

    Raises NotPermitted, UserError when a row stands twice.
    """
    require("package.receive")
    return rows.compared(head, incoming)


def refuse_unanswered(head: Head, answers: Answers) -> None:
    """Refuse what can be refused before anything is read or kept. Raises as `take_in` does."""
    require("package.receive")
    _checked(head, answers)


def held_count(branch_code: str) -> int:
    """How many rows of a branch are here. Raises NotPermitted."""
    require("received.view")
    return rows.held_count(branch_code)


@use_case("package.receive")
def take_in(
    unit: UnitOfWork,
    head: Head,
    ledgers: Iterable[Iterable[Incoming]],
    *,
    answers: Answers,
    scans: Sequence[IncomingScan] = (),
    progress: Progress | None = None,
) -> ReceivedPackage:
    """Take a verified package in: every row of it or none.

    `ledgers` gives the rows ledger by ledger and may raise to the last: nothing stays then. `scans` hang on them, their
    contents are kept already (`received_scans.keep`). Raises UserError (fields `package`, `fingerprint`,
    `without_earlier`, `many`), Cancelled.
    """
    told = progress or Silent()
    found = _checked(head, answers)
    branch = branch_of(head.branch_code)
    if branch is None or not found.is_known:
        branch = _trust(unit, branch, head, found)
    held = rows.held_count(head.branch_code)
    package = unit.insert(
        ReceivedPackage, **_told_of(head), state="taken_in", received_at=unit.now, received_by=unit.session.full_name,
        has_gap=found.place is Place.MISSING, conflicts_taken=answers.takes_conflicts,
    )  # fmt: skip
    stamp = rows.stamp_of(unit.now)
    writing = rows.Writing(package, stamp, sum(head.rows.values()), told, takes=answers.takes_conflicts)
    with bulk_rows.roomy_cache():
        for ledger in ledgers:
            for batch in rows.compared(head, ledger):
                writing.write(batch)
        writing.settle()
    counts = writing.counts
    changed = counts[Verdict.CHANGE] + (counts[Verdict.CONFLICT] if answers.takes_conflicts else 0)
    if rules.changes_many(changed, held) and not answers.many:
        raise UserError(many_words(head, changed, held), "many")
    unit.update(
        package, row_count=sum(counts.values()), added=counts[Verdict.ADD], changed=counts[Verdict.CHANGE],
        unchanged=counts[Verdict.UNCHANGED], conflicts=counts[Verdict.CONFLICT],
        scan_count=received_scans.enter(unit, package, scans, stamp),
    )  # fmt: skip
    rows.forget_older(head.branch_code, TAKEN_BACK)
    _count(unit, branch, name=head.branch_name, company=head.company)
    unit.touch_all("received_row", (package.id,))
    return package


@use_case("package.receive")
def set_aside(unit: UnitOfWork, head: Head) -> ReceivedPackage | None:
    """Put on record that a package was refused as a fork or for its key; once, however often it is brought."""
    found = standing_of(head)
    if not found.is_suspicious:
        return None
    known = ReceivedPackage.get_or_none(
        (ReceivedPackage.digest == head.digest) & (ReceivedPackage.state == "set_aside")
    )
    if known is not None:
        return known
    return unit.insert(
        ReceivedPackage, **_told_of(head), state="set_aside", refusal=found.text, received_at=unit.now,
        received_by=unit.session.full_name, row_count=sum(head.rows.values()),
    )  # fmt: skip


@use_case("package.undo_receiving")
def undo(unit: UnitOfWork, package_id: int, *, reason: str, progress: Progress | None = None) -> ReceivedPackage:
    """Take back the last package of a branch: its rows are what they were before.

    Raises UserError when a later one of the branch is here, or when it was taken in too long ago.
    """
    package = get(ReceivedPackage, package_id)
    why = validation.required_line(reason, "reason")
    if package.state != "taken_in":
        raise UserError(translate("receiving", "{name} is not in force.").format(name=package.number))
    links = held_links(package.branch_code)
    last = max(links, key=lambda one: one.number)
    if last.number != package.serial:
        text = translate("receiving", "Take back {last} first: only the last package of a branch can be taken back.")
        raise UserError(text.format(last=rules.package_name(package.branch_code, last.number)))
    if package.row_count - package.unchanged and not _is_remembered(package):
        text = translate("receiving", "{name} was taken in too long ago: only the last {count} can be taken back.")
        raise UserError(text.format(name=package.number, count=TAKEN_BACK))
    received_scans.take_back(unit, package)
    rows.take_back(package, progress or Silent())
    unit.update(
        package, None, why, state="undone", undone_at=unit.now, undone_by=unit.session.full_name, undo_reason=why
    )  # fmt: skip
    branch = branch_of(package.branch_code)
    if branch is not None:
        _count(unit, branch)
    unit.touch_all("received_row", (package.id,))
    return package


@use_case("package.undo_receiving")
def end_series(unit: UnitOfWork, branch_id: int, *, seen_version: int | None, reason: str) -> KnownBranch:
    """The branch begins anew: its computer or its key was lost, or it stands on a backup from long ago.

    Its rows stay, its packages are no longer what a next one must follow, and its next key is compared with a cover
    sheet again.
    """
    branch = get(KnownBranch, branch_id)
    why = validation.required_line(reason, "reason")
    in_force = (ReceivedPackage.branch_code == branch.code) & (ReceivedPackage.state == "taken_in")
    for package in list(ReceivedPackage.select().where(in_force).order_by(ReceivedPackage.serial)):
        unit.update(package, None, why, state="closed")
    unit.update(branch, seen_version, why, public_key="", fingerprint="")
    _count(unit, branch)
    return branch


def file(package_id: int) -> PackageFile:
    """Everything about a received package. Raises NotPermitted, or UserError when it is not there."""
    require("received.view")
    row = get(ReceivedPackage, package_id)
    last = max((one.number for one in held_links(row.branch_code)), default=0)
    fields = row._meta.fields
    return PackageFile(
        **{name: getattr(row, name) for name in PackageFile.__dataclass_fields__ if name in fields},
        is_last=row.state == "taken_in" and row.serial == last,
    )  # fmt: skip


def of_branch(branch_code: str, limit: int = 50) -> tuple[PackageFile, ...]:
    """The packages of a branch, the latest first. Raises NotPermitted."""
    require("received.view")
    found = ReceivedPackage.select(ReceivedPackage.id).where(ReceivedPackage.branch_code == branch_code)
    return tuple(file(row_id) for (row_id,) in tuples(found.order_by(ReceivedPackage.id.desc()).limit(limit)))


def many_words(head: Head, changed: int, held: int) -> str:
    """The question that a package raises which changes more than a fifth."""
    text = translate(
        "receiving",
        "{name} changes {changed} of the {held} rows of {branch} that are here, more than {percent} %. "
        "Ask the branch whether that is right before you take it in.",
    )
    return text.format(
        name=head.name, changed=f"{changed:,}", held=f"{held:,}", branch=head.branch_name, percent=rules.MANY
    )


def _checked(head: Head, answers: Answers) -> Standing:
    """Where a package stands that may be taken in. Raises UserError."""
    found = standing_of(head)
    if found.place is Place.HERE:
        raise UserError(found.text, "package")
    refuse(found, without_earlier=answers.without_earlier)
    if found.is_known:
        return found
    if answers.fingerprint.replace(" ", "").lower() != found.fingerprint.replace(" ", "").lower():
        text = translate(
            "receiving",
            "{branch} is not known yet. Compare the key's fingerprint with the signed cover sheet: {fingerprint}",
        )
        raise UserError(text.format(branch=head.branch_name, fingerprint=found.fingerprint), "fingerprint")
    return found


def _trust(unit: UnitOfWork, branch: KnownBranch | None, head: Head, found: Standing) -> KnownBranch:
    """Keep the key that somebody compared."""
    key = {
        "public_key": head.public_key, "fingerprint": found.fingerprint, "trusted_at": unit.now,
        "trusted_by": unit.session.full_name,
    }  # fmt: skip
    if branch is not None:
        return unit.update(branch, **key)
    return unit.insert(KnownBranch, code=head.branch_code, name=head.branch_name, company=head.company, **key)


def _told_of(head: Head) -> dict[str, Any]:
    return {
        "number": head.name, "branch_code": head.branch_code, "branch_name": head.branch_name, "serial": head.number,
        "package_uid": head.package_uid, "digest": head.digest, "made_at": head.made_at, "made_by": head.made_by,
        "previous_serial": head.previous.number if head.previous else None,
        "previous_digest": head.previous.digest if head.previous else "",
        "purpose": head.purpose, "first_day": head.first_day, "last_day": head.last_day, "is_masked": head.is_masked,
        "program": head.program, "schema_name": head.schema, "audit_line": head.audit_line,
        "audit_digest": head.audit_digest,
    }  # fmt: skip


def _count(unit: UnitOfWork, branch: KnownBranch, **more: Any) -> None:
    """Keep a branch's counts in step with its packages in force."""
    standing_packages = (ReceivedPackage.branch_code == branch.code) & (ReceivedPackage.state == "taken_in")
    found = list(ReceivedPackage.select().where(standing_packages).order_by(ReceivedPackage.serial.desc()))
    last = found[0] if found else None
    unit.update(
        branch, packages=len(found), row_count=rows.held_count(branch.code), last_number=last.serial if last else 0,
        last_digest=last.digest if last else "", last_made_at=last.made_at if last else None,
        last_received_at=last.received_at if last else None, **more,
    )  # fmt: skip


def _is_remembered(package: ReceivedPackage) -> bool:
    return bool(database.query("SELECT 1 FROM received_change WHERE package_id = ? LIMIT 1", (package.id,)))
