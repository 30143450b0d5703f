"""Both ways of the money: what is in order, what is refused, what each person is offered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.core.money import format_yuan
from app.domain.workflows import charge
from app.domain.workflows.charge import MACHINE, ON_SITE, State

CASH = {"agreed": True, "due": 5_000, "given": 5_000, "limit": 50_000, "method": "cash", "collected_by": "陈志强"}
SPOT, FIRST = {"settlement": ON_SITE}, {"settlement": "invoice_first"}


def walk(*events, **facts):
    """The states that a record goes through."""
    state, found = "open", []
    for event in events:
        state = str(charge.after(state, event, facts))
        found.append(state)
    return found


def test_on_the_spot():
    facts = {**CASH, **SPOT, "invoice_number": "1"}
    ends = ["collected", "handed_in", "invoiced", "paid"]
    assert walk("collect", "hand_in", "invoice", "mail_last", **facts) == ends
    assert walk("receive", "no_invoice", **facts, reason="个人") == ["handed_in", "paid"]


def test_invoice_first():
    facts = {**CASH, **FIRST, "invoice_number": "1"}
    assert walk("invoice", "mail", "collect", "hand_in_last", **facts) == ["invoiced", "mailed", "collected", "paid"]
    assert walk("invoice", "receive", **facts) == ["invoiced", "paid"]


@pytest.mark.parametrize(
    ("state", "event", "facts"),
    [
        ("open", "collect", {**CASH, **FIRST}),
        ("open", "collect", {**CASH, **SPOT, "limit": 4_999}),
        ("open", "collect", {**CASH, **SPOT, "taken": 45_001}),
        ("open", "receive", {**CASH, **SPOT, "taken": 45_001, "method": "mobile"}),
        ("open", "collect", {**CASH, **SPOT, "agreed": False}),
        ("open", "collect", {**CASH, **SPOT, "unsaid_parts": "液晶屏"}),
        ("open", "collect", {**CASH, **SPOT, "given": 4_999}),
        ("open", "collect", {**CASH, **SPOT, "method": ""}),
        ("open", "collect", {**CASH, **SPOT, "collected_by": ""}),
        ("open", "invoice", {**SPOT, "agreed": True, "invoice_number": "1"}),
        ("open", "invoice", {**FIRST, "agreed": True}),
        ("open", "invoice", {**FIRST, "invoice_number": "1"}),
        ("open", "waive", {}),
        ("open", "hand_in", SPOT),
        ("open", "mail", FIRST),
        ("invoiced", "collect", {**CASH, **SPOT}),
        ("invoiced", "waive", {**SPOT, "reason": "x"}),
        ("handed_in", "collect", {**CASH, **SPOT}),
        ("handed_in", "undo_collection", {**SPOT, "reason": "x", "slip": "JK-1"}),
        ("paid", "collect", {**CASH, **FIRST}),
        ("paid", "waive", {**FIRST, "reason": "x"}),
        ("waived", "collect", {**CASH, **SPOT}),
        ("void", "invoice", {**FIRST, "agreed": True, "invoice_number": "1"}),
        ("collected", "undo_payment", {**SPOT, "reason": "x"}),
        ("collected", "undo_collection", SPOT),
    ],
)
def test_what_is_refused(state, event, facts):
    with pytest.raises(UserError):
        charge.after(state, event, facts)


@given(st.integers(0, 100_000), st.lists(st.integers(0, 100_000), max_size=8))
def test_however_it_is_divided_no_more_is_collected_on_the_spot_than_the_limit(limit: int, parts: list[int]) -> None:
    taken = 0
    for due in parts:
        refused = charge.too_much(due, taken, limit)
        assert (refused is None) is (taken + due <= limit)
        if refused is None:
            taken += due
        else:
            assert refused.field == "settlement"
            assert format_yuan(limit, symbol=True) in refused.text
            assert not taken or format_yuan(taken, symbol=True) in refused.text
    assert taken <= limit


def test_every_state_can_be_reached_and_says_whether_it_is_open():
    reached = {"open"} | {item.target for item in MACHINE.transitions if item.target}
    assert reached == set(map(str, State))
    assert [str(state) for state in State if not charge.is_open(state)] == ["paid", "waived", "void"]


@pytest.mark.parametrize("settlement", ["", "on_site", "invoice_first"])
def test_who_owes(settlement):
    assert charge.owes("open", settlement)
    assert charge.owes("invoiced", settlement) is (settlement != "on_site")
    assert not charge.owes("paid", settlement)


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("settlement", ["", "on_site", "invoice_first"])
@pytest.mark.parametrize("role", ["representative", "technician", "supervisor", "approver", "administrator"])
def test_what_is_offered_is_allowed(state, settlement, role):
    events = {"reduce": "waive"}
    for name in charge.steps(state, settlement, role):
        known = [item for item in MACHINE.transitions if item.event in (name, events.get(name)) and item.is_for(role)]
        assert known, name
    if role in ("approver", "administrator"):
        assert charge.steps(state, settlement, role) == ()
