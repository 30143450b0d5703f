"""SLA clocks: replayed from events."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendar import ElapsedCalendar, TimeCalendar, working_calendar
from app.domain.clock_events import entry_lag
from app.domain.deadlines import (
    DEFAULT_TARGETS,
    ClockEvent,
    ClockReading,
    ClockState,
    EventKind,
    LimitRule,
    Tone,
    late_entries,
    projected_due,
    read_clocks,
    split_rounds,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
WORKING = working_calendar("08:30-12:00,13:00-17:30 Mon-Fri", zone=SHANGHAI)
ELAPSED = ElapsedCalendar()
CALENDARS = st.sampled_from([WORKING, ELAPSED])


def at(text: str) -> datetime:
    """A moment of November 2026 (the 2nd is a Monday) by the branch's clock: `02 09:00`."""
    return datetime.fromisoformat(f"2026-11-{text}").replace(tzinfo=SHANGHAI)


def event(kind: EventKind, when: datetime, detail: str = "", level: int | None = None) -> ClockEvent:
    return ClockEvent(kind, when, when + timedelta(minutes=1), detail, level)


def call(level: int, when: str, *then: tuple[EventKind, str]) -> list[ClockEvent]:
    return [event(EventKind.RECEIVED, at(when), level=level), *(event(kind, at(moment)) for kind, moment in then)]


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


# Known cases ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("level", "response_due", "arrival_due"),
    [(1, "02 10:00", None), (2, "02 11:00", "03 09:00"), (3, "02 11:00", "04 09:00"), (4, "02 11:00", "05 09:00")],
)
def test_the_limits_of_the_regulation(level: int, response_due: str, arrival_due: str | None) -> None:
    clocks = read_clocks(call(level, "02 09:00"), DEFAULT_TARGETS, ELAPSED, at("02 09:30"))
    assert clocks.response.due_at == at(response_due)
    assert clocks.response.state is ClockState.RUNNING
    assert clocks.arrival.due_at == (at(arrival_due) if arrival_due else None)
    assert clocks.arrival.state is (ClockState.RUNNING if arrival_due else ClockState.NOT_APPLICABLE)
    assert clocks.level == level


@pytest.mark.parametrize(
    ("now", "state", "tone"),
    [
        ("02 09:00", ClockState.RUNNING, Tone.NORMAL),
        ("02 10:29", ClockState.RUNNING, Tone.NORMAL),
        ("02 10:30", ClockState.RUNNING, Tone.AMBER),
        ("02 11:00", ClockState.RUNNING, Tone.RED),
        ("02 11:01", ClockState.LATE, Tone.RED),
    ],
)
def test_a_level_two_call_without_response_turns_red_after_two_hours(now: str, state: ClockState, tone: Tone) -> None:
    response = read_clocks(call(2, "02 09:00"), DEFAULT_TARGETS, ELAPSED, at(now)).response
    assert (response.state, response.tone) == (state, tone)


