"""The life of a delivery's test: what leads where, what is refused, what is left to be tested again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.core.errors import UserError
from app.domain.workflows import stock_in_test as workflow
from app.domain.workflows.stock_in_test import State

DAY = {"day": date(2026, 11, 20), "not_before": date(2026, 11, 18), "today": date(2026, 11, 21)}


@pytest.mark.parametrize(
    ("state", "event", "facts", "target"),
    [
        (State.DELIVERED, "enter", {}, State.TESTING),
        (State.TESTING, "pass", DAY, State.PASSED),
        (State.DELIVERED, "fail", {**DAY, "reason": "电压低", "defective": 1}, State.FAILED),
        (State.PASSED, "book_in", {}, State.STOCKED),
        (State.FAILED, "send_back", {**DAY, "quantity": 2, "delivered": 40}, State.RETURNED),
        (State.FAILED, "retest", {"quantity": 0, "delivered": 40}, State.RETESTED),
        (State.RETURNED, "exchange", DAY, State.EXCHANGED),
        (State.RETURNED, "retest", {"quantity": 2, "delivered": 40}, State.RETURNED),
        (State.EXCHANGED, "retest", {"quantity": 40, "delivered": 40}, State.RETESTED),
        (State.TESTING, "void", {"reason": "误录"}, State.VOID),
    ],
)
def test_where_a_step_leads(state: State, event: str, facts: dict[str, Any], target: State) -> None:
    assert workflow.after(state, event, facts) == target


@pytest.mark.parametrize(
    ("state", "event", "facts", "field"),
    [
        (State.TESTING, "pass", {**DAY, "untested": 1}, "lines"),
        (State.TESTING, "pass", {**DAY, "defective": 1}, "verdict"),
        (State.TESTING, "pass", {**DAY, "faulty": 1, "accept_most": 1}, "defective"),
        (State.TESTING, "fail", DAY, "reason"),
        (State.TESTING, "fail", {**DAY, "reason": "x", "defective": 2}, "defective"),
        (State.FAILED, "send_back", {**DAY, "quantity": 41, "delivered": 40}, "quantity"),
        (State.FAILED, "send_back", {**DAY, "quantity": 0, "delivered": 40}, "quantity"),
        (State.RETURNED, "retest", {"quantity": 40, "delivered": 40}, ""),
        (State.RETURNED, "retest", {"quantity": 2, "delivered": 40, "retested": True}, ""),
        (State.DELIVERED, "void", {}, "reason"),
        (State.DELIVERED, "book_in", {}, ""),
        (State.FAILED, "book_in", {}, ""),
        (State.STOCKED, "retest", {"quantity": 0, "delivered": 40}, ""),
    ],
)
def test_what_is_refused(state: State, event: str, facts: dict[str, Any], field: str) -> None:
    with pytest.raises(UserError) as refused:
        workflow.after(state, event, facts)
    assert (refused.value.field or "") == field


@pytest.mark.parametrize(
    ("state", "returned", "retested", "left"),
    [
        (State.FAILED, 0, False, 40),
        (State.RETURNED, 2, False, 38),
        (State.RETURNED, 2, True, 0),
        (State.RETURNED, 40, False, 0),
        (State.EXCHANGED, 2, False, 40),
        (State.EXCHANGED, 2, True, 2),
    ],
)
def test_what_is_here_to_be_tested_again(state: State, returned: int, retested: bool, left: int) -> None:
    assert workflow.left_to_test(state, 40, returned, retested=retested) == left
