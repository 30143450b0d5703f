"""Rows of the demonstration branch on their way into the database, by the thousand."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b
from operator import itemgetter
from typing import Any

from app.models import database, search
from app.models.base import DayField, MomentField, Table
from app.models.service_call import ServiceCallEvent

_EVENTS = (
    f"INSERT INTO {ServiceCallEvent.record_kind()} (call_id, kind, happened_at, entered_at, user_name, state, detail, "
    "data, clock_suspect) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class Batch:
    """Rows waiting to be written, a list a table; written together, so that memory stays the same whatever the size."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self._rows: dict[type[Table], list[dict[str, Any]]] = defaultdict(list)
        self._written: Counter[type[Table]] = Counter()
        self._events: list[tuple[Any, ...]] = []

    def add(self, table: type[Table], stamp: datetime | None = None, **values: Any) -> int:
        """Put a row aside; returns the id that it will have. `stamp` is when a record was made."""
        return self.put(table, values, stamp)

    def put(self, table: type[Table], values: dict[str, Any], stamp: datetime | None = None) -> int:
        """As `add`, for a row that is still changed until it is written."""
        rows = self._rows[table]
        row_id = self._written[table] + len(rows) + 1
        if stamp is not None:
            values["created_at"] = values["changed_at"] = stamp
            values["uid"] = blake2b(f"{self.seed}:{table.__name__}:{row_id}".encode(), digest_size=16).hexdigest()
        rows.append(values)
        return row_id

    def in_order(self, *tables: type[Table]) -> None:
        """Have the rows of these tables written in this order: later ones refer to earlier ones."""
        for table in tables:
            self._rows[table]  # makes its place

    def event(
        self,
        call_id: int,
        kind: str,
        happened_at: datetime,
        entered_at: datetime,
        user_name: str,
        state: str,
        detail: str,
        told: str,
    ) -> None:
        """Put an event of a call aside."""
        happened, entered = _stored(happened_at), _stored(entered_at)
        self._events.append((call_id, kind, happened, entered, user_name, state, detail, told, False))

    def write(self) -> None:
        """Write what is waiting, in the order in which tables first appeared, and index what is searched."""
        for table, rows in self._rows.items():
            if rows:
                first = self._written[table] + 1
                _shape_of(table).insert(rows)
                _index(table, rows, first)
                self._written[table] += len(rows)
        database.execute_many(_EVENTS, self._events)
        self._rows.clear()
        self._events.clear()


class _Shape:
    """How rows of a table go in: all their values in one order, moments and dates as texts."""

    def __init__(self, table: type[Table]) -> None:
        fields = [field for field in table.written_fields() if field.name != "id"]
        self.blank = {
            field.name: None if callable(field.default) else field.db_value(field.default) for field in fields
        }
        self.values = itemgetter(*self.blank)
        self.moments = [field.name for field in fields if isinstance(field, MomentField)]
        self.days = [field.name for field in fields if isinstance(field, DayField)]
        names = ", ".join(field.column_name for field in fields)
        places = ", ".join("?" for _ in fields)
        self.sql = f"INSERT INTO {table.record_kind()} ({names}) VALUES ({places})"

    def insert(self, rows: Iterable[dict[str, Any]]) -> None:
        database.execute_many(self.sql, [self._line(row) for row in rows])

    def _line(self, row: dict[str, Any]) -> tuple[Any, ...]:
        """A row as it is stored; every moment in a story is UTC."""
        whole = self.blank | row
        for name in self.moments:
            moment = whole[name]
            if moment is not None:
                whole[name] = _stored(moment)
        for name in self.days:
            day = whole[name]
            if day is not None:
                whole[name] = day.isoformat()
        return self.values(whole)


_shape_of = lru_cache(maxsize=None)(_Shape)


@lru_cache(maxsize=65_536)
def _stored(moment: datetime) -> str:
    return moment.isoformat()[:19] + "Z"


def _index(table: type[Table], rows: list[dict[str, Any]], first: int) -> None:
    columns = search.SEARCHED.get(table)
    if columns:
        lines = ((first + place, *(row.get(name) for name in columns)) for place, row in enumerate(rows))
        search.bulk_put(table.record_kind(), lines)
