"""Tables of a scheme's definition: rows typed by people, entries of the definition for the program."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.money import format_yuan, parse_yuan
from app.ui.widgets.entry_table import EntryColumn, EntryTable
from app.ui.widgets.section import Section

_DIVIDED = re.compile(r"\s*[;；\n]\s*")


@dataclass(frozen=True)
class Cell:
    """A column of a table and where its value stands in an entry of the definition.

    `kind` text | number | yuan | list (divided by semicolons) | tick.
    """

    column: EntryColumn
    way: tuple[str, ...]
    kind: str = "text"


def text_cell(field: str, heading: str, width: int, *way: str, **more: Any) -> Cell:
    """A cell with a text."""
    return Cell(EntryColumn(field, heading, width, **more), way or (field,))


def names(heading: str, width: int, name: str = "name") -> tuple[Cell, Cell]:
    """The cells of a text in both languages."""
    return (
        text_cell(name, heading, width, name, "zh"),
        text_cell(f"{name}_en", translate("scheme_editor", "English"), width - 30, name, "en"),
    )


def tick_cell(field: str, heading: str, width: int) -> Cell:
    """A cell with a box to tick."""
    return Cell(EntryColumn(field, heading, width, tick=True, several=True), (field,), "tick")


def number_cell(field: str, heading: str, *way: str) -> Cell:
    """A cell with a number of days."""
    return Cell(EntryColumn(field, heading, 92, right=True), way or (field,), "number")


def code_cell() -> Cell:
    """The code of an entry: made up when it is left empty."""
    return text_cell("code", translate("scheme_editor", "Code"), 100)


def number_of(text: str) -> Any:
    """What is typed as a number; nothing for an empty text, the text itself when it is none (and refused later)."""
    plain = text.strip().replace("，", ".").replace(",", ".")
    if not plain:
        return None
    try:
        number = float(plain)
    except ValueError:
        return text
    return int(number) if number == number // 1 and abs(number) < 10**9 else number


def text_of(number: Any) -> str:
    """A number as it is typed."""
    return "" if number is None else f"{number:g}" if isinstance(number, int | float) else str(number)


class SchemeRows(QWidget):
    """A list of entries of a definition as a table with its heading; rows can be moved and taken away."""

    edited = Signal()

    def __init__(self, name: str, title: str, cells: Sequence[Cell], rows: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.shown_rows = name, rows
        self.setObjectName(name)
        self._cells = tuple(cells)
        self._suggested: dict[str, Sequence[str]] = {}
        self.section = Section(title, self)
        for meaning, words, act in (
            ("up", translate("scheme_editor", "Move up"), lambda: self.shift(-1)),
            ("down", translate("scheme_editor", "Move down"), lambda: self.shift(1)),
            ("delete", translate("scheme_editor", "Remove the row"), self.remove),
        ):
            self.section.add_button(meaning, words, act)
        self.trouble = QLabel(self)
        self.trouble.setProperty("role", "error")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        self.table = self._made_table()
        self.section.add(self.table)
        self.section.add(self.trouble)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.section)

    def _made_table(self) -> EntryTable:
        table = EntryTable([cell.column for cell in self._cells], self.shown_rows, self)
        table.setAccessibleName(self.section.title.text())
        table.edited.connect(self._touched)
        for field, words in self._suggested.items():
            table.suggest(field, words)
        return table

    def suggest(self, field: str, words: Sequence[str]) -> None:
        """Complete what is typed into a column from these, if there is such a column."""
        if any(cell.column.field == field for cell in self._cells):
            self._suggested[field] = words
            self.table.suggest(field, words)

    def set_cells(self, cells: Sequence[Cell]) -> None:
        """Other columns for the same entries."""
        kept = self.take()
        old = self.table
        self._cells = tuple(cells)
        self.table = self._made_table()
        self.section.column.replaceWidget(old, self.table)
        QWidget.setTabOrder(old, self.table)
        old.hide()
        old.deleteLater()
        self.put(kept)

    def put(self, entries: Sequence[Mapping[str, Any]]) -> None:
        """Show the entries of a definition."""
        self.table.set_rows([{cell.column.field: _shown(cell, entry) for cell in self._cells} for entry in entries])

    def take(self) -> list[dict[str, Any]]:
        """The entries as they are typed; those without a code get one."""
        found = []
        for row in self.table.rows():
            entry: dict[str, Any] = {}
            for cell in self._cells:
                _keep(entry, cell, row[cell.column.field])
            found.append(entry)
        if any(cell.column.field == "code" for cell in self._cells):
            give_codes(found, self.name)
        return found

    def typed(self) -> list[dict[str, Any]]:
        """The entries as they are typed."""
        return self.take()

    def put_typed(self, kept: list[dict[str, Any]]) -> None:
        """Put them back; who listens hears that they are edited."""
        self.put(kept)
        self._touched()

    def shift(self, by: int) -> None:
        """Move the current row up or down."""
        rows, place = self.table.rows(), self.table.currentRow()
        if not (0 <= place < len(rows) and 0 <= place + by < len(rows)):
            return
        rows[place], rows[place + by] = rows[place + by], rows[place]
        column = self.table.currentColumn()
        self.table.set_rows(rows)
        self.table.setCurrentCell(place + by, column)
        self._touched()

    def remove(self) -> None:
        """Take the current row away."""
        if 0 <= self.table.currentRow() < self.table.rowCount() - 1:
            self.table.removeRow(self.table.currentRow())
            self._touched()

    def show_fault(self, index: int, rest: str, why: str) -> None:
        """Say what is wrong below the table, and mark the cell; `index` counts from 1, 0 is the whole list."""
        self.trouble.setText(why)
        self.trouble.show()
        places = [place for place, _row in self.table.numbered_rows()]
        if 0 < index <= len(places):
            self.table.set_error(places[index - 1], self._field(rest), why)
        else:
            self.table.setFocus()

    def clear_fault(self) -> None:
        """Take back what was said."""
        self.trouble.hide()
        self.table.clear_errors()

    def _field(self, rest: str) -> str:
        ways = {".".join(cell.way): cell.column.field for cell in self._cells}
        first = rest.partition(".")[0]
        begin = (field for way, field in ways.items() if first and way.partition(".")[0] == first)
        return ways.get(rest) or next(begin, self._cells[0].column.field)

    def _touched(self) -> None:
        self.trouble.hide()
        self.edited.emit()


def give_codes(entries: Sequence[dict[str, Any]], stem: str) -> None:
    """Make up a code for each entry that has none."""
    taken = {entry.get("code") for entry in entries}
    for entry in entries:
        if not entry.get("code"):
            entry["code"] = next(
                code for number in range(1, len(taken) + 2) if (code := f"{stem}_{number}") not in taken
            )
            taken.add(entry["code"])


def _shown(cell: Cell, entry: Mapping[str, Any]) -> object:
    value: Any = entry
    for step in cell.way:
        value = value.get(step) if isinstance(value, Mapping) else None
    as_text: dict[str, Callable[[Any], object]] = {
        "tick": bool, "number": text_of, "list": lambda items: "；".join(items or ()), "yuan": _yuan,
    }  # fmt: skip
    return as_text.get(cell.kind, lambda text: text or "")(value)


def _yuan(amount: Any) -> str:
    return format_yuan(amount) if isinstance(amount, int) else str(amount or "")


def _keep(entry: dict[str, Any], cell: Cell, typed: Any) -> None:
    value = _typed(cell.kind, typed)
    *path, last = cell.way
    for step in path:
        entry = entry.setdefault(step, {})
    if value not in (None, "", [], False):
        entry[last] = value


def _typed(kind: str, typed: Any) -> Any:
    if kind == "number":
        return number_of(str(typed))
    if kind == "list":
        return [one for one in _DIVIDED.split(str(typed)) if one]
    if kind == "yuan":
        try:
            return parse_yuan(str(typed)) if str(typed).strip() else None
        except UserError:
            return typed
    return typed
