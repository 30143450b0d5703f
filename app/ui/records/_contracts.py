"""The contracts of a customer: their cover over time, and one line each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import format_yuan
from app.domain import permissions
from app.services import contract_file, devices
from app.services.contracts import ContractEntry
from app.services.devices import DeviceEntry
from app.ui.desk import Desk
from app.ui.dialogs.contract_editor import KIND_NAMES, ContractEditor
from app.ui.theme import Tone
from app.ui.widgets.cover_badge import ends_tone
from app.ui.widgets.cover_bars import CoverBars
from app.ui.widgets.section import Row, Section, SmallTable

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
        self.bars = CoverBars(self)
        self.bars.opened.connect(self._open_document)
        self.add(self.bars)

    def show_contracts(self, customer_id: int, entries: Sequence[ContractEntry]) -> None:
        """Show these contracts."""
        self._customer_id = customer_id
        self._entries = {entry.id: entry for entry in entries}
        self.table.put([contract_row(entry) for entry in entries])
        self.bars.set_bars(contract_file.bars_of_customer(customer_id) if entries else ())

    def _open_document(self, number: str) -> None:
        found = next((entry for entry in self._entries.values() if entry.number == number), None)
        if found is not None:
            self._desk.open_record("contract", found.id)

    def add_contract(self) -> None:
        """Enter a contract."""
        ContractEditor(self._desk, self._customer_id, parent=self.window()).open()

    def edit(self) -> None:
        """Open the form of the chosen contract."""
        entry = self._entries.get(self.table.current_id())
        if entry is not None:
            ContractEditor(self._desk, self._customer_id, entry, self.window()).open()


def contract_row(entry: ContractEntry) -> Row:
    """A contract in one line; its end is coloured as it comes near."""
    tone = ends_tone(entry.ends_on) if entry.state == "active" else Tone.PAUSED
    quiet = Tone.NORMAL if entry.state == "active" else Tone.PAUSED
    texts = (
        entry.number, shown(KIND_NAMES.get(entry.kind, entry.kind)),
        entry.starts_on.isoformat(), entry.ends_on.isoformat(),
        format_yuan(entry.fee) if entry.fee else "", state_words(entry.state, entry.ends_on),
    )  # fmt: skip
    return Row(entry.id, texts, (quiet, quiet, quiet, tone, quiet, quiet))


def devices_of(entry: ContractEntry) -> tuple[DeviceEntry, ...]:
    """The devices a contract covers today."""
    own = devices.of_customer(entry.customer_id)
    return own if entry.covers_all else tuple(one for one in own if one.id in entry.device_ids)


def state_words(state: str, ends_on: date) -> str:
    """The state of a contract as the day sees it: one whose end nobody has decided on covers nothing any more."""
    if state == "active" and ends_on < clock.today():
        return translate("contract", "Ended")
    return shown(STATE_NAMES.get(state, state))


def days_words(entry: ContractEntry) -> str:
    """How much longer a contract runs."""
    left = (entry.ends_on - clock.today()).days
    if left < 0:
        return translate("contract", "ended {days} days ago").format(days=-left)
    return translate("contract", "{days} days left").format(days=left)
