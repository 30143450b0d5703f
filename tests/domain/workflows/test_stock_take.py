"""The states of a stock-take."""

from __future__ import annotations

import pytest

from app.core.errors import UserError
from app.domain.workflows import stock_take
from app.domain.workflows.stock_take import State


def test_the_way_of_a_stock_take() -> None:
    assert stock_take.after("open", "enter") == State.OPEN
    assert stock_take.after("open", "finish") == State.COUNTED
    assert stock_take.after("counted", "enter") == State.OPEN
    assert stock_take.after("counted", "settle") == State.SETTLED
    assert stock_take.after("open", "void", {"reason": "点错了"}) == State.VOID


@pytest.mark.parametrize(
    ("state", "event", "facts", "field"),
    [("open", "finish", {"uncounted": 1}, "lines"), ("counted", "settle", {"unexplained": 2}, "lines"),
     ("counted", "void", {}, "reason")],
)  # fmt: skip
def test_what_must_be_there(state: str, event: str, facts: dict[str, int], field: str) -> None:
    with pytest.raises(UserError) as refused:
        stock_take.after(state, event, facts)
    assert refused.value.field == field


@pytest.mark.parametrize("state", ["settled", "void"])
def test_what_is_settled_stays(state: str) -> None:
    for event in stock_take.MACHINE.events:
        with pytest.raises(UserError, match="does not fit"):
            stock_take.after(state, event, {"reason": "x"})


def test_who_may() -> None:
    assert [one.event for one in stock_take.permitted("counted", "representative")] == ["enter"]
    assert [one.event for one in stock_take.permitted("counted", "supervisor")] == ["enter", "settle", "void"]
    assert stock_take.state_label("counted") == "Counted"
