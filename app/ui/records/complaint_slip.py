"""A reminder or late-cause slip (F56, F57): which unit, how late, what was asked, its answer, its prints."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain import permissions
from app.domain.workflows import complaint_slip as workflow
from app.services import complaint_slips
from app.services.complaint_slips import SlipFile
from app.ui.desk import Desk
from app.ui.dialogs.complaint_slip import AnswerSlipDialog, void_slip
from app.ui.dialogs.store_printing import print_issued
from app.ui.icons import icon
from app.ui.records import RecordPane
from app.ui.records._complaint_clocks import due_text
from app.ui.records._complaint_progress import SLIP_TONES
from app.ui.records._pane import Head, LivePane
from app.ui.records.service_voucher import copy_words
from app.ui.theme import SPACE, mark
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.section import Facts, Row, Section, SmallTable, chip, link_button, set_chip
from app.ui.widgets.timeline import moment_text


class ComplaintSlipPane(LivePane):
    """Head, link to the case, buttons, facts, prints."""

    kinds = ("complaint_slip", "complaint", "complaint_stage", "issued_paper")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.slip: SlipFile | None = None
        self.head = Head(self)
        self.state = chip("", parent=self)
        self.head.chips.addWidget(self.state)
        self.case = link_button("", self._open_case, self, flush=True)
        links = QHBoxLayout()
        links.addWidget(self.case)
        links.addStretch(1)
        self.answer_button = QPushButton(icon("edit"), translate("complaint_slip", "Enter the answer…"), self)
        self.answer_button.clicked.connect(lambda _on: self.answer())
        self.print_button = QPushButton(icon("print"), translate("complaint_slip", "Print"), self)
        self.print_button.clicked.connect(lambda _on: self.print())
        self.void_button = QPushButton(icon("void"), translate("complaint_slip", "Void…"), self)
        mark(self.void_button, role="danger")
        self.void_button.clicked.connect(lambda _on: self.void())
        buttons = FlowLayout(SPACE // 2)
        for button in (self.answer_button, self.print_button, self.void_button):
            buttons.addWidget(button)
        self.facts = Facts(2, self)
        heads = (translate("voucher", "Printed"), translate("voucher", "By"), translate("voucher", "Copy"))
        self.prints = SmallTable(heads, stretch=1, most=5)
        self.prints.setAccessibleName(translate("voucher", "Prints"))
        self.print_section = Section(translate("voucher", "Prints"), self)
        self.print_section.add(self.prints)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addLayout(links)
        column.addLayout(buttons)
        column.addWidget(self.facts)
        column.addWidget(self.print_section)
        column.addStretch(1)

    def read(self, row_id: int) -> None:
        """Read the slip and show it."""
        slip = self.slip = complaint_slips.file(row_id)
        altered = translate("voucher", "What is kept of this paper was altered after it was issued.")
        title = f"{shown(workflow.KINDS[slip.kind])} · {slip.unit}"
        self.head.set_words(slip.number, title, altered if slip.altered else "")
        set_chip(self.state, workflow.state_label(slip.state), SLIP_TONES[slip.state])
        self.case.setText(f"{slip.complaint_number} {slip.customer_name}")
        self.facts.set_facts(_facts(slip))
        self.prints.put([
            Row(place, (moment_text(one.printed_at), " ".join((one.user_name, one.printer)).strip(), copy_words(one)))
            for place, one in enumerate(slip.prints, 1)
        ])  # fmt: skip
        self.print_section.setVisible(bool(slip.prints))
        self.answer_button.setVisible("answer" in slip.actions)
        self.void_button.setVisible("void" in slip.actions)
        self.print_button.setVisible(permissions.allowed(self.desk.session.role, "complaint_slip.issue"))

    def answer(self) -> None:
        """Enter what the unit answered."""
        if self.slip is not None:
            AnswerSlipDialog(self.desk, self.slip, self.window()).open()

    def print(self) -> None:
        """Show the next copy in the preview."""
        if self.slip is not None:
            print_issued(self.desk, workflow.FORMS[self.slip.kind], self.slip.id)

    def void(self) -> None:
        """It was issued by mistake."""
        if self.slip is not None:
            void_slip(self.desk, self.slip)

    def _open_case(self) -> None:
        if self.slip is not None:
            self.desk.open_record("complaint", self.slip.complaint_id)


def _facts(slip: SlipFile) -> tuple[tuple[str, str], ...]:
    late = translate("complaint_slip", "{days} days").format(days=slip.days_late)
    return (
        (translate("complaint_slip", "Stage"), slip.stage_name),
        (translate("complaint_slip", "Unit"), slip.unit),
        (translate("complaint_slip", "In"), moment_text(slip.entered_at)),
        (translate("complaint_slip", "Due"), due_text(slip.due_at)),
        (translate("complaint_slip", "Out"), moment_text(slip.left_at) if slip.left_at else ""),
        (translate("complaint_slip", "Late when issued"), late),
        (translate("complaint_slip", "What is asked"), slip.asks),
        (translate("complaint_slip", "Answer by"), slip.answer_due_on.isoformat() if slip.answer_due_on else ""),
        (translate("complaint_slip", "Issued"), moment_text(slip.issued_at)),
        (translate("complaint_slip", "Issued by"), slip.issued_by),
        (translate("complaint_slip", "Why it was late"), slip.cause),
        (translate("complaint_slip", "Answer"), slip.answer),
        (translate("complaint_slip", "Answered by"), slip.answered_by),
        (translate("complaint_slip", "Answered on"), slip.answered_on.isoformat() if slip.answered_on else ""),
        (translate("complaint_slip", "Void because"), slip.void_reason),
    )


RECORD = RecordPane(
    name="complaint_slip",
    build=ComplaintSlipPane,
    title=QT_TRANSLATE_NOOP("records", "Slip about a late stage"),
    icon="complaints",
    help_page="complaints#progress",
)
