"""Rows of a table as the XML of a worksheet, column by column: that is what a million rows are cheap by.

Every cell is text between the row's numbers: `row_number.join(cells)` gives `<row r="7"><c r="A7" …><c r="B7" …>`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from itertools import chain, repeat
from typing import Any

from app.core.tabular import TableColumn, Value, ValueKind
from app.exports import _moments as moments
from app.exports._format import UNPRINTABLE, local_text

LONGEST = 32_767
"""Characters that a cell may hold."""

MOST_SHARED = 1_000
"""So many different texts of a column are kept once for the whole book; a column with more writes each in its cell."""

MOST_SHARED_CHARACTERS = 100_000
"""So long may they be together."""

STYLES: dict[ValueKind, int] = {
    ValueKind.MONEY: 2,
    ValueKind.NUMBER: 3,
    ValueKind.DATE: 4,
    ValueKind.MOMENT: 5,
    ValueKind.TEXT: 6,
    ValueKind.CODE: 6,
}
"""Places in the list of styles (`_book`) of what a column holds."""

_FIRST_DAY = date(1900, 3, 1)  # before it Excel counts a 29 February that never was
_DAY_ZERO = date(1899, 12, 30).toordinal()
_ESCAPES = UNPRINTABLE | {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NOTHING = type(None)


class SharedTexts:
    """Texts that occur again and again, by their place in the book's list."""

    def __init__(self) -> None:
        self.places: dict[str, int] = {}

    def place(self, text: str) -> int:
        """Its place, a new one for a new text."""
        return self.places.setdefault(text, len(self.places))


class ColumnCells:
    """The cells of one column of one sheet; `following` is the letter of the column after it, empty after the last."""

    def __init__(self, kind: ValueKind, following: str, shared: SharedTexts) -> None:
        self._kind, self._shared = kind, shared
        self._end = f'<c r="{following}' if following else "</row>"
        style = STYLES.get(kind, 0)
        self._styled = f'" s="{style}"' if style else '"'
        self._known: dict[Value, str] | None = {}
        self._room = MOST_SHARED_CHARACTERS
        self._empty = f'"/>{self._end}'
        self._quick, self._type = self._way(kind)

    def _way(self, kind: ValueKind) -> tuple[Callable[[Sequence[Any]], list[str]], type]:
        """What is quick with a column of this kind, as long as it holds this type or nothing."""
        return {
            ValueKind.MONEY: (self._amounts, int),
            ValueKind.NUMBER: (self._numbers, int),
            ValueKind.DATE: (self._days, date),
            ValueKind.MOMENT: (self._moments, str),
            ValueKind.FLAG: (self._flags, bool),
        }.get(kind, (self._texts, str))

    def of(self, values: Sequence[Value]) -> list[str]:
        """One text for each value."""
        if set(map(type, values)) <= {self._type, _NOTHING}:
            return self._quick(values)
        return [self._any(value) for value in values]

    def _texts(self, values: Sequence[str | None]) -> list[str]:
        if self._known is not None:
            for text in set(values).difference(self._known):
                self._known[text] = self._share(text)
                self._room -= len(text or "")
            found = [self._known[text] for text in values]
            if len(self._known) > MOST_SHARED or self._room < 0:
                self._known = None
            return found
        begin, end, empty = f'{self._styled} t="inlineStr"><is><t>', f"</t></is></c>{self._end}", self._empty
        if _is_plain(list(filter(None, values))):
            return [f"{begin}{text}{end}" if text else empty for text in values]
        return [
            (f"{begin}{text}{end}" if _is_plain((text,)) else self._written(text)) if text else empty for text in values
        ]

    def _share(self, text: str | None) -> str:
        if not text:
            return self._empty
        return f'{self._styled} t="s"><v>{self._shared.place(text)}</v></c>{self._end}'

    def _written(self, text: str) -> str:
        return f'{self._styled} t="inlineStr"><is>{text_element(text)}</is></c>{self._end}'

    def _amounts(self, values: Sequence[int | None]) -> list[str]:
        begin, end, empty = f"{self._styled}><v>", f"</v></c>{self._end}", self._empty
        return [empty if fen is None else f"{begin}{fen / 100}{end}" for fen in values]

    def _numbers(self, values: Sequence[int | None]) -> list[str]:
        begin, end, empty = f"{self._styled}><v>", f"</v></c>{self._end}", self._empty
        return [empty if number is None else f"{begin}{number}{end}" for number in values]

    def _days(self, values: Sequence[date | None]) -> list[str]:
        if min(filter(None, values), default=_FIRST_DAY) < _FIRST_DAY:
            return [self._any(value) for value in values]
        begin, end, empty = f"{self._styled}><v>", f"</v></c>{self._end}", self._empty
        return [empty if day is None else f"{begin}{day.toordinal() - _DAY_ZERO}{end}" for day in values]

    def _flags(self, values: Sequence[bool | None]) -> list[str]:
        words = {None: self._empty} | {flag: self._share(local_text(flag)) for flag in (True, False)}
        return [words[flag] for flag in values]

    def _moments(self, stored: Sequence[str | None]) -> list[str]:
        """Moments as they are stored."""
        if not moments.are_recent(stored):
            return [self._any(text) for text in stored]
        hours, rest = moments.SERIALS, moments.SECONDS
        cell, empty = f"{self._styled}><v>%.15g</v></c>{self._end}", self._empty
        return [cell % (hours[text[:13]] + rest[text[14:19]]) if text else empty for text in stored]

    def _any(self, value: Value) -> str:
        """Whatever it is."""
        if value is None or value == "":
            return self._empty
        if isinstance(value, bool):
            return self._written(local_text(value))
        if isinstance(value, str) and self._kind is ValueKind.MOMENT:
            value = moments.parsed(value)
        if isinstance(value, date):
            number = moments.serial(value) if isinstance(value, datetime) else value.toordinal() - _DAY_ZERO
            if number < (_FIRST_DAY.toordinal() - _DAY_ZERO):
                return self._written(local_text(value))
            return f"{self._styled}><v>{number:.15g}</v></c>{self._end}"
        if isinstance(value, int | float):
            number = value / 100 if self._kind is ValueKind.MONEY else value
            return f"{self._styled}><v>{number!r}</v></c>{self._end}"
        return self._written(value)


