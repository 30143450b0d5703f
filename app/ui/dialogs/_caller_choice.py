"""Who calls and about which device: found by one field, or entered on the spot without losing anything."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.core.i18n import translate
from app.services import customers, devices, finding, service_call_file
from app.services.customers import AddressInput, ContactInput
from app.services.service_call_file import CallerContext
from app.ui.dialogs.customer_editor import DuplicateStrip
from app.ui.dialogs.device_editor import device_values, fill_device_form, watch_device_form
from app.ui.theme import SPACE
from app.ui.widgets.customer_finder import CustomerFinder, Hit
from app.ui.widgets.form_grid import FormGrid
from app.ui.widgets.section import link_button

NO_DEVICE, NEW_DEVICE = 0, -1


class CallerChoice(QWidget):
    """The finder, the form of a new customer, the choice of the device, the form of a new device.

    `changed` tells that customer or device are others now; `edited` that something was typed. Who may not enter
    customers is not offered a new one.
    """

    changed = Signal()
    edited = Signal()
    passed_on = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, offers_new: bool = True, offers_new_device: bool = True
    ) -> None:
        super().__init__(parent)
        self._offers_new_device = offers_new_device
        self.customer_id = self._contact_id = 0
        self.is_new = False
        self.context: CallerContext | None = None
        self.finder = CustomerFinder(find_hits, self, offers_new=offers_new)
        self.finder.chosen.connect(lambda hit: self.choose(hit.customer_id, hit.device_id, hit.contact_id))
        self.finder.new_wanted.connect(self.begin_new)
        self.finder.textEdited.connect(lambda _text: self.edited.emit())
        self.trouble = QLabel(self)
        self.trouble.setProperty("role", "error")
        self.trouble.hide()
        self.new = FormGrid(2, self)
        self._fill_new()
        self.duplicates = DuplicateStrip(self)
        self.duplicates.taken.connect(lambda customer_id: self.choose(customer_id, 0))
        self.device = QComboBox(self)
        self.device.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.device.setMinimumContentsLength(18)
        self.device.setAccessibleName(translate("register", "Device"))
        self.device.currentIndexChanged.connect(lambda _row: self._device_chosen())
        self.new_device = FormGrid(2, self)
        fill_device_form(self.new_device, short=True)
        watch_device_form(self.new_device)
        self.new_device.edited.connect(self.edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        for widget in (self.finder, self.trouble, self.duplicates, self.new):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.device, 1)
        self.add_device = link_button(translate("register", "New device"), self.begin_new_device, self)
        self.add_device.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        row.addWidget(self.add_device)
        column.addLayout(row)
        column.addWidget(self.new_device)
        self._show_parts()

    # -- choosing -----------------------------------------------------------------------------------------------------

    def choose(self, customer_id: int, device_id: int = 0, contact_id: int = 0) -> None:
        """Take a known customer, the device when it is known or the only one, and which of its contacts calls."""
        self.customer_id, self.is_new, self._contact_id = customer_id, False, contact_id
        self.finder.close_list()
        self.duplicates.show_hints(())
        self.trouble.hide()
        own = devices.of_customer(customer_id, in_use_only=True)
        self.device.blockSignals(True)
        self.device.clear()
        self.device.addItem(translate("register", "No device named"), NO_DEVICE)
        for one in own:
            place = one.project_name or one.address
            self.device.addItem(" · ".join(part for part in (one.title, place) if part), one.id)
        self._offer_new_device()
        wanted = device_id or (own[0].id if len(own) == 1 else NO_DEVICE)
        self.device.setCurrentIndex(max(0, self.device.findData(wanted)))
        self.device.blockSignals(False)
        self._device_chosen()
        self.finder.setText(self.context.customer_name if self.context else "")
        if device_id or len(own) == 1:
            self.passed_on.emit()
        else:
            self.device.setFocus()

    def begin_new(self, text: str = "") -> None:
        """Enter a customer nobody knows yet; what was typed becomes the name or the telephone."""
        self.customer_id, self.is_new, self.context = 0, True, None
        self.finder.clear()
        self.trouble.hide()
        digits = text.replace(" ", "").replace("-", "").replace("+", "")
        self.new.set_values({"phone": text} if digits.isdigit() else {"name": text})
        self.device.blockSignals(True)
        self.device.clear()
        self.device.addItem(translate("register", "No device named"), NO_DEVICE)
        self._offer_new_device()
        self.device.blockSignals(False)
        self._show_parts()
        self.new.editor("phone" if self.new.editor("name").text() else "name").setFocus()
        self._look_for_duplicates()
        self.changed.emit()

    def begin_new_device(self) -> None:
        """Enter a device nobody knows yet."""
        self.device.setCurrentIndex(self.device.findData(NEW_DEVICE))
        self.new_device.editor("product_name").setFocus()

    def device_id(self) -> int:
        """The device chosen; 0 for none or a new one."""
        return max(0, int(self.device.currentData() or 0))

    def device_row(self) -> dict[str, object] | None:
        """The device chosen, or typed as a new one, as a row of things; None for none."""
        if self.device.currentData() == NEW_DEVICE:
            texts = {name: self.new_device.editor(name).text() for name in ("product_name", "model", "serial")}
            return {"item": texts["product_name"], "model": texts["model"], "serial": texts["serial"]}
        own = devices.of_customer(self.customer_id, in_use_only=True) if self.device_id() else ()
        found = next((one for one in own if one.id == self.device_id()), None)
        if found is None:
            return None
        return {"id": found.id, "item": found.product_name, "model": found.model, "serial": found.serial}

    # -- what is chosen -----------------------------------------------------------------------------------------------

    def values(self) -> dict[str, Any] | None:
        """Customer and device as the use case wants them; None when something cannot be understood."""
        found: dict[str, Any] = {"customer_id": self.customer_id, "device_id": self.device_id()}
        if self.is_new:
            values = self.new.values()
            if values is None:
                return None
            found["new_customer"] = new_customer_values(values)
        if self.device.currentData() == NEW_DEVICE:
            values = self.new_device.values()
            if values is None:
                return None
            found["new_device"] = device_values(values)
        return found

    def say(self, text: str) -> None:
        """What is wrong with the choice; empty takes it back."""
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))
        if text:
            self.finder.setFocus()

    def draft(self) -> dict[str, Any]:
        """What is chosen and typed, for the draft."""
        return {
            "customer_id": self.customer_id, "is_new": self.is_new, "device_id": int(self.device.currentData() or 0),
            "text": self.finder.text(),
            "new": {field: self.new.editor(field).text() for field in self.new.fields()},
            "device": {field: self.new_device.editor(field).text() for field in ("product_name", "model", "serial")},
        }  # fmt: skip

    def restore(self, kept: dict[str, Any]) -> None:
        """Put a draft back."""
        if kept.get("customer_id"):
            self.choose(int(kept["customer_id"]), max(0, int(kept.get("device_id") or 0)))
        elif kept.get("is_new"):
            self.begin_new()
            self.new.set_values(kept.get("new", {}))
        else:
            self.finder.setText(kept.get("text", ""))
        if kept.get("device_id") == NEW_DEVICE:
            self.begin_new_device()
            self.new_device.set_values(kept.get("device", {}))

    def _fill_new(self) -> None:
        self.new.add("name", translate("register", "New customer"), QLineEdit(), required=True)
        self.new.add("phone", translate("register", "Telephone"), QLineEdit(), required=True)
        self.new.add("contact", translate("register", "Contact"), QLineEdit())
        self.new.add("address", translate("register", "Address"), QLineEdit())
        for field in ("name", "phone"):
            self.new.editor(field).textChanged.connect(lambda _text: self._look_for_duplicates())
        self.new.edited.connect(self.edited)

    def _look_for_duplicates(self) -> None:
        if self.is_new:
            name, phone = self.new.editor("name").text(), self.new.editor("phone").text()
            self.duplicates.show_hints(customers.duplicates_while_typing(name, phone))

    def _device_chosen(self) -> None:
        if self.customer_id:
            device, contact = self.device_id(), self._contact_id
            self.context = service_call_file.caller_context(self.customer_id, device, contact_id=contact)
        self._show_parts()
        self.changed.emit()
        self.edited.emit()

    def _offer_new_device(self) -> None:
        if self._offers_new_device:
            self.device.addItem(translate("register", "New device…"), NEW_DEVICE)

    def _show_parts(self) -> None:
        known = self.is_new or bool(self.customer_id)
        self.new.setVisible(self.is_new)
        self.device.setVisible(known)
        self.add_device.setVisible(known and self._offers_new_device)
        self.new_device.setVisible(known and self.device.currentData() == NEW_DEVICE)


def new_customer_values(values: dict[str, Any]) -> dict[str, Any]:
    """The short form of a new customer as the use case spells it."""
    contact = ContactInput(values["contact"] or values["name"], values["phone"], is_primary=True)
    places = (AddressInput(values["address"], is_primary=True),) if values["address"].strip() else ()
    return {"name": values["name"], "contacts": (contact,), "addresses": places}


def in_area(customer: dict[str, Any], area: str) -> dict[str, Any]:
    """A new customer with the area of the call at the address it was typed with."""
    return {**customer, "addresses": tuple(place._replace(area=area) for place in customer["addresses"])}


def find_hits(text: str) -> Sequence[Hit]:
    """Callers that match, as the finder shows them."""
    found = []
    for caller in finding.find_callers(text):
        device = " ".join(part for part in (caller.device, caller.serial) if part)
        parts = (device, caller.phone, caller.contact_name, caller.address)
        if caller.status == "inactive":
            parts = (translate("register", "out of use"), *parts)
        found.append(
            Hit(
                caller.customer_id,
                caller.name,
                " · ".join(part for part in parts if part),
                caller.number,
                caller.device_id,
                caller.initials,
                is_key=caller.is_key_customer,
                contact_id=caller.contact_id,
            )
        )
    return found
