"""One field that finds a customer or device by phone tail, part of a name, pinyin initials or serial, as one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import translate
from app.ui.theme import Tone, tokens, tone_colour
from app.ui.widgets.search_box import offer_emptying

Index = QModelIndex | QPersistentModelIndex
_HIT = Qt.ItemDataRole.UserRole
_WAIT_MS = 40
_MOST_SHOWN = 8


@dataclass(frozen=True)
class Hit:
    """One result: a customer (`device_id` 0) or one of its devices. `initials` are those of `title`, for marking."""

    customer_id: int
    title: str
    detail: str = ""
    number: str = ""
    device_id: int = 0
    initials: str = ""
    is_key: bool = False
    contact_id: int = 0
    """Whose telephone was typed, where it is not the customer's own."""


NEW = Hit(0, "")
"""The last row: nobody of these, a new customer."""


class _Hits(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.hits: list[Hit] = []
        self.text = ""

    def put(self, hits: Sequence[Hit], text: str) -> None:
        self.beginResetModel()
        self.hits, self.text = list(hits), text
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        hit = self.hits[index.row()]
        if role == _HIT:
            return hit
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return new_text(self.text) if hit is NEW else f"{hit.title} {hit.detail}"
        return None


class _HitPainter(QStyledItemDelegate):
    """Two lines a hit; what matched is marked."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = QFontMetrics(option.font).height()
        return QSize(100, line + 10 if index.data(_HIT) is NEW else 2 * line + 8)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit: Hit = index.data(_HIT)
        palette, rect = option.palette, option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens().accent_wash))
        model = index.model()
        text = model.text if isinstance(model, _Hits) else ""
        font = QFont(option.font)
        box = rect.adjusted(10, 3, -10, -3)
        if hit is NEW:
            painter.setPen(palette.color(QPalette.ColorRole.Link))
            painter.setFont(font)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, new_text(text))
            painter.restore()
            return
        height = QFontMetrics(font).height()
        quiet = palette.color(QPalette.ColorRole.PlaceholderText)
        number_width = QFontMetrics(font).horizontalAdvance(hit.number)
        painter.setFont(font)
        painter.setPen(quiet)
        painter.drawText(QRect(box.right() - number_width, box.top(), number_width + 1, height), 0, hit.number)
        font.setWeight(QFont.Weight.DemiBold)
        title = f"★ {hit.title}" if hit.is_key else hit.title
        shift = 2 if hit.is_key else 0
        marks = [(start + shift, length) for start, length in spans(hit.title, text, hit.initials)]
        first = QRect(box.left(), box.top(), box.width() - number_width - 12, height)
        _draw_marked(painter, first, title, marks, font, palette.color(QPalette.ColorRole.Text))
        font.setWeight(QFont.Weight.Normal)
        second = QRect(box.left(), box.top() + height + 1, box.width(), height)
        _draw_marked(painter, second, hit.detail, spans(hit.detail, text, ""), font, quiet)
        painter.restore()


class CustomerFinder(QLineEdit):
    """Type to find, ↑↓ to move, Enter to choose, Esc to close the list.

    `search(text)` gives the hits; `chosen` carries the Hit; `new_wanted` carries what was typed when nobody fits.
    """

    chosen = Signal(object)
    new_wanted = Signal(str)

    def __init__(
        self, search: Callable[[str], Sequence[Hit]], parent: QWidget | None = None, *, offers_new: bool = True
    ) -> None:
        super().__init__(parent)
        self._search, self._offers_new = search, offers_new
        self._chosen: Hit | None = None
        offer_emptying(self)
        self.setPlaceholderText(translate("finder", "Phone tail, part of a name, pinyin initials or serial"))
        self.setAccessibleName(translate("finder", "Find the customer"))
        self._hits = _Hits(self)
        self._frame: QFrame | None = None
        self._list = QListView()
        self._list.setModel(self._hits)
        self._list.setItemDelegate(_HitPainter(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(lambda index: self._take(index.data(_HIT)))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self.look_up)
        self.textEdited.connect(lambda _text: self._timer.start())

    def look_up(self) -> None:
        """Search now for what stands in the field."""
        self._timer.stop()
        text = self.text().strip()
        if not text:
            self.close_list()
            return
        hits = list(self._search(text))
        if self._offers_new:
            hits.append(NEW)
        self._hits.put(hits, text)
        if not hits:
            self.close_list()
            return
        self._list.setCurrentIndex(self._hits.index(0, 0))
        self._open_list()

    def typed(self) -> dict[str, Any]:
        """What is typed and who is chosen, as JSON values."""
        return {"text": self.text(), "hit": asdict(self._chosen) if self._chosen is not None else None}

    def put_typed(self, kept: dict[str, Any]) -> None:
        """Put back what `typed` took; nobody is chosen any more where nobody was."""
        if kept["hit"] is not None:
            self._take(Hit(**kept["hit"]))
        elif self._chosen is not None:
            self._chosen = None
            self.chosen.emit(NEW)
        if self.text() != kept["text"]:
            self.setText(kept["text"])
            self.textEdited.emit(self.text())
        self.close_list()

    def hits(self) -> tuple[Hit, ...]:
        """The results on show, without the offer of a new customer."""
        return tuple(hit for hit in self._hits.hits if hit is not NEW)

    def is_list_open(self) -> bool:
        """Whether the results are on show."""
        return self._frame is not None and self._frame.isVisible()

    def close_list(self) -> None:
        """Hide the results."""
        self._timer.stop()
        if self._frame is not None:
            self._frame.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list, take, or close."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.is_list_open():
            if self._timer.isActive():
                self.look_up()
            step = 1 if key == Qt.Key.Key_Down else -1
            row = max(0, min(self._hits.rowCount() - 1, self._list.currentIndex().row() + step))
            self._list.setCurrentIndex(self._hits.index(row, 0))
            return
        plain_enter = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain_enter and self._answer_enter():
            return
        if key == Qt.Key.Key_Down and self.text().strip():
            self.look_up()
            return
        if key == Qt.Key.Key_Escape and self.is_list_open():
            self.close_list()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QEvent) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The list goes with the focus."""
        super().focusOutEvent(event)  # pyright: ignore[reportArgumentType]
        if not self._list.underMouse():
            self.close_list()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list keeps its place under the field."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.is_list_open():
            self._place_list()
        return False

    def _answer_enter(self) -> bool:
        if self._timer.isActive():
            self.look_up()
        if not self.is_list_open():
            return False
        hit = self._list.currentIndex().data(_HIT)
        if hit is None:
            return False
        self._take(hit)
        return True

    def _take(self, hit: Hit) -> None:
        self.close_list()
        if hit is NEW:
            self.new_wanted.emit(self.text().strip())
            return
        self._chosen = hit
        self.chosen.emit(hit)

    def _open_list(self) -> None:
        if self._frame is None:
            self._frame = QFrame(self.window())
            self._frame.setObjectName("finderList")
            self._frame.setFrameShape(QFrame.Shape.StyledPanel)
            self._frame.setAutoFillBackground(True)
            column = QVBoxLayout(self._frame)
            column.setContentsMargins(1, 1, 1, 1)
            column.addWidget(self._list)
            self.window().installEventFilter(self)
        self._place_list()
        self._frame.show()
        self._frame.raise_()

    def _place_list(self) -> None:
        if self._frame is None:
            return
        window = self.window()
        corner = self.mapTo(window, QPoint(0, self.height() + 1))
        rows = range(min(_MOST_SHOWN, self._hits.rowCount()))
        height = sum(self._list.sizeHintForRow(row) for row in rows) + 12
        width = max(self.width(), 420)
        room = window.height() - corner.y() - 8
        self._frame.setGeometry(corner.x(), corner.y(), min(width, window.width() - corner.x() - 8), min(height, room))


def new_text(text: str) -> str:
    """The wording of the offer to make a new customer."""
    return translate("finder", "＋ New customer “{text}”").format(text=text)


def spans(shown_text: str, typed: str, initials: str) -> list[tuple[int, int]]:
    """Where what was typed stands in a text (start, length): as it is, among digits with gaps, or by initials."""
    low, wanted = shown_text.casefold(), typed.casefold()
    if not wanted or len(low) != len(shown_text):
        return []
    start = low.find(wanted)
    if start >= 0:
        return [(start, len(wanted))]
    if wanted.replace(" ", "").replace("-", "").isdigit():
        return _digit_span(shown_text, "".join(sign for sign in wanted if sign.isdigit()))
    if initials and len(initials) == len(shown_text):
        start = initials.casefold().find(wanted)
        if start >= 0:
            return [(start, len(wanted))]
    return []


def _digit_span(shown_text: str, digits: str) -> list[tuple[int, int]]:
    places = [place for place, sign in enumerate(shown_text) if sign.isdigit()]
    start = "".join(shown_text[place] for place in places).find(digits)
    if start < 0 or not digits:
        return []
    first, last = places[start], places[start + len(digits) - 1]
    return [(first, last - first + 1)]


def _draw_marked(
    painter: QPainter, rect: QRect, text: str, marks: list[tuple[int, int]], font: QFont, colour: QColor
) -> None:
    metrics = QFontMetrics(font)
    fitted = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.setFont(font)
    for start, length in marks:
        if fitted != text and start + length >= len(fitted):
            continue
        left = rect.left() + metrics.horizontalAdvance(text[:start])
        width = metrics.horizontalAdvance(text[start : start + length])
        wash = QColor(tone_colour(Tone.DUE))
        wash.setAlpha(90)
        painter.fillRect(QRect(left - 1, rect.top(), width + 2, rect.height()), wash)
    painter.setPen(colour)
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, fitted)
