"""Working time and calendar time."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.domain.calendar import (
    CalendarDay,
    DayKind,
    ElapsedCalendar,
    SpanReason,
    TimeCalendar,
    WorkCalendar,
    parse_holidays,
    working_calendar,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
HOLIDAY_FILES = sorted((Path(__file__).parents[2] / "resources" / "holidays").glob("*.json"))
DAYS_2026 = next(parse_holidays(path.read_text("utf-8")).days for path in HOLIDAY_FILES if path.stem == "2026")

WORKING = working_calendar("08:30-12:00,13:00-17:30 Mon-Fri", DAYS_2026, SHANGHAI)
ELAPSED = ElapsedCalendar()
BERLIN = working_calendar("00:00-24:00 Mon-Sun", (), ZoneInfo("Europe/Berlin"))
CALENDARS = st.sampled_from([WORKING, ELAPSED, BERLIN])

MOMENTS = st.datetimes(datetime(2025, 11, 1), datetime(2027, 2, 1), timezones=st.just(UTC)).map(
    lambda moment: moment.replace(microsecond=0)
)
DURATIONS = st.integers(0, 240 * 3600).map(lambda seconds: timedelta(seconds=seconds))


def at(text: str) -> datetime:
    """A moment by the branch's clock."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


@pytest.mark.parametrize(
    ("start", "duration", "end"),
    [
        ("2026-11-02 09:00", 1, "2026-11-02 10:00"),
        ("2026-11-02 11:30", 1, "2026-11-02 13:30"),  # over lunch
        ("2026-11-02 06:00", 2, "2026-11-02 10:30"),  # before opening
        ("2026-11-02 17:00", 1, "2026-11-03 09:00"),  # over night
        ("2026-11-06 17:00", 1, "2026-11-09 09:00"),  # over the weekend
        ("2026-11-02 08:30", 8, "2026-11-02 17:30"),  # ends with the day, not next morning
        ("2026-11-02 08:30", 40, "2026-11-06 17:30"),  # a week
        ("2026-09-30 17:00", 1, "2026-10-08 09:00"),  # over the national holiday, which ends on a Wednesday
        ("2026-10-09 17:00", 1, "2026-10-10 09:00"),  # into a make-up Saturday
        ("2026-02-13 17:00", 9, "2026-02-24 09:00"),  # 14 February is worked, then nine days off
        ("2026-02-15 10:00", 0, "2026-02-15 10:00"),
    ],
)
def test_adds_working_time(start: str, duration: float, end: str) -> None:
    assert WORKING.add(at(start), hours(duration)) == at(end)


def test_calendar_time_is_plain() -> None:
    assert ELAPSED.add(at("2026-10-01 12:00"), hours(24)) == at("2026-10-02 12:00")
    assert ELAPSED.between(at("2026-10-02 12:00"), at("2026-10-01 12:00")) == hours(-24)


@pytest.mark.parametrize(
    ("start", "end", "counted"),
    [
        ("2026-11-02 00:00", "2026-11-09 00:00", 40),
        ("2026-11-07 00:00", "2026-11-08 23:00", 0),
        ("2026-10-01 00:00", "2026-10-08 00:00", 0),
        ("2026-10-05 00:00", "2026-10-12 00:00", 24),  # Thursday, Friday and the make-up Saturday
        ("2026-11-02 12:00", "2026-11-02 13:00", 0),
        ("2026-11-02 17:30", "2026-11-02 08:30", -8),
    ],
)
def test_counts_between(start: str, end: str, counted: float) -> None:
    assert WORKING.between(at(start), at(end)) == hours(counted)


def test_spans_say_why() -> None:
    spans = list(WORKING.spans(at("2026-09-30 10:00"), at("2026-10-10 10:00")))
    assert [(span.reason, span.counted, span.name) for span in spans] == [
        (SpanReason.WORKING, True, ""),
        (SpanReason.LUNCH, False, ""),
        (SpanReason.WORKING, True, ""),
        (SpanReason.OUTSIDE_HOURS, False, ""),
        (SpanReason.HOLIDAY, False, "国庆节"),
        (SpanReason.OUTSIDE_HOURS, False, ""),
        (SpanReason.WORKING, True, ""),
        (SpanReason.LUNCH, False, ""),
        (SpanReason.WORKING, True, ""),
        (SpanReason.OUTSIDE_HOURS, False, ""),
        (SpanReason.WORKING, True, ""),
        (SpanReason.LUNCH, False, ""),
        (SpanReason.WORKING, True, ""),
        (SpanReason.OUTSIDE_HOURS, False, ""),
        (SpanReason.MAKE_UP_DAY, True, "国庆节"),
    ]
    assert spans[4].duration == timedelta(days=7)


