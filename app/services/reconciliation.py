"""Reconciliation of branch registers (R163, 002D): another unit's register of complaints against ours. Writes nothing.

Read the file (`read`), then compare (`compare`) the cases of a period whose numbers begin as theirs do.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.core.progress import Progress
from app.domain import register_matching as matching
from app.domain.register_matching import Entry, Line, Register, Verdict
from app.imports import reading
from app.models import personal
from app.models.base import DayField, MomentField, parse_moment
from app.services._use_case import require

SUFFIXES = reading.SUFFIXES
_LEAST_PREFIX = 2


@dataclass(frozen=True)
class OtherRegister:
    """A register of another unit as it was read; `first`, `last` and `prefix` are what its cases suggest."""

    file_name: str
    sheet: str
    register: Register
    first: date | None
    last: date | None
    prefix: str


@dataclass(frozen=True)
class Reconciliation:
    """The comparison: every case that is not the same in both, and how many of each verdict there are."""

    other: OtherRegister
    first: date
    last: date
    prefix: str
    lines: tuple[Line, ...]
    counts: dict[Verdict, int]


def read(path: Path, progress: Progress | None = None) -> OtherRegister:
    """Read a workbook or CSV file; the first sheet with a register counts.

    Raises UserError when none has one, EnvironmentFault when the file cannot be reached, NotPermitted.
    """
    require("reconciliation.run")
    file = reading.read(path, progress)
    refused: UserError | None = None
    for sheet in file.sheets:
        if not sheet.rows:
            continue
        try:
            register = matching.read_register(sheet.rows)
        except UserError as error:
            refused = refused or error
            continue
        days = [day for one in register.entries if isinstance(day := one.values.get("received"), date)]
        first, last = min(days, default=None), max(days, default=None)
        return OtherRegister(path.name, sheet.name, register, first, last, common_prefix(register.entries))
    raise refused or UserError(translate("reconciliation", "There is no complaint in this file."), "file")


def compare(other: OtherRegister, first: date | None, last: date | None, prefix: str = "") -> Reconciliation:
    """Compare with our cases received from `first` to `last` whose numbers begin with `prefix`.

    A case that one side has on another day is still found by its number. Raises UserError naming first or last.
    """
    require("reconciliation.run")
    for name, day in (("first", first), ("last", last)):
        if day is None:
            raise UserError(translate("reconciliation", "Enter the first and the last day to compare."), name)
    assert first is not None
    assert last is not None
    if last < first:
        raise UserError(translate("reconciliation", "The period ends before it begins."), "last")
    prefix = prefix.strip()
    ours = {one.key: one for one in _ours(first, last, prefix)}
    theirs = tuple(one for one in other.register.entries if _within(one, first, last) or one.key in ours)
    ours |= {one.key: one for one in _named({one.key for one in theirs} - set(ours))}
    lines = matching.match(ours.values(), theirs, other.register.fields)
    counts = Counter(line.verdict for line in lines)
    shown = tuple(line for line in lines if line.verdict is not Verdict.SAME)
    return Reconciliation(other, first, last, prefix, shown, {one: counts.get(one, 0) for one in Verdict})


def common_prefix(entries: tuple[Entry, ...]) -> str:
    """The letters with which every number begins (a unit's code), empty where there are none."""
    numbers = [one.text("number") for one in entries if one.text("number")]
    if not numbers:
        return ""
    low, high = min(numbers), max(numbers)  # what these two share, all share
    length = next((at for at, sign in enumerate(low) if high[at : at + 1] != sign or sign.isdigit()), len(low))
    return low[:length] if length >= _LEAST_PREFIX else ""


def _within(one: Entry, first: date, last: date) -> bool:
    day = one.values.get("received")
    return not isinstance(day, date) or first <= day <= last


_COLUMNS = "number, customer_name, received_at, content, responsible, settled_at, loss_amount, claim_amount"


def _ours(first: date, last: date, prefix: str) -> list[Entry]:
    begin, end = (MomentField().db_value(clock.local_midnight(day)) for day in (first, last + timedelta(days=1)))
    rows = personal.query(
        f"SELECT {_COLUMNS} FROM complaint WHERE received_at >= ? AND received_at < ? AND state <> 'void' "
        "ORDER BY received_at, id",
        (begin, end),
    )
    found = [_entry(row) for row in rows]
    return [one for one in found if one.key.startswith(prefix.casefold())]


def _named(keys: set[str]) -> list[Entry]:
    """Ours of these numbers, whenever they came; numbers are compared without regard to case and spaces."""
    found, wanted = [], sorted(key for key in keys if key)
    for begin in range(0, len(wanted), 500):
        some = wanted[begin : begin + 500]
        marks = ", ".join("?" * len(some))
        numbers = tuple(key.upper() for key in some)
        found += personal.query(
            f"SELECT {_COLUMNS} FROM complaint WHERE number IN ({marks}) AND state <> 'void'", numbers
        )
    return [_entry(row) for row in found]


def _entry(row: tuple[object, ...]) -> Entry:
    number, customer, received, content, responsible, settled, loss, claim = row
    return Entry(
        {
            "number": str(number), "customer": str(customer or ""), "received": _day(received),
            "content": str(content or ""),
            "responsible": str(responsible or ""), "settled": _day(settled),
            "loss": int(str(loss or 0)) or None, "claim": int(str(claim or 0)) or None,
        }
    )  # fmt: skip


def _day(stored: object) -> date | None:
    if not stored:
        return None
    moment = parse_moment(str(stored))
    return clock.local(moment).date() if moment else DayField().python_value(str(stored))
