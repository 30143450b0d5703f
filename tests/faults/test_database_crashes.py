"""Killed at any moment (G1, G13, G31): what was confirmed is there, nothing is half there."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time

from app.models import _upgrade, attachment_store, audit, database, search
from app.models._file import OpenFile
from app.models.customer import Customer
from app.models.organisation import NumberSeries
from tests.faults.conftest import in_child, save_one

KILLS_WHILE_SAVING = 50
KILLS_WHILE_MIGRATING = 12
KILLS_WHILE_ATTACHING = 15

HEAVY_STEP = '''
"""A step that rewrites a table."""


def up(migrator, db):
    db.execute_sql("CREATE TABLE rewritten AS SELECT * FROM customer")
    for turn in range(12):
        db.execute_sql("UPDATE customer SET notes = notes || 'x'")
    db.execute_sql("ALTER TABLE customer ADD COLUMN extra TEXT NOT NULL DEFAULT ''")
    db.execute_sql("UPDATE customer SET extra = 'new'")
    db.execute_sql("DROP TABLE rewritten")
'''


def killed_after(work, seconds, wait_for_words=0):
    """Run work(pipe) in a child, let it say so many words, wait, kill it; returns the words it said in time."""
    pid, reading = in_child(work)
    said = b""
    while said.count(b"\n") < wait_for_words and (more := os.read(reading, 4096)):
        said += more
    time.sleep(seconds)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    while more := os.read(reading, 65536):
        said += more
    os.close(reading)
    assert b"FAILED" not in said, said.decode()
    return said.decode().split("\n")[:-1]


def test_killed_while_saving(tmp_path):
    file, chance, confirmed = tmp_path / "branch.aftercare", random.Random(20261122), set()
    database.open_database(file)
    database.close_database()

    def save_for_ever(pipe):
        database.open_database(file)
        while True:
            os.write(pipe, f"{save_one()}\n".encode())

    for _ in range(KILLS_WHILE_SAVING):
        confirmed.update(killed_after(save_for_ever, chance.random() * 0.012, chance.randrange(3)))
        database.open_database(file)
        numbers = [number for (number,) in database.query("SELECT number FROM customer ORDER BY id")]
        assert confirmed <= set(numbers), "a confirmed record is lost"
        assert numbers == [f"K{serial:06d}" for serial in range(1, len(numbers) + 1)], "a gap or a repeat"
        assert database.scalar("SELECT coalesce(max(last_serial), 0) FROM number_series") == len(numbers)
        assert audit.head()[0] == len(numbers)
        assert len(search.find("customer", "小明", limit=10**6)) == len(numbers)
        database.close_database()
    database.open_database(file)
    assert len(confirmed) >= KILLS_WHILE_SAVING // 2
    assert audit.verify() is None
    assert database.query("PRAGMA integrity_check") == [("ok",)]


def test_killed_while_migrating(tmp_path, monkeypatch):
    original, steps, chance = tmp_path / "original.aftercare", tmp_path / "steps", random.Random(7)
    database.open_database(original)
    with database.transaction():
        now = "2026-11-22T00:00:00Z"
        Customer.insert_many(
            {"number": f"K{n:06d}", "name": "王小明", "created_at": now, "changed_at": now} for n in range(4000)
        ).execute()
    database.close_database()
    shutil.copytree(_upgrade.migrations_folder(), steps)
    (steps / "0999_heavy.py").write_text(HEAVY_STEP)
    monkeypatch.setattr(_upgrade, "migrations_folder", lambda: steps)
    file = tmp_path / "branch.aftercare"
    shutil.copy(original, file)
    begun = time.monotonic()
    database.open_database(file)
    duration = time.monotonic() - begun
    database.close_database()
    seen = set()
    for _ in range(KILLS_WHILE_MIGRATING):
        shutil.copy(original, file)
        killed_after(lambda pipe: database.open_database(file), chance.random() * duration * 1.1)
        seen.add(_state(file))
        database.open_database(file)
        assert database.query("SELECT DISTINCT notes, extra FROM customer") == [("x" * 12, "new")]
        database.close_database()
    assert seen <= {"old", "new"}


def _state(file) -> str:
    """Which of the two states a killed migration left; anything else is told in words."""
    conn = OpenFile(str(file)).new_connection()
    try:
        assert conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        columns = {name for (name,) in conn.execute("SELECT name FROM pragma_table_info('customer')")}
        recorded = conn.execute("SELECT count(*) FROM schema_migration WHERE name = '0999_heavy'").fetchone()[0]
        rows = conn.execute("SELECT DISTINCT length(notes) FROM customer").fetchall()
        left = conn.execute("SELECT count(*) FROM sqlite_master WHERE name = 'rewritten'").fetchone()[0]
        found = ("extra" in columns, recorded, str(rows), left)
        states = {(False, 0, "[(0,)]", 0): "old", (True, 1, "[(12,)]", 0): "new"}
        return states.get(found, str(found))
    finally:
        conn.close()


def test_killed_while_attaching(tmp_path):
    file, chance = tmp_path / "branch.aftercare", random.Random(3)
    database.open_database(file)
    database.close_database()

    def attach_for_ever(pipe):
        database.open_database(file)
        turn = 0
        while True:
            turn += 1
            sha256, size = attachment_store.keep(os.urandom(200_000))
            with database.transaction():
                database.next_serial(NumberSeries, sha256, str(size), "")

    for _ in range(KILLS_WHILE_ATTACHING):
        killed_after(attach_for_ever, 0.05 + chance.random() * 0.05)
    database.open_database(file)
    rows = database.query("SELECT series, branch FROM number_series")
    assert rows
    assert [row for row in rows if not attachment_store.is_whole(row[0], int(row[1]), thorough=True)] == []
    attachment_store.sweep()
    assert list(attachment_store.store_folder().glob("*.part")) == []
