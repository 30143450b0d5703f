"""A loan: who has our unit, until when, in what condition it went and came back, its slip (F24)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout

from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.core.money import format_yuan
from app.domain import permissions
from app.domain.workflows import loan as workflow
from app.services import attachments, issuing, loan_compensation, loan_file, loans, returned_part_file
from app.services.loan_file import LoanFile
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.loan_actions import (
    DecideLoanDialog,
    ExtendLoanDialog,
    LoseLoanDialog,
    SignLoanDialog,
    TakeInDialog,
)
from app.ui.dialogs.loan_printing import print_slip
from app.ui.icons import icon
from app.ui.records import RecordPane
from app.ui.records._attachments import AttachmentsSection
from app.ui.records._issued_versions import IssuedVersionsSection
from app.ui.records._pane import Head, LivePane
from app.ui.theme import SPACE, Tone
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.section import Facts, Row, Section, SmallTable, chip, link_button, set_chip
from app.ui.widgets.timeline import moment_text

_TONES = {"lent": Tone.DUE, "returned": Tone.DONE, "lost": Tone.LATE, "void": Tone.PAUSED}


class LoanPane(LivePane):
    """Head, links, steps, both ways beside one another, prints, photographs."""

    kinds = ("loan", "loaner_unit", "attachment", "issued_paper", "charge_line")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: LoanFile | None = None
        self.head = Head(self)
        self.state, self.late, self.owed = (chip("", parent=self) for _ in range(3))
        for label in (self.owed, self.late, self.state):
            self.head.chips.addWidget(label)
        self.links = FlowLayout(0)
        self.customer = link_button("", lambda: self._open("customer"), self, flush=True)
        self.unit = link_button("", lambda: self._open("loaner_unit"), self, flush=True)
        self.call = link_button("", lambda: self._open("service_call"), self, flush=True)
        self.part = link_button("", lambda: self._open("returned_part"), self, flush=True)
        for link in (self.customer, self.unit, self.call, self.part):
            self.links.addWidget(link)
        self.warning = QLabel(translate("loan", "What is kept of this slip was altered after it was issued."), self)
        self.warning.setProperty("role", "error")
        self.warning.setWordWrap(True)
        self.out, self.back = Facts(2, self), Facts(2, self)
        self.out_section = Section(translate("loan", "Lent"), self)
        self.out_section.add(self.out)
        self.back_section = Section(translate("loan", "Back"), self)
        self.back_section.add(self.back)
        heads = (translate("loan", "Printed"), translate("loan", "By"), translate("loan", "Copy"))
        self.prints = SmallTable(heads, stretch=1, most=4)
        self.prints.setAccessibleName(translate("loan", "Prints of the slip"))
        self.print_section = Section(translate("loan", "Prints of the slip"), self)
        self.print_section.add(self.prints)
        self.versions = IssuedVersionsSection(self.print_version, self)
        self.attachments = AttachmentsSection(desk, "loan", self)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addLayout(self.links)
        column.addWidget(self.warning)
        column.addLayout(self._buttons())
        for part in (self.out_section, self.back_section, self.print_section, self.versions, self.attachments):
            column.addWidget(part)
        column.addStretch(1)

    def read(self, row_id: int) -> None:
        """Read the loan and show it."""
        found = self.found = loan_file.file(row_id)
        entry = found.entry
        self.head.set_words(entry.number, entry.customer_name, " ".join((entry.unit, entry.unit_serial)).strip())
        set_chip(self.state, workflow.state_label(entry.state), _TONES[entry.state])
        set_chip(self.late, translate("loan", "Not back in time") if entry.is_late else "", Tone.LATE)
        set_chip(self.owed, translate("loan", "Compensation to decide") if found.to_decide else "", Tone.DUE)
        self.customer.setText(entry.customer_name)
        self.unit.setText(translate("loan", "Unit {number}").format(number=entry.unit_number))
        self.call.setText(translate("loan", "Call {number}").format(number=entry.call_number))
        self.call.setVisible(bool(entry.call_id))
        self.part.setText(translate("loan", "Receipt {number}").format(number=found.receipt_number))
        self.part.setVisible(bool(found.receipt_number))
        self.warning.setVisible(found.altered)
        self.out.set_facts(_out_facts(found))
        back = _back_facts(found)
        self.back.set_facts(back)
        lost = entry.state == "lost"
        self.back_section.title.setText(translate("loan", "Lost") if lost else translate("loan", "Back"))
        self.back_section.setVisible(any(value for _label, value in back))
        self.prints.put([
            Row(place, (moment_text(one.printed_at), " ".join((one.user_name, one.printer)).strip(), _copy(one)))
            for place, one in enumerate(found.prints, 1)
        ])  # fmt: skip
        self.print_section.setVisible(bool(found.prints))
        may_see = permissions.allowed(self.desk.session.role, "attachment.view")
        self.attachments.setVisible(may_see)
        if may_see:
            self.attachments.show_entries(entry.id, attachments.listing("loan", entry.id))
        self._show_buttons(found)

    def open_take_in(self) -> None:
        """The unit is back."""
        self._dialog(TakeInDialog)

    def void(self) -> None:
        """The unit never left: the slip is void."""
        if self.found is None:
            return
        entry = self.found.entry
        question = translate(
            "loan", "Why is slip {number} void? The unit goes back to its place, the number stays used."
        )
        reason = self.desk.prompts.ask_text(question.format(number=entry.number))
        if reason:
            self.desk.bus.run(loans.void, entry.id, seen_version=entry.row_version, reason=reason)

    def charge(self) -> None:
        """Put the compensation on the call, once somebody agreed to pay it."""
        found = self.found
        if found is None:
            return
        question = translate("loan", "{amount} go on the charge of call {call}. Who agreed to pay?")
        amount = format_yuan(found.compensation, symbol=True)
        said_by = self.desk.prompts.ask_text(
            question.format(amount=amount, call=found.entry.call_number), found.in_signed_by
        )
        if said_by:
            self.desk.bus.run(loan_compensation.charge, found.entry.id, agreed_by=said_by)

    def print(self) -> None:
        """Show the next copy of the slip."""
        if self.found is not None:
            print_slip(self.desk, self.found.entry.id)

    def print_version(self, paper_id: int) -> None:
        """Show one of the versions of the slip, as it was issued."""
        if self.found is not None:
            print_slip(self.desk, self.found.entry.id, paper_id)

    def _show_buttons(self, found: LoanFile) -> None:
        for event, button in self.steps.items():
            button.setVisible(event in found.actions)
        owed = found.is_damaged or bool(found.accessories_missing) or found.entry.state == "lost"
        self.steps["decide"].setVisible("decide" in found.actions and owed)
        may_print = permissions.allowed(self.desk.session.role, "loaner.lend")
        self.print_button.setVisible(may_print and bool(found.paper_id))
        issued = loans.versions(found.entry.id) if may_print else ()
        self.versions.show_versions(issued if len(issued) > 1 else ())

    def _buttons(self) -> FlowLayout:
        self.steps: dict[str, QPushButton] = {
            "take_in": self._button("take_back", translate("loan", "Take in…"), self.open_take_in, primary=True),
            "sign": self._button(
                "signature", translate("loan", "Slip is signed…"), lambda: self._dialog(SignLoanDialog)
            ),
            "extend": self._button("calendar", translate("loan", "Extend…"), lambda: self._dialog(ExtendLoanDialog)),
            "decide": self._button("money", translate("loan", "Compensation…"), lambda: self._dialog(DecideLoanDialog)),
            "charge": self._button("money", translate("loan", "Charge it…"), self.charge),
            "lose": self._button("warning", translate("loan", "It is lost…"), lambda: self._dialog(LoseLoanDialog)),
            "void": self._button("void", translate("loan", "Void the slip…"), self.void),
        }
        self.print_button = self._button("print", translate("loan", "Print the slip"), self.print)
        row = FlowLayout(SPACE // 2)
        for button in (self.steps["take_in"], self.steps["sign"], self.print_button, *list(self.steps.values())[2:]):
            row.addWidget(button)
        return row

    def _button(self, meaning: str, words: str, clicked: Callable[[], object], *, primary: bool = False) -> QPushButton:
        button = QPushButton(icon(meaning, token="on_accent") if primary else icon(meaning), words, self)
        if primary:
            button.setProperty("role", "primary")
        button.clicked.connect(lambda _on: clicked())
        return button

    def _dialog(self, dialog: Callable[..., FormDialog]) -> None:
        if self.found is not None:
            dialog(self.desk, self.found, self.window()).open()

    def _open(self, kind: str) -> None:
        found = self.found
        if found is None:
            return
        if kind == "returned_part" and not found.returned_part_id:  # lent while several things of a receipt are here
            self.desk.open_record("take_back_receipt", returned_part_file.find_receipt(found.receipt_number))
            return
        ids = {
            "customer": found.customer_id, "loaner_unit": found.entry.unit_id, "service_call": found.entry.call_id,
            "returned_part": found.returned_part_id,
        }  # fmt: skip
        self.desk.open_record(kind, ids[kind])


def _out_facts(found: LoanFile) -> tuple[tuple[str, str], ...]:
    entry = found.entry
    signed = " ".join(part for part in (found.out_signed_by, str(found.out_signed_on or "")) if part)
    return (
        (translate("loan", "Lent on"), moment_text(entry.out_at)),
        (translate("loan", "Back by"), entry.due_on.isoformat()),
        (translate("loan", "Lent by"), found.handed_out_by),
        (translate("loan", "Brought by"), entry.technician_name),
        (translate("loan", "Signed"), signed or translate("loan", "not yet")),
        (translate("loan", "Value"), format_yuan(found.unit_value, symbol=True) if found.unit_value else ""),
        (translate("loan", "Accessories"), found.accessories_out),
        (translate("loan", "Condition"), found.condition_out),
        (translate("loan", "Reason"), "" if entry.state == "lost" else found.reason),
    )


def _back_facts(found: LoanFile) -> tuple[tuple[str, str], ...]:
    entry = found.entry
    if entry.state == "lost":
        return (
            (translate("loan", "Said on"), moment_text(entry.in_at) if entry.in_at else ""),
            (translate("loan", "What happened"), found.reason),
            (translate("loan", "Compensation"), _compensation(found)),
            (translate("loan", "About it"), found.compensation_note),
        )
    signed = " ".join(part for part in (found.in_signed_by, str(found.in_signed_on or "")) if part)
    return (
        (translate("loan", "Back at"), moment_text(entry.in_at) if entry.in_at else ""),
        (translate("loan", "Taken in by"), found.taken_in_by),
        (translate("loan", "Signed"), signed),
        (translate("loan", "Condition"), found.condition_in),
        (translate("loan", "Missing"), found.accessories_missing),
        (translate("loan", "Damage"), found.damage_note),
        (translate("loan", "Compensation"), _compensation(found)),
        (translate("loan", "About it"), found.compensation_note),
    )


def _compensation(found: LoanFile) -> str:
    if not found.compensation:
        return ""
    charged = translate("loan", "charged on the call") if found.is_charged else translate("loan", "not charged yet")
    return f"{format_yuan(found.compensation, symbol=True)} · {charged}"


def _copy(one: issuing.PrintedCopy) -> str:
    return (
        translate("loan", "reprint {count}").format(count=one.reprint) if one.reprint else translate("loan", "original")
    )


RECORD = RecordPane(
    name="loan",
    build=LoanPane,
    title=QT_TRANSLATE_NOOP("records", "Loan"),
    icon="loaners",
    help_page="loaners",
)
