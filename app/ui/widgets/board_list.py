"""A column of a board: groups of lines; Enter or a double click opens a line, Space is for what is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
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

_ENTRY = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class BoardEntry:
    """A line: its words, who does it or when on the right, its tone. `key` 0 is a heading; `is_more` leads on."""

    key: int
    title: str
    detail: str = ""
    right: str = ""
    tone: Tone = Tone.NORMAL
    is_more: bool = False

    def words(self) -> str:
        """All of it, for the tooltip and those who hear it."""
        return "\n".join(part for part in (self.title, self.detail, self.right) if part)


class _Painter(QStyledItemDelegate):
    """A heading, a link to more, or an edge in the line's tone with one or two lines of words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = QFontMetrics(option.font).height()
        entry: BoardEntry = index.data(_ENTRY)
        return QSize(100, line + (10 if not entry.key or entry.is_more else 7) + (line if entry.detail else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: BoardEntry = index.data(_ENTRY)
        painter.save()
        if entry.key and option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(tokens().accent_wash))
        if not entry.key:
            self._heading(painter, option, entry)
        elif entry.is_more:
            painter.setPen(QColor(tokens().accent))
            painter.drawText(option.rect.adjusted(12, 0, -6, 0), Qt.AlignmentFlag.AlignVCenter, entry.title)
        else:
            self._line(painter, option, entry)
        painter.restore()

    def _heading(self, painter: QPainter, option: QStyleOptionViewItem, entry: BoardEntry) -> None:
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(tone_colour(entry.tone) if entry.tone is not Tone.NORMAL else QColor(tokens().muted))
        painter.drawText(option.rect.adjusted(6, 3, -6, 0), Qt.AlignmentFlag.AlignVCenter, entry.title)
        painter.drawText(
            option.rect.adjusted(6, 3, -8, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, entry.right
        )

    def _line(self, painter: QPainter, option: QStyleOptionViewItem, entry: BoardEntry) -> None:
        colours, rect = tokens(), option.rect
        edge = QColor(colours.edge) if entry.tone is Tone.NORMAL else tone_colour(entry.tone)
        painter.fillRect(QRect(rect.left(), rect.top() + 2, 3, rect.height() - 4), edge)
        metrics = QFontMetrics(option.font)
        box = rect.adjusted(10, 2, -8, -2)
        height = metrics.height()
        room = metrics.horizontalAdvance(entry.right) + 8 if entry.right else 0
        painter.setFont(option.font)
        painter.setPen(tone_colour(Tone.LATE) if entry.tone is Tone.LATE else QColor(colours.muted))
        painter.drawText(QRect(box.right() - room, box.top(), room, height), Qt.AlignmentFlag.AlignRight, entry.right)
        if entry.detail:
            second = QRect(box.left(), box.top() + height + 1, box.width(), height)
            painter.setPen(QColor(colours.muted))
            painter.drawText(
                second, Qt.AlignmentFlag.AlignVCenter,
                metrics.elidedText(entry.detail, Qt.TextElideMode.ElideRight, second.width()),
            )  # fmt: skip
        painter.setPen(QColor(colours.muted if entry.tone is Tone.DONE else colours.text))
        first = QRect(box.left(), box.top(), box.width() - room - 4, height)
        painter.drawText(
            first, Qt.AlignmentFlag.AlignVCenter,
            metrics.elidedText(entry.title, Qt.TextElideMode.ElideRight, first.width()),
        )  # fmt: skip


class BoardList(QListWidget):
    """`opened` carries the key of a line, `ticked` the one that Space was pressed on."""

    opened = Signal(int)
    ticked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Painter(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(lambda item: self.opened.emit(item.data(_ENTRY).key))

    def put(self, entries: Sequence[BoardEntry]) -> None:
        """Show these entries; the chosen one stays chosen while it is there."""
        kept = self.current()
        self.clear()
        for entry in entries:
            item = QListWidgetItem(entry.words().replace("\n", " "))
            item.setData(_ENTRY, entry)
            item.setToolTip(entry.words() if entry.key and not entry.is_more else "")
            if not entry.key:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)
        same = [row for row in range(self.count()) if kept and self.item(row).data(_ENTRY).key == kept]
        if same:
            self.setCurrentRow(same[0])

    def current(self) -> int:
        """The key of the chosen line, 0 when none is."""
        item = self.currentItem()
        return item.data(_ENTRY).key if item is not None else 0

    def entries(self) -> list[BoardEntry]:
        """What is shown, in its order."""
        return [self.item(row).data(_ENTRY) for row in range(self.count())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space is for what is done."""
        if event.key() == Qt.Key.Key_Space and self.current():
            self.ticked.emit(self.current())
            return
        super().keyPressEvent(event)
