"""The manifest of a package in the making, from what was put on the drive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import app
from app.core.i18n import shown
from app.ledgers._catalogue import all_ledgers
from app.packages.contents import Wish
from app.packages.manifest import AuditHead, FileEntry, LedgerEntry, Manifest, Origin, Previous
from app.services import branch_key, package_runs
from app.services.package_runs import RunEntry


@dataclass(frozen=True)
class Listed:
    """A file on the drive: of which ledger (empty: of none), how many rows."""

    ledger: str
    rows: int
    entry: FileEntry


def unsealed(wish: Wish, run: RunEntry, listed: Sequence[Listed]) -> Manifest:
    """The manifest without the cover, which is drawn from it."""
    origin, before = package_runs.origin(), package_runs.previous()
    return Manifest(
        program=app.__version__,
        schema=package_runs.schema(),
        package=run.uid,
        branch=Origin(origin.code, origin.name, origin.company),
        number=run.number,
        previous=Previous(*before) if before is not None else None,
        made_at=run.begun_at,
        made_by=run.begun_by,
        purpose=run.purpose,
        period=run.period,
        masked=run.is_masked,
        ledgers=tuple(_ledger(name, [one for one in listed if one.ledger == name]) for name in wish.ledgers),
        audit_head=AuditHead(run.audit_line, run.audit_digest),
        public_key=branch_key.public_key(),
        files=tuple(one.entry for one in listed),
    )


def _ledger(name: str, files: Sequence[Listed]) -> LedgerEntry:
    """A ledger has as many rows as its records: the other files are the same rows for people."""
    rows = next((one.rows for one in files if one.entry.path.startswith("records/")), 0)
    return LedgerEntry(name, shown(all_ledgers()[name].title), rows, tuple(one.entry.path for one in files))
