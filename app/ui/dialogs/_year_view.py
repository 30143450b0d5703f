"""A year at a glance: twelve months, holidays and make-up workdays marked by colour and by sign."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from app.core import clock
from app.core.i18n import translate
from app.ui import theme
from app.ui.theme import Tone, tone_colour, tone_wash

_COLUMNS = 4
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
"""How many days an arrow key goes."""


class YearView(QWidget):
    """Paints a year; `picked` carries the day that was clicked, or chosen with the arrow keys and Enter.

    `days` maps a day to (kind, name).
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.year = clock.today().year
        self.day = clock.today()
        """Where the arrow keys are."""
        self._days: Mapping[date, tuple[str, str]] = {}
        self._places: list[tuple[QRectF, date]] = []
        self.setMinimumSize(QSize(600, 330))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Year"))
        theme.announcer.changed.connect(self.update)

    def show_year(self, year: int, days: Mapping[date, tuple[str, str]]) -> None:
        """Show a year with its exceptional days."""
        self.year, self._days = year, days
        if self.day.year != year:
            self.day = date(year, 1, 1)
        self._tell_day()

    def day_at(self, point: QPoint) -> date | None:
        """The day under a point, None between the days."""
        return next((day for box, day in self._places if box.contains(point)), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Twelve blocks of weeks, Monday first."""
        colours, painter = theme.tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(colours.surface))
        self._places = []
        width, height = self.width() / _COLUMNS, self.height() / 3
        for month in range(1, 13):
            row, column = divmod(month - 1, _COLUMNS)
            self._paint_month(painter, month, QRectF(column * width + 10, row * height + 8, width - 20, height - 14))
        painter.end()

    def _paint_month(self, painter: QPainter, month: int, box: QRectF) -> None:
        colours = theme.tokens()
        line = box.height() / 8
        cell = box.width() / 7
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        painter.drawText(
            QRectF(box.left(), box.top(), box.width(), line), Qt.AlignmentFlag.AlignVCenter, f"{self.year}-{month:02d}"
        )
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(QColor(colours.muted))
        for index, letter in enumerate(translate("calendar", "M T W T F S S").split()):
            painter.drawText(
                QRectF(box.left() + index * cell, box.top() + line, cell, line), Qt.AlignmentFlag.AlignCenter, letter
            )
        first, count = monthrange(self.year, month)
        for number in range(1, count + 1):
            day = date(self.year, month, number)
            week, weekday = divmod(first + number - 1, 7)
            place = QRectF(box.left() + weekday * cell, box.top() + (week + 2) * line, cell, line)
            self._places.append((place, day))
            self._paint_day(painter, day, place.adjusted(1, 1, -1, -1))

    def _paint_day(self, painter: QPainter, day: date, place: QRectF) -> None:
        colours = theme.tokens()
        kind = self._days.get(day, ("", ""))[0]
        tone = {"holiday": Tone.LATE, "workday": Tone.DONE}.get(kind, Tone.NORMAL)
        if kind:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tone_wash(tone))
            painter.drawRoundedRect(place, 3, 3)
        if day == clock.today():
            painter.setPen(QColor(colours.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place, 3, 3)
        if day == self.day and self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place)
        painter.setPen(tone_colour(tone) if kind else QColor(colours.muted if day.weekday() >= 5 else colours.text))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(day.day))
        if kind:
            painter.setPen(tone_colour(tone))
            painter.setBrush(tone_colour(tone) if kind == "workday" else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(place.right() - 7, place.top() + 2, 4.5, 4.5))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from day to day, Enter and Space pick."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            day = self.day + timedelta(days=step)
            if day.year == self.year:
                self.day = day
                self._tell_day()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(self.day)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the arrow keys are."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the frame away."""
        super().focusOutEvent(event)
        self.update()

    def _tell_day(self) -> None:
        self.setAccessibleDescription(f"{self.day} {self._days.get(self.day, ('', ''))[1]}".strip())
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click picks the day."""
        day = self.day_at(event.position().toPoint())
        if day is not None:
            self.picked.emit(day)

    def event(self, event: QEvent) -> bool:
        """Tell the name of a holiday under the mouse."""
        if isinstance(event, QHelpEvent):
            day = self.day_at(event.pos())
            name = self._days.get(day, ("", ""))[1] if day else ""
            QToolTip.showText(event.globalPos(), f"{day} {name}".strip() if name else "", self)
            return True
        return super().event(event)
