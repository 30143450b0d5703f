"""The contracts of a customer, and the small form of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import format_yuan
from app.domain import permissions
from app.services import contracts, devices
from app.services.contracts import ContractEntry
from app.services.customer_file import CoveredDevice
from app.services.devices import DeviceEntry
from app.ui.desk import Desk
from app.ui.dialogs.call_actions import choice
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.theme import Tone
from app.ui.widgets.cover_badge import ends_tone
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import DateEdit
from app.ui.widgets.money_edit import MoneyEdit
from app.ui.widgets.section import Row, Section, SmallTable

KIND_NAMES = {
    "warranty": QT_TRANSLATE_NOOP("contract", "Warranty"),
    "maintenance": QT_TRANSLATE_NOOP("contract", "Maintenance"),
}
STATE_NAMES = {
    "active": QT_TRANSLATE_NOOP("contract", "Active"),
    "suspended": QT_TRANSLATE_NOOP("contract", "Suspended"),
    "cancelled": QT_TRANSLATE_NOOP("contract", "Cancelled"),
    "renewed": QT_TRANSLATE_NOOP("contract", "Renewed"),
    "lapsed": QT_TRANSLATE_NOOP("contract", "Lapsed"),
}


class ContractsSection(Section):
    """A customer's contracts; Enter opens one, + enters a new one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._desk = desk
        self._customer_id = 0
        self._entries: dict[int, ContractEntry] = {}
        self._devices: tuple[DeviceEntry, ...] = ()
        if permissions.allowed(desk.session.role, "contract.create"):
            self.add_button("add", translate("contract", "New contract"), self.add_contract)
            self.add_button("edit", translate("contract", "Edit the chosen contract"), self.edit)
        heads = (
            translate("contract", "Number"), translate("contract", "Kind"), translate("contract", "From"),
            translate("contract", "Until"), translate("contract", "Fee"), translate("contract", "State"),
        )  # fmt: skip
        self.table = SmallTable(heads, most=10)
        self.table.setAccessibleName(translate("contract", "Contracts"))
        self.table.opened.connect(lambda row_id: desk.open_record("contract", row_id))
        self.add(self.table)

    def show_contracts(
        self, customer_id: int, entries: Sequence[ContractEntry], covered: Sequence[CoveredDevice]
    ) -> None:
        """Show these contracts."""
        self._customer_id = customer_id
        self._entries = {entry.id: entry for entry in entries}
        self._devices = tuple(one.device for one in covered)
        self.table.put([contract_row(entry) for entry in entries])

    def add_contract(self) -> None:
        """Enter a contract."""
        ContractEditor(self._desk, self._customer_id, self._devices, parent=self.window()).open()

    def edit(self) -> None:
        """Open the form of the chosen contract."""
        entry = self._entries.get(self.table.current_id())
        if entry is not None:
            ContractEditor(self._desk, self._customer_id, self._devices, entry, self.window()).open()


class _DeviceChoice(QListWidget):
    """Ticks before devices; an editor of a form whose value is the ids."""

    def __init__(self, found: Sequence[DeviceEntry]) -> None:
        super().__init__()
        for device in found:
            item = QListWidgetItem(device.title)
            item.setData(Qt.ItemDataRole.UserRole, device.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.addItem(item)
        self.setFixedHeight(110)

    def value(self) -> tuple[int, ...]:
        """The ids that are ticked."""
        items = [self.item(row) for row in range(self.count())]
        return tuple(one.data(Qt.ItemDataRole.UserRole) for one in items if one.checkState() is Qt.CheckState.Checked)

    def set_value(self, ids: tuple[int, ...]) -> None:
        """Tick these."""
        for row in range(self.count()):
            on = self.item(row).data(Qt.ItemDataRole.UserRole) in (ids or ())
            self.item(row).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


class ContractEditor(FormDialog):
    """A new contract of a customer, or an existing one."""

    def __init__(
        self, desk: Desk, customer_id: int, found: Sequence[DeviceEntry], entry: ContractEntry | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        title = entry.number if entry else translate("contract", "New contract")
        super().__init__(desk, title, translate("contract", "Save"), parent=parent, columns=2)
        self._customer_id, self._entry = customer_id, entry
        form = self.form
        form.add("kind", translate("contract", "Kind"), choice(KIND_NAMES))
        form.add("fee", translate("contract", "Fee"), MoneyEdit())
        form.add("starts_on", translate("contract", "From"), DateEdit(), required=True)
        form.add("ends_on", translate("contract", "Until"), DateEdit(), required=True)
        form.add("included_services", translate("contract", "Included services"), LongText(2), wide=True)
        everything = QCheckBox(translate("contract", "Covers all devices of the customer"))
        covers = form.add("covers_all", "", everything, wide=True)
        form.add("device_ids", translate("contract", "Covered devices"), _DeviceChoice(found), wide=True)
        form.add("notes", translate("contract", "Notes"), LongText(2), wide=True)
        covers.toggled.connect(lambda on: form.set_visible("device_ids", not on))
        covers.setChecked(True)
        if entry is not None:
            form.set_values({name: getattr(entry, name) for name in form.fields()})
        self.setMinimumWidth(640)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Create or change."""
        for field in ("starts_on", "ends_on"):
            if values[field] is None:
                self.form.set_error(field, translate("contract", "Please fill this in."))
                return None
        given = {**values, "fee": values["fee"] or 0}
        entry = self._entry
        if entry is None:
            return self.desk.bus.run(contracts.create, customer_id=self._customer_id, on_error=self.on_error, **given)
        return self.desk.bus.run(
            contracts.change, contract_id=entry.id, seen_version=entry.row_version, on_error=self.on_error, **given
        )


def contract_row(entry: ContractEntry) -> Row:
    """A contract in one line; its end is coloured as it comes near."""
    tone = ends_tone(entry.ends_on) if entry.state == "active" else Tone.PAUSED
    quiet = Tone.NORMAL if entry.state == "active" else Tone.PAUSED
    texts = (
        entry.number, shown(KIND_NAMES.get(entry.kind, entry.kind)),
        entry.starts_on.isoformat(), entry.ends_on.isoformat(),
        format_yuan(entry.fee) if entry.fee else "", shown(STATE_NAMES.get(entry.state, entry.state)),
    )  # fmt: skip
    return Row(entry.id, texts, (quiet, quiet, quiet, tone, quiet, quiet))


def devices_of(entry: ContractEntry) -> tuple[DeviceEntry, ...]:
    """The devices a contract covers today."""
    own = devices.of_customer(entry.customer_id)
    return own if entry.covers_all else tuple(one for one in own if one.id in entry.device_ids)


def days_words(entry: ContractEntry) -> str:
    """How much longer a contract runs."""
    left = (entry.ends_on - clock.today()).days
    if left < 0:
        return translate("contract", "ended {days} days ago").format(days=-left)
    return translate("contract", "{days} days left").format(days=left)
