"""The returned-part ledger at fifteen parts to a call: 300,000 in a branch of 20,000 calls.

It is measured as `every_ledger` does it. The demonstration takes three things back to ten calls; its parts are copied,
each copy some hours older, until there are enough.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.ledgers._catalogue import all_ledgers
from app.ledgers._source import LedgerState
from app.models import database, search
from app.models.returned_part import ReturnedPart
from app.ui import theme
from benchmarks import ledger
from benchmarks.every_ledger import FEW, FLOORS, _orders, _views
from benchmarks.ledger import Stage
from benchmarks.measuring import Finding, opened, worst_first

TO_A_CALL = 15
MOST = 300_000
_NEW = {
    "number": "number || '-' || ?1",
    "uid": "lower(hex(randomblob(16)))",
    "serial": "CASE WHEN serial = '' THEN '' ELSE serial || '-' || ?1 END",
    "received_at": "strftime('%Y-%m-%dT%H:%M:%SZ', received_at, '-' || ?1 || ' hours')",
}
"""What a copy has of its own, in the SQL of SQLite; ?1 is the how-manieth copy it is."""


def measure(branch: Path) -> Iterator[Finding]:
    """Opening, the worst shipped view and the worst order. Changes the branch."""
    program = QApplication.instance() or QApplication([])
    assert isinstance(program, QApplication)
    theme.apply(program, theme.Scheme.LIGHT)
    opened(branch)
    count = _fill(min(MOST, TO_A_CALL * int(database.scalar("SELECT count(*) FROM service_call") or 0)))
    if not count:
        return
    print(f"note: {count:,} returned parts", flush=True)
    ledger.ROUNDS = FEW
    stage = Stage(all_ledgers()["returned_parts"])
    name = stage.ledger.name
    yield Finding(f"{name}: open", *stage.compared(LedgerState()), FLOORS["open"])
    yield from list(worst_first(_views(stage, name)))[:1]
    yield from list(worst_first(_orders(stage, name)))[:1]


def _fill(wanted: int) -> int:
    """Copy the parts until there are as many as wanted; returns how many there are."""
    there = int(database.scalar("SELECT count(*) FROM returned_part") or 0)
    first = there
    names = [str(field.column_name) for field in ReturnedPart._meta.sorted_fields if field.name != "id"]
    columns = ", ".join(names)
    values = ", ".join(_NEW.get(name, name) for name in names)
    copy = 0
    while 0 < there < wanted:
        copy += 1
        with database.transaction():
            database.execute(
                f"INSERT INTO returned_part ({columns}) SELECT {values} FROM returned_part WHERE id <= ?2 "
                "ORDER BY id LIMIT ?3",
                (copy, _last_of(first), min(first, wanted - there)),
            )
        there = int(database.scalar("SELECT count(*) FROM returned_part") or 0)
    if copy:
        search.rebuild(ReturnedPart.record_kind())
        database.execute("ANALYZE returned_part")
    return there


def _last_of(count: int) -> int:
    """The id of the last of the first `count` parts."""
    return int(database.scalar("SELECT id FROM returned_part ORDER BY id LIMIT 1 OFFSET ?", (count - 1,)) or 0)
