"""Shifts, turns and the hours without anybody (F90, R081)."""

from __future__ import annotations

import itertools
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.domain import settings
from app.domain.shift_roster import DEFAULT_SHIFTS, Shift, format_shifts, gaps, parse_shifts, rotation

DAY = date(2026, 11, 20)


def test_shifts_are_read_and_written():
    shifts = parse_shifts(DEFAULT_SHIFTS)
    assert shifts == (Shift("白班", time(8), time(20)), Shift("夜班", time(20), time(8)))
    assert [one.is_overnight for one in shifts] == [False, True]
    assert shifts[1].span(DAY) == (datetime(2026, 11, 20, 20), datetime(2026, 11, 21, 8))
    assert format_shifts(shifts) == DEFAULT_SHIFTS
    whole = parse_shifts("全天 00:00—24:00")[0]
    assert (whole.words(), whole.span(DAY)) == ("00:00–24:00", (datetime(2026, 11, 20), datetime(2026, 11, 21)))


@pytest.mark.parametrize(
    "text",
    ["", "；", "白班", "08:00-20:00", "白班 8-20", "白班 08:00-08:00", "白班 24:00-08:00", "白班 08:60-20:00",
     "白班 08:00-25:00",
     "一二三四五六七八九十一二三 08:00-20:00", "白班 08:00-12:00; 白班 13:00-20:00",
     ";".join(f"{number} 班 0{number}:00-0{number + 1}:00" for number in range(9))],
)  # fmt: skip
def test_what_is_no_shift_is_refused_beside_its_setting(text):
    with pytest.raises(UserError) as refused:
        settings.check("roster.shifts", text)
    assert refused.value.field == "roster.shifts"


def test_hours_without_anybody_are_found():
    def at(hour: int) -> datetime:
        return datetime(2026, 11, 20) + timedelta(hours=hour)

    assert gaps([(at(-4), at(8)), (at(8), at(20))], at(0), at(24)) == [(at(20), at(24))]
    assert gaps([(at(9), at(12)), (at(10), at(11)), (at(13), at(30))], at(0), at(24)) == [
        (at(0), at(9)), (at(12), at(13)),
    ]  # fmt: skip
    assert gaps([], at(0), at(24)) == [(at(0), at(24))]
    assert gaps([(at(-1), at(25))], at(0), at(24)) == []


PEOPLE = "甲乙丙丁戊己庚辛"


@given(shifts=st.integers(1, 5), people=st.integers(2, 8), turn_days=st.sampled_from([1, 7]))
def test_turns_are_fair_and_nobody_has_two_in_a_row(shifts, people, turn_days):
    people = max(people, shifts) if turn_days > 1 else people
    every = [Shift(str(number), time(number), time(number + 1)) for number in range(shifts)]
    days = 420
    made = list(rotation(DAY, DAY + timedelta(days=days - 1), every, PEOPLE[:people], turn_days))
    assert len(made) == days * shifts
    if shifts > 1:
        assert all(one[2] != after[2] for one, after in itertools.pairwise(made))
    counts = [sum(one[2] == name for one in made) for name in PEOPLE[:people]]
    assert max(counts) - min(counts) <= 2 * turn_days * shifts
    if people > 2 and turn_days == 1:
        assert {(one[1].name, one[2]) for one in made} == {
            (shift.name, name) for shift in every for name in PEOPLE[:people]
        }  # fmt: skip
