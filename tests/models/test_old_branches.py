"""Branches that older versions left are carried on: every call, every customer, and a copy of before."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest

from app.models import _upgrade, database

KEPT = sorted((Path(__file__).resolve().parents[1] / "data" / "branches").glob("*.xz"))


def test_there_are_some() -> None:
    assert KEPT


@pytest.mark.parametrize("packed", KEPT, ids=lambda one: one.name)
def test_an_old_branch_is_carried_on(packed: Path, tmp_path: Path) -> None:
    file = tmp_path / "branch.aftercare"
    file.write_bytes(lzma.decompress(packed.read_bytes()))
    database.open_database(file)
    (newest,) = database.query("SELECT max(name) FROM schema_migration")
    assert newest == (_upgrade.migration_names()[-1],)
    assert database.scalar("SELECT count(*) FROM service_call") == 20
    assert database.scalar("SELECT count(*) FROM customer") == 200
    assert database.query("PRAGMA foreign_key_check") == []
    (before,) = (tmp_path / "backups").iterdir()
    assert before.name.startswith("branch-before-")
