"""The items of a test before stock as a table: result chosen by key or mouse, how, defective pieces, remark."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from app.core.errors import UserError
from app.core.i18n import shown, translate
from app.domain.workflows.stock_in_test import RESULTS
from app.services.stock_in_tests import Looked
from app.ui.widgets.number_edit import NumberEdit

_ITEM, _RESULT, _METHOD, _DEFECTIVE, _NOTES = range(5)
_BY_KEY = ("good", "faulty", "not_tested")


class ItemsTable(QTableWidget):
    """One row an item; a last empty row takes one more. Keys 1 to 3 choose the result of a row and go on."""

    edited = Signal()

    def __init__(self, lines: tuple[Looked, ...], parent: QWidget | None = None) -> None:
        super().__init__(0, 5, parent)
        self.setHorizontalHeaderLabels([
            translate("stock_in_test", "Item"), translate("stock_in_test", "Result"), translate("stock_in_test", "How"),
            translate("stock_in_test", "Defective"), translate("stock_in_test", "Remark"),
        ])  # fmt: skip
        self.verticalHeader().hide()
        self.setTabKeyNavigation(False)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in ((_ITEM, 180), (_RESULT, 130), (_METHOD, 150), (_DEFECTIVE, 80)):
            self.setColumnWidth(column, width)
        head.setSectionResizeMode(_NOTES, QHeaderView.ResizeMode.Stretch)
        self.boxes: list[QComboBox] = []
        for line in (*lines, Looked("")):
            self._append(line)
        self.setMinimumHeight(250)
        self.setCurrentCell(0, _ITEM)
        self.itemChanged.connect(self._changed)

    def value(self) -> list[Looked]:
        """What was found. Raises UserError for defective pieces that are no whole number."""
        found = []
        for row, box in enumerate(self.boxes):
            item = self._text(row, _ITEM)
            if item:
                found.append(Looked(item, box.currentData(), self._text(row, _METHOD), self._defective(row),
                                    self._text(row, _NOTES)))  # fmt: skip
        return found

    def set_value(self, result: str) -> None:
        """Give every item this result."""
        for row, box in enumerate(self.boxes):
            if self._text(row, _ITEM):
                box.setCurrentIndex(box.findData(result))

    def most_defective(self) -> int:
        """Of the item with most defective pieces; what is no number counts for none."""
        counts = [0]
        for row in range(len(self.boxes)):
            try:
                counts.append(self._defective(row))
            except UserError:
                continue
        return max(counts)

    def keyPressEvent(self, event: Any) -> None:
        """1 good, 2 faulty, 3 does not apply; then the next row."""
        place, row = event.key() - Qt.Key.Key_1, self.currentRow()
        if 0 <= place < len(_BY_KEY) and row >= 0 and self.currentColumn() in (_ITEM, _RESULT):
            self.boxes[row].setCurrentIndex(self.boxes[row].findData(_BY_KEY[place]))
            self.setCurrentCell(min(row + 1, self.rowCount() - 1), self.currentColumn())
            return
        super().keyPressEvent(event)

    def _append(self, line: Looked) -> None:
        row = self.rowCount()
        self.insertRow(row)
        box = QComboBox(self)
        for code, words in RESULTS.items():
            box.addItem(shown(words), code)
        box.setCurrentIndex(box.findData(line.result))
        box.setAccessibleName(line.item)
        box.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        box.currentIndexChanged.connect(lambda _place: self.edited.emit())
        self.boxes.append(box)
        self.setCellWidget(row, _RESULT, box)
        defective = str(line.defective) if line.defective else ""
        texts = {_ITEM: line.item, _METHOD: line.method, _DEFECTIVE: defective, _NOTES: line.notes}
        for column, words in texts.items():
            item = QTableWidgetItem(words)
            if column == _DEFECTIVE:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.setItem(row, column, item)

    def _changed(self, item: QTableWidgetItem) -> None:
        if item.row() == self.rowCount() - 1 and item.column() == _ITEM and item.text().strip():
            self.blockSignals(True)
            self._append(Looked(""))
            self.blockSignals(False)
        self.edited.emit()

    def _defective(self, row: int) -> int:
        edit = NumberEdit()
        edit.setText(self._text(row, _DEFECTIVE))
        return edit.value() or 0

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text().strip() if item is not None else ""
