"""An amount of money as people type it, in fen for the program."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.core.errors import UserError
from app.core.money import format_yuan, parse_yuan


class MoneyEdit(QLineEdit):
    """An amount in yuan, or nothing."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None, *, negative: bool = False) -> None:
        super().__init__(parent)
        self._negative = negative
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setPlaceholderText("0.00")
        self.setMaxLength(40)
        self.textEdited.connect(self.edited)
        self.editingFinished.connect(self._tidy)

    def value(self) -> int | None:
        """The amount in fen, None for nothing. Raises UserError."""
        return parse_yuan(self.text(), negative=self._negative) if self.text().strip() else None

    def set_value(self, fen: int | None) -> None:
        """Show an amount."""
        self.setText("" if fen is None else format_yuan(fen))

    def _tidy(self) -> None:
        try:
            self.set_value(self.value())
        except UserError:
            return  # stays as typed; the form says beside it what is wrong
