"""The devices of a customer: the first of them at once, any of them by a few letters, all of them by one click."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from app.core.i18n import translate
from app.services import customer_file
from app.services.customer_file import CoveredDevice, CustomerFile
from app.ui.call_words import shown_verdict
from app.ui.desk import Desk
from app.ui.theme import SPACE, Tone
from app.ui.widgets.cover_badge import ends_tone
from app.ui.widgets.search_box import offer_emptying
from app.ui.widgets.section import Row, Section, SmallTable, link_button

_SEEN_AT_ONCE = 8
"""So few devices are found by looking at them."""
_COVER_TONES = {"free": Tone.DONE, "contract": Tone.DONE, "chargeable": Tone.DUE}


class DevicesSection(Section):
    """A table of devices with their cover; above it how many are shown of how many, and a line to find one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._customer_id = 0
        self._first: tuple[CoveredDevice, ...] = ()
        self._count = 0
        self._all = False
        self.filter = QLineEdit(self)
        offer_emptying(self.filter)
        self.filter.setPlaceholderText(translate("customer", "Find a device: serial, model, place"))
        self.filter.setAccessibleName(translate("customer", "Find a device"))
        self.filter.textChanged.connect(lambda _text: self._look())
        self.filter.returnPressed.connect(self._choose_first)
        self.more = link_button("", self.show_all, self)
        self.head.setSpacing(SPACE // 2)
        self.head.insertWidget(0, self.filter, 1)
        self.head.insertWidget(2, self.more)
        heads = (
            translate("customer", "Device"), translate("customer", "Serial"), translate("customer", "Warranty end"),
            translate("customer", "Cover"), translate("customer", "Open calls"),
        )  # fmt: skip
        self.table = SmallTable(heads, most=12)
        self.table.setAccessibleName(translate("customer", "Devices"))
        self.table.opened.connect(lambda row_id: desk.open_record("device", row_id))
        self.add(self.table)
        self.nothing = QLabel(translate("customer", "No device of this customer holds these words."), self)
        self.nothing.setProperty("role", "muted")
        self.nothing.setWordWrap(True)
        self.add(self.nothing)

    def show_customer(self, file: CustomerFile) -> None:
        """Show the devices of a file; what was looked for stays while it is the same customer."""
        if file.id != self._customer_id:
            self._all = False
            self.filter.blockSignals(True)
            self.filter.clear()
            self.filter.blockSignals(False)
        self._customer_id, self._first, self._count = file.id, file.devices, file.device_count
        self.filter.setVisible(file.device_count > _SEEN_AT_ONCE)
        self._look()

    def show_all(self) -> None:
        """Read those that are left out, too."""
        self._all = True
        self._look()

    def _look(self) -> None:
        wanted = self.filter.text().strip()
        if wanted or self._all:
            most = None if self._all else customer_file.FIRST_DEVICES
            found = customer_file.devices_of(self._customer_id, wanted, most)
            devices, count = found.devices, found.found
        else:
            devices, count = self._first, self._count
        self.table.put([_row(one) for one in devices])
        part = translate("customer", "{shown} of {count}").format(shown=len(devices), count=self._count)
        self.title.setText(part if len(devices) < self._count else "")
        self.more.setText(translate("customer", "Show all {count}").format(count=count))
        self.more.setVisible(len(devices) < count)
        self.nothing.setVisible(bool(wanted) and not devices)

    def _choose_first(self) -> None:
        if self.table.rowCount():
            self.table.selectRow(0)
            self.table.setFocus()


def _row(one: CoveredDevice) -> Row:
    device, verdict = one.device, shown_verdict(one.cover)
    name = " ".join(part for part in (device.product_name, device.model) if part) or device.number
    ends = device.warranty_ends_on.isoformat() if device.warranty_ends_on else ""
    tones = [Tone.NORMAL, Tone.NORMAL, Tone.NORMAL, _COVER_TONES.get(verdict.kind, Tone.NORMAL), Tone.DUE]
    if device.warranty_ends_on and verdict.kind == "free":
        tones[2] = ends_tone(device.warranty_ends_on)
    if device.status != "in_use":
        tones = [Tone.PAUSED] * 5
    return Row(device.id, (name, device.serial, ends, verdict.label, str(one.open_calls or "")), tuple(tones))
