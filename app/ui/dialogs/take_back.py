"""Things are taken along: what, in what condition, until when; then the receipt for the customer (F20)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import permissions
from app.domain.workflows.take_back_receipt import MOST_ITEMS
from app.services import devices, loan_file, service_call_take_back, take_back_receipts
from app.services.service_call_file import CallFile
from app.services.take_back_receipts import Item
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.receipt_printing import print_receipt
from app.ui.widgets.entry_table import EntryColumn, EntryTable
from app.ui.widgets.form_draft import DraftKeeper, form_texts, restore_texts
from app.ui.widgets.moment_edit import DateEdit, MomentEdit

_MOST_OFFERED = 300


class ItemsEdit(QWidget):
    """The things, one a row; a serial number of the customer's devices fills in its row."""

    edited = Signal()

    def __init__(self, customer_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._devices = {one.serial: one for one in devices.of_customer(customer_id)[:_MOST_OFFERED] if one.serial}
        self.table = EntryTable((
            EntryColumn("serial", translate("take_back", "Serial number"), 150),
            EntryColumn("item", translate("take_back", "Item"), 130),
            EntryColumn("model", translate("take_back", "Model"), 110),
            EntryColumn("accessories", translate("take_back", "Accessories"), 120),
            EntryColumn("condition", translate("take_back", "Visible condition"), 130),
            EntryColumn("fault", translate("take_back", "Fault"), 170),
        ), rows=5)  # fmt: skip
        self.table.setAccessibleName(translate("take_back", "What is taken back"))
        self.table.suggest("serial", list(self._devices))
        self.table.cell_done.connect(self._fill)
        self.table.edited.connect(self.edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.setFocusProxy(self.table)

    def value(self) -> list[Item]:
        """The things as the use case takes them."""
        names = ("item", "model", "serial", "accessories", "condition", "fault")
        return [
            Item(device_id=self._device_id(row), **{name: str(row[name]) for name in names})
            for row in self.table.rows()
        ]

    def set_value(self, rows: list[dict[str, object]]) -> None:
        """Show these rows; `id` is the device on file."""
        self.table.set_rows(rows)

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
        found = self._devices.get(str(row["serial"]))
        return found.id if found is not None else int(row["id"] or 0)

    def _fill(self, row: int, field: str) -> None:
        """A serial that is on file brings its item and model."""
        found = self._devices.get(self.table.cell(row, "serial")) if field == "serial" else None
        if found is None:
            return
        for name, text in (("item", found.product_name), ("model", found.model)):
            if not self.table.cell(row, name):
                self.table.set_cell(row, name, text)


class TakeBackDialog(FormDialog):
    """On a visit the call goes on to “taken back”; later it is a further receipt. `changes.result` is the receipt."""

    def __init__(self, desk: Desk, call: CallFile, parent: QWidget | None = None) -> None:
        title = translate("take_back", "{number} · take back").format(number=call.number)
        super().__init__(desk, title, translate("take_back", "Issue and print the receipt"), parent=parent, columns=2)
        self._call = call
        self._first = call.state in ("dispatched", "on_site")
        text = translate("take_back", "{customer} · at most {most} items on a receipt, one a line")
        self.explain(text.format(customer=call.customer_name, most=MOST_ITEMS))
        form = self.form
        self.items: ItemsEdit = form.add(
            "items", translate("take_back", "Items"), ItemsEdit(call.customer_id), wide=True
        )
        form.add("expected_return_on", translate("take_back", "Promised for"), DateEdit(), required=True)
        hint = translate("take_back", "The number of the loan slip, where a loaner was given.")
        form.add("loan_number", translate("take_back", "Loaner"), QLineEdit(), hint)
        hint = translate("take_back", "Left empty, both are entered when the signed stub is here.")
        form.add("signed_by", translate("take_back", "Signed by"), QLineEdit(), hint)
        form.add("signed_on", translate("take_back", "Signed on"), DateEdit())
        hint = translate("take_back", "Empty means now.")
        form.add("happened_at", translate("take_back", "Taken along"), MomentEdit(), hint)
        self.keeper = DraftKeeper(desk, f"take_back:{call.id}", self.content, self)
        self._prefill()
        form.edited.connect(self.keeper.touch)
        self.setMinimumWidth(860)

    def content(self) -> dict[str, Any]:
        """What is typed, for the draft."""
        return {"form": form_texts(self.form), "items": self.items.table.rows()}

    def reject(self) -> None:
        """Close; what was typed stays as a draft."""
        self.keeper.end()
        super().reject()

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Issue the receipt, then show it."""
        self.items.table.clear_errors()
        run = service_call_take_back.take_back if self._first else take_back_receipts.issue
        changes = self.desk.bus.run(
            run, self._call.id, seen_version=self._call.row_version, on_error=self.on_error, **values
        )
        if changes is not None:
            self.keeper.drop()
            desk, receipt_id = self.desk, changes.result
            QTimer.singleShot(0, lambda: print_receipt(desk, receipt_id))
        return changes

    def on_error(self, error: UserError) -> None:
        """A refusal of a thing belongs to its cell, and is said above the buttons too."""
        if self.items.show_error(error):
            self.trouble.setText(error.text)
            self.trouble.show()
            return
        super().on_error(error)

    def _prefill(self) -> None:
        call = self._call
        lent = ""
        if permissions.allowed(self.desk.session.role, "loaner.view"):
            lent = next((one.number for one in loan_file.of_call(call.id) if one.state == "lent"), "")
        self.form.set_values({"expected_return_on": take_back_receipts.usual_promise(), "loan_number": lent})
        self.items.set_value([])
        if self._first and call.device_id:
            self.items.set_value([
                {"id": call.device_id, "serial": call.serial, "item": call.product_name, "model": call.model,
                 "fault": call.fault_text.strip().splitlines()[0] if call.fault_text.strip() else ""}
            ])  # fmt: skip
        draft = self.keeper.found()
        if draft is not None:
            restore_texts(self.form, draft.content.get("form", {}))
            self.items.set_value(draft.content.get("items", []))
