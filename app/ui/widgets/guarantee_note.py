"""Limits of the guarantee for goods sold (三包) that a device has reached or is near, a sentence each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.services.guarantee import Notice
from app.ui.theme import Tone
from app.ui.widgets.section import chip


class GuaranteeNote(QWidget):
    """Hidden where there is nothing to warn of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._labels: list[QLabel] = []
        self.hide()

    def set_notices(self, notices: Sequence[Notice]) -> None:
        """Show these."""
        for gone in self._labels:
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._labels = []
        for one in notices:
            label = chip(one.text, Tone.LATE if one.is_reached else Tone.DUE, self)
            label.setWordWrap(True)
            self._column.addWidget(label)
            self._labels.append(label)
        self.setVisible(bool(notices))

    def text(self) -> str:
        """What is said (for tests and screen readers)."""
        return "\n".join(label.text() for label in self._labels)
