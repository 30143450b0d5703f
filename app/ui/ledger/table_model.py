"""A ledger as a Qt model: knows its count, keeps a few pages, asks the source for the rest.

Fetching one page costs about what painting it costs, wherever it lies; so it is done when the page is looked at.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from app.core.i18n import shown
from app.core.tabular import ValueKind
from app.ledgers._declaration import Column, Tone
from app.ledgers._reading import LedgerRow, Unworded
from app.ledgers._source import LedgerSource
from app.ui.ledger.cell_texts import Cell, CellTexts

PAGE = 48
"""Rows read at once: more are read in vain when a view is chosen, fewer need a second reading after a jump."""
KEPT = 192
NEAR = 64
AFTER_PAINTING = 30
"""Milliseconds until rows beyond the first are counted."""
Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_NUMERIC = (ValueKind.NUMBER, ValueKind.MONEY)


class _Line:
    """A row and, once it was looked at, its values and texts."""

    __slots__ = ("_row", "cells")

    def __init__(self, row: LedgerRow | Unworded | None) -> None:
        self._row = row
        self.cells: list[Cell] | None = None

    @property
    def id(self) -> int:
        """The id of the record; 0 for a blank line."""
        return self._row.id if self._row is not None else 0

    @property
    def row(self) -> LedgerRow | None:
        """The values; None for a blank line."""
        if isinstance(self._row, Unworded):
            self._row = self._row.read()
        return self._row

    def blank(self) -> None:
        """Show nothing: what is stored there cannot be read."""
        self._row = None


class LedgerModel(QAbstractTableModel):
    """Rows of a LedgerSource; of a long one that was not counted yet the first, and a moment later all (`counted`).

    `failed` tells once that the database cannot be read; the rows concerned stay blank.
    """

    failed = Signal(object)
    counted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.source: LedgerSource | None = None
        self.columns: tuple[Column, ...] = ()
        self._count = 0
        self._pages: OrderedDict[int, list[_Line]] = OrderedDict()
        self._texts = CellTexts(())
        self._blank: list[Cell] = []
        self._has_failed, self._is_whole = False, True
        self._rest = QTimer(self, interval=AFTER_PAINTING, singleShot=True)
        self._rest.timeout.connect(self._count_quietly)

    def set_source(self, source: LedgerSource) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._take(source)
        self.endResetModel()

    @property
    def is_counted(self) -> bool:
        """Whether all rows of the source are here."""
        return self._is_whole

    def count_on(self) -> None:
        """Count all rows now, and take in those that lie beyond the first."""
        if self.source is None or self._is_whole:
            return
        self._rest.stop()
        self._is_whole = True
        count = self.source.count()
        if count > self._count:
            self._pages.pop(self._count // PAGE, None)  # perhaps cut short
            self.beginInsertRows(QModelIndex(), self._count, count - 1)
            self._count = count
            self.endInsertRows()
        elif count < self._count:
            self.set_source(self.source)
        self.counted.emit()

    def _count_quietly(self) -> None:
        try:
            self.count_on()
        except Exception as error:
            self._fail(error)

    def replace_source(self, source: LedgerSource, first: int, last: int) -> bool:
        """The same rows after something changed.

        True when nothing moved between rows `first` and `last`: they are renewed in place. Otherwise everything is
        reset, and the view should find its place again.
        """
        same = self.source is not None and source.columns == self.columns and source.count() == self._count
        if same and self._count:
            first, last = max(first, 0), min(last, self._count - 1)
            keys = source.keys(first, last - first + 1)
            same = keys == [self.row_id(row) for row in range(first, last + 1)]
        if not same:
            self.set_source(source)
            return False
        self._take(source)
        if self._count:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
        return True

    def _take(self, source: LedgerSource) -> None:
        self._texts = CellTexts(source.columns)
        self.source, self.columns, self._count = source, source.columns, source.first_count()
        self._is_whole = source.is_counted
        self._pages.clear()
        self._blank = [("", Tone.NORMAL)] * len(self.columns)
        self._has_failed = False
        if not self._is_whole:
            self._rest.start()

    # ------------------------------------------------------------------ for the view and its delegate

    def cell(self, row: int, place: int) -> Cell:
        """What is painted in a cell."""
        line = self._line(row)
        cells = line.cells
        if cells is None:
            found = self._read(line)
            cells = line.cells = self._texts.line(found) if found else self._blank
        return cells[place]

    def is_numeric(self, place: int) -> bool:
        """Whether the column's values stand on the right."""
        return self.columns[place].kind in _NUMERIC

    def row(self, row: int) -> LedgerRow | None:
        """The plain values of a row."""
        return self._read(self._line(row)) if 0 <= row < self._count else None

    def row_id(self, row: int) -> int:
        """The id of the record in a row; 0 when there is none."""
        return self._line(row).id if 0 <= row < self._count else 0

    def place_of(self, row_id: int, around: int) -> int:
        """The row that shows a record, looked for among the rows near `around`; -1 when it is not there."""
        for row in range(max(around - NEAR, 0), min(around + NEAR, self._count)):
            if self.row_id(row) == row_id:
                return row
        return -1

    def full_text(self, index: Index) -> str:
        """The text of a cell, unshortened and without the word of its tone."""
        found = self.row(index.row())
        return self._texts.text(index.column(), found) if found else ""

    def plain_line(self, row: int) -> list[str]:
        """The texts of a row for the clipboard."""
        found = self.row(row)
        return self._texts.plain(found) if found else [""] * len(self.columns)

    def _line(self, row: int) -> _Line:
        number = row // PAGE
        page = self._pages.get(number)
        if page is None:
            page = self._fetch(number)
        return page[row - number * PAGE]

    def _fetch(self, number: int) -> list[_Line]:
        expected = min(PAGE, self._count - number * PAGE)
        found: list[Unworded] = []
        if self.source is not None and not self._has_failed:
            try:
                found = self.source.unworded(number * PAGE, PAGE)
            except Exception as error:
                self._fail(error)
        page = [_Line(row) for row in found]
        page += [_Line(None) for _ in range(expected - len(page))]
        self._pages[number] = page
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)
        return page

    def _read(self, line: _Line) -> LedgerRow | None:
        try:
            return line.row
        except Exception as error:
            line.blank()
            if not self._has_failed:
                self._fail(error)
            return None

    def _fail(self, error: Exception) -> None:
        self._has_failed = True
        self.failed.emit(error)

    # ------------------------------------------------------------------ Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's name and default
        """How many rows."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's name and default
        """How many columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """The text of a cell; the full text as tool tip."""
        if role != _DISPLAY:
            if role == Qt.ItemDataRole.ToolTipRole and index.isValid():
                return self.full_text(index)
            if role == Qt.ItemDataRole.TextAlignmentRole and index.isValid():
                return _RIGHT if self.is_numeric(index.column()) else _LEFT
            return None
        return self.cell(index.row(), index.column())[0] if index.isValid() else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """The headings."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role in (_DISPLAY, Qt.ItemDataRole.ToolTipRole):
            return shown(self.columns[section].heading)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.is_numeric(section) else _LEFT
        return None
