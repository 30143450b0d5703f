"""The life of a loan and of the unit it is about: what leads where, and what is refused."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from app.core.errors import UserError
from app.domain.workflows import loan, loaner_unit

TODAY = date(2026, 11, 20)
SIGNED = {"signed_by": "王建国", "signed_on": TODAY, "today": TODAY, "out_on": TODAY}


@pytest.mark.parametrize(
    ("event", "facts", "after"),
    [
        ("sign", SIGNED, "lent"),
        ("extend", {"due_on": TODAY, "today": TODAY, "reason": "厂家未返"}, "lent"),
        ("take_in", SIGNED, "returned"),
        ("take_in", {**SIGNED, "is_damaged": True, "damage_note": "外壳开裂"}, "returned"),
        ("lose", {"reason": "客户遗失"}, "lost"),
        ("void", {"reason": "写错"}, "void"),
    ],
)
def test_from_out(event: str, facts: dict[str, Any], after: str) -> None:
    assert loan.after("lent", event, facts) == after


@pytest.mark.parametrize(
    ("event", "facts", "field"),
    [
        ("sign", {**SIGNED, "signed_by": ""}, "signed_by"),
        ("sign", {**SIGNED, "signed_on": None}, "signed_on"),
        ("sign", {**SIGNED, "signed_on": TODAY + timedelta(days=1)}, "signed_on"),
        ("sign", {**SIGNED, "signed_on": TODAY - timedelta(days=1)}, "signed_on"),
        ("extend", {"due_on": None, "today": TODAY, "reason": "x"}, "due_on"),
        ("extend", {"due_on": TODAY - timedelta(days=1), "today": TODAY, "reason": "x"}, "due_on"),
        ("extend", {"due_on": TODAY + loan.LONGEST + timedelta(days=1), "today": TODAY, "reason": "x"}, "due_on"),
        ("extend", {"due_on": TODAY, "today": TODAY}, "reason"),
        ("take_in", {**SIGNED, "is_damaged": True}, "damage_note"),
        ("take_in", {**SIGNED, "compensation": -1}, "compensation"),
        ("lose", {}, "reason"),
        ("void", {"reason": "x", "is_signed_out": True}, None),
    ],
)
def test_refused(event: str, facts: dict[str, Any], field: str | None) -> None:
    with pytest.raises(UserError) as refused:
        loan.after("lent", event, facts)
    assert refused.value.field == field


@pytest.mark.parametrize("state", ["returned", "lost", "void"])
@pytest.mark.parametrize("event", ["sign", "extend", "take_in", "lose", "void"])
def test_what_is_over_stays_over(state: str, event: str) -> None:
    with pytest.raises(UserError, match="does not fit here"):
        loan.after(state, event, SIGNED)


def test_a_compensation_is_an_amount_or_a_reason() -> None:
    with pytest.raises(UserError) as refused:
        loan.after("returned", "decide", {})
    assert refused.value.field == "compensation_note"
    assert loan.after("returned", "decide", {"compensation_note": "正常磨损"}) == "returned"
    assert loan.after("lost", "decide", {"compensation": 100}) == "lost"


@pytest.mark.parametrize(
    ("role", "events"),
    [
        ("representative", {"sign", "extend", "take_in"}),
        ("technician", {"sign", "extend", "take_in"}),
        ("supervisor", {"sign", "extend", "take_in", "lose", "void"}),
        ("approver", set()),
        ("administrator", set()),
    ],
)
def test_who_may(role: str, events: set[str]) -> None:
    assert {one.event for one in loan.permitted("lent", role)} == events


WHY = {"reason": "x"}
_UNIT = {
    ("in_stock", "lend"): "lent", ("lent", "take_in"): "in_stock", ("lent", "take_in_damaged"): "damaged",
    ("in_stock", "damage"): "damaged", ("damaged", "mend"): "in_stock", ("lent", "lose"): "lost",
    ("in_stock", "lose"): "lost", ("damaged", "lose"): "lost", ("in_stock", "scrap"): "scrapped",
    ("damaged", "scrap"): "scrapped",
}  # fmt: skip


@pytest.mark.parametrize("state", loaner_unit.State)
@pytest.mark.parametrize("event", ["lend", "take_in", "take_in_damaged", "damage", "mend", "lose", "scrap"])
def test_a_unit_in_every_state(state: str, event: str) -> None:
    if (state, event) in _UNIT:
        assert loaner_unit.after(state, event, WHY) == _UNIT[state, event]
        return
    with pytest.raises(UserError, match="does not fit here"):
        loaner_unit.after(state, event, WHY)


@pytest.mark.parametrize(("state", "event"), [("in_stock", "damage"), ("damaged", "mend"), ("in_stock", "scrap")])
def test_a_reason_is_wanted(state: str, event: str) -> None:
    with pytest.raises(UserError) as refused:
        loaner_unit.after(state, event)
    assert refused.value.field == "reason"
