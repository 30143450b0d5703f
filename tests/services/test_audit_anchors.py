"""The head of the history kept elsewhere: what the chain alone cannot show."""

from __future__ import annotations

import hashlib
import json
import random
import time
from collections.abc import Iterable
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import AftercareError, Bug, UserError
from app.core.progress import Silent
from app.models import audit, database
from app.models.audit_anchor import AuditAnchor
from app.services import audit_anchors, soundness

LINES, EVERY, TRIES = 240, 20, 200
COVERED = "id, at, user_name, role, action, kind, row_id, row_number, changes, reason, clock_suspect, previous_digest"


def write(count: int) -> None:
    lines = (("customer", at, f"KH-{at}", '{"name": ["甲", "乙"]}', "") for at in range(1, count + 1))
    with database.transaction():
        audit.append_many(lines, at=clock.now(), user_name="desk", role="representative", action="customer.change")


def keep(place: str = audit_anchors.DAILY_SHEET, reference: str = "2026-11-20") -> audit_anchors.Anchor:
    with database.transaction():
        return audit_anchors.keep(place, reference)


class Here:
    """Reads inside the running transaction."""

    def rows(self, sql: str, parameters: Iterable[Any] = ()) -> Iterable[tuple[Any, ...]]:
        return database.query(sql, tuple(parameters))


HERE: Any = Here()


def unguarded() -> None:
    """Take the guards away, as somebody with the file in his hands can."""
    if database.engine() == "sqlite":
        for name in ("update", "delete"):
            database.execute(f"DROP TRIGGER audit_entry_no_{name}")
    else:
        database.execute("SET session_replication_role = replica")


class Undo(Exception):
    """Ends a transaction that must leave nothing."""


@contextmanager
def undone():
    """Whatever is written inside is not there afterwards."""
    try:
        with database.transaction():
            yield
            raise Undo
    except Undo:
        pass


