"""The round of call-ons is fair and doubles nothing."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.call_on import CallOn, Candidate, in_turn, monday_of, plan

MONDAY = date(2026, 11, 23)


def week(number: int, days: int = 5) -> list[date]:
    return [MONDAY + timedelta(days=7 * number + day) for day in range(days)]


def test_those_never_contacted_come_first_then_the_longest_without():
    people = [Candidate(1, date(2026, 1, 1)), Candidate(2, None), Candidate(3, date(2025, 1, 1)), Candidate(4, None)]
    assert [one.customer_id for one in in_turn(people)] == [2, 4, 3, 1]


def test_a_week_is_spread_over_its_days_and_its_owners():
    people = [Candidate(number, None) for number in range(1, 9)]
    found = plan(people, ["林", "陈"], [week(0)], 4, {})
    assert [(one.customer_id, one.owner) for one in found[:2]] == [(1, "林"), (2, "陈")]
    assert Counter(one.owner for one in found) == {"林": 4, "陈": 4}
    assert {one.planned_on for one in found} == {MONDAY + timedelta(days=day) for day in (0, 1, 2, 3)}


def test_what_is_planned_already_counts():
    people = [Candidate(number, None) for number in range(1, 9)]
    found = plan(people, ["林"], [week(0), week(1)], 3, {("林", MONDAY): 2})
    assert Counter(monday_of(one.planned_on) for one in found) == {MONDAY: 1, MONDAY + timedelta(days=7): 3}


def test_a_week_of_holidays_is_passed_over():
    assert plan([Candidate(1, None)], ["林"], [[], week(1)], 2, {}) == [CallOn(1, "林", week(1)[0])]


@given(
    customers=st.integers(1, 25),
    owners=st.integers(1, 3),
    per_week=st.integers(1, 7),
    weeks=st.integers(1, 12),
    known=st.lists(st.one_of(st.none(), st.dates(date(2020, 1, 1), date(2026, 11, 1))), min_size=25, max_size=25),
)
def test_nobody_comes_twice_before_all_came_once(customers, owners, per_week, weeks, known):
    last = {number: known[number] for number in range(customers)}
    names = [f"owner {number}" for number in range(owners)]
    visits: list[int] = []
    for number in range(weeks):
        times = Counter(visits)
        people = [Candidate(key, day, times[key]) for key, day in last.items()]
        found = plan(people, names, [week(number)], per_week, {})
        visits += [one.customer_id for one in found]
        for one in found:
            last[one.customer_id] = one.planned_on
    counts = Counter(visits)
    assert max(counts.values()) - min(counts.get(key, 0) for key in last) <= 1


@given(
    customers=st.integers(0, 30), owners=st.integers(1, 3), per_week=st.integers(1, 7), weeks=st.integers(1, 4),
    days=st.integers(1, 5),
)  # fmt: skip
def test_planning_again_fills_up_and_doubles_nothing(customers, owners, per_week, weeks, days):
    people = [Candidate(number, None) for number in range(customers)]
    names = [f"owner {number}" for number in range(owners)]
    spans = [week(number, days) for number in range(weeks)]
    first = plan(people, names, spans, per_week, {})
    assert len(first) == min(customers, owners * per_week * weeks)
    assert len({one.customer_id for one in first}) == len(first)
    assert all(one.planned_on in spans[(one.planned_on - MONDAY).days // 7] for one in first)
    taken = Counter((one.owner, monday_of(one.planned_on)) for one in first)
    assert max(taken.values(), default=0) <= per_week
    left = [one for one in people if one.customer_id not in {planned.customer_id for planned in first}]
    again = plan(left, names, spans, per_week, taken)
    assert again == []
