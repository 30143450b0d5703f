"""A relationship card: the person, how to reach them, what pleases them, what was done for them (F06)."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain import permissions
from app.domain.care import IMPORTANCES
from app.services import care, relationship_cards
from app.services.relationship_cards import CardEntry
from app.ui.desk import Desk
from app.ui.dialogs.care_activity import CareEditor
from app.ui.dialogs.relationship_card import CardEditor
from app.ui.icons import icon
from app.ui.papers import print_form
from app.ui.records import RecordPane
from app.ui.records._pane import Head, LivePane
from app.ui.records._relationship import care_headings, care_row
from app.ui.theme import SPACE, Tone
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.section import Facts, SmallTable, chip, link_button, set_chip


class RelationshipCardPane(LivePane):
    """The card, its buttons, and the care of this person."""

    kinds = ("relationship_card", "care_activity", "customer")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.card: CardEntry | None = None
        self.head = Head(self)
        self.importance, self.away = chip("", parent=self), chip("", parent=self)
        for label in (self.importance, self.away):
            self.head.chips.addWidget(label)
        self.customer = link_button("", self._open_customer, self, flush=True)
        self.facts = Facts(2, self)
        self.log = SmallTable(care_headings(), stretch=1, most=8)
        self.log.setAccessibleName(translate("relationship", "Care"))
        self.log.opened.connect(lambda row_id: desk.open_record("care_activity", row_id))
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addWidget(self.customer)
        column.addLayout(self._buttons())
        column.addWidget(self.facts)
        column.addWidget(self.log)
        column.addStretch(1)

    def read(self, row_id: int) -> None:
        """Read the card and show it."""
        card = self.card = relationship_cards.entry(row_id)
        role = self.desk.session.role
        reach = " · ".join(part for part in (card.phone, card.other_contact) if part)
        self.head.set_words(card.customer_number, card.name, reach)
        tone = Tone.DUE if card.importance == "key" else Tone.NORMAL
        star = "★ " if card.importance == "key" else ""
        set_chip(self.importance, star + shown(IMPORTANCES[card.importance]), tone)
        set_chip(self.away, "" if card.is_active else translate("relationship", "Put away"), Tone.PAUSED)
        self.customer.setText(card.customer_name)
        self.facts.set_facts((
            (translate("relationship", "Work unit"), card.work_unit),
            (translate("relationship", "Position"), card.position),
            (translate("relationship", "Birthday"), card.birthday),
            (translate("relationship", "Owner"), card.owner),
            (translate("relationship", "Last update"), card.reviewed_on.isoformat()),
            (translate("relationship", "Home address"), card.home_address),
            (translate("relationship", "Holidays"), card.holiday_note),
            (translate("relationship", "Interests"), card.interests),
            (translate("relationship", "Notes"), card.notes),
        ))  # fmt: skip
        sees_care = permissions.allowed(role, "care.view")
        log = [one for one in care.of_customer(card.customer_id) if one.card_id == card.id] if sees_care else []
        self.log.put([care_row(one) for one in log])
        self.log.setVisible(bool(log))
        may = permissions.allowed(role, "relationship.change")
        self.edit_button.setVisible(may)
        self.away_button.setVisible(may)
        self.care_button.setVisible(card.is_active and permissions.allowed(role, "care.record"))

    def edit(self) -> None:
        """Open the form."""
        if self.card is not None:
            CardEditor(self.desk, self.card.customer_id, self.card, self.window()).open()

    def plan_care(self) -> None:
        """Plan something for this person."""
        if self.card is not None:
            CareEditor(self.desk, self.card.customer_id, parent=self.window(), values={"card_id": self.card.id}).open()

    def put_away(self) -> None:
        """Put the card away with a reason, or take it into use again."""
        card = self.card
        if card is None:
            return
        if not card.is_active:
            self.desk.bus.run(relationship_cards.bring_back, card_id=card.id, seen_version=card.row_version)
            return
        reason = self.desk.prompts.ask_text(
            translate("relationship", "Why is the card of {name} put away?").format(name=card.name)
        )
        if reason:
            self.desk.bus.run(relationship_cards.retire, card_id=card.id, seen_version=card.row_version, reason=reason)

    def print_card(self) -> None:
        """Print the cards of the customer."""
        if self.card is not None:
            print_form(self.desk, "relationship_card", self.card.customer_number)

    def _buttons(self) -> FlowLayout:
        self.care_button = QPushButton(icon("care"), translate("relationship", "Plan care"), self)
        self.care_button.clicked.connect(lambda _on: self.plan_care())
        self.edit_button = QPushButton(icon("edit"), translate("relationship", "Edit"), self)
        self.edit_button.clicked.connect(lambda _on: self.edit())
        self.print_button = QPushButton(icon("print"), translate("relationship", "Print"), self)
        self.print_button.clicked.connect(lambda _on: self.print_card())
        self.away_button = QPushButton(translate("relationship", "Put away / take out"), self)
        self.away_button.clicked.connect(lambda _on: self.put_away())
        row = FlowLayout(SPACE // 2)
        for button in (self.care_button, self.edit_button, self.print_button, self.away_button):
            row.addWidget(button)
        return row

    def _open_customer(self) -> None:
        if self.card is not None:
            self.desk.open_record("customer", self.card.customer_id)


RECORD = RecordPane(
    name="relationship_card", build=RelationshipCardPane, title=QT_TRANSLATE_NOOP("records", "Relationship card"),
    icon="relationship_card",
    help_page="relationship",
)  # fmt: skip
