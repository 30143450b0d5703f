"""A unit is replaced by another: which comes in, when, why, and by which rule the warranty passes on."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import shown, translate
from app.domain.cover_facts import SWAP_RULE_LABELS
from app.services import device_swap, devices
from app.services.devices import DeviceEntry
from app.ui.desk import Desk
from app.ui.dialogs.device_editor import MonthsEdit, warn_of_serial
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.widgets.moment_edit import DateEdit

_NEW_FIELDS = ("serial", "model", "warranty_months")


class SwapDialog(FormDialog):
    """What comes in is a new unit, or one of the customer's on file. `changes.result` is the unit now in use."""

    help_page = "contracts#swap"

    def __init__(self, desk: Desk, device: DeviceEntry, parent: QWidget | None = None) -> None:
        title = translate("device", "Replace {device}").format(device=device.title)
        super().__init__(desk, title, translate("device", "Replace the unit"), parent=parent)
        self._device = device
        self.explain(
            translate(
                "device", "The old unit goes out of use; contracts that name it name the new one too, an extended "
                "warranty passes on as it is."
            )
        )  # fmt: skip
        form = self.form
        form.add("replaced_on", translate("device", "On"), DateEdit(), required=True)
        form.add("new_device_id", translate("device", "Replaced by"), self._units())
        serial = form.add("serial", translate("device", "Serial of the new unit"), QLineEdit(), required=True)
        form.add("model", translate("device", "Model"), QLineEdit())
        form.add("warranty_months", translate("device", "Its own warranty"), MonthsEdit())
        form.add("rule", translate("device", "How the warranty passes on"), QComboBox())
        form.add("reason", translate("device", "Reason"), QLineEdit(), required=True)
        form.set_values({"replaced_on": clock.today(), "model": device.model})
        serial.textChanged.connect(lambda _text: warn_of_serial(form, device.id))
        form.editor("new_device_id").currentIndexChanged.connect(lambda _row: self._show_new())
        form.editor("replaced_on").editingFinished.connect(self._show_rules)
        form.editor("warranty_months").valueChanged.connect(lambda _months: self._show_rules())
        self._show_rules()
        usual = form.editor("rule").findData(str(device_swap.usual_rule()))
        form.editor("rule").setCurrentIndex(usual)
        self.setMinimumWidth(560)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Swap the units."""
        months = values["warranty_months"]
        new = {
            "serial": values["serial"],
            "model": values["model"],
            "warranty_months": None if months < 0 else months,
        }
        chosen = values["new_device_id"]
        given = {name: values[name] for name in ("reason", "replaced_on", "rule")}
        return self.swap_units(**given, new_device_id=chosen, new_device=None if chosen else new)

    def swap_units(self, **given: Any) -> Changes | None:
        """Run the use case."""
        return self.desk.bus.run(
            device_swap.replace, device_id=self._device.id, seen_version=self._device.row_version,
            on_error=self.on_error, **given,
        )  # fmt: skip

    def _units(self) -> QComboBox:
        box = QComboBox()
        box.addItem(translate("device", "a new unit"), 0)
        for one in devices.of_customer(self._device.customer_id, in_use_only=True):
            if one.id != self._device.id and not one.replaces_id:
                box.addItem(one.title, one.id)
        return box

    def _show_new(self) -> None:
        chosen = self.form.editor("new_device_id").currentData()
        for field in _NEW_FIELDS:
            self.form.set_visible(field, not chosen)
        self._show_rules()

    def _show_rules(self) -> None:
        """Each rule with the day to which it would lead."""
        box: QComboBox = self.form.editor("rule")
        kept = box.currentData()
        try:
            day = self.form.editor("replaced_on").value()
        except UserError:
            return  # the form says so when it is saved
        chosen, months = self.form.editor("new_device_id").currentData(), self.form.editor("warranty_months").value()
        box.blockSignals(True)
        box.clear()
        for rule, passed in device_swap.preview(
            self._device.id, day, new_device_id=chosen, months=None if months < 0 else months
        ).items():
            ends = passed.ends_on.isoformat() if passed.ends_on else translate("device", "not known")
            is_over = passed.ends_on is not None and day is not None and passed.ends_on < day
            over, until = (
                translate("device", "{rule}: nothing, over since {day}"),
                translate("device", "{rule}: until {day}"),
            )
            text = (over if is_over else until).format(rule=shown(SWAP_RULE_LABELS[rule]), day=ends)
            box.addItem(text, str(rule))
        box.setCurrentIndex(max(0, box.findData(kept)))
        box.blockSignals(False)
