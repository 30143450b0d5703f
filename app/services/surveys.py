"""Surveys (F33, 3.15, R075): planned, the sample drawn, analysed, reported to the departments, closed.

The questionnaire is in `survey_questions`, answers in `survey_answers`, what follows in `survey_actions`.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import date
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import survey as rules
from app.domain import validation
from app.domain.workflows import survey as workflow
from app.models import database
from app.models.survey import Survey, SurveyAction, SurveyQuestion, SurveyRespondent
from app.services import settings, survey_scope
from app.services._use_case import UnitOfWork, get, use_case
from app.services.survey_scope import EVERYBODY, Scope

MOST_SEED = 999_999
LONGEST_NAME = 60
MOST_RECIPIENTS = 20


def new_seed() -> int:
    """A seed that nobody can foresee."""
    return secrets.randbelow(MOST_SEED + 1)


@use_case("survey.plan")
def plan(
    unit: UnitOfWork,
    *,
    title: str,
    starts_on: date | None,
    ends_on: date | None,
    kind: str = "satisfaction",
    aim: str = "",
    method: str = "phone",
    owner: str = "",
    scope: Scope = EVERYBODY,
    sample_size: int = 0,
    seed: int | None = None,
) -> Survey:
    """Plan a survey. `sample_size` 0 asks everybody in scope; without a seed one is chosen and kept.

    Raises UserError naming the field: an end before the beginning, a sample larger than the population.
    """
    values = _checked(unit, title, kind, aim, method, owner, starts_on, ends_on, scope, sample_size, seed)
    return unit.insert(Survey, number=unit.number("survey"), entered_by=unit.session.name, **values)


@use_case("survey.plan")
def change(
    unit: UnitOfWork,
    survey_id: int,
    *,
    seen_version: int,
    title: str,
    starts_on: date | None,
    ends_on: date | None,
    kind: str = "satisfaction",
    aim: str = "",
    method: str = "phone",
    owner: str = "",
    scope: Scope = EVERYBODY,
    sample_size: int = 0,
    seed: int | None = None,
) -> Survey:
    """Change the plan of a survey that is not launched; as `plan`."""
    row = get(Survey, survey_id)
    workflow.after(row.state, "change")
    given = row.seed if seed is None else seed
    values = _checked(unit, title, kind, aim, method, owner, starts_on, ends_on, scope, sample_size, given)
    return unit.update(row, seen_version, **values)


@use_case("survey.plan")
def launch(unit: UnitOfWork, survey_id: int, *, seen_version: int) -> Survey:
    """Draw the sample and begin: from now on answers are entered. A survey is launched once.

    Raises UserError without questions, when its last day is over, or when there are fewer customers than the sample.
    """
    row = get(Survey, survey_id)
    questions = SurveyQuestion.select().where((SurveyQuestion.survey == row.id) & ~SurveyQuestion.is_void).count()
    state = workflow.after(row.state, "launch", {"questions": questions})
    if survey_scope.is_over(row.ends_on, unit.now):
        raise UserError(translate("survey", "The last day of the survey is over: change the plan first."), "ends_on")
    people = survey_scope.candidates(survey_scope.read(row.scope), row.starts_on)
    size = rules.check_size(row.sample_size, len(people))
    ids = rules.draw(people, row.sample_size, row.seed)
    for ordinal, one in enumerate(survey_scope.drawn(ids), 1):
        unit.insert(
            SurveyRespondent, number=f"{row.number}-{ordinal:03}", survey=row.id, survey_number=row.number,
            survey_title=row.title, ordinal=ordinal, customer=one.customer_id, customer_name=one.name,
            contact_name=one.contact_name, phone=one.phone,
        )  # fmt: skip
    return unit.update(
        row, seen_version, state=str(state), launched_at=unit.now, population=len(people), sent_count=size
    )


@use_case("survey.plan")
def analyse(unit: UnitOfWork, survey_id: int, *, seen_version: int) -> Survey:
    """No more answers: what came in is the result. Raises UserError while nobody has answered."""
    row = get(Survey, survey_id)
    state = workflow.after(row.state, "analyse", {"answered": row.answered_count})
    return unit.update(row, seen_version, state=str(state), analysed_at=unit.now)


@use_case("survey.plan")
def reopen(unit: UnitOfWork, survey_id: int, *, seen_version: int) -> Survey:
    """Sheets came late: take answers again, until the result went out."""
    row = get(Survey, survey_id)
    state = workflow.after(row.state, "reopen")
    return unit.update(row, seen_version, state=str(state), analysed_at=None)


@use_case("survey.plan")
def write_findings(
    unit: UnitOfWork, survey_id: int, *, seen_version: int, findings: str, proposals: str = ""
) -> Survey:
    """Write what was found, and what is proposed."""
    row = get(Survey, survey_id)
    workflow.after(row.state, "find")
    return unit.update(row, seen_version, **_words(findings, proposals))


@use_case("survey.plan")
def report(
    unit: UnitOfWork,
    survey_id: int,
    *,
    seen_version: int,
    findings: str,
    proposals: str = "",
    recipients: Iterable[str] = (),
) -> Survey:
    """The result goes to departments (001): figures and findings stay. Raises UserError naming the field."""
    row = get(Survey, survey_id)
    words = _words(findings, proposals)
    names = tuple(dict.fromkeys(validation.clean_line(name, LONGEST_NAME, "recipients") for name in recipients))
    names = tuple(name for name in names if name)
    if len(names) > MOST_RECIPIENTS:
        text = translate("survey", "At most {count} departments get the report.")
        raise UserError(text.format(count=MOST_RECIPIENTS), "recipients")
    facts = {"findings": words["findings"], "recipients": len(names)}
    state = workflow.after(row.state, "report", facts)
    return unit.update(
        row, seen_version, state=str(state), reported_at=unit.now, recipients="\n".join(names), **words
    )  # fmt: skip


@use_case("survey.plan")
def close(unit: UnitOfWork, survey_id: int, *, seen_version: int) -> Survey:
    """Everything is done that was to follow. Raises UserError while an action is open."""
    row = get(Survey, survey_id)
    still = SurveyAction.select().where((SurveyAction.survey == row.id) & (SurveyAction.state == "open")).count()
    state = workflow.after(row.state, "close", {"open_actions": still})
    return unit.update(row, seen_version, state=str(state), closed_at=unit.now)


@use_case("survey.void")
def void(unit: UnitOfWork, survey_id: int, *, seen_version: int, reason: str) -> Survey:
    """Give a survey up, with a reason; its number, its sample and what was answered stay."""
    row = get(Survey, survey_id)
    why = validation.clean_line(reason, field="reason")
    state = workflow.after(row.state, "void", {"reason": why})
    return unit.update(row, seen_version, why, state=str(state), void_reason=why)


def done_in(year: int) -> int:
    """How many surveys that ended in a year are done: their result went to the departments."""
    marks = ", ".join("?" for _ in workflow.DONE_STATES)
    found = database.scalar(
        f"SELECT COUNT(*) FROM survey WHERE state IN ({marks}) AND ends_on >= ? AND ends_on <= ?",
        (*sorted(workflow.DONE_STATES), date(year, 1, 1).isoformat(), date(year, 12, 31).isoformat()),
    )
    return int(found or 0)


def is_missing(year: int) -> bool:
    """Whether fewer surveys of a year are done than the branch asks for (R076, `survey.min_per_year`)."""
    return done_in(year) < settings.integer("survey.min_per_year")


def _words(findings: str, proposals: str) -> dict[str, str]:
    return {
        "findings": validation.clean_text(findings, field="findings"),
        "proposals": validation.clean_text(proposals, field="proposals"),
    }


def _checked(
    unit: UnitOfWork,
    title: str,
    kind: str,
    aim: str,
    method: str,
    owner: str,
    starts_on: date | None,
    ends_on: date | None,
    scope: Scope,
    sample_size: int,
    seed: int | None,
) -> dict[str, Any]:
    """The plan's fields as they are stored."""
    if kind not in rules.KINDS:
        raise UserError(translate("survey", "Choose the kind of survey."), "kind")
    if method not in rules.METHODS:
        raise UserError(translate("survey", "Choose how the customers are asked."), "method")
    rules.check_period(starts_on, ends_on)
    today = clock.local(unit.now).date()
    for field, day in (("starts_on", starts_on), ("ends_on", ends_on)):
        if day is not None and abs((day - today).days) > _FURTHEST:
            raise UserError(translate("survey", "This day is more than two years away."), field)
    number = new_seed() if seed is None else seed
    if not 0 <= number <= MOST_SEED:
        raise UserError(translate("survey", "The seed is 0 to {most}.").format(most=MOST_SEED), "seed")
    wanted = survey_scope.checked(scope)
    rules.check_size(sample_size, len(survey_scope.candidates(wanted, starts_on or today)))
    return {
        "title": validation.required_line(title, "title"), "kind": kind, "method": method,
        "aim": validation.clean_text(aim, field="aim"),
        "owner": validation.clean_line(owner, LONGEST_NAME, "owner") or unit.session.full_name,
        "starts_on": starts_on, "ends_on": ends_on, "scope": survey_scope.stored(wanted), "sample_size": sample_size,
        "seed": number,
    }  # fmt: skip


_FURTHEST = 731
