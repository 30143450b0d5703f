"""Several of a few named things, each with a box to tick, breaking into lines where the room ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from app.core.i18n import shown
from app.ui.theme import SPACE
from app.ui.widgets.flow import FlowLayout


class TickChoice(QWidget):
    """An editor of a form whose value is the codes that are ticked, in the order of the list."""

    edited = Signal()

    def __init__(self, choices: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: dict[str, QCheckBox] = {}
        row = FlowLayout(SPACE, self)
        for code, words in choices.items():
            box = QCheckBox(shown(words), self)
            box.toggled.connect(lambda _on: self.edited.emit())
            self._boxes[code] = box
            row.addWidget(box)
        for first in tuple(self._boxes.values())[:1]:
            self.setFocusProxy(first)

    def value(self) -> tuple[str, ...]:
        """The codes that are ticked."""
        return tuple(code for code, box in self._boxes.items() if box.isChecked())

    def set_value(self, codes: Iterable[str] | None) -> None:
        """Tick exactly these."""
        wanted = set(codes or ())
        for code, box in self._boxes.items():
            box.setChecked(code in wanted)

    def box(self, code: str) -> QCheckBox:
        """The box of a code."""
        return self._boxes[code]

    def sizeHint(self) -> QSize:
        """As high as its lines at the present width."""
        layout = self.layout()
        return QSize(320, layout.heightForWidth(max(320, self.width()))) if layout else super().sizeHint()
