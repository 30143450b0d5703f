"""The relationship with a customer: cards, care log, assessments, losses and winning back; moves of owners."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.core.changes import Changes
from app.core.i18n import shown, translate
from app.core.money import format_yuan
from app.domain import permissions
from app.domain.assessment import ADVICE, score_text
from app.domain.care import KINDS, LOSS_REASONS, STATES
from app.services import assessments, care, owners, relationship_cards, win_back
from app.services.care import CareFile
from app.services.customer_file import CustomerFile
from app.ui.desk import Desk
from app.ui.dialogs.assessment import AssessmentEditor
from app.ui.dialogs.care_activity import CareDoneDialog, CareEditor
from app.ui.dialogs.owner_move import OwnerMoveDialog
from app.ui.dialogs.relationship_card import CardEditor
from app.ui.dialogs.win_back import LoseDialog, WinBackNoteDialog, WonBackDialog
from app.ui.papers import print_form
from app.ui.theme import SPACE, Tone
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.section import Row, Section, SmallTable, link_button

_KINDS_READ = (
    "relationship_card", "care_activity", "relationship_assessment", "customer_loss", "win_back_note",
)  # fmt: skip

_ADVICE_TONES = {"improve": Tone.DUE, "keep": Tone.DONE, "end": Tone.LATE}


class RelationshipSection(QWidget):
    """Give it a customer's file with `show_customer`; it reads the rest itself, as far as the role may see it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._file: CustomerFile | None = None
        self._log: dict[int, CareFile] = {}
        self._stale = False
        role = desk.session.role
        heads = (
            translate("relationship", "Name"), translate("relationship", "Position"),
            translate("relationship", "Telephone"), translate("relationship", "Birthday"),
        )  # fmt: skip
        self.cards = self._table(translate("relationship", "Relationship cards"), heads, "relationship_card", stretch=1)
        if permissions.allowed(role, "relationship.change"):
            self.cards[0].add_button("add", translate("relationship", "New relationship card"), self.add_card)
            self.cards[0].add_button("edit", translate("relationship", "Edit the chosen card"), self.edit_card)
        self.cards[0].add_button("print", translate("relationship", "Print the cards"), self.print_cards)
        self.log = self._table(translate("relationship", "Care"), care_headings(), "care_activity", stretch=1)
        if permissions.allowed(role, "care.record"):
            self.log[0].add_button("add", translate("relationship", "Plan care"), self.add_care)
            self.log[0].add_button("complete", translate("relationship", "The chosen one is done"), self.finish_care)
        self.assessments = self._table(
            translate("relationship", "Assessments"),
            (translate("relationship", "Number"), translate("relationship", "Assessed"),
             translate("relationship", "Score"), translate("relationship", "Grade"),
             translate("relationship", "Advice")),
            "relationship_assessment", stretch=4,
        )  # fmt: skip
        if permissions.allowed(role, "assessment.record"):
            self.assessments[0].add_button("add", translate("relationship", "Assess"), self.assess)
        self.losses = Section(translate("relationship", "Loss and winning back"), self)
        self.loss_words = QLabel(self)
        self.loss_words.setWordWrap(True)
        self.losses.add(self.loss_words)
        self.losses.column.addLayout(self._loss_buttons())
        self.moves = Section(translate("relationship", "Owner"), self)
        self.moves.column.addLayout(self._move_row())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.setSpacing(SPACE * 2)
        for part in (self.cards[0], self.log[0], self.assessments[0], self.losses, self.moves):
            column.addWidget(part)
        column.addStretch(1)
        desk.bus.changed.connect(self._changed)

    def show_customer(self, file: CustomerFile) -> None:
        """Show what there is about this customer; read when it is looked at, so that the file opens without waiting."""
        self._file = file
        self._stale = True
        if self.isVisible():
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was not read yet."""
        super().showEvent(event)
        if self._stale:
            self.reload()

    def _changed(self, changes: Changes) -> None:
        if changes.touches(*_KINDS_READ):
            self._stale = True
            if self.isVisible():
                self.reload()

    def reload(self) -> None:
        """Read everything afresh."""
        file = self._file
        if file is None:
            return
        self._stale = False
        role = self._desk.session.role
        sees = permissions.allowed(role, "relationship.view")
        for part in (self.cards[0], self.losses):
            part.setVisible(sees)
        self.log[0].setVisible(permissions.allowed(role, "care.view"))
        self.assessments[0].setVisible(permissions.allowed(role, "assessment.view"))
        if sees:
            self.cards[1].put([_card_row(card) for card in relationship_cards.of_customer(file.id)])
            self._show_losses(file)
        if permissions.allowed(role, "care.view"):
            self._log = {one.id: one for one in care.of_customer(file.id)}
            self.log[1].put([care_row(one) for one in self._log.values()])
        if permissions.allowed(role, "assessment.view"):
            self.assessments[1].put([_assessment_row(one) for one in assessments.of_customer(file.id)])
        self._show_moves(file)

    def add_card(self) -> None:
        """Make a card."""
        if self._file is not None:
            CardEditor(self._desk, self._file.id, parent=self.window()).open()

    def edit_card(self) -> None:
        """Open the form of the chosen card."""
        card_id = self.cards[1].current_id()
        if self._file is not None and card_id:
            CardEditor(self._desk, self._file.id, relationship_cards.entry(card_id), self.window()).open()

    def print_cards(self) -> None:
        """Print the cards in use."""
        if self._file is not None:
            print_form(self._desk, "relationship_card", self._file.number)

    def add_care(self) -> None:
        """Plan something for the customer."""
        if self._file is not None:
            CareEditor(self._desk, self._file.id, parent=self.window()).open()

    def finish_care(self) -> None:
        """Enter what came of the chosen activity."""
        one = self._log.get(self.log[1].current_id())
        if one is not None and one.is_planned:
            CareDoneDialog(self._desk, one, self.window()).open()

    def assess(self) -> None:
        """Assess the relationship."""
        if self._file is not None:
            AssessmentEditor(self._desk, self._file.id, self._file.name, self.window()).open()

    def lose(self) -> None:
        """Mark the customer as lost."""
        if self._file is not None:
            LoseDialog(self._desk, self._file.id, self._file.name, self._file.row_version, self.window()).open()

    def add_note(self) -> None:
        """Write down what was tried to win them back."""
        if self._file is not None:
            WinBackNoteDialog(self._desk, self._file.id, self._file.name, self.window()).open()

    def win_back(self) -> None:
        """They are back."""
        if self._file is not None:
            WonBackDialog(self._desk, self._file.id, self._file.name, self._file.row_version, self.window()).open()

    def move(self) -> None:
        """The owner moves out, or the next one moves in."""
        file = self._file
        if file is None:
            return
        follower = owners.next_owner(file.id)
        if follower:
            self._desk.open_record("customer", follower)
            return
        dialog = OwnerMoveDialog(self._desk, file, self.window(), is_out=owners.has_moved_out(file.id))
        dialog.accepted.connect(lambda: self._open_result(dialog))
        dialog.open()

    def _open_result(self, dialog: OwnerMoveDialog) -> None:
        if dialog.changes is not None and self._file is not None and dialog.changes.result != self._file.id:
            self._desk.open_record("customer", dialog.changes.result)

    def _table(self, title: str, headings: tuple[str, ...], kind: str, stretch: int = 0) -> tuple[Section, SmallTable]:
        section, table = Section(title, self), SmallTable(headings, stretch=stretch, most=6)
        table.setAccessibleName(title)
        table.opened.connect(lambda row_id: self._desk.open_record(kind, row_id))
        section.add(table)
        return section, table

    def _loss_buttons(self) -> FlowLayout:
        self.lose_button = QPushButton(translate("relationship", "Mark as lost…"), self)
        self.lose_button.clicked.connect(lambda _on: self.lose())
        self.note_button = QPushButton(translate("relationship", "Write down an attempt…"), self)
        self.note_button.clicked.connect(lambda _on: self.add_note())
        self.back_button = QPushButton(translate("relationship", "Won back…"), self)
        self.back_button.clicked.connect(lambda _on: self.win_back())
        row = FlowLayout(SPACE // 2)
        for button in (self.lose_button, self.note_button, self.back_button):
            row.addWidget(button)
        return row

    def _move_row(self) -> QHBoxLayout:
        self.move_link = link_button("", self.move, self, flush=True)
        row = QHBoxLayout()
        row.addWidget(self.move_link)
        row.addStretch(1)
        return row

    def _show_losses(self, file: CustomerFile) -> None:
        entries = win_back.of_customer(file.id)
        lost = bool(entries) and entries[0].won_back_on is None
        may = permissions.allowed(self._desk.session.role, "customer.lose")
        self.lose_button.setVisible(may and not lost)
        self.note_button.setVisible(may and lost)
        self.back_button.setVisible(may and lost)
        self.loss_words.setText("\n".join(line for entry in entries for line in _loss_lines(entry)))
        self.loss_words.setVisible(bool(entries))

    def _show_moves(self, file: CustomerFile) -> None:
        may = permissions.allowed(self._desk.session.role, "customer.move_out")
        is_owner = file.kind == "owner"
        self.moves.setVisible(is_owner and may)
        if not (is_owner and may):
            return
        if owners.next_owner(file.id):
            text = translate("relationship", "Open the file of the next owner")
        elif owners.has_moved_out(file.id):
            text = translate("relationship", "The next owner moves in…")
        else:
            text = translate("relationship", "The owner moves out…")
        self.move_link.setText(text)


def care_headings() -> tuple[str, ...]:
    """The columns of a care log."""
    return (
        translate("relationship", "Day"), translate("relationship", "What"), translate("relationship", "State"),
        translate("relationship", "Owner"), translate("relationship", "Cost"),
    )  # fmt: skip


def care_row(one: CareFile) -> Row:
    """An activity in one line."""
    what = " · ".join(part for part in (one.subject or shown(KINDS[one.kind]), one.person) if part)
    day = one.done_on or one.planned_on
    cost = format_yuan(one.cost) if one.cost else ""
    tone = Tone.NORMAL if one.is_planned else Tone.PAUSED
    return Row(one.id, (day.isoformat(), what, shown(STATES[one.state]), one.owner, cost), (tone,) * 5)


def _card_row(card: relationship_cards.CardEntry) -> Row:
    tone = Tone.NORMAL if card.is_active else Tone.PAUSED
    star = "★ " if card.importance == "key" else ""
    return Row(card.id, (star + card.name, card.position, card.phone, card.birthday), (tone,) * 4)


def _assessment_row(one: assessments.AssessmentFile) -> Row:
    quiet = Tone.PAUSED if one.state == "void" else Tone.NORMAL
    tones = (quiet, quiet, quiet, quiet, Tone.PAUSED if one.state == "void" else _ADVICE_TONES[one.advice])
    texts = (one.number, one.assessed_on.isoformat(), score_text(one.total), one.grade, shown(ADVICE[one.advice]))
    return Row(one.id, texts, tones)


def _loss_lines(entry: win_back.LossEntry) -> list[str]:
    text = translate("relationship", "{day} lost: {reason}")
    lines = [text.format(day=entry.lost_on.isoformat(), reason=shown(LOSS_REASONS[entry.reason]))]
    if entry.note:
        lines[0] += f" · {entry.note}"
    for attempt in reversed(entry.attempts):
        step = " → ".join(part for part in (attempt.said, attempt.next_step) if part)
        day = attempt.next_step_on.isoformat() if attempt.next_step_on else ""
        lines.append(" ".join(part for part in (f"  {attempt.noted_on.isoformat()} {attempt.by}: {step}", day) if part))
    if entry.won_back_on:
        back = translate("relationship", "{day} won back").format(day=entry.won_back_on.isoformat())
        lines.append(f"{back} · {entry.won_back_note}" if entry.won_back_note else back)
    return lines
