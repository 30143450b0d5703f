"""An opinion card: the four grades, the words, what became of low ones."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain import opinion as words
from app.domain.workflows import opinion_card as workflow
from app.services import opinion_cards, opinion_file
from app.services.opinion_file import CardFile
from app.ui.desk import Desk
from app.ui.dialogs.opinion_card import CardBackDialog, CardsToSendDialog, complain_of_card
from app.ui.dialogs.opinion_printing import print_cards
from app.ui.records import RecordPane
from app.ui.records._pane import Head, LivePane
from app.ui.records._steps import StepRow
from app.ui.theme import SPACE, Tone
from app.ui.widgets.section import Facts, chip, link_button, set_chip
from app.ui.widgets.timeline import moment_text

_TONES = {"issued": Tone.DUE, "returned": Tone.DONE, "void": Tone.PAUSED}
_FOLLOWED = {"due": Tone.LATE, "complaint": Tone.DONE, "spoken": Tone.DONE}
_KINDS: tuple[str, ...] = ("customer", "service_call", "opinion", "complaint")


class OpinionCardPane(LivePane):
    """Head, links, steps, the grades and words."""

    kinds = ("opinion_card",)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: CardFile | None = None
        self.head = Head(self)
        self.follow_up, self.state = chip("", parent=self), chip("", parent=self)
        for label in (self.follow_up, self.state):
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
        """Read the card and show it."""
        found = self.found = opinion_file.card(row_id)
        device = " ".join(part for part in (found.product_name, found.model) if part)
        self.head.set_words(found.number, found.technician_name, device)
        set_chip(self.state, workflow.state_label(found.state), _TONES[found.state])
        followed = shown(workflow.FOLLOW_UPS[found.follow_up]) if found.follow_up else ""
        set_chip(self.follow_up, followed, _FOLLOWED.get(found.follow_up, Tone.NORMAL))
        texts = {
            "customer": (found.customer_name, found.customer_id),
            "service_call": (translate("opinion_card", "The call"), found.call_id),
            "opinion": (found.opinion_number, found.opinion_id),
            "complaint": (found.complaint_number, found.complaint_id),
        }
        for kind, (text, row) in texts.items():
            self.links[kind].setText(text)
            self.links[kind].setVisible(bool(row))
        self.facts.set_facts(_facts(found))
        for event, button in self.steps.items():
            button.setVisible(event in found.actions or (event == "print" and found.state != "void"))

    def record(self) -> None:
        """It came back, or what was entered is corrected."""
        if self.found is not None:
            CardBackDialog(self.desk, self.found, self.window()).open()

    def speak(self) -> None:
        """Somebody spoke with the customer about it."""
        if self.found is None:
            return
        note = self.desk.prompts.ask_text(translate("opinion_card", "What did the customer say?"))
        if note:
            self.desk.bus.run(opinion_cards.spoken, self.found.id, seen_version=self.found.row_version, note=note)

    def raise_complaint(self) -> None:
        """Register the complaint."""
        if self.found is not None:
            complain_of_card(self.desk, self.found, self.found.content, self.window())

    def issue_again(self) -> None:
        """A void card goes out after all."""
        if self.found is not None:
            self.desk.bus.run(opinion_cards.issue, call_ids=[self.found.call_id])

    def print_card(self) -> None:
        """On paper, with the ticks where it came back."""
        if self.found is not None:
            print_cards(self.desk, (self.found.number,))

    def void(self) -> None:
        """It was spoilt."""
        if self.found is None:
            return
        question = translate("opinion_card", "Why is the card of {number} void?").format(number=self.found.number)
        reason = self.desk.prompts.ask_text(question)
        if reason:
            self.desk.bus.run(opinion_cards.void, self.found.id, seen_version=self.found.row_version, reason=reason)

    def _buttons(self) -> StepRow:
        row = StepRow(self, (
            ("record", "hand_in", translate("opinion_card", "It came back…"), self.record),
            ("complain", "complaints", translate("opinion_card", "Complaint…"), self.raise_complaint),
            ("speak", "phone", translate("opinion_card", "Spoken with the customer…"), self.speak),
            ("correct", "edit", translate("opinion_card", "Correct…"), self.record),
            ("issue_again", "reopen", translate("opinion_card", "Issue again"), self.issue_again),
            ("print", "print", translate("opinion_card", "Print…"), self.print_card),
            ("void", "void", translate("opinion_card", "Void…"), self.void),
        ))  # fmt: skip
        self.steps = row.buttons
        return row

    def _open(self, kind: str) -> None:
        found = self.found
        if found is not None:
            ids = (found.customer_id, found.call_id, found.opinion_id, found.complaint_id)
            self.desk.open_record(kind, dict(zip(_KINDS, ids, strict=True))[kind])


def _facts(found: CardFile) -> tuple[tuple[str, str], ...]:
    graded = [
        (shown(name), f"{found.grades[item]} {shown(words.GRADES[grade])}" if (grade := found.grades[item]) else "")
        for item, name in words.ITEMS.items()
    ]
    mean = f"{found.total / 100:.2f}" if found.total is not None else ""
    kind = shown(words.CARD_KINDS[found.kind]) if found.kind else translate("opinion_card", "Written")
    own = translate("opinion_card", "This card is about your own work: a colleague enters it.")
    return (
        *graded,
        (translate("opinion_card", "Mean"), mean),
        (kind, found.content),
        (translate("opinion_card", "What the customer said"), found.follow_up_note),
        (translate("opinion_card", "Came back on"), found.returned_on.isoformat() if found.returned_on else ""),
        (translate("opinion_card", "Issued"), " · ".join((moment_text(found.issued_at), found.issued_by))),
        (translate("opinion_card", "Job finished"), moment_text(found.finished_at) if found.finished_at else ""),
        (translate("opinion_card", "Void because"), found.void_reason),
        (translate("opinion_card", "Note"), own if found.is_own else ""),
    )


def enter(desk: Desk, window: QWidget) -> None:
    """The cards to be sent."""
    CardsToSendDialog(desk, window).open()


RECORD = RecordPane(
    name="opinion_card",
    build=OpinionCardPane,
    title=QT_TRANSLATE_NOOP("records", "Opinion card"),
    icon="opinions",
    enter=enter,
    help_page="voice#cards",
)
