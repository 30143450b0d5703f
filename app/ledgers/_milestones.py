"""Known places along an index of SQLite: a far page is walked to once, and found at once from then on.

OFFSET walks an index row by row, 5 to 20 ms a million. Every `STEP` rows a walk leaves a milestone (the order's value
and the id of the row there), and later pages are walked to from the nearest one, from either side.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.models import database, plans

STEP = 8_192
Mark = tuple[Any, int]
"""The value of the order's column and the id of the row just before a milestone."""


class Milestones:
    """Milestones of one order. `place` is the FROM clause, `where` the filters ("" or " WHERE …") with `params`."""

    def __init__(
        self, place: str, where: str, params: Sequence[Any], column: str, count: int, *, descending: bool
    ) -> None:
        self._place, self._where, self._params = place, where, tuple(params)
        self._column, self._count, self._descending = column, count, descending
        self._marks: dict[int, Mark] = {}

    def are_useful(self, first: int, size: int) -> bool:
        """Whether the rows lie further from both ends than one step."""
        return first >= STEP and self._count - first - size >= STEP

    def keys(self, first: int, size: int) -> list[int]:
        """The keys of these rows; fewer when rows have gone since they were counted."""
        block = first // STEP
        mark = self._reach(block)
        return [row[1] for row in self._rows(mark, self._descending, size, first - block * STEP)] if mark else []

    def _reach(self, block: int) -> Mark | None:
        """The milestone at the beginning of a block, walked to from the nearest known one."""
        below = max((known for known in self._marks if known <= block), default=0)
        last = self._count // STEP
        above = min((known for known in self._marks if known >= block), default=last + 1)
        if block - below <= above - block:
            for place in range(below, block):
                self._set(place + 1, self._marks.get(place), self._descending, STEP - 1)
        else:
            if above > last:
                self._set(last, None, not self._descending, self._count - last * STEP)
                above = last
            for place in range(above, block, -1):
                self._set(place - 1, self._marks.get(place), not self._descending, STEP - 1)
        return self._marks.get(block)

    def _set(self, block: int, start: Mark | None, down: bool, offset: int) -> None:
        found = self._rows(start, down, 1, offset)
        if found:
            self._marks[block] = found[0]

    def _rows(self, start: Mark | None, down: bool, size: int, offset: int) -> list[Any]:
        """Rows beyond a milestone (None: from the end of the index), as value and id.

        One stretch of the index after the other: a statement that merges them walks ten times as slowly.
        """
        direction = "DESC" if down else "ASC"
        order = f"ORDER BY {plans.in_order(self._column, down)}, id {direction} LIMIT ?"
        found: list[Any] = []
        for condition, values in _beyond(self._column, start, down=down) if start else [("", ())]:
            if len(found) == size:
                break
            joined = f"{self._where} AND {condition}" if self._where else f" WHERE {condition}"
            place = f"FROM {self._place}{joined if condition else self._where}"
            params = (*self._params, *values)
            rows = database.query(
                f"SELECT {self._column}, id {place} {order} OFFSET ?", (*params, size - len(found), offset)
            )
            found += rows
            if rows:
                offset = 0
            elif offset:
                offset -= database.scalar(f"SELECT count(*) FROM (SELECT 1 {place} LIMIT ?)", (*params, offset))
        return found


def _beyond(column: str, mark: Mark, *, down: bool) -> list[tuple[str, tuple[Any, ...]]]:
    """Conditions of the stretches that follow a row; empty values are the smallest."""
    value, row_id = mark
    sign = "<" if down else ">"
    if column == "id":
        return [(f"id {sign} ?", (row_id,))]
    if value is None:
        rest = [] if down else [(f"{column} IS NOT NULL", ())]
        return [(f"{column} IS NULL AND id {sign} ?", (row_id,)), *rest]
    rest = [(f"{column} IS NULL", ())] if down else []
    return [(f"{column} = ? AND id {sign} ?", (value, row_id)), (f"{column} {sign} ?", (value,)), *rest]