@pytest.mark.parametrize(
    ("then", "response", "arrival"),
    [
        ([(EventKind.RESPONDED, "02 11:00")], ClockState.MET, ClockState.LATE),
        ([(EventKind.RESPONDED, "02 11:01")], ClockState.MISSED, ClockState.LATE),
        ([(EventKind.APPOINTED, "02 09:05"), (EventKind.ARRIVED, "03 09:00")], ClockState.MET, ClockState.MET),
        ([(EventKind.ARRIVED, "02 10:00")], ClockState.MET, ClockState.MET),
        ([(EventKind.ARRIVED, "03 09:01")], ClockState.MISSED, ClockState.MISSED),
        ([(EventKind.PHONE_RESOLVED, "02 09:10")], ClockState.MET, ClockState.NOT_APPLICABLE),
        ([(EventKind.BROUGHT_IN, "02 09:10")], ClockState.MET, ClockState.NOT_APPLICABLE),
        ([(EventKind.BROUGHT_IN, "02 11:01")], ClockState.MISSED, ClockState.NOT_APPLICABLE),
        (
            [(EventKind.BROUGHT_IN, "02 09:10"), (EventKind.COMPLETED, "08 09:00")],
            ClockState.MET,
            ClockState.NOT_APPLICABLE,
        ),
        ([(EventKind.COMPLETED, "02 15:00")], ClockState.MISSED, ClockState.MET),
        ([(EventKind.CANCELLED, "02 15:00")], ClockState.NOT_APPLICABLE, ClockState.NOT_APPLICABLE),
        ([(EventKind.ARRIVED, "02 10:00"), (EventKind.CANCELLED, "02 11:00")], ClockState.MET, ClockState.MET),
        ([(EventKind.PAUSED, "02 10:00")], ClockState.PAUSED, ClockState.PAUSED),
        ([(EventKind.PAUSED, "02 12:00")], ClockState.LATE, ClockState.PAUSED),
    ],
)
def test_what_stops_which_clock(then: list[tuple[EventKind, str]], response: ClockState, arrival: ClockState) -> None:
    clocks = read_clocks(call(2, "02 09:00", *then), DEFAULT_TARGETS, ELAPSED, at("05 09:00"))
    assert (clocks.response.state, clocks.arrival.state) == (response, arrival)


def test_a_pause_moves_the_deadline_by_its_length() -> None:
    events = call(2, "02 09:00", (EventKind.PAUSED, "02 10:00"), (EventKind.RESUMED, "02 15:00"))
    clocks = read_clocks(events, DEFAULT_TARGETS, ELAPSED, at("02 15:30"))
    assert clocks.response.due_at == at("02 16:00")
    assert clocks.response.elapsed == minutes(90)
    assert clocks.arrival.due_at == at("03 14:00")
    paused = read_clocks(events[:2], DEFAULT_TARGETS, ELAPSED, at("02 15:30")).response
    assert paused.due_at is None
    assert paused.paused
    assert paused.elapsed == minutes(60)
    assert paused.remaining == minutes(60)


def test_a_pause_cannot_cure_lateness() -> None:
    events = call(1, "02 09:00", (EventKind.PAUSED, "02 10:30"))
    response = read_clocks(events, DEFAULT_TARGETS, ELAPSED, at("02 18:00")).response
    assert (response.state, response.paused, response.due_at) == (ClockState.LATE, True, at("02 10:00"))
    assert response.elapsed == minutes(90)


def test_working_time_over_night_and_weekend() -> None:
    clocks = read_clocks(call(2, "06 17:00"), DEFAULT_TARGETS, WORKING, at("07 12:00"))
    assert clocks.response.due_at == at("09 10:00")
    assert clocks.response.elapsed == minutes(30)
    assert clocks.arrival.due_at == at("11 17:00")


def test_due_in_the_evening_is_late_next_morning_though_no_minute_counted() -> None:
    events = call(2, "06 15:30")
    assert read_clocks(events, DEFAULT_TARGETS, WORKING, at("06 17:30")).response.state is ClockState.RUNNING
    saturday = read_clocks(events, DEFAULT_TARGETS, WORKING, at("07 10:00")).response
    assert saturday.due_at == at("06 17:30")
    assert (saturday.state, saturday.remaining) == (ClockState.LATE, minutes(0))


def test_a_level_change_retargets_from_the_beginning() -> None:
    events = [*call(4, "02 09:00"), event(EventKind.LEVEL_CHANGED, at("02 10:30"), level=1)]
    clocks = read_clocks(events, DEFAULT_TARGETS, ELAPSED, at("02 10:45"))
    assert clocks.level == 1
    assert (clocks.response.due_at, clocks.response.state) == (at("02 10:00"), ClockState.LATE)
    assert clocks.arrival.state is ClockState.NOT_APPLICABLE
    assert projected_due(events, DEFAULT_TARGETS, ELAPSED) == (at("02 10:00"), None, None)


