"""The form of a device: a serial known already is warned of, the warranty end follows from its months (F02, R023)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QSpinBox, QWidget

from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain.cover import DeviceFacts, warranty_end
from app.services import devices
from app.services.devices import DeviceEntry
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.widgets.form_grid import FormGrid
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import DateEdit

_LONGEST = 600


class MonthsEdit(QSpinBox):
    """A number of months, or nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(-1, _LONGEST)
        self.setSpecialValueText("–")
        self.setSuffix(translate("device", " months"))
        self.setValue(-1)


class DeviceEditor(FormDialog):
    """A new device of a customer, or an existing one (`device`)."""

    help_page = "customers"

    def __init__(
        self, desk: Desk, customer_id: int, device: DeviceEntry | None = None, parent: QWidget | None = None
    ) -> None:
        title = device.title if device else translate("device", "New device")
        super().__init__(desk, title, translate("device", "Save"), parent=parent, columns=2)
        self._customer_id, self._device = customer_id, device
        fill_device_form(self.form)
        if device is not None:
            fields = [name for name in self.form.fields() if name != "warranty_months"]
            self.form.set_values({name: getattr(device, name) for name in fields})
            months = device.warranty_months
            self.form.editor("warranty_months").setValue(-1 if months is None else months)
        watch_device_form(self.form, device.id if device else 0)
        self.setMinimumWidth(660)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Create or change."""
        given = device_values(values)
        device = self._device
        if device is None:
            return self.desk.bus.run(devices.create, customer_id=self._customer_id, on_error=self.on_error, **given)
        return self.desk.bus.run(
            devices.change, device_id=device.id, seen_version=device.row_version, on_error=self.on_error, **given
        )


def fill_device_form(form: FormGrid, *, short: bool = False) -> None:
    """Put the fields of a device into a form; `short` leaves out what nobody knows on the telephone."""
    product = form.add("product_name", translate("device", "Product"), _completed(devices.product_names()))
    model = form.add("model", translate("device", "Model"), _completed(devices.models()))
    product.editingFinished.connect(lambda: _suggest_models(model, product.text()))
    form.add("serial", translate("device", "Serial"), QLineEdit())
    if not short:
        form.add("project_name", translate("device", "Project"), QLineEdit())
        form.add("address", translate("device", "Place"), QLineEdit(), wide=True)
        form.add("purchased_on", translate("device", "Purchased"), DateEdit())
    form.add("installed_on", translate("device", "Installed"), DateEdit())
    if not short:
        form.add("accepted_on", translate("device", "Accepted"), DateEdit())
    form.add("warranty_months", translate("device", "Warranty"), MonthsEdit())
    if not short:
        form.add("warranty_ends_on", translate("device", "Warranty end"), DateEdit())
        form.add("warranty_document", translate("device", "Warranty card"), QLineEdit())
        form.add("extension_ends_on", translate("device", "Extension end"), DateEdit())
        form.add("extension_document", translate("device", "Extension document"), QLineEdit())
        form.add("notes", translate("device", "Notes"), LongText(2), wide=True)


def watch_device_form(form: FormGrid, device_id: int = 0) -> None:
    """Warn of a serial that is known already, and work out the end of the warranty while one types."""
    form.editor("serial").textChanged.connect(lambda _text: warn_of_serial(form, device_id))
    form.editor("warranty_months").valueChanged.connect(lambda _months: _work_out_end(form))
    form.editor("installed_on").editingFinished.connect(lambda: _work_out_end(form))


def warn_of_serial(form: FormGrid, device_id: int = 0) -> None:
    """Say beside the serial who else has it."""
    hints = devices.duplicate_serials(form.editor("serial").text(), device_id)
    text = ""
    if hints:
        first = hints[0]
        text = translate("device", "{customer} has a device with this serial: {number} {model}").format(
            customer=first.customer_name, number=first.number, model=first.model or first.product_name
        )
    form.set_hint("serial", text)


def device_values(values: dict[str, Any]) -> dict[str, Any]:
    """The form's values as the use case spells them."""
    months = values.get("warranty_months", -1)
    return {**values, "warranty_months": None if months < 0 else months}


def _work_out_end(form: FormGrid) -> None:
    months = form.editor("warranty_months").value()
    if "warranty_ends_on" not in form.fields() or months <= 0:
        return
    try:
        days = {name: form.editor(name).value() for name in ("purchased_on", "installed_on")}
    except UserError:
        return  # the form says so when it is saved
    ends = warranty_end(DeviceFacts(0, warranty_months=months, **days))
    if ends is not None:
        form.editor("warranty_ends_on").set_value(ends)


def _suggest_models(model: QLineEdit, product: str) -> None:
    completer = model.completer()
    if completer is not None:
        completer.setModel(QStringListModel(list(devices.models(product.strip())), completer))


def _completed(words: tuple[str, ...]) -> QLineEdit:
    line = QLineEdit()
    completer = QCompleter(list(words), line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    line.setCompleter(completer)
    return line
