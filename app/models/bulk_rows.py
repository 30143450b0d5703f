"""Many records in one transaction of a branch in use: as careful as one by one, about as quick as the driver."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from app.models import database, search
from app.models.base import Record, Table

BATCH = 2_000
"""Rows of one round: what a report of progress, and so a cancel, waits for."""

_ROOMY_CACHE = -262_144
"""256 MB, as SQLite writes kibibytes."""


@contextlib.contextmanager
def roomy_cache() -> Iterator[None]:
    """More memory for the pages of the file inside the block: many rows touch every index, again and again."""
    if database.engine() != "sqlite":
        yield
        return
    before = database.scalar("PRAGMA cache_size")
    database.query(f"PRAGMA cache_size = {_ROOMY_CACHE}")
    try:
        yield
    finally:
        database.query(f"PRAGMA cache_size = {before}")


def reserve_ids(table: type[Table], count: int) -> Sequence[int]:
    """The ids of the next `count` rows of a table, inside the transaction that adds them."""
    if not count:
        return ()
    name = table.record_kind()
    if database.engine() == "sqlite":  # the transaction holds the only right to write
        first = int(database.scalar(f'SELECT coalesce(max(id), 0) FROM "{name}"')) + 1
        return range(first, first + count)
    drawn = database.query("SELECT nextval(pg_get_serial_sequence(?, 'id')) FROM generate_series(1, ?)", (name, count))
    return [int(number) for (number,) in drawn]


def insert(
    table: type[Table], rows: Sequence[dict[str, Any]], ids: Sequence[int], stamp: str, tick: Callable[[int], object]
) -> None:
    """Add rows with these ids; values as they are stored (dates as text), the table's defaults for the rest.

    Records get their identity and `stamp` as the moment of entry. Searched kinds are indexed. `tick(rows)` is called
    after every batch.
    """
    names, blank, sql, is_record = _shape(table)
    values = itemgetter(*names)
    columns = search.SEARCHED.get(table)
    kept = {"created_at": stamp, "changed_at": stamp, "row_version": 1} if is_record else {}
    for begin in range(0, len(rows), BATCH):
        batch, numbers = rows[begin : begin + BATCH], ids[begin : begin + BATCH]
        uids = os.urandom(16 * len(batch)).hex()
        whole = [
            {**blank, **kept, "uid": uids[32 * at : 32 * at + 32], **row, "id": number}
            for at, (row, number) in enumerate(zip(batch, numbers, strict=True))
        ]
        database.execute_many(sql, [values(row) for row in whole])
        if columns:
            searched = itemgetter("id", *columns)
            search.bulk_put(table.record_kind(), [searched(row) for row in whole])
        tick(len(batch))


@cache
def _shape(table: type[Table]) -> tuple[tuple[str, ...], dict[str, Any], str, bool]:
    """The fields of a table in order, their defaults, the statement, and whether its rows are records."""
    fields = table.written_fields()
    blank = {field.name: None if callable(field.default) else field.db_value(field.default) for field in fields}
    columns = ", ".join(f'"{field.column_name}"' for field in fields)
    places = ", ".join("?" * len(fields))
    sql = f'INSERT INTO "{table.record_kind()}" ({columns}) VALUES ({places})'
    return tuple(field.name for field in fields), blank, sql, issubclass(table, Record)


def update(table: type[Table], changes: Iterable[tuple[int, dict[str, Any]]], stamp: str) -> None:
    """Change fields of records, each to a new version: (id, values as stored). The caller holds the transaction."""
    groups: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
    searched = set(search.SEARCHED.get(table, ()))
    moved: dict[int, None] = {}
    for row_id, values in changes:
        groups.setdefault(tuple(values), []).append((*values.values(), stamp, row_id))
        if searched & values.keys():
            moved[row_id] = None
    for names, rows in groups.items():
        columns = ", ".join(f'"{table._meta.fields[name].column_name}" = ?' for name in names)
        database.execute_many(
            f'UPDATE "{table.record_kind()}" SET {columns}, row_version = row_version + 1, changed_at = ? WHERE id = ?',
            rows,
        )
    search.renew(table.record_kind(), list(moved))
