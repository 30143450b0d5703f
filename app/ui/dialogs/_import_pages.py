"""The first two pages of the import wizard: the file, and what its columns mean."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import UserError
from app.core.i18n import shown
from app.ledgers._catalogue import all_ledgers
from app.services import import_runs, importing
from app.ui.icons import icon
from app.ui.import_drop import dropped_sheet
from app.ui.theme import SPACE
from app.ui.widgets.empty_state import EmptyState

_SHOWN_ROWS = 9
_NARROW, _WIDE = 96, 220
_LETTERS = 7
_ROUND_THE_WORDS = 78
"""What a box takes beside its words: margins, padding, the arrow."""


class FilePage(QWidget):
    """Drop a file or choose one. `chosen` tells its path, `history_wanted` that the past imports are asked for."""

    chosen = Signal(Path)
    history_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.empty = EmptyState(
            self.tr("Drop the spreadsheet here"),
            self.tr(
                "Excel (.xlsx, .xls) or CSV, in any of the usual encodings. Nothing is entered before you have seen "
                "row by row what would happen."
            ),
            "import",
            self.tr("Choose a file …"),
        )
        self.past = QPushButton(icon("history"), self.tr("Past imports"))
        self.past.setAutoDefault(False)
        self.past.clicked.connect(self.history_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.empty, 1)
        column.addWidget(self.past, 0, Qt.AlignmentFlag.AlignHCenter)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A spreadsheet may come in."""
        if dropped_sheet(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take it."""
        path = dropped_sheet(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.chosen.emit(path)


class ColumnsPage(QWidget):
    """Which ledger, which sheet, and above each column what it means. `changed` tells that it has to be read anew."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file: importing.SheetFile | None = None
        self.view: importing.SheetView | None = None
        self.ledger, self.sheet = QComboBox(), QComboBox()
        for name in importing.LEDGERS:
            self.ledger.addItem(icon(name), shown(all_ledgers()[name].title), name)
        self.ledger.setAccessibleName(self.tr("Import into"))
        self.sheet.setAccessibleName(self.tr("Sheet"))
        self.known = QLabel()
        self.known.setProperty("tone", "due")
        self.known.setWordWrap(True)
        self.trouble = QLabel()
        self.trouble.setProperty("role", "error")
        self.trouble.setWordWrap(True)
        self.table = QTableWidget(0, 0)
        self.table.setAccessibleName(self.tr("Columns"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setTabKeyNavigation(False)
        self.boxes: list[QComboBox] = []
        self._lay_out()
        self.ledger.currentIndexChanged.connect(self._read)
        self.sheet.currentIndexChanged.connect(self._other_sheet)

    def _lay_out(self) -> None:
        self._sheet_label = QLabel(self.tr("Sheet"))
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(QLabel(self.tr("Import into")))
        row.addWidget(self.ledger)
        row.addSpacing(SPACE * 2)
        row.addWidget(self._sheet_label)
        row.addWidget(self.sheet)
        row.addStretch(1)
        hint = QLabel(
            self.tr("Choose above each column what it means; columns without a meaning are left out. It is remembered.")
        )
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(row)
        column.addWidget(self.known)
        column.addWidget(hint)
        column.addWidget(self.table, 1)
        column.addWidget(self.trouble)

    def show_file(self, file: importing.SheetFile, ledger: str = "") -> None:
        """Show a file that was read; the ledger is guessed from its headings unless one is given."""
        self.file = file
        filled = [one for one in file.sheets if one.rows]
        self.sheet.blockSignals(True)
        self.sheet.clear()
        for one in filled:
            self.sheet.addItem(one.name, one.name)
        self.sheet.blockSignals(False)
        several = len(filled) > 1
        self.sheet.setVisible(several)
        self._sheet_label.setVisible(several)
        earlier = import_runs.of_same_file(file.digest)
        said = [file.remark()]
        if earlier is not None:
            text = self.tr("This very file was imported already ({number}). What is on file will not be doubled.")
            said.append(text.format(number=earlier.number))
        self.known.setText("\n".join(filter(None, said)))
        self.known.setVisible(any(said))
        self._choose(ledger or importing.ledger_of(file, filled[0].name))

    def _other_sheet(self) -> None:
        if self.file is not None:
            self._choose(importing.ledger_of(self.file, str(self.sheet.currentData())))

    def _choose(self, ledger: str) -> None:
        self.ledger.blockSignals(True)
        self.ledger.setCurrentIndex(self.ledger.findData(ledger))
        self.ledger.blockSignals(False)
        self._read()

    def _read(self) -> None:
        """Find headings and meanings, and show the first rows."""
        if self.file is None:
            return
        self.trouble.hide()
        try:
            self.view = importing.sheet_view(self.file, self.ledger_name, self.sheet_name)
        except UserError as error:
            self.view = None
            self.say(error.text)
        self._fill()
        self.changed.emit()

    @property
    def ledger_name(self) -> str:
        """The ledger that was chosen."""
        return str(self.ledger.currentData())

    @property
    def sheet_name(self) -> str:
        """The sheet that was chosen; "" for a CSV file."""
        return str(self.sheet.currentData() or "")

    def columns(self) -> tuple[str, ...]:
        """The meaning of each column."""
        return tuple(str(box.currentData()) for box in self.boxes)

    def say(self, text: str) -> None:
        """What is wrong with the columns."""
        self.trouble.setText(text)
        self.trouble.show()

    def _fill(self) -> None:
        self.table.clear()
        self.boxes = []
        view = self.view
        if view is None:
            self.table.setRowCount(0)
            self.table.setColumnCount(0)
            return
        rows = view.preview[:_SHOWN_ROWS]
        self.table.setColumnCount(len(view.columns))
        self.table.setRowCount(len(rows) + 1)
        self.table.setHorizontalHeaderLabels([text or " " for text in view.heading.texts])
        self.table.setVerticalHeaderLabels(["", *(str(view.heading.first + at + 1) for at in range(len(rows)))])
        fields = importing.fields_of(self.ledger_name)
        for at, meaning in enumerate(view.columns):
            box = QComboBox()
            box.setAccessibleName(view.heading.texts[at])
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(_LETTERS)
            box.addItem(self.tr("– leave out –"), "")
            for name, label, required, _ in fields:
                box.addItem(f"{label} *" if required else label, name)
            box.setCurrentIndex(max(box.findData(meaning), 0))
            box.view().setMinimumWidth(_WIDE)
            box.currentIndexChanged.connect(lambda _, at=at: self._widen(at, self.table.columnWidth(at)))
            box.currentIndexChanged.connect(self.changed)
            self.boxes.append(box)
            self.table.setCellWidget(0, at, box)
            for row, cells in enumerate(rows, 1):
                text = importing.told(cells[at]) if at < len(cells) else ""
                self.table.setItem(row, at, QTableWidgetItem(text))
        for before, after in pairwise((self.ledger, self.sheet, self.table, *self.boxes)):
            QWidget.setTabOrder(before, after)
        self.table.resizeColumnsToContents()
        for at in range(self.table.columnCount()):
            self._widen(at, self.table.columnWidth(at))

    def _widen(self, at: int, wanted: int) -> None:
        """Room for a column's values and for the meaning that was chosen."""
        box = self.boxes[at]
        chosen = box.fontMetrics().horizontalAdvance(box.currentText()) + _ROUND_THE_WORDS
        self.table.setColumnWidth(at, min(max(wanted, chosen, _NARROW), _WIDE))
