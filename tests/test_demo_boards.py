"""Boards of the demonstration branch: items in every state, a roster round the clock, a log of months."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from app import _demo_boards
from app.core import clock
from app.domain import board as rules
from app.models.board import BoardItem, RoutineLog, ShiftDuty
from app.services import session as sessions
from app.services import shift_roster
from tests.conftest import Branch

MOMENT = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


@pytest.fixture
def told(branch: Branch, frozen_clock: Callable[[timedelta], None]) -> Iterator[None]:
    """The boards told to a branch without customers."""
    _demo_boards.write(MOMENT, 3)
    with sessions.acting_as(branch.sessions["supervisor"]):
        yield


def test_items_are_in_every_state_and_some_cross_weeks(told: None) -> None:
    rows = list(BoardItem.select())
    assert {row.state for row in rows} == set(rules.ITEM_STATES)
    assert any(rules.crosses_weeks(row.starts_on, row.due_on) for row in rows)
    assert any(row.state == "open" and row.due_on < clock.today() for row in rows)
    assert all(row.done_at is None or row.done_at <= MOMENT for row in rows)


def test_somebody_is_on_duty_and_one_turn_is_open(told: None) -> None:
    assert len(shift_roster.on_duty()) == 1
    assert shift_roster.month(clock.today()).gap_hours == 12
    assert ShiftDuty.select().where(ShiftDuty.is_void).count() == 1


def test_the_log_tells_rounds_and_receptions_of_the_past(told: None) -> None:
    rows = list(RoutineLog.select().order_by(RoutineLog.number))
    assert {row.kind for row in rows} == set(rules.ROUTINE_KINDS)
    assert all(row.happened_on <= clock.today() for row in rows)
    assert len(rows) > 10
