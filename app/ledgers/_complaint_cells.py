"""What the cells of complaints mean, and words of their codes."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP, shown
from app.core.tabular import Value
from app.ledgers._declaration import Choices, Facts, Tone
from app.ledgers._words import Words

APPROVALS: Choices = {
    "open": QT_TRANSLATE_NOOP("ledgers", "Asked for"),
    "approved": QT_TRANSLATE_NOOP("ledgers", "Approved"),
    "returned": QT_TRANSLATE_NOOP("ledgers", "Sent back"),
}
ANSWERS: Choices = {
    "accepted": QT_TRANSLATE_NOOP("ledgers", "Accepted"),
    "refused": QT_TRANSLATE_NOOP("ledgers", "Refused"),
}
_SOON = timedelta(days=1)
_VISITED = frozenset({"visited", "corrected", "archived"})
_SETTLED = _VISITED | {"executed", "filed_minor", "not_ours", "unfounded"}
"""States in which the clock of the whole has stopped, as in `workflows.complaint`."""
_KINDS = Words("complaint", "SETTLEMENT_KINDS")


def state_tone(facts: Facts, now: datetime) -> Tone:
    """Quiet when the case is over."""
    return Tone.NORMAL if facts["is_open"] else Tone.DONE


def stage_tone(facts: Facts, now: datetime) -> Tone:
    """Late or soon due while a unit has the case."""
    return _until(facts["stage_due_at"], now) if facts["is_open"] else Tone.NORMAL


def close_tone(facts: Facts, now: datetime) -> Tone:
    """Late or soon due until the case is settled."""
    if facts["state"] in _SETTLED or not facts["is_open"]:
        return Tone.DONE
    return _until(facts["close_due_at"], now)


def reply_tone(facts: Facts, now: datetime) -> Tone:
    """Late or soon due until the customer has had a first reply."""
    if facts["replied_at"] or not facts["is_open"]:
        return Tone.DONE
    return _until(facts["reply_due_at"], now)


def promise_tone(facts: Facts, now: datetime) -> Tone:
    """Late or due today until what was promised is done."""
    if facts["state"] in _SETTLED or not facts["is_open"]:
        return Tone.DONE
    return _by_day(facts["promised_on"], now)


def opinion_tone(facts: Facts, now: datetime) -> Tone:
    """Late or soon due until the case office gave its opinion after the talks."""
    if facts["opinion_given_at"] or not facts["is_open"]:
        return Tone.DONE
    return _until(facts["opinion_due_at"], now)


def visit_tone(facts: Facts, now: datetime) -> Tone:
    """Late or due today until the customer was visited."""
    if facts["state"] in _VISITED or not facts["is_open"]:
        return Tone.DONE
    return _by_day(facts["visit_due_on"], now)


def settlement(kinds: Value, now: datetime) -> Value:
    """The kinds of settlement in words."""
    return "、".join(shown(_KINDS[code]) for code in str(kinds or "").split())


def _until(due: Value, now: datetime) -> Tone:
    if not isinstance(due, datetime):
        return Tone.NORMAL
    if due <= now:
        return Tone.LATE
    return Tone.DUE if due - now <= _SOON else Tone.NORMAL


def _by_day(day: Value, now: datetime) -> Tone:
    if not isinstance(day, date):
        return Tone.NORMAL
    left = (day - clock.local(now).date()).days  # pyright: ignore[reportOperatorIssue]
    return Tone.LATE if left < 0 else Tone.DUE if left == 0 else Tone.NORMAL
