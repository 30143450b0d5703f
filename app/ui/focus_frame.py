"""A frame round what has the focus where the style sheet draws none: charts, boards, grids, pages that scroll."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from app.ui import theme

_DRESSED = (
    QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QLabel, QLineEdit, QMainWindow,
    QPlainTextEdit, QTabBar, QTextEdit,
)  # fmt: skip
"""What `resources/style.qss` marks, and what is only clicked."""

_WIDE = 2


class _Frame(QWidget):
    """Lies over a widget and lets everything through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        parent.installEventFilter(self)
        self.setGeometry(parent.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As large as what it frames."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only the edge."""
        painter = QPainter(self)
        painter.setPen(QPen(QColor(theme.tokens().accent), _WIDE))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()


class FocusFrame(QObject):
    """Follows the focus."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._frame: _Frame | None = None
        program = QApplication.instance()
        if isinstance(program, QApplication):
            program.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._frame is not None and isValid(self._frame):
            self._frame.hide()
            self._frame.deleteLater()
        self._frame = None
        has_own_frame = now is None or isinstance(now, _DRESSED) or now.isWindow() or now.property("role") is not None
        if now is not None and not has_own_frame:
            self._frame = _Frame(now)
