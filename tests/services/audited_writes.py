"""Watches every use case that a test runs: what it writes must stand in the audit trail, with old and new (R010)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from app.models import audit, database
from app.models.base import Record
from app.models.tables import ALL_TABLES
from app.services import _use_case
from app.services._field_labels import KEPT_IN_STEP

TABLES = {table.record_kind(): table for table in ALL_TABLES}
RECORDS = {name for name, table in TABLES.items() if issubclass(table, Record)}
SILENT = {
    "audit_entry": "the trail itself",
    "audit_anchor": "where the trail was kept; never changed",
    "number_series": "the counter; the record that bears the number is told of",
    "draft": "what is being typed, not saved yet",
    "user_preference": "how somebody arranged their window",
}
"""Tables of which the trail tells nothing, and why."""
IN_STEP = {
    "spare_part": {"in_store", "in_bags", "is_short"},
    "contract": {"next_inspection_on"},
}
"""Columns that only add up what other records say; those are told of."""
HOUSE = {"row_version", "changed_at", "created_at", "uid"}
_WRITES = re.compile(r'\s*(INSERT|REPLACE|UPDATE|DELETE)\s(?:OR \w+ )?(?:INTO |FROM )?"?(\w+)"?(.*)', re.S | re.I)
_SET = re.compile(r'"?(\w+)"?\s*=')


def unaudited(statements: list[str], lines: list[tuple[str, str]]) -> list[str]:
    """What is wrong with a transaction that ran these statements and left these lines (kind, changes)."""
    wrong: list[str] = []
    erases = any(kind == "erasure" for kind, _ in lines)  # its line counts the rows; what they held must not be told
    told = {kind for kind, _ in lines}
    for statement in statements:
        found = _WRITES.match(statement)
        name = found[2] if found else ""
        if found is None or name not in TABLES or name in SILENT:
            continue
        if _is_in_step(name, found[1], found[3]):
            continue
        if not lines:
            wrong.append(f"{name} was written without any line: {statement[:120]}")
        elif name in RECORDS and name not in told and not erases:
            wrong.append(f"no line tells of {name}: {statement[:160]}")
    for kind, changes in lines:
        pairs = json.loads(changes)
        if not all(isinstance(pair, list) and len(pair) == 2 for pair in pairs.values()):
            wrong.append(f"a line about {kind} does not say old and new: {changes[:160]}")
    return wrong


def _is_in_step(name: str, verb: str, rest: str) -> bool:
    """Whether an update changes only what follows from records that are told of."""
    if verb.upper() != "UPDATE":
        return False
    columns = set(_SET.findall(re.split(r"\sWHERE\s", rest, flags=re.I)[0]))
    return columns <= HOUSE | KEPT_IN_STEP | IN_STEP.get(name, set())


@contextmanager
def watched(replace: Callable[[Any, str, Any], object]) -> Iterator[list[str]]:
    """Look at every transaction of a use case inside the block; the list holds what is wrong. Of SQLite only."""
    wrong: list[str] = []
    carried_out = _use_case.transact

    def transact(unit: Any, act: Any) -> Any:
        if database.engine() != "sqlite" or database.in_transaction():
            return carried_out(unit, act)
        statements: list[str] = []
        before, connection = audit.head()[0], database.current().connection()
        connection.set_trace_callback(statements.append)
        try:
            result = carried_out(unit, act)
        finally:
            connection.set_trace_callback(None)
        lines = database.query("SELECT kind, changes FROM audit_entry WHERE id > ?", (before,))
        wrong.extend(f"{unit.action}: {one}" for one in unaudited(statements, [(row[0], row[1]) for row in lines]))
        return result

    replace(_use_case, "transact", transact)
    yield wrong
