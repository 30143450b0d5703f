"""What a package would do, row by row: new, changed, in conflict; both sides of what is chosen below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QTabBar, QTableView, QVBoxLayout, QWidget

from app.core.i18n import shown
from app.domain.receiving import VERDICTS, Verdict
from app.packages import row_words
from app.packages.receiving import Offer, OfferLine
from app.ui.icons import icon
from app.ui.theme import SPACE, Tone

MARKS = {
    Verdict.ADD: ("add", Tone.DONE),
    Verdict.CHANGE: ("edit", Tone.DUE),
    Verdict.CONFLICT: ("tone_late", Tone.LATE),
    Verdict.UNCHANGED: ("save", Tone.PAUSED),
}
_DETAIL_LINES = 3
Index = QModelIndex | QPersistentModelIndex


class OfferModel(QAbstractTableModel):
    """The rows of one verdict, worded when they come into view."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: Sequence[OfferLine] = ()

    def show_lines(self, lines: Sequence[OfferLine]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Verdict, ledger, number, of whom, what changes."""
        return 0 if parent.isValid() else len(self._headings())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Headings."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings()[section]
        return None

    def _headings(self) -> tuple[str, ...]:
        return (
            self.tr("What happens"), self.tr("Ledger"), self.tr("Number"), self.tr("Of whom, of what"),
            self.tr("From what to what"),
        )  # fmt: skip

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell."""
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return icon(*MARKS[line.verdict])
        if role == Qt.ItemDataRole.ToolTipRole:
            return in_words(line, "\n")
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        words = (
            lambda: shown(VERDICTS[line.verdict]),
            lambda: row_words.ledger_title(line.ledger),
            lambda: line.number,
            lambda: line.title,
            lambda: in_words(line, "; "),
        )
        return words[index.column()]()


def in_words(line: OfferLine, between: str) -> str:
    """The reason of a conflict, and each column from what to what."""
    fields = [
        f"{label}: {old or '–'} → {new or '–'}"
        for label, old, new in row_words.changed(line.ledger, line.before, line.after)
    ]
    return between.join(([shown(line.reason)] if line.reason else []) + (fields if line.after else []))


class OfferList(QWidget):
    """Filter by what happens; the chosen row at length."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offer: Offer | None = None
        self.filter = QTabBar()
        self.filter.setDrawBase(False)
        self.filter.setExpanding(False)
        self.filter.setAccessibleName(self.tr("What happens"))
        self.model = OfferModel(self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Rows of the package"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        head = self.table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        for column, width in enumerate((120, 110, 170, 250, 400)):
            self.table.setColumnWidth(column, width)
        head.setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
        self.detail = QLabel()
        self.detail.setWordWrap(True)
        self.detail.setTextFormat(Qt.TextFormat.PlainText)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.detail.setMinimumHeight(self.detail.fontMetrics().lineSpacing() * _DETAIL_LINES)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.filter)
        column.addWidget(self.table, 1)
        column.addWidget(self.detail)
        self.filter.currentChanged.connect(lambda _at: self._show())
        self.table.selectionModel().currentChanged.connect(lambda *_: self._tell())

    def show_offer(self, offer: Offer) -> None:
        """Show what a package would do."""
        self._offer = offer
        counts = offer.counts()
        self.filter.blockSignals(True)
        while self.filter.count():
            self.filter.removeTab(0)
        self.filter.addTab(self.tr("All {count}").format(count=f"{len(offer.lines):,}"))
        self.filter.setTabData(0, "")
        for verdict, word in VERDICTS.items():
            at = self.filter.addTab(icon(*MARKS[Verdict(verdict)]), f"{shown(word)} {counts[Verdict(verdict)]:,}")
            self.filter.setTabData(at, verdict)
            self.filter.setTabEnabled(at, counts[Verdict(verdict)] > 0 and verdict != Verdict.UNCHANGED)
        self.filter.blockSignals(False)
        self._show()

    def _show(self) -> None:
        if self._offer is None:
            return
        verdict = self.filter.tabData(self.filter.currentIndex())
        lines = self._offer.lines
        self.model.show_lines([one for one in lines if one.verdict == verdict] if verdict else lines)
        self._tell()

    def _tell(self) -> None:
        at = self.table.currentIndex()
        self.detail.setText(in_words(self.model.lines[at.row()], "\n") if at.isValid() else "")
