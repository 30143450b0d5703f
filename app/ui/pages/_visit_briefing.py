"""What to know before ringing a customer: why, the contact, the last voucher, open promises, and what to ask."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.core import clock
from app.core.i18n import translate
from app.services.visit_sheet import Briefing
from app.ui.call_words import voucher_state
from app.ui.desk import Desk
from app.ui.theme import SPACE, Tone
from app.ui.widgets.section import Facts, Row, Section, SmallTable, chip, link_button, set_chip


class BriefingPanel(QScrollArea):
    """One customer of the morning sheet."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: Briefing | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget(self)
        self.customer = link_button("", self._open_customer, body, flush=True)
        self.number = link_button("", self._open_visit, body)
        self.key = chip("", Tone.DUE, body)
        self.phone = QLabel(body)
        self.phone.setProperty("role", "heading")
        self.phone.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.contact = QLabel(body)
        self.facts = Facts(1, body)
        self.promises = Section(translate("visit", "Still open with this customer"), body)
        heads = (translate("visit", "Number"), translate("visit", "What"))
        self.open = SmallTable(heads, stretch=1, most=4)
        self.open.setAccessibleName(translate("visit", "Still open with this customer"))
        self.open.opened.connect(self._open_promise)
        self.promises.add(self.open)
        self.script = Section(translate("visit", "What to ask"), body)
        self.questions = QLabel(body)
        self.questions.setTextFormat(Qt.TextFormat.PlainText)
        self.questions.setWordWrap(True)
        self.script.add(self.questions)
        top = QHBoxLayout()
        top.addWidget(self.customer)
        top.addWidget(self.key)
        top.addStretch(1)
        top.addWidget(self.number)
        call = QHBoxLayout()
        call.addWidget(self.phone)
        call.addSpacing(SPACE)
        call.addWidget(self.contact, 1)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, SPACE, 0)
        column.setSpacing(SPACE // 2)
        column.addLayout(top)
        column.addLayout(call)
        column.addWidget(self.facts)
        column.addSpacing(SPACE // 2)
        column.addWidget(self.promises)
        column.addWidget(self.script)
        column.addStretch(1)
        self.setWidget(body)

    def show_briefing(self, known: Briefing, is_key: bool) -> None:
        """Show what is known."""
        self._known = known
        visit = known.visit
        self.customer.setText(visit.customer_name)
        self.number.setText(visit.number)
        set_chip(self.key, translate("visit", "Key customer") if is_key else "", Tone.DUE)
        self.phone.setText(visit.phone or translate("visit", "no telephone"))
        self.contact.setText(known.contact)
        paper = known.voucher
        voucher = ""
        if paper is not None:
            day = clock.local(paper.issued_at).date().isoformat() if paper.issued_at else ""
            state = voucher_state(paper.state)
            voucher = " · ".join(part for part in (paper.number, day, paper.technician_name, state) if part)
        done = visit.solution_text or (paper.done if paper else "")
        self.facts.set_facts((
            (translate("visit", "Why"), known.why),
            (translate("visit", "Last voucher"), voucher),
            (translate("visit", "What was done"), done),
            (translate("visit", "By"), visit.technician_name),
            (translate("visit", "Asked last"), known.last_visit),
            (translate("visit", "Noted before"), "\n".join(one.note for one in visit.tries if one.note)),
        ))  # fmt: skip
        self.open.put([
            Row(number, (one.number, one.words), (Tone.LATE if one.is_late else Tone.NORMAL,) * 2)
            for number, one in enumerate(known.promises, 1)
        ])  # fmt: skip
        self.promises.setVisible(bool(known.promises))
        self.questions.setText("\n".join(f"{number}. {text}" for number, text in enumerate(known.questions, 1)))
        self.verticalScrollBar().setValue(0)

    def _open_customer(self) -> None:
        if self._known is not None:
            self._desk.open_record("customer", self._known.visit.customer_id)

    def _open_visit(self) -> None:
        if self._known is not None:
            self._desk.open_record("return_visit", self._known.visit.id)

    def _open_promise(self, number: int) -> None:
        if self._known is not None:
            one = self._known.promises[number - 1]
            self._desk.open_record(one.kind, one.row_id)
