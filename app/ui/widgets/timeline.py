"""Everything that happened, newest first: when it happened beside when it was entered, each line opening its record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.core import clock
from app.core.i18n import translate
from app.services.timeline import Entry
from app.ui.theme import Tone, tokens, tone_colour

Index = QModelIndex | QPersistentModelIndex
_ENTRY = Qt.ItemDataRole.UserRole
_LAG_SHOWN_FROM = timedelta(minutes=5)
_MARGIN, _RAIL = 8, 22
_LONGEST_WORD = 40


class _Lines(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: list[Entry] = []

    def put(self, lines: Sequence[Entry]) -> None:
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        line = self._lines[index.row()]
        if role == _ENTRY:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return as_text(line)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return as_text(line)
        return None


class _Painter(QStyledItemDelegate):
    """Draws a dot on a rail, the title with its time, the wrapped detail, and the lag of a late entry."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Entry = index.data(_ENTRY)
        palette, rect = option.palette, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens().accent_wash))
        self._rail(painter, palette, rect, line, index)
        bold, plain = _fonts(option.font)
        left, width = rect.left() + _RAIL, rect.width() - _RAIL - _MARGIN
        top = rect.top() + 5
        stamp = moment_text(line.happened_at)
        quiet = palette.color(QPalette.ColorRole.PlaceholderText)
        painter.setFont(plain)
        stamp_width = QFontMetrics(plain).horizontalAdvance(stamp)
        height = QFontMetrics(bold).height()
        painter.setPen(quiet)
        place = QRect(left + width - stamp_width, top, stamp_width, height)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, stamp)
        painter.setFont(bold)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        room = QRect(0, 0, width - stamp_width - 8, 10_000)
        height = QFontMetrics(bold).boundingRect(room, _wrap(line.title), line.title).height()
        painter.drawText(QRect(left, top, room.width(), height), _wrap(line.title), line.title)
        top += height + 1
        painter.setFont(plain)
        for text, colour in _body(line, palette):
            box = QFontMetrics(plain).boundingRect(QRect(0, 0, width, 10_000), _wrap(text), text)
            painter.setPen(colour)
            painter.drawText(QRect(left, top, width, box.height()), _wrap(text), text)
            top += box.height()
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: Entry = index.data(_ENTRY)
        bold, plain = _fonts(option.font)
        view = self.parent()
        full = view.viewport().width() if isinstance(view, QListView) else 320
        width = max(80, full - _RAIL - _MARGIN)
        stamp_width = QFontMetrics(plain).horizontalAdvance(moment_text(line.happened_at))
        room = QRect(0, 0, max(60, width - stamp_width - 8), 10_000)
        height = QFontMetrics(bold).boundingRect(room, _wrap(line.title), line.title).height() + 11
        palette = option.palette
        for text, _colour in _body(line, palette):
            height += QFontMetrics(plain).boundingRect(QRect(0, 0, width, 10_000), _wrap(text), text).height()
        return QSize(full, height)

    def _rail(self, painter: QPainter, palette: QPalette, rect: QRect, line: Entry, index: Index) -> None:
        centre, dot_top = rect.left() + 10, rect.top() + 12
        painter.setPen(QPen(QColor(tokens().edge), 1))
        start = dot_top if index.row() == 0 else rect.top()
        last = index.row() == index.model().rowCount() - 1
        painter.drawLine(centre, start, centre, dot_top if last else rect.bottom() + 1)
        tone = Tone(line.tone)
        colour = QColor(tokens().muted) if tone is Tone.NORMAL else tone_colour(tone)
        painter.setBrush(palette.color(QPalette.ColorRole.Base) if line.is_system else colour)
        painter.setPen(QPen(colour, 1.4))
        painter.drawEllipse(centre - 4, dot_top - 4, 8, 8)


