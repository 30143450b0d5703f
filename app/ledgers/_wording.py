"""Meanings of cells that more than one ledger uses."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from app.core import clock
from app.core.tabular import Value
from app.ledgers._declaration import Facts, Tone

_DUE_WITHIN = timedelta(hours=4)


def _until(due: Value, now: datetime) -> Tone:
    if not isinstance(due, datetime):
        return Tone.NORMAL
    if due < now:
        return Tone.LATE
    return Tone.DUE if due - now <= _DUE_WITHIN else Tone.NORMAL


def response_tone(facts: Facts, now: datetime) -> Tone:
    """Late or soon due while nobody has answered; quiet when answered, grey while held."""
    if facts["responded_at"]:
        return Tone.DONE
    if not facts["is_open"]:
        return Tone.NORMAL
    return Tone.PAUSED if facts["is_paused"] else _until(facts["response_due_at"], now)


def arrival_tone(facts: Facts, now: datetime) -> Tone:
    """Late or soon due while nobody has arrived; quiet when arrived, grey while held."""
    if facts["arrived_at"]:
        return Tone.DONE
    if not facts["is_open"]:
        return Tone.NORMAL
    return Tone.PAUSED if facts["is_paused"] else _until(facts["arrival_due_at"], now)


def report_tone(facts: Facts, now: datetime) -> Tone:
    """Late or soon due while the supervisor does not know; quiet when told, grey while held."""
    if facts["reported_at"]:
        return Tone.DONE
    if not facts["is_open"]:
        return Tone.NORMAL
    return Tone.PAUSED if facts["is_paused"] else _until(facts["report_due_at"], now)


def promise_tone(facts: Facts, now: datetime) -> Tone:
    """Late or soon due while the promised answer is owed."""
    if facts["state"] != "awaiting_reply":
        return Tone.NORMAL
    return _until(facts["promised_reply_at"], now)


def state_tone(facts: Facts, now: datetime) -> Tone:
    """Grey while held, quiet when over."""
    if facts["is_open"] and facts["is_paused"]:
        return Tone.PAUSED
    return Tone.NORMAL if facts["is_open"] else Tone.DONE


def ends_tone(days: int, state: str, active: str, ends: str) -> _EndsTone:
    """A tone for a date on which something active ends: late afterwards, due in the last `days`."""
    return _EndsTone(days, state, active, ends)


class _EndsTone:
    def __init__(self, days: int, state: str, active: str, ends: str) -> None:
        self._days, self._state, self._active, self._ends = days, state, active, ends

    def __call__(self, facts: Facts, now: datetime) -> Tone:
        ends = facts[self._ends]
        if facts[self._state] != self._active or ends is None:
            return Tone.NORMAL
        left = (ends - clock.local(now).date()).days  # pyright: ignore[reportOperatorIssue, reportAttributeAccessIssue]
        if left < 0:
            return Tone.LATE
        return Tone.DUE if left <= self._days else Tone.NORMAL


def days_left(value: Value, now: datetime) -> Value:
    """The days until a date: 0 on the day itself, negative when it is over."""
    return (value - clock.local(now).date()).days if isinstance(value, date) else None  # pyright: ignore[reportOperatorIssue]


def step_tone(facts: Facts, now: datetime) -> Tone:
    """Late or due when the day of the next step is over or here."""
    day = facts["next_step_on"]
    if not isinstance(day, date):
        return Tone.NORMAL
    left = (day - clock.local(now).date()).days  # pyright: ignore[reportOperatorIssue]
    return Tone.LATE if left < 0 else Tone.DUE if left == 0 else Tone.NORMAL
