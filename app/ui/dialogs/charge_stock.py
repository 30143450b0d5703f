"""The fields of a charge that takes its part from stock: which part, from where, who brings the old one back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QComboBox

from app.core.i18n import translate
from app.services import spare_part_file, staff
from app.services.service_call_file import CallFile
from app.services.spare_part_file import PartEntry
from app.services.spare_use import FromStock
from app.ui.dialogs.spare_moves import place_box
from app.ui.widgets.form_grid import FormGrid
from app.ui.widgets.part_finder import PartFinder


class StockFields:
    """Three fields of a form; the last two show once a part is chosen. `chosen(part)` is told of it."""

    def __init__(self, form: FormGrid, call: CallFile, chosen: Callable[[PartEntry], object]) -> None:
        self._form, self._call, self._chosen = form, call, chosen
        self.finder = form.add("part", translate("charge", "From stock"), PartFinder())
        form.add("place", translate("charge", "Taken from"), QComboBox())
        owes = QComboBox()
        for person in staff.technicians():
            owes.addItem(person.name, person.id)
        hint = translate("charge", "The defective part is to be handed in; until then it is owed.")
        form.add("technician", translate("charge", "Brings the old part back"), owes, hint=hint)
        owes.setCurrentIndex(owes.findData(call.technician_id) if call.technician_id else -1)
        self.finder.picked.connect(self._picked)
        form.editor("place").currentIndexChanged.connect(lambda _row: self._ask_for_old_part())
        self._picked(None)

    def source(self, values: dict[str, Any]) -> FromStock | None:
        """What was chosen, taken out of the form's values; None for a line that takes nothing from stock."""
        part, place, technician = (values.pop(name) for name in ("part", "place", "technician"))
        return FromStock(part, place or "", technician or 0) if part else None

    def _picked(self, part: PartEntry | None) -> None:
        place = self._form.editor("place")
        place.clear()
        self._form.set_visible("place", part is not None)
        if part is not None:
            lying = spare_part_file.of_part(part.id)
            filled = place_box(tuple(one.place for one in lying), {one.place.key: one.quantity for one in lying})
            for row in range(filled.count()):
                place.addItem(filled.itemText(row), filled.itemData(row))
            mine = place.findData(f"staff:{self._call.technician_id}")
            place.setCurrentIndex(max(mine, 0) if lying else -1)
            none = translate("charge", "There is none of it anywhere.")
            self._form.set_hint("place", "" if lying else none)
            self._chosen(part)
        self._ask_for_old_part()

    def _ask_for_old_part(self) -> None:
        """Only where the old part is wanted and the place does not tell already whose bag it is."""
        part, place = self.finder.part, self._form.editor("place").currentData() or ""
        wanted = part is not None and part.needs_old_part and not place.startswith("staff:")
        self._form.set_visible("technician", wanted)
