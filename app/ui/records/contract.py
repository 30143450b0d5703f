"""A contract (F03): how long it runs, what it covers and has given, its terms and payments, its line of renewals."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import format_yuan
from app.domain import permissions
from app.domain.codes import WORK_KINDS
from app.services import attachments, contract_file, contracts
from app.services.contract_file import ContractFile
from app.services.contracts import ContractEntry
from app.ui.desk import Desk
from app.ui.dialogs.contract_actions import ExtendDialog, FromDayDialog, SuspendDialog
from app.ui.dialogs.contract_editor import KIND_NAMES, ContractEditor
from app.ui.icons import icon
from app.ui.opened_dialogs import new_contract
from app.ui.records import RecordPane
from app.ui.records._attachments import AttachmentsSection
from app.ui.records._contract_sections import (
    HistorySection,
    InstalmentsSection,
    LineageStrip,
    TermsSection,
    UsageStrip,
)
from app.ui.records._contracts import days_words, devices_of, state_words
from app.ui.records._inspections import InspectionsSection
from app.ui.records._pane import Head, LivePane, scrolled, stacked
from app.ui.records._renewal import RenewalSection
from app.ui.theme import SPACE, Tone
from app.ui.widgets.cover_badge import ends_tone
from app.ui.widgets.cover_bars import CoverBars
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.section import Facts, Row, Section, SmallTable, chip, link_button, set_chip

COVER, TERMS, RENEWAL, PAPERS = range(4)
_STATE_TONES = {"active": Tone.DONE, "lapsed": Tone.LATE, "cancelled": Tone.LATE}


class ContractPane(LivePane):
    """Head, bars, use of the entitlements; below: what it covers, terms and payments, renewal, papers."""

    kinds = (
        "contract", "contract_device", "contract_term", "contract_service", "contract_instalment",
        "contract_suspension", "renewal_contact", "inspection", "issued_paper", "device", "attachment", "service_call",
        "charge_line",
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.entry: ContractEntry | None = None
        self.head = Head(self)
        self.state, self.left = chip("", parent=self), chip("", parent=self)
        for label in (self.left, self.state):
            self.head.chips.addWidget(label)
        self.customer = link_button("", self._open_customer, self, flush=True)
        self.bars = CoverBars(self)
        self.usage = UsageStrip(self)
        self.lineage = LineageStrip(desk, self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._cover_tab(), translate("contract", "What it covers"))
        self.terms, self.instalments = TermsSection(self), InstalmentsSection(desk, self)
        self.tabs.addTab(scrolled(stacked(self.terms, self.instalments)), translate("contract", "Terms"))
        self.renewal, self.inspections = RenewalSection(desk, self), InspectionsSection(desk, self)
        held = scrolled(stacked(self.renewal, self.inspections))
        self.tabs.addTab(held, translate("contract", "Renewal"))
        self.attachments = AttachmentsSection(desk, "contract", self)
        self.history = HistorySection(desk, "contract", self)
        self.tabs.addTab(scrolled(stacked(self.attachments, self.history)), translate("contract", "Papers"))
        links = QHBoxLayout()
        links.addWidget(self.customer)
        links.addStretch(1)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addLayout(links)
        column.addLayout(self._buttons())
        column.addWidget(self.bars)
        column.addWidget(self.usage)
        column.addWidget(self.lineage)
        column.addWidget(self.tabs, 1)

    def read(self, row_id: int) -> None:
        """Read the contract and show it."""
        file = contract_file.file(row_id)
        entry = self.entry = file.entry
        self.head.set_words(entry.number, shown(KIND_NAMES.get(entry.kind, entry.kind)), entry.project_name)
        running = entry.state in contracts.RUNNING
        ended = entry.state == "active" and entry.days_left < 0
        tone = Tone.LATE if ended else _STATE_TONES.get(entry.state, Tone.PAUSED)
        set_chip(self.state, state_words(entry.state, entry.ends_on), tone)
        set_chip(self.left, days_words(entry) if running else "", ends_tone(entry.ends_on))
        self.customer.setText(entry.customer_name)
        self.bars.set_bars(file.bars, documents=False)
        self.usage.show_usage(file.usage)
        self.lineage.show_line(file.lineage)
        self._show_cover(file)
        self.terms.show_file(file)
        self.instalments.show_file(file)
        self.renewal.show_contract(entry.id)
        self.inspections.show_contract(entry.id)
        role = self.desk.session.role
        for button, action in self.running_only.items():
            button.setVisible(running and permissions.allowed(role, action))
        rests = entry.state == "suspended" or any(one.until is None for one in file.suspensions)
        may_rest = running and permissions.allowed(role, "contract.suspend")
        self.resume.setVisible(may_rest and rests)
        self.suspend.setVisible(may_rest and not rests)
        if permissions.allowed(role, "attachment.view"):
            self.attachments.show_entries(entry.id, attachments.listing("contract", entry.id))
        self.history.show_of(entry.id)

    def edit(self) -> None:
        """Open the form."""
        if self.entry is not None:
            ContractEditor(self.desk, self.entry.customer_id, self.entry, self.window()).open()

    def extend(self) -> None:
        """Add a term."""
        if self.entry is not None:
            ExtendDialog(self.desk, self.entry, self.window()).open()

    def rest(self) -> None:
        """Suspend it from a day on."""
        if self.entry is not None:
            SuspendDialog(self.desk, self.entry, self.window()).open()

    def from_day(self, resumes: bool) -> None:
        """Resume or cancel it from a day on."""
        if self.entry is not None:
            FromDayDialog(self.desk, self.entry, resumes=resumes, parent=self.window()).open()

    def _buttons(self) -> FlowLayout:
        role = self.desk.session.role
        edit = self._button("edit", translate("contract", "Edit"), self.edit)
        edit.setVisible(permissions.allowed(role, "contract.change"))
        extend = self._button("add", translate("contract", "Extend…"), self.extend)
        self.suspend = self._button("pause", translate("contract", "Suspend…"), self.rest)
        self.resume = self._button("resume", translate("contract", "Resume…"), partial(self.from_day, True))
        cancel = self._button("cancel", translate("contract", "Cancel the contract"), partial(self.from_day, False))
        cancel.setProperty("role", "danger")
        self.running_only = {extend: "contract.extend", cancel: "contract.cancel"}
        row = FlowLayout(SPACE // 2)
        for button in (edit, extend, self.suspend, self.resume, cancel):
            row.addWidget(button)
        return row

    def _button(self, meaning: str, words: str, clicked: Callable[[], object]) -> QPushButton:
        button = QPushButton(icon(meaning), words, self)
        button.clicked.connect(lambda _on: clicked())
        return button

    def _cover_tab(self) -> QWidget:
        self.facts = Facts(2, self)
        heads = (translate("contract", "Covered device"), translate("contract", "Serial"))
        self.covered = SmallTable(heads, most=10)
        self.covered.setAccessibleName(translate("contract", "Covered devices"))
        self.covered.opened.connect(lambda row_id: self.desk.open_record("device", row_id))
        self.section = Section(translate("contract", "Covered devices"), self)
        self.section.add(self.covered)
        return scrolled(stacked(self.facts, self.section))

    def _show_cover(self, file: ContractFile) -> None:
        entry = file.entry
        cycle = translate("contract", "every {months} months").format(months=entry.inspection_months)
        hours = translate("contract", "within {hours} h").format(hours=entry.response_hours)
        promise = " · ".join(part for part in (hours if entry.response_hours else "", entry.response_promise) if part)
        self.facts.set_facts((
            (translate("contract", "From"), entry.starts_on.isoformat()),
            (translate("contract", "Until"), entry.ends_on.isoformat()),
            (translate("contract", "Fee"), format_yuan(entry.fee, symbol=True) if entry.fee else ""),
            (translate("contract", "Terms of payment"), entry.payment),
            (translate("contract", "Included work"), _work(entry.included)),
            (translate("contract", "Excluded work"), _work(entry.excluded)),
            (translate("contract", "Included services"), entry.included_services),
            (translate("contract", "Excluded services"), entry.excluded_services),
            (translate("contract", "Inspection"), cycle if entry.inspection_months else ""),
            (translate("contract", "Response"), promise),
            (translate("contract", "First party"), entry.first_party),
            (translate("contract", "Second party"), entry.second_party),
            (translate("contract", "Signed on"), entry.signed_on.isoformat() if entry.signed_on else ""),
            (translate("contract", "Notes"), entry.notes),
        ))  # fmt: skip
        covered = devices_of(entry)
        everything = translate("contract", "Covers all devices ({count})").format(count=len(covered))
        some = translate("contract", "Covered devices ({count})").format(count=len(covered))
        self.section.title.setText(everything if entry.covers_all else some)
        self.covered.put([Row(one.id, (f"{one.product_name} {one.model}".strip(), one.serial)) for one in covered])

    def _open_customer(self) -> None:
        if self.entry is not None:
            self.desk.open_record("customer", self.entry.customer_id)


def _work(kinds: tuple[str, ...]) -> str:
    return ", ".join(shown(WORK_KINDS[kind]) for kind in kinds)


RECORD = RecordPane(
    name="contract",
    build=ContractPane,
    title=QT_TRANSLATE_NOOP("records", "Contract"),
    icon="contract",
    enter=new_contract,
    help_page="contracts",
)
