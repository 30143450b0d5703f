"""Sheets typed in: what is refused, corrected, taken back; who answered, who asked, who typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest

from app.core.errors import ChangedMeanwhile, NotPermitted, UserError
from app.domain.survey import Answer
from app.models.survey import SurveyAnswer, SurveyRespondent
from app.services import survey_answers, survey_file, survey_questions
from tests.services import survey_cases as cases
from tests.services.complaint_cases import a_case


@pytest.fixture(autouse=True)
def _supervisor(
    branch: Any, frozen_clock: Any, as_role: Callable[[str], AbstractContextManager[None]]
) -> Iterator[None]:
    with as_role("supervisor"):
        yield


@pytest.fixture
def survey_id() -> int:
    cases.people(4)
    return cases.running()


def _enter(survey_id: int, answers: dict[int, Answer], **more: Any) -> None:
    row = cases.sheets(survey_id)[0]
    survey_answers.record(row.id, seen_version=row.row_version, answers=answers, **more)


def test_who_answered_who_asked_who_typed(survey_id: int) -> None:
    _enter(
        survey_id, cases.given(survey_id, 4), answered_on=date(2026, 11, 18), method="on_site",
        person_reached="赵经理", visitor="林晓梅", remark="现场填写",
    )  # fmt: skip
    sheet = survey_file.sheet(cases.sheets(survey_id)[0].id)
    assert (sheet.person_reached, sheet.visitor, sheet.entered_by) == ("赵经理", "林晓梅", "boss")
    assert (sheet.answered_on, sheet.method, sheet.score, sheet.state) == (
        date(2026, 11, 18),
        "on_site",
        450,
        "answered",
    )
    assert sheet.answers[sheet.questions[2].id] == Answer(chosen=(1, 3))
    assert sheet.may_enter
    assert not sheet.is_dissatisfied


def test_by_default_today_by_the_method_of_the_survey(survey_id: int) -> None:
    _enter(survey_id, cases.given(survey_id))
    sheet = survey_file.sheet(cases.sheets(survey_id)[0].id)
    assert (sheet.answered_on, sheet.method, sheet.visitor) == (date(2026, 11, 20), "phone", "周建国")


@pytest.mark.parametrize(
    ("place", "answer", "said"),
    [
        (0, Answer(6), "1 to 5"), (0, Answer(0), "1 to 5"), (0, Answer(), "must be answered"),
        (1, Answer(chosen=(4,)), "1 to 3"), (1, Answer(chosen=(1, 2)), "1 to 3"),
        (2, Answer(chosen=(0, 1)), "each once"), (3, Answer(2), "(yes)"), (4, Answer(-1), "whole number"),
    ],
)  # fmt: skip
def test_answers_that_do_not_fit(survey_id: int, place: int, answer: Answer, said: str) -> None:
    answers = cases.given(survey_id)
    answers[survey_questions.read(survey_id)[place].id] = answer
    with pytest.raises(UserError) as refused:
        _enter(survey_id, answers)
    assert said in refused.value.text
    assert refused.value.field == f"answers.{place}"
    assert not SurveyAnswer.select().exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"answered_on": date(2026, 11, 21)}, "answered_on"), ({"answered_on": date(2026, 10, 31)}, "answered_on"),
        ({"method": "fax"}, "method"), ({"visitor": "x" * 61}, "visitor"),
    ],
)  # fmt: skip
def test_days_and_ways_that_cannot_be(survey_id: int, wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(UserError) as refused:
        _enter(survey_id, cases.given(survey_id), **wrong)
    assert refused.value.field == field


def test_corrected_with_the_version_that_was_seen(survey_id: int) -> None:
    row_id = cases.answer(survey_id, 0, 5)
    answers = cases.given(survey_id, 1, choice=3)
    del answers[survey_questions.read(survey_id)[5].id]
    with pytest.raises(ChangedMeanwhile):
        survey_answers.record(row_id, seen_version=1, answers=answers)
    survey_answers.record(row_id, seen_version=2, answers=answers)
    sheet = survey_file.sheet(row_id)
    assert (sheet.score, sheet.is_dissatisfied) == (100, True)
    assert sheet.answers[sheet.questions[5].id].is_empty
    assert survey_file.file(survey_id).score == 100
    assert SurveyAnswer.select().count() == 6


def test_refused_and_not_reached_have_no_score(survey_id: int) -> None:
    row_id = cases.answer(survey_id, 0, 5)
    survey_answers.refuse(row_id, seen_version=2)
    sheet = survey_file.sheet(row_id)
    assert (sheet.state, sheet.score) == ("refused", None)
    assert all(one.is_empty for one in sheet.answers.values())
    assert survey_file.file(survey_id).answered_count == 0
    survey_answers.not_reached(row_id, seen_version=3, remark="电话无人接")
    assert survey_file.sheet(row_id).state == "unreachable"
    survey_answers.record(row_id, seen_version=4, answers=cases.given(survey_id))
    assert survey_file.sheet(row_id).state == "answered"


def test_taken_back_with_a_reason(survey_id: int) -> None:
    row_id = cases.answer(survey_id, 0, 5)
    with pytest.raises(UserError) as refused:
        survey_answers.take_back(row_id, seen_version=2, reason="")
    assert refused.value.field == "reason"
    survey_answers.take_back(row_id, seen_version=2, reason="录错客户")
    row = SurveyRespondent.get_by_id(row_id)
    assert (row.state, row.score, row.answered_on, row.entered_by) == ("pending", None, None, "")
    with pytest.raises(UserError, match="Nothing is entered"):
        survey_answers.take_back(row_id, seen_version=3, reason="再一次")


def test_the_next_sheet_that_waits(survey_id: int) -> None:
    rows = cases.sheets(survey_id)
    assert survey_file.next_pending(survey_id) == rows[0].id
    assert survey_file.next_pending(survey_id, after=2) == rows[2].id
    cases.answer(survey_id, 3)
    assert survey_file.next_pending(survey_id, after=3) == rows[0].id
    for place in (0, 1, 2):
        cases.answer(survey_id, place)
    assert survey_file.next_pending(survey_id) == 0


def test_a_sheet_by_its_code(survey_id: int) -> None:
    rows = cases.sheets(survey_id)
    assert survey_file.sheet_of(survey_id, "3") == rows[2].id
    assert survey_file.sheet_of(survey_id, f" {rows[1].number.lower()} ") == rows[1].id
    for typed in ("9", "", "DC-X", "٣"):
        with pytest.raises(UserError) as refused:
            survey_file.sheet_of(survey_id, typed)
        assert refused.value.field == "code"


def test_nothing_at_all(survey_id: int) -> None:
    asked = survey_questions.read(survey_id)
    with pytest.raises(UserError) as refused:
        _enter(survey_id, {asked[0].id: Answer(5)})
    assert refused.value.field == "answers.1"
    with pytest.raises(UserError):
        _enter(survey_id, {asked[0].id + 999: Answer(5)})


def test_a_complaint_is_linked_once(survey_id: int, as_role: Any) -> None:
    row_id = cases.answer(survey_id, 0, 1, choice=3)
    known = {"customer_id": survey_file.sheet(row_id).customer_id, "origin": ("survey_respondent", row_id)}
    case_id = a_case(**known)
    sheet = survey_file.sheet(row_id)
    assert (sheet.complaint_id, bool(sheet.complaint_number)) == (case_id, True)
    with pytest.raises(UserError, match="linked already"):
        a_case(**known)
    other = cases.answer(survey_id, 1)
    with pytest.raises(UserError, match="another customer"):
        a_case(customer_id=sheet.customer_id, origin=("survey_respondent", other))
    with as_role("technician"), pytest.raises(NotPermitted):
        a_case(customer_id=survey_file.sheet(other).customer_id, origin=("survey_respondent", other))
