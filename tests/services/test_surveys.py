"""A survey from the plan to its end (F33, 3.15), and what is refused on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.core.errors import ChangedMeanwhile, NotPermitted, UserError
from app.domain.survey import Answer, Question
from app.models.survey import Survey, SurveyQuestion, SurveyRespondent
from app.services import (
    customers,
    finding,
    settings,
    survey_actions,
    survey_answers,
    survey_file,
    survey_questions,
    survey_scope,
    surveys,
    win_back,
)
from app.services._use_case import get
from app.services.survey_scope import Scope
from tests.domain.test_survey_results import LABELS
from tests.services import survey_cases as cases

AsRole = Callable[[str], AbstractContextManager[None]]


@pytest.fixture(autouse=True)
def _supervisor(branch: Any, frozen_clock: Any, as_role: AsRole) -> Iterator[None]:
    with as_role("supervisor"):
        yield


@pytest.fixture
def people() -> list[int]:
    return cases.people()


def _plan(**more: Any) -> int:
    given = {"title": "年度调查", "starts_on": cases.FIRST, "ends_on": cases.LAST, **more}
    return surveys.plan(**given).result


def test_the_whole_way(people: list[int], as_role: AsRole) -> None:
    survey_id = cases.planned(5)
    plan = survey_file.file(survey_id)
    assert plan.number.startswith("DC-")
    assert (plan.state, plan.sample_size, plan.seed, plan.sent_count) == ("planned", 5, 7, 0)
    surveys.launch(survey_id, seen_version=plan.row_version)
    found = survey_file.file(survey_id)
    assert (found.state, found.population, found.sent_count) == ("running", 8, 5)
    drawn = cases.sheets(survey_id)
    assert [row.number for row in drawn] == [f"{plan.number}-{place:03}" for place in range(1, 6)]
    assert drawn[0].phone
    with as_role("representative"):
        cases.answer(survey_id, 0, 5)
        cases.answer(survey_id, 1, 2, choice=3)
        survey_answers.refuse(drawn[2].id, seen_version=1, person_reached="张工")
        survey_answers.not_reached(drawn[3].id, seen_version=1)
    found = survey_file.file(survey_id)
    assert (found.answered_count, found.score) == (2, 325)  # (5.00 + 1.50) / 2
    surveys.analyse(survey_id, seen_version=found.row_version)
    result = survey_file.outcome(survey_id, LABELS)
    assert result.states == {"pending": 1, "answered": 2, "refused": 1, "unreachable": 1}
    assert (result.score, result.response) == (325, 400)
    assert result.questions[0].mean == 350
    assert result.questions[5].texts == ("上门快一点", "上门快一点")
    surveys.report(
        survey_id, seen_version=cases.version(survey_id), findings="收费偏高", proposals="公示收费标准",
        recipients=("技术部", "技术部", " ", "销售部"),
    )  # fmt: skip
    action = survey_actions.add(survey_id, subject="公示收费标准", due_on=date(2026, 12, 31), department="客户服务部")
    with pytest.raises(UserError, match="still to do: 1"):
        surveys.close(survey_id, seen_version=cases.version(survey_id))
    with as_role("representative"):
        survey_actions.finish(action.result, seen_version=1, result="已张贴")
    surveys.close(survey_id, seen_version=cases.version(survey_id))
    end = survey_file.file(survey_id)
    assert (end.state, end.recipients, end.score) == ("closed", ("技术部", "销售部"), 325)
    assert [(one.state, one.result, one.unit) for one in end.actions] == [("done", "已张贴", "客户服务部")]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": " "}, "title"), ({"ends_on": date(2026, 10, 31)}, "ends_on"), ({"starts_on": None}, "starts_on"),
        ({"sample_size": 9}, "sample_size"), ({"sample_size": -1}, "sample_size"), ({"kind": "x"}, "kind"),
        ({"method": "fax"}, "method"), ({"seed": -1}, "seed"), ({"scope": Scope(served_months=121)}, "served_months"),
        ({"scope": Scope(grades=("Z",))}, "sample_size"), ({"ends_on": date(2030, 1, 1)}, "ends_on"),
    ],
)  # fmt: skip
def test_a_plan_that_cannot_be(people: list[int], wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(UserError) as refused:
        _plan(**wrong)
    assert refused.value.field == field
    assert not Survey.select().exists()


def test_a_seed_is_chosen_and_kept(people: list[int]) -> None:
    survey_id = _plan()
    seed = survey_file.file(survey_id).seed
    assert 0 <= seed <= surveys.MOST_SEED
    surveys.change(
        survey_id, seen_version=1, title="改名", starts_on=cases.FIRST, ends_on=cases.LAST, sample_size=3
    )  # fmt: skip
    found = survey_file.file(survey_id)
    assert (found.title, found.seed, found.sample_size) == ("改名", seed, 3)


def test_the_same_seed_draws_the_same_customers(people: list[int]) -> None:
    first, second = cases.running(4), cases.planned(4)
    wanted = survey_scope.preview(Scope(), 4, 7, cases.FIRST)
    assert (wanted.population, wanted.size) == (8, 4)
    surveys.launch(second, seen_version=cases.version(second))
    drawn = [row.customer_id for row in cases.sheets(first)]
    assert drawn == [row.customer_id for row in cases.sheets(second)] == [one.customer_id for one in wanted.first]
    other = survey_scope.preview(Scope(), 4, 8, cases.FIRST)
    assert drawn != [one.customer_id for one in other.first]


def test_launched_once(people: list[int]) -> None:
    survey_id = cases.running(3)
    with pytest.raises(UserError, match="does not fit"):
        surveys.launch(survey_id, seen_version=cases.version(survey_id))
    assert SurveyRespondent.select().count() == 3
    other = cases.planned(3)
    with pytest.raises(ChangedMeanwhile):
        surveys.launch(other, seen_version=cases.version(other) - 1)
    assert SurveyRespondent.select().count() == 3


def test_not_launched_without_questions_nor_after_its_end(people: list[int], frozen_clock: Any) -> None:
    survey_id = _plan()
    with pytest.raises(UserError, match="no question"):
        surveys.launch(survey_id, seen_version=1)
    survey_id = cases.planned()
    frozen_clock(timedelta(days=30))
    with pytest.raises(UserError, match="last day") as refused:
        surveys.launch(survey_id, seen_version=cases.version(survey_id))
    assert refused.value.field == "ends_on"


def test_fewer_customers_than_planned_when_it_is_launched(people: list[int]) -> None:
    survey_id = cases.planned(8)
    win_back.lose(customer_id=people[0], seen_version=1, reason="price")
    with pytest.raises(UserError, match="larger than the 7") as refused:
        surveys.launch(survey_id, seen_version=cases.version(survey_id))
    assert refused.value.field == "sample_size"
    assert survey_file.file(survey_id).state == "planned"


def test_who_is_in_scope(people: list[int], frozen_clock: Any) -> None:
    grade = customers.create(name="甲级客户", grade="A", region="天河").result

    def count(**scope: Any) -> int:
        return len(survey_scope.candidates(Scope(**scope), cases.FIRST))

    assert count() == 9
    assert count(key_only=True) == 4
    assert (count(grades=("A",)), count(regions=("天河",)), count(regions=("越秀",))) == (1, 1, 0)
    assert count(served_months=6) == 0
    survey_id = cases.running()
    drawn = {row.customer_id: row.id for row in cases.sheets(survey_id)}
    survey_answers.record(drawn[grade], seen_version=1, answers=cases.given(survey_id))
    assert count(rest_months=6) == 8
    frozen_clock(timedelta(days=400))
    assert len(survey_scope.candidates(Scope(rest_months=6), date(2027, 12, 1))) == 9


def test_a_questionnaire_with_answers_stays(people: list[int]) -> None:
    survey_id = cases.running(2)
    asked = survey_questions.of_survey(survey_id)
    fewer = [replace(asked[1], is_required=False), asked[0], Question("words", "还有吗？")]
    survey_questions.write(survey_id, seen_version=cases.version(survey_id), questions=fewer)
    now = survey_questions.of_survey(survey_id)
    assert [one.wording for one in now] == [asked[1].wording, asked[0].wording, "还有吗？"]
    assert SurveyQuestion.select().where(SurveyQuestion.is_void).count() == 4
    sheet = cases.sheets(survey_id)[0]
    answers = {asked[0].id: Answer(4), now[2].id: Answer(words="没有")}
    survey_answers.record(sheet.id, seen_version=1, answers=answers)
    with pytest.raises(UserError, match="answered: 1") as refused:
        survey_questions.write(survey_id, seen_version=cases.version(survey_id), questions=[asked[0]])
    assert refused.value.field == "questions"
    survey_answers.take_back(sheet.id, seen_version=2, reason="录错客户")
    survey_questions.write(survey_id, seen_version=cases.version(survey_id), questions=[asked[0]])
    with pytest.raises(UserError, match="no question"):
        survey_questions.write(survey_id, seen_version=cases.version(survey_id), questions=[])


def test_questions_that_cannot_be_asked(people: list[int]) -> None:
    survey_id = _plan()
    with pytest.raises(UserError) as refused:
        survey_questions.write(survey_id, seen_version=1, questions=[Question("scale", "好吗？"), Question("x", "y")])
    assert refused.value.field == "questions.1"
    with pytest.raises(UserError, match="not on the sheet"):
        survey_questions.write(survey_id, seen_version=1, questions=[Question("scale", "好吗？", id=99)])
    with pytest.raises(ChangedMeanwhile):
        survey_questions.write(survey_id, seen_version=0, questions=[Question("scale", "好吗？")])
    assert survey_questions.of_survey(survey_id) == ()


@pytest.mark.parametrize("kind", ["satisfaction", "loyalty", "user"])
def test_the_usual_questions_can_be_asked(people: list[int], kind: str) -> None:
    survey_id = _plan(kind=kind)
    survey_questions.write(survey_id, seen_version=1, questions=survey_questions.usual(kind))
    stored = survey_questions.of_survey(survey_id)
    assert [replace(one, id=0) for one in stored] == list(survey_questions.usual(kind))
    assert any(one.is_scored for one in stored)


def test_analysed_and_taken_back(people: list[int]) -> None:
    survey_id = cases.analysed()
    sheet = cases.sheets(survey_id)[3]
    with pytest.raises(UserError, match="does not fit"):
        survey_answers.record(sheet.id, seen_version=1, answers=cases.given(survey_id))
    surveys.reopen(survey_id, seen_version=cases.version(survey_id))
    survey_answers.record(sheet.id, seen_version=1, answers=cases.given(survey_id))
    assert survey_file.file(survey_id).answered_count == 4


def test_not_analysed_without_answers_nor_reported_without_findings(people: list[int]) -> None:
    survey_id = cases.running(2)
    with pytest.raises(UserError, match="Nobody"):
        surveys.analyse(survey_id, seen_version=cases.version(survey_id))
    survey_id = cases.analysed()
    surveys.write_findings(survey_id, seen_version=cases.version(survey_id), findings="草稿")
    for given, field in (({"findings": "", "recipients": ["技术部"]}, "findings"), ({"findings": "好"}, "recipients")):
        with pytest.raises(UserError) as refused:
            surveys.report(survey_id, seen_version=cases.version(survey_id), **given)
        assert refused.value.field == field
    assert (survey_file.file(survey_id).findings, survey_file.file(survey_id).state) == ("草稿", "analysed")


def test_void_keeps_what_was_there(people: list[int]) -> None:
    survey_id = cases.running(3)
    with pytest.raises(UserError) as refused:
        surveys.void(survey_id, seen_version=cases.version(survey_id), reason=" ")
    assert refused.value.field == "reason"
    surveys.void(survey_id, seen_version=cases.version(survey_id), reason="名单有误")
    found = survey_file.file(survey_id)
    assert (found.state, found.void_reason, len(cases.sheets(survey_id))) == ("void", "名单有误", 3)


def test_found_by_number_and_by_the_code_of_a_sheet(people: list[int], as_role: AsRole) -> None:
    survey_id = cases.running(2)
    number = survey_file.file(survey_id).number
    assert ("survey", survey_id) in {(one.kind, one.id) for one in finding.find_anything(number)}
    row = cases.sheets(survey_id)[1]
    (found,) = [one for one in finding.find_anything(row.number) if one.kind == "survey_respondent"]
    assert (found.id, row.customer_name in found.title) == (row.id, True)
    with as_role("technician"):
        assert not [one for one in finding.find_anything(number) if one.kind.startswith("survey")]


def test_one_a_year(people: list[int], as_role: AsRole) -> None:
    assert surveys.is_missing(2026)
    survey_id = cases.analysed()
    assert surveys.is_missing(2026)
    surveys.report(survey_id, seen_version=cases.version(survey_id), findings="好", recipients=("技术部",))
    assert not surveys.is_missing(2026)
    assert surveys.is_missing(2027)
    with as_role("administrator"):
        settings.change(values={"survey.min_per_year": 2})
    assert surveys.is_missing(2026)
    with as_role("administrator"):
        settings.change(values={"survey.min_per_year": 0})
    assert not surveys.is_missing(2027)


def test_who_may(people: list[int], as_role: AsRole) -> None:
    survey_id = cases.running(2)
    sheet = cases.sheets(survey_id)[0]
    with as_role("technician"):
        for look in (survey_file.file, survey_questions.of_survey, survey_file.next_pending):
            with pytest.raises(NotPermitted):
                look(survey_id)
        with pytest.raises(NotPermitted):
            survey_answers.record(sheet.id, seen_version=1, answers={})
    with as_role("representative"):
        with pytest.raises(NotPermitted):
            _plan()
        with pytest.raises(NotPermitted):
            surveys.launch(survey_id, seen_version=1)
        with pytest.raises(NotPermitted):
            survey_scope.preview(Scope(), 0, 1, cases.FIRST)
        assert survey_file.file(survey_id).actions_to == {"record"}


def test_a_customer_merged_meanwhile_keeps_both_sheets(people: list[int]) -> None:
    from app.services import customer_merges

    survey_id = cases.running()
    kept, merged = people[0], people[1]
    found = customer_merges.preview(kept, merged)
    answers = {one.field: one.suggested or one.answers[0] for one in found.fields if not one.agree}
    customer_merges.merge(
        kept_id=kept, merged_id=merged, kept_version=found.kept.seen_version,
        merged_version=found.merged.seen_version, answers=answers, reason="同一家",
    )  # fmt: skip
    assert sum(row.customer_id == kept for row in cases.sheets(survey_id)) == 2
    assert get(Survey, survey_id).sent_count == 8
