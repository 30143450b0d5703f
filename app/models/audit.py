"""The chained change history (R010).

Every line carries the digest of the one before, written in the transaction it tells about. Whoever alters, removes or
inserts a line breaks the chain there. Whoever rewrites the rest of it too is found out by a digest kept elsewhere:
`head` is what day sheets and exports print.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from datetime import datetime, timedelta
from typing import Any

from app.core.errors import Bug
from app.models import database
from app.models.base import MomentField, parse_moment
from app.models.organisation import AuditEntry

CLOCK_TOLERANCE = timedelta(minutes=2)
"""A line dated earlier than the one before by more than this is marked: the computer's clock was set back."""

ERASING, ERASED = "personal.erase", "erased_lines"
"""The action of the lines that tell of erased lines, and the field in which they do."""

_COVERED = (
    "id", "at", "user_name", "role", "action", "kind", "row_id", "row_number", "changes", "reason", "clock_suspect",
)  # fmt: skip
_COLUMNS = f"{', '.join(_COVERED)}, previous_digest, digest"
_STORED = f"SELECT {_COLUMNS} FROM audit_entry"
_WHOLE = f"SELECT {_COLUMNS}, is_erased FROM audit_entry"
_ACTION, _CHANGES = _COVERED.index("action"), _COVERED.index("changes")
_BATCH = 2_000
_AT_ONCE = 500
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


def erase(lines: Mapping[int, tuple[str, str]]) -> str:
    """Take values out of lines (sequence number: what is left of changes and reason) inside the running transaction.

    Returns what the line that tells of it must hold under `ERASED`: each line with the digest of what is left of it. So
    the digests of the chain stay, and what is left can be altered as little as before.
    """
    if not database.in_transaction():
        raise Bug("lines are erased in the transaction that tells of it")
    for seq, (changes, reason) in lines.items():
        database.execute(
            "UPDATE audit_entry SET changes = ?, reason = ?, is_erased = ? WHERE id = ?", (changes, reason, True, seq)
        )
    wanted = sorted(lines)
    told: list[str] = []
    for at in range(0, len(wanted), _AT_ONCE):
        some = wanted[at : at + _AT_ONCE]
        rows = database.query(f"{_STORED} WHERE id IN ({', '.join('?' * len(some))}) ORDER BY id", some)
        told += [f"{row[0]}:{_left(row)}" for row in rows]
    return " ".join(told)


def _left(row: tuple[Any, ...]) -> str:
    """The digest of an erased line as it stands now; under its own digest it can no longer be proven."""
    return _digest(tuple(row[: len(_COVERED)]), row[-2])


def _named(changes: str) -> dict[int, str]:
    """The erased lines that a line tells of, with the digests of what is left of them."""
    told = json.loads(changes).get(ERASED)
    pairs = (one.partition(":") for one in str(told[1]).split()) if told else ()
    return {int(seq): digest for seq, _, digest in pairs}


def verify(through: database.Reader | None = None) -> int | None:
    """The sequence number of the first line that was altered, removed or inserted; None when the chain is whole.

    Of an erased line a later line must tell, with the digest of what is left of it. Reads through the given connection,
    or one of its own.
    """
    expected, previous = 1, ""
    erased: dict[int, str] = {}
    with nullcontext(through) if through is not None else database.reader() as reader:
        for *stored, is_erased in reader.rows(f"{_WHOLE} ORDER BY id"):
            row = tuple(stored)
            if row[0] != expected:
                return expected
            if is_erased:
                erased[row[0]] = _left(row)
            elif row[-1] != _digest(tuple(row[: len(_COVERED)]), previous):
                return row[0]
            if row[-2] != previous:
                return row[0]
            if erased and row[_ACTION] == ERASING:
                told = _named(row[_CHANGES])
                erased = {seq: left for seq, left in erased.items() if told.get(seq) != left}
            expected, previous = expected + 1, row[-1]
    return min(erased) if erased else None


def head() -> tuple[int, str]:
    """The last line's sequence number and digest, to be kept elsewhere; (0, "") for an empty history."""
    last = database.query("SELECT id, digest FROM audit_entry ORDER BY id DESC LIMIT 1")
    return (last[0][0], last[0][1]) if last else (0, "")


def of(kind: str, row_id: int) -> list[AuditEntry]:
    """The lines about one record, oldest first."""
    return list(
        AuditEntry.select().where((AuditEntry.kind == kind) & (AuditEntry.row_id == row_id)).order_by(AuditEntry.id)
    )
