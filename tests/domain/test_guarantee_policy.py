"""Same-fault counter and days in repair (peers.md row 15), against limits that are data."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.cover_facts import SwapRule
from app.domain.guarantee_policy import (
    Counts,
    Judgement,
    Limits,
    Repair,
    Spell,
    counts,
    days_in_repair,
    goes_on,
    judge,
)

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


@pytest.mark.parametrize(
    ("rule", "remainder", "given_end", "expected"),
    [
        (SwapRule.INHERIT, TODAY, TODAY, True),
        (SwapRule.INHERIT, None, None, True),
        (SwapRule.RESTART, TODAY, TODAY, False),
        (SwapRule.LONGER, TODAY, TODAY, True),
        (SwapRule.LONGER, TODAY, TODAY + timedelta(days=1), False),
        (SwapRule.LONGER, None, TODAY, False),
        (SwapRule.LONGER, TODAY, None, True),
        (SwapRule.LONGER, None, None, True),
        ("", TODAY, TODAY, False),
    ],
)
def test_the_count_goes_where_the_warranty_goes(
    rule: str, remainder: date | None, given_end: date | None, expected: bool
) -> None:
    assert goes_on(rule, remainder, given_end) is expected


def former(day: int, fault: str = "power") -> Repair:
    return Repair(date(2026, 10, day), fault, is_former=True)


def test_what_it_replaced_is_counted_on_and_told_apart() -> None:
    away = [Spell(date(2026, 10, 1), date(2026, 10, 4), is_former=True), Spell(date(2026, 10, 20), date(2026, 10, 22))]
    assert counts([former(1), former(5), on(20)], away, TODAY) == Counts("power", 3, 3, 5, 2, 2, 3)
    assert counts([former(1), former(5)], [], TODAY) == Counts("power", 2, 2, 0, 2, 2, 0)
    own = counts([former(1), former(5), on(20, "screen")], [], TODAY)
    assert own == Counts("screen", 1, 3, 0, 0, 2, 0), "the fault of the unit itself, not that of the one before"
    assert counts([former(1), on(9)], [], TODAY, since=date(2026, 10, 5)) == Counts("power", 1, 1, 0, 0, 0, 0)


def test_what_it_replaced_warns_only_once_the_unit_itself_fails() -> None:
    limits = Limits(2, 10)
    assert judge(Counts("power", 2, 2, 20, 2, 2, 20), limits, None, TODAY) == Judgement()
    assert judge(Counts("power", 3, 3, 20, 2, 2, 20), limits, None, TODAY) == Judgement("reached")
    assert judge(Counts("power", 2, 2, 21, 2, 2, 20), limits, None, TODAY) == Judgement("", "reached")
    assert judge(Counts("power", 1, 1, 0, 0, 0, 0), limits, None, TODAY) == Judgement("near")


REPAIRS = st.builds(Repair, DAYS, st.sampled_from(["", "power", "screen"]), st.booleans())
AWAY = st.builds(lambda one, is_former: Spell(one.begins, one.ends, is_former), SPELLS, st.booleans())


@given(st.lists(REPAIRS, max_size=8), st.lists(AWAY, max_size=6))
def test_parts_are_never_more_than_the_whole_and_without_an_exchange_nothing_changes(
    repairs: list[Repair], spells: list[Spell]
) -> None:
    found = counts(repairs, spells, TODAY)
    assert 0 <= found.former_repairs <= found.repairs <= found.all_repairs == len(repairs)
    assert found.former_repairs <= found.former_all <= found.all_repairs
    assert 0 <= found.former_days <= found.days
    own = counts([one for one in repairs if not one.is_former], [one for one in spells if not one.is_former], TODAY)
    assert (own.former_repairs, own.former_all, own.former_days) == (0, 0, 0)
    assert own.days == found.days - found.former_days
    assert own.all_repairs == found.all_repairs - found.former_all
    judged = judge(found, Limits(1, 0), None, TODAY)
    assert not judged.repairs or own.all_repairs or not found.former_all
    assert not judged.days or own.days