def test_a_level_changed_after_the_answer_leaves_the_answer_alone() -> None:
    events = [
        *call(2, "02 09:00", (EventKind.RESPONDED, "02 10:30")),
        event(EventKind.LEVEL_CHANGED, at("02 11:00"), level=1),
    ]
    assert read_clocks(events, DEFAULT_TARGETS, ELAPSED, at("02 12:00")).response.state is ClockState.MET


def test_reopened_starts_a_new_round() -> None:
    events = [
        *call(2, "02 09:00", (EventKind.ARRIVED, "02 10:00"), (EventKind.COMPLETED, "02 11:00")),
        event(EventKind.REOPENED, at("09 09:00")),
    ]
    clocks = read_clocks(events, DEFAULT_TARGETS, ELAPSED, at("09 09:30"))
    assert clocks.round == 2
    assert clocks.response.due_at == at("09 11:00")
    assert clocks.response.elapsed == minutes(30)
    first, second = split_rounds(events)
    assert [entry.kind for entry in first] == [EventKind.RECEIVED, EventKind.ARRIVED, EventKind.COMPLETED]
    assert second[0].level == 2
    urgent = [*events[:-1], replace(events[-1], level=1)]
    assert read_clocks(urgent, DEFAULT_TARGETS, ELAPSED, at("09 09:30")).response.due_at == at("09 10:00")


@pytest.mark.parametrize("when", ["01 09:00", "02 09:00"])
def test_reopened_before_it_was_received_reopens_nothing(when: str) -> None:
    reopened = ClockEvent(EventKind.REOPENED, at(when), at("01 00:00"))
    clocks = read_clocks([reopened, *call(2, "02 09:00")], DEFAULT_TARGETS, ELAPSED, at("02 10:00"))
    assert (clocks.round, clocks.level, clocks.response.due_at) == (1, 2, at("02 11:00"))


def test_the_clock_set_back_does_not_run_backwards() -> None:
    events = call(2, "02 09:00", (EventKind.PAUSED, "02 10:00"), (EventKind.RESUMED, "02 10:30"))
    response = read_clocks(events, DEFAULT_TARGETS, ELAPSED, at("01 00:00")).response
    assert response.elapsed == minutes(60)
    assert response.state is ClockState.RUNNING


def test_an_answer_back_dated_before_the_call_is_in_time() -> None:
    events = call(1, "02 09:00", (EventKind.RESPONDED, "02 08:50"))
    response = read_clocks(events, DEFAULT_TARGETS, ELAPSED, at("03 09:00")).response
    assert (response.state, response.elapsed, response.stopped_at) == (ClockState.MET, minutes(0), at("02 09:00"))


def test_late_entries_are_listed() -> None:
    received = event(EventKind.RECEIVED, at("02 09:00"), level=2)
    arrived = ClockEvent(EventKind.ARRIVED, at("02 10:00"), at("04 10:00"))
    ahead = ClockEvent(EventKind.COMPLETED, at("02 12:00"), at("02 11:00"))
    assert entry_lag(arrived) == timedelta(days=2)
    assert entry_lag(ahead) == timedelta(hours=-1)
    assert late_entries([arrived, received, ahead], timedelta(hours=24)) == (arrived,)
    assert late_entries([arrived], timedelta(days=2)) == (), "the limit itself is not late"
    clocks = read_clocks([arrived, received], DEFAULT_TARGETS, ELAPSED, at("05 09:00"), lag_limit=timedelta(hours=24))
    assert clocks.late_entries == (arrived,)
    assert clocks.arrival.state is ClockState.MET, "the clock goes by when it happened"


def test_without_a_received_event_there_is_no_clock() -> None:
    for events in ([], [event(EventKind.RESPONDED, at("02 09:00"))], [event(EventKind.RECEIVED, at("02 09:00"))]):
        with pytest.raises(ValueError, match=r"received"):
            read_clocks(events, DEFAULT_TARGETS, ELAPSED, at("02 09:00"))


