"""Killed while a file is brought up to date: the old state or the new one, and the next start finishes it."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from unittest import mock

from app.models import _upgrade, database
from app.models._file import OpenFile
from app.models.customer import Customer
from tests.faults.runs import Figures
from tests.faults.runs._processes import chance_of, killed_after

GUARANTEE, FULL = "G13", 100
PROMISE = "an upgrade is done whole or not at all"
ROWS = 4_000
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


def run(folder: Path, count: int) -> Figures:
    """Kill `count` upgrades with a heavy step."""
    figures, chance = Figures(), chance_of("g13")
    original, steps, file = folder / "original.aftercare", folder / "steps", folder / "branch.aftercare"
    database.open_database(original)
    with database.transaction():
        now = "2026-11-22T00:00:00Z"
        Customer.insert_many(
            {"number": f"K{n:06d}", "name": "王小明", "created_at": now, "changed_at": now} for n in range(ROWS)
        ).execute()
    database.close_database()
    shutil.copytree(_upgrade.migrations_folder(), steps)
    (steps / "0999_heavy.py").write_text(HEAVY_STEP)
    with mock.patch.object(_upgrade, "migrations_folder", return_value=steps):
        shutil.copy(original, file)
        begun = time.monotonic()
        database.open_database(file)
        duration = time.monotonic() - begun
        database.close_database()
        for turn in range(count):
            shutil.copy(original, file)
            killed_after(lambda pipe: database.open_database(file), chance.random() * duration * 1.1)
            figures.injected += 1
            state = _state(file)
            if figures.expect(state in ("old", "new"), f"kill {turn}: {state}"):
                figures.count(state)
            database.open_database(file)
            whole = database.query("SELECT DISTINCT notes, extra FROM customer") == [("x" * 12, "new")]
            figures.expect(whole, f"kill {turn}: the next start did not finish it")
            database.close_database()
            shutil.rmtree(folder / "backups", ignore_errors=True)
    return figures


def _state(file: Path) -> str:
    """Which of the two states a killed upgrade left; anything else is told in words."""
    conn = OpenFile(str(file)).new_connection()
    try:
        if conn.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            return "damaged"
        columns = {name for (name,) in conn.execute("SELECT name FROM pragma_table_info('customer')")}
        recorded = conn.execute("SELECT count(*) FROM schema_migration WHERE name = '0999_heavy'").fetchone()[0]
        rows = conn.execute("SELECT DISTINCT length(notes) FROM customer").fetchall()
        left = conn.execute("SELECT count(*) FROM sqlite_master WHERE name = 'rewritten'").fetchone()[0]
        found = ("extra" in columns, recorded, str(rows), left)
        states = {(False, 0, "[(0,)]", 0): "old", (True, 1, "[(12,)]", 0): "new"}
        return states.get(found, str(found))
    finally:
        conn.close()
