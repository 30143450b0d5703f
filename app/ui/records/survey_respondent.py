"""The sheet of a customer who was drawn for a survey: what was answered, by whom, who asked, who typed (F33)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain import permissions
from app.domain.survey import METHODS, RESPONDENT_STATES, Answer, points_of, score_text
from app.services import survey_answers, survey_file
from app.services.survey_file import RespondentFile
from app.ui.desk import Desk
from app.ui.dialogs._opinion_links import complain
from app.ui.dialogs.survey_sheet import SurveySheetDialog
from app.ui.icons import icon
from app.ui.papers import print_form
from app.ui.records import RecordPane
from app.ui.records._pane import Head, LivePane
from app.ui.survey_words import answer_text
from app.ui.theme import SPACE, Tone
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.section import Facts, Row, Section, SmallTable, chip, link_button, set_chip

_TONES = {"answered": Tone.DONE, "refused": Tone.PAUSED, "unreachable": Tone.PAUSED}


class RespondentPane(LivePane):
    """The answers, and what can be done with the sheet."""

    kinds = ("survey_respondent", "survey_answer", "survey", "survey_question", "complaint")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: RespondentFile | None = None
        self.head = Head(self)
        self.state, self.score = chip("", parent=self), chip("", parent=self)
        for label in (self.score, self.state):
            self.head.chips.addWidget(label)
        self.survey = link_button("", lambda: self._open("survey"), self, flush=True)
        self.customer = link_button("", lambda: self._open("customer"), self, flush=True)
        self.case = link_button("", lambda: self._open("complaint"), self, flush=True)
        self.facts = Facts(2, self)
        heads = ("#", translate("survey", "Question"), translate("survey", "Answer"), translate("survey", "Points"))
        self.table = SmallTable(heads, stretch=1, most=16)
        self.table.setAccessibleName(translate("survey", "Answers"))
        section = Section(translate("survey", "Answers"), self)
        section.add(self.table)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        for link in (self.survey, self.customer, self.case):
            column.addWidget(link)
        column.addLayout(self._buttons())
        column.addWidget(self.facts)
        column.addWidget(section)
        column.addStretch(1)

    def read(self, row_id: int) -> None:
        """Read the sheet and show it."""
        sheet = self.found = survey_file.sheet(row_id)
        role = self.desk.session.role
        self.head.set_words(sheet.number, sheet.customer_name)
        set_chip(self.state, shown(RESPONDENT_STATES[sheet.state]), _TONES.get(sheet.state, Tone.NORMAL))
        points = translate("survey", "{score} points").format(score=score_text(sheet.score))
        set_chip(self.score, points if sheet.score is not None else "",
                 Tone.LATE if sheet.is_dissatisfied else Tone.NORMAL)  # fmt: skip
        self.survey.setText(f"{sheet.survey_number} {sheet.survey_title}")
        self.customer.setText(translate("survey", "Customer's file"))
        self.case.setText(translate("survey", "Complaint {number}").format(number=sheet.complaint_number))
        self.case.setVisible(bool(sheet.complaint_id))
        self.facts.set_facts((
            (translate("survey", "Contact"), sheet.contact_name),
            (translate("survey", "Telephone"), sheet.phone),
            (translate("survey", "Answered on"), sheet.answered_on.isoformat() if sheet.answered_on else ""),
            (translate("survey", "Asked by way of"), shown(METHODS[sheet.method]) if sheet.method else ""),
            (translate("survey", "Who answered"), sheet.person_reached),
            (translate("survey", "Who asked"), sheet.visitor),
            (translate("survey", "Typed by"), sheet.entered_by),
            (translate("survey", "Remark"), sheet.remark),
        ))  # fmt: skip
        self.table.put([self._row(sheet, place) for place in range(len(sheet.questions))])
        again = sheet.state == "answered"
        words = translate("survey", "Correct the answers…") if again else translate("survey", "Enter the answers…")
        self.enter.setText(words)
        self.enter.setVisible(sheet.may_enter)
        self.back.setVisible(sheet.may_enter and sheet.state != "pending")
        self.complain.setVisible(
            sheet.state == "answered"
            and not sheet.complaint_id
            and permissions.allowed(role, "complaint.register")
            and permissions.allowed(role, "survey.record")
        )

    def open_answers(self) -> None:
        """Type it in."""
        if self.found is not None:
            SurveySheetDialog(self.desk, self.found, self.window()).open()

    def print_sheet(self) -> None:
        """This customer's sheet, to be filled in."""
        if self.found is not None:
            print_form(self.desk, "survey_questionnaire", self.found.number)

    def take_back(self) -> None:
        """It was entered for the wrong customer."""
        sheet = self.found
        if sheet is None:
            return
        reason = self.desk.prompts.ask_text(translate("survey", "Why is the entry of {number} taken back?").format(
            number=sheet.number))  # fmt: skip
        if reason:
            self.desk.bus.run(survey_answers.take_back, sheet.id, seen_version=sheet.row_version, reason=reason)

    def register_complaint(self) -> None:
        """What the customer says becomes a complaint, tied to the sheet."""
        sheet = self.found
        if sheet is None:
            return
        said = "\n".join(one.words for one in sheet.answers.values() if one.words)
        origin = ("survey_respondent", sheet.id)
        complain(self.desk, origin, self.window(), customer_id=sheet.customer_id, content=said)

    def _row(self, sheet: RespondentFile, place: int) -> Row:
        question = sheet.questions[place]
        answer = sheet.answers.get(question.id, Answer())
        points = points_of(question, answer)
        tone = Tone.LATE if points is not None and points <= 2 else Tone.NORMAL
        texts = (str(place + 1), question.wording, answer_text(question, answer), str(points or ""))
        return Row(place + 1, texts, (Tone.NORMAL, Tone.NORMAL, tone, tone))

    def _open(self, kind: str) -> None:
        sheet = self.found
        if sheet is not None:
            ids = {"survey": sheet.survey_id, "customer": sheet.customer_id, "complaint": sheet.complaint_id}
            self.desk.open_record(kind, ids[kind])

    def _buttons(self) -> FlowLayout:
        self.enter = self._button("edit", translate("survey", "Enter the answers…"), self.open_answers)
        self.complain = self._button(
            "complaints", translate("survey", "Register a complaint…"), self.register_complaint
        )
        self.sheet = self._button("print", translate("survey", "Print the sheet"), self.print_sheet)
        self.back = self._button("void", translate("survey", "Take the entry back…"), self.take_back)
        row = FlowLayout(SPACE // 2)
        for button in (self.enter, self.complain, self.sheet, self.back):
            row.addWidget(button)
        return row

    def _button(self, meaning: str, words: str, clicked: Callable[[], object]) -> QPushButton:
        button = QPushButton(icon(meaning), words, self)
        button.clicked.connect(lambda _on: clicked())
        return button


RECORD = RecordPane(
    name="survey_respondent",
    build=RespondentPane,
    title=QT_TRANSLATE_NOOP("records", "Survey sheet"),
    icon="surveys",
    help_page="surveys",
)
