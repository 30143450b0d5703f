"""Surveys beside their ledger, from the plan to the report; sheets typed in from paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app.domain.survey import Answer
from app.models.survey import Survey, SurveyRespondent
from app.services import survey_file, survey_questions
from app.ui.desk import Desk
from app.ui.dialogs.register_complaint import RegisterComplaintDialog
from app.ui.dialogs.survey_plan import SurveyPlanDialog
from app.ui.dialogs.survey_questions import QuestionnaireDialog
from app.ui.dialogs.survey_result import FinishSurveyActionDialog, SurveyActionDialog, SurveyReportDialog
from app.ui.dialogs.survey_sheet import SurveySheetDialog
from app.ui.records.survey import SurveyPane
from app.ui.records.survey_respondent import RespondentPane
from tests.services import survey_cases as cases

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture(autouse=True)
def _supervisor(desk: Desk, as_role: Callable[[str], AbstractContextManager[None]]) -> Iterator[None]:
    with as_role("supervisor"):
        yield


@pytest.fixture
def people(desk: Desk) -> list[int]:
    return cases.people(5)


def shown(qtbot: QtBot, pane: Any, row_id: int) -> Any:
    qtbot.addWidget(pane)
    pane.resize(460, 900)
    pane.show()
    pane.show_record(row_id)
    return pane


def on_show(kind: type[QDialog]) -> Any:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def test_planned_with_the_draw_shown_beforehand(desk: Desk, qtbot: QtBot, people: list[int]) -> None:
    dialog = SurveyPlanDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.form.set_values({"title": "年度调查", "sample_size": 3, "seed": 7})
    dialog.preview()
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 3)
    drawn = dialog.table.ids()
    dialog.form.set_values({"ends_on": cases.FIRST, "starts_on": cases.LAST})
    dialog.submit()
    assert "ends before" in dialog.form.error("ends_on")
    dialog.form.set_values({"starts_on": cases.FIRST, "ends_on": cases.LAST, "sample_size": 99})
    dialog.submit()
    assert "larger than the" in dialog.form.error("sample_size")
    dialog.form.set_values({"sample_size": 3})
    dialog.submit()
    assert dialog.changes
    survey_questions.write(dialog.changes.result, seen_version=1, questions=cases.QUESTIONS)
    pane = shown(qtbot, SurveyPane(desk), dialog.changes.result)
    desk.prompts.next_answer(True)
    with qtbot.waitSignal(desk.bus.changed):
        pane.launch()
    assert [row.customer_id for row in cases.sheets(dialog.changes.result)] == drawn
    assert pane.found.state == "running"


def test_the_questionnaire_is_typed_and_what_is_wrong_stands_in_its_row(
    desk: Desk, qtbot: QtBot, people: list[int]
) -> None:
    survey_id = cases.planned()
    dialog = QuestionnaireDialog(desk, survey_file.file(survey_id))
    qtbot.addWidget(dialog)
    dialog.show()
    assert len(dialog.table.rows()) == len(cases.QUESTIONS)
    dialog.take_usual()
    assert len(dialog.table.rows()) == len(cases.QUESTIONS) + 9
    dialog.table.set_cell(1, "options", "合理=五；一般")
    dialog.submit()
    assert "Question 2" in dialog.trouble.text()
    dialog.table.set_cell(1, "options", "合理=5")
    dialog.submit()
    assert "2 to 20" in dialog.trouble.text()
    dialog.table.set_cell(1, "options", "合理=5；一般=3")
    dialog.table.setCurrentCell(1, 1)
    dialog.move_row(-1)
    dialog.submit()
    assert dialog.changes
    asked = survey_questions.of_survey(survey_id)
    assert asked[0].wording == cases.QUESTIONS[1].wording
    assert len(asked) == len(cases.QUESTIONS) + 9


def test_sheets_are_typed_one_after_the_other_by_keys_alone(desk: Desk, qtbot: QtBot, people: list[int]) -> None:
    survey_id = cases.running()
    pane = shown(qtbot, SurveyPane(desk), survey_id)
    pane.enter_answers()
    dialog = on_show(SurveySheetDialog)
    rows = cases.sheets(survey_id)
    assert dialog.sheet.id == rows[0].id
    dialog.form.editor("answers.0").line.setFocus()
    for keys in ("4", "1"):
        QTest.keyClicks(dialog.focusWidget(), keys)
    assert dialog.focusWidget() is dialog.form.editor("answers.2").line
    QTest.keyClicks(dialog.focusWidget(), "13")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.form.editor("answers.3").line
    dialog.submit()
    assert "must be answered" in dialog.form.error("answers.3")
    QTest.keyClicks(dialog.form.editor("answers.3").line, "2")
    dialog.submit()
    first = survey_file.sheet(rows[0].id)
    assert (first.state, first.score, first.visitor) == ("answered", 450, "周建国")
    assert first.answers[first.questions[2].id] == Answer(chosen=(1, 3))
    assert dialog.sheet.id == rows[1].id
    assert dialog.form.editor("answers.0").line.text() == ""
    dialog.refused.click()
    assert SurveyRespondent.get_by_id(rows[1].id).state == "refused"
    dialog.missed.click()
    assert SurveyRespondent.get_by_id(rows[2].id).state == "unreachable"
    assert dialog.sheet.id == rows[3].id


def test_a_score_outside_the_scale_stands_beside_its_question(desk: Desk, qtbot: QtBot, people: list[int]) -> None:
    survey_id = cases.running()
    dialog = SurveySheetDialog(desk, survey_file.sheet(cases.sheets(survey_id)[0].id))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.form.editor("answers.0").line.setText("6")
    dialog.submit()
    assert "1 to 5" in dialog.form.error("answers.0")
    assert Survey.get_by_id(survey_id).answered_count == 0


def test_another_sheet_by_its_code_and_nothing_saved_to_the_wrong_one(
    desk: Desk, qtbot: QtBot, people: list[int]
) -> None:
    survey_id = cases.running()
    rows = cases.sheets(survey_id)
    dialog = SurveySheetDialog(desk, survey_file.sheet(rows[0].id))
    qtbot.addWidget(dialog)
    dialog.show()
    code = dialog.form.editor("code")
    code.setText("3")
    QTest.keyClick(code, Qt.Key.Key_Return)
    assert dialog.sheet.id == rows[2].id
    code.setText("4")
    dialog.submit()
    assert dialog.sheet.id == rows[3].id
    code.setText("99")
    dialog.submit()
    assert "99" in dialog.form.error("code")
    dialog.refused.click()
    assert not SurveyRespondent.select().where(SurveyRespondent.state != "pending").exists()


def test_the_result_with_its_chart_and_the_way_to_the_end(desk: Desk, qtbot: QtBot, people: list[int]) -> None:
    survey_id = cases.analysed((5, 4, 2))
    pane = shown(qtbot, SurveyPane(desk), survey_id)
    assert pane.outcome.table.item(0, 2).text() == "3"
    assert [one.value for one in pane.outcome.chart.chart.slices] == [3, 0, 0, 1]
    pane.outcome.table.choose(10)
    assert pane.outcome.chart.chart.title == cases.QUESTIONS[0].wording
    pane.outcome.table.choose(15)
    assert pane.outcome.texts.rowCount() == 3
    pane.outcome.table.choose(1)
    with qtbot.waitSignal(desk.rows_wanted) as wanted:
        pane.outcome.chart.opened.emit(3)
    assert wanted.args is not None
    assert wanted.args[0] == "survey_respondents"
    assert {one.value for one in wanted.args[2]} == {survey_id, "pending"}
    pane.open_report()
    report = on_show(SurveyReportDialog)
    report.submit()
    assert report.form.error("findings")
    report.form.set_values({"findings": "收费偏高", "recipients": (), "others": "技术部；销售部"})
    report.submit()
    assert pane.found.recipients == ("技术部", "销售部")
    pane.follow_ups.open_new()
    action = on_show(SurveyActionDialog)
    action.form.set_values({"subject": "公示收费标准", "department": "客户服务部"})
    action.submit()
    pane.close_survey()
    assert pane.found.state == "actions"
    pane.follow_ups.open_done()
    done = on_show(FinishSurveyActionDialog)
    done.form.set_values({"result": "已公示"})
    done.submit()
    pane.close_survey()
    assert pane.found.state == "closed"


def test_a_sheet_shows_its_answers_and_leads_to_a_complaint(desk: Desk, qtbot: QtBot, people: list[int]) -> None:
    survey_id = cases.running()
    row_id = cases.answer(survey_id, 0, 1, choice=3)
    pane = shown(qtbot, RespondentPane(desk), row_id)
    assert pane.table.item(0, 2).text().startswith("1 ")
    assert pane.table.item(2, 2).text() == "1 速度；3 态度"
    assert pane.score.text().startswith("1.00")
    assert not pane.complain.isHidden()
    desk.prompts.next_answer("录错客户")
    pane.take_back()
    assert SurveyRespondent.get_by_id(row_id).state == "pending"


def test_a_representative_enters_and_does_not_plan(desk: Desk, qtbot: QtBot, people: list[int], as_role: Any) -> None:
    survey_id = cases.running()
    with as_role("representative"):
        pane = shown(qtbot, SurveyPane(desk), survey_id)
        assert not pane.enter.isHidden()
        assert all(button.isHidden() for button in pane._by_event.values())
        assert pane.questions.isHidden()


def test_the_complaint_that_was_registered_is_tied_to_the_sheet(desk: Desk, qtbot: QtBot, people: list[int]) -> None:
    row_id = cases.answer(cases.running(), 0, 1, choice=3)
    pane = shown(qtbot, RespondentPane(desk), row_id)
    pane.register_complaint()
    dialog = on_show(RegisterComplaintDialog)
    assert dialog.caller.customer_id == cases.sheets(1)[0].customer_id
    assert dialog.told.values()["content"] == "上门快一点"
    dialog.matter.set_values({"category": "quality"})
    dialog.told.set_values({"demand": "说明原因"})
    dialog.submit()
    assert dialog.case_id
    assert survey_file.sheet(row_id).complaint_id == dialog.case_id
    assert pane.complain.isHidden()
    assert not pane.case.isHidden()
