"""A complaint: its head and clocks, what may be done next, and its parts, the one whose turn it is first (3.6)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain import permissions
from app.services import attachments, complaint_file
from app.services.complaint_file import CaseFile, Step
from app.ui.desk import Desk
from app.ui.icons import icon
from app.ui.records import RecordPane
from app.ui.records._attachments import AttachmentsSection
from app.ui.records._complaint_clocks import ClockLines, state_tone
from app.ui.records._complaint_parts import OPENERS, SECTIONS, TOOLS, CaseTool
from app.ui.records._complaint_section import CaseSection
from app.ui.records._pane import Head, LivePane
from app.ui.theme import SPACE, Tone
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.section import chip, empty_layout, link_button, set_chip, tool_button

MEANINGS = {
    "verify": "complete", "hand_on": "forward", "attribute": "assign", "find_not_ours": "void",
    "find_unfounded": "void", "file_minor": "archive", "propose": "draft", "submit": "out", "approve": "approve",
    "send_back": "undo", "negotiate": "phone", "negotiate_at_once": "phone", "accept": "promise", "refuse": "cancel",
    "execute": "done", "visit": "visit", "correct": "checklist", "archive": "archive", "void": "void",
}  # fmt: skip
"""The icon of each event."""

LAST = ("find_not_ours", "find_unfounded", "send_back", "refuse", "hand_on", "void")
"""Events that are no natural next step stand behind the others, in this order."""


class ComplaintPane(LivePane):
    """Head, links, clocks, steps, parts, attachments."""

    kinds = (
        "complaint", "complaint_stage", "complaint_opinion", "complaint_contact", "complaint_unit", "complaint_loss",
        "complaint_approval", "complaint_settlement", "complaint_report", "complaint_slip", "return_slip",
        "sales_certificate", "penalty", "corrective_action", "archive_bundle", "return_visit", "attachment",
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.case: CaseFile | None = None
        self.head = Head(self)
        self.flags, self.state = chip("", parent=self), chip("", parent=self)
        for label in (self.flags, self.state):
            self.head.chips.addWidget(label)
        self.links = FlowLayout(0)
        self.clocks = ClockLines(self)
        self.steps: dict[str, QPushButton] = {}
        self.step_row = FlowLayout(SPACE // 2)
        self.hint = QLabel(self)
        self.hint.setProperty("role", "muted")
        self.hint.setWordWrap(True)
        self.sections: list[CaseSection] = [section(desk) for section in SECTIONS]
        self._chosen: dict[str, bool] = {}
        self._shown = (0, "")
        self.parts = QVBoxLayout()
        self.parts.setSpacing(2)
        for section in self.sections:
            section.folded.connect(partial(self._remember, type(section).__name__))
            self.parts.addWidget(section)
        self.attachments = AttachmentsSection(desk, "complaint", self)
        self._lay_out()

    def read(self, row_id: int) -> None:
        """Read the case and show it."""
        case = self.case = complaint_file.file(row_id)
        who = f"{case.scheme.name.shown()} · {case.scheme.market(case.market).name.shown()}"
        self.head.set_words(case.number, case.customer_name, who)
        set_chip(self.state, case.state_label, state_tone(case))
        set_chip(self.flags, _flags(case), Tone.LATE)
        self._show_links(case)
        self.clocks.show_case(case)
        self._show_steps(case)
        self._show_sections(case)
        if permissions.allowed(self.desk.session.role, "attachment.view"):
            self.attachments.show_entries(case.id, attachments.listing("complaint", case.id))

    def take(self, event: str) -> None:
        """Begin a step as its button does."""
        if self.case is not None and event in self.case.actions and event in OPENERS:
            OPENERS[event](self.desk, self.case, self.window())

    def use(self, tool: CaseTool) -> None:
        """Begin what is no step of the case."""
        if self.case is not None:
            tool.open(self.desk, self.case, self.window())

    def _show_links(self, case: CaseFile) -> None:
        empty_layout(self.links)
        found = [
            (translate("complaint", "Customer file"), "customer", case.customer_id),
            (translate("complaint", "Call {number}").format(number=case.call_number), "service_call", case.call_id),
            (translate("complaint", "Device on file"), "device", case.device_id),
            (translate("complaint", "Return visit"), "return_visit", case.visit_id),
            *((_link_words(link.how).format(number=link.number), "complaint", link.id) for link in case.links),
        ]
        for text, kind, row_id in found:
            if row_id:
                opens = partial(self.desk.open_record, kind, row_id)
                self.links.addWidget(link_button(text, opens, self, flush=True))

    def _show_steps(self, case: CaseFile) -> None:
        empty_layout(self.step_row)
        self.steps = {}
        offered = _offered(case)
        for place, step in enumerate(offered):
            first = place == 0 and (step.event not in LAST or bool(case.waiting))
            meaning = MEANINGS.get(step.event, "forward")
            button = QPushButton(icon(meaning, token="on_accent") if first else icon(meaning), step.label, self)
            button.setObjectName(f"step_{step.event}")
            button.setAutoDefault(False)
            button.setToolTip(step.missing)
            if first:
                button.setProperty("role", "primary")
            button.clicked.connect(partial(self._take, step.event))
            self.steps[step.event] = button
            self.step_row.addWidget(button)
        role = self.desk.session.role
        for tool in TOOLS:
            own = case.registered_by_id == self.desk.session.user_id
            if permissions.allowed(role, tool.action, own=own) and (case.is_open or not tool.while_open):
                self.step_row.addWidget(self._tool_button(tool))
        hint = _hint(case, offered)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))

    def _tool_button(self, tool: CaseTool) -> QToolButton:
        button = tool_button(tool.meaning, shown(tool.label), lambda: self.use(tool), self)
        button.setObjectName(f"tool_{tool.name}")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _show_sections(self, case: CaseFile) -> None:
        if self._shown != (case.id, case.state):
            self._shown, self._chosen = (case.id, case.state), {}
            self._area.verticalScrollBar().setValue(0)
        for section in self.sections:
            section.show_case(case)
            section.set_open(self._chosen.get(type(section).__name__, section.is_turn(case)))
        ordered = sorted(self.sections, key=lambda section: not section.is_turn(case))
        for place, section in enumerate(ordered):
            if self.parts.indexOf(section) != place:
                self.parts.removeWidget(section)
                self.parts.insertWidget(place, section)
                QWidget.setTabOrder(ordered[place - 1].heading if place else self.head, section.heading)

    def _remember(self, name: str, is_open: bool) -> None:
        self._chosen[name] = is_open

    def _take(self, event: str, _on: bool = False) -> None:
        self.take(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addLayout(self.links)
        column.addWidget(self.clocks)
        column.addLayout(self.step_row)
        column.addWidget(self.hint)
        column.addLayout(self.parts)
        column.addWidget(self.attachments)
        column.addStretch(1)


def _offered(case: CaseFile) -> list[Step]:
    """The steps with a button, the natural one first; of the two ways to go on with a proposal the one that fits."""
    other = "negotiate_at_once" if case.needs_approval or case.scheme.approval == "always" else "submit"
    offered = (one for one in case.steps if one.event in OPENERS and one.event != other)
    found = sorted(offered, key=lambda one: (_rank(one), _is_done_again(case, one)))
    if case.waiting:
        found.sort(key=lambda one: one.event != "hand_on")
    return found


def _hint(case: CaseFile, offered: list[Step]) -> str:
    """What stands in the way of the natural step."""
    if case.waiting and "hand_on" in case.actions:
        return translate("complaint", "“{stage}” has its turn next.").format(stage=case.waiting[0])
    waits = next((one for one in offered if one.event not in LAST and one.missing), None)
    text = translate("complaint", "Before “{step}”: {missing}")
    return text.format(step=waits.label, missing=waits.missing) if waits else ""


def _rank(step: Step) -> int:
    return LAST.index(step.event) + 1 if step.event in LAST else 0


def _is_done_again(case: CaseFile, step: Step) -> bool:
    """Whether a step has been taken already: what comes next stands before it."""
    return step.event == "attribute" and bool(case.finding)


def _flags(case: CaseFile) -> str:
    flags = (
        (case.is_urgent, translate("complaint", "urgent")),
        (case.is_repeat, translate("complaint", "second complaint")),
        (case.round > 1, translate("complaint", "round {number}").format(number=case.round)),
    )
    return " · ".join(text for raised, text in flags if raised)


def _link_words(how: str) -> str:
    return {
        "previous": translate("complaint", "Continues {number}"),
        "next": translate("complaint", "Continued by {number}"),
        "repeat_of": translate("complaint", "Second complaint after {number}"),
        "repeated_by": translate("complaint", "Complained again: {number}"),
    }[how]


def enter(desk: Desk, window: QWidget) -> None:
    """A new complaint."""
    desk.register_complaint()


RECORD = RecordPane(
    name="complaint",
    build=ComplaintPane,
    title=QT_TRANSLATE_NOOP("records", "Complaint"),
    icon="complaints",
    enter=enter,
    help_page="complaints",
)
