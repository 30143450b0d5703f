"""The form of a loaner unit: what it is, what it is worth, what belongs to it, where it stands."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from app.core.changes import Changes
from app.core.i18n import translate
from app.services import loaner_units
from app.services.loaner_units import UnitFile
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.widgets.long_text import LongText
from app.ui.widgets.money_edit import MoneyEdit


class LoanerUnitEditor(FormDialog):
    """A new unit of the pool, or an existing one."""

    help_page = "loaners#pool"

    def __init__(self, desk: Desk, found: UnitFile | None = None, parent: QWidget | None = None) -> None:
        title = found.entry.number if found else translate("loaner", "New loaner unit")
        super().__init__(desk, title, translate("loaner", "Save"), parent=parent, columns=2)
        self._found = found
        form = self.form
        form.add("name", translate("loaner", "Name"), QLineEdit(), required=True)
        form.add("model", translate("loaner", "Model"), QLineEdit())
        form.add("serial", translate("loaner", "Serial"), QLineEdit())
        form.add("value", translate("loaner", "Value"), MoneyEdit())
        form.add("place", translate("loaner", "Place"), QLineEdit(), translate("loaner", "Empty: the workshop."))
        form.add("accessories", translate("loaner", "Accessories"), QLineEdit(), wide=True)
        form.add("notes", translate("loaner", "Notes"), LongText(2), wide=True)
        if found is not None:
            entry = found.entry
            form.set_values({
                "name": entry.name, "model": entry.model, "serial": entry.serial, "value": entry.value or None,
                "place": entry.place, "accessories": entry.accessories, "notes": found.notes,
            })  # fmt: skip
        self.setMinimumWidth(720)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Register or change it."""
        given = {**values, "value": values["value"] or 0}
        if self._found is None:
            return self.desk.bus.run(loaner_units.register, on_error=self.on_error, **given)
        entry = self._found.entry
        return self.desk.bus.run(
            loaner_units.change, entry.id, seen_version=entry.row_version, on_error=self.on_error, **given
        )
