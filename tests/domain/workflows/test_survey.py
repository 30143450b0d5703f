"""The states of a survey (3.15)."""

from __future__ import annotations

from typing import Any

import pytest

from app.core.errors import UserError
from app.domain.workflows import survey
from app.domain.workflows.survey import State


def test_the_way_of_a_survey() -> None:
    way = (
        ("change", {}, State.PLANNED), ("ask", {}, State.PLANNED), ("launch", {"questions": 3}, State.RUNNING),
        ("ask", {}, State.RUNNING), ("record", {}, State.RUNNING), ("analyse", {"answered": 1}, State.ANALYSED),
        ("reopen", {}, State.RUNNING), ("analyse", {"answered": 2}, State.ANALYSED), ("find", {}, State.ANALYSED),
        ("report", {"findings": "好", "recipients": 1}, State.REPORTED), ("act", {}, State.ACTIONS),
        ("act", {}, State.ACTIONS), ("close", {}, State.CLOSED),
    )  # fmt: skip
    state = State.PLANNED
    for event, facts, reached in way:
        state = survey.after(state, event, facts)
        assert state == reached
    assert survey.after("reported", "close") == State.CLOSED
    assert survey.after("running", "void", {"reason": "客户名单有误"}) == State.VOID


@pytest.mark.parametrize(
    ("state", "event", "facts", "said"),
    [
        ("planned", "launch", {}, "no question"),
        ("running", "launch", {"questions": 3}, "does not fit"),
        ("running", "ask", {"answered": 4}, "answered: 4"),
        ("running", "analyse", {}, "Nobody has answered"),
        ("analysed", "report", {"recipients": 1}, "what was found"),
        ("analysed", "report", {"findings": "好"}, "at least one department"),
        ("actions", "close", {"open_actions": 2}, "still to do: 2"),
        ("planned", "void", {}, "reason"),
        ("reported", "void", {"reason": "x"}, "does not fit"),
        ("analysed", "record", {}, "does not fit"),
    ],
)
def test_what_is_refused(state: str, event: str, facts: dict[str, Any], said: str) -> None:
    with pytest.raises(UserError) as refused:
        survey.after(state, event, facts)
    assert said in refused.value.text


def test_who_may() -> None:
    assert [one.event for one in survey.permitted("running", "representative")] == ["record"]
    events = [one.event for one in survey.permitted("running", "supervisor")]
    assert events == ["ask", "record", "analyse", "void"]
    assert survey.permitted("running", "technician") == ()
    assert survey.state_label("actions")
