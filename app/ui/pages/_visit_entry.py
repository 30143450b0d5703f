"""The answer of a return visit by keys: 1–5, R, N, C, then Enter; a dissatisfied one leads on with one key more."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import permissions
from app.domain.workflows import return_visit as workflow
from app.services import complaint_visits, return_visits
from app.services.drafts import About
from app.services.return_visits import VisitFile
from app.services.visit_sheet import Briefing
from app.ui.desk import Desk
from app.ui.desktop.typed_again import VISIT_ENTRY
from app.ui.desktop.typed_inline import TypedInline
from app.ui.dialogs.call_from_visit import call_again, complain_about
from app.ui.dialogs.hand_in import satisfaction_names
from app.ui.dialogs.relationship_card import people_box
from app.ui.theme import SPACE
from app.ui.widgets.moment_edit import MomentEdit

REFUSES, MISSED, LATER = "R", "N", "C"
AGAIN, COMPLAINS = "B", "T"


class EntryPanel(QFrame):
    """How it ended. `begun` before it is saved, `saved` with the visit's id once one goes on, `left` by Escape."""

    begun = Signal()
    saved = Signal(int)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: Briefing | None = None
        self.chosen = ""
        self.is_saving = self.waits_for_key = False
        """Whether it is being saved just now; whether a dissatisfied answer was saved, and what follows is open."""
        self.setProperty("role", "card")
        self.buttons: dict[str, QPushButton] = {}
        self.comment, self.person = QLineEdit(self), QLineEdit(self)
        self.comment.setPlaceholderText(translate("visit", "What the customer says"))
        self.person.setPlaceholderText(translate("visit", "Person reached"))
        for line in (self.comment, self.person):
            line.setAccessibleName(line.placeholderText())
        self.when = MomentEdit(ahead=True)
        self.visitor = people_box(desk.session.full_name)
        self.visitor.setToolTip(translate("visit", "Who asked the customer"))
        self.visitor.setAccessibleName(translate("visit", "Asked by"))
        self.trouble = QLabel(self)
        self.trouble.setProperty("role", "error")
        self.trouble.setWordWrap(True)
        self.save_button = QPushButton(translate("visit", "Save and next  (Enter)"), self)
        self.save_button.setProperty("role", "primary")
        self.save_button.setAutoDefault(False)
        self.save_button.clicked.connect(lambda _on: self.submit())
        self._lay_out()
        self.drafted = TypedInline(desk, self, VISIT_ENTRY)
        for field in (self.comment, self.person, self.when, self.visitor):
            field.installEventFilter(self)

    @property
    def holds(self) -> bool:
        """Whether the customer shown must stay: just saved, or what follows is not chosen yet."""
        return self.is_saving or self.waits_for_key

    def show_visit(self, known: Briefing | None) -> None:
        """Begin with a customer; nothing is chosen yet."""
        self._known = known
        about = About(("return_visit",), known.visit.id, known.visit.row_version) if known is not None else None
        title = translate("visit", "Return visit · {customer}")
        who = known.visit.customer_name if known is not None else ""
        self.drafted.turn(about, title.format(customer=who), lambda: self._clear(known))
        own = known is not None and known.visit.is_own
        for key, button in self.buttons.items():
            may_judge = known is not None and not own and self._may(key, known.visit)
            button.setEnabled(may_judge)
        self.save_button.setEnabled(known is not None and not own)
        if own:
            self._say(translate("visit", "This is your own work: a colleague asks the customer and enters it."))

    def take_key(self, key: str) -> bool:
        """A key that says how it ended; whether it meant something here."""
        if self.waits_for_key:
            if key in (AGAIN, COMPLAINS):
                self.lead_on(key)
                return True
            return key in self.buttons
        if key not in self.buttons:
            return False
        if self.buttons[key].isEnabled():
            self.choose(key)
        return True

    def choose(self, key: str) -> None:
        """Say how it ended; the words follow, or the time to call back."""
        self._mark(key)
        if key == LATER:
            self.when.setFocus()
        elif key != MISSED:
            self.comment.setFocus()

    def submit(self) -> None:
        """Save what was said, and go on with the next customer; a dissatisfied one first leads to something."""
        if self.waits_for_key:
            self.lead_on("")
            return
        known = self._known
        if known is None or not self.save_button.isEnabled():
            return
        if not self.chosen:
            self._say(translate("visit", "First say how it ended: 1 to 5, R, N or C."))
            return
        low = self.chosen.isdigit() and workflow.is_dissatisfied(int(self.chosen))
        self.begun.emit()
        self.is_saving = True
        try:
            changes = self._run(known.visit)
        finally:
            self.is_saving = False
        if changes is None:
            return
        self.drafted.over()
        if low and self._may_lead_on():
            self._ask_what_follows()
            return
        self._go_on()

    def lead_on(self, key: str) -> None:
        """The dissatisfied customer's new call (B), complaint (T), or neither; then the next customer."""
        known = self._known
        self.waits_for_key = False
        self.follow.hide()
        self.fields.show()
        self._go_on()
        if known is None or not key:
            return
        opened = call_again if key == AGAIN else complain_about
        opened(self._desk, known.visit.id, self.window())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter saves; Escape leaves a field for the list, where the keys work again."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.submit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def on_error(self, error: UserError) -> None:
        """What was refused, beside the field it is about."""
        self._say(error.text)
        fields: dict[str, QWidget] = {
            "call_back_at": self.when, "comment": self.comment, "person_reached": self.person, "visitor": self.visitor,
        }  # fmt: skip
        if error.field in fields:
            fields[error.field].setFocus()

    def typed(self) -> str:
        """How it ended, as chosen so far; kept with what is written."""
        return self.chosen

    def put_typed(self, chosen: str) -> None:
        """Choose that again, and leave the keys where they are."""
        self._mark(chosen)

    def _mark(self, key: str) -> None:
        self.chosen = key
        for one, button in self.buttons.items():
            button.setChecked(one == key)
        self.drafted.touch()
        self._say("")
        self.when.setVisible(key == LATER)
        self.when_words.setVisible(key == LATER)

    def _run(self, visit: VisitFile) -> Changes | None:
        words: dict[str, Any] = {"comment": self.comment.text(), "visitor": self.visitor.currentText()}
        spoken: dict[str, Any] = words | {"person_reached": self.person.text()}
        told: dict[str, Any] = {"seen_version": visit.row_version, "on_error": self.on_error}
        run = self._desk.bus.run
        if self.chosen == MISSED:
            return run(return_visits.not_reached, visit.id, **told, **words)
        if self.chosen == LATER:
            try:
                at = self.when.value()
            except UserError as error:
                self.on_error(UserError(error.text, "call_back_at"))
                return None
            return run(return_visits.call_back, visit.id, call_back_at=at, **told, **spoken)
        if visit.complaint_id:
            return self._run_of_case(visit, spoken)
        if self.chosen == REFUSES:
            return run(return_visits.refuse, visit.id, **told, **spoken)
        return run(return_visits.enter_result, visit.id, satisfaction=int(self.chosen), **told, **spoken)

    def _run_of_case(self, visit: VisitFile, spoken: dict[str, Any]) -> Changes | None:
        """The visit of a complaint is a step of its case."""
        case = complaint_visits.about(visit.id)
        if case is None:
            return None
        told: dict[str, Any] = {"seen_version": case.row_version, "on_error": self.on_error, **spoken}
        if self.chosen == REFUSES:
            return self._desk.bus.run(complaint_visits.refuse, case.id, **told)
        return self._desk.bus.run(complaint_visits.enter, case.id, satisfaction=int(self.chosen), **told)

    def _may(self, key: str, visit: VisitFile) -> bool:
        action = "complaint.visit" if visit.complaint_id and key not in (MISSED, LATER) else "visit.record"
        return permissions.allowed(self._desk.session.role, action)

    def _may_lead_on(self) -> bool:
        role = self._desk.session.role
        return any(permissions.allowed(role, one) for one in ("service_call.register", "complaint.register"))

    def _ask_what_follows(self) -> None:
        self.waits_for_key = True
        self.fields.hide()
        self.follow.show()
        self._say("")
        self.again.setFocus()

    def _go_on(self) -> None:
        known, self._known = self._known, None
        self._clear(None)
        if known is not None:
            self.saved.emit(known.visit.id)

    def _clear(self, known: Briefing | None) -> None:
        self._mark("")
        self.comment.clear()
        self.person.setText(known.contact if known else "")
        self.when.setText("")
        self.visitor.setCurrentText(self._desk.session.full_name)

    def _say(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))

    def _lay_out(self) -> None:
        marks, ways = QHBoxLayout(), QHBoxLayout()
        names = {str(mark): words for mark, words in satisfaction_names().items()}
        others = {
            REFUSES: translate("visit", "Will not judge"), MISSED: translate("visit", "Not reached"),
            LATER: translate("visit", "Call back later"),
        }  # fmt: skip
        for row, known in ((marks, names), (ways, others)):
            row.setSpacing(SPACE // 2)
            for key, words in known.items():
                button = QPushButton(f"{key}  {words}", self)
                button.setCheckable(True)
                button.setProperty("drafted", True)
                button.setAutoDefault(False)
                button.clicked.connect(lambda _on, key=key: self.choose(key))
                self.buttons[key] = button
                row.addWidget(button, 1)
        self.when_words = QLabel(translate("visit", "Call back at"), self)
        self.fields = QWidget(self)
        grid = QGridLayout(self.fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(SPACE // 2)
        grid.addLayout(marks, 0, 0, 1, 4)
        grid.addLayout(ways, 1, 0, 1, 4)
        grid.addWidget(self.when_words, 2, 0)
        grid.addWidget(self.when, 2, 1, 1, 3)
        grid.addWidget(self.comment, 3, 0, 1, 4)
        grid.addWidget(self.person, 4, 0, 1, 2)
        grid.addWidget(self.visitor, 4, 2)
        grid.addWidget(self.save_button, 4, 3)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self._lay_out_what_follows()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(SPACE // 2)
        column.addWidget(self.fields)
        column.addWidget(self.follow)
        column.addWidget(self.trouble)
        self._say("")

    def _lay_out_what_follows(self) -> None:
        """Saved as dissatisfied: what becomes of it."""
        role = self._desk.session.role
        self.follow = QWidget(self)
        text = QLabel(translate("visit", "Saved. The customer is dissatisfied: what follows?"), self.follow)
        text.setProperty("role", "heading")
        self.again = QPushButton(translate("visit", "B  New call"), self.follow)
        self.again.setVisible(permissions.allowed(role, "service_call.register"))
        self.complain = QPushButton(translate("visit", "T  Complaint"), self.follow)
        self.complain.setVisible(permissions.allowed(role, "complaint.register"))
        self.neither = QPushButton(translate("visit", "Nothing, the next  (Enter)"), self.follow)
        keys = ((self.again, AGAIN), (self.complain, COMPLAINS), (self.neither, ""))
        row = QHBoxLayout()
        for button, key in keys:
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on, key=key: self.lead_on(key))
            row.addWidget(button, 1)
        column = QVBoxLayout(self.follow)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(text)
        column.addLayout(row)
        self.follow.hide()
