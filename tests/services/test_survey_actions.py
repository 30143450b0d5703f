"""What is done because of a survey."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest

from app.core.errors import UserError
from app.services import survey_actions, survey_file, surveys
from tests.services import survey_cases as cases


@pytest.fixture(autouse=True)
def _supervisor(
    branch: Any, frozen_clock: Any, as_role: Callable[[str], AbstractContextManager[None]]
) -> Iterator[None]:
    with as_role("supervisor"):
        yield


@pytest.fixture
def survey_id() -> int:
    cases.people(5)
    found = cases.analysed()
    surveys.report(found, seen_version=cases.version(found), findings="收费偏高", recipients=("技术部",))
    return found


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"subject": ""}, "subject"), ({"due_on": None}, "due_on"), ({"due_on": date(2026, 11, 19)}, "due_on"),
     ({"department": " "}, "department")],
)  # fmt: skip
def test_what_an_action_needs(survey_id: int, wrong: dict[str, Any], field: str) -> None:
    given = {"subject": "公示收费", "due_on": date(2026, 12, 1), "department": "客户服务部", **wrong}
    with pytest.raises(UserError) as refused:
        survey_actions.add(survey_id, **given)
    assert refused.value.field == field
    assert survey_file.file(survey_id).state == "reported"


def test_dropped_with_a_reason_and_closed(survey_id: int) -> None:
    made = survey_actions.add(survey_id, subject="公示收费", due_on=date(2026, 12, 1), person="李工")
    assert survey_file.file(survey_id).state == "actions"
    with pytest.raises(UserError) as refused:
        survey_actions.drop(made.result, seen_version=1, reason="")
    assert refused.value.field == "reason"
    survey_actions.drop(made.result, seen_version=1, reason="改由总部统一公示")
    with pytest.raises(UserError, match="settled already"):
        survey_actions.finish(made.result, seen_version=2, result="好")
    surveys.close(survey_id, seen_version=cases.version(survey_id))
    assert survey_file.file(survey_id).actions[0].drop_reason == "改由总部统一公示"


def test_done_needs_words_and_no_future(survey_id: int) -> None:
    made = survey_actions.add(survey_id, subject="公示收费", due_on=date(2026, 12, 1), person="李工")
    for given, field in (({"result": ""}, "result"), ({"result": "好", "day": date(2026, 11, 21)}, "day")):
        with pytest.raises(UserError) as refused:
            survey_actions.finish(made.result, seen_version=1, **given)
        assert refused.value.field == field


def test_no_action_before_the_report() -> None:
    cases.people(5)
    found = cases.analysed()
    with pytest.raises(UserError, match="does not fit"):
        survey_actions.add(found, subject="x", due_on=date(2026, 12, 1), person="李工")
