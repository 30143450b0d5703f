"""Numbered records of which some are taken out of the file behind the program's back: those are reported, no others."""

from __future__ import annotations

from pathlib import Path

from app.models import database
from app.services import customers, number_register, service_calls
from tests.faults.runs import Figures
from tests.faults.runs._branches import act_as, furnished
from tests.faults.runs._processes import chance_of

GUARANTEE, FULL = "G22", 2_000
PROMISE = "numbers are never reused; every gap is reported, none is made up"
MISSING = 18


def run(folder: Path, count: int) -> Figures:
    """`count` service calls, one of ten rolled back while it is entered, 18 removed afterwards."""
    figures, chance = Figures(), chance_of("g22")
    database.open_database(furnished(folder))
    act_as("supervisor")
    owner = customers.create(name="远大印刷").result
    for at in range(count):
        if at % 10 == 0:
            try:
                with database.transaction():
                    service_calls.register(customer_id=owner, fault_text="算了")
                    raise _Undone
            except _Undone:
                figures.count("rolled back")
        service_calls.register(customer_id=owner, fault_text="卡纸")
    figures.injected = count
    figures.expect(not _missing(), "numbers are called missing before any is")
    every = database.query("SELECT id, number FROM service_call")
    gone = chance.sample(every, min(MISSING, count // 2))
    database.execute("PRAGMA foreign_keys = 0")
    for row_id, _ in gone:
        database.execute("DELETE FROM service_call WHERE id = ?", (row_id,))
    found = _missing()
    figures.expect(found == {number for _, number in gone}, f"missing {len(gone)}, reported {sorted(found)[:5]}")
    figures.count("missing, all reported", len(found & {number for _, number in gone}))
    figures.expect(len({number for _, number in every}) == count, "a number was drawn twice")
    database.close_database()
    return figures


class _Undone(Exception):
    """Rolls a call back."""


def _missing() -> set[str]:
    """Every number that the register calls missing."""
    found: set[str] = set()
    for book in number_register.books():
        for gap in book.gaps:
            head = gap.first_number[: len(gap.first_number) - 4]
            first = int(gap.first_number[-4:])
            found |= {f"{head}{serial:04d}" for serial in range(first, first + gap.count)}
    return found
