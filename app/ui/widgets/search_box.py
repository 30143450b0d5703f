"""A line to search in: tells what to search for once typing rests."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.icons import icon

REST_MS = 120
"""How long typing must rest before the search starts."""


class SearchBox(QLineEdit):
    """`searched` carries the text after a short rest, at once on Enter or when it is emptied.

    Esc empties it first, then lets go.
    """

    searched = Signal(str)
    left_downwards = Signal()

    def __init__(self, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setClearButtonEnabled(True)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._last = ""
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._tell)
        self.textChanged.connect(self._typed)

    def set_search(self, text: str) -> None:
        """Put a text in without announcing it."""
        self._last = text.strip()
        self.setText(text)
        self._rest.stop()

    def _typed(self, text: str) -> None:
        if text.strip() != self._last:
            self._rest.start(0 if not text else REST_MS)

    def _tell(self) -> None:
        self._rest.stop()
        text = self.text().strip()
        if text != self._last:
            self._last = text
            self.searched.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter searches now, Down goes to the rows, Esc empties."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self._tell()
            self.left_downwards.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
