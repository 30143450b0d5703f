"""A service voucher: its life, its sheet as issued, every copy that was printed, its scan (F12, R013)."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.domain import permissions
from app.services import issuing, voucher_file, vouchers
from app.services.voucher_file import VoucherFile
from app.ui.desk import Desk
from app.ui.dialogs.hand_in import open_hand_in
from app.ui.dialogs.voucher_printing import may_issue, print_voucher
from app.ui.icons import icon
from app.ui.records import RecordPane
from app.ui.records._attachments import AttachmentsSection
from app.ui.records._pane import Head, LivePane
from app.ui.theme import SPACE, Tone
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.section import Facts, Row, Section, SmallTable, chip, link_button, set_chip
from app.ui.widgets.timeline import moment_text

_TONES = {"void": Tone.PAUSED, "filed": Tone.DONE, "returned": Tone.DUE}


class VoucherPane(LivePane):
    """Head, steps, facts, prints, attachments."""

    kinds = ("service_voucher", "service_call", "attachment", "issued_paper")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.voucher: VoucherFile | None = None
        self.head = Head(self)
        self.state, self.late = chip("", parent=self), chip("", parent=self)
        for label in (self.late, self.state):
            self.head.chips.addWidget(label)
        self.call = link_button("", self._open_call, self, flush=True)
        self.warning = QLabel(self)
        self.warning.setProperty("role", "error")
        self.warning.setWordWrap(True)
        self.facts = Facts(2, self)
        heads = (translate("voucher", "Printed"), translate("voucher", "By"), translate("voucher", "Copy"))
        self.prints = SmallTable(heads, stretch=1, most=5)
        self.prints.setAccessibleName(translate("voucher", "Prints"))
        self.print_section = Section(translate("voucher", "Prints"), self)
        self.print_section.add(self.prints)
        self.attachments = AttachmentsSection(desk, "service_voucher", self)
        links = QHBoxLayout()
        links.addWidget(self.call)
        links.addStretch(1)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addLayout(links)
        column.addWidget(self.warning)
        column.addLayout(self._buttons())
        column.addWidget(self.facts)
        column.addWidget(self.print_section)
        column.addWidget(self.attachments)
        column.addStretch(1)

    def read(self, row_id: int) -> None:
        """Read the voucher and show it."""
        voucher = self.voucher = voucher_file.file(row_id)
        self.head.set_words(voucher.number, voucher.customer_name, voucher.fault_text.replace("\n", " ")[:160])
        set_chip(self.state, voucher.state_label, _TONES.get(voucher.state, Tone.NORMAL))
        set_chip(self.late, translate("voucher", "Late") if voucher.is_late else "", Tone.LATE)
        self.call.setText(translate("voucher", "Call {number}").format(number=voucher.call_number))
        self.warning.setText(translate("voucher", "What is kept of this paper was altered after it was issued."))
        self.warning.setVisible(voucher.altered)
        self.facts.set_facts(facts_of(voucher))
        self.prints.put([
            Row(place, (moment_text(one.printed_at), " ".join((one.user_name, one.printer)).strip(), copy_words(one)))
            for place, one in enumerate(voucher.prints, 1)
        ])  # fmt: skip
        self.print_section.setVisible(bool(voucher.prints))
        self.attachments.show_entries(voucher.id, voucher.attachments)
        self.enter.setVisible(bool(voucher.actions & {"hand_in", "file"}))
        closed = voucher.state == "returned"
        self.enter.setText(
            translate("voucher", "Strike off and file") if closed else translate("voucher", "Enter the signed voucher")
        )
        self.void_button.setVisible("void" in voucher.actions)
        self.correct_button.setVisible("void" in voucher.actions)

    def void(self) -> None:
        """Void the voucher with a reason; its number stays."""
        self._ended(vouchers.void, translate("voucher", "Why is voucher {number} void? The number stays used."))

    def correct(self) -> None:
        """Void the voucher and issue its next version."""
        if self.voucher is None or not may_issue(self.desk, (self.voucher.call_id,)):
            return
        self._ended(vouchers.correct, translate("voucher", "What is corrected on voucher {number}?"))

    def _ended(self, step: object, question: str) -> None:
        voucher = self.voucher
        if voucher is None:
            return
        reason = self.desk.prompts.ask_text(question.format(number=voucher.number))
        if not reason:
            return
        changes = self.desk.bus.run(step, voucher.id, seen_version=voucher.row_version, reason=reason)  # pyright: ignore[reportArgumentType]
        if changes is not None and step is vouchers.correct:
            print_voucher(self.desk, changes.result)

    def _buttons(self) -> FlowLayout:
        self.enter = QPushButton(icon("hand_in", token="on_accent"), "", self)
        self.enter.setProperty("role", "primary")
        self.enter.clicked.connect(lambda _on: open_hand_in(self.desk, self.row_id, parent=self.window()))
        reprint = QPushButton(icon("print"), translate("voucher", "Print"), self)
        reprint.setVisible(permissions.allowed(self.desk.session.role, "service_voucher.reprint"))
        reprint.clicked.connect(lambda _on: print_voucher(self.desk, self.row_id))
        self.correct_button = QPushButton(icon("edit"), translate("voucher", "Correct"), self)
        self.correct_button.clicked.connect(lambda _on: self.correct())
        self.void_button = QPushButton(icon("void"), translate("voucher", "Void"), self)
        self.void_button.setProperty("role", "danger")
        self.void_button.clicked.connect(lambda _on: self.void())
        row = FlowLayout(SPACE // 2)
        for button in (self.enter, reprint, self.correct_button, self.void_button):
            row.addWidget(button)
        return row

    def _open_call(self) -> None:
        if self.voucher is not None:
            self.desk.open_record("service_call", self.voucher.call_id)


def facts_of(voucher: VoucherFile) -> tuple[tuple[str, str], ...]:
    """What is known of a voucher, as pairs."""
    signed = " ".join(part for part in (voucher.signer_name, _text(voucher.signed_on)) if part)
    filed = " ".join(part for part in (_text(voucher.filed_at), voucher.filed_by, voucher.filing_place) if part)
    return (
        (translate("voucher", "Issued"), f"{moment_text(voucher.issued_at)} {voucher.issued_by}"),
        (translate("voucher", "Technician"), voucher.technician_name),
        (translate("voucher", "Handed out"), _text(voucher.out_at)),
        (translate("voucher", "Hand-in due"), _text(voucher.hand_in_due_on) if voucher.state != "void" else ""),
        (translate("voucher", "Handed in"), _text(voucher.returned_at)),
        (translate("voucher", "Signed"), signed),
        (translate("voucher", "User's opinion"), voucher.user_opinion),
        (translate("voucher", "Satisfaction"), f"{voucher.satisfaction} / 5" if voucher.satisfaction else ""),
        (translate("voucher", "Filed"), filed),
        (translate("voucher", "Void because"), voucher.void_reason),
        (translate("voucher", "Replaces"), voucher.replaces_number),
        (translate("voucher", "Replaced by"), voucher.replaced_by),
        (translate("voucher", "Paper"), voucher.paper),
        (translate("voucher", "Check digits"), voucher.content_sha256[:16]),
    )


def copy_words(one: issuing.PrintedCopy) -> str:
    """Which copy left the printer."""
    times = f" ×{one.copies}" if one.copies > 1 else ""
    if not one.reprint:
        return translate("voucher", "original") + times
    return translate("voucher", "reprint {count}").format(count=one.reprint) + times


def _text(value: object) -> str:
    if not value:
        return ""
    return moment_text(value) if hasattr(value, "hour") else str(value)  # pyright: ignore[reportArgumentType]


RECORD = RecordPane(
    name="service_voucher",
    build=VoucherPane,
    title=QT_TRANSLATE_NOOP("records", "Service voucher"),
    icon="service_voucher",
    help_page="vouchers",
)
