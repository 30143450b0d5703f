"""A return visit: what was done, and what the customer says about it (F30)."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain import permissions, visit_rules
from app.services import complaint_file, complaint_visits, return_visits, service_call_file
from app.services.complaint_visits import VisitedCase
from app.services.return_visits import VisitFile
from app.ui.call_words import visit_state
from app.ui.desk import Desk
from app.ui.dialogs.call_actions import ACTIONS, CallActionDialog
from app.ui.dialogs.call_from_visit import call_again, complain_about
from app.ui.dialogs.complaint_visit import METHOD_NAMES, CaseVisitDialog
from app.ui.dialogs.hand_in import satisfaction_names
from app.ui.dialogs.visit_result import CallBackDialog, VisitRefusedDialog, VisitResultDialog
from app.ui.icons import icon
from app.ui.papers import print_form
from app.ui.records import RecordPane
from app.ui.records._pane import Head, LivePane
from app.ui.theme import SPACE, Tone
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.section import Facts, Row, SmallTable, chip, link_button, set_chip
from app.ui.widgets.timeline import moment_text


class ReturnVisitPane(LivePane):
    """What to say on the telephone, and two buttons: reached, not reached."""

    kinds = ("return_visit", "service_call", "complaint")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.visit: VisitFile | None = None
        self.head = Head(self)
        self.state, self.low = chip("", parent=self), chip("", parent=self)
        for label in (self.low, self.state):
            self.head.chips.addWidget(label)
        self.links = FlowLayout(SPACE)
        self.call = link_button("", self._open_call, self, flush=True)
        self.customer = link_button("", self._open_customer, self, flush=True)
        self.case = link_button("", self._open_case, self, flush=True)
        self.following = link_button("", self._open_following, self, flush=True)
        self.about: VisitedCase | None = None
        for link in (self.customer, self.call, self.case, self.following):
            self.links.addWidget(link)
        self.facts = Facts(2, self)
        heads = (translate("visit", "Tried"), translate("visit", "How it ended"), translate("visit", "Asked by"),
                 translate("visit", "Note"))  # fmt: skip
        self.tries = SmallTable(heads, stretch=3, most=6)
        self.tries.setAccessibleName(translate("visit", "Tries to reach the customer"))
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addLayout(self.links)
        column.addLayout(self._buttons())
        column.addWidget(self.facts)
        column.addWidget(self.tries)
        column.addStretch(1)

    def read(self, row_id: int) -> None:
        """Read the visit and show it."""
        visit = self.visit = return_visits.file(row_id)
        self.head.set_words(visit.number, visit.phone or visit.customer_name)
        late = visit.state == "due" and visit.due_on < clock.today()
        tone = Tone.LATE if late else Tone.DUE if visit.state == "due" else Tone.DONE
        set_chip(self.state, visit_state(visit.state), tone)
        set_chip(self.low, translate("visit", "Dissatisfied") if visit.is_dissatisfied else "", Tone.LATE)
        self.customer.setText(visit.customer_name)
        self.call.setText(visit.call_number)
        self.call.setVisible(bool(visit.call_id))
        about = self.about = self._about(visit)
        self.case.setText(about.number if about else "")
        self.case.setVisible(about is not None)
        text = translate("visit", "led to call {number}").format(number=visit.next_call_number)
        self.following.setText(text)
        self.following.setVisible(bool(visit.next_call_id))
        self.facts.set_facts(_facts(visit, about))
        self.tries.put([
            Row(number, (moment_text(one.happened_at), shown(visit_rules.OUTCOMES[one.outcome]), one.visitor, one.note))
            for number, one in enumerate(visit.tries, 1)
        ])  # fmt: skip
        self.tries.setVisible(bool(visit.tries))
        self._offer(visit, about)

    def _offer(self, visit: VisitFile, about: VisitedCase | None) -> None:
        """Show what the person signed in may do next."""
        role = self.desk.session.role
        waits = visit.state in ("due", "unreachable") and not (about and about.is_visited)
        may_enter = permissions.allowed(role, "complaint.visit" if visit.complaint_id else "visit.record")
        records = waits and not visit.is_own and permissions.allowed(role, "visit.record")
        self.own.setVisible(waits and visit.is_own)
        self.reached.setVisible(waits and may_enter and not visit.is_own)
        self.refused.setVisible(records and not visit.complaint_id)
        self.later.setVisible(records)
        self.missed.setVisible(records and visit.state == "due")
        may_reopen = permissions.allowed(role, "service_call.reopen")
        self.again.setVisible(may_reopen and visit.is_dissatisfied and bool(visit.call_id))
        may_call = permissions.allowed(role, "service_call.register") and not visit.next_call_id
        self.new_call.setVisible(may_call and visit.is_dissatisfied)
        may_register = permissions.allowed(role, "complaint.register")
        self.complain.setVisible(may_register and visit.is_dissatisfied)

    def _about(self, visit: VisitFile) -> VisitedCase | None:
        """The complaint that the visit follows, where the role may see it."""
        sees = permissions.allowed(self.desk.session.role, "complaint.view")
        return complaint_visits.about(visit.id) if visit.complaint_id and sees else None

    def enter(self) -> None:
        """Open the form of the result."""
        if self.visit is None:
            return
        if self.visit.complaint_id:
            CaseVisitDialog(self.desk, complaint_file.file(self.visit.complaint_id), self.window()).open()
        else:
            VisitResultDialog(self.desk, self.visit, self.window()).open()

    def not_reached(self) -> None:
        """Nobody answered: tried again tomorrow."""
        visit = self.visit
        if visit is not None:
            said = translate("visit", "Noted. Tried again tomorrow.")
            self.desk.bus.run(return_visits.not_reached, visit.id, seen_version=visit.row_version, said=said)

    def reopen(self) -> None:
        """The customer is dissatisfied: work on the call again."""
        if self.visit is not None:
            call = service_call_file.file(self.visit.call_id)
            CallActionDialog(self.desk, ACTIONS["reopen"], call, self.window()).open()

    def complain_again(self) -> None:
        """The customer is dissatisfied: a complaint, linked with the one that was settled or with the call (R071)."""
        if self.visit is not None:
            complain_about(self.desk, self.visit.id, self.window())

    def call_again(self) -> None:
        """The customer is dissatisfied: a new call, linked with the visit (R071)."""
        if self.visit is not None:
            call_again(self.desk, self.visit.id, self.window())

    def refuse(self) -> None:
        """The customer will not judge: that is an answer, too."""
        if self.visit is not None:
            VisitRefusedDialog(self.desk, self.visit, self.window()).open()

    def call_back(self) -> None:
        """The customer wants to be rung at another time."""
        if self.visit is not None:
            CallBackDialog(self.desk, self.visit, self.window()).open()

    def print_record(self) -> None:
        """Show the return-visit record in the preview."""
        if self.visit is not None:
            print_form(self.desk, "return_visit_record", self.visit.number)

    def _buttons(self) -> FlowLayout:
        reached = translate("visit", "Reached: enter the result")
        self.reached = QPushButton(icon("complete", token="on_accent"), reached, self)
        self.reached.setProperty("role", "primary")
        self.reached.clicked.connect(lambda _on: self.enter())
        self.missed = QPushButton(translate("visit", "Nobody reached"), self)
        self.missed.clicked.connect(lambda _on: self.not_reached())
        self.again = QPushButton(icon("reopen"), translate("visit", "Reopen the call"), self)
        self.again.clicked.connect(lambda _on: self.reopen())
        self.refused = QPushButton(translate("visit", "Will not judge…"), self)
        self.refused.clicked.connect(lambda _on: self.refuse())
        self.later = QPushButton(translate("visit", "Call back later…"), self)
        self.later.clicked.connect(lambda _on: self.call_back())
        self.new_call = QPushButton(icon("call"), translate("visit", "New call"), self)
        self.new_call.clicked.connect(lambda _on: self.call_again())
        self.paper = QPushButton(icon("print"), translate("visit", "Print the record"), self)
        self.paper.clicked.connect(lambda _on: self.print_record())
        self.own = chip(translate("visit", "Your own work: a colleague asks"), Tone.PAUSED, self)
        row = FlowLayout(SPACE // 2)
        self.complain = QPushButton(icon("complaint"), translate("visit", "New complaint"), self)
        self.complain.clicked.connect(lambda _on: self.complain_again())
        for part in (
            self.own, self.reached, self.missed, self.later, self.refused, self.again, self.new_call, self.complain,
            self.paper,
        ):  # fmt: skip
            row.addWidget(part)
        return row

    def _open_call(self) -> None:
        if self.visit is not None:
            self.desk.open_record("service_call", self.visit.call_id)

    def _open_case(self) -> None:
        if self.visit is not None:
            self.desk.open_record("complaint", self.visit.complaint_id)

    def _open_customer(self) -> None:
        if self.visit is not None:
            self.desk.open_record("customer", self.visit.customer_id)

    def _open_following(self) -> None:
        if self.visit is not None:
            self.desk.open_record("service_call", self.visit.next_call_id)


def _facts(visit: VisitFile, about: VisitedCase | None) -> tuple[tuple[str, str], ...]:
    """What is known of a visit, label and value."""
    mark = satisfaction_names().get(visit.satisfaction or 0, "")
    judged = f"{visit.satisfaction} {mark}" if visit.satisfaction else shown(visit_rules.ANSWERS.get(visit.answer, ""))
    occasion = visit_rules.MILESTONES.get(visit.milestone, "") or visit_rules.SOURCES.get(visit.source, "")
    return (
        (translate("visit", "Occasion"), " ".join(part for part in (shown(occasion), visit.subject) if part)),
        (translate("visit", "Due"), visit.due_on.isoformat()),
        (translate("visit", "Call back at"), moment_text(visit.call_back_at) if visit.call_back_at else ""),
        (translate("visit", "Attempts"), f"{visit.attempts} / {visit.max_attempts}" if visit.attempts else ""),
        (translate("visit", "Complaint about"), about.content if about else ""),
        (translate("visit", "Complaint stands"), about.outcome if about else ""),
        (translate("visit", "Fault"), visit.fault_text),
        (translate("visit", "Solution"), visit.solution_text),
        (translate("visit", "Technician"), visit.technician_name),
        (translate("visit", "Finished"), moment_text(visit.finished_at) if visit.finished_at else ""),
        (translate("visit", "Asked"), moment_text(visit.done_at) if visit.done_at else ""),
        (translate("visit", "Method"), shown(METHOD_NAMES.get(visit.method, "")) if visit.done_at else ""),
        (translate("visit", "Person reached"), visit.person_reached),
        (translate("visit", "Satisfaction"), judged),
        (translate("visit", "Comment"), visit.comment),
        (translate("visit", "Asked by"), visit.visitor),
        (translate("visit", "Entered by"), visit.entered_by),
    )


RECORD = RecordPane(
    name="return_visit",
    build=ReturnVisitPane,
    title=QT_TRANSLATE_NOOP("records", "Return visit"),
    icon="return_visit",
    help_page="visits",
)
