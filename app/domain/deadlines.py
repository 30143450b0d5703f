"""SLA clocks (domain.md 4.1, R042): replayed from the events of a call, never stored, explained line by line.

Three clocks run from the moment a call is received: response until somebody answers, arrival until somebody is there,
report until the job is done or the supervisor knows (A10). Pauses stop all. The target is that of the fault level in
force when the clock stops (or now), so a level changed and changed back leaves no trace. Where the branch goes by area,
arrival has a second limit in working time (A1); of both the earlier counts. All counting is done by one calendar
(`app.domain.calendar`): elapsed time, held time and the deadline cannot disagree.

`read_clocks` answers for a moment; `projected_due` gives the deadlines that lists sort by;
`app.domain.deadline_wording` puts the result into words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from app.domain.calendar import ZERO, ElapsedCalendar, TimeCalendar
from app.domain.clock_events import (
    ClockEvent,
    EventKind,
    late_entries,
    level_at,
    split_rounds,
    start_of,
)

AMBER_SHARE = 0.75
"""From this share of the target on, a clock is shown in amber."""


@dataclass(frozen=True)
class AreaLimit:
    """How long until somebody is there, by where the customer is (A1); None when that is not known.

    Counted in `calendar`, the branch's working time.
    """

    limit: timedelta | None
    calendar: TimeCalendar


@dataclass(frozen=True)
class SlaTargets:
    """The limits of each fault level; None means that no hour is given. `area` where the branch goes by areas."""

    response: Mapping[int, timedelta | None]
    arrival: Mapping[int, timedelta | None]
    report: Mapping[int, timedelta | None] = field(default_factory=dict)
    area: AreaLimit | None = None


def _hours(*numbers: float | None) -> Mapping[int, timedelta | None]:
    return MappingProxyType(
        {level: None if number is None else timedelta(hours=number) for level, number in enumerate(numbers, 1)}
    )


DEFAULT_TARGETS = SlaTargets(response=_hours(1, 2, 2, 2), arrival=_hours(None, 24, 48, 72))
"""The limits of 001; level 1 has no hour for arrival: leave at once by the fastest transport (C22)."""

NO_LIMITS = SlaTargets(response=_hours(None, None, None, None), arrival=_hours(None, None, None, None))
"""For work that is owed by a day, not by hours from a call."""


class ClockState(StrEnum):
    """How a clock stands: `met` and `missed` have stopped, `late` still runs (or is held) past its limit."""

    RUNNING = "running"
    PAUSED = "paused"
    MET = "met"
    MISSED = "missed"
    LATE = "late"
    NOT_APPLICABLE = "not_applicable"


class LimitRule(StrEnum):
    """Which rule a clock's limit comes from; `area_unknown`: the level's, because nobody said where the customer is.

    `promise` is a contract's, when it is shorter than the level's.
    """

    LEVEL = "level"
    AREA = "area"
    AREA_UNKNOWN = "area_unknown"
    PROMISE = "promise"


class Tone(StrEnum):
    """The colour that a clock deserves."""

    NORMAL = "normal"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True)
class ClockLine:
    """A line of an explanation: `reason` is a `SpanReason` or `paused`, `name` the holiday or why it was paused."""

    start: datetime
    end: datetime
    counted: bool
    reason: str
    duration: timedelta
    name: str = ""


@dataclass(frozen=True)
class _Stretch:
    """A part of a clock's life, held or not."""

    start: datetime
    end: datetime
    held: bool
    detail: str = ""


