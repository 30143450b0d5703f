"""The form of a supplier: its name, whom one speaks to, what it delivers."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from app.core.changes import Changes
from app.core.i18n import translate
from app.services import suppliers
from app.services.suppliers import SupplierEntry
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.widgets.long_text import LongText


class SupplierDialog(FormDialog):
    """A new supplier, or an existing one."""

    help_page = "stock_in_tests"

    def __init__(self, desk: Desk, found: SupplierEntry | None = None, parent: QWidget | None = None) -> None:
        title = found.number if found else translate("supplier", "New supplier")
        super().__init__(desk, title, translate("supplier", "Save"), parent=parent, columns=2)
        self._found = found
        form = self.form
        form.add("name", translate("supplier", "Name"), QLineEdit(), required=True, wide=True)
        form.add("contact_name", translate("supplier", "Contact"), QLineEdit())
        form.add("phone", translate("supplier", "Telephone"), QLineEdit())
        form.add("products", translate("supplier", "Delivers"), QLineEdit(), wide=True)
        form.add("address", translate("supplier", "Address"), QLineEdit(), wide=True)
        form.add("notes", translate("supplier", "Notes"), LongText(2), wide=True)
        if found is not None:
            form.set_values({name: getattr(found, name) for name in form.fields()})
        self.setMinimumWidth(680)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Put it on the list, or change it."""
        run = self.desk.bus.run
        if self._found is None:
            return run(suppliers.create, on_error=self.on_error, **values)
        return run(
            suppliers.change, self._found.id, seen_version=self._found.row_version, on_error=self.on_error, **values
        )
