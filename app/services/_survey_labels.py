"""Labels of the fields, records and codes of surveys; `_field_labels` takes them in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain import survey
from app.domain.workflows import survey as workflow

KIND_LABELS: dict[str, str] = {
    "survey": QT_TRANSLATE_NOOP("fields", "Survey"),
    "survey_question": QT_TRANSLATE_NOOP("fields", "Question of a survey"),
    "survey_respondent": QT_TRANSLATE_NOOP("fields", "Survey sheet"),
    "survey_answer": QT_TRANSLATE_NOOP("fields", "Answer to a survey"),
    "survey_action": QT_TRANSLATE_NOOP("fields", "Action after a survey"),
}

LABELS: dict[str, str] = {
    "survey_respondent.number": QT_TRANSLATE_NOOP("fields", "Code of the sheet"),
    "survey_respondent.survey": QT_TRANSLATE_NOOP("fields", "Survey (id)"),
    "survey_question.survey": QT_TRANSLATE_NOOP("fields", "Survey (id)"),
    "survey_action.survey": QT_TRANSLATE_NOOP("fields", "Survey (id)"),
    "survey_answer.respondent": QT_TRANSLATE_NOOP("fields", "Survey sheet (id)"),
    "survey_answer.question": QT_TRANSLATE_NOOP("fields", "Question (id)"),
    "survey_answer.value": QT_TRANSLATE_NOOP("fields", "Value answered"),
    "survey_answer.words": QT_TRANSLATE_NOOP("fields", "Own words"),
    "survey_question.kind": QT_TRANSLATE_NOOP("fields", "Kind of question"),
    "survey_action.unit": QT_TRANSLATE_NOOP("fields", "Department"),
    "survey.title": QT_TRANSLATE_NOOP("fields", "Title"),
    "survey.kind": QT_TRANSLATE_NOOP("fields", "Kind of survey"),
    "survey.owner": QT_TRANSLATE_NOOP("fields", "In charge"),
    "survey.score": QT_TRANSLATE_NOOP("fields", "Score (hundredths)"),
    "survey_respondent.score": QT_TRANSLATE_NOOP("fields", "Score (hundredths)"),
    "survey_respondent.complaint_id": QT_TRANSLATE_NOOP("fields", "Complaint (id)"),
    "survey.sample_size": QT_TRANSLATE_NOOP("fields", "Customers asked"),
    "survey.findings": QT_TRANSLATE_NOOP("fields", "Survey findings"),
    "survey.proposals": QT_TRANSLATE_NOOP("fields", "Proposals"),
    "survey.recipients": QT_TRANSLATE_NOOP("fields", "Report to"),
    "survey_number": QT_TRANSLATE_NOOP("fields", "Survey"),
    "survey_title": QT_TRANSLATE_NOOP("fields", "Title of the survey"),
    "aim": QT_TRANSLATE_NOOP("fields", "Aim"),
    "scope": QT_TRANSLATE_NOOP("fields", "Who is asked"),
    "seed": QT_TRANSLATE_NOOP("fields", "Seed of the draw"),
    "population": QT_TRANSLATE_NOOP("fields", "Customers in scope"),
    "sent_count": QT_TRANSLATE_NOOP("fields", "Drawn"),
    "answered_count": QT_TRANSLATE_NOOP("fields", "Sheets answered"),
    "launched_at": QT_TRANSLATE_NOOP("fields", "Launched"),
    "analysed_at": QT_TRANSLATE_NOOP("fields", "Analysed"),
    "survey.reported_at": QT_TRANSLATE_NOOP("fields", "Reported to departments"),
    "survey.closed_at": QT_TRANSLATE_NOOP("fields", "Survey closed"),
    "wording": QT_TRANSLATE_NOOP("fields", "Question"),
    "options": QT_TRANSLATE_NOOP("fields", "Choices"),
    "is_required": QT_TRANSLATE_NOOP("fields", "Must be answered"),
    "survey_respondent.answered_on": QT_TRANSLATE_NOOP("fields", "Day of the answers"),
    "chosen": QT_TRANSLATE_NOOP("fields", "Chosen"),
}

MONEY: frozenset[str] = frozenset()

CODES: dict[str, Mapping[Any, str]] = {
    "survey.kind": survey.KINDS,
    "survey.state": workflow.STATE_LABELS,
    "survey.method": survey.METHODS,
    "survey_respondent.state": survey.RESPONDENT_STATES,
    "survey_respondent.method": survey.METHODS,
    "survey_question.kind": survey.QUESTION_KINDS,
    "survey_action.state": survey.ACTION_STATES,
}
