"""A frame around what is to be used next; it takes neither clicks nor keys."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from app.ui.first_day.scene import Spot
from app.ui.theme import tokens

_ROOM = 4
_LINE = 3


class Frame(QWidget):
    """Lies over a window, around a part of it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("first_day_frame")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A rounded line in the colour of what can be acted on, on a light one, so that it shows on any ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self.rect().adjusted(_LINE - 1, _LINE - 1, -_LINE + 1, -_LINE + 1)
        for colour, width in ((tokens().surface, _LINE + 2), (tokens().due, _LINE)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawRoundedRect(room, 6, 6)


class Pointer:
    """Keeps one frame, in whichever window the spot is."""

    def __init__(self) -> None:
        self.frame: Frame | None = None
        self.spot: Spot | None = None
        self._brought: QWidget | None = None

    def show(self, spot: Spot | None) -> None:
        """Frame a spot, nothing where there is none, it cannot be seen, or a dialog lies before its window."""
        front = QApplication.activeModalWidget()
        self.spot = spot
        if spot is None or not shiboken6.isValid(spot.widget) or (front and spot.widget.window() is not front):
            self.hide()
            return
        seen = spot.rect()
        if seen.isEmpty():
            self._bring_into_sight(spot.widget)
            self.hide()
            return
        window = spot.widget.window()
        frame = self._frame_of(window)
        place = QRect(spot.widget.mapTo(window, seen.topLeft()), seen.size())
        place = place.adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM).intersected(window.rect())
        if frame.geometry() != place:
            frame.setGeometry(place)
        if not frame.isVisible():
            frame.show()
        frame.raise_()

    def _bring_into_sight(self, widget: QWidget) -> None:
        """Once: where somebody scrolls away from it, it stays away."""
        if widget is self._brought:
            return
        self._brought = widget
        area = widget.parentWidget()
        while area is not None:
            if isinstance(area, QScrollArea):
                area.ensureWidgetVisible(widget)
            area = area.parentWidget()

    def hide(self) -> None:
        """Point at nothing."""
        if self.frame is not None and shiboken6.isValid(self.frame):
            self.frame.hide()

    def drop(self) -> None:
        """Take the frame away for good."""
        if self.frame is not None and shiboken6.isValid(self.frame):
            self.frame.hide()
            self.frame.deleteLater()
        self.frame = None

    def _frame_of(self, window: QWidget) -> Frame:
        if self.frame is None or not shiboken6.isValid(self.frame) or self.frame.parent() is not window:
            self.drop()
            self.frame = Frame(window)
        return self.frame
