"""Sees the events of every window of the program, those that open later too."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication


class WindowWatch(QObject):
    """Filters events in `eventFilter`; only windows are watched, not every widget: that would cost each event."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        program = QGuiApplication.instance()
        if isinstance(program, QGuiApplication):
            program.focusWindowChanged.connect(self._watch)
        self.watch_all()

    def watch_all(self) -> None:
        """Watch the windows that are there, whether they ever have the focus or not."""
        for widget in QApplication.topLevelWidgets():
            self._watch(widget.windowHandle())

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)  # a second time changes nothing
