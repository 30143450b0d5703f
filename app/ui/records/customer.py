"""The customer file: what they have, what covers it, who they are, and one timeline of everything that happened."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QTabWidget, QVBoxLayout, QWidget

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain import permissions
from app.services import complaint_links, customer_file, customer_merges, customers, devices, timeline
from app.services.customer_file import CustomerFile
from app.ui import personal_data
from app.ui.call_words import shown_verdict
from app.ui.desk import Desk
from app.ui.dialogs.customer_editor import KIND_NAMES, STATUS_NAMES, CustomerEditor
from app.ui.dialogs.device_editor import DeviceEditor
from app.ui.dialogs.merge_customers import MergeDialog
from app.ui.icons import icon
from app.ui.opened_dialogs import exchange_request, new_customer
from app.ui.records import RecordPane
from app.ui.records._attachments import AttachmentsSection
from app.ui.records._complaints import ComplaintsSection
from app.ui.records._contracts import ContractsSection
from app.ui.records._custody import OutSection
from app.ui.records._devices import DevicesSection
from app.ui.records._exchanges import ExchangesSection
from app.ui.records._merged import MergedStrip
from app.ui.records._opinions import OpinionsSection
from app.ui.records._pane import Head, LivePane, scrolled, stacked
from app.ui.records._relationship import RelationshipSection
from app.ui.theme import SPACE, Tone
from app.ui.widgets.cover_badge import CoverBadge
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.search_box import offer_emptying
from app.ui.widgets.section import Facts, Row, SmallTable, chip, link_button, set_chip
from app.ui.widgets.timeline import TimelineView

TIMELINE, DEVICES, CONTRACTS, ABOUT, RELATIONSHIP = range(5)
_STATUS_TONES = {"inactive": Tone.LATE, "merged": Tone.LATE}


class CustomerPane(LivePane):
    """Head with chips and the best cover; below: timeline, devices, contracts, contacts and papers."""

    kinds = (
        "customer", "contact", "address", "device", "contract", "contract_device", "service_call", "service_voucher",
        "return_visit", "attachment", "customer_merge", "custody_object",
        "exchange_request", "complaint", "opinion",
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.file: CustomerFile | None = None
        self.head = Head(self)
        self.key, self.status = chip("", parent=self), chip("", parent=self)
        for label in (self.key, self.status):
            self.head.chips.addWidget(label)
        self.links = FlowLayout(0)
        self.device_link = link_button("", lambda: self.tabs.setCurrentIndex(DEVICES), self, flush=True)
        self.contract_link = link_button("", lambda: self.tabs.setCurrentIndex(CONTRACTS), self, flush=True)
        self.open_link = link_button("", self.show_open_calls, self, flush=True)
        self.all_link = link_button("", self.show_all_calls, self, flush=True)
        self.complaint_link = link_button("", self.show_complaints, self, flush=True)
        for link in (self.device_link, self.contract_link, self.open_link, self.all_link, self.complaint_link):
            self.links.addWidget(link)
        self.cover = CoverBadge(self)
        self.merged = MergedStrip(desk, self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._timeline_tab(), translate("customer", "Timeline"))
        self.tabs.addTab(self._device_tab(), "")
        self.contracts = ContractsSection(desk, self)
        self.tabs.addTab(scrolled(stacked(self.contracts)), "")
        self.tabs.addTab(self._about_tab(), translate("customer", "About"))
        self.relationship = RelationshipSection(desk, self)
        self.tabs.addTab(scrolled(self.relationship), translate("customer", "Relationship"))
        self.tabs.setTabVisible(RELATIONSHIP, permissions.allowed(desk.session.role, "relationship.view"))
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addWidget(self.merged)
        column.addLayout(self.links)
        column.addWidget(self.cover)
        column.addLayout(self._buttons())
        column.addWidget(self.tabs, 1)

    def read(self, row_id: int) -> None:
        """Read the file and show it."""
        file = self.file = customer_file.customer_file(row_id)
        reach = " · ".join(part for part in (file.contact_name, file.phone, file.address) if part)
        self.head.set_words(file.number, file.name, reach)
        set_chip(self.key, translate("customer", "★ Key customer") if file.is_key_customer else "", Tone.DUE)
        merged = file.status == "merged"
        other = translate("customer", "Merged") if merged else shown(STATUS_NAMES[file.status])
        set_chip(self.status, "" if file.status == "active" else other, _STATUS_TONES.get(file.status, Tone.PAUSED))
        self.device_link.setText(translate("customer", "Devices {count}").format(count=file.device_count))
        self.contract_link.setText(translate("customer", "Contracts {count}").format(count=len(file.contracts)))
        self.open_link.setText(translate("customer", "Open calls {count}").format(count=file.open_calls))
        self.open_link.setEnabled(file.open_calls > 0)
        self.all_link.setText(translate("customer", "All calls {count}").format(count=file.all_calls))
        self.all_link.setEnabled(file.all_calls > 0)
        self._show_complaint_count(file.id)
        self.cover.show_verdict(shown_verdict(file.cover))
        self.tabs.setTabText(DEVICES, translate("customer", "Devices {count}").format(count=file.device_count))
        self.tabs.setTabText(CONTRACTS, translate("customer", "Contracts {count}").format(count=len(file.contracts)))
        self.merged.show_merges(customer_merges.merge_of(row_id), customer_merges.merged_into(row_id))
        for button in self.file_buttons:
            button.setEnabled(not merged)
        page = timeline.for_customer(row_id, size=self._shown_lines)
        self.timeline.set_lines(page.entries)
        self.more.setVisible(page.total > len(page.entries))
        self.more.setText(translate("customer", "Show all {count}").format(count=page.total))
        self.devices.show_customer(file)
        self.out.show_customer(file.id)
        self.exchanges.show_customer(file.id)
        self.complaints.show_customer(file.id)
        self.opinions.show_customer(file.id)
        self.contracts.show_contracts(file.id, file.contracts)
        self.relationship.show_customer(file)
        self._show_about(file)
        self.attachments.show_entries(file.id, file.attachments)

    def show_record(self, row_id: int) -> None:
        """Show another customer, beginning with the latest."""
        self._shown_lines = timeline.PAGE
        super().show_record(row_id)

    def edit(self) -> None:
        """Open the form."""
        file = self.file
        if file is None:
            return
        values = {
            "name": file.name, "kind": file.kind, "status": file.status, "classification": file.classification,
            "grade": file.grade, "region": file.region, "is_key_customer": file.is_key_customer, "notes": file.notes,
            "consent_note": file.consent_note,
            "contacts": [vars(one) for one in file.contacts], "addresses": [vars(one) for one in file.addresses],
        }  # fmt: skip
        editor = CustomerEditor(self.desk, file.id, values, file.row_version, self.window())
        editor.opened.connect(lambda customer_id: self.desk.open_record("customer", customer_id))
        editor.open()

    def add_device(self) -> None:
        """Enter a device."""
        if self.file is not None:
            DeviceEditor(self.desk, self.file.id, parent=self.window()).open()

    def edit_device(self) -> None:
        """Open the form of the chosen device."""
        device_id = self.device_table.current_id()
        if self.file is not None and device_id:
            DeviceEditor(self.desk, self.file.id, devices.entry(device_id), self.window()).open()

    def show_open_calls(self) -> None:
        """The open calls in the repair ledger."""
        if self.file is not None:
            conditions = (("customer_id", "eq", self.file.id), ("is_open", "eq", True))
            self.desk.show_rows("repairs", conditions=conditions)

    def show_all_calls(self) -> None:
        """All calls in the repair ledger."""
        if self.file is not None:
            self.desk.show_rows("repairs", conditions=(("customer_id", "eq", self.file.id),))

    def show_complaints(self) -> None:
        """All complaints in their ledger."""
        if self.file is not None:
            self.desk.show_rows("complaints", "all", (("customer_id", "eq", self.file.id),))

    def deactivate(self) -> None:
        """Take the customer out of use with a reason, or back into use."""
        file = self.file
        if file is None:
            return
        if file.status == "inactive":
            self.desk.bus.run(customers.reactivate, customer_id=file.id, seen_version=file.row_version)
            return
        question = translate("customer", "Why is {name} taken out of use?").format(name=file.name)
        reason = self.desk.prompts.ask_text(question)
        if reason:
            self.desk.bus.run(customers.deactivate, customer_id=file.id, seen_version=file.row_version, reason=reason)

    def merge(self) -> None:
        """Find the second file of this customer and make both one."""
        if self.file is not None:
            MergeDialog(self.desk, self.file.id, parent=self.window()).open()

    def _buttons(self) -> FlowLayout:
        role = self.desk.session.role
        row = FlowLayout(SPACE // 2)
        register = QPushButton(icon("register_call", token="on_accent"), translate("customer", "Register a call"), self)
        register.setProperty("role", "primary")
        register.clicked.connect(lambda _on: self.desk.register_call(self.row_id, self.device_table.current_id()))
        register.setVisible(permissions.allowed(role, "service_call.register"))
        edit = QPushButton(icon("edit"), translate("customer", "Edit"), self)
        edit.clicked.connect(lambda _on: self.edit())
        edit.setVisible(permissions.allowed(role, "customer.change"))
        out = QPushButton(translate("customer", "Out of use / in use"), self)
        out.clicked.connect(lambda _on: self.deactivate())
        out.setVisible(permissions.allowed(role, "customer.deactivate"))
        merge = QPushButton(icon("merge"), translate("customer", "Merge…"), self)
        merge.setToolTip(translate("customer", "This customer is on file twice"))
        merge.clicked.connect(lambda _on: self.merge())
        merge.setVisible(permissions.allowed(role, "customer.merge"))
        exchange = QPushButton(icon("take_back"), translate("customer", "Return or exchange…"), self)
        exchange.clicked.connect(lambda _on: exchange_request(self.desk, self.window(), self.row_id))
        exchange.setVisible(permissions.allowed(role, "return_slip.create"))
        complain = QPushButton(icon("complaints"), translate("customer", "Complaint…"), self)
        complain.clicked.connect(
            lambda _on: self.desk.register_complaint(customer_id=self.row_id, device_id=self.device_table.current_id())
        )
        complain.setVisible(permissions.allowed(role, "complaint.register"))
        self.file_buttons = (register, edit, exchange, complain, out, merge)
        for button in self.file_buttons:
            row.addWidget(button)
        return row

    def _timeline_tab(self) -> QWidget:
        self._shown_lines = timeline.PAGE
        self.timeline = TimelineView(self)
        self.timeline.opened.connect(self._open_line)
        self.filter = QLineEdit(self)
        offer_emptying(self.filter)
        self.filter.setPlaceholderText(translate("customer", "Find in the timeline"))
        self.filter.setAccessibleName(translate("customer", "Find in the timeline"))
        self.filter.textChanged.connect(self.timeline.set_filter)
        self.more = link_button("", self._show_everything, self)
        fold = link_button(translate("customer", "Changes of the file"), self._fold, self)
        row = QHBoxLayout()
        row.addWidget(self.filter, 1)
        row.addWidget(fold)
        row.addWidget(self.more)
        self._folded = True
        self.timeline.set_system_lines_shown(False)
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.addLayout(row)
        column.addWidget(self.timeline, 1)
        return holder

    def _device_tab(self) -> QWidget:
        self.devices = DevicesSection(self.desk, self)
        self.device_table = self.devices.table
        if permissions.allowed(self.desk.session.role, "device.create"):
            self.devices.add_button("add", translate("customer", "New device"), self.add_device)
            self.devices.add_button("edit", translate("customer", "Edit the chosen device"), self.edit_device)
        self.out = OutSection(self.desk, self)
        self.exchanges = ExchangesSection(self.desk, self)
        self.complaints = ComplaintsSection(self.desk, self)
        self.opinions = OpinionsSection(self.desk, self)
        return scrolled(stacked(self.devices, self.out, self.exchanges, self.complaints, self.opinions))

    def _show_complaint_count(self, customer_id: int) -> None:
        open_ones, every = complaint_links.counts(customer_id)
        text = translate("customer", "Complaints {count}").format(count=every)
        if open_ones:
            text = translate("customer", "Complaints {count}, open {open}").format(count=every, open=open_ones)
        self.complaint_link.setText(text)
        self.complaint_link.setVisible(every > 0)

    def _about_tab(self) -> QWidget:
        self.facts = Facts(2, self)
        self.notes = QLabel(self)
        self.notes.setWordWrap(True)
        heads = (
            translate("customer", "Contact"), translate("customer", "Telephone"), translate("customer", "Position"),
        )  # fmt: skip
        self.contacts = SmallTable(heads, most=8)
        self.contacts.setAccessibleName(translate("customer", "Contacts"))
        heads = [translate("customer", "Place"), translate("customer", "Address")]
        self.addresses = SmallTable(heads, stretch=1, most=6)
        self.addresses.setAccessibleName(translate("customer", "Addresses"))
        self.attachments = AttachmentsSection(self.desk, "customer", self)
        privacy = self._privacy()
        return scrolled(stacked(self.facts, self.notes, self.contacts, self.addresses, self.attachments, privacy))

    def _privacy(self) -> QWidget:
        """What the law gives the customer: to see what is on file, and to be erased."""
        role, holder = self.desk.session.role, QWidget(self)
        self.on_file = link_button(translate("erasure", "What is on file about them…"), self._show_on_file, holder)
        self.on_file.setVisible(permissions.allowed(role, "personal.report"))
        self.erase = link_button(translate("erasure", "Have them erased…"), self._ask_for_erasure, holder)
        self.erase.setVisible(permissions.allowed(role, "personal.request_erasure"))
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.on_file)
        row.addWidget(self.erase)
        row.addStretch(1)
        return holder

    def _show_on_file(self) -> None:
        if self.file is not None:
            personal_data.what_is_on_file(self.desk, self.file.number)

    def _ask_for_erasure(self) -> None:
        if self.file is not None:
            personal_data.ask_for_erasure(self.desk, self.file.id, self.file.name, self.window())

    def _show_about(self, file: CustomerFile) -> None:
        self.facts.set_facts((
            (translate("customer", "Kind"), shown(KIND_NAMES[file.kind])),
            (translate("customer", "Class"), file.classification),
            (translate("customer", "Grade"), file.grade),
            (translate("customer", "Region"), file.region),
            (translate("customer", "Data-use consent"), file.consent_note),
        ))  # fmt: skip
        self.notes.setText(file.notes)
        self.notes.setVisible(bool(file.notes))
        people = ((one.id, f"★ {one.name}" if one.is_primary else one.name, one) for one in file.contacts)
        self.contacts.put([Row(row_id, (name, one.phone, one.position)) for row_id, name, one in people])
        self.addresses.put([Row(one.id, (one.label, one.address)) for one in file.addresses])

    def _open_line(self, kind: str, row_id: int) -> None:
        if (kind, row_id) != ("customer", self.row_id):
            self.desk.open_record(kind, row_id)

    def _show_everything(self) -> None:
        self._shown_lines = 1_000_000
        self.reload()

    def _fold(self) -> None:
        self._folded = not self._folded
        self.timeline.set_system_lines_shown(not self._folded)


RECORD = RecordPane(
    name="customer",
    build=CustomerPane,
    title=QT_TRANSLATE_NOOP("records", "Customer file"),
    icon="customer",
    enter=new_customer,
    help_page="customers",
)
