"""An opinion or suggestion: what was said, where it is, what was answered; from here to a complaint or a call."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain import complaint_clock
from app.domain import opinion as words
from app.domain.workflows import opinion as workflow
from app.services import opinion_file, opinions
from app.services.opinion_file import OpinionFile
from app.ui.desk import Desk
from app.ui.dialogs._opinion_links import call, complain
from app.ui.dialogs.opinion import (
    AnswerOpinionDialog,
    CustomerOpinionDialog,
    ForwardOpinionDialog,
    TellCustomerDialog,
)
from app.ui.dialogs.opinion_printing import print_book
from app.ui.records import RecordPane
from app.ui.records._pane import Head, LivePane
from app.ui.records._steps import StepRow
from app.ui.theme import SPACE, Tone
from app.ui.widgets.section import Facts, chip, link_button, set_chip
from app.ui.widgets.timeline import moment_text

_TONES = {
    "received": Tone.DUE, "forwarded": Tone.DUE, "answered": Tone.DUE, "closed": Tone.DONE, "void": Tone.PAUSED,
}  # fmt: skip
_KINDS: tuple[str, ...] = ("customer", "service_call", "complaint", "next_call", "return_visit")


class OpinionPane(LivePane):
    """Head, links, steps, the facts."""

    kinds = ("opinion", "return_visit")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: OpinionFile | None = None
        self.head = Head(self)
        self.late, self.state = chip("", parent=self), chip("", parent=self)
        for label in (self.late, self.state):
            self.head.chips.addWidget(label)
        self.links = {kind: link_button("", lambda kind=kind: self._open(kind), self, flush=True) for kind in _KINDS}
        links = QHBoxLayout()
        for link in self.links.values():
            links.addWidget(link)
        links.addStretch(1)
        self.facts = Facts(2, self)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addLayout(links)
        column.addLayout(self._buttons())
        column.addWidget(self.facts)
        column.addStretch(1)

    def read(self, row_id: int) -> None:
        """Read the opinion and show it."""
        found = self.found = opinion_file.file(row_id)
        who = "" if found.customer_id else found.customer_name
        parts = (shown(words.KINDS[found.kind]), shown(words.CATEGORIES[found.category]), who)
        about = " · ".join(part for part in parts if part)
        self.head.set_words(found.number, found.content.replace("\n", " ")[:120], about)
        set_chip(self.state, workflow.state_label(found.state), _TONES[found.state])
        set_chip(self.late, _late(found), Tone.LATE)
        texts = {
            "customer": (found.customer_name, found.customer_id),
            "service_call": (found.call_number, found.call_id),
            "complaint": (found.complaint_number, found.complaint_id),
            "next_call": (found.next_call_number, found.next_call_id),
            "return_visit": (found.visit_number, found.visit_id),
        }
        for kind, (text, row) in texts.items():
            self.links[kind].setText(text)
            self.links[kind].setVisible(bool(row))
        self.facts.set_facts(_facts(found))
        shown_steps = found.actions | {"print"} | ({"answer"} if "answer_and_close" in found.actions else set())
        for event, button in self.steps.items():
            button.setVisible(event in shown_steps and not (event == "print" and found.state == "void"))

    def edit(self) -> None:
        """Correct it while it is not answered."""
        if self.found is not None:
            CustomerOpinionDialog(self.desk, found=self.found, parent=self.window()).open()

    def forward(self) -> None:
        """Pass it on to a department."""
        if self.found is not None:
            ForwardOpinionDialog(self.desk, self.found, self.window()).open()

    def answer(self) -> None:
        """Write the answer."""
        if self.found is not None:
            AnswerOpinionDialog(self.desk, self.found, self.window()).open()

    def tell(self) -> None:
        """The customer was told."""
        if self.found is not None:
            TellCustomerDialog(self.desk, self.found, self.window()).open()

    def raise_complaint(self) -> None:
        """It is a complaint: register it with what is known."""
        found = self.found
        if found is not None:
            complain(
                self.desk, ("opinion", found.id), self.window(), customer_id=found.customer_id, call_id=found.call_id,
                content=found.content,
            )  # fmt: skip

    def raise_call(self) -> None:
        """It needs work: register a service call."""
        found = self.found
        if found is not None:
            call(self.desk, ("opinion", found.id), found.customer_id, found.content, self.window())

    def print_page(self) -> None:
        """On a page of the opinion book."""
        if self.found is not None:
            print_book(self.desk, (self.found.id,))

    def void(self) -> None:
        """It was entered by mistake."""
        if self.found is None:
            return
        question = translate("opinion", "Why is {number} void?").format(number=self.found.number)
        reason = self.desk.prompts.ask_text(question)
        if reason:
            self.desk.bus.run(opinions.void, self.found.id, seen_version=self.found.row_version, reason=reason)

    def _buttons(self) -> StepRow:
        row = StepRow(self, (
            ("forward", "forward", translate("opinion", "Pass on…"), self.forward),
            ("answer", "edit", translate("opinion", "Answer…"), self.answer),
            ("tell", "phone", translate("opinion", "Customer told…"), self.tell),
            ("change", "edit", translate("opinion", "Edit…"), self.edit),
            ("complain", "complaints", translate("opinion", "It is a complaint…"), self.raise_complaint),
            ("call", "register_call", translate("opinion", "It needs a call…"), self.raise_call),
            ("print", "print", translate("opinion", "Print…"), self.print_page),
            ("void", "void", translate("opinion", "Void…"), self.void),
        ))  # fmt: skip
        self.steps = row.buttons
        return row

    def _open(self, kind: str) -> None:
        found = self.found
        if found is not None:
            ids = (found.customer_id, found.call_id, found.complaint_id, found.next_call_id, found.visit_id)
            target = "service_call" if kind == "next_call" else kind
            self.desk.open_record(target, dict(zip(_KINDS, ids, strict=True))[kind])


def _late(found: OpinionFile) -> str:
    """What of its clocks has run out; empty when nothing has."""
    now = clock.now()
    if found.state in workflow.UNANSWERED and complaint_clock.is_late(found.answer_due_at, now):
        return translate("opinion", "Answer overdue")
    if found.state == "received" and complaint_clock.is_late(found.forward_due_at, now):
        return translate("opinion", "Passing on overdue")
    return ""


def _facts(found: OpinionFile) -> tuple[tuple[str, str], ...]:
    def moment(at: object, who: str = "") -> str:
        return " · ".join(part for part in (moment_text(at) if at else "", who) if part)  # pyright: ignore[reportArgumentType]

    waiting = found.state in workflow.UNANSWERED
    forward_due = moment(found.forward_due_at) if found.state == "received" else ""
    due = complaint_clock.last_day(found.answer_due_at).isoformat() if waiting and found.answer_due_at else ""
    passed_on = moment(found.forwarded_at, " ".join(part for part in (found.forwarded_to, found.forwarded_by) if part))
    how = shown(words.TOLD_HOW[found.told_how]) if found.told_how else ""
    reply = translate("opinion", "yes") if found.wants_reply else translate("opinion", "no")
    return (
        (translate("opinion", "What the customer says"), found.content),
        (translate("opinion", "Received"), moment(found.received_at, found.received_by)),
        (translate("opinion", "Came by"), shown(words.CHANNELS[found.channel])),
        (translate("opinion", "Page of the book"), found.page),
        (translate("opinion", "Contact"), " · ".join(part for part in (found.contact_name, found.phone) if part)),
        (translate("opinion", "Reply promised"), reply),
        (translate("opinion", "Pass on by"), forward_due),
        (translate("opinion", "Passed on"), passed_on if found.forwarded_to else ""),
        (translate("opinion", "Answer by"), due),
        (translate("opinion", "Answer"), found.answer),
        (translate("opinion", "Answered"), moment(found.answered_at, found.answered_by)),
        (translate("opinion", "Customer told"), moment(found.told_at, " ".join((how, found.told_by)).strip())),
        (translate("opinion", "Void because"), found.void_reason),
    )


def enter(desk: Desk, window: QWidget) -> None:
    """A new opinion."""
    CustomerOpinionDialog(desk, parent=window).open()


RECORD = RecordPane(
    name="opinion",
    build=OpinionPane,
    title=QT_TRANSLATE_NOOP("records", "Opinion"),
    icon="opinions",
    enter=enter,
    help_page="voice",
)
