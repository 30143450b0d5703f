"""One field that finds a spare part by its number, part of its name, pinyin initials or model, as one types."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.core.i18n import translate
from app.services import spare_part_file
from app.services.spare_part_file import PartEntry
from app.ui.widgets.customer_finder import CustomerFinder, Hit

_MOST = 20


class PartFinder(CustomerFinder):
    """Type to find, Enter to choose; `picked` carries the `PartEntry`, `value` is its id or 0."""

    edited = Signal()
    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self._find, parent, offers_new=False)
        self.part: PartEntry | None = None
        self._found: dict[int, PartEntry] = {}
        self.setPlaceholderText(translate("spare_part", "Part number, part of the name, pinyin initials or model"))
        self.setAccessibleName(translate("spare_part", "Find the part"))
        self.chosen.connect(self._pick)
        self.textEdited.connect(self._forget)

    def value(self) -> int:
        """The chosen part's id, 0 while none is chosen."""
        return self.part.id if self.part is not None else 0

    def set_value(self, part_id: int) -> None:
        """Choose a part by its id; 0 chooses none."""
        self.part = spare_part_file.entry(part_id) if part_id else None
        self.setText(_shown(self.part))

    def typed(self) -> dict[str, Any]:
        """What is typed and which part is chosen, as JSON values."""
        return {"text": self.text(), "part": self.value()}

    def put_typed(self, kept: dict[str, Any]) -> None:
        """Put back what `typed` took."""
        self.set_value(kept["part"])
        if not kept["part"]:
            self.setText(kept["text"])
        self.edited.emit()
        self.picked.emit(self.part)

    def _find(self, text: str) -> list[Hit]:
        self._found = {one.id: one for one in spare_part_file.found(text, _MOST)}
        return [_hit(one) for one in self._found.values()]

    def _pick(self, hit: Hit) -> None:
        self.part = self._found[hit.customer_id]
        self.setText(_shown(self.part))
        self.edited.emit()
        self.picked.emit(self.part)

    def _forget(self) -> None:
        if self.part is not None:
            self.part = None
            self.picked.emit(None)
        self.edited.emit()


def _shown(part: PartEntry | None) -> str:
    return f"{part.number}  {part.name}" if part is not None else ""


def _hit(part: PartEntry) -> Hit:
    stock = translate("spare_part", "in the stores {store}, in bags {bags}")
    words = stock.format(store=part.in_store, bags=part.in_bags)
    return Hit(part.id, part.name, " · ".join(one for one in (part.model, words) if one), part.number)
