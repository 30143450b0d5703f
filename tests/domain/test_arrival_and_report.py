"""The arrival limit by area beside that of the level (A1), and the clock until the supervisor is told (A10)."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendar import ElapsedCalendar, working_calendar
from app.domain.deadline_wording import limit_lines
from app.domain.deadlines import (
    DEFAULT_TARGETS,
    AreaLimit,
    CallClocks,
    ClockEvent,
    ClockState,
    EventKind,
    LimitRule,
    SlaTargets,
    projected_due,
    read_clocks,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
WORKING = working_calendar("08:30-12:00,13:00-17:30 Mon-Fri", zone=SHANGHAI)
ELAPSED = ElapsedCalendar()
HOUR = timedelta(hours=1)


def at(text: str) -> datetime:
    """A moment of November 2026 (the 2nd is a Monday) by the branch's clock: `02 09:00`."""
    return datetime.fromisoformat(f"2026-11-{text}").replace(tzinfo=SHANGHAI)


def call(level: int, when: str, *then: tuple[EventKind, str]) -> list[ClockEvent]:
    first = ClockEvent(EventKind.RECEIVED, at(when), at(when), level=level)
    return [first, *(ClockEvent(kind, at(moment), at(moment)) for kind, moment in then)]


def in_area(hours: float | None) -> SlaTargets:
    limit = None if hours is None else timedelta(hours=hours)
    return SlaTargets(DEFAULT_TARGETS.response, DEFAULT_TARGETS.arrival, area=AreaLimit(limit, WORKING))


def reported_after(hours: float | None) -> SlaTargets:
    limit = None if hours is None else timedelta(hours=hours)
    return SlaTargets(DEFAULT_TARGETS.response, DEFAULT_TARGETS.arrival, dict.fromkeys((1, 2, 3, 4), limit))


def read(events: list[ClockEvent], targets: SlaTargets, now: str) -> CallClocks:
    return read_clocks(events, targets, ELAPSED, at(now))


# Area ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("level", "received", "due", "rule"),
    [
        (2, "02 09:00", "02 16:00", LimitRule.AREA),  # six working hours, the break does not count; 24 h are later
        (3, "06 16:00", "08 16:00", LimitRule.LEVEL),  # Friday: 48 h end on Sunday, six working hours on Monday
        (3, "05 16:00", "06 14:00", LimitRule.AREA),
        (1, "02 09:00", "02 16:00", LimitRule.AREA),  # the level has no hour
    ],
)
def test_the_stricter_limit_counts(level: int, received: str, due: str, rule: LimitRule) -> None:
    arrival = read(call(level, received), in_area(6), received).arrival
    assert (arrival.due_at, arrival.rule) == (at(due), rule)
    assert arrival.yields is not None
    other = arrival.yields.end
    assert other is None or at(due) <= other


def test_lateness_and_lines_are_those_of_the_limit_that_counts() -> None:
    events = call(2, "02 09:00", (EventKind.ARRIVED, "02 16:30"))
    arrival = read(events, in_area(6), "02 17:00").arrival
    assert arrival.state is ClockState.MISSED
    assert arrival.elapsed == 6.5 * HOUR
    assert arrival.in_working_time
    assert "lunch" in {line.reason for line in arrival.lines}


def test_while_it_is_held_the_stricter_limit_is_the_one_that_would_end_first() -> None:
    events = call(2, "02 09:00", (EventKind.PAUSED, "02 10:00"))
    arrival = read(events, in_area(6), "02 11:00").arrival
    assert (arrival.state, arrival.rule, arrival.due_at) == (ClockState.PAUSED, LimitRule.AREA, None)
    assert projected_due(events, in_area(6), ELAPSED).arrival is None


def test_an_unknown_area_leaves_the_level_alone_and_says_so() -> None:
    arrival = read(call(2, "02 09:00"), in_area(None), "02 09:00").arrival
    assert (arrival.due_at, arrival.rule) == (at("03 09:00"), LimitRule.AREA_UNKNOWN)
    assert any("not known" in line for line in limit_lines(arrival, SHANGHAI))


