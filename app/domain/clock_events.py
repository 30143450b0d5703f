"""What happened to a call, as far as its clocks care: events, rounds, the fault level in force."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum


class EventKind(StrEnum):
    """What can happen to a call, as far as its clocks care."""

    RECEIVED = "received"
    RESPONDED = "responded"
    ARRIVED = "arrived"
    LEVEL_CHANGED = "level_changed"
    PAUSED = "paused"
    RESUMED = "resumed"
    APPOINTED = "appointed"
    PHONE_RESOLVED = "phone_resolved"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    REOPENED = "reopened"
    REPORTED = "reported"
    BROUGHT_IN = "brought_in"


@dataclass(frozen=True)
class ClockEvent:
    """Something that happened, and when it was entered. `detail` is the reason of a pause.

    `level` stands with `received`, `level_changed` and, where it differs from before, `reopened`. `promised` stands
    with `received`: the response that the contract named `promised_by` promises (F03).
    """

    kind: EventKind
    happened_at: datetime
    entered_at: datetime
    detail: str = ""
    level: int | None = None
    promised: timedelta | None = None
    promised_by: str = ""


_ORDER = {kind: position for position, kind in enumerate(EventKind)}


def entry_lag(event: ClockEvent) -> timedelta:
    """How long after it happened an event was entered; negative when it was entered ahead."""
    return event.entered_at - event.happened_at


def late_entries(events: Iterable[ClockEvent], limit: timedelta) -> tuple[ClockEvent, ...]:
    """The events entered more than `limit` after they happened, in the order in which they happened."""
    return tuple(event for event in sorted(events, key=_when) if entry_lag(event) > limit)


def split_rounds(events: Iterable[ClockEvent]) -> tuple[tuple[ClockEvent, ...], ...]:
    """The events in order, divided at each reopening; a later round begins with `reopened` and the level then.

    Raises ValueError without a received event.
    """
    ordered = sorted(events, key=_when)
    first = next((event for event in ordered if event.kind is EventKind.RECEIVED), None)
    if first is None or first.level is None:
        raise ValueError("clocks need a received event with a fault level")
    rounds: list[list[ClockEvent]] = [[]]
    level = first.level
    for event in ordered:
        if event.kind is EventKind.REOPENED:
            # Back-dated before the call itself it reopens nothing.
            if event.happened_at > first.happened_at:
                level = event.level or level
                rounds.append([replace(event, level=level)])
            continue
        if event.kind is EventKind.LEVEL_CHANGED and event.level:
            level = event.level
        rounds[-1].append(event)
    return tuple(tuple(part) for part in rounds)


def _when(event: ClockEvent) -> tuple[datetime, datetime, int, str, int]:
    return event.happened_at, event.entered_at, _ORDER[event.kind], event.detail, event.level or 0


def start_of(events: Sequence[ClockEvent]) -> ClockEvent:
    """The event with which a round begins."""
    return next(event for event in events if event.kind in (EventKind.RECEIVED, EventKind.REOPENED))


def level_at(events: Sequence[ClockEvent], moment: datetime) -> int:
    """The fault level in force at a moment; a change is in force from its own instant on."""
    level = start_of(events).level
    for event in events:
        if event.kind is EventKind.LEVEL_CHANGED and event.level and event.happened_at <= moment:
            level = event.level
    return level or 0
