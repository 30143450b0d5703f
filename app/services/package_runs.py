"""The packages that left the program (R005): on record before the first byte, and again when they were read back.

A number is drawn in the transaction that begins a package. One that fails keeps its number and is passed over: the next
names the last *verified* one as the one before it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import validation
from app.models import audit, database
from app.models._upgrade import migration_names
from app.models.package_run import PackageRun
from app.services import _stored_settings as settings
from app.services import audit_anchors, branch_key
from app.services._use_case import UnitOfWork, get, require, use_case

STARTED, VERIFIED, FAILED = "started", "verified", "failed"
_LONGEST_TEXT = 200


@dataclass(frozen=True)
class Origin:
    """The branch as a package names it."""

    code: str
    name: str
    company: str


@dataclass(frozen=True)
class Receipt:
    """What head office's receipt says: when and by whom the package was taken in, which office, signed by which key."""

    received_at: datetime
    received_by: str
    office: str
    key: str
    read_at: datetime


@dataclass(frozen=True)
class Loss:
    """A stick that was lost: on which day, by whom, where, who was told, what was done; who put it on record when."""

    lost_on: date
    lost_by: str
    where: str
    told: str
    note: str
    reported_at: datetime
    reported_by: str


@dataclass(frozen=True)
class RunEntry:
    """A package on record; `ledgers` and `formats` by name, `period` first and last day (None: everything)."""

    id: int
    uid: str
    number: int
    state: str
    begun_at: datetime
    begun_by: str
    purpose: str
    reason: str
    ledgers: tuple[str, ...]
    formats: tuple[str, ...]
    period: tuple[date, date] | None
    is_masked: bool
    has_attachments: bool
    has_password: bool
    target: str
    row_count: int
    digest: str
    audit_line: int
    audit_digest: str
    failure: str
    row_version: int
    file_count: int
    size: int
    receipt: Receipt | None
    loss: Loss | None


def require_permission() -> None:
    """Raise NotPermitted unless the person signed in may make packages (supervisors; the refusal is on record)."""
    require("package.make")


def origin() -> Origin:
    """Who we are."""
    return Origin(settings.text("branch_code"), settings.text("branch_name"), settings.text("company_name"))


def schema() -> str:
    """The last step of the database that this program knows."""
    return migration_names()[-1]


@use_case("package.make")
def begin(
    unit: UnitOfWork,
    *,
    purpose: str,
    ledgers: tuple[str, ...],
    formats: tuple[str, ...],
    period: tuple[date, date] | None = None,
    reason: str = "",
    masked: bool = True,
    attachments: bool = False,
    password: bool = False,
    target: str = "",
) -> PackageRun:
    """Put on record that a package is made, and draw its number. Those begun before and never ended have failed.

    Raises UserError without a purpose, without ledgers, or without a reason for whole telephone numbers.
    """
    values = _checked(purpose, ledgers, period, reason, masked=masked, attachments=attachments)
    for left in PackageRun.select().where(PackageRun.state == STARTED):
        why = translate("packages", "Given up: another package was begun.")
        unit.update(left, state=FAILED, ended_at=unit.now, failure=why)
    branch_key.make_sure(unit)
    line, digest = audit.head()
    return unit.insert(
        PackageRun,
        number=(database.scalar("SELECT max(number) FROM package_run") or 0) + 1,
        state=STARTED,
        begun_at=unit.now,
        begun_by=unit.session.full_name or unit.session.name,
        ledgers=json.dumps(list(ledgers)),
        formats=json.dumps(list(formats)),
        is_masked=masked,
        has_attachments=attachments,
        has_password=password,
        target=target,
        audit_line=line,
        audit_digest=digest,
        **values,
    )


def _checked(
    purpose: str, ledgers: tuple[str, ...], period: tuple[date, date] | None, reason: str, *, masked: bool,
    attachments: bool,
) -> dict[str, object]:  # fmt: skip
    if not ledgers:
        raise UserError(translate("packages", "Choose at least one ledger."), "ledgers")
    if period is not None and period[0] > period[1]:
        raise UserError(translate("packages", "The first day is after the last."), "period")
    if masked and attachments:
        text = translate(
            "packages", "Scans show what is masked. Leave them out, or take whole telephone numbers along."
        )
        raise UserError(text, "attachments")
    why = "" if masked else validation.required_line(reason, "reason")
    first, last = period or (None, None)
    return {
        "purpose": validation.required_line(purpose, "purpose")[:_LONGEST_TEXT],
        "reason": why[:_LONGEST_TEXT],
        "first_on": first,
        "last_on": last,
    }


