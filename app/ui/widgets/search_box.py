"""A line to search in: tells what to search for once typing rests."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from app.core.i18n import translate
from app.ui.icons import icon

REST_MS = 120
"""How long typing must rest before the search starts."""


def offer_emptying(line: QLineEdit) -> None:
    """A cross at the end of a line that empties it, with a name; Qt's has none."""
    line.setClearButtonEnabled(True)
    cross = line.findChild(QAction)
    if cross is not None:
        name_sign(cross, translate("SearchBox", "Empty this line"))


def name_sign(sign: QAction, name: str) -> None:
    """Give the sign at the end of a line a name: its action has one, but a screen reader asks the button."""
    sign.setToolTip(name)
    for button in sign.associatedObjects():
        if isinstance(button, QToolButton):
            button.setAccessibleName(name)


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
        offer_emptying(self)
        name_sign(self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition), hint)
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
