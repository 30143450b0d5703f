"""When nobody touches the program for a while, nothing on it is readable until a person proves who they are (R004)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.core import clock
from app.ui.window_watch import WindowWatch

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress, QEvent.Type.InputMethod,
    }
)  # fmt: skip


class IdleLock(WindowWatch):
    """`idle` after so many minutes without key or mouse."""

    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)
        self._minutes, self._last = 0, 0.0

    def start(self, minutes: int) -> None:
        """Count from now."""
        self._minutes, self._last = minutes, clock.gone_by()
        self._timer.start(minutes * 60_000)
        self.watch_all()

    def is_overdue(self) -> bool:
        """Whether nobody was there for long enough: the timer stands still while the computer sleeps."""
        return self._timer.isActive() and clock.gone_by() - self._last >= self._minutes * 60

    def stop(self) -> None:
        """Do not count: nobody is signed in, or it is locked already."""
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin counting anew at each sign of life."""
        if event.type() in _SIGNS_OF_LIFE and self._timer.isActive():
            self._last = clock.gone_by()
            self._timer.start()
        return False


class Cover(QWidget):
    """An opaque sheet over a window: nothing behind it can be read, its title says nothing."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("cover")
        self._title = window.windowTitle()
        window.setWindowTitle(self.tr("Locked"))
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Opaque, whatever a style sheet makes of backgrounds."""
        QPainter(self).fillRect(self.rect(), self.palette().window())

    def lift(self) -> None:
        """Take the sheet away."""
        window = self.window()
        window.removeEventFilter(self)
        window.setWindowTitle(self._title)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep covering the whole window."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ChildAdded):
            self.setGeometry(self.window().rect())
            self.raise_()
        return False


def typing_place() -> Callable[[], None]:
    """Remembers where the keyboard was; calling it goes back there, unless that is gone."""
    before = QApplication.focusWidget()

    def back() -> None:
        with suppress(RuntimeError):  # closed while the program was locked
            if before is not None and before.window().isVisible():
                before.window().raise_()
                before.window().activateWindow()
                before.setFocus()

    return back


def cover_everything() -> list[Cover]:
    """Cover every open window of the program."""
    return [
        Cover(widget)
        for widget in QApplication.topLevelWidgets()
        if widget.isVisible() and widget.isWindow() and not widget.property("lock")
    ]
