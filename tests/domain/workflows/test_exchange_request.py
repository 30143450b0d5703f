"""The life of a request for return or exchange: what leads where, who may, and what can never happen."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.domain.workflows import exchange_request as workflow

TODAY = date(2026, 11, 20)
GOOD: dict[str, Any] = {"reason": "x", "day": TODAY, "not_before": TODAY, "today": TODAY}
STEPS = {
    ("requested", "change"): "requested", ("requested", "agree"): "agreed", ("requested", "refuse"): "refused",
    ("requested", "withdraw"): "withdrawn", ("requested", "void"): "void", ("agreed", "ship"): "shipped",
    ("agreed", "void"): "void", ("shipped", "receive"): "received", ("shipped", "void"): "void",
}  # fmt: skip


@pytest.mark.parametrize("state", workflow.State)
@pytest.mark.parametrize("event", sorted(workflow.MACHINE.events))
def test_every_event_in_every_state(state: str, event: str) -> None:
    if (state, event) in STEPS:
        assert workflow.after(state, event, GOOD) == STEPS[state, event]
        return
    with pytest.raises(UserError, match="does not fit here"):
        workflow.after(state, event, GOOD)


@pytest.mark.parametrize(
    ("state", "event", "facts", "field"),
    [
        ("requested", "agree", {}, "reason"),
        ("requested", "refuse", {}, "reason"),
        ("requested", "withdraw", {}, "reason"),
        ("shipped", "void", {}, "reason"),
        ("agreed", "ship", {"day": None}, "day"),
        ("agreed", "ship", {**GOOD, "day": TODAY + timedelta(days=1)}, "day"),
        ("shipped", "receive", {**GOOD, "day": TODAY - timedelta(days=1)}, "day"),
    ],
)
def test_refused(state: str, event: str, facts: dict[str, Any], field: str) -> None:
    with pytest.raises(UserError) as refused:
        workflow.after(state, event, facts)
    assert refused.value.field == field


@pytest.mark.parametrize("event", ["agree", "refuse"])
def test_who_took_it_in_does_not_decide_it(event: str) -> None:
    with pytest.raises(UserError, match="another supervisor"):
        workflow.after("requested", event, {**GOOD, "is_own": True})
    assert workflow.after("requested", "withdraw", {**GOOD, "is_own": True}) == "withdrawn"


@given(st.lists(st.sampled_from(sorted(workflow.MACHINE.events)), max_size=12))
def test_goods_never_move_before_it_is_agreed_and_what_is_over_stays_over(events: list[str]) -> None:
    state, passed = "requested", ["requested"]
    for event in events:
        try:
            after = str(workflow.after(state, event, GOOD))
        except UserError:
            continue
        assert state not in ("received", "refused", "withdrawn", "void"), "it was over"
        if after != state:
            passed.append(after)
        state = after
    if "shipped" in passed:
        assert passed[:3] == ["requested", "agreed", "shipped"]
    if "received" in passed:
        assert passed == ["requested", "agreed", "shipped", "received"]
    assert len(set(passed)) == len(passed)


@pytest.mark.parametrize(
    ("role", "events"),
    [
        ("representative", {"change", "withdraw"}),
        ("technician", set()),
        ("supervisor", {"change", "agree", "refuse", "withdraw", "void"}),
        ("approver", set()),
        ("administrator", set()),
    ],
)
def test_who_may(role: str, events: set[str]) -> None:
    assert {one.event for one in workflow.permitted("requested", role)} == events


def test_it_has_words() -> None:
    assert workflow.state_label("requested") == "To decide"