@use_case("package.make")
def verified(unit: UnitOfWork, *, run_id: int, digest: str, rows: int, files: int, size: int) -> PackageRun:
    """The package stands on the drive whole and was read back; the head of the history it carries is an anchor."""
    run = get(PackageRun, run_id)
    _refuse_overtaken(run)
    audit_anchors.keep(
        audit_anchors.PACKAGE, f"{run.number:06d}", audit_anchors.Anchor(run.audit_line, run.audit_digest)
    )
    values = {"digest": digest, "row_count": rows, "file_count": files, "size": size}
    return unit.update(run, state=VERIFIED, ended_at=unit.now, failure="", **values)


@use_case("package.make")
def failed(unit: UnitOfWork, *, run_id: int, why: str) -> PackageRun:
    """The package did not come to be, or not yet: `why` is what the person was told."""
    return unit.update(get(PackageRun, run_id), state=FAILED, ended_at=unit.now, failure=why[:500])


@use_case("package.make")
def resume(unit: UnitOfWork, *, run_id: int) -> PackageRun:
    """Go on with a package that was interrupted. Raises UserError when it is whole, or a later one was begun."""
    run = get(PackageRun, run_id)
    if run.state == VERIFIED:
        raise UserError(translate("packages", "This package is finished."), "package")
    _refuse_overtaken(run)
    return unit.update(run, state=STARTED, ended_at=None, failure="")


def _refuse_overtaken(run: PackageRun) -> None:
    if PackageRun.select().where(PackageRun.number > run.number).exists():
        raise UserError(translate("packages", "Another package was begun since. Make this one anew."), "package")


def previous() -> tuple[int, str] | None:
    """Number and digest of the last verified package; None when there is none."""
    rows = database.query(
        "SELECT number, digest FROM package_run WHERE state = ? ORDER BY number DESC LIMIT 1", (VERIFIED,)
    )
    return (rows[0][0], rows[0][1]) if rows else None


def listing(most: int = 200) -> tuple[RunEntry, ...]:
    """The packages on record, the latest first. Raises NotPermitted."""
    require_permission()
    return tuple(_entry(run) for run in PackageRun.select().order_by(PackageRun.number.desc()).limit(most))


def entry(run_id: int) -> RunEntry:
    """A package on record. Raises UserError, NotPermitted."""
    require_permission()
    return _entry(get(PackageRun, run_id))


def _entry(run: PackageRun) -> RunEntry:
    return RunEntry(
        id=run.id,
        uid=run.uid,
        number=run.number,
        state=run.state,
        begun_at=run.begun_at,
        begun_by=run.begun_by,
        purpose=run.purpose,
        reason=run.reason,
        ledgers=tuple(json.loads(run.ledgers)),
        formats=tuple(json.loads(run.formats)),
        period=(run.first_on, run.last_on) if run.first_on else None,
        is_masked=run.is_masked,
        has_attachments=run.has_attachments,
        has_password=run.has_password,
        target=run.target,
        row_count=run.row_count,
        digest=run.digest,
        audit_line=run.audit_line,
        audit_digest=run.audit_digest,
        failure=run.failure,
        row_version=run.row_version,
        file_count=run.file_count,
        size=run.size,
        receipt=_receipt(run),
        loss=_loss(run),
    )


def _receipt(run: PackageRun) -> Receipt | None:
    if run.receipt_at is None:
        return None
    return Receipt(run.receipt_at, run.receipt_by, run.receipt_office, run.receipt_key, run.receipt_read_at)


def _loss(run: PackageRun) -> Loss | None:
    if run.lost_on is None:
        return None
    return Loss(
        run.lost_on, run.lost_by, run.lost_where, run.lost_told, run.lost_note, run.lost_reported_at,
        run.lost_reported_by,
    )  # fmt: skip
