"""The states of an old part."""

from __future__ import annotations

import pytest

from app.core.errors import UserError
from app.domain.workflows import old_part
from app.domain.workflows.old_part import State

WHY = {"reason": "无修复价值"}


def test_the_way_of_an_old_part() -> None:
    assert old_part.after("owed", "hand_in") == State.HANDED_IN
    assert old_part.after("handed_in", "send_back", {"supplier": "华东配件"}) == State.SENT_BACK
    assert old_part.after("handed_in", "scrap", WHY) == State.SCRAPPED
    assert old_part.after("owed", "waive", WHY) == State.WAIVED
    assert old_part.after("owed", "void", WHY) == State.VOID


@pytest.mark.parametrize(
    ("state", "event", "field"),
    [("handed_in", "send_back", "supplier"), ("handed_in", "scrap", "reason"), ("owed", "waive", "reason"),
     ("owed", "void", "reason")],
)  # fmt: skip
def test_what_must_be_said(state: str, event: str, field: str) -> None:
    with pytest.raises(UserError) as refused:
        old_part.after(state, event)
    assert refused.value.field == field


@pytest.mark.parametrize("state", ["sent_back", "scrapped", "waived", "void"])
def test_what_is_settled_stays(state: str) -> None:
    for event in old_part.MACHINE.events:
        with pytest.raises(UserError, match="does not fit"):
            old_part.after(state, event, {"reason": "x", "supplier": "x"})


def test_who_may() -> None:
    def events(state: str, role: str) -> list[str]:
        return [one.event for one in old_part.permitted(state, role)]

    assert events("owed", "representative") == ["hand_in"]
    assert events("owed", "supervisor") == ["hand_in", "waive"]
    assert events("owed", "technician") == []
    assert events("handed_in", "representative") == ["send_back", "scrap"]
    assert old_part.state_label("owed") == "Owed"
