"""The frame of the program: head, messages, a cover or the workplace, long work.

It is painted empty before anything else is loaded, so this module imports nothing of ours, and what runs before the
first paint touches no enumeration of Qt (building them all costs a fifth of a bare window); `furnish` brings the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QPaintEvent, QShortcut

    from app.ui.prompts import Prompts
    from app.ui.settings import LocalSettings

SMALLEST = (1024, 640)
USUAL = (1366, 768)
_AT_LATEST_MS = 400


class MainWindow(QMainWindow):
    """Shows either a cover (opening, first run, sign-in) or the workplace. Knows nothing of the trade."""

    def __init__(self, then: Callable[[], object] = lambda: None) -> None:
        super().__init__()
        self._then: Callable[[], object] | None = then
        self._settings: LocalSettings | None = None
        self.may_close: Callable[[], bool] = lambda: True
        """Asked before the window closes."""
        screen = (QApplication.screenAt(self.geometry().center()) or QApplication.primaryScreen()).availableGeometry()
        self.setMinimumSize(min(SMALLEST[0], screen.width()), min(SMALLEST[1], screen.height()))
        self.resize(min(USUAL[0], screen.width()), min(USUAL[1], screen.height()))
        QTimer.singleShot(_AT_LATEST_MS, self._go_on)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Once painted, let the rest begin."""
        super().paintEvent(event)
        if self._then is not None:
            QTimer.singleShot(0, self._go_on)

    def _go_on(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()

    def furnish(self, prompts: Prompts, settings: LocalSettings) -> None:
        """Put everything into the empty window."""
        from app.ui.header import Header
        from app.ui.task_strip import TaskStrip
        from app.ui.widgets.message_strip import MessageStrip

        self._settings = settings
        self.setWindowTitle(self.tr("Aftercare"))
        self.header = Header()
        self.banner = _Banner()
        self.strip = MessageStrip()
        self.task_strip = TaskStrip()
        self._stack = QStackedWidget()
        self._cover: _CoverPage | None = None
        self._beside: QWidget | None = None
        middle = QWidget()
        self._middle = QHBoxLayout(middle)
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(0)
        self._middle.addWidget(self._stack, 1)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, self.banner, middle, self.task_strip, self.strip):
            column.addWidget(part, 1 if part is middle else 0)
        self.setCentralWidget(body)
        prompts.attach(self.strip)

    # -- what is shown
    # ------------------------------------------------------------------------------------------------------

    def show_cover(self, panel: QWidget) -> None:
        """Show one panel in the middle of an empty window; takes the workplace away."""
        if self._cover is None:
            self._cover = _CoverPage()
            self._stack.addWidget(self._cover)
        self._cover.put(panel)
        self._drop_workplace()
        self.show_beside(None)
        self._stack.setCurrentWidget(self._cover)

    def show_workplace(self, workplace: QWidget) -> None:
        """Show the tabs."""
        self._drop_workplace()
        self._stack.addWidget(workplace)
        self._stack.setCurrentWidget(workplace)
        if self._cover is not None:
            self._cover.put(None)

    def show_beside(self, panel: QWidget | None) -> None:
        """Show a panel at the right of the workplace; None takes it away, as another cover does."""
        if self._beside is not None:
            self._middle.removeWidget(self._beside)
            self._beside.hide()
            self._beside.deleteLater()
        self._beside = panel
        if panel is not None:
            self._middle.addWidget(panel)
            panel.show()

    def panel(self) -> QWidget | None:
        """The panel on the cover, None when the workplace is shown."""
        return self._cover.panel if self._cover is not None and self._stack.currentWidget() is self._cover else None

    def workplace(self) -> QWidget | None:
        """The tabs, None while the cover is shown."""
        return None if self._stack.currentWidget() is self._cover else self._stack.currentWidget()

    def is_demonstration(self) -> bool:
        """Whether the branch that is open is a demonstration: then the banner says so."""
        return self.banner.isVisibleTo(self)

    def set_document(self, name: str) -> None:
        """What the title bar says."""
        self.setWindowTitle(f"{name} – {self.tr('Aftercare')}" if name else self.tr("Aftercare"))

    def bring_to_front(self) -> None:
        """In front of the other programs, as far as the desktop allows."""
        from PySide6.QtCore import Qt

        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def shortcut(self, keys: str, action: Callable[[], object]) -> QShortcut:
        """Let keys do something anywhere in the window."""
        from PySide6.QtGui import QKeySequence, QShortcut

        made = QShortcut(QKeySequence(keys), self)
        made.activated.connect(action)
        return made

    def _drop_workplace(self) -> None:
        if self._stack.count() > 1:  # another language: the person stays, and so does what is typed into a page
            from app.ui.desktop.session_end import keep_pages

            keep_pages()
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
        self.keep_place()
        super().closeEvent(event)

    def keep_place(self) -> None:
        """Remember where the window stands, now."""
        if self._settings is not None:
            self._settings.keep_place("main", self.saveGeometry())
            self._settings.sync()


class _CoverPage(QWidget):
    """The panel in the optical middle: a little above the true one. It scrolls where the window is too low for it."""

    def __init__(self) -> None:
        super().__init__()
        from PySide6.QtCore import Qt

        self._middle = Qt.AlignmentFlag.AlignHCenter
        self.setObjectName("cover")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.panel: QWidget | None = None
        holder, area = QWidget(), QScrollArea()
        holder.setProperty("role", "page")
        area.setWidgetResizable(True)
        area.setWidget(holder)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(16, 8, 16, 8)
        self._column.addStretch(2)
        self._column.addStretch(3)

    def put(self, panel: QWidget | None) -> None:
        if self.panel is not None:
            self._column.removeWidget(self.panel)
            self.panel.hide()
            self.panel.deleteLater()
        self.panel = panel
        if panel is not None:
            self._column.insertWidget(1, panel, 0, self._middle)
            panel.show()


class _Banner(QWidget):
    """Says that this is the demonstration branch, so that nobody works in it by mistake."""

    def __init__(self) -> None:
        super().__init__()
        from PySide6.QtCore import Qt

        self.setObjectName("demonstration")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.verb = QPushButton(self.tr("Leave the demonstration"))
        self.verb.setProperty("role", "link")
        text = QLabel(self.tr("Demonstration branch: invented customers, nothing here is real."))
        text.setProperty("tone", "due")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 8, 0)
        row.addWidget(text)
        row.addStretch(1)
        row.addWidget(self.verb)
        self.hide()
