"""Counts asked for again and again are taken once until somebody writes: 2 ms for a table of a million rows.

A server does not tell whether somebody wrote, so there every count is taken afresh.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from app.models import database

_MOST_KEPT = 200
_kept: dict[tuple[str, tuple[Any, ...]], tuple[tuple[int, ...], int]] = {}
"""By a counting statement and its parameters: the stamp of the database then, and the count."""


def known(sql: str, params: Sequence[Any]) -> int | None:
    """The count that this statement gave, if nobody has written since; None where that is not known."""
    if database.engine() != "sqlite":
        return None
    kept = _kept.get((sql, tuple(params)))
    return kept[1] if kept and kept[0] == database.stamp() else None


def counted(sql: str, params: Sequence[Any], count: Callable[[], int]) -> int:
    """The count if it is known, else what `count` says, kept with the state of the database that it belongs to."""
    found = known(sql, params)
    if found is None:
        stamp = database.stamp()
        found = count()
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        if stamp:
            _kept[sql, tuple(params)] = stamp, found
    return found