def test_the_explanation_of_a_day() -> None:
    events = [
        *call(3, "06 11:00"),
        event(EventKind.PAUSED, at("06 14:00"), detail="customer absent"),
        event(EventKind.RESUMED, at("06 16:00")),
    ]
    response = read_clocks(events, DEFAULT_TARGETS, WORKING, at("09 09:00")).response
    assert [(line.start, line.end, line.counted, line.reason, line.name) for line in response.lines] == [
        (at("06 11:00"), at("06 12:00"), True, "working", ""),
        (at("06 12:00"), at("06 13:00"), False, "lunch", ""),
        (at("06 13:00"), at("06 14:00"), True, "working", ""),
        (at("06 14:00"), at("06 16:00"), False, "paused", "customer absent"),
        (at("06 16:00"), at("06 17:30"), True, "working", ""),
        (at("06 17:30"), at("07 00:00"), False, "outside_hours", ""),
        (at("07 00:00"), at("09 00:00"), False, "weekend", ""),
        (at("09 00:00"), at("09 08:30"), False, "outside_hours", ""),
        (at("09 08:30"), at("09 09:00"), True, "working", ""),
    ]


# Properties ----------------------------------------------------------------------------------------------------------

START = datetime(2026, 11, 2, 1, tzinfo=UTC)
FREE_KINDS = st.sampled_from([kind for kind in EventKind if kind not in (EventKind.RECEIVED, EventKind.REOPENED)])
STEPS = st.integers(1, 5 * 24 * 60)
NOW_STEPS = st.integers(0, 10 * 24 * 60)


@st.composite
def histories(draw: st.DrawFn) -> list[ClockEvent]:
    """A received call and up to eight events after it, each at its own minute, entered whenever."""
    moment, events = START, [ClockEvent(EventKind.RECEIVED, START, START, "", draw(st.integers(1, 4)))]
    for kind, step in draw(st.lists(st.tuples(FREE_KINDS, STEPS), max_size=8)):
        moment += minutes(step)
        level = draw(st.integers(1, 4)) if kind is EventKind.LEVEL_CHANGED else None
        entered = moment + minutes(draw(st.integers(0, 10_000)))
        events.append(ClockEvent(kind, moment, entered, "", level))
    return events


def both(events: list[ClockEvent], calendar: TimeCalendar, now: datetime) -> tuple[ClockReading, ClockReading]:
    clocks = read_clocks(events, DEFAULT_TARGETS, calendar, now)
    return clocks.response, clocks.arrival


@given(histories(), CALENDARS, NOW_STEPS)
def test_elapsed_and_remaining_make_the_target_and_lead_to_the_deadline(
    events: list[ClockEvent], calendar: TimeCalendar, step: int
) -> None:
    now = events[-1].happened_at + minutes(step)
    for clock in both(events, calendar, now):
        if clock.target is None or clock.remaining is None:
            continue
        assert clock.elapsed + clock.remaining == clock.target
        if clock.state is ClockState.RUNNING:
            assert clock.due_at is not None
            assert calendar.between(now, clock.due_at) == clock.remaining
            assert clock.due_at >= now
        if clock.state in (ClockState.LATE, ClockState.MISSED):
            assert clock.due_at is not None
            assert clock.elapsed >= clock.target
        if clock.state in (ClockState.MET, ClockState.RUNNING, ClockState.PAUSED):
            assert clock.elapsed <= clock.target


@given(histories(), CALENDARS, NOW_STEPS)
def test_the_explanation_is_whole_and_adds_up(events: list[ClockEvent], calendar: TimeCalendar, step: int) -> None:
    now = events[-1].happened_at + minutes(step)
    for clock in both(events, calendar, now):
        lines = clock.lines
        assert sum((line.duration for line in lines if line.counted), timedelta(0)) == clock.elapsed
        assert all(left.end == right.start for left, right in pairwise(lines))
        if lines:
            assert (lines[0].start, lines[-1].end) == (clock.started_at, clock.stopped_at or now)


