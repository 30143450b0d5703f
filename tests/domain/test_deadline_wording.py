"""SLA clocks in words."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.domain.calendar import ElapsedCalendar, SpanReason, working_calendar
from app.domain.deadline_wording import duration_text, limit_lines, line_text, span_text, state_text
from app.domain.deadlines import DEFAULT_TARGETS, ClockEvent, ClockLine, EventKind, read_clocks

SHANGHAI = ZoneInfo("Asia/Shanghai")


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-{text}").replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 min"),
        (59, "under a minute"),
        (60, "1 min"),
        (3600, "1 h"),
        (5400, "1 h 30 min"),
        (-5400, "1 h 30 min"),
        (90_000, "25 h"),
    ],
)
def test_durations(seconds: int, text: str) -> None:
    assert duration_text(timedelta(seconds=seconds)) == text


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("02 09:00", "02 12:00", "2026-11-02 09:00 – 12:00"),
        ("06 17:30", "07 00:00", "2026-11-06 17:30 – 24:00"),
        ("07 00:00", "09 00:00", "2026-11-07 00:00 – 2026-11-08 24:00"),
        ("07 00:00", "08 00:00", "2026-11-07 00:00 – 24:00"),
        ("07 00:00", "07 00:00", "2026-11-07 00:00 – 00:00"),
        ("07 18:00", "08 09:00", "2026-11-07 18:00 – 2026-11-08 09:00"),
    ],
)
def test_spans(start: str, end: str, text: str) -> None:
    assert span_text(at(start), at(end), SHANGHAI) == text


@pytest.mark.parametrize(
    ("counted", "reason", "name", "text"),
    [
        (True, SpanReason.WORKING, "", "2026-11-02 09:00 – 12:00: 3 h counted (working time)"),
        (True, SpanReason.MAKE_UP_DAY, "国庆节", "2026-11-02 09:00 – 12:00: 3 h counted (make-up workday 国庆节)"),
        (True, SpanReason.MAKE_UP_DAY, "", "2026-11-02 09:00 – 12:00: 3 h counted (make-up workday)"),
        (False, SpanReason.HOLIDAY, "春节", "2026-11-02 09:00 – 12:00: 3 h not counted (holiday 春节)"),
        (False, "paused", "客户不在", "2026-11-02 09:00 – 12:00: 3 h not counted (on hold: 客户不在)"),
        (False, "paused", "", "2026-11-02 09:00 – 12:00: 3 h not counted (on hold)"),
    ],
)
def test_lines(counted: bool, reason: str, name: str, text: str) -> None:
    line = ClockLine(at("02 09:00"), at("02 12:00"), counted, reason, timedelta(hours=3), name)
    assert line_text(line, SHANGHAI) == text


def test_whole_days_off_are_said_in_days() -> None:
    weekend = ClockLine(at("07 00:00"), at("09 00:00"), False, SpanReason.WEEKEND, timedelta(days=2))
    assert line_text(weekend, SHANGHAI) == "2026-11-07 00:00 – 2026-11-08 24:00: 2 days not counted (day off)"
    counted = ClockLine(at("07 00:00"), at("09 00:00"), True, SpanReason.CALENDAR_TIME, timedelta(days=2))
    assert line_text(counted, SHANGHAI) == "2026-11-07 00:00 – 2026-11-08 24:00: 48 h counted (calendar time)"


@pytest.mark.parametrize("reason", [*SpanReason, "paused"])
def test_every_reason_has_its_words(reason: str) -> None:
    line = ClockLine(at("02 09:00"), at("02 12:00"), False, reason, timedelta(hours=3), "x")
    assert "{" not in line_text(line, SHANGHAI)


@pytest.mark.parametrize(
    ("then", "now", "response", "arrival"),
    [
        ((), "02 09:30", "1 h 30 min left", "23 h 30 min left"),
        (((EventKind.PAUSED, "02 09:30"),), "02 10:00", "on hold, 1 h 30 min left", "on hold, 23 h 30 min left"),
        ((), "02 12:00", "late by 1 h", "21 h left"),
        (((EventKind.RESPONDED, "02 10:00"),), "02 12:00", "in time", "21 h left"),
        (((EventKind.RESPONDED, "02 11:30"),), "02 12:00", "30 min too late", "21 h left"),
        (((EventKind.PHONE_RESOLVED, "02 09:30"),), "02 12:00", "in time", "not needed"),
    ],
)
def test_states(then: tuple[tuple[EventKind, str], ...], now: str, response: str, arrival: str) -> None:
    events = [ClockEvent(EventKind.RECEIVED, at("02 09:00"), at("02 09:00"), "", 2)]
    events += [ClockEvent(kind, at(when), at(when)) for kind, when in then]
    clocks = read_clocks(events, DEFAULT_TARGETS, working_calendar("00:00-24:00 Mon-Sun", zone=SHANGHAI), at(now))
    assert (state_text(clocks.response), state_text(clocks.arrival)) == (response, arrival)


def test_level_one_leaves_at_once_and_a_weekend_is_late_without_a_minute() -> None:
    events = [ClockEvent(EventKind.RECEIVED, at("06 16:30"), at("06 16:30"), "", 1)]
    clocks = read_clocks(events, DEFAULT_TARGETS, working_calendar(zone=SHANGHAI), at("07 10:00"))
    assert state_text(clocks.arrival) == "no limit: leave at once"
    assert state_text(clocks.response) == "late"


def test_the_promise_of_a_contract_is_explained() -> None:
    came = at("20 09:00")
    promised = ClockEvent(EventKind.RECEIVED, came, came, level=2, promised=timedelta(hours=1), promised_by="HT-1")
    clocks = read_clocks([promised], DEFAULT_TARGETS, ElapsedCalendar(), came)
    assert limit_lines(clocks.response, SHANGHAI) == [
        "The limit of this level is 2 h.",
        "Contract HT-1 promises a response within 1 h; that counts.",
    ]
