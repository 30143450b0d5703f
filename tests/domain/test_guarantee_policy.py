"""Same-fault counter and days in repair (peers.md row 15), against limits that are data."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.guarantee_policy import Counts, Judgement, Limits, Repair, Spell, counts, days_in_repair, judge

TODAY = date(2026, 11, 20)
DAYS = st.integers(0, 60).map(lambda back: TODAY - timedelta(days=back))
SPELLS = st.builds(
    lambda first, long, away: Spell(first, None if away else first + timedelta(days=long)),
    DAYS,
    st.integers(0, 20),
    st.booleans(),
)


def on(day: int, fault: str = "power") -> Repair:
    return Repair(date(2026, 10, day), fault)


def test_the_fault_that_came_most_often_is_counted() -> None:
    found = counts([on(1), on(5, "screen"), on(9), on(12, "")], [], TODAY)
    assert found == Counts("power", 2, 4, 0)
    assert counts([on(1), on(5, "screen")], [], TODAY).fault == "screen"  # equally often: the newest
    assert counts([on(1, ""), on(2, "")], [], TODAY) == Counts("", 0, 2, 0)
    assert counts([on(1), on(9)], [], TODAY, since=date(2026, 10, 5)) == Counts("power", 1, 1, 0)


def test_days_away_count_once() -> None:
    spells = [
        Spell(date(2026, 11, 1), date(2026, 11, 5)),
        Spell(date(2026, 11, 3), date(2026, 11, 8)),
        Spell(date(2026, 11, 18)),
    ]
    assert days_in_repair(spells, TODAY) == 7 + 2
    assert days_in_repair(spells, TODAY, since=date(2026, 11, 4)) == 4 + 2
    assert days_in_repair([Spell(TODAY, TODAY)], TODAY) == 0
    assert days_in_repair([Spell(TODAY, TODAY + timedelta(days=9))], TODAY) == 0


@given(st.lists(SPELLS, max_size=8))
def test_days_are_those_on_which_it_was_away(spells: list[Spell]) -> None:
    away = {
        one.begins + timedelta(days=n)
        for one in spells
        for n in range(1, (min(one.ends or TODAY, TODAY) - one.begins).days + 1)
    }
    assert days_in_repair(spells, TODAY) == len(away)
    assert days_in_repair(reversed(spells), TODAY) == len(away)


@pytest.mark.parametrize(
    ("repairs", "days", "expected"),
    [
        (0, 0, Judgement()),
        (1, 0, Judgement("near")),
        (2, 48, Judgement("reached")),
        (3, 49, Judgement("reached", "near")),
        (0, 60, Judgement("", "near")),
        (0, 61, Judgement("", "reached")),
    ],
)
def test_limits_warn_when_near_and_when_reached(repairs: int, days: int, expected: Judgement) -> None:
    assert judge(Counts("power", repairs, repairs, days), Limits(2, 60), None, TODAY) == expected


def test_without_limits_nothing_is_ever_reached() -> None:
    assert Limits().is_off
    assert not Limits(days=1).is_off
    assert judge(Counts("power", 99, 99, 999), Limits(), None, TODAY) == Judgement()
    assert judge(Counts("power", 0, 0, 0), Limits(repairs=1), None, TODAY) == Judgement()


def test_limits_hold_for_a_period_from_the_purchase() -> None:
    often, limits = Counts("power", 2, 2, 70), Limits(2, 60, 12)
    assert judge(often, limits, date(2025, 11, 20), TODAY) == Judgement("reached", "reached")
    assert judge(often, limits, date(2025, 11, 19), TODAY) == Judgement(is_over=True)
    assert judge(often, limits, None, TODAY) == Judgement("reached", "reached")