def rows(parts: Sequence[ColumnCells], batch: Sequence[tuple[Value, ...]], first: int) -> bytes:
    """The rows of a batch as XML, the first with this number."""
    if not parts:
        return b""
    columns = zip(repeat('<row r="'), repeat('"><c r="A'), *map(ColumnCells.of, parts, zip(*batch, strict=True)))
    return "".join([str(number).join(cells) for number, cells in enumerate(columns, first)]).encode()


def heading(columns: Sequence[TableColumn]) -> str:
    """The first row."""
    cells = [
        f'<c r="{letters(place)}1" s="1" t="inlineStr"><is>{text_element(column.heading)}</is></c>'
        for place, column in enumerate(columns)
    ]
    return f'<row r="1">{"".join(cells)}</row>'


def parts_of(columns: Sequence[TableColumn], shared: SharedTexts) -> list[ColumnCells]:
    """What writes each column."""
    following = chain(map(letters, range(1, len(columns))), ("",))
    return [ColumnCells(column.kind, letter, shared) for column, letter in zip(columns, following, strict=True)]


def _is_plain(texts: Sequence[str]) -> bool:
    """Whether none of these texts needs anything escaped, cut or its outer spaces kept; looked at as one."""
    together = " ".join(texts)
    return (
        together.isprintable()
        and not any(sign in together for sign in ("&", "<", ">", "_x", "  "))
        and together[:1] != " "
        and together[-1:] != " "
        and (len(together) <= LONGEST or max(map(len, texts)) <= LONGEST)
    )


def text_element(text: str) -> str:
    """A text for XML: what cannot be in a file is gone, too long a text is cut and ends with an ellipsis."""
    clean = text.translate(UNPRINTABLE).replace("\r\n", "\n").replace("\r", "\n")
    clean = clean if len(clean) <= LONGEST else clean[: LONGEST - 1] + "…"
    kept = ' xml:space="preserve"' if clean != clean.strip() else ""
    return f"<t{kept}>{_LOOKS_ESCAPED.sub('_x005F_', clean).translate(_ESCAPES)}</t>"


def letters(place: int) -> str:
    """The letters of a column counted from 0."""
    found, place = "", place + 1
    while place:
        place, digit = divmod(place - 1, 26)
        found = chr(65 + digit) + found
    return found
