"""How stored rows become the values of a ledger's columns: worked out once for each choice of columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from app.core.tabular import Value, ValueKind
from app.ledgers import _conditions as conditions
from app.ledgers._declaration import Column, Ledger, Tone
from app.models import personal
from app.services import _masking  # noqa: F401 - says who sees what

_MOST_KEPT = 100


class LedgerRow(NamedTuple):
    """One row: plain values in the order of the columns shown, and the meaning of each cell."""

    id: int
    values: tuple[Value, ...]
    tones: tuple[Tone, ...]


class Reading:
    """`stored` are the table's columns to select after the id; `row` makes what they hold a LedgerRow."""

    def __init__(self, ledger: Ledger, names: tuple[str, ...]) -> None:
        self.ledger = ledger
        self.columns: tuple[Column, ...] = tuple(conditions.column_of(ledger, name) for name in names)
        self.stored = list(dict.fromkeys([*(column.stored for column in self.columns), *ledger.facts]))
        kinds = {column.stored: column.kind for column in ledger.columns if column.derive is None}
        self._converters = [
            (at, _CONVERTERS[kinds[name]]) for at, name in enumerate(self.stored) if kinds.get(name) in _CONVERTERS
        ]
        self._places = [self.stored.index(column.stored) for column in self.columns]
        self._tones = [column.tone for column in self.columns]
        self._plain = None if any(self._tones) else (Tone.NORMAL,) * len(self.columns)
        self._private = [
            (at, name)
            for at, name in enumerate(self.stored)
            if kinds.get(name, ValueKind.TEXT) is ValueKind.TEXT and personal.is_private(ledger.table, name)
        ]
        self._derived = [(at, column.derive) for at, column in enumerate(self.columns) if column.derive]
        self._told = [(at, column.tell) for at, column in enumerate(self.columns) if column.tell]
        self.needed = self.stored if self._told else list(dict.fromkeys(column.stored for column in self.columns))
        self._worked_out = {self._places[at] for at, _derive in self._derived}

    def row(self, raw: tuple[Any, ...], now: datetime) -> LedgerRow:
        """A stored row, as it is at this moment."""
        values = list(raw[1:])
        for at, convert in self._converters:
            if values[at] is not None:
                values[at] = convert(values[at])
        hides = personal.masker() if self._private else None
        if hides is not None:
            for at, name in self._private:
                values[at] = hides.value(name, values[at])
        tones = self._plain
        if tones is None:
            facts = dict(zip(self.stored, values, strict=True))
            tones = tuple([tone(facts, now) if tone else Tone.NORMAL for tone in self._tones])
        cells = [values[place] for place in self._places]
        for at, derive in self._derived:
            cells[at] = derive(cells[at], now)
        for at, tell in self._told:
            cells[at] = tell(dict(zip(self.stored, values, strict=True)))
        return LedgerRow(raw[0], tuple(cells), tones)

    def cells(self, raws: Sequence[tuple[Any, ...]], now: datetime, *, moments_stored: bool) -> list[Sequence[Value]]:
        """Many rows (id and `needed`) column by column: the values of `row`, for half of what row by row costs.

        `moments_stored` leaves moments the text that is stored, except where a column is worked out from them.
        """
        stored: list[Any] = list(zip(*raws, strict=True))[1:]
        for at, convert in self._converters:
            as_is = moments_stored and convert == datetime.fromisoformat and not self._told
            if at < len(stored) and (not as_is or at in self._worked_out):
                stored[at] = [None if value is None else convert(value) for value in stored[at]]
        hides = personal.masker() if self._private else None
        if hides is not None:
            for at, name in self._private:
                if at < len(stored):
                    stored[at] = [hides.value(name, value) for value in stored[at]]
        found = [stored[place] for place in self._places]
        for at, derive in self._derived:
            found[at] = [derive(value, now) for value in found[at]]
        if self._told:
            facts = [dict(zip(self.stored, values, strict=True)) for values in zip(*stored, strict=True)]
            for at, tell in self._told:
                found[at] = [tell(one) for one in facts]
        return found


class Unworded:
    """A row as it was stored at a moment; most rows of a page are never looked at."""

    __slots__ = ("_now", "_raw", "_reading")

    def __init__(self, reading: Reading, raw: tuple[Any, ...], now: datetime) -> None:
        self._reading, self._raw, self._now = reading, raw, now

    @property
    def id(self) -> int:
        """The key."""
        return self._raw[0]

    def read(self) -> LedgerRow:
        """Its values, as the person signed in sees them."""
        return self._reading.row(self._raw, self._now)


def reading(ledger: Ledger, names: tuple[str, ...]) -> Reading:
    """How to read these columns. Raises UserError for one that the ledger does not have."""
    known = _kept.get((ledger.name, names))
    if known is None or known.ledger is not ledger:
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        known = _kept[ledger.name, names] = Reading(ledger, names)
    return known


_kept: dict[tuple[str, tuple[str, ...]], Reading] = {}

_CONVERTERS: dict[ValueKind, Callable[[Any], Any]] = {
    ValueKind.MOMENT: datetime.fromisoformat,
    ValueKind.DATE: date.fromisoformat,
    ValueKind.FLAG: bool,
}
