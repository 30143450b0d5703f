"""Occasions and birthdays of the care calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import paths
from app.core.errors import UserError
from app.domain import care
from app.domain.calendar import CalendarDay, DayKind, parse_holidays

YEARS = {
    year: parse_holidays((paths.resources() / "holidays" / f"{year}.json").read_text(encoding="utf-8")).days
    for year in (2024, 2025, 2026, 2027)
}


@pytest.mark.parametrize(
    ("code", "year", "first", "last"),
    [
        ("spring_festival", 2026, date(2026, 2, 15), date(2026, 2, 23)),
        ("spring_festival", 2027, date(2027, 2, 5), date(2027, 2, 8)),
        ("mid_autumn", 2026, date(2026, 9, 25), date(2026, 9, 27)),
        ("mid_autumn", 2025, date(2025, 10, 1), date(2025, 10, 8)),  # one holiday with National Day
        ("national_day", 2025, date(2025, 10, 1), date(2025, 10, 8)),
        ("new_year", 2024, date(2024, 1, 1), date(2024, 1, 1)),
    ],
)
def test_festivals_come_from_the_calendar(code, year, first, last):
    found = care.festival(code, year, YEARS[year])
    assert (found.first, found.last) == (first, last)


def test_every_shipped_year_has_its_seven_festivals():
    for year, days in YEARS.items():
        assert len(care.festivals(year, days)) == 7, year


def test_a_make_up_workday_is_no_festival():
    days = (CalendarDay(date(2026, 2, 14), DayKind.WORKDAY, "春节"),)
    assert care.festivals(2026, days) == ()


def test_a_year_without_holidays_says_what_to_do():
    with pytest.raises(UserError, match=r"春节 of 2031.*[Tt]ake over"):
        care.festival("spring_festival", 2031, YEARS[2026])


@pytest.mark.parametrize(
    ("typed", "key", "year"),
    [
        ("5-12", "05-12", None), ("05.12", "05-12", None), ("5月12日", "05-12", None), ("1980-5-12", "05-12", 1980),
        ("1980年5月12日", "05-12", 1980), ("2-29", "02-29", None), ("1980/2/29", "02-29", 1980), ("", "", None),
        ("  ", "", None),
    ],
)  # fmt: skip
def test_birthdays_as_people_write_them(typed, key, year):
    assert care.parse_birthday(typed) == (key, year)


@pytest.mark.parametrize("typed", ["13-1", "2-30", "1981-2-29", "12", "1-2-3-4", "May 5", "80-5-12", "x"])
def test_what_is_no_birthday_is_refused(typed):
    with pytest.raises(UserError) as refused:
        care.parse_birthday(typed)
    assert refused.value.field == "birthday"


def test_a_birthday_on_the_leap_day_is_kept_on_the_28th():
    assert care.birthday_in(2027, "02-29") == date(2027, 2, 28)
    assert care.birthday_in(2028, "02-29") == date(2028, 2, 29)
    assert care.birthday_keys(date(2027, 2, 28), date(2027, 3, 1)) == ("02-28", "02-29", "03-01")
    assert care.birthday_keys(date(2028, 2, 28), date(2028, 3, 1)) == ("02-28", "02-29", "03-01")


def test_birthdays_are_told_seven_days_ahead_also_across_the_year():
    keys = care.coming_birthdays(date(2026, 12, 28))
    assert keys == ("12-28", "12-29", "12-30", "12-31", "01-01", "01-02", "01-03", "01-04")


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 400))
def test_a_birthday_is_told_exactly_when_it_is_kept_in_the_span(first, days):
    last = first + timedelta(days=min(days, 364))
    keys = set(care.birthday_keys(first, last))
    for key in ("01-01", "02-28", "02-29", "07-15", "12-31"):
        kept = any(first <= care.birthday_in(year, key) <= last for year in (first.year, last.year))
        assert (key in keys) == kept
