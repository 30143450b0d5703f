"""A month of days, each with what it holds; made for the keyboard as well as for the mouse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from app.core import clock
from app.core.i18n import translate
from app.ui import theme
from app.ui.theme import Tone, tone_colour, tone_wash

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_WEEK = 7
_WEEKS = 6


@dataclass(frozen=True)
class GridDay:
    """A day as it is drawn: its holiday, and a line for each thing it holds."""

    day: date
    is_workday: bool
    holiday: str = ""
    lines: tuple[tuple[str, Tone], ...] = ()

    def words(self) -> str:
        """The whole day in words, for those who hear it and for the tooltip."""
        first = " ".join(part for part in (self.day.isoformat(), self.holiday) if part)
        return "\n".join([first, *(text for text, _tone in self.lines)])


def first_shown(month: date) -> date:
    """The Monday with which the grid of a month begins."""
    first = month.replace(day=1)
    return first - timedelta(days=first.weekday())


def last_shown(month: date) -> date:
    """The Sunday with which it ends: six weeks always, so that nothing jumps."""
    return first_shown(month) + timedelta(days=_WEEK * _WEEKS - 1)


class MonthGrid(QWidget):
    """Six weeks, Monday first. `chosen` tells the day one is at, `opened` Enter or a double click, `left` ±1 month."""

    chosen = Signal(object)
    opened = Signal(object)
    left = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.month = clock.today().replace(day=1)
        self.day = clock.today()
        self._days: dict[date, GridDay] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(QSize(420, 260))
        self.setAccessibleName(translate("month", "Month"))
        theme.announcer.changed.connect(self.update)

    def show_month(self, month: date, days: Sequence[GridDay]) -> None:
        """Show a month; `days` from `first_shown` to `last_shown`."""
        self.month = month.replace(day=1)
        self._days = {one.day: one for one in days}
        if (self.day.year, self.day.month) != (month.year, month.month):
            today = clock.today()
            self.day = today if (today.year, today.month) == (month.year, month.month) else self.month
        self._tell()

    def choose(self, day: date) -> None:
        """Go to a day of the month shown; another month is asked for."""
        if (day.year, day.month) != (self.month.year, self.month.month):
            self.day = day
            self.left.emit((day.year - self.month.year) * 12 + day.month - self.month.month)
            return
        self.day = day
        self._tell()

    def day_at(self, point: QPointF) -> date | None:
        """The day under a point."""
        for place, box in self._boxes():
            if box.contains(point):
                return first_shown(self.month) + timedelta(days=place)
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Weekdays on top, then the days."""
        painter, colours = QPainter(self), theme.tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(colours.surface))
        painter.setPen(QColor(colours.muted))
        width, top = self.width() / _WEEK, self._top()
        for place, word in enumerate(translate("month", "Mon Tue Wed Thu Fri Sat Sun").split()):
            painter.drawText(QRectF(place * width, 0, width, top), Qt.AlignmentFlag.AlignCenter, word)
        for place, box in self._boxes():
            self._paint_day(
                painter, first_shown(self.month) + timedelta(days=place), box.adjusted(0.5, 0.5, -0.5, -0.5)
            )
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Page up and down turn the month, Enter opens."""
        key = event.key()
        if key in _STEPS:
            self.choose(self.day + timedelta(days=_STEPS[Qt.Key(key)]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.left.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.day)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to a day."""
        day = self.day_at(event.position())
        if day is not None:
            self.choose(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a day."""
        day = self.day_at(event.position())
        if day is not None:
            self.opened.emit(day)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where one is."""
        super().focusInEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Tell the whole day under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self.day_at(QPointF(event.pos()))
            known = self._days.get(day) if day else None
            QToolTip.showText(
                event.globalPos(), known.words() if known and (known.lines or known.holiday) else "", self
            )
            return True
        return super().event(event)

    def _tell(self) -> None:
        known = self._days.get(self.day)
        self.setAccessibleDescription(known.words() if known else self.day.isoformat())
        self.update()
        self.chosen.emit(self.day)

    def _top(self) -> float:
        return self.fontMetrics().height() + 6.0

    def _boxes(self) -> list[tuple[int, QRectF]]:
        top, width = self._top(), self.width() / _WEEK
        height = (self.height() - top) / _WEEKS
        return [
            (place, QRectF(place % _WEEK * width, top + place // _WEEK * height, width, height))
            for place in range(_WEEK * _WEEKS)
        ]

    def _paint_day(self, painter: QPainter, day: date, box: QRectF) -> None:
        colours, known = theme.tokens(), self._days.get(day)
        inside = (day.year, day.month) == (self.month.year, self.month.month)
        ground = colours.surface if inside else colours.raised
        if known is not None and not known.is_workday and inside:
            ground = colours.raised
        painter.setPen(QColor(colours.line))
        painter.setBrush(QColor(ground))
        painter.drawRect(box)
        if day == self.day:
            painter.setPen(QPen(QColor(colours.accent), 2 if self.hasFocus() else 1))
            painter.setBrush(QColor(colours.accent_wash))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        line = self.fontMetrics().height() + 1.0
        row = QRectF(box.left() + 5, box.top() + 2, box.width() - 9, line)
        font = painter.font()
        font.setBold(day == clock.today())
        painter.setFont(font)
        painter.setPen(QColor(colours.accent if day == clock.today() else colours.text if inside else colours.muted))
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(day.day))
        font.setBold(False)
        painter.setFont(font)
        if known is None:
            return
        if known.holiday:
            painter.setPen(tone_colour(Tone.LATE))
            room = row.adjusted(self.fontMetrics().horizontalAdvance("00 "), 0, 0, 0)
            self._write(painter, room, known.holiday, right=True)
        if inside:
            self._paint_lines(painter, known, box, line)

    def _paint_lines(self, painter: QPainter, known: GridDay, box: QRectF, line: float) -> None:
        room = int((box.height() - line - 4) / line)
        shown = known.lines if len(known.lines) <= room else known.lines[: max(0, room - 1)]
        top = box.top() + line + 3
        for place, (text, tone) in enumerate(shown):
            row = QRectF(box.left() + 3, top + place * line, box.width() - 6, line - 1)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tone_wash(tone))
            painter.drawRoundedRect(row, 2, 2)
            painter.setPen(tone_colour(tone) if tone is not Tone.NORMAL else QColor(theme.tokens().text))
            self._write(painter, row.adjusted(3, 0, -2, 0), text)
        if len(shown) < len(known.lines) and room > 0:
            painter.setPen(QColor(theme.tokens().muted))
            more = translate("month", "{count} more").format(count=len(known.lines) - len(shown))
            self._write(painter, QRectF(box.left() + 6, top + len(shown) * line, box.width() - 9, line), more)

    def _write(self, painter: QPainter, room: QRectF, text: str, *, right: bool = False) -> None:
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)
