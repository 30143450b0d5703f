"""A sheet of a survey typed in from paper: figures only, the next field by itself, the next sheet after saving."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import survey as rules
from app.domain.survey import METHODS, Answer, Question, QuestionKind
from app.services import survey_answers, survey_file
from app.services.survey_file import RespondentFile
from app.ui.desk import Desk
from app.ui.dialogs.call_actions import choice
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.relationship_card import people_box
from app.ui.survey_words import keys_text, typed_text
from app.ui.theme import SPACE
from app.ui.widgets.form_grid import read_editor
from app.ui.widgets.moment_edit import DateEdit

_NARROW = 84
_ONE_KEY = (QuestionKind.SCALE, QuestionKind.YES_NO, QuestionKind.SINGLE)
_KEPT = ("answered_on", "method", "visitor")
"""What stays from one sheet to the next."""


class AnswerEdit(QWidget):
    """The answer to a question as it is typed; where one key is an answer, it goes on by itself."""

    edited = Signal()

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.line = QLineEdit(self)
        self.line.textEdited.connect(self._typed)
        star = " *" if question.is_required else ""
        wording = QLabel(question.wording + star, self)
        wording.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        if question.kind == QuestionKind.WORDS:
            row.addWidget(wording)
            row.addWidget(self.line, 1)
            wording.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        else:
            self.line.setFixedWidth(_NARROW)
            row.addWidget(self.line)
            row.addWidget(wording, 1)
        self.line.setAccessibleName(question.wording)
        self.setFocusProxy(self.line)

    def value(self) -> Answer:
        """The answer. Raises UserError with what can be answered."""
        answer = rules.parse_answer(self.question, self.line.text())
        if answer.is_empty and self.question.is_required:
            raise UserError(translate("survey", "This question must be answered."))
        return answer

    def set_value(self, answer: Answer | None) -> None:
        """Show an answer."""
        self.line.setText(typed_text(self.question, answer or Answer()))

    def _typed(self, text: str) -> None:
        self.edited.emit()
        if self.question.kind in _ONE_KEY and len(self.question.options) < 10 and len(text) == 1:
            try:
                rules.parse_answer(self.question, text)
            except UserError:
                return
            self.focusNextChild()


class SurveySheetDialog(FormDialog):
    """One sheet after the other: its code, the answers, when and how; the next one that waits comes by itself."""

    help_page = "surveys"

    def __init__(self, desk: Desk, sheet: RespondentFile, parent: QWidget | None = None) -> None:
        title = translate("survey", "Answers to {number} {title}")
        title = title.format(number=sheet.survey_number, title=sheet.survey_title)
        super().__init__(desk, title, translate("survey", "Save, next sheet"), parent=parent)
        self.sheet = sheet
        self._fill()
        self.refused = QPushButton(translate("survey", "Does not &want to answer"), self)
        self.refused.clicked.connect(lambda _on: self._without("refuse"))
        self.missed = QPushButton(translate("survey", "Not &reached"), self)
        self.missed.clicked.connect(lambda _on: self._without("not_reached"))
        for place, button in enumerate((self.refused, self.missed)):
            button.setAutoDefault(False)
            self.buttons.insertWidget(place, button)
        self.show_sheet(sheet)
        self.form.set_values({"answered_on": sheet.answered_on or clock.today(),
                              "method": sheet.method or sheet.survey_method,
                              "visitor": sheet.visitor or desk.session.full_name})  # fmt: skip
        self.setMinimumWidth(760)

    def show_sheet(self, sheet: RespondentFile) -> None:
        """Go on with this sheet; day, way and who asked stay as they are unless it has its own."""
        self.sheet = sheet
        known: dict[str, Any] = {f"answers.{n}": sheet.answers.get(one.id) for n, one in enumerate(sheet.questions)}
        known |= {"code": sheet.number, "person_reached": sheet.person_reached or sheet.contact_name,
                  "remark": sheet.remark}  # fmt: skip
        if sheet.state != "pending":
            known |= {name: getattr(sheet, name) for name in _KEPT}
        self.form.set_values(known)
        self.form.set_hint("code", " · ".join(part for part in (sheet.customer_name, sheet.phone) if part))
        self.trouble.hide()

    def load(self) -> bool:
        """Fetch the sheet whose code was typed or scanned; False when there is none of it."""
        typed = self.form.editor("code").text()
        if typed.strip().upper() == self.sheet.number:
            return True
        try:
            found = survey_file.sheet_of(self.sheet.survey_id, typed)
        except UserError as error:
            self.on_error(error)
            return False
        if found != self.sheet.id:
            self.show_sheet(survey_file.sheet(found))
        else:
            self.form.set_values({"code": self.sheet.number})
        return True

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Enter the sheet."""
        answers = {one.id: values[f"answers.{place}"] for place, one in enumerate(self.sheet.questions)}
        return self.desk.bus.run(
            survey_answers.record, self.sheet.id, seen_version=self.sheet.row_version, answers=answers,
            on_error=self.on_error, **self._how(values), person_reached=values["person_reached"],
        )  # fmt: skip

    def submit(self) -> None:
        """Save and go on to the next sheet that waits; close when there is none.

        A code that was typed but not fetched is fetched first: nothing is saved to another sheet than it names.
        """
        self.trouble.hide()
        before = self.sheet.id
        if not self.load() or self.sheet.id != before:
            return
        values = self.form.values()
        if values is None:
            return
        self.changes = self.save(values)
        if self.changes is not None:
            self._go_on()

    def _without(self, what: str) -> None:
        """The customer refused, or nobody was reached."""
        before = self.sheet.id
        if not self.load() or self.sheet.id != before:
            return
        day = {}
        for name in (*_KEPT, "person_reached", "remark"):
            try:
                day[name] = read_editor(self.form.editor(name))
            except UserError as error:
                self.form.show_error(UserError(error.text, name))
                return
        act = survey_answers.refuse if what == "refuse" else survey_answers.not_reached
        given = self._how(day) | ({"person_reached": day["person_reached"]} if what == "refuse" else {})
        self.changes = self.desk.bus.run(
            act, self.sheet.id, seen_version=self.sheet.row_version, on_error=self.on_error, **given
        )
        if self.changes is not None:
            self._go_on()

    def _go_on(self) -> None:
        following = survey_file.next_pending(self.sheet.survey_id, self.sheet.ordinal)
        if not following:
            self.desk.prompts.say(translate("survey", "Every sheet of this survey is entered."))
            self.accept()
            return
        self.show_sheet(survey_file.sheet(following))
        code = self.form.editor("code")
        code.setFocus()
        code.selectAll()

    def _fill(self) -> None:
        form = self.form
        code = form.add("code", translate("survey", "Sheet"), QLineEdit(), required=True)
        code.returnPressed.connect(self.load)
        for place, question in enumerate(self.sheet.questions):
            form.add(f"answers.{place}", f"{place + 1}", AnswerEdit(question), keys_text(question))
        form.add("answered_on", translate("survey", "Answered on"), DateEdit(), required=True)
        form.add("method", translate("survey", "Asked by way of"), choice(METHODS))
        form.add("person_reached", translate("survey", "Who answered"), QLineEdit())
        form.add("visitor", translate("survey", "Who asked"), people_box())
        form.add("remark", translate("survey", "Remark"), QLineEdit())

    @staticmethod
    def _how(values: dict[str, Any]) -> dict[str, Any]:
        return {name: values[name] for name in (*_KEPT, "remark")}
