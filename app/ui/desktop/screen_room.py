"""The window on another screen: as large as there is room, at that screen's scaling."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QScreen

from app.ui.main_window import SMALLEST, MainWindow


class ScreenRoom(QObject):
    """Keeps the window within the screen it lies on: one that is scaled has fewer pixels than it looks."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._screen: QScreen | None = None
        handle = window.windowHandle()
        if handle is not None:
            handle.screenChanged.connect(self.fit)
        self.fit(window.screen())

    def fit(self, screen: QScreen) -> None:
        """The window has come to this screen."""
        if self._screen is not None:
            self._screen.availableGeometryChanged.disconnect(self._changed)
        self._screen = screen
        screen.availableGeometryChanged.connect(self._changed)
        self._changed()

    def _changed(self, *_room: object) -> None:
        """The room is another: another screen, another scaling, a taskbar that moved."""
        if self._screen is None:
            return
        room, window = self._screen.availableGeometry(), self._window
        window.setMinimumSize(min(SMALLEST[0], room.width()), min(SMALLEST[1], room.height()))
        if window.isMaximized() or window.isFullScreen():
            return
        if window.width() > room.width() or window.height() > room.height():
            window.resize(min(window.width(), room.width()), min(window.height(), room.height()))
            window.move(room.topLeft())
