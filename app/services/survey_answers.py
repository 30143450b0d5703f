"""Answers of a survey, typed from paper or while asking (F33): who answered, who asked and who typed are all kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import survey as rules
from app.domain import validation
from app.domain.survey import Answer
from app.domain.workflows import survey as workflow
from app.models.complaint import Complaint
from app.models.survey import Survey, SurveyAnswer, SurveyRespondent
from app.services import survey_questions
from app.services._use_case import UnitOfWork, get, require, tuples, use_case

LONGEST_NAME = 60


@use_case("survey.record")
def record(
    unit: UnitOfWork,
    respondent_id: int,
    *,
    seen_version: int,
    answers: Mapping[int, Answer],
    answered_on: date | None = None,
    method: str = "",
    person_reached: str = "",
    visitor: str = "",
    remark: str = "",
) -> SurveyRespondent:
    """Enter a sheet: answers by the id of their question, of today and by the survey's method unless given.

    Entering it again corrects it, while the survey runs. Raises UserError naming `answers.N` for an answer outside the
    scale or a required question left empty.
    """
    row, survey = _open(respondent_id)
    questions = survey_questions.read(survey.id)
    rules.check_sheet(questions, answers)
    given = {one.id: answers[one.id] for one in questions if one.id in answers and not answers[one.id].is_empty}
    if not given:
        raise UserError(translate("survey", "Nothing is answered on this sheet."), "answers.0")
    words = {key: validation.clean_text(one.words, field="answers") for key, one in given.items()}
    before = {one.question_id: one for one in SurveyAnswer.select().where(SurveyAnswer.respondent == row.id)}
    for key in [*given, *(key for key in before if key not in given)]:
        one = given.get(key, Answer())
        values = {"value": one.value, "chosen": json.dumps(one.chosen), "words": words.get(key, "")}
        if key in before:
            unit.update(before[key], None, **values)
        else:
            unit.insert(SurveyAnswer, respondent=row.id, question=key, **values)
    facts = _facts(unit, survey, answered_on, method, person_reached, visitor, remark)
    unit.update(row, seen_version, state="answered", score=rules.score_of(questions, given), **facts)
    _count(unit, survey)
    return row


@use_case("survey.record")
def refuse(
    unit: UnitOfWork,
    respondent_id: int,
    *,
    seen_version: int,
    answered_on: date | None = None,
    method: str = "",
    person_reached: str = "",
    visitor: str = "",
    remark: str = "",
) -> SurveyRespondent:
    """The customer was asked and does not want to answer: that is an answer, without a score."""
    return _without(unit, respondent_id, seen_version, "refused", answered_on, method, person_reached, visitor, remark)


@use_case("survey.record")
def not_reached(
    unit: UnitOfWork,
    respondent_id: int,
    *,
    seen_version: int,
    answered_on: date | None = None,
    method: str = "",
    visitor: str = "",
    remark: str = "",
) -> SurveyRespondent:
    """Nobody could be asked; a sheet that comes later is still entered while the survey runs."""
    return _without(unit, respondent_id, seen_version, "unreachable", answered_on, method, "", visitor, remark)


@use_case("survey.record")
def take_back(unit: UnitOfWork, respondent_id: int, *, seen_version: int, reason: str) -> SurveyRespondent:
    """It was entered for the wrong customer: the sheet waits again, empty; the history keeps what stood there."""
    row, survey = _open(respondent_id)
    why = validation.required_line(reason, "reason")
    if row.state == "pending":
        raise UserError(translate("survey", "Nothing is entered for this customer."))
    _empty(unit, row)
    unit.update(
        row, seen_version, why, state="pending", score=None, answered_on=None, method="", person_reached="",
        visitor="", entered_by="", remark="",
    )  # fmt: skip
    _count(unit, survey)
    return row


def complained(unit: UnitOfWork, respondent_id: int, case: Complaint) -> SurveyRespondent:
    """A dissatisfied answer leads to the complaint that is being registered (R071).

    Raises UserError when one is linked already, or it is another customer's; NotPermitted for who enters no answers.
    """
    require("survey.record")
    row = get(SurveyRespondent, respondent_id)
    if case.customer_id != row.customer_id:
        raise UserError(translate("survey", "This complaint is of another customer."))
    if row.complaint_id:
        raise UserError(translate("survey", "A complaint is linked already."))
    return unit.update(row, complaint_id=case.id)


def _without(
    unit: UnitOfWork,
    respondent_id: int,
    seen_version: int,
    state: str,
    answered_on: date | None,
    method: str,
    person_reached: str,
    visitor: str,
    remark: str,
) -> SurveyRespondent:
    row, survey = _open(respondent_id)
    _empty(unit, row)
    facts = _facts(unit, survey, answered_on, method, person_reached, visitor, remark)
    unit.update(row, seen_version, state=state, score=None, **facts)
    _count(unit, survey)
    return row


def _open(respondent_id: int) -> tuple[SurveyRespondent, Survey]:
    row = get(SurveyRespondent, respondent_id)
    survey = get(Survey, row.survey_id)
    workflow.after(survey.state, "record")
    return row, survey


def _empty(unit: UnitOfWork, row: SurveyRespondent) -> None:
    for one in SurveyAnswer.select().where(SurveyAnswer.respondent == row.id):
        unit.update(one, value=None, chosen="[]", words="")


def _facts(
    unit: UnitOfWork,
    survey: Survey,
    answered_on: date | None,
    method: str,
    person_reached: str,
    visitor: str,
    remark: str,
) -> dict[str, Any]:
    """When and how it was answered, by whom, who asked and who types."""
    today = clock.local(unit.now).date()
    day = answered_on or today
    if day > today:
        raise UserError(translate("survey", "This day lies in the future."), "answered_on")
    begun = clock.local(survey.launched_at).date() if survey.launched_at else today
    if day < min(survey.starts_on, begun):
        raise UserError(translate("survey", "The survey had not begun on this day."), "answered_on")
    how = method or survey.method
    if how not in rules.METHODS:
        raise UserError(translate("survey", "Choose how the customers are asked."), "method")
    return {
        "answered_on": day,
        "method": how,
        "person_reached": validation.clean_line(person_reached, LONGEST_NAME, "person_reached"),
        "visitor": validation.clean_line(visitor, LONGEST_NAME, "visitor") or unit.session.full_name,
        "entered_by": unit.session.name,
        "remark": validation.clean_text(remark, field="remark"),
    }


def _count(unit: UnitOfWork, survey: Survey) -> None:
    """Keep how many answered, and the mean of their scores."""
    wanted = (SurveyRespondent.survey == survey.id) & (SurveyRespondent.state == "answered")
    scores = [score for (score,) in tuples(SurveyRespondent.select(SurveyRespondent.score).where(wanted))]
    known = [score for score in scores if score is not None]
    unit.update(survey, answered_count=len(scores), score=rules.mean_of_scores(known))
