"""A table to type into: contacts, addresses, charges. An empty row always waits at the end; Del takes a row away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.core.errors import Bug
from app.ui.theme import tokens

_ID = Qt.ItemDataRole.UserRole
_STILL = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class EntryColumn:
    """A column: the field as the use case spells it, its heading, its share of the width.

    `tick` is a check box, in one row only unless `several`; `choices` are the stored values with their names, the first
    where nothing is chosen. A choice that `counts` makes a row by itself.
    """

    field: str
    heading: str
    width: int = 100
    tick: bool = False
    several: bool = False
    right: bool = False
    fixed: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    counts: bool = False

    def name_of(self, value: object) -> str:
        """What is shown for a value."""
        return dict(self.choices).get(str(value), str(value)) if self.choices else str(value)

    def value_of(self, name: str) -> str:
        """The value that is shown so."""
        return next((value for value, shown in self.choices if shown == name), name) if self.choices else name


class _Editor(QStyledItemDelegate):
    """Line edits with completion where the column has suggestions, boxes where it has choices."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        entries = self.parent()
        column = entries.column(index.column()) if isinstance(entries, EntryTable) else None
        if column is not None and column.choices:
            box = QComboBox(parent)
            box.addItems([name for _value, name in column.choices])
            box.activated.connect(lambda _: self.commitData.emit(box))
            return box
        line = QLineEdit(parent)
        line.setFrame(False)
        line.setStyleSheet("padding: 0 3px; border-radius: 0; min-height: 0;")
        table = self.parent()
        words = table.suggestions(index.column()) if isinstance(table, EntryTable) else ()
        if words:
            completer = QCompleter(list(words), line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            line.setCompleter(completer)
        return line


class EntryTable(QTableWidget):
    """Rows of texts by field. `edited` tells that something was typed; `cell_done(row, field)` that a cell was left."""

    edited = Signal()
    cell_done = Signal(int, str)

    def __init__(self, columns: Sequence[EntryColumn], rows: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(0, len(columns), parent)
        self._columns, self._shown_rows = tuple(columns), rows
        self._suggestions: dict[str, Sequence[str]] = {}
        self._filling = False
        self.setHorizontalHeaderLabels([column.heading for column in columns])
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(30)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        widest = max(range(len(columns)), key=lambda number: columns[number].width)
        for number, column in enumerate(columns):
            header.resizeSection(number, column.width)
            if number == widest:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        self.setItemDelegate(_Editor(self))
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.SelectedClicked
        )  # fmt: skip
        self.itemChanged.connect(self._on_changed)
        self.set_rows([])

    def column(self, place: int) -> EntryColumn:
        """The column at a place."""
        return self._columns[place]

    @property
    def is_free(self) -> bool:
        """Whether every cell is typed by people."""
        return not any(column.fixed for column in self._columns)

    def suggest(self, field: str, words: Sequence[str]) -> None:
        """Complete what is typed into a column from these."""
        self._suggestions[field] = words

    def suggestions(self, column: int) -> Sequence[str]:
        """What a column completes from."""
        return self._suggestions.get(self._columns[column].field, ())

    def set_rows(self, rows: Sequence[Mapping[str, object]]) -> None:
        """Show these rows; a value of `id` is kept with its row."""
        self._filling = True
        self.setRowCount(0)
        for row in rows:
            self._append(row)
        self._append({})
        self._filling = False
        self.setCurrentCell(0, 0)

    def rows(self) -> list[dict[str, str | bool | int]]:
        """What is typed, without empty rows; ticks as bool, `id` 0 for new rows."""
        return [row for _, row in self.numbered_rows()]

    def numbered_rows(self) -> list[tuple[int, dict[str, str | bool | int]]]:
        """The rows with their places in the table."""
        found = []
        for number in range(self.rowCount()):
            row: dict[str, str | bool | int] = {"id": int(self._item(number, 0).data(_ID) or 0)}
            for place, column in enumerate(self._columns):
                item = self._item(number, place)
                text = column.value_of(item.text().strip())
                row[column.field] = item.checkState() is Qt.CheckState.Checked if column.tick else text
            if any(isinstance(row[column.field], str) and row[column.field] for column in self._typed()):
                found.append((number, row))
        return found

    def set_cell(self, row: int, field: str, text: str) -> None:
        """Fill a cell by the program."""
        self._filling = True
        self._item(row, self._place(field)).setText(text)
        self._filling = False

    def cell(self, row: int, field: str) -> str:
        """The text of a cell."""
        return self._item(row, self._place(field)).text().strip()

    def set_error(self, row: int, field: str, text: str) -> None:
        """Mark a cell as wrong and go there."""
        item = self.item(row, self._place(field)) if row < self.rowCount() else None
        if item is not None:
            self._filling = True
            item.setBackground(QBrush(QColor(tokens().late_wash)))
            item.setToolTip(text)
            self._filling = False
            self.setCurrentItem(item)
            self.setFocus()

    def clear_errors(self) -> None:
        """Take back every mark."""
        self._filling = True
        for number in range(self.rowCount()):
            for place in range(len(self._columns)):
                self._item(number, place).setBackground(QBrush())
                self._item(number, place).setToolTip("")
        self._filling = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next cell and out of the empty row; Del removes the row."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._go_on()
        elif key == Qt.Key.Key_Delete and self.currentRow() < self.rowCount() - 1:
            self.removeRow(self.currentRow())
            self.edited.emit()
        elif key == Qt.Key.Key_Space and self._current_ticks():
            item = self.currentItem()
            checked = item.checkState() is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """The wanted number of rows."""
        rows = self._shown_rows * self.verticalHeader().defaultSectionSize()
        width = sum(column.width for column in self._columns) + 20
        return QSize(width, self.horizontalHeader().sizeHint().height() + rows + 4)

    def minimumSizeHint(self) -> QSize:
        """As high as wanted, narrow if need be."""
        return QSize(200, self.sizeHint().height())

    def _go_on(self) -> None:
        row, column = self.currentRow(), self.currentColumn()
        if row == self.rowCount() - 1 and not self._item(row, column).text():
            self.focusNextChild()
        elif column + 1 < self.columnCount():
            self.setCurrentCell(row, column + 1)
        else:
            self.setCurrentCell(min(row + 1, self.rowCount() - 1), 0)

    def _current_ticks(self) -> bool:
        return 0 <= self.currentColumn() < len(self._columns) and self._columns[self.currentColumn()].tick

    def _typed(self) -> list[EntryColumn]:
        """The columns that make a row more than empty: most choices and a tick alone say nothing."""
        return [column for column in self._columns if (column.counts or not column.choices) and not column.tick]

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        item = self.item(row, column)
        if item is None:
            raise Bug(f"no cell at {row}, {column}")
        return item

    def _place(self, field: str) -> int:
        return next(number for number, column in enumerate(self._columns) if column.field == field)

    def _append(self, row: Mapping[str, object]) -> None:
        number = self.rowCount()
        self.insertRow(number)
        for place, column in enumerate(self._columns):
            value = row.get(column.field, "")
            item = QTableWidgetItem("" if column.tick else column.name_of(value if value is not None else ""))
            if column.tick:
                item.setFlags(_STILL | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked if value else Qt.CheckState.Unchecked)
            if column.fixed:
                item.setFlags(_STILL)
            if column.right:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.setItem(number, place, item)
        self._item(number, 0).setData(_ID, row.get("id", 0))

    def _on_changed(self, item: QTableWidgetItem) -> None:
        if self._filling:
            return
        column = self._columns[item.column()]
        self._filling = True
        if column.tick and not column.several and item.checkState() is Qt.CheckState.Checked:
            for number in range(self.rowCount()):
                if number != item.row():
                    self._item(number, item.column()).setCheckState(Qt.CheckState.Unchecked)
        item.setBackground(QBrush())
        if item.row() == self.rowCount() - 1 and item.text():
            self._append({})
        self._filling = False
        self.cell_done.emit(item.row(), column.field)
        self.edited.emit()
