"""A return visit: what was done, and what the customer says about it (F30)."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain import permissions
from app.services import complaint_file, complaint_visits, return_visits, service_call_file
from app.services.complaint_visits import VisitedCase
from app.services.return_visits import VisitFile
from app.ui.call_words import visit_state
from app.ui.desk import Desk
from app.ui.dialogs.call_actions import ACTIONS, CallActionDialog, choice
from app.ui.dialogs.complaint_visit import METHOD_NAMES, CaseVisitDialog, complain_again
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.hand_in import satisfaction_names
from app.ui.icons import icon
from app.ui.records import RecordPane
from app.ui.records._pane import Head, LivePane
from app.ui.theme import SPACE, Tone
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.long_text import LongText
from app.ui.widgets.mark_choice import MarkChoice
from app.ui.widgets.moment_edit import MomentEdit
from app.ui.widgets.section import Facts, chip, link_button, set_chip
from app.ui.widgets.timeline import moment_text


class VisitResultDialog(FormDialog):
    """What the customer said."""

    def __init__(self, desk: Desk, visit: VisitFile, parent: QWidget | None = None) -> None:
        super().__init__(desk, visit.number, translate("visit", "Enter the result"), parent=parent)
        self._visit = visit
        self.explain(f"{visit.customer_name} · {visit.phone}")
        self.form.add(
            "satisfaction", translate("visit", "Satisfaction"), MarkChoice(satisfaction_names()), required=True
        )
        self.form.add("comment", translate("visit", "Comment"), LongText(3))
        self.form.add("person_reached", translate("visit", "Person reached"), QLineEdit())
        self.form.add("method", translate("visit", "Method"), choice(METHOD_NAMES))
        self.form.add("visitor", translate("visit", "Asked by"), QLineEdit())
        self.form.add("done_at", translate("visit", "Happened"), MomentEdit(), translate("visit", "Empty means now."))
        self.form.set_values({"visitor": desk.session.full_name})
        self.setMinimumWidth(620)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Enter the result."""
        visit = self._visit
        return self.desk.bus.run(
            return_visits.enter_result, visit.id, seen_version=visit.row_version, on_error=self.on_error, **values
        )


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
        self.links = FlowLayout(0)
        self.call = link_button("", self._open_call, self, flush=True)
        self.customer = link_button("", self._open_customer, self, flush=True)
        self.case = link_button("", self._open_case, self, flush=True)
        self.about: VisitedCase | None = None
        for link in (self.customer, self.call, self.case):
            self.links.addWidget(link)
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
        mark = satisfaction_names().get(visit.satisfaction or 0, "")
        attempts = f"{visit.attempts} / {visit.max_attempts}" if visit.attempts else ""
        self.facts.set_facts((
            (translate("visit", "Due"), visit.due_on.isoformat()),
            (translate("visit", "Attempts"), attempts),
            (translate("visit", "Complaint about"), about.content if about else ""),
            (translate("visit", "Complaint stands"), about.outcome if about else ""),
            (translate("visit", "Fault"), visit.fault_text),
            (translate("visit", "Solution"), visit.solution_text),
            (translate("visit", "Technician"), visit.technician_name),
            (translate("visit", "Finished"), moment_text(visit.finished_at) if visit.finished_at else ""),
            (translate("visit", "Done"), moment_text(visit.done_at) if visit.done_at else ""),
            (translate("visit", "Method"), shown(METHOD_NAMES.get(visit.method, "")) if visit.done_at else ""),
            (translate("visit", "Person reached"), visit.person_reached),
            (translate("visit", "Satisfaction"), f"{visit.satisfaction} {mark}" if visit.satisfaction else ""),
            (translate("visit", "Comment"), visit.comment),
            (translate("visit", "Asked by"), visit.visitor),
        ))  # fmt: skip
        role = self.desk.session.role
        waits = visit.state in ("due", "unreachable") and not (about and about.is_visited)
        may_enter = permissions.allowed(role, "complaint.visit" if visit.complaint_id else "visit.record")
        self.reached.setVisible(waits and may_enter)
        self.missed.setVisible(waits and permissions.allowed(role, "visit.record"))
        may_reopen = permissions.allowed(role, "service_call.reopen")
        self.again.setVisible(may_reopen and visit.is_dissatisfied and bool(visit.call_id))
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
        visit = self.visit
        if visit is None:
            return
        if visit.complaint_id:
            complain_again(self.desk, visit.complaint_id, self.window())
            return
        call = service_call_file.file(visit.call_id) if visit.call_id else None
        self.desk.register_complaint(
            customer_id=visit.customer_id, device_id=(call.device_id or 0) if call else 0, call_id=visit.call_id,
            visit_id=visit.id, content=visit.comment,
        )  # fmt: skip

    def _buttons(self) -> FlowLayout:
        reached = translate("visit", "Reached: enter the result")
        self.reached = QPushButton(icon("complete", token="on_accent"), reached, self)
        self.reached.setProperty("role", "primary")
        self.reached.clicked.connect(lambda _on: self.enter())
        self.missed = QPushButton(translate("visit", "Nobody reached"), self)
        self.missed.clicked.connect(lambda _on: self.not_reached())
        self.again = QPushButton(icon("reopen"), translate("visit", "Reopen the call"), self)
        self.again.clicked.connect(lambda _on: self.reopen())
        row = FlowLayout(SPACE // 2)
        self.complain = QPushButton(icon("complaint"), translate("visit", "New complaint"), self)
        self.complain.clicked.connect(lambda _on: self.complain_again())
        for button in (self.reached, self.missed, self.again, self.complain):
            row.addWidget(button)
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


RECORD = RecordPane(
    name="return_visit",
    build=ReturnVisitPane,
    title=QT_TRANSLATE_NOOP("records", "Return visit"),
    icon="return_visit",
)
