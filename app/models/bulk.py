"""Loading a new branch by the million: without the care that a branch in use needs, and with all of it afterwards.

And giving an invented past a history in the order of time.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from typing import Any

from app.models import audit, database
from app.models.base import Table
from app.models.organisation import AuditEntry

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


@contextlib.contextmanager
def history_in_order() -> Iterator[None]:
    """Whoever invents a past tells one story after the other; the lines that the block adds to the change history are
    written at its end, the earliest first, as if everything had been entered when it happened.

    Until then they lie in a table of this connection only that goes by the same name, where whoever reads the history
    finds them; their numbers are not yet theirs. Nothing of them is kept when the block fails.
    """
    database.execute(_of_the_same_name())
    try:
        yield
        fields = AuditEntry.at, AuditEntry.user_name, AuditEntry.role, AuditEntry.action, AuditEntry.kind
        more = AuditEntry.row_id, AuditEntry.row_number, AuditEntry.changes, AuditEntry.reason
        found = AuditEntry.select(*fields, *more).order_by(AuditEntry.at, AuditEntry.id).dicts()
        lines: list[Any] = list(found)
    finally:
        database.execute(f"DROP TABLE {'temp' if database.engine() == 'sqlite' else 'pg_temp'}.audit_entry")
    with database.transaction():
        for line in lines:
            audit.append(**line)


def _of_the_same_name() -> str:
    """The statement that makes the table, which hides the real one while it is there."""
    if database.engine() != "sqlite":
        return "CREATE TEMP TABLE audit_entry (LIKE audit_entry INCLUDING DEFAULTS INCLUDING INDEXES)"
    made: str = database.scalar("SELECT sql FROM main.sqlite_master WHERE type = 'table' AND name = 'audit_entry'")
    return made.replace("CREATE TABLE", "CREATE TEMP TABLE", 1)


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
