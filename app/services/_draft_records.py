"""Which record a kept form was about, and what has become of it since: changed by whom, or void."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from app.models.base import Table
from app.models.organisation import AuditEntry
from app.models.tables import ALL_TABLES
from app.services._people import full_names
from app.services.drafts import About, ChangedSince, records_of

_TABLES: Mapping[str, type[Table]] = {table.record_kind(): table for table in ALL_TABLES}
_CALLED = {"case": "complaint", "owner": "customer"}
"""Words of forms for kinds of record that have another name."""
_LOOKED_AT = frozenset({"personal.unmask", "personal.report"})
"""Lines of the history that tell of no change."""
_SAYS_NOTHING = frozenset({"entry", "file", "found", "line"})


def kinds_of(words: Iterable[str]) -> tuple[str, ...]:
    """The kinds of record that are meant: by the file and the class of a query together (`tool`, `loan`), by a class
    that names one kind alone, as a file of queries gives several, or else by the first word that names any.
    """
    several = tuple(words)
    if len(several) > 1 and several[1] not in _SAYS_NOTHING:
        together, alone = "_".join(several[:2]), _named(several[1])
        if together in _TABLES:
            return (together,)
        if len(alone) == 1:
            return alone
    return next((found for word in several if word not in _SAYS_NOTHING and (found := _named(word))), ())


def _named(word: str) -> tuple[str, ...]:
    kind = _CALLED.get(word, word)
    return (kind,) if kind in _TABLES else tuple(one for one in _TABLES if one.endswith(f"_{kind}"))


def is_void(content: Mapping[str, Any]) -> bool:
    """Whether a record that the form was about has been voided; not said of one that may be another kind's."""
    return any(_is_void_for_certain(one) for one in records_of(content))


def _is_void_for_certain(one: About) -> bool:
    rows = [
        row
        for kind in kinds_of(one.words)
        if (row := _TABLES[kind].get_or_none(_TABLES[kind]._meta.fields["id"] == one.row_id)) is not None
    ]
    return bool(rows) and all(map(_says_void, rows))


def _says_void(row: Table) -> bool:
    stored = row.__data__
    return stored.get("voided_at") is not None or bool(stored.get("is_void")) or stored.get("state") == "void"


def changes_since(records: Iterable[About], since: datetime) -> tuple[ChangedSince, ...]:
    """What the history says of these records since then, the latest first; not who only looked at a number."""
    names, found = full_names(), {}
    for one in records:
        for kind in kinds_of(one.words):
            mine = (AuditEntry.kind == kind) & (AuditEntry.row_id == one.row_id) & (AuditEntry.at > since)
            for line in AuditEntry.select().where(mine):
                found[line.id] = line
    return tuple(
        ChangedSince(_fields(line), names.get(line.user_name) or line.user_name or "")
        for _, line in sorted(found.items(), reverse=True)
        if line.action not in _LOOKED_AT
    )


def _fields(line: AuditEntry) -> frozenset[str]:
    try:
        return frozenset(json.loads(line.changes or "{}"))
    except ValueError:  # what is masked or erased need not be JSON
        return frozenset()
