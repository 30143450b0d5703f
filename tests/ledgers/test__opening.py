"""An opened view is kept as far as it stays the same; what moves, and who asks, does not."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import UserError
from app.core.record import replaced
from app.ledgers import _opening
from app.ledgers._catalogue import all_ledgers
from app.ledgers._declaration import Condition, Operator
from app.ledgers._source import LedgerState, open_source
from app.services.session import Session, acting_as


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_opening, "_kept", {})


def test_the_index_of_a_view_is_chosen_once(filled: None, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger, state = all_ledgers()["repairs"], LedgerState(view="promise_late")
    first = open_source(ledger, state)
    monkeypatch.setattr(_opening, "covering", None)
    again = open_source(ledger, state)
    assert again.plan is first.plan
    assert again.page(0, 50) == first.page(0, 50)


def test_the_present_moment_moves_on(filled: None, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger, state = all_ledgers()["repairs"], LedgerState(view="promise_late")
    before = open_source(ledger, state)
    later = clock.now() + timedelta(days=400)
    monkeypatch.setattr(clock, "now", lambda: later)
    after = open_source(ledger, state)
    assert after.params != before.params
    assert after.count() > before.count()


def test_today_moves_on_at_midnight(filled: None, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = all_ledgers()["repairs"]
    for view in ("due_today", "visits_today"):
        state = LedgerState(view=view)
        before = open_source(ledger, state)
        assert open_source(ledger, state).params == before.params
        tomorrow = clock.now() + timedelta(days=1)
        with monkeypatch.context() as patch:
            patch.setattr(clock, "now", lambda now=tomorrow: now)
            after = open_source(ledger, state)
        assert after.params != before.params
        assert open_source(ledger, state).params == before.params


def test_one_kept_for_somebody_who_sees_all_serves_nobody_else(filled: None) -> None:
    ledger, state = all_ledgers()["repairs"], LedgerState(view="open")
    every = open_source(ledger, state)
    for staff in (1, 2):
        with acting_as(Session(9, "t", "t", "technician", staff)):
            own = open_source(ledger, state)
            assert own.count() < every.count()
            assert own.params[-1] == staff
    assert open_source(ledger, state).count_sql() == every.count_sql()


def test_conditions_of_the_moment_are_not_kept(filled: None) -> None:
    ledger = all_ledgers()["repairs"]
    chosen = LedgerState(view="all", conditions=(Condition("state", Operator.EQ, "logged"),))
    assert open_source(ledger, chosen).count() < open_source(ledger, LedgerState(view="all")).count()
    assert len(_opening._kept) == 1


def test_a_changed_declaration_is_opened_afresh(filled: None) -> None:
    ledger: Any = all_ledgers()["repairs"]
    open_source(ledger, LedgerState(view="all"))
    other = replaced(ledger, default_sort="number")
    assert open_source(other, LedgerState(view="all")).sort.name == "number"


def test_a_wrong_name_is_said_each_time(filled: None) -> None:
    for _ in range(2):
        with pytest.raises(UserError):
            open_source(all_ledgers()["repairs"], LedgerState(view="no such view"))
