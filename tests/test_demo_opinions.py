"""Opinions and cards of the demonstration branch: every state, nothing ahead of its time, cards of real calls."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain import opinion as words
from app.domain.workflows.opinion import State
from app.models import database
from app.models.opinion import InformationAnalysis, Opinion, OpinionCard
from tests.demonstrations import Demonstrations

MOMENT = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def built(demonstrations: Demonstrations, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demonstrations.everyday(tmp_path_factory.mktemp("demo") / "branch.aftercare")


@pytest.fixture(autouse=True)
def opened(built: Path) -> Iterator[None]:
    database.open_database(built)
    yield
    database.close_database()


def test_every_way_and_state_is_there() -> None:
    rows = list(Opinion.select())
    assert {row.channel for row in rows} == set(words.CHANNELS)
    assert {row.kind for row in rows} == set(words.KINDS)
    assert {row.state for row in rows} == set(State) - {State.VOID}
    assert any(row.is_key_customer for row in rows)
    assert any(row.customer_id is None for row in rows)


def test_steps_follow_one_another_and_none_is_still_to_come() -> None:
    for row in Opinion.select():
        moments = [one for one in (row.received_at, row.forwarded_at, row.answered_at, row.told_at) if one]
        assert moments == sorted(moments)
        assert moments[-1] <= MOMENT


def test_cards_belong_to_calls_and_some_came_back() -> None:
    cards = list(OpinionCard.select())
    assert {card.state for card in cards} >= {"issued", "returned"}
    for card in cards:
        assert card.number == card.call.number
        assert card.technician_id == card.call.technician_id
        grades = (card.attitude, card.skill, card.arrival, card.promises)
        assert card.total == words.mean(grades)
        assert card.is_low == words.is_low(grades)
    assert InformationAnalysis.select().count() == 1
