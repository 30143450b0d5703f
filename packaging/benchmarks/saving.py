"""A call is registered by its use case, against a bare transaction that writes the same rows.

Both write calls of other customers and devices every time: they find as many pages of the indexes cold.
"""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from app.models import database
from app.models.search import grams
from app.services import service_calls
from benchmarks.measuring import Finding, by_turns, cpu, opened, wall

ROUNDS = 150
_OWN = ("service_call", "service_call_event", "audit_entry", "service_call_search")
Rows = dict[str, list[tuple[Any, ...]]]
"""What one call wrote, by table."""


def measure(branch: Path) -> Iterator[Finding]:
    """CPU and, because a disk is waited for, the time on the wall."""
    opened(branch)
    save = _registering()
    save()
    for name, clock in (("on the wall", wall), ("CPU", cpu)):
        bare = _Bare(save)
        found = by_turns([save] * ROUNDS, [bare.save] * ROUNDS, clock)
        yield Finding(f"save a call, {name}", *found, 3.0)


def _registering() -> Callable[[], object]:
    dice = random.Random(5)
    newest = int(database.scalar("SELECT max(id) FROM device"))
    statement = "SELECT id, customer_id FROM device WHERE id >= ? ORDER BY id LIMIT 1"

    def save() -> object:
        device, customer = known.pop()
        return service_calls.register(
            customer_id=customer,
            device_id=device,
            fault_text="开机后主板指示灯不亮，更换电源仍然无反应，用户要求尽快上门",
            fault_level=2,
        )

    known = [database.query(statement, (dice.randint(1, newest),))[0] for _ in range(6 * ROUNDS)]
    return save


class _Bare:
    """Writes what registered calls wrote, with new keys, through nothing but the driver."""

    def __init__(self, save: Callable[[], object]) -> None:
        self._conn: Any = database.current().connection()
        series = database.query("SELECT series, period, last_serial FROM number_series ORDER BY 1, 2")
        self._waiting = [self._wrote(save) for _ in range(ROUNDS)]
        drawn = database.query("SELECT series, period, last_serial FROM number_series ORDER BY 1, 2")
        self._series = next(one[:2] for one, old in zip(drawn, series, strict=True) if one != old)
        self._names = {table: self._columns(table) for table in _OWN}
        self._insertions = {
            table: f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
            for table, names in self._names.items()
        }
        self._grams = [" ".join(grams(rows["service_call_search"][0][1])) for rows in self._waiting]

    def _wrote(self, save: Callable[[], object]) -> Rows:
        before = {table: self._highest(table) for table in _OWN}
        save()
        added = {
            table: self._conn.execute(f"SELECT * FROM {table} WHERE id > ? ORDER BY id", (last,)).fetchall()
            for table, last in before.items()
        }
        if not all(added.values()):
            raise ValueError(f"a call wrote other tables: {added}")
        return added

    def _highest(self, table: str) -> int:
        return int(self._conn.execute(f"SELECT max(id) FROM {table}").fetchone()[0])

    def _columns(self, table: str) -> list[str]:
        return [column[0] for column in self._conn.execute(f"SELECT * FROM {table} LIMIT 0").description]

    def save(self) -> None:
        """One transaction."""
        found, words = self._waiting.pop(), self._grams.pop()
        run = self._conn.execute
        run("BEGIN IMMEDIATE")
        run("SELECT id, digest FROM audit_entry ORDER BY id DESC LIMIT 1").fetchone()
        run("UPDATE number_series SET last_serial = last_serial + 1 WHERE series = ? AND period = ?", self._series)
        call = self._highest("service_call") + 1
        for table, rows in found.items():
            names, fresh = self._names[table], uuid.uuid4().hex
            new = {"uid": fresh, "number": fresh[:16], "digest": fresh, "call_id": call, "id": None}
            if table in ("service_call", "service_call_search"):
                new["id"] = call
            for row in rows:
                run(self._insertions[table], [new.get(name, value) for name, value in zip(names, row, strict=True)])
        run("INSERT INTO service_call_grams (rowid, grams) VALUES (?, ?)", (call, words))
        run("COMMIT")
