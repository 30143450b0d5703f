"""Building blocks of record panes: a headed section, a chip, a row of facts, a small table."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLayoutItem,
    QPushButton,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.ui.icons import icon
from app.ui.theme import SPACE, Tone, mark
from app.ui.widgets._table_rows import Row, cell, share_widths, side, text_of

_MOMENT = "2026-11-20 09:30"
"""The longest value that stands beside another."""
_NARROWEST_VALUE = 60
_MEASURED_ROWS = 100
"""Rows beyond those in sight by which the width of a column is found."""
_LEAST_STRETCH = 0.25
"""The share of a small table that its stretching column keeps where not everything fits."""


def chip(text: str, tone: Tone = Tone.NORMAL, parent: QWidget | None = None) -> QLabel:
    """A word on a rounded ground."""
    label = QLabel(text, parent)
    label.setProperty("chip", True)
    label.setProperty("tone", tone.value)
    return label


def set_chip(label: QLabel, text: str, tone: Tone = Tone.NORMAL) -> None:
    """Change a chip; an empty text hides it."""
    label.setText(text)
    label.setVisible(bool(text))
    mark(label, tone=tone.value)


def link_button(
    text: str, clicked: Callable[[], object], parent: QWidget | None = None, *, flush: bool = False
) -> QPushButton:
    """A button that looks like a link; a flush one begins where the words above it begin."""
    button = QPushButton(text, parent)
    button.setProperty("role", "link")
    button.setProperty("flush", flush)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _checked: clicked())
    return button


def tool_button(meaning: str, text: str, clicked: Callable[[], object], parent: QWidget | None = None) -> QToolButton:
    """A small button with an icon; the text is its tooltip and accessible name."""
    button = QToolButton(parent)
    button.setIcon(icon(meaning))
    button.setToolTip(text)
    button.setAccessibleName(text)
    button.clicked.connect(lambda _checked: clicked())
    return button


def empty_layout(item: QLayoutItem | None) -> None:
    """Take everything out of a layout and let it go."""
    layout = item.layout() if item is not None else None
    while layout is not None and (inner := layout.takeAt(0)) is not None:
        widget = inner.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        else:
            empty_layout(inner)


class Section(QWidget):
    """A heading with its buttons, and what belongs under it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel(title, self)
        self.title.setProperty("role", "caption")
        self.head = QHBoxLayout()
        self.head.setSpacing(2)
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self.column.addLayout(self.head)

    def add(self, widget: QWidget, stretch: int = 0) -> QWidget:
        """Put something under the heading."""
        self.column.addWidget(widget, stretch)
        return widget

    def add_button(self, meaning: str, text: str, clicked: Callable[[], object]) -> QToolButton:
        """Put a button at the end of the heading."""
        button = tool_button(meaning, text, clicked, self)
        self.head.addWidget(button)
        return button


