"""Working time with several ranges a day, holidays and make-up workdays; and plain calendar time.

Either calendar answers three things: what instant lies a duration after a start (`add`), how much time counts between
two instants (`between`), and which stretches between two instants count and why not the others (`spans`). Nothing else
in the program adds or subtracts counted time, so deadlines, elapsed and held time cannot disagree.

All instants are aware; those returned are in UTC. A day with no hours is a day off.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import Protocol

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain.work_hours import DEFAULT_WORK_HOURS, WorkHours, WorkRange, parse_work_hours

ZERO = timedelta(0)
_LONGEST_WAIT_YEARS = 200


class DayKind(StrEnum):
    """What an exceptional day is."""

    HOLIDAY = "holiday"
    WORKDAY = "workday"


class SpanReason(StrEnum):
    """Why a stretch of time counts or does not."""

    CALENDAR_TIME = "calendar_time"
    WORKING = "working"
    MAKE_UP_DAY = "make_up_day"
    LUNCH = "lunch"
    OUTSIDE_HOURS = "outside_hours"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"


@dataclass(frozen=True)
class CalendarDay:
    """A day that is not what its weekday says: a holiday, or a make-up workday with Monday's hours unless given."""

    date: date
    kind: DayKind
    name: str = ""
    hours: tuple[WorkRange, ...] = ()


@dataclass(frozen=True)
class Span:
    """A stretch of time with one reason; `name` is the holiday or the make-up day's holiday."""

    start: datetime
    end: datetime
    counted: bool
    reason: SpanReason
    name: str = ""

    @property
    def duration(self) -> timedelta:
        """Length in real time."""
        return self.end - self.start


class TimeCalendar(Protocol):
    """What both calendars answer."""

    def add(self, start: datetime, duration: timedelta) -> datetime:
        """The first instant at which `duration` has been counted since `start` (itself for a zero duration)."""
        ...

    def between(self, a: datetime, b: datetime) -> timedelta:
        """The time counted from `a` to `b`; negative when `b` is earlier."""
        ...

    def spans(self, a: datetime, b: datetime) -> Iterator[Span]:
        """The stretches from `a` to `b` in order, without gaps; nothing when `b` is not later."""
        ...


class ElapsedCalendar:
    """Calendar time: every second counts (the default of `sla.clock`)."""

    def add(self, start: datetime, duration: timedelta) -> datetime:
        """See `TimeCalendar.add`."""
        return _instant(start) + _positive(duration)

    def between(self, a: datetime, b: datetime) -> timedelta:
        """See `TimeCalendar.between`."""
        return _instant(b) - _instant(a)

    def spans(self, a: datetime, b: datetime) -> Iterator[Span]:
        """See `TimeCalendar.spans`: one counted stretch."""
        start, end = _instant(a), _instant(b)
        if end > start:
            yield Span(start, end, True, SpanReason.CALENDAR_TIME)


@dataclass(frozen=True)
class _Year:
    """Counted time of a year: the working stretches in order, and how much had been counted when each ended."""

    starts: tuple[datetime, ...]
    ends: tuple[datetime, ...]
    counted: tuple[timedelta, ...]

    @property
    def total(self) -> timedelta:
        return self.counted[-1] if self.counted else ZERO

    def position(self, moment: datetime) -> timedelta:
        """The time counted from the first of January to `moment`."""
        index = bisect_left(self.ends, moment)
        before = self.counted[index - 1] if index else ZERO
        if index < len(self.starts) and moment > self.starts[index]:
            before += moment - self.starts[index]
        return before

    def moment(self, position: timedelta) -> datetime:
        """The first instant at which `position` has been counted; 0 < position ≤ total."""
        index = bisect_left(self.counted, position)
        return self.ends[index] - (self.counted[index] - position)