def test_a_weekend_is_one_span() -> None:
    spans = list(WORKING.spans(at("2026-11-06 18:00"), at("2026-11-09 08:00")))
    assert [span.reason for span in spans] == [SpanReason.OUTSIDE_HOURS, SpanReason.WEEKEND, SpanReason.OUTSIDE_HOURS]
    assert spans[1].duration == timedelta(days=2)


def test_a_make_up_day_may_have_its_own_hours() -> None:
    short = CalendarDay(date(2026, 11, 7), DayKind.WORKDAY, "盘点", ((time(9), time(11)),))
    calendar = working_calendar(days=[short], zone=SHANGHAI)
    assert calendar.between(at("2026-11-07 00:00"), at("2026-11-08 00:00")) == hours(2)
    assert WORKING.ranges(date(2026, 10, 10)) == WORKING.ranges(date(2026, 10, 12))
    assert calendar.is_workday(date(2026, 11, 7))
    assert not calendar.is_workday(date(2026, 11, 8))


def test_where_monday_is_free_a_make_up_day_takes_the_first_hours() -> None:
    calendar = working_calendar("10:00-12:00 Tue", [CalendarDay(date(2026, 11, 2), DayKind.WORKDAY, "")], SHANGHAI)
    assert calendar.between(at("2026-11-02 00:00"), at("2026-11-03 00:00")) == hours(2)


def test_summer_time_is_counted_as_it_passes() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    spring = datetime(2026, 3, 29, tzinfo=berlin)
    assert BERLIN.between(spring, datetime(2026, 3, 30, tzinfo=berlin)) == hours(23)
    swallowed = working_calendar("02:30-03:15 Sun", zone=berlin)
    assert swallowed.between(spring, datetime(2026, 3, 30, tzinfo=berlin)) == timedelta(0)


def test_no_working_time_is_refused() -> None:
    with pytest.raises(UserError):
        WorkCalendar({0: ()}, {}, UTC)
    always_off = {
        date(2026, 1, 5) + timedelta(days=step): CalendarDay(date(2026, 1, 5), DayKind.HOLIDAY) for step in range(400)
    }
    calendar = WorkCalendar({0: ((time(9), time(10)),)}, always_off, UTC)
    assert calendar.add(datetime(2026, 1, 5, tzinfo=UTC), hours(1)).year == 2027


def test_naive_and_negative_are_bugs() -> None:
    with pytest.raises(ValueError, match="zone"):
        WORKING.add(datetime(2026, 1, 1), hours(1))
    for calendar in (WORKING, ELAPSED):
        with pytest.raises(ValueError, match="negative"):
            calendar.add(at("2026-01-05 09:00"), hours(-1))


@given(CALENDARS, MOMENTS, DURATIONS)
def test_what_was_added_is_counted(calendar: TimeCalendar, start: datetime, duration: timedelta) -> None:
    end = calendar.add(start, duration)
    assert end >= start
    assert calendar.between(start, end) == duration
    if duration:
        assert calendar.between(start, end - timedelta(seconds=1)) < duration, "not the first such instant"


@given(CALENDARS, MOMENTS, MOMENTS, MOMENTS)
def test_counted_time_adds_up(calendar: TimeCalendar, a: datetime, b: datetime, c: datetime) -> None:
    assert calendar.between(a, b) + calendar.between(b, c) == calendar.between(a, c)
    assert calendar.between(a, b) == -calendar.between(b, a)


@given(CALENDARS, MOMENTS, DURATIONS)
def test_spans_agree_with_between_and_leave_no_gap(calendar: TimeCalendar, start: datetime, length: timedelta) -> None:
    end = start + length
    spans = list(calendar.spans(start, end))
    assert sum((span.duration for span in spans if span.counted), timedelta(0)) == calendar.between(start, end)
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges[1:-1:2] == edges[2::2]
    assert (edges[:1] + edges[-1:]) == ([start, end] if length else [])
    assert all(
        (left.counted, left.reason, left.name) != (right.counted, right.reason, right.name)
        for left, right in pairwise(spans)
    )


