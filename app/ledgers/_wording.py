"""Codes in words, and meanings of cells, that more than one ledger uses."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import Value
from app.ledgers._declaration import Choices, Facts, Tone

CALL_STATES: Choices = {
    "logged": QT_TRANSLATE_NOOP("wording", "Logged"),
    "phone_resolved": QT_TRANSLATE_NOOP("wording", "Solved by phone"),
    "awaiting_reply": QT_TRANSLATE_NOOP("wording", "Reply promised"),
    "scheduled": QT_TRANSLATE_NOOP("wording", "Appointed"),
    "dispatched": QT_TRANSLATE_NOOP("wording", "Dispatched"),
    "on_site": QT_TRANSLATE_NOOP("wording", "On site"),
    "taken_back": QT_TRANSLATE_NOOP("wording", "Taken back"),
    "repaired": QT_TRANSLATE_NOOP("wording", "Repaired"),
    "completed": QT_TRANSLATE_NOOP("wording", "Completed"),
    "struck_off": QT_TRANSLATE_NOOP("wording", "Struck off"),
    "followed_up": QT_TRANSLATE_NOOP("wording", "Followed up"),
    "closed": QT_TRANSLATE_NOOP("wording", "Filed"),
    "cancelled": QT_TRANSLATE_NOOP("wording", "Cancelled"),
}
LEVELS: Choices = {
    1: QT_TRANSLATE_NOOP("wording", "Level 1"),
    2: QT_TRANSLATE_NOOP("wording", "Level 2"),
    3: QT_TRANSLATE_NOOP("wording", "Level 3"),
    4: QT_TRANSLATE_NOOP("wording", "Level 4"),
}
CHANNELS: Choices = {
    "phone": QT_TRANSLATE_NOOP("wording", "Telephone"),
    "letter": QT_TRANSLATE_NOOP("wording", "Letter"),
    "mail": QT_TRANSLATE_NOOP("wording", "E-mail"),
    "online": QT_TRANSLATE_NOOP("wording", "Web site"),
    "visit": QT_TRANSLATE_NOOP("wording", "In person"),
    "chat": QT_TRANSLATE_NOOP("wording", "Chat"),
    "social": QT_TRANSLATE_NOOP("wording", "Social media"),
}
CALL_KINDS: Choices = {
    "repair": QT_TRANSLATE_NOOP("wording", "Repair"),
    "install": QT_TRANSLATE_NOOP("wording", "Installation"),
    "maintenance": QT_TRANSLATE_NOOP("wording", "Maintenance"),
    "special": QT_TRANSLATE_NOOP("wording", "Special"),
}
COVERS: Choices = {
    "free": QT_TRANSLATE_NOOP("wording", "Free"),
    "contract": QT_TRANSLATE_NOOP("wording", "Contract"),
    "chargeable": QT_TRANSLATE_NOOP("wording", "Chargeable"),
}
SERVICE_CLASSES: Choices = {
    "A": QT_TRANSLATE_NOOP("wording", "A paid"),
    "B": QT_TRANSLATE_NOOP("wording", "B contract"),
    "C": QT_TRANSLATE_NOOP("wording", "C free"),
    "D": QT_TRANSLATE_NOOP("wording", "D internal"),
}
SERVICE_MODES: Choices = {
    "phone": QT_TRANSLATE_NOOP("wording", "By phone"),
    "remote": QT_TRANSLATE_NOOP("wording", "Remote"),
    "on_site": QT_TRANSLATE_NOOP("wording", "On site"),
    "take_back": QT_TRANSLATE_NOOP("wording", "Taken back"),
    "return_to_factory": QT_TRANSLATE_NOOP("wording", "Back to the factory"),
}
SATISFACTION: Choices = {
    5: QT_TRANSLATE_NOOP("wording", "Very satisfied"),
    4: QT_TRANSLATE_NOOP("wording", "Satisfied"),
    3: QT_TRANSLATE_NOOP("wording", "Fair"),
    2: QT_TRANSLATE_NOOP("wording", "Dissatisfied"),
    1: QT_TRANSLATE_NOOP("wording", "Very dissatisfied"),
}

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
