"""What is as high as its contents, and scrolls only where the screen is too low for them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QWidget

from app.ui.widgets.screen_fit import resize_within, room_of

_REST = 150
"""Room for the title bar, for the buttons and for what is said above and below the contents, in letters of usual size.
"""

_USUAL_LETTERS = 20
"""How high a line of them is."""

_MARGIN = 16
"""Of a window around what it holds."""


class LowScreenArea(QScrollArea):
    """Holds a widget. Its window grows with the widget, as it would without this, until the screen ends.

    With `least` pixels of height it makes do where its window is low.
    """

    def __init__(self, contents: QWidget, parent: QWidget | None = None, *, least: int = 0) -> None:
        super().__init__(parent)
        self._least = least
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._contents = contents
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self._settle)
        self.setWidget(contents)

    def sizeHint(self) -> QSize:
        """All of the contents."""
        return self._within(self._contents.sizeHint())

    def minimumSizeHint(self) -> QSize:
        """As much of the contents as cannot be pressed together, as far as the screen has room."""
        wanted = self._within(self._contents.minimumSizeHint())
        return QSize(wanted.width(), min(self._least, wanted.height())) if self._least else wanted

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window follows when the contents want another size."""
        done = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest and watched is self._contents:
            self.updateGeometry()
            self._settling.start()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks lines elsewhere, so another height is wanted once the window has opened."""
        super().resizeEvent(event)
        self._settling.start()

    def _settle(self) -> None:
        """Want the height of the real width, and have a bar only where the contents do not fit without one.

        Qt keeps a bar that was there for a moment when the contents are too high beside it. Where letters turn
        out larger than they were before a dialog was shown, it grows; a page scrolls to the side.
        """
        layout = self._contents.layout()
        if layout is None or not self.isVisible():
            return
        lacking = self._contents.minimumSizeHint().width() - self.viewport().width()
        never, where_needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        if lacking > 0 and isinstance(self.window(), QDialog):
            resize_within(self.window(), self.window().width() + lacking, self.window().height())
        else:
            self.setHorizontalScrollBarPolicy(where_needed if lacking > 0 else never)
        if not layout.hasHeightForWidth():
            return
        fits = layout.totalHeightForWidth(self.width()) <= self.height()
        self.setVerticalScrollBarPolicy(never if fits else where_needed)
        self.updateGeometry()

    def _within(self, wanted: QSize) -> QSize:
        layout = self._contents.layout()
        height = wanted.height()
        if layout is not None and layout.hasHeightForWidth():
            height = layout.totalHeightForWidth(self._wide(wanted))
        rest = _REST * max(1.0, self.fontMetrics().height() / _USUAL_LETTERS)
        room = max(_REST, int(room_of(self).height() - rest))
        bar = self.verticalScrollBar().sizeHint().width() if height > room else 0
        return QSize(wanted.width() + bar, min(height, room))

    def _wide(self, wanted: QSize) -> int:
        """How wide the contents are going to be, which says in how many lines they break."""
        if self.isVisible():  # what they would like may be wider than what they have
            return min(max(self.width(), self._contents.minimumSizeHint().width()), self.maximumWidth())
        # Before it is first laid out it is narrow, and lines that break would make the window too high.
        return max(self.viewport().width(), wanted.width(), self.window().minimumWidth() - 2 * _MARGIN)


def bring_into_sight(widget: QWidget) -> None:
    """Scroll whatever holds a widget until it can be seen."""
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()
