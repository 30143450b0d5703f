"""The states of an inspection, and what its sheet must say."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.core.errors import NotPermitted, UserError
from app.domain.workflows import inspection
from app.domain.workflows.inspection import State

DAY = date(2026, 11, 20)
SHEET = {"done_on": DAY, "today": DAY, "score": 95, "signed_by": "王敏", "signed_on": DAY}


def test_the_way_of_an_inspection() -> None:
    assert inspection.after("due", "plan") == State.PLANNED
    assert inspection.after("planned", "unplan") == State.DUE
    assert inspection.after("due", "move", {"reason": "用户停产"}) == State.DUE
    assert inspection.after("planned", "complete", SHEET) == State.DONE
    assert inspection.after("due", "complete", SHEET) == State.DONE
    assert inspection.after("done", "complete", SHEET) == State.DONE
    assert inspection.after("due", "withdraw", {"reason": "用户不需要"}) == State.WITHDRAWN
    assert inspection.after("withdrawn", "revive") == State.DUE


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"done_on": None}, "done_on"),
        ({"done_on": date(2026, 11, 21)}, "done_on"),
        ({"score": 101}, "score"),
        ({"score": -1}, "score"),
        ({"signed_by": ""}, "signed_by"),
        ({"signed_on": None}, "signed_on"),
        ({"signed_on": date(2026, 11, 21)}, "signed_on"),
        ({"signed_on": date(2026, 11, 19)}, "signed_on"),
    ],
)
def test_a_sheet_that_cannot_be(change: dict[str, Any], field: str) -> None:
    with pytest.raises(UserError) as refused:
        inspection.after("planned", "complete", {**SHEET, **change})
    assert refused.value.field == field


def test_an_unsigned_sheet_has_no_score() -> None:
    assert inspection.after("due", "complete", {"done_on": DAY, "today": DAY}) == State.DONE


@pytest.mark.parametrize(("state", "event"), [("done", "plan"), ("planned", "withdraw"), ("withdrawn", "complete")])
def test_what_does_not_fit_is_refused(state: str, event: str) -> None:
    with pytest.raises(UserError):
        inspection.after(state, event, {**SHEET, "reason": "x"})


def test_a_second_call_and_a_missing_reason_are_refused() -> None:
    with pytest.raises(UserError):
        inspection.after("due", "plan", {"has_call": True})
    with pytest.raises(UserError) as refused:
        inspection.after("due", "withdraw")
    assert refused.value.field == "reason"
    with pytest.raises(NotPermitted):
        inspection.after("due", "plan", {}, "technician")
