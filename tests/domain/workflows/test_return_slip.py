"""The life of a return slip: nothing is posted that was not counted and agreed, nothing closed without proof."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.domain.return_goods import Counted
from app.domain.workflows import return_slip as workflow

TODAY = date(2026, 11, 20)
GOOD: dict[str, Any] = {
    "reason": "客户要求", "day": TODAY, "not_before": TODAY, "today": TODAY, "goods": 1, "receiver": "孙立",
    "counted": (Counted(10, 10),), "purpose": "return", "proof_kind": "invoice_copy", "proof_number": "25337",
}  # fmt: skip
OVER: dict[str, Any] = {**GOOD, "counted": (Counted(10, 11),), "difference_note": "客户多退"}


def test_the_usual_way() -> None:
    state = "draft"
    for event, after in (
        ("approve", "approved"), ("arrive", "in_warehouse"), ("count", "counted"), ("agree", "matched"),
        ("post", "posted"), ("close", "closed"),
    ):  # fmt: skip
        state = str(workflow.after(state, event, GOOD))
        assert state == after
    with pytest.raises(UserError, match="does not fit here"):
        workflow.after("closed", "void", GOOD)


def test_too_much_is_blocked_until_approved_anew() -> None:
    with pytest.raises(UserError, match="approved anew"):
        workflow.after("counted", "agree", OVER)
    assert workflow.after("counted", "agree", {**OVER, "over_ratio": 1000}) == "matched"
    assert workflow.after("counted", "exceed", OVER) == "mismatch"
    with pytest.raises(UserError, match="No more came"):
        workflow.after("counted", "exceed", GOOD)
    with pytest.raises(UserError, match="does not fit here"):
        workflow.after("mismatch", "post", GOOD)
    with pytest.raises(UserError) as refused:
        workflow.after("mismatch", "approve_anew", {})
    assert refused.value.field == "reason"
    assert workflow.after("mismatch", "approve_anew", GOOD) == "matched"


@pytest.mark.parametrize(
    ("state", "event", "change", "field"),
    [
        ("draft", "approve", {"goods": 0}, "lines"),
        ("approved", "arrive", {"receiver": ""}, "received_by"),
        ("approved", "arrive", {"day": None}, "day"),
        ("approved", "arrive", {"day": TODAY + timedelta(days=1)}, "day"),
        ("approved", "arrive", {"day": TODAY - timedelta(days=1)}, "day"),
        ("in_warehouse", "count", {"counted": ()}, "lines"),
        ("in_warehouse", "count", {"counted": (Counted(10, None),)}, "lines"),
        ("in_warehouse", "count", {"counted": (Counted(10, 0), Counted(2, 0))}, "lines"),
        ("in_warehouse", "count", {"counted": (Counted(10, 9),)}, "difference_note"),
        ("matched", "post", {"day": None}, "day"),
        ("posted", "close", {"proof_kind": ""}, "proof_kind"),
        ("posted", "close", {"proof_number": ""}, "proof_number"),
        ("posted", "close", {"day": TODAY + timedelta(days=1)}, "day"),
        ("posted", "void", {"reason": ""}, "reason"),
    ],
)
def test_refused(state: str, event: str, change: dict[str, Any], field: str) -> None:
    with pytest.raises(UserError) as refused:
        workflow.after(state, event, {**GOOD, **change})
    assert refused.value.field == field


@given(st.lists(st.tuples(st.sampled_from(sorted(workflow.MACHINE.events)), st.booleans()), max_size=25))
def test_no_way_around_approval_count_and_proof(steps: list[tuple[str, bool]]) -> None:
    state, passed = "draft", ["draft"]
    for event, much in steps:
        try:
            after = str(workflow.after(state, event, OVER if much else GOOD))
        except UserError:
            continue
        assert state not in ("closed", "void"), "it was over"
        state = after
        passed.append(state)
    if "posted" in passed:
        order = [passed.index(one) for one in ("approved", "in_warehouse", "counted", "matched", "posted")]
        assert order == sorted(order)
        last = passed[: passed.index("posted")]
        assert last[-1] == "matched"
    if "closed" in passed:
        assert passed[-2:] == ["posted", "closed"]


@pytest.mark.parametrize(
    ("role", "draft", "mismatch"),
    [
        ("representative", {"change"}, {"count"}),
        ("technician", set(), set()),
        ("supervisor", {"change", "void"}, {"count", "void"}),
        ("approver", {"approve"}, {"approve_anew"}),
        ("administrator", set(), set()),
    ],
)
def test_who_may(role: str, draft: set[str], mismatch: set[str]) -> None:
    assert {one.event for one in workflow.permitted("draft", role)} == draft
    assert {one.event for one in workflow.permitted("mismatch", role)} == mismatch


def test_it_has_words() -> None:
    assert workflow.state_label("mismatch") == "Too many came"
