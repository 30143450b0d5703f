"""A text of several lines in a form: Enter goes to the next field as everywhere, Shift+Enter begins a line."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget


class LongText(QPlainTextEdit):
    """A few lines high (`lines`); scrolls when there are more. Pasted line ends are kept."""

    def __init__(self, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(240, self.fontMetrics().lineSpacing() * self._lines + 16)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter moves on; Ctrl+Enter belongs to the dialog."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            event.ignore()
            return
        super().keyPressEvent(event)
