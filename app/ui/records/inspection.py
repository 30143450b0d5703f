"""A periodic inspection: when it is owed, its service call, its sheet with findings and score (A3, A14)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain import permissions
from app.domain.workflows import inspection as workflow
from app.services import attachments, inspection_file, inspections
from app.services.inspection_file import InspectionFile
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.inspection_result import InspectionResultDialog, MoveInspectionDialog, PlanInspectionDialog
from app.ui.icons import icon
from app.ui.inspection_words import tone_of
from app.ui.papers import print_form
from app.ui.records import RecordPane
from app.ui.records._attachments import AttachmentsSection
from app.ui.records._pane import Head, LivePane
from app.ui.theme import SPACE, Tone
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.section import Facts, Row, Section, SmallTable, chip, link_button, set_chip

_FINDING_TONES = {"faulty": Tone.LATE, "attention": Tone.DUE, "not_checked": Tone.PAUSED}


class InspectionPane(LivePane):
    """Head, what can be done, facts, findings, scans of the signed sheet."""

    kinds = ("inspection", "inspection_line", "service_call", "contract", "device", "attachment")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: InspectionFile | None = None
        self.head = Head(self)
        self.state = chip("", parent=self)
        self.head.chips.addWidget(self.state)
        self.links = FlowLayout(0)
        self.customer = link_button("", lambda: self._open("customer"), self, flush=True)
        self.contract = link_button("", lambda: self._open("contract"), self, flush=True)
        self.call = link_button("", lambda: self._open("service_call"), self, flush=True)
        for link in (self.customer, self.contract, self.call):
            self.links.addWidget(link)
        self.facts = Facts(2, self)
        heads = (
            translate("inspection", "Device"), translate("inspection", "Item"), translate("inspection", "Result"),
            translate("inspection", "Remark"),
        )  # fmt: skip
        self.findings = SmallTable(heads, stretch=3, most=12)
        self.findings.setAccessibleName(translate("inspection", "Findings"))
        self.section = Section(translate("inspection", "Findings"), self)
        self.section.add(self.findings)
        self.attachments = AttachmentsSection(desk, "inspection", self)
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
        """Read the inspection and show it."""
        found = self.found = inspection_file.file(row_id)
        entry = found.entry
        due = translate("inspection", "Inspection due by {day}").format(day=entry.due_on.isoformat())
        self.head.set_words(entry.number, due)
        set_chip(self.state, workflow.state_label(entry.state), tone_of(entry))
        self.customer.setText(entry.customer_name)
        self.contract.setText(translate("inspection", "Contract {number}").format(number=entry.contract_number))
        self.call.setText(translate("inspection", "Call {number}").format(number=found.call_number))
        self.call.setVisible(bool(entry.call_id))
        moved = entry.slot_on.isoformat() if entry.slot_on != entry.due_on else ""
        score = translate("inspection", "{score} of 100").format(score=entry.score)
        signed = " ".join(part for part in (found.signed_by, str(found.signed_on or "")) if part)
        self.facts.set_facts((
            (translate("inspection", "Due by"), entry.due_on.isoformat()),
            (translate("inspection", "By the cycle"), moved),
            (translate("inspection", "Planned"), str(entry.planned_on or "")),
            (translate("inspection", "Done"), str(entry.done_on or "")),
            (translate("inspection", "Technician"), entry.technician_name),
            (translate("inspection", "Devices"), str(found.device_count)),
            (translate("inspection", "Score"), score if entry.score is not None else ""),
            (translate("inspection", "Signed"), signed),
            (translate("inspection", "On the whole"), found.result),
            (translate("inspection", "Reason"), found.reason),
        ))  # fmt: skip
        self._show_findings(found)
        self._show_buttons(found)
        if permissions.allowed(self.desk.session.role, "attachment.view"):
            self.attachments.show_entries(entry.id, attachments.listing("inspection", entry.id))

    def open_plan(self) -> None:
        """Plan it."""
        self._dialog(PlanInspectionDialog)

    def open_result(self) -> None:
        """Enter the signed sheet."""
        self._dialog(InspectionResultDialog)

    def open_move(self) -> None:
        """Give it another day."""
        self._dialog(MoveInspectionDialog)

    def withdraw(self) -> None:
        """The customer wants none this time."""
        found = self.found
        if found is None:
            return
        question = translate("inspection", "Why is inspection {number} withdrawn?").format(number=found.entry.number)
        reason = self.desk.prompts.ask_text(question)
        if reason:
            self.desk.bus.run(inspections.withdraw, found.entry.id, seen_version=found.entry.row_version, reason=reason)

    def revive(self) -> None:
        """Ask for it after all."""
        if self.found is not None:
            entry = self.found.entry
            self.desk.bus.run(inspections.revive, entry.id, seen_version=entry.row_version)

    def print_sheet(self) -> None:
        """Show the sheet in the preview."""
        if self.found is not None:
            print_form(self.desk, "inspection_sheet", self.found.entry.number)

    def _show_findings(self, found: InspectionFile) -> None:
        rows = []
        for place, line in enumerate(found.lines if found.is_entered else (), 1):
            tone = _FINDING_TONES.get(line.result, Tone.NORMAL)
            result = shown(workflow.FINDINGS[line.result])
            texts = (" ".join(part for part in (line.device, line.serial) if part), line.item, result, line.notes)
            rows.append(Row(place, texts, (Tone.NORMAL, Tone.NORMAL, tone)))
        self.findings.put(rows)
        self.section.setVisible(bool(rows))

    def _show_buttons(self, found: InspectionFile) -> None:
        events = {one.event for one in workflow.permitted(found.entry.state, self.desk.session.role)}
        self.plan.setVisible("plan" in events)
        self.enter.setVisible("complete" in events and found.may_record)
        again = translate("inspection", "Correct the result")
        self.enter.setText(again if found.is_entered else translate("inspection", "Enter the result"))
        self.move_button.setVisible("move" in events)
        self.drop.setVisible("withdraw" in events)
        self.again.setVisible("revive" in events)
        self.sheet.setVisible(found.entry.state != "withdrawn")

    def _buttons(self) -> FlowLayout:
        self.plan = self._button("calendar", translate("inspection", "Plan…"), self.open_plan, primary=True)
        self.enter = self._button("complete", translate("inspection", "Enter the result"), self.open_result)
        self.sheet = self._button("print", translate("inspection", "Print the sheet"), self.print_sheet)
        self.move_button = self._button("edit", translate("inspection", "Move the day…"), self.open_move)
        self.drop = self._button("cancel", translate("inspection", "Withdraw…"), self.withdraw)
        self.again = self._button("undo", translate("inspection", "Ask for it again"), self.revive)
        row = FlowLayout(SPACE // 2)
        for button in (self.plan, self.enter, self.sheet, self.move_button, self.drop, self.again):
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
        if self.found is None:
            return
        entry = self.found.entry
        ids = {"customer": entry.customer_id, "contract": entry.contract_id, "service_call": entry.call_id}
        self.desk.open_record(kind, ids[kind])


RECORD = RecordPane(
    name="inspection",
    build=InspectionPane,
    title=QT_TRANSLATE_NOOP("records", "Inspection"),
    icon="inspections",
    help_page="renewal#inspections",
)
