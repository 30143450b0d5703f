"""The saved views on the left, each with its count: the ledger's own first, then the user's."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from app.core.i18n import shown
from app.ledgers._declaration import Beside, Tone, View
from app.ledgers._own_views import OwnView
from app.ui import theme
from app.ui.commands import lettered
from app.ui.icons import icon

_NAME = Qt.ItemDataRole.UserRole
_COUNT = Qt.ItemDataRole.UserRole + 1
_TONE = Qt.ItemDataRole.UserRole + 2
_OWN = "own:"


class ViewRail(QFrame):
    """`chosen(name)` for a shipped view, `own_chosen(title)`, `save_wanted`, `removal_wanted(title)` for the user's
    own.
    """

    chosen = Signal(str)
    own_chosen = Signal(str)
    save_wanted = Signal()
    removal_wanted = Signal(str)

    def __init__(
        self,
        beside: Sequence[Beside] = (),
        elsewhere: Callable[[str, str], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`beside` are views of other ledgers; `elsewhere(ledger, view)` goes there."""
        super().__init__(parent)
        self._beside = tuple(beside)
        self.links = {one.name: self._link(one, elsewhere) for one in beside}
        self.list = _Views()
        self.list.setItemDelegate(_ViewDelegate(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._menu)
        self.list.setAccessibleName(self.tr("Saved views"))
        self.list.currentItemChanged.connect(self._changed)
        self.save_button = QPushButton(self.tr("Save this view…"))
        self.save_button.setProperty("role", "link")
        self.save_button.setIcon(icon("pin"))
        self.save_button.clicked.connect(self.save_wanted)
        forget = QAction(
            self.list, shortcut=QKeySequence(Qt.Key.Key_Delete), shortcutContext=Qt.ShortcutContext.WidgetShortcut
        )
        forget.triggered.connect(lambda: self._ask_removal(self.list.currentItem()))
        self.list.addAction(forget)
        heading = QLabel(self.tr("Views"))
        heading.setProperty("role", "caption")
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.SPACE, theme.SPACE, 0, theme.SPACE)
        box.setSpacing(theme.SPACE // 2)
        box.addWidget(heading)
        box.addWidget(self.list, 1)
        group = ""
        for one in beside:
            if one.group != group:
                group = one.group
                caption = QLabel(shown(group))
                caption.setProperty("role", "caption")
                box.addWidget(caption)
            box.addWidget(self.links[one.name])
        box.addWidget(self.save_button)

    def _link(self, one: Beside, elsewhere: Callable[[str, str], object] | None) -> QPushButton:
        link = QPushButton(shown(one.title), self)
        link.setProperty("role", "link")
        link.setProperty("flush", True)
        link.clicked.connect(lambda _on: elsewhere(one.ledger, one.view) if elsewhere else None)
        return link

    def show_views(self, shipped: list[View], own: list[OwnView]) -> None:
        """Fill the list anew, keeping the choice and the counts."""
        counts = self.counts()
        current = self.current()
        self.list.blockSignals(True)
        self.list.clear()
        for view in shipped:
            self._add(view.name, shown(view.title), view.tone, counts)
        for one in own:
            self._add(_OWN + one.title, one.title, Tone.NORMAL, counts)
        self.list.blockSignals(False)
        self.select(current)

    def _add(self, name: str, title: str, tone: Tone, counts: dict[str, int]) -> None:
        item = QListWidgetItem(title)
        item.setData(_NAME, name)
        item.setData(_TONE, tone.value)
        item.setData(_COUNT, counts.get(name))
        self.list.addItem(item)

    def show_counts(self, counts: dict[str, int]) -> None:
        """Put the counts beside the names."""
        for one in self._beside:
            if one.name in counts:
                link = self.links[one.name]
                link.setText(f"{shown(one.title)}  {counts[one.name]:,}")
                theme.mark(link, tone=(one.tone if counts[one.name] else Tone.NORMAL).value)
        for item in self._items():
            name = item.data(_NAME)
            if name in counts:
                item.setData(_COUNT, counts[name])
                item.setToolTip(f"{item.text()}: {counts[name]:,}")

    def counts(self) -> dict[str, int]:
        """The counts shown, by view."""
        return {item.data(_NAME): item.data(_COUNT) for item in self._items() if item.data(_COUNT) is not None}

    def current(self) -> str:
        """The chosen view; own ones begin with "own:"."""
        item = self.list.currentItem()
        return item.data(_NAME) if item else ""

    def select(self, name: str) -> None:
        """Mark a view as the one shown, without announcing it; none when the name is unknown."""
        self.list.blockSignals(True)
        self.list.setCurrentItem(next((item for item in self._items() if item.data(_NAME) == name), None))  # pyright: ignore[reportArgumentType]
        self.list.blockSignals(False)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _changed(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        name = item.data(_NAME)
        if name.startswith(_OWN):
            self.own_chosen.emit(name.removeprefix(_OWN))
        else:
            self.chosen.emit(name)

    def _menu(self, where: QPoint) -> None:
        item = self.list.itemAt(where)
        if item is None or not item.data(_NAME).startswith(_OWN):
            return
        menu = QMenu(self)
        lettered(menu)
        menu.addAction(icon("delete"), self.tr("Delete this view"), lambda: self._ask_removal(item))
        menu.exec(self.list.viewport().mapToGlobal(where))

    def _ask_removal(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_NAME).startswith(_OWN):
            self.removal_wanted.emit(item.data(_NAME).removeprefix(_OWN))


class _Views(QListWidget):
    """The list, knowing the row under the mouse."""

    def __init__(self) -> None:
        super().__init__()
        self.hovered = -1
        self.setMouseTracking(True)
        self.itemEntered.connect(lambda item: self._hover(self.row(item)))
        self.viewportEntered.connect(lambda: self._hover(-1))

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse is elsewhere."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        self.hovered = row
        self.viewport().update()


class _ViewDelegate(QStyledItemDelegate):
    """The name on the left, the count on the right; the count of something late is coloured unless it is zero."""

    def __init__(self, shown: _Views) -> None:
        super().__init__(shown)
        self._list = shown

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One view."""
        tokens = theme.tokens()
        rect: QRect = option.rect
        shown, row = self._list, index.row()
        painter.save()
        selected = shown.currentRow() == row  # the state in the option would make every class of style
        if selected:
            painter.fillRect(rect, QColor(tokens.accent_wash))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(tokens.accent))
        elif shown.hovered == row:
            painter.fillRect(rect, QColor(tokens.hover))
        count = index.data(_COUNT)
        number = "" if count is None else f"{count:,}"
        inner = rect.adjusted(10, 0, -8, 0)
        width = painter.fontMetrics().horizontalAdvance(number)
        tone = theme.Tone(index.data(_TONE))
        painter.setPen(theme.tone_colour(tone) if count and tone is not theme.Tone.NORMAL else QColor(tokens.muted))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), number)
        painter.setPen(QColor(tokens.accent_strong if selected else tokens.text))
        title = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, inner.width() - width - 8)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), title)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A comfortable line."""
        return QSize(120, option.fontMetrics.height() + 10)
