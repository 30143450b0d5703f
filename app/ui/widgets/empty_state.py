"""What stands where nothing is: why it is empty, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui.icons import icon
from app.ui.theme import SPACE, announcer


class EmptyState(QWidget):
    """An icon, a sentence, a hint and at most one button (`acted`)."""

    acted = Signal()

    def __init__(
        self, text: str = "", hint: str = "", meaning: str = "empty", verb: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._meaning = meaning
        self._mark, self._text, self._hint, self._verb = QLabel(), QLabel(), QLabel(), QPushButton()
        self._text.setProperty("role", "heading")
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 3)
        box.setSpacing(SPACE)
        box.addStretch(2)
        for part in (self._mark, self._text, self._hint):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            box.addWidget(part)
        box.addWidget(self._verb, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(3)
        self._verb.clicked.connect(self.acted)
        announcer.changed.connect(self._draw_mark)
        self.explain(text, hint, verb)

    def explain(self, text: str, hint: str = "", verb: str = "") -> None:
        """Say why it is empty."""
        self._text.setText(text)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._verb.setText(verb)
        self._verb.setVisible(bool(verb))
        self._draw_mark()

    def _draw_mark(self) -> None:
        self._mark.setPixmap(icon(self._meaning, token="edge").pixmap(QSize(40, 40)))
