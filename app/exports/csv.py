"""Comma separated values: UTF-8 with BOM and headings, so that a double click opens it rightly in Excel and WPS.

A text that a spreadsheet would take for a formula gets an apostrophe in front (CSV injection, OWASP ASVS 1.2.10).
"""

from __future__ import annotations

import csv
from pathlib import Path

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.progress import Progress
from app.core.tabular import Table, Value, ValueKind
from app.exports._format import UNPRINTABLE, ExportFormat, local_text, reported, whole_file

_FORMULA_LEADS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def write(table: Table, path: Path, progress: Progress | None = None, encoding: str = "utf-8-sig") -> int:
    """Write the table; amounts in yuan with a point, dates as ISO, moments on the branch's clock.

    `encoding` is a name that Python knows; older programs here want gb18030.
    """
    written = 0
    with whole_file(path) as beside, beside.open("w", encoding=encoding, newline="") as file:
        out = csv.writer(file, lineterminator="\r\n")
        out.writerow([_text(column.heading) for column in table.columns])
        kinds = [column.kind for column in table.columns]
        for row in reported(iter(table.rows), table.row_count, progress):
            out.writerow([_cell(kind, value) for kind, value in zip(kinds, row, strict=True)])
            written += 1
    return written


def _cell(kind: ValueKind, value: Value) -> str:
    if isinstance(value, str):
        return _text(value)
    if kind is ValueKind.MONEY and isinstance(value, int):
        sign, fen = ("-", -value) if value < 0 else ("", value)
        return f"{sign}{fen // 100}.{fen % 100:02d}"
    return local_text(value)


def _text(value: str) -> str:
    plain = value.translate(UNPRINTABLE)
    return f"'{plain}" if plain.lstrip(" ").startswith(_FORMULA_LEADS) else plain


EXPORT = ExportFormat("csv", QT_TRANSLATE_NOOP("exports", "CSV file"), ".csv", write)
