"""What is on file that rows of a sheet may mean, read by a few statements whatever the size of either."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from app.models import database
from app.models.base import Table

GROUP = 500
"""Values asked for by one statement."""


def rows_where(
    table: type[Table], column: str, values: Iterable[Any], fields: tuple[str, ...]
) -> Iterator[dict[str, Any]]:
    """The rows whose column is one of these values, each once, as a dictionary of stored values (dates as text)."""
    wanted = [value for value in dict.fromkeys(values) if value not in (None, "")]
    columns = ", ".join(f'"{table._meta.combined[name].column_name}"' for name in fields)
    for begin in range(0, len(wanted), GROUP):
        group = wanted[begin : begin + GROUP]
        places = ", ".join("?" * len(group))
        sql = f'SELECT {columns} FROM "{table.record_kind()}" WHERE "{column}" IN ({places}) ORDER BY id'
        for found in database.query(sql, group):
            yield dict(zip(fields, found, strict=True))
