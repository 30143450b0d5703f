"""A plain table on its way to paper or to a file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import Enum

from app.core.record import record

Value = str | int | float | bool | date | datetime | None


class ValueKind(Enum):
    """How a column's values are to be understood, shown and exported."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"  # integer fen
    DATE = "date"
    MOMENT = "moment"  # aware datetime
    FLAG = "flag"
    CODE = "code"  # a stored code worded by the column's choices


@record
class TableColumn:
    """One column: `identifier` for JSON and conditions, `heading` for people, `width` in characters."""

    identifier: str
    heading: str
    kind: ValueKind = ValueKind.TEXT
    width: int = 12


@record
class Table:
    """A titled table whose rows may be read once only (they can be millions).

    `rows` yields one tuple a row in the order of `columns`, values already worded for people where the column is a
    CODE; a MOMENT may come as the text that is stored (`YYYY-MM-DDTHH:MM:SSZ`) where the table goes into a file;
    `row_count` is known beforehand; `notes` are the filters in words, for the head of a print.
    """

    title: str
    columns: tuple[TableColumn, ...]
    rows: Iterable[tuple[Value, ...]]
    row_count: int
    notes: tuple[str, ...] = ()
