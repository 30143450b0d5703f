"""The table of a ledger: fixed rows, clickable headings, keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.core.i18n import shown
from app.core.tabular import ValueKind
from app.ledgers._declaration import Column, Tone
from app.ui import theme
from app.ui.ledger.cell_texts import tone_word
from app.ui.ledger.delegates import PADDING, LedgerDelegate
from app.ui.ledger.table_model import LedgerModel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionHeader


_ARROW_ROOM = "\u2003"


class _Headings(QHeaderView):
    """Headings whose arrow of the order never covers the word of a number's column, which stands at the right."""

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, index: int) -> None:
        super().initStyleOptionForIndex(option, index)
        model = self.model()
        if index == self.sortIndicatorSection() and isinstance(model, LedgerModel) and model.is_numeric(index):
            option.text += _ARROW_ROOM


class LedgerTable(QTableView):
    """`sort_wanted(column name)` for a click on a heading, `copy_wanted`, `opened(row)` for Enter or a double click,
    `order_changed(names)` when headings were dragged, `width_changed(name, pixels)`.
    """

    sort_wanted = Signal(str)
    copy_wanted = Signal()
    opened = Signal(int)
    order_changed = Signal(object)
    width_changed = Signal(str, int)

    def __init__(self, model: LedgerModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = self.ledger_model = model
        self.delegate = LedgerDelegate(model, self)
        self._arranging = False
        self._font = self.font()
        # A view's own viewport is not PySide's: asked for it, PySide makes every class of widget there is, to find out
        # which one it is (8 ms).
        self._ground = QWidget()
        self._ground.setBackgroundRole(QPalette.ColorRole.Base)
        self._ground.setAutoFillBackground(True)
        self.setViewport(self._ground)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setVisible(False)
        self._fit_rows()
        head = _Headings(Qt.Orientation.Horizontal, self)
        self.setHorizontalHeader(head)
        head.setSectionsMovable(True)
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        # A heading asks every row whether it is selected, even unlit: seconds after Ctrl+A in a long ledger.
        head.setSelectionModel(QItemSelectionModel(model, head))
        head.setSortIndicatorShown(True)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.sectionClicked.connect(lambda place: self.sort_wanted.emit(self._model.columns[place].name))
        head.sectionMoved.connect(lambda *_: None if self._arranging else QTimer.singleShot(0, self._tell_order))
        head.sectionResized.connect(self._resized)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(max(self.fontMetrics().height() + 9, 24))

    def arrange(self, columns: tuple[Column, ...], widths: dict[str, int], sort: str, *, descending: bool) -> None:
        """Give the columns their widths and mark the order."""
        self._arranging = True
        head = self.horizontalHeader()
        for place in range(len(columns)):
            head.moveSection(head.visualIndex(place), place)
        for place, column in enumerate(columns):
            heading = self._model.headerData(place, Qt.Orientation.Horizontal)
            needed = self.fontMetrics().horizontalAdvance(heading) + 34
            head.resizeSection(place, widths.get(column.name) or max(self._width(column), needed))
        names = [column.name for column in columns]
        # Fusion points down for ascending; people know it from spreadsheets the other way round.
        order = Qt.SortOrder.AscendingOrder if descending else Qt.SortOrder.DescendingOrder
        head.setSortIndicator(names.index(sort) if sort in names else -1, order)
        self._arranging = False

    def _width(self, column: Column) -> int:
        """Pixels for what usually stands in a column, with the word of its tone."""
        metrics = self.fontMetrics()
        mark = max(metrics.horizontalAdvance(f" · {tone_word(tone)}") for tone in Tone) if column.tone else 0
        if column.kind is ValueKind.CODE and not callable(column.choices):
            text = max((metrics.horizontalAdvance(shown(word)) for word in column.wording().values()), default=0)
        else:
            characters = 15 if column.kind is ValueKind.MOMENT else column.width
            text = int(characters * metrics.horizontalAdvance("0") * 1.06)
        return text + mark + 2 * PADDING + 4

    def _tell_order(self) -> None:
        head = self.horizontalHeader()
        places = sorted(range(len(self._model.columns)), key=head.visualIndex)
        self.order_changed.emit(tuple(self._model.columns[place].name for place in places))

    def _resized(self, place: int, _: int, width: int) -> None:
        if not self._arranging and place < len(self._model.columns):
            self.width_changed.emit(self._model.columns[place].name, width)

    def visible_rows(self) -> tuple[int, int]:
        """First and last row in sight."""
        first = max(self.rowAt(0), 0)
        last = self.rowAt(self._ground.height() - 1)
        return first, last if last >= 0 else self._model.rowCount() - 1

    def current_row(self) -> int:
        """The row with the focus, -1 when there is none."""
        return self.currentIndex().row()

    def go_to(self, row: int) -> None:
        """Select a row and bring it into sight."""
        if 0 <= row < self._model.rowCount():
            index = self._model.index(row, 0)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, flags)
            self.scrollTo(index)

    def selected_ranges(self) -> list[tuple[int, int]]:
        """The selected rows as sorted ranges (first, last), overlapping ones joined."""
        selection = self.selectionModel().selection()
        spans = sorted((part.top(), part.bottom()) for part in (selection.at(at) for at in range(selection.count())))
        joined: list[tuple[int, int]] = []
        for top, bottom in spans:
            if joined and top <= joined[-1][1] + 1:
                joined[-1] = (joined[-1][0], max(joined[-1][1], bottom))
            else:
                joined.append((top, bottom))
        return joined

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Ctrl+C copies, Ctrl+Home and Ctrl+End go to the ends; the rest is Qt's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_row() >= 0:
            self.opened.emit(self.current_row())
        elif event.key() == Qt.Key.Key_Home:
            self.go_to(0)
        elif event.key() == Qt.Key.Key_End:
            self._model.count_on()
            self.go_to(self._model.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Typing does not search: it would read every row of a million. That is what the search box is for."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells, then one hairline below each row."""
        if self.font() != self._font:  # to listen to changes instead would make every class of event (5 ms of a start)
            self._font = self.font()
            self.delegate.font_changed()
            QTimer.singleShot(0, self, self._fit_rows)
        self.delegate.look_at(self)
        super().paintEvent(event)
        if not self._model.rowCount():
            return
        painter = QPainter(self._ground)
        painter.setPen(QPen(QColor(theme.tokens().line)))
        first, last = self.visible_rows()
        width, height = self._ground.width(), self.verticalHeader().defaultSectionSize()
        top = self.rowViewportPosition(first)
        for row in range(last - first + 1):
            y = top + (row + 1) * height - 1
            painter.drawLine(0, y, width, y)
        painter.end()
