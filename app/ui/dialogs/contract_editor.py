"""The form of a contract (F03): whose, from when to when, what it covers, what it promises, what it limits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.domain.codes import WORK_KINDS
from app.domain.cover_facts import add_months
from app.services import contracts, devices, settings
from app.services.contracts import ContractEntry, OverlappingContract
from app.services.devices import DeviceEntry
from app.ui.desk import Desk
from app.ui.dialogs._caller_choice import find_hits
from app.ui.dialogs.call_actions import choice
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.theme import grown
from app.ui.widgets.customer_finder import CustomerFinder, Hit
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import DateEdit
from app.ui.widgets.money_edit import MoneyEdit
from app.ui.widgets.number_edit import NumberEdit
from app.ui.widgets.section import link_button
from app.ui.widgets.tick_choice import TickChoice

KIND_NAMES = {
    "maintenance": QT_TRANSLATE_NOOP("contract", "Maintenance"),
    "warranty": QT_TRANSLATE_NOOP("contract", "Warranty"),
}
_USUAL_MONTHS = 12


class DeviceChoice(QListWidget):
    """Ticks before devices; an editor of a form whose value is the ids."""

    def __init__(self, found: Sequence[DeviceEntry] = ()) -> None:
        super().__init__()
        self.setFixedHeight(grown(96))
        self.put(found)

    def put(self, found: Sequence[DeviceEntry]) -> None:
        """Offer these devices."""
        self.clear()
        for device in found:
            item = QListWidgetItem(device.title)
            item.setData(Qt.ItemDataRole.UserRole, device.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.addItem(item)

    def value(self) -> tuple[int, ...]:
        """The ids that are ticked."""
        items = [self.item(row) for row in range(self.count())]
        return tuple(one.data(Qt.ItemDataRole.UserRole) for one in items if one.checkState() is Qt.CheckState.Checked)

    def set_value(self, ids: tuple[int, ...] | None) -> None:
        """Tick these."""
        for row in range(self.count()):
            on = self.item(row).data(Qt.ItemDataRole.UserRole) in (ids or ())
            self.item(row).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


class ContractEditor(FormDialog):
    """A new contract (of a customer that is chosen first where none is given), or an existing one."""

    help_page = "contracts#contract"

    def __init__(
        self,
        desk: Desk,
        customer_id: int = 0,
        entry: ContractEntry | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = entry.number if entry else translate("contract", "New contract")
        super().__init__(desk, title, translate("contract", "Save"), parent=parent, columns=2)
        self._customer_id, self._entry = customer_id, entry
        self._other = 0
        self.open_other = link_button("", self._show_other, self)
        self.open_other.hide()
        self.buttons.insertWidget(0, self.open_other)
        if not customer_id:
            finder = self.form.add(
                "customer_id", translate("contract", "Customer"), CustomerFinder(find_hits, self, offers_new=False),
                required=True, wide=True,
            )  # fmt: skip
            finder.chosen.connect(self._take_customer)
        self._fill_head()
        self._fill_cover()
        self._fill_promises()
        if customer_id:
            self._offer_devices()
        if entry is not None:
            self.form.set_values({name: getattr(entry, name) for name in self.form.fields()})
        else:
            self.form.set_values({"covers_all": True, "second_party": settings.text("company_name")})
        self._show_devices(entry is None or entry.covers_all)
        self.setMinimumWidth(820)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Create or change."""
        self.open_other.hide()
        values.pop("customer_id", None)
        if not self._customer_id:
            self.form.show_error(UserError(translate("contract", "Choose the customer."), "customer_id"))
            return None
        given = {**values, "fee": values["fee"] or 0}
        entry, run = self._entry, self.desk.bus.run
        if entry is None:
            return run(contracts.create, customer_id=self._customer_id, on_error=self.on_error, **given)
        return run(
            contracts.change, contract_id=entry.id, seen_version=entry.row_version, on_error=self.on_error, **given
        )

    def on_error(self, error: UserError) -> None:
        """Beside its field; another contract in the way can be opened."""
        super().on_error(error)
        if isinstance(error, OverlappingContract):
            self._other = error.contract_id
            self.open_other.setText(translate("contract", "Leave this and open the other contract"))
            self.open_other.show()

    def _fill_head(self) -> None:
        form = self.form
        form.add("kind", translate("contract", "Kind"), choice(KIND_NAMES))
        form.add("project_name", translate("contract", "Project"), QLineEdit())
        starts = form.add("starts_on", translate("contract", "From"), DateEdit(), required=True)
        form.add("ends_on", translate("contract", "Until"), DateEdit(), required=True)
        starts.editingFinished.connect(self._suggest_end)
        form.add("fee", translate("contract", "Fee"), MoneyEdit())
        form.add("payment", translate("contract", "Terms of payment"), QLineEdit())
        form.add("first_party", translate("contract", "First party"), QLineEdit())
        form.add("second_party", translate("contract", "Second party"), QLineEdit())
        form.add("signed_on", translate("contract", "Signed on"), DateEdit())

    def _fill_cover(self) -> None:
        form = self.form
        form.section(translate("contract", "What it covers"))
        everything = QCheckBox(translate("contract", "Covers all devices of the customer"))
        covers = form.add("covers_all", "", everything, wide=True)
        form.add("device_ids", translate("contract", "Covered devices"), DeviceChoice(), wide=True)
        hint = translate("contract", "None ticked: all work is included.")
        included = form.add("included", translate("contract", "Included work"), TickChoice(WORK_KINDS), hint, wide=True)
        excluded = form.add("excluded", translate("contract", "Excluded work"), TickChoice(WORK_KINDS), wide=True)
        for code in WORK_KINDS:
            _one_or_the_other(included.box(code), excluded.box(code))
        form.add("included_services", translate("contract", "Included services"), LongText(2))
        form.add("excluded_services", translate("contract", "Excluded services"), LongText(2))
        covers.toggled.connect(self._show_devices)

    def _fill_promises(self) -> None:
        form = self.form
        form.section(translate("contract", "What it promises, and how much of it in a term"))
        months = translate("contract", "Inspection every, months")
        form.add("inspection_months", months, NumberEdit())
        form.add("inspection_from", translate("contract", "Counted from"), DateEdit())
        hint = translate("contract", "Shortens the response of calls under this contract.")
        form.add("response_hours", translate("contract", "Response within, hours"), NumberEdit(), hint)
        form.add("response_promise", translate("contract", "Promise in words"), QLineEdit())
        no_limit = translate("contract", "no limit")
        form.add("visits_included", translate("contract", "Visits included"), NumberEdit(nothing=no_limit))
        hours = NumberEdit(scale=60, nothing=no_limit)
        form.add("minutes_included", translate("contract", "Hours included"), hours)
        budget = MoneyEdit()
        budget.setPlaceholderText(no_limit)
        form.add("parts_budget", translate("contract", "Parts budget"), budget)
        form.add("notes", translate("contract", "Notes"), LongText(2), wide=True)

    def _suggest_end(self) -> None:
        """A year from its beginning, unless something was given."""
        try:
            starts, ends = (self.form.editor(name).value() for name in ("starts_on", "ends_on"))
        except UserError:
            return  # the form says so when it is saved
        if starts is not None and ends is None:
            self.form.editor("ends_on").set_value(add_months(starts, _USUAL_MONTHS) - timedelta(days=1))

    def _take_customer(self, hit: Hit) -> None:
        self._customer_id = hit.customer_id
        self.form.set_error("customer_id", "")
        self._offer_devices()

    def _offer_devices(self) -> None:
        own = devices.of_customer(self._customer_id)
        known = self._entry.device_ids if self._entry else ()
        self.form.editor("device_ids").put([one for one in own if one.status == "in_use" or one.id in known])

    def _show_devices(self, covers_all: bool) -> None:
        self.form.set_visible("device_ids", not covers_all)

    def _show_other(self) -> None:
        self.reject()
        self.desk.open_record("contract", self._other)


def _one_or_the_other(first: QCheckBox, second: QCheckBox) -> None:
    """Ticking one unticks the other."""
    first.toggled.connect(lambda on: second.setChecked(False) if on else None)
    second.toggled.connect(lambda on: first.setChecked(False) if on else None)
