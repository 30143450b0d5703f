"""The frame of the program: head, messages, a cover or the workplace, long work. Light, because it is painted
before all else.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.core.paths import resources
from app.ui.header import Header
from app.ui.prompts import Prompts
from app.ui.settings import LocalSettings
from app.ui.task_strip import TaskStrip
from app.ui.theme import SPACE
from app.ui.widgets.message_strip import MessageStrip

SMALLEST = QSize(1024, 640)
USUAL = QSize(1366, 768)


class MainWindow(QMainWindow):
    """Shows either a cover (opening, first run, sign-in) or the workplace. Knows nothing of the trade."""

    def __init__(self, prompts: Prompts, settings: LocalSettings) -> None:
        super().__init__()
        self._settings = settings
        self.may_close: Callable[[], bool] = lambda: True
        """Asked before the window closes."""
        self.setWindowTitle(self.tr("Aftercare"))
        self.setWindowIcon(QIcon(str(resources() / "icons" / "aftercare.png")))
        self.header = Header()
        self.banner = _Banner()
        self.strip = MessageStrip()
        self.task_strip = TaskStrip()
        self._stack = QStackedWidget()
        self._cover = _CoverPage()
        self._stack.addWidget(self._cover)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, self.banner, self._stack, self.task_strip, self.strip):
            column.addWidget(part, 1 if part is self._stack else 0)
        self.setCentralWidget(body)
        prompts.attach(self.strip)
        self.setMinimumSize(SMALLEST)
        if not self.restoreGeometry(settings.place("main")):
            self.resize(_fitting(USUAL))

    # -- what is shown
    # ------------------------------------------------------------------------------------------------------

    def show_cover(self, panel: QWidget) -> None:
        """Show one panel in the middle of an empty window; takes the workplace away."""
        self._cover.put(panel)
        self._drop_workplace()
        self._stack.setCurrentWidget(self._cover)

    def show_workplace(self, workplace: QWidget) -> None:
        """Show the tabs."""
        self._drop_workplace()
        self._stack.addWidget(workplace)
        self._stack.setCurrentWidget(workplace)
        self._cover.put(None)

    def panel(self) -> QWidget | None:
        """The panel on the cover, None when the workplace is shown."""
        return self._cover.panel if self._stack.currentWidget() is self._cover else None

    def workplace(self) -> QWidget | None:
        """The tabs, None while the cover is shown."""
        return None if self._stack.currentWidget() is self._cover else self._stack.currentWidget()

    def set_document(self, name: str) -> None:
        """What the title bar says."""
        self.setWindowTitle(f"{name} – {self.tr('Aftercare')}" if name else self.tr("Aftercare"))

    def bring_to_front(self) -> None:
        """In front of the other programs, as far as the desktop allows."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def shortcut(self, keys: str, action: Callable[[], object]) -> QShortcut:
        """Let keys do something anywhere in the window."""
        made = QShortcut(QKeySequence(keys), self)
        made.activated.connect(action)
        return made

    def _drop_workplace(self) -> None:
        for index in reversed(range(self._stack.count())):
            widget = self._stack.widget(index)
            if widget is not None and widget is not self._cover:
                self._stack.removeWidget(widget)
                widget.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the place of the window, unless something keeps it open."""
        if not self.may_close():
            event.ignore()
            return
        self._settings.keep_place("main", self.saveGeometry())
        self._settings.sync()
        super().closeEvent(event)


class _CoverPage(QWidget):
    """The panel in the optical middle: a little above the true one."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("cover")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.panel: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        self._column.addStretch(2)
        self._column.addStretch(3)

    def put(self, panel: QWidget | None) -> None:
        if self.panel is not None:
            self._column.removeWidget(self.panel)
            self.panel.hide()
            self.panel.deleteLater()
        self.panel = panel
        if panel is not None:
            self._column.insertWidget(1, panel, 0, Qt.AlignmentFlag.AlignHCenter)
            panel.show()


class _Banner(QWidget):
    """Says that this is the demonstration branch, so that nobody works in it by mistake."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("demonstration")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.verb = QPushButton(self.tr("Leave the demonstration"))
        self.verb.setProperty("role", "link")
        text = QLabel(self.tr("Demonstration branch: invented customers, nothing here is real."))
        text.setProperty("tone", "due")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE * 2, 0, SPACE, 0)
        row.addWidget(text)
        row.addStretch(1)
        row.addWidget(self.verb)
        self.hide()


def _fitting(wanted: QSize) -> QSize:
    """The wanted size, or the screen's where that is smaller."""
    screen = QGuiApplication.primaryScreen()
    return wanted.boundedTo(screen.availableSize()) if screen else wanted
