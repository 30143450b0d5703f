"""Excel workbook: real dates and numbers, text stays text, frozen headings, filter buttons.

Row by row, so that it stays small in memory. A sheet holds 1,048,576 rows with its heading; what is beyond goes to the
next sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.progress import Progress, Silent
from app.core.tabular import Table, TableColumn, Value, ValueKind
from app.exports._format import UNPRINTABLE, ExportFormat, local_text, reported, whole_file

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

SHEET_ROWS = 1_048_575
"""Rows of one sheet below its heading."""

_AS_IT_IS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_LONGEST = 32_767
_FIRST_DAY = date(1900, 3, 1)  # before it Excel counts a 29 February that never was


def write(table: Table, path: Path, progress: Progress | None = None, *, sheet_rows: int = SHEET_ROWS) -> int:
    """Write the table; amounts in yuan, moments on the branch's clock.

    A text longer than a cell may hold (32,767 characters) is cut and ends with an ellipsis.
    """
    from xlsxwriter import Workbook

    rows = reported(iter(table.rows), table.row_count, progress)
    written = 0
    with whole_file(path) as beside, beside.open("wb") as file, TemporaryDirectory(prefix="aftercare-") as scratch:
        book = Workbook(file, {**_AS_IT_IS, "constant_memory": True, "tmpdir": scratch})
        try:
            following = list(islice(rows, 1))
            while True:
                written += _sheet(book, table, chain(following, islice(rows, sheet_rows - len(following))))
                following = list(islice(rows, 1))
                if not following:
                    break
            book.close()
        finally:
            for sheet in book.worksheets():
                sheet.row_data_fh.close()  # pyright: ignore[reportOptionalMemberAccess] - open in constant_memory mode
    return written


def write_book(tables: Sequence[Table], path: Path, progress: Progress | None = None) -> int:
    """Write several tables as the sheets of one workbook, in their order; returns the rows written.

    Raises Cancelled, EnvironmentFault; then nothing is left behind.
    """
    from xlsxwriter import Workbook

    told, written = progress or Silent(), 0
    with whole_file(path) as beside:
        with beside.open("wb") as file, TemporaryDirectory(prefix="aftercare-") as scratch:
            book = Workbook(file, {**_AS_IT_IS, "tmpdir": scratch})
            for place, table in enumerate(tables):
                told.report(place, len(tables), table.title)
                written += _sheet(book, table, iter(table.rows))
            book.close()
        told.report(len(tables), len(tables))
    return written


def _sheet(book: Workbook, table: Table, rows: Iterator[tuple[Value, ...]]) -> int:
    number = len(book.worksheets()) + 1
    sheet = book.add_worksheet(_sheet_name(table.title, number))
    formats = _formats(book)
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, max(column.width, 4) * 1.1 + 2, formats.get(column.kind))
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, _clean(column.heading), formats["heading"])
    count = 0
    for count, row in enumerate(rows, 1):
        for place, (column, value) in enumerate(zip(table.columns, row, strict=True)):
            _cell(sheet, count, place, column, value, formats)
    if table.columns:
        sheet.autofilter(0, 0, max(count, 1), len(table.columns) - 1)
    return count


def _formats(book: Workbook) -> dict[Any, Any]:
    return {
        "heading": book.add_format({"bold": True, "bottom": 1, "bg_color": "#e9eef1", "text_wrap": False}),
        ValueKind.MONEY: book.add_format({"num_format": "#,##0.00"}),
        ValueKind.NUMBER: book.add_format({"num_format": "0"}),
        ValueKind.DATE: book.add_format({"num_format": "yyyy-mm-dd"}),
        ValueKind.MOMENT: book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        ValueKind.TEXT: book.add_format({"num_format": "@"}),
        ValueKind.CODE: book.add_format({"num_format": "@"}),
    }


def _cell(sheet: Worksheet, row: int, place: int, column: TableColumn, value: Value, formats: dict[Any, Any]) -> None:
    if value is None or value == "":
        return
    style = formats.get(column.kind)
    if isinstance(value, bool):
        sheet.write_string(row, place, local_text(value))
    elif isinstance(value, datetime):
        local = clock.local(value).replace(tzinfo=None)
        if local.date() < _FIRST_DAY:
            sheet.write_string(row, place, local_text(value))
        else:
            sheet.write_datetime(row, place, local, style)
    elif isinstance(value, date):
        if value < _FIRST_DAY:
            sheet.write_string(row, place, value.isoformat())
        else:
            sheet.write_datetime(row, place, datetime(value.year, value.month, value.day), style)
    elif isinstance(value, int | float):
        sheet.write_number(row, place, value / 100 if column.kind is ValueKind.MONEY else value, style)
    else:
        sheet.write_string(row, place, _clean(value), style)


def _clean(text: str) -> str:
    plain = text.translate(UNPRINTABLE).replace("\r\n", "\n").replace("\r", "\n")
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"


def _sheet_name(title: str, number: int) -> str:
    name = re.sub(r"[\[\]:*?/\\']", " ", title).strip()[:25] or "Sheet"
    return name if number == 1 else f"{name} {number}"


EXPORT = ExportFormat("xlsx", QT_TRANSLATE_NOOP("exports", "Excel workbook"), ".xlsx", write)
