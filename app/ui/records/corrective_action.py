"""A corrective action: what is changed and why, by whom and when, whether it was effective (R107)."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain import permissions
from app.domain.workflows import corrective_action as workflow
from app.services import attachments, corrective_action_file, corrective_actions
from app.services.corrective_action_file import ActionFile
from app.ui.desk import Desk
from app.ui.dialogs.corrective_action import CheckActionDialog, CorrectiveActionDialog, FinishActionDialog
from app.ui.records import RecordPane
from app.ui.records._attachments import AttachmentsSection
from app.ui.records._pane import Head, LivePane
from app.ui.records._steps import StepRow
from app.ui.theme import SPACE, Tone
from app.ui.widgets.section import Facts, chip, link_button, set_chip
from app.ui.widgets.timeline import moment_text

TONES = {"open": Tone.DUE, "done": Tone.DUE, "effective": Tone.DONE, "ineffective": Tone.LATE, "void": Tone.PAUSED}


class CorrectiveActionPane(LivePane):
    """Head, links, steps, facts."""

    kinds = ("corrective_action", "complaint", "attachment")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: ActionFile | None = None
        self.head = Head(self)
        self.state = chip("", parent=self)
        self.head.chips.addWidget(self.state)
        self.case = link_button("", self._open_case, self, flush=True)
        self.before = link_button("", lambda: self._open(self.found.follows_id if self.found else 0), self, flush=True)
        self.after = link_button("", lambda: self._open(self.found.next_id if self.found else 0), self, flush=True)
        links = QHBoxLayout()
        for link in (self.case, self.before, self.after):
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
        self.attachments = AttachmentsSection(desk, "corrective_action", self)
        column.addWidget(self.attachments)
        column.addStretch(1)

    def read(self, row_id: int) -> None:
        """Read the action and show it."""
        found = self.found = corrective_action_file.file(row_id)
        self.head.set_words(found.number, found.action, found.customer_name)
        tone = Tone.LATE if is_late(found) else TONES[found.state]
        set_chip(self.state, workflow.state_label(found.state), tone)
        self.case.setText(found.complaint_number)
        self.before.setText(translate("corrective_action", "Instead of {number}").format(number=found.follows))
        self.before.setVisible(bool(found.follows_id))
        self.after.setText(translate("corrective_action", "Replaced by {number}").format(number=found.next_number))
        self.after.setVisible(bool(found.next_id))
        self.facts.set_facts(_facts(found))
        for event, button in self.steps.items():
            button.setVisible(event in found.actions)
        if permissions.allowed(self.desk.session.role, "attachment.view"):
            self.attachments.show_entries(found.id, attachments.listing("corrective_action", found.id))

    def edit(self) -> None:
        """Change it while it is not done."""
        if self.found is not None:
            about = f"{self.found.complaint_number} · {self.found.customer_name}"
            CorrectiveActionDialog(self.desk, self.found.complaint_id, about, self.found, self.window()).open()

    def finish(self) -> None:
        """It was done."""
        if self.found is not None:
            FinishActionDialog(self.desk, self.found, self.window()).open()

    def check(self) -> None:
        """Whether it was effective."""
        if self.found is not None:
            CheckActionDialog(self.desk, self.found, self.window()).open()

    def void(self) -> None:
        """It was entered by mistake."""
        if self.found is None:
            return
        question = translate("corrective_action", "Why is {number} void?").format(number=self.found.number)
        reason = self.desk.prompts.ask_text(question)
        if reason:
            void, version = corrective_actions.void, self.found.row_version
            self.desk.bus.run(void, self.found.id, seen_version=version, reason=reason)

    def _buttons(self) -> StepRow:
        row = StepRow(self, (
            ("finish", "complete", translate("corrective_action", "Done…"), self.finish),
            ("find_effective", "checklist", translate("corrective_action", "Check the effect…"), self.check),
            ("change", "edit", translate("corrective_action", "Edit…"), self.edit),
            ("void", "void", translate("corrective_action", "Void…"), self.void),
        ))  # fmt: skip
        self.steps = row.buttons
        return row

    def _open_case(self) -> None:
        if self.found is not None:
            self.desk.open_record("complaint", self.found.complaint_id)

    def _open(self, action_id: int) -> None:
        if action_id:
            self.desk.open_record("corrective_action", action_id)


def is_late(found: ActionFile) -> bool:
    """Whether it should have been done, or checked, before today."""
    due = {"open": found.due_on, "done": found.check_due_on}.get(found.state)
    return due is not None and due < clock.today()


def _facts(found: ActionFile) -> tuple[tuple[str, str], ...]:
    def day(value: object) -> str:
        return str(value) if value else ""

    return (
        (translate("corrective_action", "Complaint about"), found.complaint_content),
        (translate("corrective_action", "Cause"), found.cause),
        (translate("corrective_action", "Kind"), shown(workflow.KINDS[found.kind])),
        (translate("corrective_action", "To be done by"), day(found.due_on)),
        (translate("corrective_action", "Unit"), found.unit),
        (translate("corrective_action", "Person"), found.person),
        (translate("corrective_action", "Done on"), day(found.done_on)),
        (translate("corrective_action", "Effect to be checked by"), day(found.check_due_on)),
        (translate("corrective_action", "What was done"), found.result),
        (translate("corrective_action", "Checked on"), day(found.checked_on)),
        (translate("corrective_action", "Checked by"), found.checked_by),
        (translate("corrective_action", "What shows it"), found.check_words),
        (translate("corrective_action", "Opened"), moment_text(found.opened_at)),
        (translate("corrective_action", "Opened by"), found.opened_by),
        (translate("corrective_action", "Void because"), found.void_reason),
    )


RECORD = RecordPane(
    name="corrective_action",
    build=CorrectiveActionPane,
    title=QT_TRANSLATE_NOOP("records", "Corrective action"),
    icon="complete",
    help_page="complaints#corrective",
)
