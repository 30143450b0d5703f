"""A survey as its record shows it, the sheet of one customer, and what all sheets say (F33)."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import survey as rules
from app.domain.survey import Answer, Question
from app.domain.survey_results import Labels, Results, Sheet, results
from app.domain.workflows import survey as workflow
from app.models.complaint import Complaint
from app.models.survey import Survey, SurveyAction, SurveyAnswer, SurveyRespondent
from app.services import session as sessions
from app.services import survey_questions, survey_scope
from app.services._use_case import get, require, tuples
from app.services.survey_scope import Scope


@dataclass(frozen=True)
class ActionLine:
    """What is done because of a survey."""

    id: int
    row_version: int
    subject: str
    unit: str
    person: str
    due_on: date
    state: str
    done_on: date | None
    result: str
    drop_reason: str


@dataclass(frozen=True)
class SurveyFile:
    """Everything about a survey except its sheets. `actions_to` are the events that the person signed in may fire."""

    id: int
    row_version: int
    number: str
    title: str
    kind: str
    aim: str
    scope: Scope
    method: str
    sample_size: int
    seed: int
    population: int
    sent_count: int
    answered_count: int
    score: int | None
    starts_on: date
    ends_on: date
    owner: str
    state: str
    launched_at: datetime | None
    analysed_at: datetime | None
    reported_at: datetime | None
    closed_at: datetime | None
    findings: str
    proposals: str
    recipients: tuple[str, ...]
    void_reason: str
    questions: tuple[Question, ...]
    actions: tuple[ActionLine, ...]
    actions_to: frozenset[str]


@dataclass(frozen=True)
class RespondentFile:
    """The sheet of a customer who was drawn; `answers` by the id of the question; `may_enter` while it can change."""

    id: int
    row_version: int
    number: str
    ordinal: int
    survey_id: int
    survey_number: str
    survey_title: str
    survey_method: str
    survey_state: str
    survey_starts_on: date
    customer_id: int
    customer_name: str
    contact_name: str
    phone: str
    state: str
    answered_on: date | None
    method: str
    person_reached: str
    visitor: str
    entered_by: str
    score: int | None
    remark: str
    complaint_id: int
    complaint_number: str
    questions: tuple[Question, ...]
    answers: dict[int, Answer]
    may_enter: bool

    @property
    def is_dissatisfied(self) -> bool:
        """Whether its score asks for a complaint to be registered (R071)."""
        return self.score is not None and self.score <= rules.LOW_SCORE


def file(survey_id: int) -> SurveyFile:
    """Everything about a survey. Raises NotPermitted, or UserError when it is not there."""
    require("survey.view")
    row = get(Survey, survey_id)
    wanted = SurveyAction.survey == row.id
    actions = SurveyAction.select().where(wanted).order_by(SurveyAction.due_on, SurveyAction.id)
    own = {
        "scope": survey_scope.read(row.scope),
        "recipients": tuple(row.recipients.splitlines()),
        "questions": survey_questions.read(row.id),
        "actions": tuple(_action(one) for one in actions),
        "actions_to": frozenset(one.event for one in workflow.permitted(row.state, sessions.current().role)),
    }
    names = [name for name in SurveyFile.__dataclass_fields__ if name not in own]
    return SurveyFile(**{name: getattr(row, name) for name in names}, **own)


def find_by_number(number: str) -> int:
    """The id of the survey with a number, 0 when there is none. Raises NotPermitted."""
    require("survey.view")
    row = Survey.get_or_none(Survey.number == number.strip().upper())
    return row.id if row is not None else 0


def sheet(respondent_id: int) -> RespondentFile:
    """The sheet of a customer. Raises NotPermitted, or UserError when it is not there."""
    require("survey.view")
    row = get(SurveyRespondent, respondent_id)
    survey = get(Survey, row.survey_id)
    answers = SurveyAnswer.select().where(SurveyAnswer.respondent == row.id)
    case = Complaint.get_or_none(Complaint.id == row.complaint_id) if row.complaint_id else None
    permitted = {one.event for one in workflow.permitted(survey.state, sessions.current().role)}
    own = {
        "survey_id": survey.id,
        "survey_method": survey.method,
        "survey_state": survey.state,
        "survey_starts_on": survey.starts_on,
        "customer_id": row.customer_id,
        "complaint_id": case.id if case else 0,
        "complaint_number": case.number if case else "",
        "questions": survey_questions.read(survey.id),
        "answers": {one.question_id: _answer(one.value, one.chosen, one.words) for one in answers},
        "may_enter": "record" in permitted,
    }
    names = [name for name in RespondentFile.__dataclass_fields__ if name not in own]
    return RespondentFile(**{name: getattr(row, name) for name in names}, **own)


def sheet_of(survey_id: int, typed: str) -> int:
    """The id of the sheet with a code, typed whole, scanned, or as its last number only. Raises UserError."""
    require("survey.view")
    code = typed.strip().upper()
    wanted = SurveyRespondent.number == code
    if code.isascii() and code.isdigit():
        wanted = SurveyRespondent.ordinal == int(code[:6])
    row = SurveyRespondent.get_or_none((SurveyRespondent.survey == survey_id) & wanted)
    if row is None:
        text = translate("survey", "No sheet of this survey has the code {code}.")
        raise UserError(text.format(code=typed.strip() or "–"), "code")
    return row.id


def next_pending(survey_id: int, after: int = 0) -> int:
    """The id of the next sheet that waits behind a place in the draw, then from the front; 0 when none waits."""
    require("survey.view")
    wanted = (SurveyRespondent.survey == survey_id) & (SurveyRespondent.state == "pending")
    rows = tuples(SurveyRespondent.select(SurveyRespondent.ordinal, SurveyRespondent.id).where(wanted))
    return min(((ordinal <= after, ordinal, row_id) for ordinal, row_id in rows), default=(False, 0, 0))[2]


def outcome(survey_id: int, labels: Labels) -> Results:
    """What the sheets of a survey say. Raises NotPermitted."""
    require("survey.view")
    wanted = SurveyRespondent.survey == survey_id
    answers: dict[int, dict[int, Answer]] = defaultdict(dict)
    columns = (
        SurveyAnswer.respondent, SurveyAnswer.question, SurveyAnswer.value, SurveyAnswer.chosen, SurveyAnswer.words,
    )  # fmt: skip
    found = SurveyAnswer.select(*columns).join(SurveyRespondent).where(wanted).order_by(SurveyRespondent.ordinal)
    for respondent, question, value, chosen, words in tuples(found):
        answers[respondent][question] = _answer(value, chosen, words)
    rows = SurveyRespondent.select(SurveyRespondent.id, SurveyRespondent.state, SurveyRespondent.score).where(wanted)
    sheets = [
        Sheet(state, score, answers[row_id]) for row_id, state, score in tuples(rows.order_by(SurveyRespondent.ordinal))
    ]
    return results(survey_questions.read(survey_id), sheets, labels)


def _answer(value: int | None, chosen: str, words: str) -> Answer:
    return Answer(value, tuple(json.loads(chosen)), words)


def _action(row: SurveyAction) -> ActionLine:
    return ActionLine(**{name: getattr(row, name) for name in ActionLine.__dataclass_fields__})
