"""The life of a corrective action."""

from __future__ import annotations

from datetime import date

import pytest

from app.core.errors import UserError
from app.domain.workflows import corrective_action
from app.domain.workflows.corrective_action import State

DAY = date(2026, 11, 20)
FULL = {"words": "已培训", "day": DAY, "today": DAY, "follow_up": "换供货商"}


def test_done_then_effective_or_not() -> None:
    assert corrective_action.after("open", "finish", FULL) is State.DONE
    assert corrective_action.after("done", "find_effective", FULL) is State.EFFECTIVE
    assert corrective_action.after("done", "find_ineffective", FULL) is State.INEFFECTIVE
    with pytest.raises(UserError):
        corrective_action.after("open", "find_effective", FULL)


def test_only_a_supervisor_checks_and_voids() -> None:
    desk = {step.event for state in State for step in corrective_action.permitted(state, "representative")}
    boss = {step.event for state in State for step in corrective_action.permitted(state, "supervisor")}
    assert desk == {"change", "finish"}
    assert boss - desk == {"find_effective", "find_ineffective", "void"}


@pytest.mark.parametrize(
    ("state", "event", "facts", "field"),
    [
        ("open", "finish", {**FULL, "words": ""}, "result"),
        ("open", "finish", {**FULL, "day": None}, "day"),
        ("open", "finish", {**FULL, "day": date(2026, 11, 21)}, "day"),
        ("open", "finish", {**FULL, "not_before": date(2026, 11, 21), "today": date(2027, 1, 1)}, "day"),
        ("done", "find_effective", {**FULL, "words": ""}, "words"),
        ("done", "find_effective", {**FULL, "did_it": True}, None),
        ("done", "find_ineffective", {**FULL, "follow_up": ""}, "follow_up"),
        ("done", "void", {}, "reason"),
    ],
)
def test_what_is_refused(state: str, event: str, facts: dict[str, object], field: str | None) -> None:
    with pytest.raises(UserError) as refused:
        corrective_action.after(state, event, facts)
    assert refused.value.field == field
