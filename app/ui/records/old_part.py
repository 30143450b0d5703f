"""An old part: who owes it, since when; hand in, send back, scrap, waive (peers.md row 51)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from app.core.changes import Changes
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.domain import permissions
from app.domain.workflows import old_part as workflow
from app.services import attachments, custody, old_parts
from app.services.old_parts import OldPartEntry
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.old_part import HandInOldPartDialog, SendBackOldPartDialog
from app.ui.icons import icon
from app.ui.records import RecordPane
from app.ui.records._attachments import AttachmentsSection
from app.ui.records._pane import Head, LivePane
from app.ui.theme import SPACE, Tone
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.section import Facts, Row, Section, SmallTable, chip, link_button, set_chip
from app.ui.widgets.timeline import moment_text

_TONES = {"handed_in": Tone.DUE, "owed": Tone.NORMAL}


class OldPartPane(LivePane):
    """Head, links, what can be done, facts, the trail."""

    kinds = ("old_part", "handover", "custody_object", "attachment")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: OldPartEntry | None = None
        self.head = Head(self)
        self.state = chip("", parent=self)
        self.head.chips.addWidget(self.state)
        self.links = FlowLayout(0)
        self.call = link_button("", lambda: self._open("service_call"), self, flush=True)
        self.part = link_button("", lambda: self._open("spare_part"), self, flush=True)
        for link in (self.call, self.part):
            self.links.addWidget(link)
        self.facts = Facts(2, self)
        self.trail = SmallTable((
            translate("old_part", "When"), translate("old_part", "To and from, condition or reason"),
        ), stretch=1, most=6)  # fmt: skip
        self.trail.setAccessibleName(translate("old_part", "Who had it"))
        self.section = Section(translate("old_part", "Who had it"), self)
        self.section.add(self.trail)
        self.attachments = AttachmentsSection(desk, "old_part", self)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addLayout(self.links)
        column.addLayout(self._buttons())
        column.addWidget(self.facts)
        column.addWidget(self.section)
        column.addWidget(self.attachments)
        column.addStretch(1)

    def read(self, row_id: int) -> None:
        """Read the old part and show it."""
        one = self.found = old_parts.file(row_id)
        owed = translate("old_part", "{technician} owes the old {part}")
        self.head.set_words(one.number, self._title(one, owed), one.model)
        tone = Tone.LATE if one.is_late else _TONES.get(one.state, Tone.DONE)
        set_chip(self.state, workflow.state_label(one.state), tone)
        self.call.setText(translate("old_part", "Call {number}").format(number=one.call_number))
        self.part.setText(translate("old_part", "Part {number}").format(number=one.part_number))
        self.facts.set_facts((
            (translate("old_part", "Owed by"), one.technician_name),
            (translate("old_part", "Owed since"), moment_text(one.owed_since)),
            (translate("old_part", "Due by"), one.due_on.isoformat()),
            (translate("old_part", "Serial"), one.serial),
            (translate("old_part", "Handed in"), moment_text(one.handed_in_at) if one.handed_in_at else ""),
            (translate("old_part", "Put into"), one.handed_in_to),
            (translate("old_part", "Condition"), one.condition),
            (translate("old_part", "Sent to"), one.supplier_name),
            (translate("old_part", "Settled"), self._settled(one)),
            (translate("old_part", "Reason"), one.reason),
            (translate("old_part", "Customer"), one.customer_name),
        ))  # fmt: skip
        trail = custody.trail("old_part", one.id) if custody.may_see("old_part", one.id) else []
        rows = []
        for step in trail:
            words = (f"{step.taker.name} ← {step.giver.name}", step.condition or step.reason)
            rows.append(Row(step.id, (moment_text(step.happened_at), " · ".join(part for part in words if part))))
        self.trail.put(rows)
        self.section.setVisible(bool(rows))
        if permissions.allowed(self.desk.session.role, "attachment.view", own=True):
            self.attachments.show_entries(one.id, attachments.listing("old_part", one.id))
        events = {step.event for step in workflow.permitted(one.state, self.desk.session.role)}
        for event, button in self._by_event.items():
            button.setVisible(event in events)

    def open_hand_in(self) -> None:
        """The technician brings it."""
        self._dialog(HandInOldPartDialog)

    def open_send_back(self) -> None:
        """It goes to the supplier."""
        self._dialog(SendBackOldPartDialog)

    def scrap(self) -> None:
        """Dispose of it, with a reason."""
        self._with_reason(old_parts.scrap, translate("old_part", "Why is {number} scrapped?"))

    def waive(self) -> None:
        """Do not insist on it, with a reason."""
        self._with_reason(old_parts.waive, translate("old_part", "Why is {number} not asked for any more?"))

    def _title(self, one: OldPartEntry, owed: str) -> str:
        if one.state == "owed":
            return owed.format(technician=one.technician_name, part=one.part_name)
        return translate("old_part", "Old part: {part}").format(part=one.part_name)

    def _settled(self, one: OldPartEntry) -> str:
        return f"{moment_text(one.settled_at)} {one.settled_by}" if one.settled_at else ""

    def _with_reason(self, act: Callable[..., Changes], question: str) -> None:
        if self.found is None:
            return
        reason = self.desk.prompts.ask_text(question.format(number=self.found.number))
        if reason:
            self.desk.bus.run(act, self.found.id, seen_version=self.found.row_version, reason=reason)

    def _buttons(self) -> FlowLayout:
        self.hand_in = self._button("hand_in", translate("old_part", "Hand in…"), self.open_hand_in, primary=True)
        self.send_back = self._button("export", translate("old_part", "Send back…"), self.open_send_back, primary=True)
        self.scrap_button = self._button("delete", translate("old_part", "Scrap…"), self.scrap)
        self.waive_button = self._button("void", translate("old_part", "Waive…"), self.waive)
        self._by_event = {
            "hand_in": self.hand_in, "send_back": self.send_back, "scrap": self.scrap_button,
            "waive": self.waive_button,
        }  # fmt: skip
        row = FlowLayout(SPACE // 2)
        for button in self._by_event.values():
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
        if self.found is not None:
            self.desk.open_record(kind, self.found.call_id if kind == "service_call" else self.found.part_id)


RECORD = RecordPane(
    name="old_part",
    build=OldPartPane,
    title=QT_TRANSLATE_NOOP("records", "Old part"),
    icon="old_part",
    help_page="spare_parts#old_parts",
)
