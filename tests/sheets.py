"""Spreadsheets made by the tests themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook


def workbook(path: Path, rows: Iterable[Sequence[Any]]) -> Path:
    """A workbook with one sheet; dates are real dates, a text beginning with `=` stays a text."""
    return book(path, {"Sheet1": rows})


def book(path: Path, sheets: dict[str, Iterable[Sequence[Any]]]) -> Path:
    """A workbook with several sheets."""
    made = Workbook(str(path), {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False})
    day = made.add_format({"num_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        sheet = made.add_worksheet(name)
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, date | datetime):
                    moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
                    sheet.write_datetime(at, column, moment, day)
                elif isinstance(value, str):
                    sheet.write_string(at, column, value)
                elif value is not None:
                    sheet.write(at, column, value)
    made.close()
    return path
