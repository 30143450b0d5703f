"""Surveys: the plan with its draw, sheets typed by keys alone, the result of last time with its report."""

from __future__ import annotations

from PySide6.QtTest import QTest

from app.core.i18n import translate
from app.domain import permissions
from app.ui.dialogs.print_preview import PrintPreview
from app.ui.dialogs.survey_plan import SurveyPlanDialog
from app.ui.dialogs.survey_sheet import SurveySheetDialog
from app.ui.pages._voice_page import VoicePage
from app.ui.records.survey import SurveyPane, enter
from app.ui.tour._stage import Stage

_FIRST_QUESTION = 10


def play(stage: Stage) -> None:
    """Plan (and leave), type a sheet in, look at a result, its sheets and its report."""
    page = stage.tab("voice", VoicePage)
    page.show_rows("running", ledger="surveys")
    surveys = page.built["surveys"]
    stage.wait(surveys.model.rowCount, "surveys")
    surveys.table.go_to(0)
    stage.settle()
    pane = stage.wait(lambda: surveys.side.findChild(SurveyPane), "SurveyPane")
    assert isinstance(pane, SurveyPane)
    stage.picture("survey", translate("tour", "A survey that runs: who answered so far, question by question."))
    if permissions.allowed(stage.desk.session.role, "survey.plan"):
        _plan(stage)
    stage.click(pane.enter)
    sheet = stage.opened(SurveySheetDialog)
    sheet.form.editor("answers.0").setFocus()
    for key in "54":
        QTest.keyClicks(sheet.focusWidget(), key)
    stage.picture(
        "survey-sheet",
        translate("tour", "A sheet from paper: one figure an answer, the cursor goes on by itself."),
    )
    stage.key("Escape", sheet)
    stage.gone(sheet)
    page.show_rows("done", ledger="surveys")
    stage.wait(surveys.model.rowCount, "survey that is done")
    surveys.table.go_to(0)
    stage.settle()
    pane.outcome.table.choose(_FIRST_QUESTION)
    stage.picture("survey-result", translate("tour", "The result: each question with its chart; then what was done."))
    stage.click(pane.report)
    preview = stage.opened(PrintPreview)
    stage.settle()
    stage.picture("survey-report", translate("tour", "The report: the same charts on paper, a copy each department."))
    stage.key("Escape", preview)
    stage.gone(preview)
    page.show_rows("low", ledger="survey_respondents")
    stage.settle()
    stage.picture("survey-sheets", translate("tour", "Sheets of dissatisfied customers: one key leads to a complaint."))


def _plan(stage: Stage) -> None:
    enter(stage.desk, stage.window)
    plan = stage.opened(SurveyPlanDialog)
    plan.form.set_values({"sample_size": 30, "seed": 2026})
    plan.preview()
    stage.wait(plan.table.rowCount, "draw")
    stage.picture("survey-plan", translate("tour", "A plan: whom it asks, and the sample its seed draws, beforehand."))
    stage.key("Escape", plan)
    stage.gone(plan)
