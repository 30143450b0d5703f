"""Loading a new branch by the million: without the care that a branch in use needs, and with all of it afterwards."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from typing import Any

from app.models import database
from app.models.base import Table

_CARELESS = (
    ("synchronous", "0"),  # nothing to lose yet: whoever loads throws a half-loaded file away
    ("foreign_keys", "0"),
    ("temp_store", "1"),  # indexes are sorted on the disk
    ("cache_size", "-32768"),
    ("mmap_size", "0"),  # written pages would stay in memory
    ("journal_mode", "truncate"),  # no second copy of new pages; in memory it would grow with every merge of the index
)


@contextlib.contextmanager
def loading(tables: Iterable[type[Table]]) -> Iterator[None]:
    """Load many rows into these tables of a new branch file inside the block: no waiting for the disk, no indexes.

    At the end the indexes are built, a sorted one at a time, and the file is as careful as before; references are not
    checked. A power failure inside the block may leave a broken file. On a server nothing is different.
    """
    if database.engine() != "sqlite":
        yield
        return
    before = [(name, _pragma(name)) for name, _ in reversed(_CARELESS)]
    indexes = _take_indexes([table.record_kind() for table in tables])
    try:
        for name, value in _CARELESS:
            _set_pragma(name, value)
        yield
    finally:
        _give_indexes(indexes)
        for name, value in before:
            _set_pragma(name, value)


def _pragma(name: str) -> Any:
    return database.scalar(f"PRAGMA {name}")


def _set_pragma(name: str, value: Any) -> None:
    database.query(f"PRAGMA {name} = {value}")


def _take_indexes(kinds: list[str]) -> list[str]:
    """Drop the indexes of these tables; returns the statements that build them."""
    taken: list[str] = []
    with database.transaction():
        for kind in kinds:
            stored = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL"
            for name, sql in database.query(f"{stored} ORDER BY name", (kind,)):
                database.execute(f'DROP INDEX "{name}"')
                taken.append(sql)
    return taken


def _give_indexes(statements: list[str]) -> None:
    for statement in statements:
        with database.transaction():
            database.execute(statement)
