"""Rows of somebody's spreadsheet that could not be imported, as a workbook to mend: cells as they were, reason last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from app.core.progress import Progress
from app.exports._format import UNPRINTABLE, reported, whole_file

_AS_IT_IS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
"""The last: else the library puts each sheet aside in a readable file of the system's temporary folder (G27)."""


def write(
    headings: Sequence[str], rows: Sequence[tuple[Sequence[Any], str]], path: Path, progress: Progress | None = None
) -> int:
    """Write headings and rows (cells, reason); returns the rows written. Raises EnvironmentFault, Cancelled."""
    from xlsxwriter import Workbook

    with whole_file(path) as beside:
        book = Workbook(str(beside), _AS_IT_IS)
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True, "bottom": 1, "bg_color": "#e9eef1"})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        plain = book.add_format({"num_format": "@"})
        sheet.freeze_panes(1, 0)
        last = len(headings) - 1
        for place, text in enumerate(headings):
            sheet.write_string(0, place, text, bold)
        sheet.set_column(0, last - 1, 16)
        sheet.set_column(last, last, 60)
        for at, (cells, reason) in enumerate(reported(iter(rows), len(rows), progress), 1):
            for place, cell in enumerate(cells[:last]):
                if isinstance(cell, datetime):
                    sheet.write_datetime(at, place, cell, moment)
                elif isinstance(cell, date):
                    sheet.write_datetime(at, place, datetime(cell.year, cell.month, cell.day), day)
                elif isinstance(cell, int | float):
                    sheet.write_number(at, place, cell)
                elif cell is not None:
                    sheet.write_string(at, place, str(cell).translate(UNPRINTABLE), plain)
            sheet.write_string(at, last, reason)
        book.close()
    return len(rows)
