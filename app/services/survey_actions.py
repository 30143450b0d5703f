"""What is done because of a survey (3.15): who does it, by when, how it ended."""

from __future__ import annotations

from datetime import date

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import validation
from app.domain.workflows import survey as workflow
from app.models.survey import Survey, SurveyAction
from app.services._use_case import UnitOfWork, get, use_case

LONGEST_NAME = 60


@use_case("survey.plan")
def add(
    unit: UnitOfWork, survey_id: int, *, subject: str, due_on: date | None, department: str = "", person: str = ""
) -> SurveyAction:
    """Add what is to be done by a department or person until a day. Raises UserError naming the field."""
    survey = get(Survey, survey_id)
    state = workflow.after(survey.state, "act")
    words = validation.clean_text(subject, field="subject")
    if not words:
        raise UserError(translate("survey", "Write what is to be done."), "subject")
    office = validation.clean_line(department, LONGEST_NAME, "department")
    name = validation.clean_line(person, LONGEST_NAME, "person")
    if not office and not name:
        raise UserError(translate("survey", "Name the department or the person who does it."), "department")
    if due_on is None:
        raise UserError(translate("survey", "Enter by when it is to be done."), "due_on")
    if due_on < clock.local(unit.now).date():
        raise UserError(translate("survey", "This day is over already."), "due_on")
    unit.update(survey, state=str(state))
    given = {"subject": words, "person": name, "due_on": due_on, "entered_by": unit.session.name}
    return unit.insert(SurveyAction, survey=survey.id, unit=office, **given)


@use_case("survey.record")
def finish(
    unit: UnitOfWork, action_id: int, *, seen_version: int, result: str, day: date | None = None
) -> SurveyAction:
    """It was done on this day (today unless given), with this result."""
    row = _open(action_id)
    words = validation.clean_text(result, field="result")
    if not words:
        raise UserError(translate("survey", "Write what was done."), "result")
    today = clock.local(unit.now).date()
    done = day or today
    if done > today:
        raise UserError(translate("survey", "This day lies in the future."), "day")
    unit.touch("survey", row.survey_id)
    return unit.update(row, seen_version, state="done", done_on=done, result=words)


@use_case("survey.plan")
def drop(unit: UnitOfWork, action_id: int, *, seen_version: int, reason: str) -> SurveyAction:
    """It will not be done, and why."""
    row = _open(action_id)
    why = validation.required_line(reason, "reason")
    unit.touch("survey", row.survey_id)
    return unit.update(row, seen_version, why, state="dropped", drop_reason=why)


def _open(action_id: int) -> SurveyAction:
    row = get(SurveyAction, action_id)
    if row.state != "open":
        raise UserError(translate("survey", "This action is settled already."))
    return row
