"""A survey: its plan, who answered, every question with its chart, the report, what is done because of it (F33)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain.survey import KINDS, METHODS, score_text
from app.domain.workflows import survey as workflow
from app.services import survey_file, surveys
from app.services.survey_file import SurveyFile
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.survey_plan import SurveyPlanDialog
from app.ui.dialogs.survey_questions import QuestionnaireDialog
from app.ui.dialogs.survey_result import FindingsDialog, SurveyReportDialog
from app.ui.dialogs.survey_sheet import SurveySheetDialog
from app.ui.icons import icon
from app.ui.ledger.on_worker import in_my_name
from app.ui.papers import print_form
from app.ui.records import RecordPane
from app.ui.records._pane import Head, LivePane
from app.ui.records._survey_actions import ActionsSection
from app.ui.records._survey_outcome import OutcomeSection
from app.ui.survey_words import scope_text
from app.ui.theme import SPACE, Tone, mark
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.section import Facts, chip, set_chip

_TONES = {"planned": Tone.NORMAL, "running": Tone.NORMAL, "analysed": Tone.DUE, "actions": Tone.DUE}


class SurveyPane(LivePane):
    """Head, what can be done now, the plan, the result, the actions."""

    kinds = ("survey", "survey_question", "survey_respondent", "survey_action")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: SurveyFile | None = None
        self.head = Head(self)
        self.state = chip("", parent=self)
        self.head.chips.addWidget(self.state)
        self.facts = Facts(2, self)
        self.outcome = OutcomeSection(desk, self)
        self.words = Facts(1, self)
        self.follow_ups = ActionsSection(desk, self)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addLayout(self._buttons())
        for part in (self.facts, self.outcome, self.words, self.follow_ups):
            column.addWidget(part)
        column.addStretch(1)

    def read(self, row_id: int) -> None:
        """Read the survey and show it."""
        file = self.found = survey_file.file(row_id)
        self.head.set_words(file.number, file.title, file.aim)
        set_chip(self.state, workflow.state_label(file.state), _TONES.get(file.state, Tone.DONE))
        self.facts.set_facts(_plan(file))
        self.outcome.show_file(file)
        self.words.set_facts((
            (translate("survey", "Findings"), file.findings),
            (translate("survey", "Proposals"), file.proposals),
            (translate("survey", "Report to"), "、".join(file.recipients)),
        ))  # fmt: skip
        self.follow_ups.show_file(file)
        for event, button in self._by_event.items():
            button.setVisible(event in file.actions_to)
        self.enter.setVisible("record" in file.actions_to)
        self.report.setVisible(file.launched_at is not None)
        self.questions.setVisible("ask" in file.actions_to and not file.answered_count)
        if file.state == workflow.State.RUNNING:
            self.sheet.setText(translate("survey", "Print the waiting sheets"))
        else:
            self.sheet.setText(translate("survey", "Print the questionnaire"))

    def open_plan(self) -> None:
        """Change the plan."""
        self._dialog(SurveyPlanDialog)

    def open_questions(self) -> None:
        """Change the questionnaire."""
        self._dialog(QuestionnaireDialog)

    def open_findings(self) -> None:
        """Write what was found."""
        self._dialog(FindingsDialog)

    def open_report(self) -> None:
        """Send the result to the departments."""
        self._dialog(SurveyReportDialog)

    def enter_answers(self) -> None:
        """Type the sheets in, beginning with the first that waits."""
        file = self.found
        if file is None:
            return
        waiting = survey_file.next_pending(file.id)
        if not waiting:
            self.desk.prompts.say(translate("survey", "Every sheet of this survey is entered."))
            return
        SurveySheetDialog(self.desk, survey_file.sheet(waiting), self.window()).open()

    def launch(self) -> None:
        """Draw the sample and begin, when that is meant."""
        file = self.found
        if file is None:
            return
        text = translate("survey", "Launch {number}? The customers are drawn now; the plan stays as it is.")
        if self.desk.prompts.confirm(text.format(number=file.number), translate("survey", "Launch")):
            self.desk.tasks.run(
                in_my_name(self.desk, lambda _task: surveys.launch(file.id, seen_version=file.row_version)),
                self.desk.bus.announce,
                title=translate("survey", "Launch {number}").format(number=file.number),
            )

    def analyse(self) -> None:
        """No more answers; asked first while sheets are waiting."""
        file = self.found
        if file is None:
            return
        waiting = self.outcome.waiting
        text = translate("survey", "End {number}? Sheets not entered: {count}.")
        question = text.format(number=file.number, count=waiting)
        if not waiting or self.desk.prompts.confirm(question, translate("survey", "End and analyse")):
            self.desk.bus.run(surveys.analyse, file.id, seen_version=file.row_version)

    def reopen(self) -> None:
        """Take answers again."""
        if self.found is not None:
            self.desk.bus.run(surveys.reopen, self.found.id, seen_version=self.found.row_version)

    def close_survey(self) -> None:
        """Everything is done."""
        if self.found is not None:
            self.desk.bus.run(surveys.close, self.found.id, seen_version=self.found.row_version)

    def void(self) -> None:
        """Give it up, with a reason."""
        file = self.found
        if file is None:
            return
        reason = self.desk.prompts.ask_text(translate("survey", "Why is {number} void?").format(number=file.number))
        if reason:
            self.desk.bus.run(surveys.void, file.id, seen_version=file.row_version, reason=reason)

    def print_questionnaire(self) -> None:
        """Blank, or one for everybody who has not answered."""
        if self.found is not None:
            print_form(self.desk, "survey_questionnaire", self.found.number)

    def print_report(self) -> None:
        """The report as it stands."""
        if self.found is not None:
            print_form(self.desk, "survey_report", self.found.number)

    def _buttons(self) -> FlowLayout:
        self.enter = self._button("edit", translate("survey", "Enter answers…"), self.enter_answers)
        self.questions = self._button("surveys", translate("survey", "Questions…"), self.open_questions)
        self.sheet = self._button("print", translate("survey", "Print the questionnaire"), self.print_questionnaire)
        self.report = self._button("print", translate("survey", "Print the report"), self.print_report)
        self._by_event = {
            "change": self._button("edit", translate("survey", "Plan…"), self.open_plan),
            "launch": self._button("forward", translate("survey", "Launch…"), self.launch),
            "analyse": self._button("complete", translate("survey", "End and analyse"), self.analyse),
            "find": self._button("edit", translate("survey", "Findings…"), self.open_findings),
            "report": self._button("forward", translate("survey", "Report to departments…"), self.open_report),
            "reopen": self._button("reopen", translate("survey", "Take more answers"), self.reopen),
            "close": self._button("complete", translate("survey", "Close"), self.close_survey),
            "void": self._button("void", translate("survey", "Void…"), self.void),
        }
        mark(self._by_event["void"], role="danger")
        row = FlowLayout(SPACE // 2)
        first = ("launch", "report", "close")
        order = [self._by_event[name] for name in first]
        order += [
            self.enter,
            self.questions,
            self._by_event["find"],
            self._by_event["analyse"],
            self.sheet,
            self.report,
        ]
        order += [button for name, button in self._by_event.items() if button not in order]
        for button in order:
            row.addWidget(button)
        return row

    def _button(self, meaning: str, words: str, clicked: Callable[[], object]) -> QPushButton:
        button = QPushButton(icon(meaning), words, self)
        button.clicked.connect(lambda _on: clicked())
        return button

    def _dialog(self, dialog: Callable[..., FormDialog]) -> None:
        if self.found is not None:
            dialog(self.desk, self.found, self.window()).open()


def _plan(file: SurveyFile) -> tuple[tuple[str, str], ...]:
    size = str(file.sample_size) if file.sample_size else translate("survey", "everybody who fits")
    launched = clock.local(file.launched_at).strftime("%Y-%m-%d %H:%M") if file.launched_at else ""
    reported = clock.local(file.reported_at).strftime("%Y-%m-%d %H:%M") if file.reported_at else ""
    drawn = translate("survey", "{size} of {count}").format(size=file.sent_count, count=file.population)
    return (
        (translate("survey", "Kind"), shown(KINDS[file.kind])),
        (translate("survey", "In charge"), file.owner),
        (translate("survey", "First day"), file.starts_on.isoformat()),
        (translate("survey", "Last day"), file.ends_on.isoformat()),
        (translate("survey", "Asked by way of"), shown(METHODS[file.method])),
        (translate("survey", "Who is asked"), scope_text(file.scope)),
        (translate("survey", "Sample"), drawn if file.launched_at else size),
        (translate("survey", "Seed"), str(file.seed)),
        (translate("survey", "Answered"), str(file.answered_count) if file.launched_at else ""),
        (translate("survey", "Mean score"), score_text(file.score) if file.launched_at else ""),
        (translate("survey", "Launched"), launched),
        (translate("survey", "Reported"), reported),
        (translate("survey", "Void because"), file.void_reason),
    )


def enter(desk: Desk, window: QWidget) -> None:
    """Plan a survey; it is opened once it is planned."""
    dialog = SurveyPlanDialog(desk, parent=window)
    dialog.accepted.connect(lambda: desk.open_record("survey", dialog.changes.result) if dialog.changes else None)
    dialog.open()


RECORD = RecordPane(
    name="survey",
    build=SurveyPane,
    title=QT_TRANSLATE_NOOP("records", "Survey"),
    icon="surveys",
    enter=enter,
    help_page="surveys",
)
