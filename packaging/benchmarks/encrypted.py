"""An encrypted branch against the same branch plain: search, pages of the repair ledger, opening, start to the rows.

The copy is encrypted by the program itself. Plain and encrypted are opened by turns in one process; a start is a
process of its own, without the password, whose price stands in a line of its own.
"""

from __future__ import annotations

import random
import shutil
import statistics
from collections.abc import Callable, Iterator
from pathlib import Path

from app.core.progress import Silent
from app.ledgers import _counts
from app.ledgers._catalogue import all_ledgers
from app.ledgers._reading import LedgerRow
from app.ledgers._source import open_source
from app.models import database, key_slots, rekeying, search
from app.models.organisation import User
from app.services import session
from benchmarks import finding, starting
from benchmarks.measuring import Finding, cpu, part, wall

MOST = 2.0
"""What encryption may cost: twice the time."""
MOST_BYTES = 4 << 30
"""A branch of a million calls takes ten gigabytes twice over: a tenth of it is measured instead."""
ROUNDS, STARTS, JUMPS, PAGE = 4, 7, 40, 128

Times = dict[str, tuple[list[float], list[float]]]


def measure(branch: Path) -> Iterator[Finding]:
    """Time with encryption against time without. Raises ValueError where the two answer differently."""
    if branch.stat().st_size > MOST_BYTES:
        branch = branch.with_name("branch-100000.aftercare")
        if not branch.exists():
            return
    folder = branch.with_name(f"encrypted-{branch.stem}")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    try:
        yield from _measured(branch, folder / branch.name)
    finally:
        database.close_database()
        shutil.rmtree(folder, ignore_errors=True)


def _measured(branch: Path, copy: Path) -> Iterator[Finding]:
    shutil.copy(branch, copy)
    key, kdf = key_slots.new_key(), key_slots.new_kdf(3, 64 * 1024, 1)
    people = (key_slots.person(kdf, "boss", "Blue kettle 2026"),)
    took = wall(lambda: rekeying.change_key(rekeying.KeyChange(copy, "", key, kdf, people), Silent()))
    yield Finding("encrypting a branch, 100 MB (wall)", took / branch.stat().st_size * 1e8)
    yield Finding("unlocking it by name and password", statistics.median(cpu(lambda: _unlock(copy)) for _ in range(5)))
    times: Times = {}
    for _ in range(ROUNDS):
        answers = [
            _used(target, given, times, which) for which, (target, given) in enumerate(((copy, key), (branch, "")))
        ]
        if answers[0] != answers[1]:
            raise ValueError("encrypted and plain answer differently")
    for what, (ours, theirs) in times.items():
        yield Finding(f"encrypted: {what}", part(ours, 0.5), part(theirs, 0.5), MOST)
        if len(ours) > ROUNDS:
            yield Finding(f"encrypted: {what}, 95 of 100", part(ours, 0.95), part(theirs, 0.95), MOST)
    plain, sealed = [], []
    for place in range(STARTS + 1):
        found = starting.rows_painted(str(branch)), starting.rows_painted(str(copy), key)
        if place:  # the first round fills the caches of the disk
            plain.append(found[0])
            sealed.append(found[1])
    yield Finding("encrypted: start to the ledger's rows", statistics.median(sealed), statistics.median(plain), MOST)


def _unlock(copy: Path) -> None:
    if not key_slots.unlock(copy, "boss", "Blue kettle 2026"):
        raise ValueError("the slot does not open")


def _used(target: Path, key: str, times: Times, which: int) -> list[object]:
    """Open the branch, search and turn pages in it; what it answered."""

    def clocked(what: str, act: Callable[[], object]) -> object:
        told: list[object] = []
        times.setdefault(what, ([], []))[which].append(cpu(lambda: told.append(act())))
        return told[0]

    clocked("opening", lambda: database.open_database(target, key=key))
    boss = User.get(User.role == "supervisor")
    session.begin(session.Session(boss.id, boss.name, boss.full_name, boss.role))
    dice, answers = random.Random(7), []
    drawn = [text for _, text in finding._queries(dice) if search.words_of(text)]
    for text in drawn[:5]:
        finding._ours(text)
    answers += [clocked("search", lambda text=text: finding._ours(text)) for text in drawn]
    _counts._kept.clear()
    ledger = all_ledgers()["repairs"]
    answers.append(clocked("first page", lambda: _keys(open_source(ledger).page(0, PAGE))))
    source = open_source(ledger)
    count = source.counted()
    for _ in range(JUMPS):
        first = dice.randrange(max(count - PAGE, 1))
        answers.append(clocked("a page somewhere", lambda first=first: _keys(source.page(first, PAGE))))
    database.close_database()
    return answers


def _keys(rows: list[LedgerRow]) -> list[int]:
    return [row.id for row in rows]
