"""Read-only connections: quick to sort, and gone without holding anybody up."""

from __future__ import annotations

import pytest

from app.models import _reader, database


def test_a_plain_files_reader_sorts_on_the_disk_and_a_sealed_ones_in_memory(tmp_path):
    for key, wanted in (("", 1), ("words", 2)):
        database.open_database(tmp_path / f"branch{key}.aftercare", key=key)
        with database.reader() as reader:
            assert list(reader.rows("PRAGMA temp_store")) == [(wanted,)]
        assert database.scalar("PRAGMA temp_store") == 2


def test_memory_is_let_go_before_closing(branch, monkeypatch):
    if database.engine() != "sqlite":
        pytest.skip("SQLite only")
    done: list[str] = []
    with database.reader() as reader:
        assert next(iter(reader.rows("SELECT id FROM staff ORDER BY name"))), "not read to its end"
        real = reader._connection

        class Watched:
            def execute(self, statement, *values):
                done.append(statement)
                return real.execute(statement, *values)

            def close(self):
                done.append("close")
                real.close()

        monkeypatch.setattr(reader, "_connection", Watched())
    assert done == [*_reader._LETTING_GO, "close"]