@dataclass(frozen=True)
class ClockReading:
    """One clock at one moment.

    `due_at` is None while the clock is paused before its limit, and where there is no limit. `share` is the part of the
    target that is used (1.0 and more is late in counted time). `paused` tells whether the clock is held now.
    """

    state: ClockState
    target: timedelta | None
    started_at: datetime
    stopped_at: datetime | None
    due_at: datetime | None
    elapsed: timedelta
    paused: bool = False
    rule: LimitRule = LimitRule.LEVEL
    promised_by: str = ""
    yields: ClockReading | None = field(default=None, repr=False)
    """The same clock by the rule that counts less because it ends later."""
    _stretches: tuple[_Stretch, ...] = field(default=(), repr=False)
    _calendar: TimeCalendar | None = field(default=None, repr=False, compare=False)

    @property
    def in_working_time(self) -> bool:
        """Whether working time is counted, not every hour."""
        return self._calendar is not None and not isinstance(self._calendar, ElapsedCalendar)

    @property
    def end(self) -> datetime | None:
        """When the target is used up, were the clock to run from now on; None without a target."""
        if self.target is None or self._calendar is None:
            return None
        return self.due_at or _due(self._stretches, self.target, self._calendar, held=False)

    @property
    def remaining(self) -> timedelta | None:
        """Target less elapsed, negative when exceeded; None without a target."""
        return None if self.target is None else self.target - self.elapsed

    @property
    def share(self) -> float:
        """Elapsed divided by target; zero without a target."""
        return self.elapsed / self.target if self.target else 0.0

    @property
    def tone(self) -> Tone:
        """Red when missed or late or wholly used, amber from 75 % on while it runs."""
        if self.state in (ClockState.MISSED, ClockState.LATE):
            return Tone.RED
        if self.state in (ClockState.RUNNING, ClockState.PAUSED):
            return Tone.RED if self.share >= 1 else Tone.AMBER if self.share >= AMBER_SHARE else Tone.NORMAL
        return Tone.NORMAL

    @property
    def lines(self) -> tuple[ClockLine, ...]:
        """The arithmetic in order, from the start to the end without a gap: which time counted, which did not, and why.

        Worked out when asked for; the counted lines add up to `elapsed`.
        """
        return tuple(self._lines())

    def _lines(self) -> Iterator[ClockLine]:
        for stretch in self._stretches:
            if stretch.held:
                length = stretch.end - stretch.start
                yield ClockLine(stretch.start, stretch.end, False, "paused", length, stretch.detail)
            elif self._calendar:
                for span in self._calendar.spans(stretch.start, stretch.end):
                    yield ClockLine(span.start, span.end, span.counted, span.reason, span.duration, span.name)


@dataclass(frozen=True)
class CallClocks:
    """The clocks of a call in its present round (a reopened call starts a new one)."""

    response: ClockReading
    arrival: ClockReading
    report: ClockReading
    level: int
    round: int
    late_entries: tuple[ClockEvent, ...]


class Due(NamedTuple):
    """When a call's clocks are due, for the columns that lists sort by."""

    response: datetime | None
    arrival: datetime | None
    report: datetime | None


_RESPONSE_STOPS = {
    EventKind.RESPONDED,
    EventKind.APPOINTED,
    EventKind.BROUGHT_IN,
    EventKind.ARRIVED,
    EventKind.PHONE_RESOLVED,
    EventKind.COMPLETED,
}
_ARRIVAL_STOPS = {EventKind.ARRIVED, EventKind.COMPLETED}
_RESPONSE_ENDS = {EventKind.CANCELLED}
_ARRIVAL_ENDS = {EventKind.CANCELLED, EventKind.PHONE_RESOLVED, EventKind.BROUGHT_IN}
_REPORT_STOPS = {EventKind.REPORTED, EventKind.PHONE_RESOLVED, EventKind.COMPLETED}


def read_clocks(
    events: Iterable[ClockEvent],
    targets: SlaTargets,
    calendar: TimeCalendar,
    now: datetime,
    lag_limit: timedelta | None = None,
) -> CallClocks:
    """The clocks at `now`, by replay of the events in the order in which they happened (not were entered).

    A clock never runs backwards: when the PC's clock stands before the last event, that event's time counts as now.
    Events entered more than `lag_limit` after they happened are listed. Raises ValueError without a received event.
    """
    known = tuple(events)
    rounds = split_rounds(known)
    latest = rounds[-1]
    response = _response(known, latest, targets, calendar, now)
    arrival = _arrival(latest, targets, calendar, now)
    report = _read(latest, _REPORT_STOPS, _RESPONSE_ENDS, targets.report, calendar, now)
    level = level_at(latest, max(event.happened_at for event in latest))
    late = () if lag_limit is None else late_entries(known, lag_limit)
    return CallClocks(response, arrival, report, level, len(rounds), late)


def projected_due(events: Iterable[ClockEvent], targets: SlaTargets, calendar: TimeCalendar) -> Due:
    """When the clocks are due, for the columns that lists sort by; it does not depend on the present moment.

    None for a clock that has stopped, is held before its limit, or has no limit: a call is late when its value has
    passed. Raises ValueError without a received event.
    """
    known = tuple(events)
    clocks = read_clocks(known, targets, calendar, max(event.happened_at for event in known))
    still = (ClockState.RUNNING, ClockState.PAUSED, ClockState.LATE)
    known_clocks = (clocks.response, clocks.arrival, clocks.report)
    return Due(*(clock.due_at if clock.state in still else None for clock in known_clocks))


