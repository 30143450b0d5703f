"""What head office holds, record by record: a branch, a row of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.domain.receiving import package_name
from app.models import database, personal
from app.models.received import KnownBranch, ReceivedRow
from app.services import received_packages
from app.services._received_rows import KEPT
from app.services._use_case import get, require
from app.services.received_packages import PackageFile

_MOST_TOLD = 200


@dataclass(frozen=True)
class BranchFile:
    """A branch as its record shows it; `rows` are (ledger, how many rows), `received` its packages, latest first."""

    id: int
    row_version: int
    code: str
    name: str
    company: str
    fingerprint: str
    trusted_at: datetime
    trusted_by: str
    row_count: int
    last_number: int
    last_made_at: datetime | None
    last_received_at: datetime | None
    rows: tuple[tuple[str, int], ...]
    received: tuple[PackageFile, ...]


@dataclass(frozen=True)
class RowFile:
    """A row of a branch, to be read; `values` by column of its ledger, as the package wrote them."""

    id: int
    branch_code: str
    branch_name: str
    ledger: str
    number: str
    title: str
    version: int
    changed_at: datetime
    received_at: datetime
    package_id: int
    package: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class DoneLine:
    """What a package did to a row; `values` are those it offered where a conflict was decided for what is here."""

    row_id: int
    verdict: str
    ledger: str
    number: str
    title: str
    before: Mapping[str, Any]
    values: Mapping[str, Any]


def branch(branch_id: int) -> BranchFile:
    """Everything about a branch. Raises NotPermitted, or UserError when it is not there."""
    require("received.view")
    row = get(KnownBranch, branch_id)
    counted = database.query(
        "SELECT ledger, count(*) FROM received_row WHERE branch_code = ? GROUP BY ledger ORDER BY ledger", (row.code,)
    )
    fields = row._meta.fields
    return BranchFile(
        **{name: getattr(row, name) for name in BranchFile.__dataclass_fields__ if name in fields},
        rows=tuple((ledger, count) for ledger, count in counted),
        received=received_packages.of_branch(row.code),
    )


def row(row_id: int) -> RowFile:
    """A row of a branch. Raises NotPermitted, or UserError when it is not there."""
    require("received.view")
    found = get(ReceivedRow, row_id)
    known = KnownBranch.get_or_none(KnownBranch.code == found.branch_code)
    fields = found._meta.fields
    return RowFile(
        **{name: getattr(found, name) for name in RowFile.__dataclass_fields__ if name in fields},
        branch_name=known.name if known is not None else found.branch_code,
        package=package_name(found.branch_code, found.package_serial),
        values=json.loads(found.contents),
    )


def done_by(package_id: int, verdict: str) -> tuple[DoneLine, ...]:
    """The first rows that a package changed or was in conflict with, as long as that is remembered.

    Raises NotPermitted.
    """
    require("received.view")
    found = personal.query(
        "SELECT c.row_id, c.before, c.offered, r.ledger, r.number, r.title, r.contents FROM received_change c "
        "JOIN received_row r ON r.id = c.row_id WHERE c.package_id = ? AND c.verdict = ? "
        f"ORDER BY c.id LIMIT {_MOST_TOLD}",
        (package_id, verdict),
    )
    return tuple(
        DoneLine(row_id, verdict, ledger, number, title, _before(before, contents), json.loads(offered or contents))
        for row_id, before, offered, ledger, number, title, contents in found
    )


def _before(kept: str, contents: str) -> Mapping[str, Any]:
    """The values before a change; where nothing was written, those that are here."""
    if not kept:
        return json.loads(contents)
    return json.loads(json.loads(kept)[KEPT.index("contents")])
