"""Several programs write into one file at once, with second thoughts: they wait, nothing fails, numbers have no gap.

`burners` more processes keep the machine busy with other things meanwhile.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

from app.models import audit, database, pinyin
from app.models.organisation import NumberSeries
from tests.faults.runs import Figures
from tests.faults.runs._branches import save_one
from tests.faults.runs._processes import burning, chance_of, in_child, said_by

GUARANTEE, FULL = "G7", 1_000
PROMISE = "programs wait for each other; numbers are unique and gapless (G22)"
WRITERS = 4
LONGEST = 5.0
"""Seconds until a write is on the disk, the wait for the turn included."""

BREATH = 0.03
"""Seconds at most between two acts of one writer: one that takes none at all keeps the others out."""


class Undone(Exception):
    """Rolls a transaction back."""


def _writer(target: Any, turns: int, seed: int) -> Any:
    def child(pipe: int) -> None:
        database.open_database(target)
        pinyin.get_ready()  # as every use case does before it takes the right to write
        slowest, chance = 0.0, chance_of(f"g7 {seed}")
        for turn in range(turns):
            begun = time.monotonic()
            number = save_one()
            slowest = max(slowest, time.monotonic() - begun)
            os.write(pipe, f"{number}\n".encode())
            time.sleep(chance.random() * BREATH)
            if (turn + seed) % 7 == 0:
                try:
                    with database.transaction():
                        database.next_serial(NumberSeries, "customer", "GZ01", "")
                        raise Undone
                except Undone:
                    os.write(pipe, b"undone\n")
        os.write(pipe, f"slowest {slowest}\n".encode())

    return child


def run(folder: Path, count: int, target: str = "", burners: int = 0) -> Figures:
    """`count` writes by four processes, every seventh followed by one that is rolled back."""
    figures, where = Figures(), target or str(folder / "branch.aftercare")
    database.open_database(where)
    database.close_database()
    turns = max(1, count // WRITERS)
    with burning(burners):
        children = [in_child(_writer(where, turns, seed)) for seed in range(WRITERS)]
        words = "".join(said_by(*child) for child in children).split("\n")
    figures.injected = WRITERS * turns
    figures.wrong += [word for word in words if word.startswith("FAILED")]
    numbers = sorted(word for word in words if word.startswith("K"))
    expected = [f"K{serial:06d}" for serial in range(1, WRITERS * turns + 1)]
    figures.expect(numbers == expected, f"numbers: {len(numbers)} of {len(expected)}, {len(set(numbers))} different")
    slowest = max([float(word.split()[1]) for word in words if word.startswith("slowest")], default=99.0)
    figures.expect(slowest < LONGEST, f"somebody waited {slowest:.1f} s")
    database.open_database(where)
    figures.expect(audit.verify() is None, "the chain is broken")
    figures.expect(audit.head()[0] == WRITERS * turns, "an audit line is missing")
    database.close_database()
    figures.count("writes that waited their turn", len(numbers))
    figures.count("rolled back, number given back", words.count("undone"))
    figures.notes["slowest wait"] = f"{slowest:.1f} s"
    return figures