def _response(
    known: Sequence[ClockEvent],
    latest: Sequence[ClockEvent],
    targets: SlaTargets,
    calendar: TimeCalendar,
    now: datetime,
) -> ClockReading:
    """The response clock by fault level, or by the contract's promise where that is shorter."""
    by_level = _read(latest, _RESPONSE_STOPS, _RESPONSE_ENDS, targets.response, calendar, now)
    promise = next((event for event in known if event.promised), None)
    if promise is None or (by_level.target is not None and by_level.target <= (promise.promised or ZERO)):
        return by_level
    everywhere = dict.fromkeys(targets.response, promise.promised)
    shorter = _read(latest, _RESPONSE_STOPS, _RESPONSE_ENDS, everywhere, calendar, now)
    return replace(shorter, rule=LimitRule.PROMISE, promised_by=promise.promised_by, yields=by_level)


def _arrival(events: Sequence[ClockEvent], targets: SlaTargets, calendar: TimeCalendar, now: datetime) -> ClockReading:
    """The arrival clock by fault level and, where the branch goes by areas, by area: the one that ends first counts."""
    by_level = _read(events, _ARRIVAL_STOPS, _ARRIVAL_ENDS, targets.arrival, calendar, now)
    area = targets.area
    if area is None:
        return by_level
    if area.limit is None:
        return replace(by_level, rule=LimitRule.AREA_UNKNOWN)
    everywhere = dict.fromkeys(targets.arrival, area.limit)
    by_area = _read(events, _ARRIVAL_STOPS, _ARRIVAL_ENDS, everywhere, area.calendar, now)
    by_area = replace(by_area, rule=LimitRule.AREA)
    ends = by_level.end, by_area.end
    area_counts = ends[0] is None or (ends[1] is not None and ends[1] < ends[0])
    return replace(by_area, yields=by_level) if area_counts else replace(by_level, yields=by_area)


def _read(
    events: Sequence[ClockEvent],
    stops: set[EventKind],
    ends: set[EventKind],
    targets: Mapping[int, timedelta | None],
    calendar: TimeCalendar,
    now: datetime,
) -> ClockReading:
    start = start_of(events).happened_at
    decisive = next((event for event in events if event.kind in stops | ends), None)
    stopped = max(start, decisive.happened_at) if decisive else None
    end = stopped or max(now, *(event.happened_at for event in events))
    target = targets.get(level_at(events, end))
    stretches = _stretches(events, start, end)
    elapsed = sum((calendar.between(part.start, part.end) for part in stretches if not part.held), ZERO)
    held = bool(stretches) and stretches[-1].held and stopped is None
    due = _due(stretches, target, calendar, held) if target else None
    if target is None or (decisive and decisive.kind in ends):
        state, due = ClockState.NOT_APPLICABLE, None
    elif due and end > due:
        state = ClockState.LATE if stopped is None else ClockState.MISSED
    else:
        state = ClockState.MET if stopped else ClockState.PAUSED if held else ClockState.RUNNING
    return ClockReading(state, target, start, stopped, due, elapsed, held, _stretches=stretches, _calendar=calendar)


def _stretches(events: Sequence[ClockEvent], start: datetime, end: datetime) -> tuple[_Stretch, ...]:
    """The life of a clock divided where it was held and let go; a pause in a pause changes nothing."""
    marks: list[tuple[datetime, bool, str]] = [(start, False, "")]
    for event in events:
        if event.kind not in (EventKind.PAUSED, EventKind.RESUMED):
            continue
        held = event.kind is EventKind.PAUSED
        if held != marks[-1][1] and event.happened_at <= end:
            marks.append((max(start, event.happened_at), held, event.detail if held else ""))
    parts = [
        _Stretch(since, until, held, detail)
        for (since, held, detail), (until, _, _) in pairwise([*marks, (end, False, "")])
    ]
    # An empty stretch says nothing, except a last one: it tells whether the clock is held now.
    return tuple(part for part in parts[:-1] if part.end > part.start) + tuple(parts[-1:])


def _due(stretches: Sequence[_Stretch], target: timedelta, calendar: TimeCalendar, held: bool) -> datetime | None:
    """The instant at which the target was or will be used up; None when the clock is held before that."""
    left = target
    for part in stretches:
        if part.held:
            continue
        used = calendar.between(part.start, part.end)
        if used >= left:
            return calendar.add(part.start, left)
        left -= used
    return None if held else calendar.add(stretches[-1].end, left)
