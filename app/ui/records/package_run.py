"""A package that this branch made: what left on which stick, head office's receipt, what became of the stick."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain.package_log import STATES
from app.domain.receiving import package_name
from app.packages import losses
from app.services import branch_key, package_losses, package_runs
from app.services.audit_anchors import Anchor
from app.services.package_runs import RunEntry
from app.ui.desk import Desk
from app.ui.dialogs.export_package import ExportPackage
from app.ui.dialogs.lost_stick import LostStickDialog
from app.ui.icons import icon
from app.ui.receipts import read_receipts
from app.ui.records import RecordPane
from app.ui.records._attachments import size_text
from app.ui.records._pane import Head, LivePane
from app.ui.theme import SPACE, Tone
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.section import Facts, Section, chip, set_chip
from app.ui.widgets.timeline import moment_text

_TONES = {"failed": Tone.PAUSED, "started": Tone.DUE}


class PackageRunPane(LivePane):
    """Head, buttons, what is on it, the receipt, the loss."""

    kinds = ("package_run",)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: RunEntry | None = None
        self.head = Head(self)
        self.state, self.lost = chip("", parent=self), chip("", parent=self)
        self.head.chips.addWidget(self.lost)
        self.head.chips.addWidget(self.state)
        self.facts, self.receipt, self.loss = Facts(2, self), Facts(2, self), Facts(2, self)
        self.receipt_section = Section(translate("packages", "Receipt of head office"), self)
        self.receipt_section.add(self.receipt)
        self.loss_section = Section(translate("packages", "Lost stick"), self)
        self.loss_section.add(self.loss)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addLayout(self._buttons())
        for part in (self.facts, self.receipt_section, self.loss_section):
            column.addWidget(part)
        column.addStretch(1)

    def _buttons(self) -> FlowLayout:
        self.receipt_button = QPushButton(icon("import"), translate("packages", "Read the receipt …"), self)
        self.receipt_button.clicked.connect(lambda _on: read_receipts(self.desk))
        self.lost_button = QPushButton(icon("usb"), "", self)
        self.lost_button.clicked.connect(lambda _on: self.report_lost())
        self.paper_button = QPushButton(icon("print"), translate("packages", "Report of the loss"), self)
        self.paper_button.clicked.connect(lambda _on: self.print_loss())
        self.found_button = QPushButton(icon("undo"), translate("packages", "Found again …"), self)
        self.found_button.clicked.connect(lambda _on: self.found_again())
        row = FlowLayout(SPACE // 2)
        for button in (self.receipt_button, self.lost_button, self.paper_button, self.found_button):
            row.addWidget(button)
        return row

    def read(self, row_id: int) -> None:
        """Read the package and show it."""
        found = self.found = package_runs.entry(row_id)
        self.head.set_words(package_name(package_runs.origin().code, found.number), found.purpose)
        set_chip(self.state, shown(STATES[found.state]), _TONES.get(found.state, Tone.DONE))
        set_chip(self.lost, translate("packages", "stick lost"), Tone.LATE)
        self.lost.setVisible(found.loss is not None)
        self.facts.set_facts(_facts(found))
        is_whole = found.state == package_runs.VERIFIED
        self.receipt_button.setVisible(is_whole and found.receipt is None)
        self.lost_button.setVisible(is_whole)
        again = translate("packages", "Correct the note …") if found.loss else translate("packages", "Stick lost …")
        self.lost_button.setText(again)
        for button in (self.paper_button, self.found_button):
            button.setVisible(found.loss is not None)
        self._show_receipt(found)
        self._show_loss(found)

    def _show_receipt(self, found: RunEntry) -> None:
        receipt = found.receipt
        self.receipt_section.setVisible(receipt is not None)
        if receipt is not None:
            self.receipt.set_facts((
                (translate("packages", "Received there"), moment_text(receipt.received_at)),
                (translate("packages", "By"), receipt.received_by),
                (translate("packages", "Head office"), receipt.office),
                (translate("packages", "Receipt read"), moment_text(receipt.read_at)),
                (translate("packages", "Key of the receipt"), branch_key.fingerprint(receipt.key)),
            ))  # fmt: skip

    def _show_loss(self, found: RunEntry) -> None:
        loss = found.loss
        self.loss_section.setVisible(loss is not None)
        if loss is not None:
            self.loss.set_facts((
                (translate("packages", "Lost on"), str(loss.lost_on)),
                (translate("packages", "Lost by"), loss.lost_by),
                (translate("packages", "Where and how"), loss.where),
                (translate("packages", "Who was told"), loss.told),
                (translate("packages", "What was done"), loss.note),
                (translate("packages", "On record"), f"{moment_text(loss.reported_at)} {loss.reported_by}"),
            ))  # fmt: skip

    def report_lost(self) -> None:
        """Put on record that the stick was lost, or correct what was said."""
        if self.found is not None:
            LostStickDialog(self.desk, self.found, self.window()).open()

    def print_loss(self) -> None:
        """The report of the loss in the preview."""
        if self.found is None:
            return
        try:
            pdf = losses.sheet(self.found.id)
        except UserError as error:
            self.desk.prompts.warn(error.text)
            return
        self.desk.print_paper(pdf, translate("packages", "Report of a lost stick"))

    def found_again(self) -> None:
        """The stick is there again."""
        if self.found is None:
            return
        reason = self.desk.prompts.ask_text(translate("packages", "Where was the stick found, and by whom?"))
        if reason:
            act, version = package_losses.found_again, self.found.row_version
            self.desk.bus.run(act, self.found.id, reason=reason, seen_version=version)


def _facts(found: RunEntry) -> tuple[tuple[str, str], ...]:
    days = " – ".join(str(day) for day in found.period or ())
    digest = " ".join(found.digest[at : at + 4] for at in range(0, len(found.digest), 4))
    rows = translate("packages", "{rows} rows, {files} files, {size}")
    is_whole = found.state == package_runs.VERIFIED
    masked = translate("packages", "masked") if found.is_masked else translate("packages", "whole: {reason}")
    protected = translate("packages", "one encrypted zip") if found.has_password else translate("packages", "none")
    return (
        (translate("packages", "What went wrong"), found.failure),
        (translate("packages", "Made"), f"{moment_text(found.begun_at)} {found.begun_by}"),
        (translate("packages", "On"), found.target),
        (translate("packages", "Ledgers"), ", ".join(losses.ledger_titles(found))),
        (translate("packages", "Period"), days or translate("packages", "everything")),
        (translate("packages", "Contents"), rows.format(
            rows=f"{found.row_count:,}", files=f"{found.file_count:,}", size=size_text(found.size)
        ) if is_whole else ""),
        (translate("packages", "Telephone numbers"), masked.format(reason=found.reason)),
        (translate("packages", "Scans"), translate("packages", "with scans") if found.has_attachments else ""),
        (translate("packages", "Password"), protected),
        (translate("packages", "Digest"), digest),
        (translate("packages", "History"), Anchor(found.audit_line, found.audit_digest).code),
    )  # fmt: skip


def enter(desk: Desk, window: QWidget) -> None:
    """Make another package."""
    ExportPackage(desk, window).open()


RECORD = RecordPane(
    name="package_run",
    build=PackageRunPane,
    title=QT_TRANSLATE_NOOP("records", "Ledger package"),
    icon="usb",
    enter=enter,
    help_page="usb",
)
"""How a package that was made is shown."""
