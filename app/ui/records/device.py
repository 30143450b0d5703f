"""A device: what it is, who pays for a service of it, and the calls about it (F02)."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain import permissions
from app.domain.cover_facts import SWAP_RULE_LABELS, SwapRule
from app.services import contract_file, contracts, customer_file, device_swap, devices, guarantee, swap_notes
from app.services.customer_file import CallLine
from app.services.device_swap import Swaps, SwapSide
from app.services.devices import DeviceEntry
from app.services.guarantee import Standing
from app.ui.call_words import call_state
from app.ui.desk import Desk
from app.ui.dialogs.device_editor import DeviceEditor
from app.ui.dialogs.swap_device import SwapDialog
from app.ui.dialogs.swap_printing import print_note, print_version
from app.ui.icons import icon
from app.ui.opened_dialogs import exchange_request
from app.ui.records import RecordPane
from app.ui.records._complaints import ComplaintsSection
from app.ui.records._exchanges import ExchangesSection
from app.ui.records._issued_versions import IssuedVersionsSection
from app.ui.records._pane import Head, LivePane
from app.ui.theme import SPACE, Tone
from app.ui.widgets.cover_bars import CoverBars
from app.ui.widgets.cover_question import CoverQuestion
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.guarantee_note import GuaranteeNote
from app.ui.widgets.section import Facts, Row, Section, SmallTable, chip, link_button, set_chip

_CALLS = 50


class DevicePane(LivePane):
    """Head, cover, facts, calls."""

    kinds = (
        "device", "customer", "contract", "contract_device", "contract_term", "contract_suspension", "service_call",
        "returned_part", "branch_setting", "exchange_request", "complaint", "issued_paper",
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.device: DeviceEntry | None = None
        self.swaps: Swaps | None = None
        self.head = Head(self)
        self.status = chip("", parent=self)
        self.head.chips.addWidget(self.status)
        self.customer = link_button("", self._open_customer, self, flush=True)
        self.cover = CoverQuestion(self)
        self.cover.document_wanted.connect(self._open_document)
        self.bars = CoverBars(self)
        self.bars.opened.connect(self._open_document)
        self.guarantee = GuaranteeNote(self)
        self.swap = FlowLayout(SPACE // 2)
        self.replaces = link_button("", lambda: self._open_swap(self.swaps and self.swaps.replaces), self, flush=True)
        self.replaced_by = link_button(
            "", lambda: self._open_swap(self.swaps and self.swaps.replaced_by), self, flush=True
        )
        self.swap_note = link_button(translate("device", "Print the swap note"), self.print_swap_note, self, flush=True)
        for link in (self.replaces, self.replaced_by, self.swap_note):
            self.swap.addWidget(link)
        self.facts = Facts(2, self)
        heads = (
            translate("device", "Received"), translate("device", "Fault"), translate("device", "State"),
            translate("device", "Technician"),
        )  # fmt: skip
        self.calls = SmallTable(heads, stretch=1, most=12)
        self.calls.setAccessibleName(translate("device", "Calls about this device"))
        self.calls.opened.connect(lambda row_id: desk.open_record("service_call", row_id))
        self.call_section = Section(translate("device", "Calls about this device"), self)
        self.call_section.add(self.calls)
        self.versions = IssuedVersionsSection(lambda paper_id: print_version(desk, paper_id), self)
        self.exchanges = ExchangesSection(desk, self)
        self.complaints = ComplaintsSection(desk, self)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        links = QHBoxLayout()
        links.addWidget(self.customer)
        links.addStretch(1)
        column.addLayout(links)
        column.addWidget(self.cover)
        column.addWidget(self.guarantee)
        column.addLayout(self.swap)
        column.addLayout(self._buttons())
        column.addWidget(self.bars)
        column.addWidget(self.facts)
        column.addWidget(self.versions)
        column.addWidget(self.call_section)
        column.addWidget(self.exchanges)
        column.addWidget(self.complaints)
        column.addStretch(1)

    def read(self, row_id: int) -> None:
        """Read the device and show it."""
        device = self.device = devices.entry(row_id)
        self.head.set_words(device.number, device.title)
        out = translate("device", "Out of use") if device.status == "out_of_use" else ""
        set_chip(self.status, out, Tone.PAUSED)
        self.customer.setText(device.customer_name)
        self.cover.ask_about(device.customer_id, device.id)
        self.bars.set_bars(contract_file.bars_of_device(device.id))
        self._show_swaps(device)
        stands = guarantee.of_device(device.id)
        self.guarantee.set_notices(stands.notices)
        count = device.warranty_months
        months = translate("device", "{count} months").format(count=count) if count else ""
        self.facts.set_facts((
            (translate("device", "Product"), device.product_name),
            (translate("device", "Model"), device.model),
            (translate("device", "Serial"), device.serial),
            (translate("device", "Project"), device.project_name),
            (translate("device", "Place"), device.address),
            (translate("device", "Purchased"), _day(device.purchased_on)),
            (translate("device", "Installed"), _day(device.installed_on)),
            (translate("device", "Accepted"), _day(device.accepted_on)),
            (translate("device", "Warranty"), months),
            (translate("device", "Warranty end"), _day(device.warranty_ends_on)),
            (translate("device", "Warranty card"), device.warranty_document),
            (translate("device", "Extension end"), _day(device.extension_ends_on)),
            (translate("device", "Extension document"), device.extension_document),
            (translate("device", "Repairs"), _repairs(stands)),
            (translate("device", "In repair"), _days(stands)),
            (translate("device", "Notes"), device.notes),
        ))  # fmt: skip
        lines = customer_file.last_calls(device.customer_id, _CALLS, device.id)
        self.calls.put([call_row(line) for line in lines])
        self.call_section.setVisible(bool(lines))
        self.exchanges.show_device(device.id)
        self.complaints.show_device(device.id)

    def edit(self) -> None:
        """Open the form."""
        if self.device is not None:
            DeviceEditor(self.desk, self.device.customer_id, devices.entry(self.device.id), self.window()).open()

    def deactivate(self) -> None:
        """Take the device out of use with a reason, or back into use."""
        device = self.device
        if device is None:
            return
        if device.status == "out_of_use":
            self.desk.bus.run(devices.reactivate, device_id=device.id, seen_version=device.row_version)
            return
        reason = self.desk.prompts.ask_text(translate("device", "Why is the device taken out of use?"))
        if reason:
            self.desk.bus.run(devices.deactivate, device_id=device.id, seen_version=device.row_version, reason=reason)

    def replace_unit(self) -> None:
        """Put another unit in its place; the one now in use is opened."""
        device = self.device
        if device is None:
            return
        dialog = SwapDialog(self.desk, devices.entry(device.id), self.window())
        dialog.accepted.connect(
            lambda: self.desk.open_record("device", dialog.changes.result) if dialog.changes else None
        )
        dialog.open()

    def exchange(self) -> None:
        """Its customer wants it returned or exchanged."""
        if self.device is not None:
            exchange_request(self.desk, self.window(), self.device.customer_id, self.device.id)

    def print_swap_note(self) -> None:
        """Show in the preview which unit went, which came, and how the warranty runs.

        Of a unit that came in a swap and went in another the note of the later one: the earlier one's is with the unit
        that it replaced.
        """
        if self.device is not None and self.swaps is not None:
            side = self.swaps.replaced_by
            print_note(self.desk, side.number if side else self.device.number)

    def _show_swaps(self, device: DeviceEntry) -> None:
        """Which unit it replaced, which replaced it, and by which rule the cover passed."""
        self.swaps = device_swap.of_device(device.id)
        for link, side, words in (
            (self.replaces, self.swaps.replaces, translate("device", "Replaced {unit} on {day}: {rule}")),
            (self.replaced_by, self.swaps.replaced_by, translate("device", "Replaced by {unit} on {day}: {rule}")),
        ):
            link.setVisible(side is not None)
            if side is not None:
                rule = shown(SWAP_RULE_LABELS[SwapRule(side.cover_rule)]) if side.cover_rule else "–"
                link.setText(words.format(unit=side.title, day=_day(side.replaced_on), rule=rule))
        was_swapped = self.swaps.replaces is not None or self.swaps.replaced_by is not None
        self.swap_note.setVisible(was_swapped)
        self.versions.show_versions(swap_notes.versions_of_device(device.id) if was_swapped else ())
        self.swap_button.setEnabled(self.swaps.replaced_by is None)

    def _open_swap(self, side: SwapSide | None) -> None:
        if side is not None:
            self.desk.open_record("device", side.device_id)

    def _open_document(self, number: str) -> None:
        if self.device is not None and permissions.allowed(self.desk.session.role, "contract.view"):
            found = [one for one in contracts.of_customer(self.device.customer_id) if one.number == number]
            for one in found:
                self.desk.open_record("contract", one.id)

    def _buttons(self) -> FlowLayout:
        role = self.desk.session.role
        register = QPushButton(icon("register_call", token="on_accent"), translate("device", "Register a call"), self)
        register.setProperty("role", "primary")
        register.setVisible(permissions.allowed(role, "service_call.register"))
        register.clicked.connect(lambda _on: self._register())
        edit = QPushButton(icon("edit"), translate("device", "Edit"), self)
        edit.setVisible(permissions.allowed(role, "device.change"))
        edit.clicked.connect(lambda _on: self.edit())
        out = QPushButton(translate("device", "Out of use / in use"), self)
        out.setVisible(permissions.allowed(role, "device.deactivate"))
        out.clicked.connect(lambda _on: self.deactivate())
        self.swap_button = QPushButton(icon("loaners"), translate("device", "Replace unit…"), self)
        self.swap_button.setVisible(permissions.allowed(role, "device.replace"))
        self.swap_button.clicked.connect(lambda _on: self.replace_unit())
        exchange = QPushButton(icon("take_back"), translate("device", "Return or exchange…"), self)
        exchange.setVisible(permissions.allowed(role, "return_slip.create"))
        exchange.clicked.connect(lambda _on: self.exchange())
        row = FlowLayout(SPACE // 2)
        complain = QPushButton(icon("complaints"), translate("device", "Complaint…"), self)
        complain.setVisible(permissions.allowed(role, "complaint.register"))
        complain.clicked.connect(lambda _on: self._complain())
        for button in (register, complain, edit, self.swap_button, exchange, out):
            row.addWidget(button)
        return row

    def _register(self) -> None:
        if self.device is not None:
            self.desk.register_call(self.device.customer_id, self.device.id)

    def _complain(self) -> None:
        if self.device is not None:
            self.desk.register_complaint(customer_id=self.device.customer_id, device_id=self.device.id)

    def _open_customer(self) -> None:
        if self.device is not None:
            self.desk.open_record("customer", self.device.customer_id)


def call_row(line: CallLine) -> Row:
    """A call in one line."""
    fault = line.fault_text.replace("\n", " ")[:80]
    tones = (Tone.NORMAL, Tone.NORMAL, Tone.DUE if line.is_open else Tone.NORMAL)
    texts = (f"{clock.local(line.received_at):%Y-%m-%d}", fault, call_state(line.state), line.technician_name)
    return Row(line.id, texts, tones)


def _repairs(stands: Standing) -> str:
    """How often it was repaired, and how often for the fault that came most often."""
    if not stands.all_repairs:
        return ""
    words = [translate("device", "{count} in all").format(count=stands.all_repairs)]
    if stands.former_all:
        former = translate("device", "including {count} of the device it replaced ({number})")
        words.append(former.format(count=stands.former_all, number=stands.former))
    if stands.repairs >= 2:
        same = translate("device", "{count} for the same fault: {fault}")
        words.append(same.format(count=stands.repairs, fault=stands.fault))
    return " · ".join(words)


def _days(stands: Standing) -> str:
    """How long it was away, and how much of that was the device it replaced."""
    if not stands.days:
        return ""
    words = translate("device", "{count} days so far").format(count=stands.days)
    if not stands.former_days:
        return words
    former = translate("device", "including {count} days of the device it replaced ({number})")
    return f"{words} · {former.format(count=stands.former_days, number=stands.former)}"


def _day(day: object) -> str:
    return day.isoformat() if day else ""


RECORD = RecordPane(
    name="device", build=DevicePane, title=QT_TRANSLATE_NOOP("records", "Device"), icon="device", help_page="customers"
)
