"""A receivable that is left out of the collection rate because a complaint delays it (R139)."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import format_yuan
from app.domain import return_goods
from app.services import receivable_exclusions
from app.services.receivable_exclusions import ExclusionFile
from app.ui.desk import Desk
from app.ui.icons import icon
from app.ui.records import RecordPane
from app.ui.records._pane import Head, LivePane
from app.ui.theme import SPACE, Tone, mark
from app.ui.widgets.section import Facts, chip, link_button, set_chip
from app.ui.widgets.timeline import moment_text


class ReceivableExclusionPane(LivePane):
    """Head, links, facts; void with a reason."""

    kinds = ("receivable_exclusion", "complaint")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: ExclusionFile | None = None
        self.head = Head(self)
        self.state = chip("", parent=self)
        self.head.chips.addWidget(self.state)
        self.case = link_button("", lambda: self._open("complaint"), self, flush=True)
        self.customer = link_button("", lambda: self._open("customer"), self, flush=True)
        links = QHBoxLayout()
        links.addWidget(self.case)
        links.addWidget(self.customer)
        links.addStretch(1)
        self.void_button = QPushButton(icon("void"), translate("receivable", "Counts after all…"), self)
        mark(self.void_button, role="danger")
        self.void_button.clicked.connect(lambda _on: void_exclusion(self.desk, self.found) if self.found else None)
        buttons = QHBoxLayout()
        buttons.addWidget(self.void_button)
        buttons.addStretch(1)
        self.facts = Facts(2, self)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addLayout(links)
        column.addLayout(buttons)
        column.addWidget(self.facts)
        column.addStretch(1)

    def read(self, row_id: int) -> None:
        """Read it and show it."""
        found = self.found = receivable_exclusions.file(row_id)
        self.head.set_words(found.number, format_yuan(found.amount, symbol=True), found.salesperson)
        tone = Tone.PAUSED if found.state == "void" else Tone.NORMAL
        set_chip(self.state, shown(return_goods.RECEIVABLE_STATES[found.state]), tone)
        self.case.setText(translate("return_slip", "Complaint {number}").format(number=found.complaint_number))
        self.customer.setText(found.customer_name)
        self.void_button.setVisible(found.may_void)
        self.facts.set_facts((
            (translate("receivable", "Salesperson"), found.salesperson),
            (translate("receivable", "To be paid by"), found.due_on.isoformat()),
            (translate("receivable", "Invoice"), found.invoice_number),
            (translate("receivable", "Note"), found.note),
            (translate("receivable", "Entered"), f"{moment_text(found.entered_at)} {found.entered_by}"),
            (translate("receivable", "Void because"), found.void_reason),
        ))  # fmt: skip

    def _open(self, kind: str) -> None:
        if self.found is not None:
            row_id = self.found.complaint_id if kind == "complaint" else self.found.customer_id
            self.desk.open_record(kind, row_id)


def void_exclusion(desk: Desk, found: ExclusionFile) -> None:
    """Let a receivable count again after asking why."""
    reason = desk.prompts.ask_text(translate("receivable", "Why does this receivable count after all?"))
    if reason:
        desk.bus.run(receivable_exclusions.void, found.id, seen_version=found.row_version, reason=reason)


RECORD = RecordPane(
    name="receivable_exclusion",
    build=ReceivableExclusionPane,
    title=QT_TRANSLATE_NOOP("records", "Receivable left out"),
    icon="charges",
    help_page="complaints#execution",
)
