"""One row in, few rows out, by statements that are worded once: peewee words sixty columns anew at every use (1 ms)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from app.models import database
from app.models.base import Table

Row = TypeVar("Row", bound=Table)


def add(table: type[Row], **values: Any) -> Row:
    """A new row with these values and the table's defaults, written; as `table.create`, with database errors worded."""
    row = table(**values)
    stored = row.__data__
    names = tuple(name for name, value in stored.items() if name != "id" or value is not None)
    sql, as_stored = _insertion(table, names)
    row.id = database.query(sql, [turn(stored[name]) for name, turn in as_stored])[0][0]
    row._dirty.clear()
    return row


def find(table: type[Row], row_id: int) -> Row | None:
    """The row with this id, as `table.get_or_none`."""
    found = database.query(_selection(table, "id"), (row_id,))
    return _read(table, found[0]) if found else None


def of_owner(table: type[Row], owner: str, owner_id: int) -> list[Row]:
    """The rows whose field `owner` refers to this id, oldest first; as `table.select().where(…).order_by(table.id)`."""
    return [_read(table, values) for values in database.query(_selection(table, owner), (owner_id,))]


def _read(table: type[Row], values: tuple[Any, ...]) -> Row:
    row = table(__no_default__=True)
    row.__data__ = {name: turn(value) for (name, turn), value in zip(_readings(table), values, strict=True)}
    return row


@cache
def _insertion(table: type[Table], names: tuple[str, ...]) -> tuple[str, list[tuple[str, Callable[[Any], Any]]]]:
    """The statement, and how each field's value is stored, in its order."""
    fields = table._meta.fields
    columns = ", ".join(f'"{fields[name].column_name}"' for name in names)
    places = ", ".join("?" * len(names))
    sql = f'INSERT INTO "{table.record_kind()}" ({columns}) VALUES ({places}) RETURNING id'
    return sql, [(name, fields[name].db_value) for name in names]


@cache
def _selection(table: type[Table], by: str) -> str:
    columns = ", ".join(f'"{field.column_name}"' for field in table._meta.sorted_fields)
    wanted = table._meta.fields[by].column_name
    return f'SELECT {columns} FROM "{table.record_kind()}" WHERE "{wanted}" = ? ORDER BY id'


@cache
def _readings(table: type[Table]) -> list[tuple[str, Callable[[Any], Any]]]:
    """Each field and how its stored value is read, in the order of the statement."""
    return [(field.name, field.python_value) for field in table._meta.sorted_fields]
