"""What the cover says before anybody can sign in: opening, or why it cannot be opened and what to do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from app.ui.widgets.panel import Panel


class OpeningPanel(QLabel):
    """One quiet word while the branch is opened; a bar once something reports."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text or self.tr("Opening the branch …"))
        self.setProperty("role", "muted")
        self.setMinimumHeight(60)
        self._bar: QProgressBar | None = None

    def report(self, done: int, total: int) -> None:
        """Show how far it is."""
        if self._bar is None:
            self._bar = QProgressBar(self)
            self._bar.setTextVisible(False)
            self._bar.setGeometry(0, self.height() - 8, max(self.width(), 240), 6)
            self._bar.show()
        self._bar.setRange(0, total)
        self._bar.setValue(done)


class FaultPanel(Panel):
    """A sentence that says what is wrong and what to do; `again` tries once more, `leave` closes the program."""

    again = Signal()
    leave = Signal()

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(title, text, 460, parent)
        retry = QPushButton(self.tr("Try again"))
        retry.setProperty("role", "primary")
        retry.clicked.connect(self.again)
        close = QPushButton(self.tr("Close the program"))
        close.clicked.connect(self.leave)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(retry)
        row.addWidget(close)
        self.body.addLayout(row)
