"""A spare part of the list: new, or changed."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.core.changes import Changes
from app.core.i18n import translate
from app.services import spare_parts
from app.services.spare_part_file import PartEntry
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.widgets.long_text import LongText
from app.ui.widgets.money_edit import MoneyEdit
from app.ui.widgets.number_edit import NumberEdit


class SparePartDialog(FormDialog):
    """The form of a part; `part` None for a new one."""

    help_page = "spare_parts"

    def __init__(self, desk: Desk, part: PartEntry | None = None, parent: QWidget | None = None) -> None:
        title = translate("spare_part", "New spare part") if part is None else f"{part.number} · {part.name}"
        verb = translate("spare_part", "Put on the list") if part is None else translate("spare_part", "Save")
        super().__init__(desk, title, verb, parent=parent, columns=2)
        self._part = part
        form = self.form
        if part is None:
            form.add("number", translate("spare_part", "Part number"), QLineEdit(), required=True)
        form.add("name", translate("spare_part", "Name"), QLineEdit(), required=True)
        form.add("model", translate("spare_part", "Model"), QLineEdit())
        form.add("measure", translate("spare_part", "Unit"), QLineEdit())
        form.add("shelf", translate("spare_part", "Shelf"), QLineEdit())
        form.add("price", translate("spare_part", "Selling price"), MoneyEdit())
        form.add("cost", translate("spare_part", "Buying price"), MoneyEdit())
        short = translate("spare_part", "With fewer than this in the stores it counts as short.")
        form.add("minimum", translate("spare_part", "Minimum stock"), NumberEdit(nothing="0"), hint=short)
        back = QCheckBox(translate("spare_part", "The old part is brought back"))
        form.add("needs_old_part", "", back)
        form.add("notes", translate("spare_part", "Notes"), LongText(2), wide=True)
        if part is not None:
            form.set_values({
                "name": part.name, "model": part.model, "measure": part.unit, "shelf": part.shelf,
                "price": part.price, "cost": part.cost, "minimum": part.minimum,
                "needs_old_part": part.needs_old_part, "notes": part.notes,
            })  # fmt: skip
        self.setMinimumWidth(700)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Write it."""
        given = {**values, **{name: values[name] or 0 for name in ("price", "cost", "minimum")}}
        if self._part is None:
            return self.desk.bus.run(spare_parts.create, on_error=self.on_error, **given)
        return self.desk.bus.run(
            spare_parts.change, self._part.id, seen_version=self._part.row_version, on_error=self.on_error, **given
        )
