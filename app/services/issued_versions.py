"""The versions of a paper that were issued: each stays on file as it was, and is opened again from its record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import peewee as pw

from app.models.voucher import IssuedPaper, PrintLog
from app.services._people import full_names


@dataclass(frozen=True)
class IssuedVersion:
    """A version: when it was issued, by whom, how many copies of it left the program."""

    paper_id: int
    number: str
    version: int
    issued_at: datetime
    issued_by: str
    prints: int


def of(form: str, numbers: Iterable[str]) -> tuple[IssuedVersion, ...]:
    """What was issued of a form under these numbers, the latest first; for queries that checked who asks."""
    mine = (IssuedPaper.form == form) & IssuedPaper.number.in_(list(numbers))
    return listed(mine)


def listed(which: Any) -> tuple[IssuedVersion, ...]:
    """As `of`, by a condition on `IssuedPaper`."""
    rows: Any = (
        IssuedPaper.select(
            IssuedPaper.id, IssuedPaper.number, IssuedPaper.version, IssuedPaper.issued_at, IssuedPaper.issued_by,
            pw.fn.COUNT(PrintLog.id).alias("prints"),
        )
        .join(PrintLog, pw.JOIN.LEFT_OUTER, on=(PrintLog.paper == IssuedPaper.id))
        .where(which)
        .group_by(IssuedPaper.id)
        .order_by(IssuedPaper.id.desc())
    )  # fmt: skip
    names: dict[str, str] = {}
    found: list[IssuedVersion] = []
    for row in rows.objects():
        names = names or full_names()
        by = names.get(row.issued_by) or str(row.issued_by)
        found.append(IssuedVersion(row.id, row.number, row.version, row.issued_at, by, row.prints))
    return tuple(found)
