"""A file that is copied from the model is the one that the steps make."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.models import database
from tests.new_files import NewFiles

SAME = ("PRAGMA user_version", "PRAGMA application_id", "PRAGMA page_size", "PRAGMA journal_mode", "PRAGMA auto_vacuum")


def _content(path: Path) -> list[Any]:
    database.open_database(path)
    told: list[Any] = [database.query(pragma) for pragma in SAME]
    told.append(database.query("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name"))
    real = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    for (table,) in database.query(real):
        rows = database.query(f'SELECT * FROM "{table}"')
        told.append((table, sorted(map(str, rows)) if table != "schema_migration" else [row[1] for row in rows]))
    database.close_database()
    return told


def test_a_copied_file_is_the_one_that_the_steps_make(tmp_path: Path, new_files: NewFiles) -> None:
    before = new_files.copied
    quick = _content(tmp_path / "quick.aftercare")
    assert new_files.copied == before + 1
    new_files.is_on = False
    assert _content(tmp_path / "by steps.aftercare") == quick
    assert new_files.copied == before + 1
