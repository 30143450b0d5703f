"""Wrong clocks: dead batteries, dates set back and forward, wrong zones. Nothing goes wrong in silence."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.core import clock
from app.models import audit, database
from app.services import soundness
from tests.faults.runs import Figures
from tests.faults.runs._processes import chance_of

GUARANTEE, FULL = "G30", 2_000
PROMISE = "wrong clocks do no silent harm"
TOLERANCE = timedelta(minutes=2)
LONG = timedelta(days=3)
BEGIN = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
ENTRIES = 12


class _Undo(Exception):
    """Rolls a history back."""


def run(folder: Path, count: int) -> Figures:
    """`count` histories of twelve entries over weeks, four of five with one or two jumps of the clock."""
    figures, chance = Figures(), chance_of("g30")
    database.open_database(folder / "branch.aftercare")
    for turn in range(count):
        try:
            with database.transaction():
                _one(turn, chance, figures)
                raise _Undo
        except _Undo:
            pass
    database.close_database()
    return figures


def _jump(chance: random.Random) -> timedelta:
    return chance.choice((
        timedelta(hours=-8), timedelta(hours=8), timedelta(days=-chance.randrange(1, 400)),
        timedelta(days=chance.randrange(4, 400)), timedelta(minutes=-chance.randrange(3, 300)),
        datetime(2009, 1, 1, tzinfo=UTC) - BEGIN,
    ))  # fmt: skip


def _one(turn: int, chance: random.Random, figures: Figures) -> None:
    jumps = {chance.randrange(1, ENTRIES): _jump(chance) for _ in range(chance.randrange(0, 3) or (turn % 5 > 0))}
    true, off, shown, asked = BEGIN, timedelta(0), list[datetime](), set[int]()
    for at in range(ENTRIES):
        true += timedelta(minutes=chance.choice((1, 20, 90, 600, 1_400, 2_800)))
        if at in jumps:
            off = jumps[at] if not off else timedelta(0)  # a second jump puts the clock right
        with clock.set_to(true + off):
            if soundness.clock_doubt():
                asked.add(at)
            audit.append(
                at=clock.now(), user_name="desk", role="", action="customer.create", kind="customer", row_id=at
            )
        shown.append(true + off)
    lines = database.query("SELECT row_id, at, clock_suspect FROM audit_entry ORDER BY id")
    figures.injected += 1
    figures.expect([row[0] for row in lines] == list(range(ENTRIES)), f"history {turn}: wrong order")
    for at in range(1, ENTRIES):
        gone, is_marked = shown[at] - shown[at - 1], bool(lines[at][2])
        if gone < -TOLERANCE:
            figures.expect(is_marked, f"history {turn}: {gone} between two entries is not marked")
            figures.expect(at in asked, f"history {turn}: nothing was said of a clock set back by {gone}")
            figures.count("clocks set back, marked and told")
        else:
            figures.expect(not is_marked, f"history {turn}: {gone} is marked")
            figures.expect((at in asked) == (gone > LONG), f"history {turn}: {gone} and asked: {at in asked}")
            if gone > LONG:
                figures.count("clocks far ahead, asked")
    if not jumps:
        figures.expect(not asked, f"history {turn}: asked without a jump")
        figures.count("histories without a jump, nothing said")
