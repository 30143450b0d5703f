"""Windows that their screen has no room for, as at 200 % on the office's usual one: they scroll, whatever they hold."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QInputDialog,
    QLayout,
    QMessageBox,
    QScrollArea,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from app.ui.widgets.low_screen import bring_into_sight
from app.ui.widgets.screen_fit import height_within, resize_within, width_within

_LEFT_ALONE = (QMessageBox, QInputDialog)
"""Qt's own, which see to themselves."""


class _Area(QScrollArea):
    """Holds all that is in a window."""

    def __init__(self, contents: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("small_screen")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(contents)
        self._contents = contents

    def sizeHint(self) -> QSize:
        """All of the contents, and the bars."""
        bar = self.verticalScrollBar().sizeHint().width()
        return self._contents.sizeHint().expandedTo(self._contents.minimumSizeHint()) + QSize(bar, bar)


def _least(window: QWidget) -> QSize:
    """As small as the contents can be pressed together."""
    least, layout = window.minimumSizeHint().expandedTo(window.minimumSize()), window.layout()
    if layout is not None and layout.hasHeightForWidth():
        height = layout.totalMinimumHeightForWidth(max(least.width(), window.width()))
        least = least.expandedTo(QSize(0, height))
    return least


def fit(window: QWidget) -> bool:
    """Give a window the room that its contents need, and let them scroll if its screen has less; whether it has.

    What a window would rather be is not asked: it is pressed together first, as far as its contents let it. A window
    that said how wide it is did not know of letters larger than usual.
    """
    least, layout = _least(window), window.layout()
    if layout is None or isinstance(window, _LEFT_ALONE):
        return False
    room = QSize(width_within(window, least.width()), height_within(window, least.height()))
    if room != least:
        if room.height() < least.height():  # beside the bar there is to be as much room as without it
            least.setWidth(least.width() + window.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent))
        _let_scroll(window, layout)
    wanted = window.size().expandedTo(least)
    if room != least or wanted != window.size():
        window.setMaximumSize(window.maximumSize().expandedTo(least))
        resize_within(window, wanted.width(), wanted.height())
    return room != least


def _let_scroll(window: QWidget, layout: QLayout) -> None:
    focus = window.focusWidget()
    contents = QWidget()
    contents.setProperty("role", "page")
    contents.setLayout(layout)  # takes along all that is in it, and the focus from it
    window.setMinimumSize(QSize(0, 0))
    whole = QVBoxLayout(window)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(_Area(contents, window))
    contents.show()
    if focus is not None:
        focus.setFocus()
        bring_into_sight(focus)


class SmallScreen(QObject):
    """Looks at each dialog when it comes to the front."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        program = QGuiApplication.instance()
        if isinstance(program, QGuiApplication):
            program.focusWindowChanged.connect(self._look)
        QApplication.instance().focusChanged.connect(self._follow)  # pyright: ignore[reportOptionalMemberAccess, reportAttributeAccessIssue]

    def _look(self, window: QWindow | None) -> None:
        front = QApplication.activeWindow()
        if window is not None and isinstance(front, QDialog) and front.findChild(_Area) is None:
            fit(front)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """What has the focus stays in sight."""
        if now is not None:
            bring_into_sight(now)