class TimelineView(QListView):
    """A list of entries; Enter or a double click on a line with a record asks to open it."""

    opened = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Lines(self)
        self._all: tuple[Entry, ...] = ()
        self._with_system = True
        self._wanted = ""
        self.setModel(self._model)
        self.setItemDelegate(_Painter(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setAccessibleName(translate("timeline", "Timeline"))
        self.activated.connect(self._open)

    def set_lines(self, lines: Sequence[Entry]) -> None:
        """Show these lines, in the order given."""
        self._all = tuple(lines)
        self._show()

    def set_system_lines_shown(self, shown: bool) -> None:
        """Show or fold the lines that the program wrote by itself."""
        self._with_system = shown
        self._show()

    def set_filter(self, text: str) -> None:
        """Show only lines that hold this text."""
        self._wanted = text.strip().casefold()
        self._show()

    def lines(self) -> tuple[Entry, ...]:
        """The lines on show."""
        lines = (line for line in self._all if self._with_system or not line.is_system)
        return tuple(line for line in lines if not self._wanted or self._wanted in as_text(line).casefold())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _show(self) -> None:
        place = self.verticalScrollBar().value()
        self._model.put(self.lines())
        self.verticalScrollBar().setValue(place)

    def _open(self, index: QModelIndex) -> None:
        line: Entry = index.data(_ENTRY)
        if line.row_id:
            self.opened.emit(line.kind, line.row_id)


def moment_text(moment: datetime) -> str:
    """A moment as the branch's clock shows it, `2026-11-22 09:30`."""
    return clock.local(moment).strftime("%Y-%m-%d %H:%M")


def lag_text(line: Entry) -> str:
    """How much later than it happened a line was entered; empty when it was entered at once."""
    if line.entered_at - line.happened_at < _LAG_SHOWN_FROM:
        return ""
    return translate("timeline", "entered {when}, {lag} later").format(
        when=moment_text(line.entered_at), lag=span_text(line.entered_at - line.happened_at)
    )


def span_text(span: timedelta) -> str:
    """A length of time in the largest two units: `2 d 3 h`, `3 h 20 min`, `5 min`."""
    minutes = max(0, int(span.total_seconds() // 60))
    days, rest = divmod(minutes, 24 * 60)
    hours, left = divmod(rest, 60)
    if days:
        if hours:
            return translate("timeline", "{days} d {hours} h").format(days=days, hours=hours)
        return translate("timeline", "{days} d").format(days=days)
    if hours:
        if left:
            return translate("timeline", "{hours} h {minutes} min").format(hours=hours, minutes=left)
        return translate("timeline", "{hours} h").format(hours=hours)
    return translate("timeline", "{minutes} min").format(minutes=left)


def as_text(line: Entry) -> str:
    """The whole line as plain text, for copying and for screen readers."""
    parts = [f"{moment_text(line.happened_at)}  {line.title}"]
    parts += [text for text in (line.detail, _meta(line)) if text]
    return "\n".join(parts)


def _meta(line: Entry) -> str:
    parts = [line.number, line.who if line.who != line.detail else "", lag_text(line)]
    if line.clock_suspect:
        parts.append(translate("timeline", "the PC's clock stood behind an earlier entry"))
    return " · ".join(part for part in parts if part)


def _body(line: Entry, palette: QPalette) -> list[tuple[str, QColor]]:
    found: list[tuple[str, QColor]] = []
    if line.detail:
        found.append((line.detail, palette.color(QPalette.ColorRole.Text)))
    meta = _meta(line)
    if meta:
        marked = line.clock_suspect or bool(lag_text(line))
        found.append((meta, tone_colour(Tone.DUE) if marked else palette.color(QPalette.ColorRole.PlaceholderText)))
    return found


def _wrap(text: str) -> int:
    """Between words, or anywhere when a word is longer than any line (a pasted address, a row of signs)."""
    long = any(len(word) > _LONGEST_WORD and word.isascii() for word in text.split())
    return int(Qt.TextFlag.TextWrapAnywhere if long else Qt.TextFlag.TextWordWrap)


def _fonts(base: QFont) -> tuple[QFont, QFont]:
    bold, plain = QFont(base), QFont(base)
    bold.setWeight(QFont.Weight.DemiBold)
    if plain.pointSizeF() > 0:
        plain.setPointSizeF(plain.pointSizeF() * 0.94)
    return bold, plain
