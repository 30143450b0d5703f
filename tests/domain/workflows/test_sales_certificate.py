"""The life of a certificate: approved with its invoice, sealed by the customer, posted."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.domain.workflows import sales_certificate as workflow

TODAY = date(2026, 11, 20)
GOOD: dict[str, Any] = {
    "reason": "开错", "day": TODAY, "not_before": TODAY, "today": TODAY, "sealed_by": "沈建国",
    "invoice_number": "25337",
}  # fmt: skip


@pytest.mark.parametrize(
    ("state", "event", "change", "field"),
    [
        ("draft", "approve", {"invoice_number": ""}, "invoice_number"),
        ("approved", "seal", {"sealed_by": ""}, "sealed_by"),
        ("approved", "seal", {"day": None}, "day"),
        ("approved", "seal", {"day": TODAY + timedelta(days=1)}, "day"),
        ("sealed", "post", {"day": TODAY - timedelta(days=1)}, "day"),
        ("sealed", "void", {"reason": ""}, "reason"),
    ],
)
def test_refused(state: str, event: str, change: dict[str, Any], field: str) -> None:
    with pytest.raises(UserError) as refused:
        workflow.after(state, event, {**GOOD, **change})
    assert refused.value.field == field


@given(st.lists(st.sampled_from(sorted(workflow.MACHINE.events)), max_size=12))
def test_nothing_is_posted_that_was_not_approved_and_sealed(events: list[str]) -> None:
    state, passed = "draft", ["draft"]
    for event in events:
        try:
            after = str(workflow.after(state, event, GOOD))
        except UserError:
            continue
        assert state not in ("posted", "void"), "it was over"
        if after != state:
            passed.append(after)
        state = after
    if "posted" in passed:
        assert passed == ["draft", "approved", "sealed", "posted"]


def test_who_may() -> None:
    assert {one.event for one in workflow.permitted("draft", "approver")} == {"approve"}
    assert {one.event for one in workflow.permitted("approved", "representative")} == {"seal"}
    assert {one.event for one in workflow.permitted("sealed", "supervisor")} == {"post", "void"}
    assert workflow.state_label("approved") == "With the customer"
