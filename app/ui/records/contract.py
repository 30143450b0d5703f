"""A contract: its term, what it covers, what can be done to it (F03)."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import format_yuan
from app.domain import permissions
from app.services import attachments, contract_terms, contracts, devices
from app.services.contracts import ContractEntry
from app.ui.desk import Desk
from app.ui.icons import icon
from app.ui.records import RecordPane
from app.ui.records._attachments import AttachmentsSection
from app.ui.records._contracts import KIND_NAMES, STATE_NAMES, ContractEditor, days_words, devices_of
from app.ui.records._pane import Head, LivePane
from app.ui.theme import SPACE, Tone
from app.ui.widgets.cover_badge import ends_tone
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.section import Facts, Row, Section, SmallTable, chip, link_button, set_chip


class ContractPane(LivePane):
    """Head, term, covered devices, attachments."""

    kinds = ("contract", "contract_device", "device", "attachment")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.entry: ContractEntry | None = None
        self.head = Head(self)
        self.state, self.left = chip("", parent=self), chip("", parent=self)
        for label in (self.left, self.state):
            self.head.chips.addWidget(label)
        self.customer = link_button("", self._open_customer, self, flush=True)
        self.facts = Facts(2, self)
        heads = (translate("contract", "Covered device"), translate("contract", "Serial"))
        self.covered = SmallTable(heads, most=10)
        self.covered.setAccessibleName(translate("contract", "Covered devices"))
        self.covered.opened.connect(lambda row_id: desk.open_record("device", row_id))
        self.section = Section(translate("contract", "Covered devices"), self)
        self.section.add(self.covered)
        self.attachments = AttachmentsSection(desk, "contract", self)
        links = QHBoxLayout()
        links.addWidget(self.customer)
        links.addStretch(1)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addLayout(links)
        column.addLayout(self._buttons())
        column.addWidget(self.facts)
        column.addWidget(self.section)
        column.addWidget(self.attachments)
        column.addStretch(1)

    def read(self, row_id: int) -> None:
        """Read the contract and show it."""
        entry = self.entry = contracts.entry(row_id)
        self.head.set_words(entry.number, shown(KIND_NAMES.get(entry.kind, entry.kind)))
        active = entry.state == "active"
        set_chip(self.state, shown(STATE_NAMES.get(entry.state, entry.state)), Tone.DONE if active else Tone.PAUSED)
        set_chip(self.left, days_words(entry) if active else "", ends_tone(entry.ends_on))
        self.customer.setText(entry.customer_name)
        self.facts.set_facts((
            (translate("contract", "From"), entry.starts_on.isoformat()),
            (translate("contract", "Until"), entry.ends_on.isoformat()),
            (translate("contract", "Fee"), format_yuan(entry.fee, symbol=True) if entry.fee else ""),
            (translate("contract", "Included services"), entry.included_services),
            (translate("contract", "Notes"), entry.notes),
        ))  # fmt: skip
        covered = devices_of(entry)
        everything = translate("contract", "Covers all devices ({count})").format(count=len(covered))
        some = translate("contract", "Covered devices ({count})").format(count=len(covered))
        self.section.title.setText(everything if entry.covers_all else some)
        self.covered.put([Row(one.id, (f"{one.product_name} {one.model}".strip(), one.serial)) for one in covered])
        role = self.desk.session.role
        self.suspend.setText(
            translate("contract", "Resume") if entry.state == "suspended" else translate("contract", "Suspend")
        )
        self.suspend.setVisible(
            permissions.allowed(role, "contract.suspend") and entry.state in ("active", "suspended")
        )
        self.end.setVisible(permissions.allowed(role, "contract.cancel") and entry.state in ("active", "suspended"))
        if permissions.allowed(role, "attachment.view"):
            self.attachments.show_entries(entry.id, attachments.listing("contract", entry.id))

    def edit(self) -> None:
        """Open the form."""
        entry = self.entry
        if entry is not None:
            own = devices.of_customer(entry.customer_id)
            ContractEditor(self.desk, entry.customer_id, own, entry, self.window()).open()

    def turn(self) -> None:
        """Suspend the contract, or resume it, with a reason."""
        entry = self.entry
        if entry is None:
            return
        reason = self.desk.prompts.ask_text(translate("contract", "For what reason?"))
        if reason:
            step = contract_terms.resume if entry.state == "suspended" else contract_terms.suspend
            self.desk.bus.run(step, contract_id=entry.id, seen_version=entry.row_version, reason=reason)

    def cancel(self) -> None:
        """Cancel the contract, with a reason."""
        entry = self.entry
        if entry is None:
            return
        question = translate("contract", "Why is contract {number} cancelled?").format(number=entry.number)
        reason = self.desk.prompts.ask_text(question)
        if reason:
            self.desk.bus.run(contracts.cancel, contract_id=entry.id, seen_version=entry.row_version, reason=reason)

    def _buttons(self) -> FlowLayout:
        edit = QPushButton(icon("edit"), translate("contract", "Edit"), self)
        edit.setVisible(permissions.allowed(self.desk.session.role, "contract.change"))
        edit.clicked.connect(lambda _on: self.edit())
        self.suspend = QPushButton(self)
        self.suspend.clicked.connect(lambda _on: self.turn())
        self.end = QPushButton(translate("contract", "Cancel the contract"), self)
        self.end.setProperty("role", "danger")
        self.end.clicked.connect(lambda _on: self.cancel())
        row = FlowLayout(SPACE // 2)
        for button in (edit, self.suspend, self.end):
            row.addWidget(button)
        return row

    def _open_customer(self) -> None:
        if self.entry is not None:
            self.desk.open_record("customer", self.entry.customer_id)


RECORD = RecordPane(
    name="contract", build=ContractPane, title=QT_TRANSLATE_NOOP("records", "Contract"), icon="contract"
)
