"""The third page of the import wizard: row by row what would happen, and what a person decides about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTabBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import shown
from app.services import importing
from app.services.importing import ADD, CHANGE, CONFLICT, OURS, REFUSED, SAME, THEIRS, ImportList, ListLine
from app.ui.icons import icon
from app.ui.theme import SPACE, Tone
from app.ui.widgets.flow import FlowLayout

_MARKS = {
    ADD: ("add", Tone.DONE),
    CHANGE: ("edit", Tone.DUE),
    CONFLICT: ("tone_late", Tone.LATE),
    REFUSED: ("void", Tone.LATE),
    SAME: ("save", Tone.PAUSED),
}
_CHOOSABLE = (CHANGE, CONFLICT)
_KEPT_LINES = 400
_DETAIL_LINES = 3
Index = QModelIndex | QPersistentModelIndex


class ListModel(QAbstractTableModel):
    """The rows of one verdict, worded when they come into view."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.listed: ImportList | None = None
        self._places: Sequence[int] = ()
        self._kept: dict[int, ListLine] = {}
        self.decisions = {CHANGE: THEIRS, CONFLICT: OURS}

    def show_rows(self, listed: ImportList | None, verdict: str) -> None:
        """Show the rows of a list with this verdict; all without one."""
        self.beginResetModel()
        self.listed = listed
        self._places = listed.places(verdict) if listed is not None else ()
        self._kept.clear()
        self.endResetModel()

    def words_changed(self) -> None:
        """What is decided was changed."""
        if self._places:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._places) - 1, self.columnCount() - 1))

    def line(self, row: int) -> ListLine:
        """The row of the list that is shown in this row."""
        place = self._places[row]
        if place not in self._kept:
            if len(self._kept) > _KEPT_LINES:
                self._kept.clear()
            assert self.listed is not None
            self._kept[place] = self.listed.line(place)
        return self._kept[place]

    def decision(self, line: ListLine) -> str:
        """`ours` or `theirs` for a change or conflict, "" for other rows."""
        if line.verdict not in _CHOOSABLE or self.listed is None:
            return ""
        return self.listed.chosen.get(line.line, self.decisions[line.verdict])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._places)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Row, what happens, of what, why or from what to what, what was decided."""
        return 0 if parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The headings."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        words = (self.tr("Row"), self.tr("What happens"), self.tr("Of what"), self.tr("Why"), self.tr("Decision"))
        return words[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell."""
        if not index.isValid() or index.row() >= len(self._places):
            return None
        line = self.line(index.row())
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 1:
            return icon(*_MARKS[line.verdict])
        if role == Qt.ItemDataRole.ToolTipRole:
            return _why(line, "\n")
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._text(line, index.column())

    def _text(self, line: ListLine, column: int) -> str:
        if column == 4:
            words = {OURS: self.tr("keep what is on file"), THEIRS: self.tr("take the sheet")}
            return words.get(self.decision(line), "")
        texts = (f"{line.line:,}", shown(importing.VERDICTS[line.verdict]), line.title, _why(line, "; "))
        return texts[column]


def _why(line: ListLine, between: str) -> str:
    """The reason, and each field from what to what."""
    fields = [f"{label}: {old or '–'} → {new}" for label, old, new in line.fields]
    return between.join(([line.reason] if line.reason else []) + fields)


