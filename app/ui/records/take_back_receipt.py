"""A take-back receipt (F20): what stands on it, where its original is, its prints, the signed stub."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.domain import permissions
from app.domain.workflows import returned_part as parts_workflow
from app.domain.workflows import take_back_receipt as workflow
from app.services import attachments, receipt_loss_notes, returned_part_file, take_back_receipts
from app.services.returned_part_file import ReceiptFile
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.hand_back import ReceiptReturnDialog
from app.ui.dialogs.receipt_loss_printing import print_loss_note, print_version
from app.ui.dialogs.receipt_printing import print_receipt
from app.ui.icons import icon
from app.ui.papers import print_form
from app.ui.records import RecordPane
from app.ui.records._attachments import AttachmentsSection
from app.ui.records._issued_versions import IssuedVersionsSection
from app.ui.records._pane import Head, LivePane
from app.ui.records.returned_part import part_tone
from app.ui.records.service_voucher import copy_words
from app.ui.theme import SPACE, Tone
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.moment_edit import DateEdit
from app.ui.widgets.section import Facts, Row, Section, SmallTable, chip, link_button, set_chip
from app.ui.widgets.timeline import moment_text

_TONES = {"issued": Tone.NORMAL, "recovered": Tone.DONE, "lost": Tone.LATE, "void": Tone.PAUSED}


class SignReceiptDialog(FormDialog):
    """The signed stub is here: who signed, when."""

    help_page = "returned_parts#signature"

    def __init__(self, desk: Desk, found: ReceiptFile, parent: QWidget | None = None) -> None:
        title = translate("receipt", "{number} · signed stub").format(number=found.number)
        super().__init__(desk, title, translate("receipt", "Enter the signature"), parent=parent)
        self._receipt = found
        self.form.add("signed_by", translate("receipt", "Signed by"), QLineEdit(), required=True)
        self.form.add("signed_on", translate("receipt", "Signed on"), DateEdit(), required=True)
        self.form.set_values({"signed_on": clock.local(found.issued_at).date()})

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Enter it."""
        run = self.desk.bus.run
        seen = self._receipt.row_version
        return run(take_back_receipts.sign, self._receipt.id, seen_version=seen, on_error=self.on_error, **values)


