"""How the dialogs of surveys are opened (more of `every_dialog`)."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from app.services import survey_actions, survey_file, surveys
from tests.services import survey_cases as cases
from tests.ui.dialogs.every_dialog import Office, opens


@opens("SurveyPlanDialog", "supervisor")
def _plan(office: Office) -> QDialog:
    from app.ui.dialogs.survey_plan import SurveyPlanDialog

    return SurveyPlanDialog(office.desk)


@opens("SurveyPlanDialog change", "supervisor")
def _changed(office: Office) -> QDialog:
    from app.ui.dialogs.survey_plan import SurveyPlanDialog

    return SurveyPlanDialog(office.desk, survey_file.file(cases.planned()))


@opens("QuestionnaireDialog", "supervisor")
def _questions(office: Office) -> QDialog:
    from app.ui.dialogs.survey_questions import QuestionnaireDialog

    return QuestionnaireDialog(office.desk, survey_file.file(cases.planned()))


@opens("SurveySheetDialog", "supervisor")
def _sheet(office: Office) -> QDialog:
    from app.ui.dialogs.survey_sheet import SurveySheetDialog

    return SurveySheetDialog(office.desk, survey_file.sheet(cases.sheets(cases.running())[0].id))


@opens("FindingsDialog", "supervisor")
def _findings(office: Office) -> QDialog:
    from app.ui.dialogs.survey_result import FindingsDialog

    return FindingsDialog(office.desk, survey_file.file(_answered()))


@opens("SurveyReportDialog", "supervisor")
def _report(office: Office) -> QDialog:
    from app.ui.dialogs.survey_result import SurveyReportDialog

    return SurveyReportDialog(office.desk, survey_file.file(_answered()))


@opens("SurveyActionDialog", "supervisor")
def _action(office: Office) -> QDialog:
    from app.ui.dialogs.survey_result import SurveyActionDialog

    return SurveyActionDialog(office.desk, survey_file.file(_reported()))


@opens("FinishSurveyActionDialog", "supervisor")
def _finish(office: Office) -> QDialog:
    from app.ui.dialogs.survey_result import FinishSurveyActionDialog

    survey_id = _reported()
    survey_actions.add(survey_id, subject="公示收费标准", due_on=cases.LAST, department="客户服务部")
    return FinishSurveyActionDialog(office.desk, survey_file.file(survey_id).actions[0])


def _answered() -> int:
    cases.people(4)
    return cases.analysed()


def _reported() -> int:
    survey_id = _answered()
    surveys.report(survey_id, seen_version=cases.version(survey_id), findings="收费偏高", recipients=("技术部",))
    return survey_id