class ListPage(QWidget):
    """Filter by what happens, decide for all or for the rows marked, save what is refused."""

    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.listed: ImportList | None = None
        self.filter = QTabBar()
        self.filter.setDrawBase(False)
        self.filter.setExpanding(False)
        self.filter.setAccessibleName(self.tr("What happens"))
        self.model = ListModel(self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("What would happen"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.setTabKeyNavigation(False)
        head = self.table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        for column, width in enumerate((64, 116, 330, 400, 150)):
            self.table.setColumnWidth(column, width)
        for column in (2, 3):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.changes, self.conflicts = self._choice(THEIRS), self._choice(OURS)
        self.keep = self._button("undo", self.tr("Keep what is on file"), OURS)
        self.take = self._button("import", self.tr("Take the sheet"), THEIRS)
        self.save = QPushButton(icon("export"), self.tr("Save the refused rows …"))
        self.save.setAutoDefault(False)
        self.save.clicked.connect(self.save_wanted)
        self.detail = QLabel()
        self.detail.setWordWrap(True)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.detail.setMinimumHeight(self.detail.fontMetrics().lineSpacing() * _DETAIL_LINES)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._lay_out()
        self.filter.currentChanged.connect(self._show)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._enable())

    def _lay_out(self) -> None:
        row = FlowLayout(SPACE)
        self._labels = (QLabel(self.tr("Changes")), QLabel(self.tr("Conflicts")))
        for label, box in zip(self._labels, (self.changes, self.conflicts), strict=True):
            label.setMinimumHeight(box.sizeHint().height())
            row.addWidget(label)
            row.addWidget(box)
        for button in (self.keep, self.take, self.save):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.filter)
        column.addWidget(self.table, 1)
        column.addWidget(self.detail)
        column.addLayout(row)

    def _choice(self, usual: str) -> QComboBox:
        box = QComboBox()
        box.addItem(self.tr("take the sheet"), THEIRS)
        box.addItem(self.tr("keep what is on file"), OURS)
        box.setCurrentIndex(box.findData(usual))
        box.currentIndexChanged.connect(self._decided)
        return box

    def _button(self, meaning: str, text: str, decision: str) -> QPushButton:
        button = QPushButton(icon(meaning), text)
        button.setAutoDefault(False)
        button.setToolTip(self.tr("For the rows that are marked"))
        button.clicked.connect(lambda: self.decide(decision))
        return button

    def show_list(self, listed: ImportList) -> None:
        """Show a list that was made."""
        self.listed = listed
        counts = listed.counts()
        self.filter.blockSignals(True)
        while self.filter.count():
            self.filter.removeTab(0)
        self.filter.addTab(self.tr("All {count}").format(count=f"{len(listed):,}"))
        self.filter.setTabData(0, "")
        for verdict, word in importing.VERDICTS.items():
            at = self.filter.addTab(icon(*_MARKS[verdict]), f"{shown(word)} {counts[verdict]:,}")
            self.filter.setTabData(at, verdict)
            self.filter.setTabEnabled(at, counts[verdict] > 0)
        self.filter.blockSignals(False)
        for verdict, label, box in zip(_CHOOSABLE, self._labels, (self.changes, self.conflicts), strict=True):
            label.setVisible(counts[verdict] > 0)
            box.setVisible(counts[verdict] > 0)
        for button in (self.keep, self.take):
            button.setVisible(bool(counts[CHANGE] or counts[CONFLICT]))
        self.save.setVisible(counts[REFUSED] > 0)
        self._show()

    def forget(self) -> None:
        """Let go of the list."""
        self.listed = None
        self.model.show_rows(None, "")

    def show_verdict(self, verdict: str) -> None:
        """Show only the rows with this verdict."""
        for at in range(self.filter.count()):
            if self.filter.tabData(at) == verdict:
                self.filter.setCurrentIndex(at)

    def _show(self) -> None:
        self.model.show_rows(self.listed, str(self.filter.tabData(self.filter.currentIndex()) or ""))
        self._enable()

    def _decided(self) -> None:
        self.model.decisions = {CHANGE: str(self.changes.currentData()), CONFLICT: str(self.conflicts.currentData())}
        self.model.words_changed()

    def _marked(self) -> list[ListLine]:
        lines = (self.model.line(index.row()) for index in self.table.selectionModel().selectedRows())
        return [line for line in lines if line.verdict in _CHOOSABLE]

    def _enable(self) -> None:
        some = bool(self._marked())
        at = self.table.currentIndex()
        self.detail.setText(_why(self.model.line(at.row()), "\n") if at.isValid() else "")
        self.keep.setEnabled(some)
        self.take.setEnabled(some)

    def decide(self, decision: str) -> None:
        """Decide for the rows that are marked."""
        if self.listed is not None:
            for line in self._marked():
                self.listed.chosen[line.line] = decision
            self.model.words_changed()
