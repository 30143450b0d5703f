"""How a query says which index to walk, where the two engines differ.

SQLite's planner, left to itself, walks an order's index even for a handful of matches; PostgreSQL's knows better and
needs no word. In both an empty (NULL) value is the smallest.
"""

from __future__ import annotations

from app.models import database


def walking(table: str, index: str) -> str:
    """The FROM clause that reads a table along this index."""
    return f"{table} INDEXED BY {index}" if index and database.engine() == "sqlite" else table


def in_order(column: str, descending: bool) -> str:
    """An ORDER BY term with empty values as the smallest; an index on the column serves it on SQLite."""
    direction = "DESC" if descending else "ASC"
    if database.engine() == "sqlite":
        return f"{column} {direction}"
    return f"{column} {direction} NULLS {'LAST' if descending else 'FIRST'}"


def sorted_apart(column: str, descending: bool) -> str:
    """An ORDER BY term that sorts the matches instead of walking the column's index."""
    prefix = "+" if database.engine() == "sqlite" else ""
    return in_order(prefix + column, descending)
