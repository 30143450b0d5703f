"""A table of cells with several short lines each, walked with the arrow keys; Enter opens a cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from app.ui import theme
from app.ui.theme import Tone, tone_colour, tone_wash


@dataclass(frozen=True)
class PlanCell:
    """What a cell says, and in which tone; `strong` is drawn bold, `hint` is its tooltip."""

    text: str = ""
    tone: Tone = Tone.NORMAL
    strong: bool = False
    hint: str = ""


class PlanTable(QTableWidget):
    """`opened` and `chosen` carry row and column; `middle` puts the words into the middle of their cells."""

    opened = Signal(int, int)
    chosen = Signal(int, int)

    def __init__(self, parent: QWidget | None = None, *, middle: bool = False) -> None:
        super().__init__(parent)
        self._place = Qt.AlignmentFlag.AlignLeft | (
            Qt.AlignmentFlag.AlignVCenter if middle else Qt.AlignmentFlag.AlignTop
        )
        self._filling = False
        self._cells: tuple[tuple[PlanCell, ...], ...] = ()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(60)
        self.activated.connect(lambda index: self.opened.emit(index.row(), index.column()))
        self.currentCellChanged.connect(self._tell)
        theme.announcer.changed.connect(self._colour)

    def put(self, heads: Sequence[str], rows: Sequence[tuple[str, Sequence[PlanCell]]]) -> None:
        """Show these columns and rows; the chosen cell stays chosen while it is there."""
        kept = (max(0, self.currentRow()), max(0, self.currentColumn()))
        self._filling = True
        self.setColumnCount(len(heads))
        self.setRowCount(len(rows))
        self.setHorizontalHeaderLabels(list(heads))
        self.setVerticalHeaderLabels([name for name, _cells in rows])
        self._cells = tuple(tuple(cells) for _name, cells in rows)
        for row, cells in enumerate(self._cells):
            for column, cell in enumerate(cells):
                item = QTableWidgetItem(cell.text)
                item.setToolTip(cell.hint or cell.text)
                item.setTextAlignment(self._place)
                if cell.strong:
                    font = QFont(self.font())
                    font.setWeight(QFont.Weight.DemiBold)
                    item.setFont(font)
                self.setItem(row, column, item)
        self._colour()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.resizeRowsToContents()
        self._filling = False
        if rows and heads:
            self.setCurrentCell(min(kept[0], len(rows) - 1), min(kept[1], len(heads) - 1))
            self.chosen.emit(self.currentRow(), self.currentColumn())

    def show_in_middle(self, row: int) -> None:
        """Choose a row's first cell and bring it into the middle of what is seen."""
        self.setCurrentCell(row, 0)
        item = self.item(row, 0)
        if item is not None:
            self.scrollToItem(item, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _colour(self) -> None:
        for row, cells in enumerate(self._cells):
            for column, cell in enumerate(cells):
                item = self.item(row, column)
                if item is not None and cell.tone is not Tone.NORMAL:
                    item.setBackground(QBrush(tone_wash(cell.tone)))
                    item.setForeground(QBrush(tone_colour(cell.tone)))
                elif item is not None:
                    item.setForeground(QBrush(QColor(theme.tokens().text)))

    def _tell(self, row: int, column: int, _row: int, _column: int) -> None:
        if not self._filling and row >= 0 and column >= 0:
            self.chosen.emit(row, column)
