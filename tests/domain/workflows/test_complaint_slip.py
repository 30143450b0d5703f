"""Slips about late stages: what leads where, and which slip a stage is due."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from app.core.errors import UserError
from app.domain.workflows import complaint_slip as workflow

TODAY = date(2026, 11, 20)
GOOD: dict[str, Any] = {
    "kind": "late_cause", "cause": "x", "answer": "x", "day": TODAY, "not_before": TODAY, "today": TODAY, "reason": "x",
}  # fmt: skip
STEPS = {("issued", "answer"): "answered", ("issued", "void"): "void", ("answered", "void"): "void"}


@pytest.mark.parametrize("state", workflow.State)
@pytest.mark.parametrize("event", sorted(workflow.MACHINE.events))
def test_every_event_in_every_state(state: str, event: str) -> None:
    if (state, event) in STEPS:
        assert workflow.after(state, event, GOOD) == STEPS[state, event]
        return
    with pytest.raises(UserError, match="does not fit here"):
        workflow.after(state, event, GOOD)


@pytest.mark.parametrize(
    ("event", "lacking", "field"),
    [
        ("answer", {"cause": ""}, "cause"),
        ("answer", {"answer": ""}, "answer"),
        ("answer", {"day": None}, "answered_on"),
        ("answer", {"day": TODAY + timedelta(days=1)}, "answered_on"),
        ("answer", {"day": TODAY - timedelta(days=1)}, "answered_on"),
        ("void", {"reason": ""}, "reason"),
    ],
)
def test_refused(event: str, lacking: dict[str, Any], field: str) -> None:
    with pytest.raises(UserError) as refused:
        workflow.after("issued", event, GOOD | lacking)
    assert refused.value.field == field


def test_a_reminder_needs_no_cause() -> None:
    assert workflow.after("issued", "answer", GOOD | {"kind": "reminder", "cause": ""}) == "answered"


@pytest.mark.parametrize(
    ("is_late", "is_open", "is_closed", "kinds", "due"),
    [
        (False, True, False, {}, ""),
        (False, False, True, {}, ""),
        (True, True, False, {}, "reminder"),
        (True, True, False, {"reminder": "issued"}, ""),
        (True, True, False, {"reminder": "answered"}, "reminder"),
        (True, False, False, {}, ""),
        (True, False, True, {}, "late_cause"),
        (True, False, True, {"reminder": "issued"}, "late_cause"),
        (True, False, True, {"late_cause": "issued"}, ""),
        (True, False, True, {"late_cause": "answered"}, ""),
    ],
)
def test_which_slip_is_due(*, is_late: bool, is_open: bool, is_closed: bool, kinds: dict[str, str], due: str) -> None:
    found = workflow.due_kind(is_late=is_late, is_open=is_open, is_closed=is_closed, kinds=kinds)
    assert found == due
