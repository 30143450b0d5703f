"""A cash hand-over slip: its charges, its prints; void with a reason (R059)."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import format_yuan
from app.domain import codes
from app.services import cash_handovers
from app.services.cash_handovers import SlipFile
from app.ui.desk import Desk
from app.ui.dialogs.cash_handover import CashHandoverDialog, print_slip
from app.ui.icons import icon
from app.ui.records import RecordPane
from app.ui.records._pane import Head, LivePane
from app.ui.records.service_voucher import copy_words
from app.ui.theme import SPACE, Tone, mark
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.section import Facts, Row, Section, SmallTable, chip, set_chip
from app.ui.widgets.timeline import moment_text


class CashHandoverPane(LivePane):
    """Head, buttons, facts, charges, prints."""

    kinds = ("cash_handover", "charge", "issued_paper")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.slip: SlipFile | None = None
        self.head = Head(self)
        self.state = chip("", parent=self)
        self.head.chips.addWidget(self.state)
        self.print_button = QPushButton(icon("print"), translate("charge", "Print"), self)
        self.print_button.clicked.connect(lambda _on: print_slip(self.desk, self.row_id))
        self.void_button = QPushButton(icon("void"), translate("charge", "Void"), self)
        mark(self.void_button, role="danger")
        self.void_button.clicked.connect(lambda _on: self.void())
        buttons = FlowLayout(SPACE // 2)
        buttons.addWidget(self.print_button)
        buttons.addWidget(self.void_button)
        self.facts = Facts(2, self)
        heads = (
            translate("charge", "Charge"), translate("charge", "Customer"), translate("charge", "Call"),
            translate("charge", "Amount"),
        )  # fmt: skip
        self.lines = SmallTable(heads, stretch=1, most=14)
        self.lines.setAccessibleName(translate("charge", "Charges on the slip"))
        self.lines.opened.connect(lambda row_id: self.desk.open_record("charge", row_id))
        section = Section(translate("charge", "Charges on the slip"), self)
        section.add(self.lines)
        heads = (translate("voucher", "Printed"), translate("voucher", "By"), translate("voucher", "Copy"))
        self.prints = SmallTable(heads, stretch=1, most=5)
        self.prints.setAccessibleName(translate("voucher", "Prints"))
        self.print_section = Section(translate("voucher", "Prints"), self)
        self.print_section.add(self.prints)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addLayout(buttons)
        column.addWidget(self.facts)
        column.addWidget(section)
        column.addWidget(self.print_section)
        column.addStretch(1)

    def read(self, row_id: int) -> None:
        """Read the slip and show it."""
        slip = self.slip = cash_handovers.file(row_id)
        altered = translate("voucher", "What is kept of this paper was altered after it was issued.")
        self.head.set_words(slip.number, format_yuan(slip.amount, symbol=True), altered if slip.altered else "")
        set_chip(self.state, shown(codes.SLIP_STATES[slip.state]), Tone.PAUSED if slip.state == "void" else Tone.DONE)
        self.facts.set_facts((
            (translate("charge", "Handed over by"), slip.handed_by),
            (translate("charge", "Taken by"), slip.taken_by),
            (translate("charge", "When"), moment_text(slip.handed_over_at)),
            (translate("charge", "Entered by"), slip.issued_by),
            (translate("charge", "Notes"), slip.notes),
            (translate("charge", "Void because"), slip.void_reason),
        ))  # fmt: skip
        self.lines.put([
            Row(one.charge_id, (one.number, one.customer_name, one.call_number, format_yuan(one.amount)))
            for one in slip.lines
        ])  # fmt: skip
        self.prints.put([
            Row(place, (moment_text(one.printed_at), " ".join((one.user_name, one.printer)).strip(), copy_words(one)))
            for place, one in enumerate(slip.prints, 1)
        ])  # fmt: skip
        self.print_section.setVisible(bool(slip.prints))
        self.print_button.setVisible(slip.may_print)
        self.void_button.setVisible(slip.may_void)

    def void(self) -> None:
        """Void the slip with a reason: the money is with who had collected it."""
        slip = self.slip
        if slip is None:
            return
        question = translate("charge", "Why is slip {number} void? The number stays used, the money is not at finance.")
        reason = self.desk.prompts.ask_text(question.format(number=slip.number))
        if reason:
            self.desk.bus.run(cash_handovers.void, slip.id, seen_version=slip.row_version, reason=reason)


def _enter(desk: Desk, window: QWidget) -> None:
    CashHandoverDialog(desk, (), window).open()


RECORD = RecordPane(
    name="cash_handover",
    build=CashHandoverPane,
    title=QT_TRANSLATE_NOOP("records", "Cash hand-over slip"),
    icon="cash_handover",
    enter=_enter,
    help_page="charges#cash",
)
