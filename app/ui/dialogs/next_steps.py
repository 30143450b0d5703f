"""What may be done with a call, in the order in which it is wanted: the natural next step of its state comes first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain.workflows.service_call import State
from app.services.service_call_file import CallFile
from app.ui.dialogs.call_actions import ACTIONS

PAPER_STEPS = {
    "issue": (QT_TRANSLATE_NOOP("call", "Dispatch and print the voucher"), "print"),
    "hand_in": (QT_TRANSLATE_NOOP("call", "Enter the signed voucher"), "hand_in"),
    "file": (QT_TRANSLATE_NOOP("call", "File the voucher"), "archive"),
    "follow_up": (QT_TRANSLATE_NOOP("call", "Enter the return visit"), "return_visit"),
    "bring_in": (QT_TRANSLATE_NOOP("call", "Brought in"), "take_back"),
    "take_back": (QT_TRANSLATE_NOOP("call", "Take things back"), "take_back"),
    "repair": (QT_TRANSLATE_NOOP("call", "Everything is repaired"), "complete"),
    "hand_back": (QT_TRANSLATE_NOOP("call", "Hand back"), "take_back"),
    "another_receipt": (QT_TRANSLATE_NOOP("call", "Another receipt"), "receipt"),
    "lend": (QT_TRANSLATE_NOOP("call", "Lend a unit"), "loaners"),
}
"""The steps taken on a voucher, a return visit, things taken back or a loan: title and icon."""

NATURAL: Mapping[str, tuple[str, ...]] = {
    State.LOGGED: ("appoint", "solve_by_phone", "promise_reply", "bring_in"),
    State.AWAITING_REPLY: ("solve_by_phone", "appoint", "promise_reply", "bring_in"),
    State.SCHEDULED: ("issue", "assign", "bring_in"),
    State.DISPATCHED: ("arrive", "hand_in"),
    State.ON_SITE: ("hand_in", "take_back"),
    State.TAKEN_BACK: ("repair",),
    State.REPAIRED: ("hand_back",),
    State.COMPLETED: ("strike_off", "hand_in"),
    State.PHONE_RESOLVED: ("strike_off",),
    State.STRUCK_OFF: ("file", "follow_up"),
    State.FOLLOWED_UP: ("file", "close"),
    State.CLOSED: (),
    State.CANCELLED: (),
}
"""What takes a call on from each state (domain.md 3.1), the most likely first."""

_USUAL = ("arrive", "hand_in", "appoint", "solve_by_phone", "promise_reply")


def next_steps(call: CallFile) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The natural next steps that are open to this person, and everything else that is.

    A call on hold first goes on; once the time of a visit is over, its paper is awaited rather than the arrival.
    """
    wanted = [*(("resume",) if call.is_paused else ()), *NATURAL[call.state]]
    if call.state == State.DISPATCHED and _visit_is_over(call):
        wanted.sort(key=lambda name: name == "arrive")
    natural = tuple(name for name in wanted if _is_open(name, call))
    rest = (name for name in (*_USUAL, *PAPER_STEPS, *ACTIONS) if _is_open(name, call) and name not in natural)
    return natural, tuple(dict.fromkeys(rest))


def step_words(name: str, call: CallFile) -> tuple[str, str]:
    """The title and the icon of a step."""
    if name in PAPER_STEPS:
        title, meaning = PAPER_STEPS[name]
        return shown(title), meaning
    if name == "appoint" and call.state == State.SCHEDULED:
        return translate("call", "Move the visit"), ACTIONS[name].icon
    return shown(ACTIONS[name].title), ACTIONS[name].icon


def _is_open(name: str, call: CallFile) -> bool:
    if name == "respond" and call.responded_at is not None:
        return False
    if name == "follow_up" and not any(visit.state == "due" for visit in call.visits):
        return False
    return call.may(name)


def _visit_is_over(call: CallFile) -> bool:
    return call.appointed_at is not None and clock.now() > call.appointed_at + timedelta(minutes=call.appointed_minutes)
