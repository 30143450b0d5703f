"""Which inspections a cycle owes, and that no change of it doubles or loses one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.cover_facts import add_months
from app.domain.inspection_cycle import (
    DONE,
    DUE,
    PLANNED,
    WITHDRAWN,
    Period,
    Slot,
    is_due,
    periods,
    settle,
)

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
FAR = date(2099, 1, 1)


def days(*iso: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(one) for one in iso)


@pytest.mark.parametrize(
    ("terms", "months", "counted_from", "slots"),
    [
        ([YEAR], 3, None, days("2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31")),
        ([YEAR], 6, None, days("2026-06-30", "2026-12-31")),
        ([YEAR], 12, None, days("2026-12-31")),
        ([YEAR], 13, None, ()),
        ([YEAR], None, None, ()),
        ([(date(2026, 1, 31), date(2026, 4, 30))], 1, None, days("2026-02-27", "2026-03-30", "2026-04-29")),
        ([(date(2024, 2, 29), date(2025, 2, 27))], 12, None, days("2025-02-27")),
        ([(date(2026, 11, 30), date(2027, 3, 29))], 3, None, days("2027-02-27")),
        ([YEAR], 6, date(2026, 3, 16), days("2026-09-15")),
        ([YEAR], 3, date(2025, 11, 1), days("2026-01-31", "2026-04-30", "2026-07-31", "2026-10-31")),
        ([YEAR], 3, date(2027, 1, 1), ()),
        (
            [YEAR, (date(2027, 2, 1), date(2027, 7, 31))],
            6,
            None,
            days("2026-06-30", "2026-12-31", "2027-07-31"),
        ),
    ],
)
def test_a_cycle_divides_its_terms(terms: list, months: int, counted_from: date, slots: tuple) -> None:
    found = periods(terms, months, counted_from)
    assert tuple(period.slot_on for period in found) == slots
    assert all(period.begins_on <= period.slot_on for period in found)


def test_a_cycle_below_a_month_is_none() -> None:
    with pytest.raises(ValueError, match="month"):
        periods([YEAR], 0)


def test_what_stays_and_what_goes_when_the_cycle_changes() -> None:
    today = date(2026, 5, 10)
    known = [
        Slot(date(2026, 3, 31), DONE),
        Slot(date(2026, 4, 30), DUE),  # overdue: still owed
        Slot(date(2026, 6, 30), PLANNED),
        Slot(date(2026, 9, 30), DUE),
        Slot(date(2026, 12, 31), DUE),
    ]
    plan = settle(periods([YEAR], 2), known, today, FAR, lambda _: True)
    # Of the two-month periods May–June holds the planned one; September's goes, August and October come.
    assert plan.added == days("2026-08-31", "2026-10-31")
    assert plan.withdrawn == days("2026-09-30")
    assert plan.revived == ()


def test_what_a_change_took_away_comes_back_but_not_what_the_customer_declined() -> None:
    known = [Slot(date(2026, 6, 30), WITHDRAWN, True), Slot(date(2026, 9, 30), WITHDRAWN)]
    plan = settle(periods([YEAR], 3), known, date(2026, 5, 1), date(2026, 10, 1), lambda _: True)
    assert (plan.added, plan.revived) == ((), days("2026-06-30"))


def test_suspended_days_owe_nothing() -> None:
    plan = settle(
        periods([YEAR], 3), [Slot(date(2026, 6, 30))], date(2026, 5, 1), FAR, lambda day: day > date(2026, 7, 1)
    )
    assert plan.withdrawn == days("2026-06-30")
    assert plan.added == days("2026-09-30", "2026-12-31")


def test_an_inspection_is_due_so_many_days_before() -> None:
    assert is_due(DUE, date(2026, 6, 30), date(2026, 5, 31), 30)
    assert not is_due(DUE, date(2026, 6, 30), date(2026, 5, 30), 30)
    assert is_due(DUE, date(2026, 6, 30), date(2027, 1, 1), 30)
    assert not is_due(DONE, date(2026, 6, 30), date(2026, 6, 30), 30)


STEP = st.one_of(
    st.tuples(st.just("cycle"), st.sampled_from((None, 1, 2, 3, 4, 6, 12))),
    st.tuples(st.just("from"), st.one_of(st.none(), st.dates(date(2025, 6, 1), date(2027, 6, 1)))),
    st.tuples(st.just("extend"), st.integers(1, 24)),
    st.tuples(st.just("days"), st.integers(1, 200)),
    st.tuples(st.just("plan"), st.integers(0, 50)),
    st.tuples(st.just("done"), st.integers(0, 50)),
    st.tuples(st.just("decline"), st.integers(0, 50)),
    st.tuples(st.just("suspend"), st.tuples(st.dates(YEAR[0], FAR.replace(year=2028)), st.integers(0, 120))),
    st.tuples(st.just("resume"), st.none()),
)


class Story:
    """A contract over time, with its inspections by slot: (state, superseded)."""

    def __init__(self) -> None:
        self.terms, self.months, self.counted_from = [YEAR], 3, None
        self.today, self.rests = date(2026, 1, 5), []
        self.rows: dict[date, tuple[str, bool]] = {}

    def covers(self, day: date) -> bool:
        return not any(since <= day <= until for since, until in self.rests)

    def cycle(self) -> tuple[Period, ...]:
        return periods(self.terms, self.months, self.counted_from)

    def act(self, what: str, value: object) -> None:
        waiting = sorted(slot for slot, (state, _) in self.rows.items() if state in (DUE, PLANNED))
        match what:
            case "cycle":
                self.months = value
            case "from":
                self.counted_from = value
            case "extend":
                start = self.terms[-1][1] + timedelta(days=1)
                self.terms.append((start, add_months(start, value) - timedelta(days=1)))
            case "days":
                self.today += timedelta(days=value)
            case "suspend":
                self.rests.append((value[0], value[0] + timedelta(days=value[1])))
            case "resume":
                self.rests = []
            case _ if waiting:
                state = {"plan": (PLANNED, False), "done": (DONE, False), "decline": (WITHDRAWN, False)}[what]
                self.rows[waiting[value % len(waiting)]] = state

    def settle(self) -> bool:
        known = [Slot(slot, *told) for slot, told in self.rows.items()]
        plan = settle(self.cycle(), known, self.today, self.today + timedelta(days=400), self.covers)
        for slot in plan.added:
            assert slot not in self.rows
            self.rows[slot] = (DUE, False)
        for slot in plan.revived:
            assert self.rows[slot] == (WITHDRAWN, True)
            self.rows[slot] = (DUE, False)
        for slot in plan.withdrawn:
            assert self.rows[slot][0] == DUE
            assert slot >= self.today
            self.rows[slot] = (WITHDRAWN, True)
        return bool(plan.added or plan.revived or plan.withdrawn)


@settings(max_examples=300, deadline=None)
@given(st.lists(STEP, max_size=25))
def test_no_sequence_of_changes_doubles_or_loses_an_inspection(steps: list) -> None:
    story = Story()
    story.settle()
    for what, value in steps:
        before = dict(story.rows)
        story.act(what, value)
        frozen = {slot: told for slot, told in story.rows.items() if told[0] in (PLANNED, DONE)}
        story.settle()
        assert not story.settle(), "settled twice, it must have nothing left to do"
        assert before.keys() <= story.rows.keys(), "no record vanishes"
        assert frozen.items() <= story.rows.items(), "what is planned or done stays"
        for period in story.cycle():
            if not story.today <= period.slot_on <= story.today + timedelta(days=400):
                continue
            here = [told for slot, told in story.rows.items() if period.begins_on <= slot <= period.slot_on]
            fresh = [
                slot
                for slot, (state, _) in story.rows.items()
                if state == DUE and period.begins_on <= slot <= period.slot_on and slot >= story.today
            ]
            beyond = [
                slot
                for slot, (state, superseded) in story.rows.items()
                if period.begins_on <= slot <= period.slot_on
                and (
                    state in (PLANNED, DONE)
                    or (state == DUE and slot < story.today)
                    or (state, superseded) == (WITHDRAWN, False)
                )
            ]
            assert len(fresh) + bool(beyond) <= 1, "a period has one inspection"
            if story.covers(period.slot_on):
                assert any(told != (WITHDRAWN, True) for told in here), "every covered period has its inspection"