class Facts(QWidget):
    """Pairs of label and value in columns; pairs without a value are left out.

    Where the columns do not fit, there is one.
    """

    def __init__(self, columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most, self._columns = columns, columns
        self._facts: tuple[tuple[str, str], ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE)
        self._grid.setVerticalSpacing(3)
        self._grid.setSizeConstraint(QGridLayout.SizeConstraint.SetNoConstraint)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these pairs; a value longer than a moment takes a whole row."""
        self._facts = tuple((label, value) for label, value in facts if value)
        self._columns = self._fitting()
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as fit."""
        super().resizeEvent(event)
        columns = self._fitting()
        if columns != self._columns:
            self._columns = columns
            self._lay_out()

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for one column, whatever stands beside one another now."""
        labels, _values = self._widths(1)
        return QSize(labels[0] + SPACE + _NARROWEST_VALUE, super().minimumSizeHint().height())

    def _fitting(self) -> int:
        return next((count for count in range(self._most, 1, -1) if self._needed(count) <= self.width()), 1)

    def _needed(self, columns: int) -> int:
        labels, values = self._widths(columns)
        return sum(labels) + sum(values) + SPACE * (2 * columns - 1)

    def _widths(self, columns: int) -> tuple[list[int], list[int]]:
        """The widths of the labels and of the values that stand beside others, by column."""
        advance = self.fontMetrics().horizontalAdvance
        labels, values = [0] * columns, [0] * columns
        for _row, column, wide, label, value in self._placed(columns):
            labels[column] = max(labels[column], advance(label))
            values[column] = max(values[column], 0 if wide else advance(value))
        return labels, values

    def _placed(self, columns: int) -> list[tuple[int, int, bool, str, str]]:
        """Row, column, whether it takes the whole row, label and value of each pair."""
        advance = self.fontMetrics().horizontalAdvance
        room = advance(_MOMENT)
        found = []
        row = column = 0
        for label, value in self._facts:
            wide = columns == 1 or advance(value) > room or "\n" in value
            if wide and column:
                row, column = row + 1, 0
            found.append((row, column, wide, label, value))
            column = 0 if wide else (column + 1) % columns
            row += 0 if column else 1
        return found

    def _lay_out(self) -> None:
        empty_layout(self._grid)
        _labels, values = self._widths(self._columns)
        for pair in range(self._most):
            used = pair < self._columns
            self._grid.setColumnStretch(pair * 2 + 1, 1 if used else 0)
            self._grid.setColumnMinimumWidth(pair * 2 + 1, values[pair] if used else 0)
        for row, column, wide, label, value in self._placed(self._columns):
            caption = QLabel(label, self)
            caption.setProperty("role", "muted")
            caption.setAlignment(Qt.AlignmentFlag.AlignTop)
            text = QLabel(value, self)
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setAlignment(Qt.AlignmentFlag.AlignTop)
            text.setWordWrap(True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            text.setAccessibleName(f"{label}: {value}")
            self._grid.addWidget(caption, row, column * 2)
            self._grid.addWidget(text, row, column * 2 + 1, 1, self._columns * 2 - 1 if wide else 1)


class SmallTable(QTableWidget):
    """A short table of texts, as high as its rows up to `most` rows. Enter and double click open; Ctrl+C copies.

    Where its columns are wider than it, the widest elide: nothing is hidden beyond its edge. One that has too many for
    that (`scrolls`) scrolls sideways.
    """

    opened = Signal(int)
    chosen = Signal(int)
    ticked = Signal(int, bool)

    def __init__(
        self,
        headings: Sequence[str],
        stretch: int = 0,
        most: int = 6,
        parent: QWidget | None = None,
        *,
        scrolls: bool = False,
    ) -> None:
        super().__init__(0, len(headings), parent)
        self._most, self._stretch, self._scrolls = most, stretch, scrolls
        self._narrowed: set[int] = set()
        self._filling = False
        self.setHorizontalHeaderLabels(list(headings))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 9)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(36)
        header.setResizeContentsPrecision(_MEASURED_ROWS)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.activated.connect(lambda index: self.opened.emit(self._id(index.row())))
        self.itemSelectionChanged.connect(self._tell_chosen)
        self.itemChanged.connect(self._tell_ticked)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(lambda: QGuiApplication.clipboard().setText(self.as_text()))
        self.horizontalScrollBar().rangeChanged.connect(self._bar_changed)

    def _bar_changed(self) -> None:
        if isValid(self):  # its bar says so once more while the table is being taken down
            self.updateGeometry()

    def put(self, rows: Sequence[Row], right: Container[int] = ()) -> None:
        """Show these rows; the chosen one stays chosen while it is there.

        Numbers stand below one another in the columns of these places (`right`), words begin at the left.
        """
        kept = self.current_id()
        self._filling = True
        self.setRowCount(len(rows))
        with QSignalBlocker(self.model()):  # else every cell measures its whole column again: seconds for 200 rows
            for number, row in enumerate(rows):
                for column in range(len(row.texts)):
                    self.setItem(number, column, cell(row, column, right=column in right))
            for column in range(self.columnCount()):
                heading = self.horizontalHeaderItem(column)
                if heading is not None:
                    heading.setTextAlignment(side(right=column in right))
        self._filling = False
        self.horizontalHeader().resizeSections()
        self._fit()
        self.viewport().update()
        self.updateGeometry()
        self.choose(kept)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share the new width."""
        super().resizeEvent(event)
        self._fit()

    def current_id(self) -> int:
        """The id of the chosen row, 0 when none is."""
        return self._id(self.currentRow())

    def choose(self, row_id: int) -> None:
        """Choose a row by its id."""
        for number in range(self.rowCount()):
            if row_id and self._id(number) == row_id:
                self.selectRow(number)
                return

    def ids(self) -> list[int]:
        """The ids in the order shown."""
        return [self._id(number) for number in range(self.rowCount())]

    def as_text(self) -> str:
        """All rows with the headings, tabs between the columns."""
        columns = range(self.columnCount())
        lines = [[text_of(self.horizontalHeaderItem(column)) for column in columns]]
        lines += [[text_of(self.item(number, column)) for column in columns] for number in range(self.rowCount())]
        return "\n".join("\t".join(line) for line in lines)

    def sizeHint(self) -> QSize:
        """As high as the rows, and the bar under them where they are wider than the table."""
        rows = max(1, min(self._most, self.rowCount()))
        height = self.horizontalHeader().sizeHint().height() + rows * self.verticalHeader().defaultSectionSize() + 4
        bar = self.horizontalScrollBar()
        return QSize(240, height + (bar.sizeHint().height() if bar.maximum() > bar.minimum() else 0))

    def minimumSizeHint(self) -> QSize:
        """Never less than a row."""
        return QSize(120, self.sizeHint().height())

    def _fit(self) -> None:
        """Narrow the columns as wide as their texts where the stretching one would have no room beside them."""
        if self._scrolls:
            return
        header, mode = self.horizontalHeader(), QHeaderView.ResizeMode
        there = [column for column in range(self.columnCount()) if not self.isColumnHidden(column)]
        wanted = {column: max(self.sizeHintForColumn(column), header.sectionSizeHint(column)) for column in there}
        own = [column for column in there
               if column in self._narrowed or header.sectionResizeMode(column) is mode.ResizeToContents]  # fmt: skip
        room = self.viewport().width()
        room -= sum(header.sectionSize(column) for column in there if column not in (*own, self._stretch))
        kept = min(wanted.get(self._stretch, 0), int(room * _LEAST_STRETCH))
        widths = share_widths([wanted[column] for column in own], room - kept)
        self._narrowed = set()
        for column, width in zip(own, widths, strict=True):
            if width < wanted[column]:
                self._narrowed.add(column)
                header.setSectionResizeMode(column, mode.Fixed)
                header.resizeSection(column, width)
            elif header.sectionResizeMode(column) is not mode.ResizeToContents:
                header.setSectionResizeMode(column, mode.ResizeToContents)

    def _id(self, row: int) -> int:
        item = self.item(row, 0)
        return int(item.data(Qt.ItemDataRole.UserRole) or 0) if item is not None else 0

    def _tell_chosen(self) -> None:
        if not self._filling and self.current_id():
            self.chosen.emit(self.current_id())

    def _tell_ticked(self, item: QTableWidgetItem) -> None:
        if not self._filling and item.column() == 0 and item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            self.ticked.emit(self._id(item.row()), item.checkState() is Qt.CheckState.Checked)
