"""A number as people type it, or nothing: visits, hours, months."""

from __future__ import annotations

import unicodedata
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.core.errors import UserError
from app.core.i18n import translate

_LONGEST = 12
_MOST = 10**12


class NumberEdit(QLineEdit):
    """A whole number of units, or nothing. `scale` units make one of what is typed: 60 for hours kept in minutes.

    With a scale fractions may be typed (1.5 hours are 90 minutes).
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None, *, scale: int = 1, nothing: str = "–") -> None:
        super().__init__(parent)
        self._scale = scale
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setPlaceholderText(nothing)
        self.setMaxLength(_LONGEST)
        self.textEdited.connect(self.edited)

    def value(self) -> int | None:
        """The number in units, None for nothing. Raises UserError for what is no number, or no whole one."""
        text = unicodedata.normalize("NFKC", self.text()).strip().replace(",", "")
        if not text:
            return None
        try:
            units = Decimal(text) * self._scale
        except InvalidOperation:
            raise UserError(translate("form", "Please give a number.")) from None
        if not units.is_finite() or abs(units) > _MOST or (self._scale == 1 and units != units.to_integral_value()):
            raise UserError(translate("form", "Please give a whole number."))
        return int(units.to_integral_value())

    def set_value(self, units: int | None) -> None:
        """Show a number."""
        shown = "" if units is None else f"{Decimal(units) / self._scale:.2f}".rstrip("0").rstrip(".")
        self.setText(str(units) if units is not None and self._scale == 1 else shown)
