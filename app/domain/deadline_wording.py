"""SLA clocks in words: how they stand, and the explanation of their arithmetic line by line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, tzinfo
from types import MappingProxyType

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain.calendar import ZERO, SpanReason
from app.domain.deadlines import ClockLine, ClockReading, ClockState, LimitRule

_REASONS: Mapping[str, str] = MappingProxyType(
    {
        SpanReason.CALENDAR_TIME: QT_TRANSLATE_NOOP("deadlines", "calendar time"),
        SpanReason.WORKING: QT_TRANSLATE_NOOP("deadlines", "working time"),
        SpanReason.MAKE_UP_DAY: QT_TRANSLATE_NOOP("deadlines", "make-up workday {name}"),
        SpanReason.LUNCH: QT_TRANSLATE_NOOP("deadlines", "break"),
        SpanReason.OUTSIDE_HOURS: QT_TRANSLATE_NOOP("deadlines", "outside working hours"),
        SpanReason.WEEKEND: QT_TRANSLATE_NOOP("deadlines", "day off"),
        SpanReason.HOLIDAY: QT_TRANSLATE_NOOP("deadlines", "holiday {name}"),
        "paused": QT_TRANSLATE_NOOP("deadlines", "on hold: {name}"),
    }
)


_STATES: Mapping[ClockState, str] = MappingProxyType(
    {
        ClockState.RUNNING: QT_TRANSLATE_NOOP("deadlines", "{duration} left"),
        ClockState.PAUSED: QT_TRANSLATE_NOOP("deadlines", "on hold, {duration} left"),
        ClockState.LATE: QT_TRANSLATE_NOOP("deadlines", "late by {duration}"),
        ClockState.MISSED: QT_TRANSLATE_NOOP("deadlines", "{duration} too late"),
        ClockState.MET: QT_TRANSLATE_NOOP("deadlines", "in time"),
        ClockState.NOT_APPLICABLE: QT_TRANSLATE_NOOP("deadlines", "not needed"),
    }
)
_JUST_LATE = QT_TRANSLATE_NOOP("deadlines", "late")
_NO_LIMIT = QT_TRANSLATE_NOOP("deadlines", "no limit: leave at once")


def limit_lines(clock: ClockReading, zone: tzinfo) -> list[str]:
    """Which limit a clock has and why: the level's, the area's, a contract's, or the earlier of two."""
    if clock.yields is None:
        lines = [translate("deadlines", "The limit of this level is {span}.")] if clock.target else []
        lines = [line.format(span=duration_text(clock.target or ZERO)) for line in lines]
        if clock.rule is LimitRule.AREA_UNKNOWN:
            text = translate("deadlines", "Town or suburb is not known for this address: only the fault level counts.")
            lines.append(text)
        return lines
    if clock.rule is LimitRule.PROMISE:
        by_level = translate("deadlines", "The limit of this level is {span}.")
        promised = translate("deadlines", "Contract {number} promises a response within {span}; that counts.")
        return [
            *([by_level.format(span=duration_text(clock.yields.target))] if clock.yields.target else []),
            promised.format(number=clock.promised_by, span=duration_text(clock.target or ZERO)),
        ]
    by_area, by_level = (clock, clock.yields) if clock.rule is LimitRule.AREA else (clock.yields, clock)
    lines = [
        _limit(by_level, translate("deadlines", "By fault level: {span} of {kind}{until}."), zone)
        if by_level.target
        else translate("deadlines", "By fault level: leave at once, no hour is given."),
        _limit(by_area, translate("deadlines", "By area: {span} of {kind}{until}."), zone),
    ]
    if clock is by_area:
        lines.append(translate("deadlines", "The stricter limit counts: that of the area."))
    else:
        lines.append(translate("deadlines", "The stricter limit counts: that of the fault level."))
    return lines


def _limit(clock: ClockReading, text: str, zone: tzinfo) -> str:
    kind = SpanReason.WORKING if clock.in_working_time else SpanReason.CALENDAR_TIME
    until = translate("deadlines", ", until {time}") if clock.due_at else ""
    return text.format(
        span=duration_text(clock.target or ZERO),
        kind=shown(_REASONS[kind]),
        until=until.format(time=f"{clock.due_at.astimezone(zone):%Y-%m-%d %H:%M}") if clock.due_at else "",
    )


def line_text(line: ClockLine, zone: tzinfo) -> str:
    """A line of an explanation in words: `2026-11-20 09:00 – 12:00: 3 h counted (working time)`."""
    reason = shown(_REASONS[line.reason]).format(name=line.name).strip().rstrip(":：").strip()
    if line.counted:
        text = translate("deadlines", "{span}: {duration} counted ({reason})")
    else:
        text = translate("deadlines", "{span}: {duration} not counted ({reason})")
    days, rest = divmod(line.duration, timedelta(days=1))
    if line.counted or rest or days < 2:
        duration = duration_text(line.duration)
    else:
        duration = translate("deadlines", "{days} days").format(days=days)
    return text.format(span=span_text(line.start, line.end, zone), duration=duration, reason=reason)


def span_text(start: datetime, end: datetime, zone: tzinfo) -> str:
    """Two moments by the branch's clock; the second day is written only where it differs. Midnight ends its day."""
    first, last = start.astimezone(zone), end.astimezone(zone)
    day, clock_time = last.date(), f"{last:%H:%M}"
    if clock_time == "00:00" and day > first.date():
        day, clock_time = day - timedelta(days=1), "24:00"
    return f"{first:%Y-%m-%d %H:%M} – {'' if day == first.date() else f'{day} '}{clock_time}"


def duration_text(duration: timedelta) -> str:
    """A duration in hours and minutes, without a sign: `2 h 30 min`, `45 min`, `under a minute`."""
    minutes = abs(duration) // timedelta(minutes=1)
    hours, rest = divmod(minutes, 60)
    if hours and rest:
        return translate("deadlines", "{hours} h {minutes} min").format(hours=hours, minutes=rest)
    if hours:
        return translate("deadlines", "{hours} h").format(hours=hours)
    if rest or not duration:
        return translate("deadlines", "{minutes} min").format(minutes=rest)
    return translate("deadlines", "under a minute")


def state_text(clock: ClockReading) -> str:
    """How a clock stands, in words: what is left, by how much it was missed, or that there is no limit."""
    text = _NO_LIMIT if clock.target is None else _STATES[clock.state]
    # In working time a limit can be past without a counted minute since: due on Friday evening, read on Saturday.
    if not clock.remaining and clock.state in (ClockState.LATE, ClockState.MISSED):
        text = _JUST_LATE
    return shown(text).format(duration=duration_text(clock.remaining or ZERO))
