"""The complaints ledger as `ledger` measures the repair ledger, and its search; a tenth as many rows as calls."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.ledgers._catalogue import all_ledgers
from app.ledgers._source import LedgerState
from app.models import database, search
from app.models.complaint import Complaint
from app.ui import theme
from benchmarks import ledger
from benchmarks.finding import SHOWN, _han, scan
from benchmarks.ledger import Stage
from benchmarks.measuring import Finding, cpu, opened, part

KIND = "complaint"
LARGE = 50_000
"""From here on a scan is slow enough to be compared with."""
_DRAWN = 5
_COLUMNS = ("customer_name", "number", "phone_digits", "model", "serial", "content", "owner_name", "call_number")


def measure(branch: Path) -> Iterator[Finding]:
    """Opening, jumping, every order, every view, and searching; the worst of each."""
    program = QApplication.instance() or QApplication([])
    assert isinstance(program, QApplication)
    theme.apply(program, theme.Scheme.LIGHT)
    opened(branch)
    count = database.scalar("SELECT count(*) FROM complaint") or 0
    if not count:
        return
    stage = Stage(all_ledgers()["complaints"])
    yield Finding(f"open the complaints ledger ({count})", *stage.compared(LedgerState(view="all")), 1.7)
    yield ledger.jumps(stage)
    yield from ledger.orders(stage)
    yield from ledger.filters(stage)
    yield from _searches(count)


def _searches(count: int) -> Iterator[Finding]:
    """95 of 100 searches. Raises ValueError when an answer is not that of the scan."""
    drawn = [text for text in _queries(random.Random(7)) if search.words_of(text)]
    for text in drawn[:5]:
        search.find(KIND, text, SHOWN)
    ours, theirs = [], []
    columns = (*search.SEARCHED[Complaint], "customer_name")
    for text in drawn:
        answers: list[list[int]] = []
        ours.append(cpu(lambda text=text, into=answers: into.append(search.find(KIND, text, SHOWN))))
        theirs.append(cpu(lambda text=text, into=answers: into.append(scan(KIND, columns, text))))
        if answers[0] != answers[1]:
            raise ValueError(f"{text!r} does not find what a scan finds")
    floor = 40 if count >= LARGE else 0
    what = f"search complaints, 95 of 100 ({len(drawn)} queries)"
    yield Finding(what, part(ours, 0.95), part(theirs, 0.95), floor, most=False)


def _queries(dice: random.Random) -> Iterator[str]:
    """What people type, drawn from the rows themselves."""
    highest = database.scalar("SELECT max(id) FROM complaint")
    for _ in range(_DRAWN):
        sql = f"SELECT {', '.join(_COLUMNS)} FROM complaint WHERE id >= ? LIMIT 1"
        row = database.query(sql, (dice.randint(1, highest),))[0]
        name, number, phone, model, serial, content, _owner, call = (text or "" for text in row)
        yield _han(dice, name, 2)
        yield _han(dice, name, 3)
        yield name
        yield phone[-4:] or name
        yield phone or name
        yield number
        yield number[-5:]
        yield serial or model or name
        yield model or name
        yield _han(dice, content, 4)
        yield f"{_han(dice, name, 2)} {_han(dice, content, 2)}"
        yield call
        yield f"{_han(dice, content, 2)}{dice.randint(10**6, 10**7)}"
