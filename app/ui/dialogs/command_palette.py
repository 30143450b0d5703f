"""Ctrl+K: one line that finds every record and every command; without the mouse, without waiting."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.services import finding
from app.ui import theme
from app.ui.commands import UiCommand
from app.ui.desk import Desk
from app.ui.icons import MEANINGS, icon
from app.ui.tasks import Task
from app.ui.theme import SPACE
from app.ui.widgets.search_box import name_sign

_ROW = 44
_ROWS_SHOWN = 9
_REST_MS = 90


@dataclass(frozen=True)
class Entry:
    """A line of the palette: a record to open or a command to run."""

    title: str
    detail: str
    icon: str
    command: UiCommand | None = None
    kind: str = ""
    row_id: int = 0


class CommandPalette(QDialog):
    """A line and what it finds. Down and Up choose, Enter opens, Esc leaves."""

    help_page = "tabs"

    def __init__(self, desk: Desk, commands: list[UiCommand], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("palette")
        self.setWindowTitle(self.tr("Find"))
        self._desk, self._commands, self._window = desk, commands, parent
        self._task: Task | None = None
        self._opens_the_first = False
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Name, initials, telephone tail, serial, number or command"))
        self.line.setAccessibleName(self.tr("Find"))
        sign = self.line.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        name_sign(sign, self.line.accessibleName())
        self.line.setMinimumHeight(34)
        self.line.setMaxLength(80)
        self.line.installEventFilter(self)
        self.list = QListView()
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(_Lines(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.entries = _Entries(self)
        self.list.setModel(self.entries)
        self.list.clicked.connect(lambda _: self.choose())
        self.nothing = QLabel(
            self.tr("Nothing found. Try part of a name, the last digits of a telephone, or a serial.")
        )
        self.nothing.setWordWrap(True)
        self.nothing.setProperty("role", "muted")
        self.nothing.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        self.nothing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(SPACE // 2)
        column.addWidget(self.line)
        column.addWidget(self.list)
        column.addWidget(self.nothing)
        self.setFixedWidth(min(640, parent.width() - SPACE * 4))
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self._search)
        self.line.textChanged.connect(self._typed)
        self._show([])
        self._search()

    def place(self) -> None:
        """Stand in the upper middle of the window."""
        parent = self._window
        corner = parent.mapToGlobal(parent.rect().topLeft())
        self.move(corner.x() + (parent.width() - self.width()) // 2, corner.y() + 52)

    def _typed(self) -> None:
        self._opens_the_first = False
        self._show([])
        self._rest.start()

    def _search(self) -> None:
        text = self.line.text().strip()
        if self._task is not None:
            self._task.cancel()
        self._task = self._desk.tasks.run(
            lambda _task: finding.find_anything(text),
            lambda found: self._found(text, found),
            lambda _error: self._found(text, ()),
        )

    def _found(self, text: str, found: tuple[finding.Found, ...]) -> None:
        if not isValid(self):  # it went with the window below it, and nobody closed it
            return
        self._task = None
        if text == self.line.text().strip():
            self._show([Entry(one.title, one.detail, one.kind, kind=one.kind, row_id=one.id) for one in found])
            if self._opens_the_first:
                self.choose()

    def _show(self, records: list[Entry]) -> None:
        text = self.line.text().strip().casefold()
        commands = [
            Entry(command.title, command.keys, command.icon, command)
            for command in self._commands
            if not text or text in command.title.casefold() or text in command.name.replace("_", " ")
        ]
        entries = records + (commands if text else commands[: max(0, _ROWS_SHOWN - len(records))])
        self.entries.put(entries)
        self.list.setVisible(bool(entries))
        self.nothing.setVisible(not entries and not self._rest.isActive() and self._task is None)
        self.list.setFixedHeight(_ROW * min(len(entries), _ROWS_SHOWN) + 2)
        if entries:
            self.list.setCurrentIndex(self.entries.index(0, 0))
        self.adjustSize()

    def choose(self) -> None:
        """Open the record or run the command that is marked; what is still being looked for, as soon as it is found."""
        entry = self.entries.entry(self.list.currentIndex())
        if entry is None:
            self._opens_the_first = self._rest.isActive() or self._task is not None
            return
        self.accept()
        if entry.command is not None:
            QTimer.singleShot(0, self._desk, entry.command.run)
        else:
            self._desk.open_record(entry.kind, entry.row_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the list work from the line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.choose()
                return True
            step = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: _ROWS_SHOWN,
                Qt.Key.Key_PageUp: -_ROWS_SHOWN,
            }
            if event.key() in step:
                row = self.list.currentIndex().row() + step[Qt.Key(event.key())]
                last = self.entries.rowCount() - 1
                self.list.setCurrentIndex(self.entries.index(max(0, min(last, row)), 0))
                return True
        return False

    def done(self, result: int) -> None:
        """Leave nothing searching."""
        if self._task is not None:
            self._task.cancel()
        super().done(result)


class _Entries(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    def put(self, entries: list[Entry]) -> None:
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def entry(self, index: QModelIndex) -> Entry | None:
        return self._entries[index.row()] if index.isValid() else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return entry.detail
        return entry if role == Qt.ItemDataRole.UserRole else None


class _Lines(QStyledItemDelegate):
    """An icon, what it is called, and below it what tells it from others; keys stand at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: Entry = index.data(Qt.ItemDataRole.UserRole)
        colours, box = theme.tokens(), QRect(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(colours.accent_wash))
        meaning = entry.icon if entry.icon in MEANINGS else "open"
        icon(meaning, token="accent" if entry.command is None else "muted").paint(
            painter, QRect(box.left() + 10, box.top() + 12, 20, 20)
        )
        inner = box.adjusted(42, 4, -12, -4)
        painter.setPen(QColor(colours.text))
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        metrics = painter.fontMetrics()
        if entry.command is not None:
            painter.drawText(inner, middle, entry.title)
            painter.setPen(QColor(colours.muted))
            painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, entry.detail)
        else:
            half = inner.height() // 2
            upper = QRect(inner.left(), inner.top(), inner.width(), half)
            painter.drawText(upper, middle, metrics.elidedText(entry.title, Qt.TextElideMode.ElideRight, inner.width()))
            painter.setPen(QColor(colours.muted))
            lower = QRect(inner.left(), inner.top() + half, inner.width(), half)
            painter.drawText(
                lower, middle, metrics.elidedText(entry.detail, Qt.TextElideMode.ElideRight, inner.width())
            )
        painter.restore()
