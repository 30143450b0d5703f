"""A care activity: for whom, what for, and what came of it (F37)."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import format_yuan
from app.domain import permissions
from app.domain.care import KINDS, STATES
from app.services import care
from app.services.care import CareFile
from app.ui.desk import Desk
from app.ui.dialogs.care_activity import CareDoneDialog, CareEditor, drop_care
from app.ui.icons import icon
from app.ui.records import RecordPane
from app.ui.records._pane import Head, LivePane
from app.ui.theme import SPACE, Tone
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.section import Facts, chip, link_button, set_chip


class CareActivityPane(LivePane):
    """What is planned, and three buttons: done, edit, drop."""

    kinds = ("care_activity", "customer")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.activity: CareFile | None = None
        self.head = Head(self)
        self.state = chip("", parent=self)
        self.head.chips.addWidget(self.state)
        self.links = FlowLayout(0)
        self.customer = link_button("", self._open_customer, self, flush=True)
        self.card = link_button("", self._open_card, self, flush=True)
        self.links.addWidget(self.customer)
        self.links.addWidget(self.card)
        self.facts = Facts(2, self)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addLayout(self.links)
        column.addLayout(self._buttons())
        column.addWidget(self.facts)
        column.addStretch(1)

    def read(self, row_id: int) -> None:
        """Read the activity and show it."""
        one = self.activity = care.file(row_id)
        self.head.set_words(one.number, shown(KINDS[one.kind]), one.subject)
        set_chip(self.state, shown(STATES[one.state]), care_tone(one))
        self.customer.setText(" ".join(part for part in (one.customer_name, one.customer_phone) if part))
        self.card.setText(one.person)
        self.card.setVisible(bool(one.card_id))
        self.facts.set_facts((
            (translate("care", "Planned"), one.planned_on.isoformat()),
            (translate("care", "Owner"), one.owner),
            (translate("care", "Occasion"), one.occasion),
            (translate("care", "Person"), "" if one.card_id else one.person),
            (translate("care", "Gift"), one.gift),
            (translate("care", "Done"), one.done_on.isoformat() if one.done_on else ""),
            (translate("care", "Cost (yuan)"), format_yuan(one.cost) if one.cost else ""),
            (translate("care", "Result"), one.result),
            (translate("care", "Dropped because"), one.drop_reason),
        ))  # fmt: skip
        may = one.is_planned and permissions.allowed(self.desk.session.role, "care.record")
        for button in (self.done, self.edit_button, self.drop_button):
            button.setVisible(may)

    def finish(self) -> None:
        """Enter what came of it."""
        if self.activity is not None:
            CareDoneDialog(self.desk, self.activity, self.window()).open()

    def edit(self) -> None:
        """Change what is planned."""
        if self.activity is not None:
            CareEditor(self.desk, self.activity.customer_id, self.activity, self.window()).open()

    def drop(self) -> None:
        """It will not be done."""
        if self.activity is not None:
            drop_care(self.desk, self.activity)

    def _buttons(self) -> FlowLayout:
        self.done = QPushButton(icon("complete", token="on_accent"), translate("care", "Done"), self)
        self.done.setProperty("role", "primary")
        self.done.clicked.connect(lambda _on: self.finish())
        self.edit_button = QPushButton(icon("edit"), translate("care", "Edit"), self)
        self.edit_button.clicked.connect(lambda _on: self.edit())
        self.drop_button = QPushButton(translate("care", "Drop"), self)
        self.drop_button.clicked.connect(lambda _on: self.drop())
        row = FlowLayout(SPACE // 2)
        for button in (self.done, self.edit_button, self.drop_button):
            row.addWidget(button)
        return row

    def _open_customer(self) -> None:
        if self.activity is not None:
            self.desk.open_record("customer", self.activity.customer_id)

    def _open_card(self) -> None:
        if self.activity is not None and self.activity.card_id:
            self.desk.open_record("relationship_card", self.activity.card_id)


def care_tone(one: CareFile) -> Tone:
    """How an activity stands, as a colour."""
    if not one.is_planned:
        return Tone.DONE if one.state == "done" else Tone.PAUSED
    today = clock.today()
    return Tone.LATE if one.planned_on < today else Tone.DUE if one.planned_on == today else Tone.NORMAL


RECORD = RecordPane(
    name="care_activity",
    build=CareActivityPane,
    title=QT_TRANSLATE_NOOP("records", "Care"),
    icon="care_activity",
    help_page="relationship#care",
)
