"""The history is altered in six ways, also by somebody who computes the chain anew: heads kept elsewhere show it."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.core import clock
from app.models import audit, database
from tests.faults.runs import Figures
from tests.faults.runs._processes import chance_of

GUARANTEE, FULL = "G21", 1_200
PROMISE = "tampering with the history shows"
LINES, KEPT_EVERY = 2_000, 100
_COLUMNS = ", ".join((*audit._COVERED, "previous_digest", "digest"))


class _Undo(Exception):
    """Rolls an alteration back."""


class _Here:
    """Reads on the connection that altered, before anything is committed."""

    def rows(self, sql: str, parameters: Any = ()) -> list[tuple[Any, ...]]:
        """As a reader of its own would."""
        return database.query(sql, parameters)


def run(folder: Path, count: int) -> Figures:
    """`count` alterations, every second one with the rest of the chain computed anew."""
    figures, chance = Figures(), chance_of("g21")
    database.open_database(folder / "branch.aftercare")
    with database.transaction():
        audit.append_many(
            (("customer", at, f"K{at:06d}", '{"name": ["甲", "乙"]}', "错字") for at in range(LINES)),
            at=clock.now(), user_name="desk", role="representative", action="customer.change",
        )  # fmt: skip
    kept = dict(database.query(f"SELECT id, digest FROM audit_entry WHERE id % {KEPT_EVERY} = 0"))
    ways = list(WAYS.items())
    for turn in range(count):
        name, alter = ways[turn // 2 % len(ways)]
        anew = bool(turn % 2)
        figures.injected += 1
        alone, with_heads = _tried(alter, anew, kept, chance)
        what = f"{name}{', computed anew' if anew else ''}"
        figures.expect(with_heads, f"{turn}: {what}: not seen")
        figures.count("shown by the chain alone", alone)
        figures.count("shown by a head kept elsewhere", with_heads and not alone)
        if not anew and name in ("edit", "delete", "swap", "insert"):
            figures.expect(alone, f"{turn}: {what}: the chain alone does not show it")
    begun = time.process_time()
    audit.verify()
    figures.notes["reading the chain, 100,000 lines"] = f"{(time.process_time() - begun) * 100_000 / LINES:.1f} s"
    database.close_database()
    return figures


def _tried(alter: Callable[..., int], anew: bool, kept: dict[int, str], chance: random.Random) -> tuple[bool, bool]:
    """Whether the chain alone, and whether it or a head kept elsewhere, shows an alteration, which is undone again."""
    alone = seen = False
    try:
        with database.transaction():
            for (name,) in database.query(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_entry'"
            ):
                database.execute(f"DROP TRIGGER {name}")
            begin = alter(chance)
            if anew:
                _compute_anew(begin)
            alone = audit.verify(_Here()) is not None  # pyright: ignore[reportArgumentType]
            stands = dict(database.query(f"SELECT id, digest FROM audit_entry WHERE id % {KEPT_EVERY} = 0"))
            seen = alone or stands != kept
            raise _Undo
    except _Undo:
        return alone, seen


def _compute_anew(begin: int) -> None:
    """What a cheat with the program's source does: number and digest everything from a line on."""
    rows = database.query(f"SELECT {_COLUMNS} FROM audit_entry WHERE id >= ? ORDER BY id", (begin,))
    previous = database.scalar("SELECT digest FROM audit_entry WHERE id < ? ORDER BY id DESC LIMIT 1", (begin,)) or ""
    database.execute("DELETE FROM audit_entry WHERE id >= ?", (begin,))
    made = []
    for seq, row in enumerate(rows, begin):
        values = (seq, *row[1 : len(audit._COVERED)])
        digest = audit._digest(values, previous)
        made.append((*values, previous, digest))
        previous = digest
    database.execute_many(
        f"INSERT INTO audit_entry ({_COLUMNS}) VALUES ({', '.join('?' * len(made[0]))})" if made else "", made
    )


def _edit(chance: random.Random) -> int:
    line = chance.randrange(1, LINES)
    database.execute("UPDATE audit_entry SET reason = '别的' WHERE id = ?", (line,))
    return line


def _delete(chance: random.Random) -> int:
    line = chance.randrange(1, LINES)
    database.execute("DELETE FROM audit_entry WHERE id = ?", (line,))
    return line


def _cut_tail(chance: random.Random) -> int:
    line = chance.randrange(LINES - 300, LINES - KEPT_EVERY)
    database.execute("DELETE FROM audit_entry WHERE id > ?", (line,))
    return LINES + 1


def _swap(chance: random.Random) -> int:
    one, other = sorted(chance.sample(range(1, LINES), 2))
    database.execute("UPDATE audit_entry SET row_id = ? - row_id WHERE id IN (?, ?)", (one + other - 2, one, other))
    return one


def _insert(chance: random.Random) -> int:
    line = chance.randrange(1, LINES - 1)
    database.execute("UPDATE audit_entry SET id = -id - 1 WHERE id > ?", (line,))
    database.execute("UPDATE audit_entry SET id = -id WHERE id < 0")
    same = f"SELECT id + 1, {_COLUMNS.removeprefix('id, ')} FROM audit_entry WHERE id = ?"
    database.execute(f"INSERT INTO audit_entry ({_COLUMNS}) {same}", (line,))
    database.execute("UPDATE audit_entry SET reason = '多出来的' WHERE id = ?", (line + 1,))
    return line + 1


def _replace_all(chance: random.Random) -> int:
    database.execute("UPDATE audit_entry SET user_name = 'somebody else'")
    return 1


WAYS = {
    "edit": _edit, "delete": _delete, "cut tail": _cut_tail, "swap": _swap, "insert": _insert,
    "replace all": _replace_all,
}  # fmt: skip
