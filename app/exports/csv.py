"""Comma separated values: UTF-8 with BOM and headings, so that a double click opens it rightly in Excel and WPS.

A text that a spreadsheet would take for a formula gets an apostrophe in front (CSV injection, OWASP ASVS 1.2.10).
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import IO, Any

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.progress import Progress
from app.core.tabular import Table, Value, ValueKind
from app.exports import _moments as moments
from app.exports._format import STEP, UNPRINTABLE, ExportFormat, local_text, opened_text, reported

_FORMULA_LEADS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_LOOKED_AT = frozenset((*_FORMULA_LEADS, " "))
_NOTHING = type(None)


def write(table: Table, target: Path | IO[bytes], progress: Progress | None = None, encoding: str = "utf-8-sig") -> int:
    """Write the table; amounts in yuan with a point, dates as ISO, moments on the branch's clock.

    `encoding` is a name that Python knows; older programs here want gb18030.
    """
    written = 0
    kinds = [column.kind for column in table.columns]
    rows = reported(iter(table.rows), table.row_count, progress)
    with opened_text(target, encoding, "") as file:
        out = csv.writer(file, lineterminator="\r\n")
        out.writerow([_text(column.heading) for column in table.columns])
        while batch := list(islice(rows, STEP)):  # column by column, which is what a million rows are cheap by
            out.writerows(zip(*map(_column, kinds, zip(*batch, strict=True)), strict=True))
            written += len(batch)
    return written


def _column(kind: ValueKind, values: Sequence[Any]) -> Sequence[str]:
    """The cells of a column; the quick way as long as it holds what its kind says, or nothing."""
    quick = _QUICK.get(kind, (_texts, str))
    if set(map(type, values)) <= {quick[1], _NOTHING}:
        return quick[0](values)
    return [_cell(kind, value) for value in values]


def _texts(values: Sequence[str | None]) -> Sequence[str]:
    if " ".join(filter(None, values)).isprintable():
        return [text if text and text[0] not in _LOOKED_AT else _text(text) if text else "" for text in values]
    return [_text(text) if text else "" for text in values]


def _amounts(values: Sequence[int | None]) -> Sequence[str]:
    return ["" if fen is None else _amount(fen) for fen in values]


def _numbers(values: Sequence[int | None]) -> Sequence[str]:
    return ["" if number is None else str(number) for number in values]


def _days(values: Sequence[Any]) -> Sequence[str]:
    return ["" if day is None else day.isoformat() for day in values]


def _flags(values: Sequence[bool | None]) -> Sequence[str]:
    words = {None: "", True: local_text(True), False: local_text(False)}
    return [words[flag] for flag in values]


def _moments(stored: Sequence[str | None]) -> Sequence[str]:
    """Moments as they are stored."""
    if not moments.are_recent(stored):
        return [_cell(ValueKind.MOMENT, text) for text in stored]
    hours = moments.WORDED
    return [f"{hours[text[:13]]}{text[13:19]}" if text else "" for text in stored]


def _cell(kind: ValueKind, value: Value) -> str:
    if isinstance(value, str):
        return local_text(moments.parsed(value)) if value and kind is ValueKind.MOMENT else _text(value)
    if kind is ValueKind.MONEY and isinstance(value, int):
        return _amount(value)
    return local_text(value)


def _amount(fen: int) -> str:
    sign, fen = ("-", -fen) if fen < 0 else ("", fen)
    return f"{sign}{fen // 100}.{fen % 100:02d}"


def _text(value: str) -> str:
    plain = value.translate(UNPRINTABLE)
    return f"'{plain}" if plain.lstrip(" ").startswith(_FORMULA_LEADS) else plain


_QUICK: dict[ValueKind, tuple[Callable[[Sequence[Any]], Sequence[str]], type]] = {
    ValueKind.MONEY: (_amounts, int),
    ValueKind.NUMBER: (_numbers, int),
    ValueKind.DATE: (_days, date),
    ValueKind.FLAG: (_flags, bool),
    ValueKind.MOMENT: (_moments, str),
}

EXPORT = ExportFormat("csv", QT_TRANSLATE_NOOP("exports", "CSV file"), ".csv", write)