@dataclass(frozen=True)
class WorkCalendar:
    """Working time of a branch.

    `hours` gives the ranges of each weekday (0 is Monday), `exceptions` the holidays and make-up workdays by date,
    `zone` where the branch's clock stands. Years are worked out once and kept, so an answer costs two bisections
    whatever the distance.

    Raises UserError when no weekday has hours.
    """

    hours: WorkHours
    exceptions: Mapping[date, CalendarDay]
    zone: tzinfo
    _years: dict[int, _Year] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Refuse a calendar in which time never counts."""
        if not any(self.hours.values()):
            raise UserError(translate("calendar", "The working hours leave no working time."), "work_hours")

    def ranges(self, day: date) -> tuple[WorkRange, ...]:
        """The working ranges of a day in local time, in order; empty on a day off."""
        exception = self.exceptions.get(day)
        if exception is None:
            return self.hours.get(day.weekday(), ())
        if exception.kind is DayKind.HOLIDAY:
            return ()
        return exception.hours or self.hours.get(0, ()) or next(ranges for ranges in self.hours.values() if ranges)

    def is_workday(self, day: date) -> bool:
        """Whether anybody works on that day."""
        return bool(self.ranges(day))

    def add(self, start: datetime, duration: timedelta) -> datetime:
        """See `TimeCalendar.add`. A duration that ends with the day ends that evening, not next morning."""
        moment = _instant(start)
        if _positive(duration) == ZERO:
            return moment
        first = self._local(moment).year
        wanted = self._year(first).position(moment) + duration
        for number in range(first, min(first + _LONGEST_WAIT_YEARS, date.max.year)):
            year = self._year(number)
            if wanted <= year.total:
                return year.moment(wanted)
            wanted -= year.total
        raise UserError(translate("calendar", "The working hours leave no working time."), "work_hours")

    def between(self, a: datetime, b: datetime) -> timedelta:
        """See `TimeCalendar.between`."""
        start, end = _instant(a), _instant(b)
        if end < start:
            return -self.between(end, start)
        first, last = self._local(start).year, self._local(end).year
        whole = sum((self._year(number).total for number in range(first, last)), ZERO)
        return whole - self._year(first).position(start) + self._year(last).position(end)

    def spans(self, a: datetime, b: datetime) -> Iterator[Span]:
        """See `TimeCalendar.spans`. Neighbours with the same reason are one stretch: a whole weekend or holiday."""
        start, end = _instant(a), _instant(b)
        if end <= start:
            return
        held: Span | None = None
        day = self._local(start).date()
        while self._midnight(day) < end:
            for span in self._day(day):
                cut = Span(max(span.start, start), min(span.end, end), span.counted, span.reason, span.name)
                if cut.end <= cut.start:
                    continue
                if held and (held.counted, held.reason, held.name) == (cut.counted, cut.reason, cut.name):
                    held = Span(held.start, cut.end, held.counted, held.reason, held.name)
                    continue
                if held:
                    yield held
                held = cut
            day += timedelta(days=1)
        if held:
            yield held

    def _day(self, day: date) -> Iterator[Span]:
        """The stretches of one local day, midnight to midnight."""
        ranges = self.ranges(day)
        exception = self.exceptions.get(day)
        name = exception.name if exception else ""
        position, evening = self._midnight(day), self._midnight(day + timedelta(days=1))
        if not ranges:
            reason = SpanReason.HOLIDAY if exception else SpanReason.WEEKEND
            yield Span(position, evening, False, reason, name)
            return
        counted = SpanReason.MAKE_UP_DAY if exception else SpanReason.WORKING
        idle = SpanReason.OUTSIDE_HOURS
        for start, end in self._instants(day, ranges):
            yield Span(position, start, False, idle)
            yield Span(start, end, True, counted, name)
            position, idle = end, SpanReason.LUNCH
        yield Span(position, evening, False, SpanReason.OUTSIDE_HOURS)

    def _year(self, number: int) -> _Year:
        known = self._years.get(number)
        if known is None:
            days = (date(number, 1, 1) + timedelta(days=step) for step in range(_days_in(number)))
            stretches = [stretch for day in days for stretch in self._instants(day, self.ranges(day))]
            counted, total = [], ZERO
            for start, end in stretches:
                total += end - start
                counted.append(total)
            known = _Year(tuple(start for start, _ in stretches), tuple(end for _, end in stretches), tuple(counted))
            self._years[number] = known
        return known

    def _instants(self, day: date, ranges: tuple[WorkRange, ...]) -> Iterator[tuple[datetime, datetime]]:
        for start, end in ranges:
            since = self._at(day, start)
            until = self._midnight(day + timedelta(days=1)) if end == time.min else self._at(day, end)
            if until > since:  # not so where summer time swallows the range
                yield since, until

    def _at(self, day: date, clock_time: time) -> datetime:
        return datetime.combine(day, clock_time, self.zone).astimezone(UTC)

    def _midnight(self, day: date) -> datetime:
        return self._at(day, time.min)

    def _local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.zone)


@dataclass(frozen=True)
class HolidayYear:
    """The holidays and make-up workdays of a year; `official` when a notice of the State Council stands behind them."""

    year: int
    official: bool
    notice: str
    source: str
    days: tuple[CalendarDay, ...]


def working_calendar(
    work_hours: str | WorkHours = DEFAULT_WORK_HOURS, days: Iterable[CalendarDay] = (), zone: tzinfo = UTC
) -> WorkCalendar:
    """A working calendar from the setting `work_hours`, exceptional days (later ones win) and the branch's zone.

    Raises UserError when the working hours cannot be read.
    """
    hours = parse_work_hours(work_hours) if isinstance(work_hours, str) else work_hours
    return WorkCalendar(hours, {day.date: day for day in days}, zone)


def parse_holidays(json_text: str) -> HolidayYear:
    """Read a holiday file: `year`, `official`, `notice`, `source`, `days` of `date`, `kind` and `name`.

    Raises UserError when something is missing, a date is not of that year (or the December before) or stands twice.
    """
    try:
        if "\\u0000" in json_text:  # no name of a day: no text of a server could hold it
            raise ValueError("U+0000")
        record = json.loads(json_text)
        year = int(record["year"])
        days = tuple(
            CalendarDay(date.fromisoformat(day["date"]), DayKind(day["kind"]), day["name"]) for day in record["days"]
        )
        result = HolidayYear(year, record["official"] is True, str(record["notice"]), str(record["source"]), days)
    except (ValueError, KeyError, TypeError) as fault:
        raise UserError(translate("calendar", "This is not a holiday file: {reason}").format(reason=fault)) from fault
    seen: set[date] = set()
    for day in days:
        if day.date in seen or not date(year - 1, 12, 1) <= day.date <= date(year, 12, 31):
            text = translate(
                "calendar", "{date} stands twice in the holidays of {year}, or does not belong to that year."
            )
            raise UserError(text.format(date=day.date.isoformat(), year=year))
        seen.add(day.date)
    return result


def _days_in(year: int) -> int:
    return (date(year, 12, 31) - date(year, 1, 1)).days + 1


def _instant(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(UTC)


def _positive(duration: timedelta) -> timedelta:
    if duration < ZERO:
        raise ValueError("a duration to add cannot be negative")
    return duration
