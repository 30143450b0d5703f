"""The questionnaire of a survey: its questions in order; they stay as asked once a sheet is answered."""

from __future__ import annotations

import json
from collections.abc import Sequence

from app.core import paths
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import survey as rules
from app.domain import validation
from app.domain.survey import Option, Question
from app.domain.workflows import survey as workflow
from app.models.survey import Survey, SurveyQuestion
from app.services._use_case import UnitOfWork, get, require, use_case

LONGEST = 300
LONGEST_OPTION = 60


def of_survey(survey_id: int) -> tuple[Question, ...]:
    """The questions of a survey in order. Raises NotPermitted."""
    require("survey.view")
    return read(survey_id)


def usual(kind: str) -> tuple[Question, ...]:
    """The questions that a survey of a kind usually asks, from the program's own list; a copy to be changed."""
    text = (paths.resources() / "survey_questions.json").read_text(encoding="utf-8")
    return tuple(
        Question(one["kind"], one["wording"], rules.options_of(one.get("options", "")), one.get("is_required", True))
        for one in json.loads(text)[kind]
    )


def read(survey_id: int) -> tuple[Question, ...]:
    """The questions of a survey in order, for who was let in already."""
    wanted = (SurveyQuestion.survey == survey_id) & ~SurveyQuestion.is_void
    rows = SurveyQuestion.select().where(wanted).order_by(SurveyQuestion.ordinal, SurveyQuestion.id)
    return tuple(
        Question(row.kind, row.wording, rules.options_read(json.loads(row.options)), row.is_required, row.id)
        for row in rows
    )


@use_case("survey.plan")
def write(unit: UnitOfWork, survey_id: int, *, seen_version: int, questions: Sequence[Question]) -> Survey:
    """Put these questions on the sheet, in this order; those with an id are changed, others added, the rest struck.

    Raises UserError naming `questions.N`, and for a questionnaire that already has answers.
    """
    survey = get(Survey, survey_id)
    workflow.after(survey.state, "ask", {"answered": survey.answered_count})
    clean = [_clean(one, f"questions.{place}") for place, one in enumerate(questions)]
    rules.check_questions(clean)
    if not clean and survey.state == workflow.State.RUNNING:
        raise UserError(translate("survey", "The questionnaire has no question yet."), "questions")
    known = {row.id: row for row in SurveyQuestion.select().where(SurveyQuestion.survey == survey.id)}
    kept = set()
    unit.update(survey, seen_version)
    for ordinal, one in enumerate(clean, 1):
        values = {
            "ordinal": ordinal, "kind": one.kind, "wording": one.wording, "is_required": one.is_required,
            "options": json.dumps(rules.options_stored(one.options), ensure_ascii=False),
        }  # fmt: skip
        if one.id:
            if one.id not in known:
                raise UserError(translate("survey", "This question is not on the sheet."), f"questions.{ordinal - 1}")
            kept.add(one.id)
            unit.update(known[one.id], is_void=False, **values)
        else:
            unit.insert(SurveyQuestion, survey=survey.id, **values)
    for row_id, row in known.items():
        if row_id not in kept and not row.is_void:
            unit.update(row, is_void=True)
    unit.bump(survey)
    return survey


def _clean(one: Question, field: str) -> Question:
    wording = validation.clean_line(one.wording, LONGEST, field)
    options = tuple(
        Option(validation.clean_line(option.words, LONGEST_OPTION, field), option.points) for option in one.options
    )
    return Question(one.kind, wording, options, one.is_required, one.id)
