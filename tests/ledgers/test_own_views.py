"""Views that a user saves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from app.core.errors import UserError
from app.ledgers import _own_views
from app.ledgers._catalogue import all_ledgers
from app.ledgers._declaration import Condition, Operator
from app.ledgers._source import LedgerState
from app.services import preferences

REPAIRS = all_ledgers()["repairs"]
STATE = LedgerState(
    "open", "王", (Condition("fault_level", Operator.EQ, 1),), "customer_name", False, ("number", "state")
)


def test_saved_replaced_and_removed(branch: object) -> None:
    _own_views.save(REPAIRS, " 一级  故障 ", STATE)
    _own_views.save(REPAIRS, "other", LedgerState("all"))
    _own_views.save(REPAIRS, "一级 故障", STATE)
    views = _own_views.own_views(REPAIRS)
    assert [view.title for view in views] == ["other", "一级 故障"]
    assert views[1].state == STATE
    _own_views.remove(REPAIRS, "other")
    assert [view.title for view in _own_views.own_views(REPAIRS)] == ["一级 故障"]


def test_views_are_personal(branch: Any, as_role: Callable[[str], Any]) -> None:
    _own_views.save(REPAIRS, "mine", STATE)
    with as_role("supervisor"):
        assert _own_views.own_views(REPAIRS) == []


def test_a_view_needs_a_name(branch: object) -> None:
    with pytest.raises(UserError):
        _own_views.save(REPAIRS, "  ", STATE)


def test_what_does_not_fit_any_more_is_left_out(branch: object) -> None:
    good = {"title": "good", **_own_views.packed(STATE)}
    spoiled = [
        {**good, "columns": ["gone"]},
        {**good, "view": "gone"},
        {**good, "conditions": "x"},
        {**good, "sort": "gone"},
        {"title": "x"},
        7,
    ]
    preferences.put("ledger.repairs.views", [good, *spoiled])
    assert [view.title for view in _own_views.own_views(REPAIRS)] == ["good"]
