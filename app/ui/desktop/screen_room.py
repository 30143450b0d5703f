"""The window on another screen: as large as there is room, at that screen's scaling."""

from __future__ import annotations

from PySide6.QtCore import QMetaObject, QObject, QRect
from PySide6.QtGui import QScreen

from app.ui.main_window import SMALLEST, MainWindow
from app.ui.widgets.screen_fit import screen_of


class ScreenRoom(QObject):
    """Keeps the window within the screen it lies on: one that is scaled has fewer pixels than it looks."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._watched: QMetaObject.Connection | None = None
        handle = window.windowHandle()
        if handle is not None:
            handle.screenChanged.connect(self.fit)
        self.fit(screen_of(window))

    def fit(self, screen: QScreen) -> None:
        """The window has come to this screen. It is not kept: it may be unplugged."""
        if self._watched is not None:
            QObject.disconnect(self._watched)
        self._watched = screen.availableGeometryChanged.connect(self._changed)
        self._changed(screen.availableGeometry())

    def _changed(self, room: QRect) -> None:
        """The room is another: another screen, another scaling, a taskbar that moved."""
        window = self._window
        window.setMinimumSize(min(SMALLEST[0], room.width()), min(SMALLEST[1], room.height()))
        if window.isMaximized() or window.isFullScreen():
            return
        if window.width() > room.width() or window.height() > room.height():
            window.resize(min(window.width(), room.width()), min(window.height(), room.height()))
            window.move(room.topLeft())
