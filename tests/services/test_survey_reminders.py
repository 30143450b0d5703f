"""What reminds of surveys: past their end, actions past their day, none done by December."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Any

import pytest

from app.services import reminders, survey_actions, survey_reminders, surveys
from tests.services import survey_cases as cases


@pytest.fixture(autouse=True)
def _supervisor(
    branch: Any, frozen_clock: Any, as_role: Callable[[str], AbstractContextManager[None]]
) -> Iterator[None]:
    cases.people(4)
    with as_role("supervisor"):
        yield


def _found() -> list[tuple[str, int]]:
    return [(one.tone, one.survey_id) for one in survey_reminders.waiting()]


def test_nothing_reminds_before_its_time() -> None:
    cases.running()
    assert _found() == []


def test_past_its_end(frozen_clock: Any, as_role: Any) -> None:
    survey_id = cases.running()
    frozen_clock(timedelta(days=26))
    assert ("late", survey_id) in _found()
    assert [one.row_id for one in reminders.waiting()[0] if one.meaning == "survey"] == [0, survey_id][::-1]
    with as_role("representative"):
        assert not [one for one in reminders.waiting()[0] if one.meaning == "survey"]


def test_an_action_past_its_day(frozen_clock: Any) -> None:
    survey_id = cases.analysed((5,))
    surveys.report(survey_id, seen_version=cases.version(survey_id), findings="好", recipients=("技术部",))
    survey_actions.add(survey_id, subject="公示收费", due_on=date(2026, 11, 25), person="李工")
    assert _found() == []
    frozen_clock(timedelta(days=6))
    assert _found() == [("late", survey_id)]


def test_none_done_by_december(frozen_clock: Any) -> None:
    frozen_clock(timedelta(days=12))
    assert _found() == [("due", 0)]
    survey_id = cases.analysed((5,))
    surveys.report(survey_id, seen_version=cases.version(survey_id), findings="好", recipients=("技术部",))
    assert _found() == []