@given(histories(), CALENDARS, NOW_STEPS, st.randoms(use_true_random=False))
def test_the_order_of_entry_does_not_matter(
    events: list[ClockEvent], calendar: TimeCalendar, step: int, order: random.Random
) -> None:
    now = events[-1].happened_at + minutes(step)
    shuffled = events.copy()
    order.shuffle(shuffled)
    assert read_clocks(shuffled, DEFAULT_TARGETS, calendar, now) == read_clocks(events, DEFAULT_TARGETS, calendar, now)
    assert projected_due(shuffled, DEFAULT_TARGETS, calendar) == projected_due(events, DEFAULT_TARGETS, calendar)


@given(histories(), CALENDARS, st.integers(1, 4), STEPS, STEPS)
def test_the_level_there_and_back_leaves_no_trace(
    events: list[ClockEvent], calendar: TimeCalendar, level: int, there: int, back: int
) -> None:
    last = events[-1].happened_at
    now = last + minutes(there + back)
    present = read_clocks(events, DEFAULT_TARGETS, calendar, now).level
    detour = [
        *events,
        ClockEvent(EventKind.LEVEL_CHANGED, last + minutes(there), now, "", level),
        ClockEvent(EventKind.LEVEL_CHANGED, now, now, "", present),
    ]
    assert both(detour, calendar, now) == both(events, calendar, now)


@given(st.integers(1, 4), st.integers(0, 5 * 24 * 60), st.integers(0, 62 * 60), st.integers(0, 62 * 60))
def test_a_pause_over_the_weekend_adds_nothing(level: int, received: int, pause: int, resume: int) -> None:
    friday_evening = at("06 17:30")
    start = friday_evening - minutes(received)
    held, freed = (friday_evening + minutes(step) for step in sorted((pause, resume)))
    plain = [event(EventKind.RECEIVED, start, level=level)]
    paused = [*plain, event(EventKind.PAUSED, held), event(EventKind.RESUMED, freed)]
    now = at("09 08:30") + minutes(30)
    for without, with_pause in zip(both(plain, WORKING, now), both(paused, WORKING, now), strict=True):
        assert with_pause.elapsed == without.elapsed
        assert with_pause.due_at == without.due_at
        assert with_pause.state == without.state


@given(histories(), CALENDARS, NOW_STEPS)
def test_the_projected_deadline_is_that_of_every_later_moment(
    events: list[ClockEvent], calendar: TimeCalendar, step: int
) -> None:
    now = events[-1].happened_at + minutes(step)
    projected = projected_due(events, DEFAULT_TARGETS, calendar)[:2]
    for due, clock in zip(projected, both(events, calendar, now), strict=True):
        if clock.stopped_at or clock.state is ClockState.NOT_APPLICABLE:
            assert due is None
        else:
            assert due == clock.due_at
            assert (due is not None and now > due) == (clock.state is ClockState.LATE)


def test_a_contract_that_promises_more_shortens_the_response() -> None:
    came = at("20 09:00")
    promised = ClockEvent(EventKind.RECEIVED, came, came, level=2, promised=timedelta(hours=1), promised_by="HT-1")
    clocks = read_clocks([promised], DEFAULT_TARGETS, ElapsedCalendar(), came)
    assert (clocks.response.target, clocks.response.rule) == (timedelta(hours=1), LimitRule.PROMISE)
    assert clocks.response.promised_by == "HT-1"
    assert clocks.response.yields
    assert clocks.response.yields.target == timedelta(hours=2)
    assert projected_due([promised], DEFAULT_TARGETS, ElapsedCalendar()).response == came + timedelta(hours=1)
    assert clocks.arrival.rule is LimitRule.LEVEL
    slower = replace(promised, promised=timedelta(hours=8))
    assert read_clocks([slower], DEFAULT_TARGETS, ElapsedCalendar(), came).response.rule is LimitRule.LEVEL
    again = ClockEvent(EventKind.REOPENED, came + timedelta(days=2), came + timedelta(days=2))
    reopened = read_clocks([promised, again], DEFAULT_TARGETS, ElapsedCalendar(), again.happened_at)
    assert reopened.response.due_at == again.happened_at + timedelta(hours=1)
