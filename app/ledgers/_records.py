"""The rows of a ledger as records that travel to another branch's program: identity, version, every stored value.

What is worded, derived from the clock or a key of this database stays behind; the receiving program words it anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any

from app.core import clock
from app.core.tabular import Value
from app.ledgers._declaration import Column, Filter, Ledger
from app.ledgers._reading import reading
from app.ledgers._source import LedgerState, open_source
from app.models import database

_CHUNK = 500
_IDENTITY = ("uid", "row_version", "changed_at")


def travelling_columns(ledger: Ledger) -> tuple[Column, ...]:
    """The columns whose values travel: all that are stored, hidden ones too, without the keys of other rows."""
    return tuple(column for column in ledger.columns if column.derive is None and not column.stored.endswith("_id"))


def records(ledger: Ledger, filters: tuple[Filter, ...] = ()) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each row that the person signed in may see: its id here, and `uid number version changed_at values`.

    Amounts in fen, moments as `…Z`, days as ISO, flags as true or false, codes as stored; telephone numbers as the
    person sees them (`app.services._masking`).
    """
    names = tuple(column.name for column in travelling_columns(ledger))
    shown_in = reading(ledger, names)
    source = open_source(ledger, LedgerState(view=ledger.views[0].name, conditions=filters))
    wanted = ", ".join(("id", *shown_in.stored, *_IDENTITY))
    with database.reader() as reader, database.reader() as second:
        keys = (row[0] for row in reader.rows(source.keys_sql(), source.params))
        while some := list(islice(keys, _CHUNK)):
            marks = ", ".join("?" * len(some))
            found = second.rows(f"SELECT {wanted} FROM {ledger.table} WHERE id IN ({marks})", tuple(some))
            by_key = {row[0]: row for row in found}
            for key in some:
                if key in by_key:
                    yield key, _record(names, shown_in, by_key[key])


def _record(names: tuple[str, ...], shown_in: Any, raw: tuple[Any, ...]) -> dict[str, Any]:
    uid, version, changed_at = raw[-len(_IDENTITY) :]
    row = shown_in.row(raw[: -len(_IDENTITY)], clock.now())
    values = {name: _plain(value) for name, value in zip(names, row.values, strict=True)}
    number = str(values.get("number") or "")
    return {"uid": uid, "number": number, "version": version, "changed_at": changed_at, "values": values}


def _plain(value: Value) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, str):
        return value.replace("\0", "")  # nobody typed it, and no head office on a server could keep it
    return value.isoformat() if isinstance(value, date) else value
