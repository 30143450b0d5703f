"""Excel workbook: real dates and numbers, text stays text, frozen headings, filter buttons.

Row by row, so that it stays small in memory. A sheet holds 1,048,576 rows with its heading; what is beyond goes to the
next sheet. The file is written by this package: a library wrote the million rows of a large branch in five times the
time (XlsxWriter), or took whole numbers for broken ones and offers neither styles by column nor a thread of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice
from pathlib import Path
from typing import IO

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.progress import Progress, Silent
from app.core.tabular import Table
from app.exports._book import Book
from app.exports._format import ExportFormat, opened, reported

SHEET_ROWS = 1_048_575
"""Rows of one sheet below its heading."""


def write(
    table: Table, target: Path | IO[bytes], progress: Progress | None = None, *, sheet_rows: int = SHEET_ROWS
) -> int:
    """Write the table; amounts in yuan, moments on the branch's clock.

    A text longer than a cell may hold (32,767 characters) is cut and ends with an ellipsis.
    """
    rows = reported(iter(table.rows), table.row_count, progress)
    written = 0
    with opened(target) as file, Book(file) as book:
        following = list(islice(rows, 1))
        while True:
            written += book.add_sheet(table, chain(following, rows), sheet_rows)
            following = list(islice(rows, 1))
            if not following:
                return written


def write_book(tables: Sequence[Table], path: Path, progress: Progress | None = None) -> int:
    """Write several tables as the sheets of one workbook, in their order; returns the rows written.

    Raises Cancelled, EnvironmentFault; then nothing is left behind.
    """
    told, written = progress or Silent(), 0
    with opened(path) as file:
        with Book(file) as book:
            for place, table in enumerate(tables):
                told.report(place, len(tables), table.title)
                written += book.add_sheet(table, iter(table.rows), SHEET_ROWS)
        told.report(len(tables), len(tables))
    return written


EXPORT = ExportFormat("xlsx", QT_TRANSLATE_NOOP("exports", "Excel workbook"), ".xlsx", write)