class PromiseDialog(FormDialog):
    """The customer was told another day."""

    help_page = "returned_parts#signature"

    def __init__(self, desk: Desk, found: ReceiptFile, parent: QWidget | None = None) -> None:
        title = translate("receipt", "{number} · another day").format(number=found.number)
        super().__init__(desk, title, translate("receipt", "Promise another day"), parent=parent)
        self._receipt = found
        self.form.add("expected_return_on", translate("receipt", "Promised for"), DateEdit(), required=True)
        self.form.add("reason", translate("receipt", "Reason"), QLineEdit(), required=True)
        self.form.set_values({"expected_return_on": found.expected_return_on})

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Promise it."""
        if values["expected_return_on"] is None:
            self.form.set_error("expected_return_on", translate("receipt", "Please fill this in."))
            return None
        run = self.desk.bus.run
        seen = self._receipt.row_version
        return run(take_back_receipts.promise, self._receipt.id, seen_version=seen, on_error=self.on_error, **values)


class ReceiptPane(LivePane):
    """Head, links, steps, the things, signatures, prints, scans."""

    kinds = ("take_back_receipt", "returned_part", "attachment", "issued_paper")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: ReceiptFile | None = None
        self.head = Head(self)
        self.state = chip("", parent=self)
        self.head.chips.addWidget(self.state)
        self.links = FlowLayout(0)
        self.customer = link_button("", lambda: self._open("customer"), self, flush=True)
        self.call = link_button("", lambda: self._open("service_call"), self, flush=True)
        self.links.addWidget(self.customer)
        self.links.addWidget(self.call)
        self.things = SmallTable((
            translate("receipt", "Number"), translate("receipt", "Item"), translate("receipt", "Serial"),
            translate("receipt", "State"), translate("receipt", "Is with"),
        ), stretch=1, most=12)  # fmt: skip
        self.things.setAccessibleName(translate("receipt", "Things on the receipt"))
        self.things.opened.connect(lambda row_id: self.desk.open_record("returned_part", row_id))
        self.facts = Facts(2, self)
        self.prints = SmallTable(
            (translate("receipt", "Printed"), translate("receipt", "By"), translate("receipt", "Copy")),
            stretch=1, most=4,
        )  # fmt: skip
        self.prints.setAccessibleName(translate("receipt", "Prints"))
        self.loss_notes = IssuedVersionsSection(lambda paper_id: print_version(desk, paper_id), self)
        self.loss_notes.title.setText(translate("receipt", "Notes of its loss"))
        self.attachments = AttachmentsSection(desk, "take_back_receipt", self)
        things = Section(translate("receipt", "Things on the receipt"), self)
        things.add(self.things)
        self.print_section = Section(translate("receipt", "Prints"), self)
        self.print_section.add(self.prints)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addLayout(self.links)
        column.addLayout(self._buttons())
        for part in (things, self.facts, self.print_section, self.loss_notes, self.attachments):
            column.addWidget(part)
        column.addStretch(1)

    def read(self, row_id: int) -> None:
        """Read the receipt and show it."""
        found = self.found = returned_part_file.receipt(row_id)
        count = translate("receipt", "Items: {count}").format(count=len(found.parts))
        self.head.set_words(found.number, found.customer_name, count)
        set_chip(self.state, workflow.state_label(found.state), _TONES[found.state])
        self.customer.setText(found.customer_name)
        self.call.setText(translate("receipt", "Call {number}").format(number=found.call_number))
        self.things.put([
            Row(one.id, (one.number, f"{one.item} {one.model}".strip(), one.replacement_serial or one.serial,
                         parts_workflow.state_label(one.state), one.holder_name),
                (Tone.NORMAL, Tone.NORMAL, Tone.NORMAL, part_tone(one)))
            for one in found.parts
        ])  # fmt: skip
        self.facts.set_facts(_facts(found))
        self.prints.put([
            Row(place, (moment_text(one.printed_at), f"{one.user_name} {one.printer}".strip(), copy_words(one)))
            for place, one in enumerate(found.prints, 1)
        ])  # fmt: skip
        self.print_section.setVisible(bool(found.prints))
        self.loss_notes.show_versions(receipt_loss_notes.versions(found.id))
        for name, button in self.button.items():
            button.setVisible(name in found.actions)
        self.button["tags"].setVisible(bool(found.open_parts))
        if permissions.allowed(self.desk.session.role, "attachment.view"):
            self.attachments.show_entries(found.id, attachments.listing("take_back_receipt", found.id))

    def void(self) -> None:
        """It was issued by mistake."""
        if self.found is None:
            return
        question = translate("receipt", "Why is receipt {number} void?").format(number=self.found.number)
        reason = self.desk.prompts.ask_text(question)
        if reason:
            seen = self.found.row_version
            self.desk.bus.run(take_back_receipts.void, self.found.id, seen_version=seen, reason=reason)

    def print(self) -> None:
        """Show the next copy in the preview."""
        if self.found is not None:
            print_receipt(self.desk, self.found.id)

    def print_tags(self) -> None:
        """Show the tags of what is still here."""
        if self.found is not None:
            print_form(self.desk, "repair_tag", self.found.number)

    def print_loss(self) -> None:
        """Show the note that its original is lost, for the customer to sign."""
        if self.found is not None:
            print_loss_note(self.desk, self.found.number)

    def _buttons(self) -> FlowLayout:
        steps: tuple[tuple[str, str, str, Callable[[], object]], ...] = (
            ("hand_back", "take_back", translate("receipt", "Hand back…"), partial(self._dialog, ReceiptReturnDialog)),
            ("sign", "signature", translate("receipt", "Signed stub…"), partial(self._dialog, SignReceiptDialog)),
            ("print", "print", translate("receipt", "Print the receipt"), self.print),
            ("tags", "print", translate("receipt", "Print the repair tags"), self.print_tags),
            ("loss", "print", translate("receipt", "Note of its loss"), self.print_loss),
            ("promise", "promise", translate("receipt", "Another day…"), partial(self._dialog, PromiseDialog)),
            ("void", "void", translate("receipt", "Void…"), self.void),
        )
        row = FlowLayout(SPACE // 2)
        self.button: dict[str, QPushButton] = {}
        for name, meaning, words, clicked in steps:
            first = name == "hand_back"
            button = QPushButton(icon(meaning, token="on_accent") if first else icon(meaning), words, self)
            if first:
                button.setProperty("role", "primary")
            button.clicked.connect(lambda _on, clicked=clicked: clicked())
            self.button[name] = button
            row.addWidget(button)
        return row

    def _dialog(self, dialog: Callable[..., FormDialog]) -> None:
        if self.found is not None:
            dialog(self.desk, self.found, self.window()).open()

    def _open(self, kind: str) -> None:
        if self.found is not None:
            ids = {"customer": self.found.customer_id, "service_call": self.found.call_id}
            self.desk.open_record(kind, ids[kind])


def _facts(found: ReceiptFile) -> tuple[tuple[str, str], ...]:
    def signed(by: str, on: object) -> str:
        return " ".join(part for part in (by, str(on or "")) if part)

    is_lost = found.state == workflow.State.LOST
    original = translate("receipt", "Loss noted") if is_lost else translate("receipt", "Original back")
    return (
        (translate("receipt", "Issued"), moment_text(found.issued_at)),
        (translate("receipt", "Issued by"), found.issued_by),
        (translate("receipt", "Promised for"), str(found.expected_return_on or "")),
        (translate("receipt", "Technician"), found.technician_name),
        (translate("receipt", "Loaner slip"), found.loan_number),
        (translate("receipt", "Taken, signed"), signed(found.signed_by, found.signed_on)),
        (translate("receipt", "Returned, signed"), signed(found.returned_signed_by, found.returned_signed_on)),
        (original, signed(found.recovered_by, found.recovered_on)),
        (translate("receipt", "Note of the loss"), found.lost_note),
        (translate("receipt", "Loss signed by"), found.lost_signed_by),
        (translate("receipt", "Replaces"), found.replaces_number),
        (translate("receipt", "Replaced by"), found.replaced_by),
        (translate("receipt", "Void because"), found.void_reason),
    )


RECORD = RecordPane(
    name="take_back_receipt",
    build=ReceiptPane,
    title=QT_TRANSLATE_NOOP("records", "Take-back receipt"),
    icon="receipt",
    help_page="returned_parts",
)
