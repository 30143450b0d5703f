"""A call is registered by its use case, against a bare transaction that writes the same rows."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from app.models import database
from app.services import service_calls
from benchmarks.measuring import Finding, by_turns, cpu, opened, wall

ROUNDS = 60
_OWN = ("service_call", "service_call_event", "audit_entry", "service_call_search")


def measure(branch: Path) -> Iterator[Finding]:
    """CPU and, because a disk is waited for, the time on the wall."""
    opened(branch)
    save = _registering()
    save()
    bare = _Bare(save)
    for name, clock in (("on the wall", wall), ("CPU", cpu)):
        found = by_turns([save] * ROUNDS, [bare.save] * ROUNDS, clock)
        yield Finding(f"save a call, {name}", *found, 3.0)


def _registering() -> Callable[[], object]:
    dice = random.Random(5)
    known = database.query("SELECT id, customer_id FROM device ORDER BY id DESC LIMIT 500")

    def save() -> object:
        device, customer = dice.choice(known)
        return service_calls.register(
            customer_id=customer,
            device_id=device,
            fault_text="开机后主板指示灯不亮，更换电源仍然无反应，用户要求尽快上门",
            fault_level=2,
        )

    return save


class _Bare:
    """Writes what one registered call wrote, with new keys, through nothing but the driver."""

    def __init__(self, save: Callable[[], object]) -> None:
        self._conn: Any = database.current().connection()
        before = {table: self._highest(table) for table in _OWN}
        series = database.query("SELECT series, period, last_serial FROM number_series ORDER BY 1, 2")
        save()
        self._rows = {table: self._added(table, last) for table, last in before.items()}
        if {table for table, (_, rows) in self._rows.items() if rows} != set(_OWN):
            raise ValueError(f"a call wrote other tables: {self._rows}")
        drawn = database.query("SELECT series, period, last_serial FROM number_series ORDER BY 1, 2")
        self._series = next(one[:2] for one, old in zip(drawn, series, strict=True) if one != old)
        from app.models.search import grams

        self._grams = " ".join(grams(self._rows["service_call_search"][1][0][1]))
        self._next = {table: self._highest(table) for table in _OWN}

    def _highest(self, table: str) -> int:
        return int(database.scalar(f"SELECT max(id) FROM {table}"))

    def _added(self, table: str, last: int) -> tuple[list[str], list[tuple[Any, ...]]]:
        cursor = self._conn.execute(f"SELECT * FROM {table} WHERE id > ? ORDER BY id", (last,))
        return [column[0] for column in cursor.description], cursor.fetchall()

    def save(self) -> None:
        """One transaction."""
        run = self._conn.execute
        run("BEGIN IMMEDIATE")
        run("SELECT id, digest FROM audit_entry ORDER BY id DESC LIMIT 1").fetchone()
        run("UPDATE number_series SET last_serial = last_serial + 1 WHERE series = ? AND period = ?", self._series)
        fresh = uuid.uuid4().hex
        call = self._highest("service_call") + 1
        for table, (names, rows) in self._rows.items():
            new = {"uid": fresh, "number": fresh[:16], "digest": fresh}
            for row in rows:
                values: list[Any] = [new.get(name, value) for name, value in zip(names, row, strict=True)]
                if table in ("service_call", "service_call_search"):
                    values[names.index("id")] = call
                else:
                    values[names.index("id")] = None
                if "uid" in new:
                    new["uid"] = uuid.uuid4().hex
                run(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})", values)
        run("INSERT INTO service_call_grams (rowid, grams) VALUES (?, ?)", (call, self._grams))
        run("COMMIT")
