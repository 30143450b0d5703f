"""Paints the cells of a ledger: prepared texts, kept between paints, and colours only for meaning."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QObject, QPersistentModelIndex, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QStaticText
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from app.ledgers._declaration import Tone
from app.ui import theme
from app.ui.ledger.table_model import LedgerModel

PADDING = 7
_KEPT = 3_000


class LedgerDelegate(QStyledItemDelegate):
    """Asks the model for its cells directly, and keeps each text laid out for the width in which it stands."""

    def __init__(self, model: LedgerModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._laid_out: dict[tuple[str, int], tuple[QStaticText, float]] = {}
        self._metrics: QFontMetricsF | None = None
        self._selection = QItemSelectionModel()
        self._focused = QModelIndex()
        self._colours()
        theme.announcer.changed.connect(self._colours)

    def _colours(self) -> None:
        tokens = theme.tokens()
        self._pens = {tone: QPen(theme.tone_colour(theme.Tone(tone.value))) for tone in Tone}
        self._pens[Tone.NORMAL] = QPen(QColor(tokens.text))
        self._pens[Tone.DONE] = QPen(QColor(tokens.muted))  # over and done with: quiet
        self._washes = {tone: QColor(theme.tone_wash(theme.Tone(tone.value))) for tone in (Tone.LATE, Tone.DUE)}
        self._wash = QColor(tokens.accent_wash)
        self._frame = QPen(QColor(tokens.accent))

    def look_at(self, view: QAbstractItemView) -> None:
        """Before a paint: what is selected, and which cell has the focus.

        The state in an option says so too, but to read it makes every class of style (5 ms of a start).
        """
        self._selection = view.selectionModel()
        self._focused = view.currentIndex() if view.hasFocus() else QModelIndex()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One cell."""
        place = index.column()
        text, tone = self._model.cell(index.row(), place)
        rect = option.rect
        if self._selection.isSelected(index):
            painter.fillRect(rect, self._wash)
        elif tone in self._washes:
            painter.fillRect(rect, self._washes[tone])
        if text:
            width = rect.width() - 2 * PADDING
            found = self._laid_out.get((text, width))
            if found is None:
                found = self._lay_out(text, width, option)
            drawn, length = found
            left = rect.right() - PADDING - length if self._model.is_numeric(place) else rect.left() + PADDING
            painter.setPen(self._pens[tone])
            painter.drawStaticText(QPointF(left, rect.top() + (rect.height() - self._height) / 2), drawn)
        if index == self._focused:
            painter.setPen(self._frame)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _lay_out(self, text: str, width: int, option: QStyleOptionViewItem) -> tuple[QStaticText, float]:
        font = option.font
        if self._metrics is None:
            self._metrics = QFontMetricsF(font)
            self._height = self._metrics.height()
        if len(self._laid_out) >= _KEPT:
            self._laid_out.clear()
        length = self._metrics.horizontalAdvance(text)
        if length > width:
            text_drawn = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(width, 1))
            length = min(self._metrics.horizontalAdvance(text_drawn), max(width, 1))
        else:
            text_drawn = text
        drawn = QStaticText(text_drawn)
        drawn.setTextFormat(Qt.TextFormat.PlainText)
        drawn.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        drawn.prepare(font=font)
        found = drawn, length
        self._laid_out[text, width] = found
        return found

    def font_changed(self) -> None:
        """Lay everything out again."""
        self._metrics = None
        self._laid_out.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Rows have one fixed height; nothing is ever measured."""
        return QSize(80, 24)
