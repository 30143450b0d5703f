"""Widgets that become windows by accident: shown before they have a parent, they flash on the screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

_MEANT = (QDialog, QMainWindow)


class WindowWatch(QObject):
    """Keeps the names of widgets that were shown as windows of their own though they are none. Use it with `with`."""

    def __init__(self, *, apart_from: tuple[QWidget, ...] = ()) -> None:
        super().__init__()
        self.seen: list[str] = []
        self._apart = apart_from

    def __enter__(self) -> WindowWatch:
        program = QApplication.instance()
        assert program is not None
        program.installEventFilter(self)
        return self

    def __exit__(self, *_: object) -> None:
        program = QApplication.instance()
        assert program is not None
        program.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at what is shown."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            meant = isinstance(watched, _MEANT) or watched in self._apart
            passing = watched.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip, Qt.WindowType.Tool)
            if not meant and not passing:
                text = getattr(watched, "text", str)()
                self.seen.append(f"{type(watched).__name__} {watched.objectName()!r} {text!r}")
        return False
