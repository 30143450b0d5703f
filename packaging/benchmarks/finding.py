"""Search as you type over the repair ledger, against the LIKE scan that gives the same rows."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from app.models import database, search
from app.models.service_call import ServiceCall
from benchmarks.measuring import Finding, cpu, opened, part

KIND = "service_call"
SHOWN = 50
_COLUMNS = (*search.SEARCHED[ServiceCall], "customer_initials")
DRAWN = 4
LARGE = 500_000
"""From here on a scan is slow enough to be compared with; an index has no such advantage over a few thousand rows."""
_HAN = re.compile(r"[\u3400-\u9fff]{2,}")
_SPECIAL = re.compile(r"[%_\\]")
_FETCH = (
    "SELECT id, number, received_at, customer_name, phone, model, fault_text, state, technician_name FROM service_call"
)


def measure(branch: Path) -> Iterator[Finding]:
    """95 of 100 searches, and the middle one. Raises ValueError when an answer is not that of the scan."""
    opened(branch)
    drawn = [(kind, text) for kind, text in _queries(random.Random(7)) if search.words_of(text)]
    for _, text in drawn[:5]:
        _ours(text)
    ours, theirs = [], []
    for kind, text in drawn:
        answers: list[list[int]] = []
        ours.append(cpu(lambda text=text, into=answers: into.append(_ours(text))))
        theirs.append(cpu(lambda text=text, into=answers: into.append(_scan(text))))
        if answers[0] != answers[1]:
            raise ValueError(f"{kind}: {text!r} does not find what a scan finds")
    floor = 40 if database.scalar("SELECT max(id) FROM service_call") >= LARGE else 0
    yield Finding(f"search, 95 of 100 ({len(drawn)} queries)", part(ours, 0.95), part(theirs, 0.95), floor, most=False)
    yield Finding("search, the middle one", part(ours, 0.5), part(theirs, 0.5), most=False)


def _ours(text: str) -> list[int]:
    return _rows(search.find(KIND, text, SHOWN))


def _scan(text: str) -> list[int]:
    return _rows(scan(KIND, _COLUMNS, text))


def scan(kind: str, columns: tuple[str, ...], text: str) -> list[int]:
    """What one writes without an index: every word in any of the searched columns, newest first."""
    one = " OR ".join(f"{column} LIKE ? ESCAPE '\\'" for column in columns)
    words = ["%" + _SPECIAL.sub(r"\\\g<0>", word) + "%" for word in text.split()]
    where = " AND ".join([f"({one})"] * len(words))
    params = [word for word in words for _ in columns]
    sql = f"SELECT id FROM {kind} WHERE {where} ORDER BY id DESC LIMIT {SHOWN}"
    return [row_id for (row_id,) in database.query(sql, params)]


def _rows(ids: list[int]) -> list[int]:
    if not ids:
        return []
    found = {row[0] for row in database.query(f"{_FETCH} WHERE id IN ({', '.join('?' * len(ids))})", ids)}
    return [row_id for row_id in ids if row_id in found]


def _queries(dice: random.Random) -> Iterator[tuple[str, str]]:
    """What people type, drawn from the rows themselves: a kind and a text."""
    highest = database.scalar("SELECT max(id) FROM service_call")
    columns = "number, customer_name, customer_initials, phone_digits, model, serial, address, fault_text, reporter"
    for _ in range(DRAWN):
        row = database.query(f"SELECT {columns} FROM service_call WHERE id >= ? LIMIT 1", (dice.randint(1, highest),))[
            0
        ]
        number, name, initials, phone, model, serial, address, fault, reporter = (text or "" for text in row)
        surname = (reporter or name)[:1]
        yield "two-character name", _han(dice, name, 2)
        yield "three characters of a name", _han(dice, name, 3)
        yield "a whole name", name
        yield "a surname", surname
        yield "initials", initials[:4].lower() or surname
        yield "last four digits", phone[-4:]
        yield "a whole number", phone
        yield "part of a number", number[-6:]
        yield "a call's number", number
        yield "a serial number", serial or model
        yield "a model", model or name
        yield "part of an address", _han(dice, address, 6)
        yield "part of a fault", _han(dice, fault, 4)
        yield "two words", f"{_han(dice, name, 2)} {_han(dice, fault, 2)}"
        yield "nothing", f"{_han(dice, fault, 2)}{dice.randint(10**6, 10**7)}"


def _han(dice: random.Random, text: str, length: int) -> str:
    """So many neighbouring characters from somewhere in a text."""
    runs = [run for run in _HAN.findall(text) if len(run) >= length] or [text]
    run = dice.choice(runs)
    start = dice.randint(0, max(len(run) - length, 0))
    return run[start : start + length]
