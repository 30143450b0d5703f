"""A customer's judgement: five marks beside one another."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget


class MarkChoice(QWidget):
    """Marks with their names, the best first; `value()` is 0 while none is chosen."""

    def __init__(self, names: Mapping[int, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for mark, words in names.items():
            button = QRadioButton(f"{mark} {words}", self)
            self.group.addButton(button, mark)
            row.addWidget(button)
        best = self.group.button(max(names))
        self.setFocusProxy(best)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The digit before a mark chooses it."""
        typed = event.text()
        button = self.group.button(int(typed)) if typed.isdecimal() else None
        if button is None:
            super().keyPressEvent(event)
            return
        button.setChecked(True)
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def value(self) -> int:
        """The mark chosen."""
        return max(0, self.group.checkedId())

    def set_value(self, mark: int | None) -> None:
        """Choose a mark."""
        button = self.group.button(mark or 0)
        if button is not None:
            button.setChecked(True)