@pytest.fixture
def anchored(branch, frozen_clock):
    """A history with an anchor every few lines."""
    for _ in range(LINES // EVERY):
        write(EVERY)
        keep()
    frozen_clock(timedelta(hours=1))


def test_the_code_names_line_and_digest(branch):
    assert audit_anchors.short_code() == ""
    write(12)
    line, digest = audit.head()
    code = audit_anchors.short_code()
    assert code == f"{digest[:4]} {digest[4:8]} {digest[8:12]} {digest[12:16]} / {line}"
    assert audit_anchors.agrees(code)
    assert audit_anchors.agrees(code.upper().replace(" / ", "／"))
    assert not audit_anchors.agrees(code.replace(f"/ {line}", f"/ {line - 1}"))
    assert not audit_anchors.agrees(f"0000 0000 0000 0000 / {line}")
    assert not audit_anchors.agrees(f"{digest[:16]} / 99999")
    with pytest.raises(UserError):
        audit_anchors.agrees("1234")


def test_an_anchor_is_kept_once_and_for_good(branch):
    write(3)
    kept = keep()
    assert keep() == kept
    assert keep(audit_anchors.PACKAGE, "000001") == kept
    rows = list(AuditAnchor.select().order_by(AuditAnchor.id).tuples())
    assert [(row[1], row[2], row[3], row[6]) for row in rows] == [
        (3, kept.digest, "daily_sheet", "desk"),
        (3, kept.digest, "package", "desk"),
    ]
    for statement in ("UPDATE audit_anchor SET line = 1", "DELETE FROM audit_anchor"):
        with pytest.raises(AftercareError):
            database.execute(statement)


def test_keeping_belongs_into_a_transaction_and_to_a_known_place(branch):
    write(1)
    with pytest.raises(Bug):
        audit_anchors.keep(audit_anchors.BACKUP, "x")
    with pytest.raises(Bug), database.transaction():
        audit_anchors.keep("letter box", "x")


def test_an_empty_history_keeps_nothing(branch):
    assert keep() == audit_anchors.Anchor(0, "")
    assert not AuditAnchor.select().exists()


def test_an_honest_history_agrees(anchored):
    assert audit_anchors.disagreeing() == ()
    assert audit.verify() is None


def checked() -> list[str]:
    """What the administrator's check says of the history."""
    return [one for one in soundness.check(Silent(), lambda _: None) if "history" in one]


def test_the_check_names_the_altered_line_and_the_sheet(anchored, as_role):
    with as_role("administrator"):
        assert checked() == []
        unguarded()
        database.execute("UPDATE audit_entry SET reason = '改' WHERE id = 7")
        assert checked() == ["The change history was altered at line 7."]
        rewrite(7)
        database.execute("DELETE FROM audit_entry WHERE id > 225")
        said = checked()
    assert len(said) == LINES // EVERY
    assert "rewritten: line 20 " in said[0]
    assert "a day's sheet (2026-11-20, 2026-11-20 09:00)" in said[0]
    assert "cut: line 240 is missing" in said[-1]


def rewrite(first: int) -> None:
    """Compute every digest from a line on anew, as somebody who knows how the chain is made would."""
    before = database.query("SELECT digest FROM audit_entry WHERE id = ?", (first - 1,))
    previous = before[0][0] if before else ""
    rows = database.query(f"SELECT {COVERED} FROM audit_entry WHERE id >= ? ORDER BY id", (first,))
    for row in rows:
        content = json.dumps([*row[:-2], bool(row[-2]), previous], ensure_ascii=False, separators=(",", ":"))
        digest = hashlib.sha256(content.encode()).hexdigest()
        database.execute(
            "UPDATE audit_entry SET previous_digest = ?, digest = ? WHERE id = ?", (previous, digest, row[0])
        )
        previous = digest


def edit(rng: random.Random) -> int:
    line = rng.randrange(1, LINES + 1)
    column = rng.choice(("user_name", "changes", "reason", "row_number"))
    database.execute(f"UPDATE audit_entry SET {column} = ? WHERE id = ?", ("别人", line))
    return line


def delete(rng: random.Random) -> int:
    line = rng.randrange(1, LINES)
    database.execute("DELETE FROM audit_entry WHERE id = ?", (line,))
    database.execute("UPDATE audit_entry SET id = -id WHERE id > ?", (line,))
    database.execute("UPDATE audit_entry SET id = -id - 1 WHERE id < 0")
    return line


def cut(rng: random.Random) -> int:
    line = rng.randrange(2, LINES + 1)
    database.execute("DELETE FROM audit_entry WHERE id >= ?", (line,))
    return line


def swap(rng: random.Random) -> int:
    line = rng.randrange(1, LINES)
    for old, new in ((line, 0), (line + 1, line), (0, line + 1)):
        database.execute("UPDATE audit_entry SET id = ? WHERE id = ?", (new, old))
    return line


def insert(rng: random.Random) -> int:
    line = rng.randrange(1, LINES)
    database.execute("UPDATE audit_entry SET id = -id WHERE id > ?", (line,))
    database.execute("UPDATE audit_entry SET id = 1 - id WHERE id < 0")
    database.execute(
        f"INSERT INTO audit_entry ({COVERED}, digest) SELECT id + 1, at, user_name, role, action, kind, row_id, "
        "row_number, changes, '冒充', clock_suspect, '', '' FROM audit_entry WHERE id = ?",
        (line,),
    )
    return line + 1


def replace(rng: random.Random) -> int:
    first = rng.randrange(1, LINES)
    database.execute("UPDATE audit_entry SET user_name = '替身' WHERE id >= ?", (first,))
    return first


@pytest.mark.parametrize("tamper", [edit, delete, cut, swap, insert, replace])
def test_tampering_with_the_chain_made_anew_shows_against_the_anchors(anchored, tamper):
    """G21: the chain is whole again each time, and every time an anchor disagrees."""
    unguarded()
    rng, whole, shown = random.Random(tamper.__name__), 0, 0
    for at in range(TRIES):
        with undone():
            rewrite(tamper(rng))
            whole += audit.verify(HERE) is None if at % 20 == 0 else 0
            shown += bool(audit_anchors.disagreeing(HERE))
    assert (whole, shown) == (TRIES // 20, TRIES)
    assert audit_anchors.disagreeing() == ()


def test_a_hundred_thousand_lines_are_verified_quickly(branch):
    """G21; measured 0.7 s of CPU, the limit leaves room for a busy machine."""
    if database.engine() != "sqlite":
        pytest.skip("measured on the file")
    write(100_000)
    keep()
    begun = time.process_time()
    assert audit.verify() is None
    assert audit_anchors.disagreeing() == ()
    assert time.process_time() - begun < 2
