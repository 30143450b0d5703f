"""The chained change history (R010).

Every line carries the digest of the one before, written in the transaction it tells about. Whoever alters, removes or
inserts a line breaks the chain there. Whoever rewrites the rest of it too is found out by a digest kept elsewhere:
`head` is what day sheets and exports print.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from contextlib import nullcontext
from datetime import datetime, timedelta
from typing import Any

from app.core.errors import Bug
from app.models import database
from app.models.base import MomentField, parse_moment
from app.models.organisation import AuditEntry

CLOCK_TOLERANCE = timedelta(minutes=2)
"""A line dated earlier than the one before by more than this is marked: the computer's clock was set back."""

_COVERED = (
    "id", "at", "user_name", "role", "action", "kind", "row_id", "row_number", "changes", "reason", "clock_suspect",
)  # fmt: skip
_COLUMNS = f"{', '.join(_COVERED)}, previous_digest, digest"
_STORED = f"SELECT {_COLUMNS} FROM audit_entry"
_BATCH = 2_000
_quoted = json.encoder.encode_basestring
_ADDED = f"INSERT INTO audit_entry ({_COLUMNS}) VALUES ({', '.join('?' * (len(_COVERED) + 2))})"


def append(
    *,
    at: datetime,
    user_name: str,
    role: str,
    action: str,
    kind: str,
    row_id: int = 0,
    row_number: str = "",
    changes: str = "{}",
    reason: str = "",
) -> int:
    """Write one line inside the running transaction; returns its sequence number.

    Nobody else can write between reading the last line and adding this one: the transaction holds the only right to
    write.
    """
    if not database.in_transaction():
        raise Bug("an audit line belongs into the transaction it tells about")
    last = database.query("SELECT id, digest, at FROM audit_entry ORDER BY id DESC LIMIT 1")
    seq, previous, before = (*last[0][:2], parse_moment(last[0][2])) if last else (0, "", None)
    moment = MomentField().db_value(at)
    suspect = before is not None and at < before - CLOCK_TOLERANCE
    values = (seq + 1, moment, user_name, role, action, kind, row_id, row_number, changes, reason, suspect)
    database.execute(_ADDED, (*values, previous, _digest(values, previous)))
    return seq + 1


def append_many(
    lines: Iterable[tuple[str, int, str, str, str]], *, at: datetime, user_name: str, role: str, action: str
) -> tuple[int, int]:
    """Write many lines (kind, row id, row number, changes, reason) of one use case inside the running transaction.

    Returns the first and last sequence number; (0, 0) without any line.
    """
    if not database.in_transaction():
        raise Bug("an audit line belongs into the transaction it tells about")
    last = database.query("SELECT id, digest, at FROM audit_entry ORDER BY id DESC LIMIT 1")
    seq, previous, before = (*last[0][:2], parse_moment(last[0][2])) if last else (0, "", None)
    moment = MomentField().db_value(at)
    suspect = before is not None and at < before - CLOCK_TOLERANCE
    told = f"{_quoted(str(moment))},{_quoted(user_name)},{_quoted(role)},{_quoted(action)}"
    first, waiting = seq + 1, list[tuple[Any, ...]]()
    for kind, row_id, number, changes, reason in lines:
        seq += 1
        line = f"{_quoted(kind)},{row_id},{_quoted(number)},{_quoted(changes)},{_quoted(reason)}"
        content = f"[{seq},{told},{line},{'true' if suspect else 'false'},{_quoted(previous)}]"  # as `_digest` has it
        digest = hashlib.sha256(content.encode()).hexdigest()
        values = (seq, moment, user_name, role, action, kind, row_id, number, changes, reason, suspect)
        waiting.append((*values, previous, digest))
        previous = digest
        if len(waiting) == _BATCH:
            database.execute_many(_ADDED, waiting)
            waiting.clear()
    if waiting:
        database.execute_many(_ADDED, waiting)
    return (first, seq) if seq >= first else (0, 0)


def _digest(values: tuple[Any, ...], previous: str) -> str:
    content = json.dumps([*values[:-1], bool(values[-1]), previous], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()


def verify(through: database.Reader | None = None) -> int | None:
    """The sequence number of the first line that was altered, removed or inserted; None when the chain is whole.

    Reads through the given connection, or one of its own.
    """
    expected, previous = 1, ""
    with nullcontext(through) if through is not None else database.reader() as reader:
        for row in reader.rows(f"{_STORED} ORDER BY id"):
            if row[0] != expected:
                return expected
            if row[-2] != previous or row[-1] != _digest(tuple(row[: len(_COVERED)]), previous):
                return row[0]
            expected, previous = expected + 1, row[-1]
    return None


def head() -> tuple[int, str]:
    """The last line's sequence number and digest, to be kept elsewhere; (0, "") for an empty history."""
    last = database.query("SELECT id, digest FROM audit_entry ORDER BY id DESC LIMIT 1")
    return (last[0][0], last[0][1]) if last else (0, "")


def of(kind: str, row_id: int) -> list[AuditEntry]:
    """The lines about one record, oldest first."""
    return list(
        AuditEntry.select().where((AuditEntry.kind == kind) & (AuditEntry.row_id == row_id)).order_by(AuditEntry.id)
    )