def test_years_cost_no_more_than_days() -> None:
    start, end = at("2016-01-04 09:00"), at("2026-01-05 09:00")
    due = WORKING.add(start, hours(20_000))
    assert WORKING.between(start, due) == hours(20_000)
    began = perf_counter()
    for _ in range(1000):
        WORKING.between(start, end)
        WORKING.add(start, hours(20_000))
    assert perf_counter() - began < 2.0


# Holiday files -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", HOLIDAY_FILES, ids=lambda path: path.stem)
def test_holiday_files_are_whole(path: Path) -> None:
    year = parse_holidays(path.read_text("utf-8"))
    assert str(year.year) == path.stem
    assert year.official == (year.year <= 2026)
    assert year.notice
    assert year.source
    assert all(day.name for day in year.days)
    assert [day.date for day in year.days] == sorted(day.date for day in year.days)
    for day in year.days:
        if day.kind is DayKind.WORKDAY:
            assert day.date.weekday() >= 5, f"{day.date} would be worked anyway"
    if not year.official:
        assert all(day.kind is DayKind.HOLIDAY for day in year.days), "make-up days are never guessed"


@pytest.mark.parametrize(
    ("year", "holidays", "make_up", "statutory"),
    # Days off as counted in the notices: 2024 1+8+3+5+1+3+7, 2025 1+8+3+5+3+8, 2026 3+9+3+5+3+3+7; statutory days 11,
    # since 2025 13.
    [(2024, 28, 8, 11), (2025, 28, 5, 13), (2026, 33, 6, 13)],
)
def test_holiday_files_hold_the_days_of_the_notices(year: int, holidays: int, make_up: int, statutory: int) -> None:
    days = _days_of(year)
    assert sum(day.kind is DayKind.HOLIDAY for day in days) == holidays
    assert sum(day.kind is DayKind.WORKDAY for day in days) == make_up
    weekdays_off = sum(day.kind is DayKind.HOLIDAY and day.date.weekday() < 5 for day in days)
    assert weekdays_off - make_up == statutory, "what is taken beyond the statutory days is given back on make-up days"


def test_without_a_notice_only_the_statutory_days_stand() -> None:
    assert len(_days_of(2027)) == 13


def _days_of(year: int) -> tuple[CalendarDay, ...]:
    return parse_holidays(next(path for path in HOLIDAY_FILES if path.stem == str(year)).read_text("utf-8")).days


def test_four_years_are_there() -> None:
    assert [path.stem for path in HOLIDAY_FILES] == ["2024", "2025", "2026", "2027"]


def _file(**changes: object) -> str:
    record = {
        "year": 2026,
        "official": True,
        "notice": "n",
        "source": "s",
        "days": [{"date": "2026-01-01", "kind": "holiday", "name": "元旦"}],
    }
    return json.dumps({**record, **changes})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        _file(days=[{"date": "2026-02-30", "kind": "holiday", "name": ""}]),
        _file(days=[{"date": "2026-01-01", "kind": "feast", "name": ""}]),
        _file(days=[{"date": "2026-01-01", "kind": "holiday"}]),
        _file(days=[{"date": "2025-01-01", "kind": "holiday", "name": ""}]),
        _file(days=[{"date": "2026-01-01", "kind": "holiday", "name": ""}] * 2),
        _file(year="next"),
        _file(days=[{"date": "2026-01-01", "kind": "holiday", "name": "元\0旦"}]),
        _file(days=None),
    ],
)
def test_broken_holiday_files_are_refused(text: str) -> None:
    with pytest.raises(UserError):
        parse_holidays(text)


@pytest.mark.parametrize("day", ["2025-12-01", "2025-12-31", "2026-12-31"])
def test_a_year_may_begin_in_december(day: str) -> None:
    year = parse_holidays(_file(days=[{"date": day, "kind": "holiday", "name": ""}]))
    assert year.days == (CalendarDay(date.fromisoformat(day), DayKind.HOLIDAY),)


@pytest.mark.parametrize("day", ["2025-11-30", "2027-01-01"])
def test_but_no_earlier_and_not_end_later(day: str) -> None:
    with pytest.raises(UserError, match=day):
        parse_holidays(_file(days=[{"date": day, "kind": "holiday", "name": ""}]))


def test_official_must_be_said() -> None:
    assert parse_holidays(_file()).official is True
    assert parse_holidays(_file(official="yes")).official is False
