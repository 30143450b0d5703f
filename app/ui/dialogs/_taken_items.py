"""What is taken back, typed into a table: one thing a row, recognised by its serial number."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import validation
from app.services import devices, staff
from app.services.take_back_receipts import Item
from app.ui.widgets.entry_table import EntryColumn, EntryTable

_MOST_OFFERED = 300


class ItemsEdit(QWidget):
    """The things, one a row; a serial number of the customer's devices fills in its row.

    Without a column for it, the fault of each is that of the call.
    """

    edited = Signal()

    def __init__(
        self, customer_id: int = 0, parent: QWidget | None = None, *, rows: int = 5, with_fault: bool = True
    ) -> None:
        super().__init__(parent)
        self._devices: dict[str, devices.DeviceEntry] = {}
        self._offered: list[dict[str, str | bool | int]] = []
        columns = (
            EntryColumn("serial", translate("take_back", "Serial number"), 150 if with_fault else 130),
            EntryColumn("item", translate("take_back", "Item"), 130 if with_fault else 120),
            EntryColumn("model", translate("take_back", "Model"), 110 if with_fault else 95),
            EntryColumn("accessories", translate("take_back", "Accessories"), 120 if with_fault else 110),
            EntryColumn("condition", translate("take_back", "Visible condition"), 130),
        )
        if with_fault:
            columns += (EntryColumn("fault", translate("take_back", "Fault"), 170),)
        self.table = EntryTable(columns, rows=rows)
        self.table.setAccessibleName(translate("take_back", "What is taken back"))
        self.set_customer(customer_id)
        self.table.cell_done.connect(self._fill)
        self.table.edited.connect(self.edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.setFocusProxy(self.table)

    def set_customer(self, customer_id: int) -> None:
        """Whose devices are recognised; 0 for nobody's."""
        own = devices.of_customer(customer_id)[:_MOST_OFFERED] if customer_id else ()
        self._devices = {_key(one.serial): one for one in own if one.serial}
        self.table.suggest("serial", [one.serial for one in self._devices.values()])

    def value(self) -> list[Item]:
        """The things as the use case takes them."""
        names = ("item", "model", "serial", "accessories", "condition", "fault")
        return [
            Item(device_id=self._device_id(row), **{name: str(row.get(name, "")) for name in names})
            for row in self.table.rows()
        ]

    def set_value(self, rows: list[dict[str, object]]) -> None:
        """Show these rows; `id` is the device on file."""
        self.table.set_rows(rows)

    def offer(self, row: dict[str, object] | None) -> None:
        """Put a device into the first row, unless something else was typed meanwhile."""
        if self.table.rows() == self._offered:
            self.table.set_rows([row] if row else [])
            self._offered = self.table.rows()

    def show_error(self, error: UserError) -> bool:
        """Mark the cell that an error `items.row.field` is about."""
        _, _, rest = (error.field or "").partition("items.")
        place, _, field = rest.partition(".")
        numbered = self.table.numbered_rows()
        if not place.isdigit() or int(place) >= len(numbered):
            return False
        self.table.set_error(numbered[int(place)][0], field or "item", error.text)
        return True

    def _device_id(self, row: dict[str, Any]) -> int:
        found = self._devices.get(_key(str(row["serial"])))
        return found.id if found is not None else int(row["id"] or 0)

    def _fill(self, row: int, field: str) -> None:
        """A serial that is on file brings its item and model."""
        found = self._devices.get(_key(self.table.cell(row, "serial"))) if field == "serial" else None
        if found is None:
            return
        for name, text in (("item", found.product_name), ("model", found.model)):
            if not self.table.cell(row, name):
                self.table.set_cell(row, name, text)


def _key(serial: str) -> str:
    """A serial for finding; empty for what cannot be one, which the use case refuses."""
    try:
        return validation.serial_key(serial)
    except UserError:
        return ""


def technician_box() -> QComboBox:
    """Who gets what was brought in: nobody in particular, or a technician."""
    box = QComboBox()
    box.addItem(translate("take_back", "Workshop, nobody yet"), 0)
    for one in staff.technicians():
        box.addItem(f"{one.name}  {one.phone}", one.id)
    return box
