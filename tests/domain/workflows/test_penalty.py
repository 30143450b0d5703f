"""The life of a notice: who may do what when, and what each step asks for."""

from __future__ import annotations

from datetime import date

import pytest

from app.core.errors import UserError
from app.domain.workflows import penalty
from app.domain.workflows.penalty import State

DAY = date(2026, 11, 20)
DATED = {"day": DAY, "today": DAY, "words": "理由"}


def test_only_the_approver_approves_decides_and_voids() -> None:
    events = {(state, step.event) for state in State for step in penalty.permitted(state, "approver")}
    assert events == {
        ("draft", "approve"), ("appealed", "uphold"), ("appealed", "withdraw"), ("approved", "void"),
    }  # fmt: skip
    assert {step.event for state in State for step in penalty.permitted(state, "supervisor")} == {
        "change", "publish", "appeal", "discard", "fall",
    }  # fmt: skip
    assert not any(penalty.permitted(state, role) for state in State for role in ("representative", "technician"))


def test_an_appeal_is_upheld_or_withdrawn_once() -> None:
    assert penalty.after("approved", "appeal", DATED) is State.APPEALED
    assert penalty.after("appealed", "uphold", DATED) is State.UPHELD
    assert penalty.after("appealed", "withdraw", DATED) is State.WITHDRAWN
    with pytest.raises(UserError):
        penalty.after("upheld", "appeal", DATED)


def test_a_fine_stands_when_approved_or_upheld_only() -> None:
    assert set(penalty.STANDING) == {State.APPROVED, State.UPHELD}


@pytest.mark.parametrize(
    ("state", "event", "facts", "field"),
    [
        ("draft", "approve", {"concerns": True}, None),
        ("appealed", "uphold", {**DATED, "concerns": True}, None),
        ("approved", "publish", {**DATED, "published": True}, None),
        ("approved", "publish", {"day": None}, "day"),
        ("approved", "appeal", {"words": "", "day": DAY}, "reason"),
        ("approved", "appeal", {**DATED, "day": date(2026, 11, 21)}, "day"),
        ("approved", "appeal", {**DATED, "not_before": date(2026, 11, 21), "today": date(2026, 12, 1)}, "day"),
        ("approved", "void", {"words": "理由", "deducted": True}, None),
        ("approved", "void", {}, "reason"),
        ("draft", "discard", {}, "reason"),
    ],
)
def test_what_is_refused(state: str, event: str, facts: dict[str, object], field: str | None) -> None:
    with pytest.raises(UserError) as refused:
        penalty.after(state, event, facts)
    assert refused.value.field == field
