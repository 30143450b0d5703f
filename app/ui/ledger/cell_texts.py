"""A row's values as the short texts of its cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from app.core import clock
from app.core.i18n import shown, translate
from app.core.money import format_yuan
from app.core.tabular import ValueKind
from app.ledgers._declaration import Choices, Column, Tone
from app.ledgers._reading import LedgerRow

Cell = tuple[str, Tone]
"""What is painted: the text with the word of its tone, and the tone."""

_LONGEST = 200
_BETWEEN = " · "


def tone_word(tone: Tone) -> str:
    """The word that says the same as the colour; empty for what needs none."""
    if tone is Tone.LATE:
        return translate("ledgers", "late")
    if tone is Tone.DUE:
        return translate("ledgers", "soon")
    return translate("ledgers", "held") if tone is Tone.PAUSED else ""


class _Marks(dict[Tone, str]):
    """The word of a tone as it follows the text, the column's own or the usual one; worded when it is first met."""

    def __init__(self, own: Mapping[Tone, str] | None) -> None:
        super().__init__()
        self._own = own or {}

    def __missing__(self, tone: Tone) -> str:
        word = shown(self._own[tone]) if tone in self._own else tone_word(tone)
        mark = self[tone] = f"{_BETWEEN}{word}" if word else ""
        return mark


class _Words(dict[Any, str]):
    """Codes in words; most columns show few of their many, so each is worded when it is first met."""

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        self._choices = choices

    def __missing__(self, code: Any) -> str:
        found = self._choices.get(code)
        word = self[code] = shown(found) if found is not None else _as_it_is(code)
        return word


class CellTexts:
    """Words rows for one set of columns, in the language of the program at the time it is made."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._columns = columns
        self._this_year = clock.today().year
        usual = _Marks(None)
        self._marks = [_Marks(column.tone_words) if column.tone_words else usual for column in columns]
        self._words = [self._wording(column) for column in columns]

    def line(self, row: LedgerRow) -> list[Cell]:
        """The cells of a row."""
        return [
            (f"{text}{marks[tone]}" if (text := word(value)) else marks[tone].removeprefix(_BETWEEN), tone)
            for word, value, tone, marks in zip(self._words, row.values, row.tones, self._marks, strict=True)
        ]

    def plain(self, row: LedgerRow) -> list[str]:
        """The cells of a row without the words of the tones, unshortened, for the clipboard."""
        return [
            _as_it_is(value) if column.kind is ValueKind.TEXT else word(value)
            for column, word, value in zip(self._columns, self._words, row.values, strict=True)
        ]

    def text(self, place: int, row: LedgerRow) -> str:
        """One cell at full length, for the tool tip."""
        value = row.values[place]
        return (
            _as_it_is(value)
            if isinstance(value, str) and self._columns[place].kind is ValueKind.TEXT
            else self._words[place](value)
        )

    def _wording(self, column: Column) -> Callable[[Any], str]:
        if column.kind is ValueKind.CODE:
            return _Words(column.wording()).__getitem__
        if column.kind is ValueKind.MONEY:
            return lambda fen: "" if fen is None else format_yuan(fen)
        if column.kind is ValueKind.FLAG:
            words = {True: translate("ledgers", "yes"), False: ""}
            return lambda flag: words.get(flag, "")
        if column.kind is ValueKind.MOMENT:
            return self._limit if column.ends_day else self._moment
        return _one_line if column.kind is ValueKind.TEXT else _as_it_is

    def _limit(self, moment: datetime | None) -> str:
        local = clock.local(moment) if moment is not None else None
        if moment is None or local is None or local.hour or local.minute:
            return self._moment(moment)
        day = local.date() - timedelta(days=1)
        return f"{day:%m-%d}" if day.year == self._this_year else day.isoformat()

    def _moment(self, moment: datetime | None) -> str:
        if moment is None:
            return ""
        local = clock.local(moment)
        if local.year == self._this_year:
            return f"{local.month:02}-{local.day:02} {local.hour:02}:{local.minute:02}"
        return f"{local.year}-{local.month:02}-{local.day:02} {local.hour:02}:{local.minute:02}"


def _one_line(text: str | None) -> str:
    if not text:
        return ""
    text = text[: _LONGEST * 2]
    return text if text.isalnum() else " ".join(text.split())[:_LONGEST]


def _as_it_is(value: Any) -> str:
    return "" if value is None else str(value)
