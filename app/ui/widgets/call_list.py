"""Calls waiting for a place on the board: grouped, due colours first, dragged onto the board or opened with Enter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui.theme import Tone, tokens, tone_colour
from app.ui.widgets.day_board import CALL_MIME

_ENTRY = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class ListedCall:
    """A call in words: two lines and a due text in its tone. `call_id` 0 is a group's heading."""

    call_id: int
    title: str
    detail: str = ""
    due: str = ""
    tone: Tone = Tone.NORMAL


class _CallPainter(QStyledItemDelegate):
    """A heading, or an edge in the call's tone with two lines of words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = QFontMetrics(option.font).height()
        return QSize(120, 2 * line + 9 if index.data(_ENTRY).call_id else line + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: ListedCall = index.data(_ENTRY)
        rect, font = option.rect, QFont(option.font)
        colours = tokens()
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.save()
        if not entry.call_id:
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(QColor(colours.muted))
            painter.drawText(rect.adjusted(8, 4, -4, 0), middle, entry.title)
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.accent_wash))
        edge = QColor(colours.edge) if entry.tone is Tone.NORMAL else tone_colour(entry.tone)
        painter.fillRect(QRect(rect.left(), rect.top() + 3, 3, rect.height() - 6), edge)
        box = rect.adjusted(10, 3, -6, -3)
        height = QFontMetrics(font).height()
        due_width = QFontMetrics(font).horizontalAdvance(entry.due) + 8 if entry.due else 0
        painter.setFont(font)
        painter.setPen(tone_colour(entry.tone) if entry.tone is not Tone.NORMAL else QColor(colours.muted))
        place = QRect(box.right() - due_width, box.top(), due_width, height)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight, entry.due)
        painter.setPen(QColor(colours.muted))
        second = QRect(box.left(), box.top() + height + 2, box.width(), height)
        detail = QFontMetrics(font).elidedText(entry.detail, Qt.TextElideMode.ElideRight, second.width())
        painter.drawText(second, middle, detail)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        first = QRect(box.left(), box.top(), box.width() - due_width - 4, height)
        title = QFontMetrics(font).elidedText(entry.title, Qt.TextElideMode.ElideRight, first.width())
        painter.drawText(first, middle, title)
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


class CallList(QListWidget):
    """Announces which call is chosen, and which one somebody wants to place."""

    chosen = Signal(int)
    place_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_CallPainter(self))
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(lambda item, _before: self._tell(item))
        self.itemActivated.connect(lambda item: self.place_wanted.emit(item.data(_ENTRY).call_id))

    def put(self, entries: Sequence[ListedCall]) -> None:
        """Show these entries; the chosen call stays chosen while it is there."""
        kept = self.current()
        self.blockSignals(True)
        self.clear()
        for entry in entries:
            item = QListWidgetItem(f"{entry.title} {entry.detail} {entry.due}")
            item.setData(_ENTRY, entry)
            item.setToolTip(f"{entry.title}\n{entry.detail}" if entry.call_id else "")
            if not entry.call_id:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)
        rows = [row for row in range(self.count()) if self.item(row).data(_ENTRY).call_id]
        if rows:
            same = [row for row in rows if self.item(row).data(_ENTRY).call_id == kept]
            self.setCurrentRow((same or rows)[0])
        self.blockSignals(False)

    def current(self) -> int:
        """The chosen call, 0 when none."""
        item = self.currentItem()
        return item.data(_ENTRY).call_id if item is not None else 0

    def calls(self) -> list[int]:
        """The calls in the order shown."""
        entries = [self.item(row).data(_ENTRY) for row in range(self.count())]
        return [entry.call_id for entry in entries if entry.call_id]

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        """The call that is dragged, by its id."""
        data = QMimeData()
        ids = [item.data(_ENTRY).call_id for item in items]
        if ids and ids[0]:
            data.setData(CALL_MIME, QByteArray(str(ids[0]).encode("ascii")))
        return data

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_ENTRY).call_id:
            self.chosen.emit(item.data(_ENTRY).call_id)