def test_both_limits_are_explained() -> None:
    assert limit_lines(read(call(2, "02 09:00"), in_area(6), "02 09:00").arrival, SHANGHAI) == [
        "By fault level: 24 h of calendar time, until 2026-11-03 09:00.",
        "By area: 6 h of working time, until 2026-11-02 16:00.",
        "The stricter limit counts: that of the area.",
    ]
    assert limit_lines(read(call(1, "02 09:00"), in_area(6), "02 09:00").arrival, SHANGHAI)[0] == (
        "By fault level: leave at once, no hour is given."
    )
    plain = read(call(2, "02 09:00"), DEFAULT_TARGETS, "02 09:00")
    assert limit_lines(plain.arrival, SHANGHAI) == ["The limit of this level is 24 h."]
    assert limit_lines(plain.report, SHANGHAI) == []


@given(
    st.integers(1, 4),
    st.floats(0.5, 72),
    st.integers(0, 14 * 24),
    st.lists(st.sampled_from([EventKind.PAUSED, EventKind.RESUMED, EventKind.RESPONDED]), max_size=6),
)
def test_an_area_never_makes_a_deadline_later(level: int, hours: float, began: int, kinds: list[EventKind]) -> None:
    start = at("02 09:00") + began * HOUR
    events = [ClockEvent(EventKind.RECEIVED, start, start, level=level)]
    for step, kind in enumerate(kinds, 1):
        events.append(ClockEvent(kind, start + step * HOUR, start + step * HOUR))
    with_area = projected_due(events, in_area(hours), ELAPSED)
    without = projected_due(events, DEFAULT_TARGETS, ELAPSED)
    assert with_area.response == without.response
    if with_area.arrival is not None and without.arrival is not None:
        assert with_area.arrival <= without.arrival
    now = start + 100 * HOUR
    late = read_clocks(events, in_area(hours), ELAPSED, now).arrival.state is ClockState.LATE
    assert late >= (read_clocks(events, DEFAULT_TARGETS, ELAPSED, now).arrival.state is ClockState.LATE)


# Report --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("then", "now", "state"),
    [
        ((), "02 12:59", ClockState.RUNNING),
        ((), "02 13:01", ClockState.LATE),
        (((EventKind.REPORTED, "02 12:00"),), "03 12:00", ClockState.MET),
        (((EventKind.REPORTED, "02 14:00"),), "03 12:00", ClockState.MISSED),
        (((EventKind.COMPLETED, "02 12:00"),), "03 12:00", ClockState.MET),
        (((EventKind.PHONE_RESOLVED, "02 09:20"),), "03 12:00", ClockState.MET),
        (((EventKind.COMPLETED, "02 15:00"),), "03 12:00", ClockState.MISSED),
        (((EventKind.CANCELLED, "02 15:00"),), "03 12:00", ClockState.NOT_APPLICABLE),
        (((EventKind.RESPONDED, "02 09:10"), (EventKind.ARRIVED, "02 10:00")), "02 13:01", ClockState.LATE),
        (((EventKind.PAUSED, "02 10:00"),), "03 12:00", ClockState.PAUSED),
    ],
)
def test_the_report_clock(then: tuple[tuple[EventKind, str], ...], now: str, state: ClockState) -> None:
    assert read(call(3, "02 09:00", *then), reported_after(4), now).report.state is state


def test_without_hours_there_is_no_report_clock() -> None:
    report = read(call(3, "02 09:00"), reported_after(None), "09 09:00").report
    assert (report.state, report.target, report.due_at) == (ClockState.NOT_APPLICABLE, None, None)
    assert projected_due(call(3, "02 09:00"), reported_after(None), ELAPSED).report is None


def test_a_reopened_call_is_reported_anew() -> None:
    events = [
        *call(3, "02 09:00", (EventKind.REPORTED, "02 10:00"), (EventKind.COMPLETED, "02 11:00")),
        ClockEvent(EventKind.REOPENED, at("03 09:00"), at("03 09:00"), level=3),
    ]
    assert projected_due(events, reported_after(4), ELAPSED).report == at("03 13:00")
