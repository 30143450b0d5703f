"""The papers of a survey from its records."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest

from app.core.errors import UserError
from app.services import paper_content, survey_file, survey_papers, surveys
from app.services.survey_scope import Scope
from tests.services import survey_cases as cases


@pytest.fixture(autouse=True)
def _supervisor(
    branch: Any, frozen_clock: Any, as_role: Callable[[str], AbstractContextManager[None]]
) -> Iterator[None]:
    cases.people(5)
    with as_role("supervisor"):
        yield


def _number(survey_id: int) -> str:
    return survey_file.file(survey_id).number


def test_the_questionnaire_blank_for_all_and_for_one() -> None:
    survey_id = cases.planned(3)
    number = _number(survey_id)
    blank = paper_content.content("survey_questionnaire", number)
    assert json.loads(json.dumps(blank)) == blank
    assert (blank["sheets"], len(blank["questions"]), blank["kind"]) == ([], 6, "satisfaction")
    surveys.launch(survey_id, seen_version=cases.version(survey_id))
    cases.answer(survey_id, 0)
    sheets = paper_content.content("survey_questionnaire", number.lower())["sheets"]
    assert [one["code"] for one in sheets] == [f"{number}-002", f"{number}-003"]
    (one,) = paper_content.content("survey_questionnaire", f"{number}-001")["sheets"]
    assert one["customer"] == cases.sheets(survey_id)[0].customer_name
    for place in (1, 2):
        cases.answer(survey_id, place)
    with pytest.raises(UserError, match="Every sheet") as refused:
        paper_content.content("survey_questionnaire", number)
    assert refused.value.field == "subject"


def test_the_report_has_the_figures_of_the_record() -> None:
    survey_id = cases.analysed((5, 4, 2))
    number = _number(survey_id)
    content = paper_content.content("survey_report", number)
    assert json.loads(json.dumps(content)) == content
    outcome = survey_file.outcome(survey_id, survey_papers.LABELS)
    facts = dict(map(tuple, content["facts"]))
    assert facts["总平均分"].startswith("4.33 分")  # (5.00 + 4.50 + 3.50) / 3
    assert facts["收回"] == "3 份，应答率 75.0 %"
    assert content["is_draft"]
    for drawn, found in zip(content["questions"], outcome.questions, strict=True):
        assert drawn["answered"] == found.answered
        chart = drawn["chart"]
        assert [part["value"] for part in chart["parts"]] == [one.count for one in found.counts] if chart else True
    surveys.report(survey_id, seen_version=cases.version(survey_id), findings="好", recipients=("技术部",))
    again = paper_content.content("survey_report", number)
    assert (again["is_draft"], again["recipients"], again["findings"]) == (False, ["技术部"], "好")
    assert again["facts"] == content["facts"]


@pytest.mark.parametrize("form", ["survey_questionnaire", "survey_report"])
def test_what_is_not_there(form: str) -> None:
    with pytest.raises(UserError) as refused:
        paper_content.content(form, "DC-9")
    assert refused.value.field == "subject"
    made = surveys.plan(title="无题", starts_on=cases.FIRST, ends_on=cases.LAST).number
    with pytest.raises(UserError) as refused:
        paper_content.content(form, made)
    assert refused.value.field == "subject"


def test_whom_it_asks_in_words() -> None:
    assert survey_papers.scope_words(Scope()) == "全部在册客户"
    words = survey_papers.scope_words(Scope(True, ("A", "B"), ("天河",), 12, 6))
    assert words == "重点客户；等级 A、B；地区 天河；近 12 个月内服务过；近 6 个月内未答过调查"
