"""The life of a request for return or exchange (F70): requested, decided, sent, arrived; withdrawn; or void."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.domain.workflows._dates import check_day
from app.domain.workflows._machine import Machine, Transition, to


class State(StrEnum):
    """Where a request stands."""

    REQUESTED = "requested"
    AGREED = "agreed"
    SHIPPED = "shipped"
    RECEIVED = "received"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    VOID = "void"


STATE_LABELS: Mapping[State, str] = MappingProxyType(
    {
        State.REQUESTED: QT_TRANSLATE_NOOP("exchange_request", "To decide"),  # 待决定
        State.AGREED: QT_TRANSLATE_NOOP("exchange_request", "Agreed"),  # 已同意
        State.SHIPPED: QT_TRANSLATE_NOOP("exchange_request", "Under way"),  # 在途
        State.RECEIVED: QT_TRANSLATE_NOOP("exchange_request", "Done"),  # 已完成
        State.REFUSED: QT_TRANSLATE_NOOP("exchange_request", "Refused"),  # 已拒绝
        State.WITHDRAWN: QT_TRANSLATE_NOOP("exchange_request", "Withdrawn"),  # 已撤回
        State.VOID: QT_TRANSLATE_NOOP("exchange_request", "Void"),  # 作废
    }
)

DECISIONS: Mapping[str, str] = MappingProxyType(
    {
        "open": QT_TRANSLATE_NOOP("exchange_request", "not yet"),
        "agreed": QT_TRANSLATE_NOOP("exchange_request", "Agreed"),
        "refused": QT_TRANSLATE_NOOP("exchange_request", "Refused"),
        "withdrawn": QT_TRANSLATE_NOOP("exchange_request", "Withdrawn"),
    }
)
"""What was decided."""


@dataclass(frozen=True)
class RequestFacts:
    """What the guards ask for: the reason; the day of a step, not before another, and today.

    `is_own`: whoever decides took the request in, and the branch does not let them (`complaint.self_approval`).
    """

    is_own: bool = False
    reason: str = ""
    day: date | None = None
    not_before: date = date.min
    today: date = date.max


def _decided(facts: RequestFacts) -> UserError | None:
    """F70, representative → supervisor: two people, as with every other decision about money."""
    return own_request() if facts.is_own else _explained(facts)


def _explained(facts: RequestFacts) -> UserError | None:
    return None if facts.reason else UserError(translate("exchange_request", "Write the reason."), "reason")


def _dated(facts: RequestFacts) -> UserError | None:
    return check_day(facts.day, facts.not_before, facts.today)


_ASKED = {State.REQUESTED}
OPEN_STATES = frozenset({State.REQUESTED, State.AGREED, State.SHIPPED})
"""Somebody is still to act."""

MACHINE: Machine[RequestFacts] = Machine(
    "exchange_request",
    STATE_LABELS,
    RequestFacts,
    (
        to("change", _ASKED, None, QT_TRANSLATE_NOOP("exchange_request", "Change"), "return_slip.change"),
        to("agree", _ASKED, State.AGREED, QT_TRANSLATE_NOOP("exchange_request", "Agree"), "exchange_request.decide",
            _decided),
        to("refuse", _ASKED, State.REFUSED, QT_TRANSLATE_NOOP("exchange_request", "Refuse"),
            "exchange_request.decide", _decided),
        to("withdraw", _ASKED, State.WITHDRAWN, QT_TRANSLATE_NOOP("exchange_request", "Withdraw"),
            "return_slip.change", _explained),
        to("ship", {State.AGREED}, State.SHIPPED, QT_TRANSLATE_NOOP("exchange_request", "Sent"),
            "return_slip.change", _dated),
        to("receive", {State.SHIPPED}, State.RECEIVED, QT_TRANSLATE_NOOP("exchange_request", "Arrived"),
            "return_slip.change", _dated),
        to("void", OPEN_STATES, State.VOID, QT_TRANSLATE_NOOP("exchange_request", "Void"), "return_slip.void",
            _explained),
    ),
)  # fmt: skip


def own_request() -> UserError:
    """Why whoever took a request in does not decide it, and what a branch with one supervisor does."""
    text = translate(
        "exchange_request",
        "You took this request in yourself: another supervisor decides it. Where there is only one, an administrator "
        "allows it in the settings, under complaints.",
    )
    return UserError(text)


def after(state: str, event: str, facts: RequestFacts | Mapping[str, Any] | None = None) -> State:
    """The state after an event; see `Machine.fire`."""
    return State(MACHINE.fire(state, event, facts))


def permitted(state: str, role: str) -> tuple[Transition[RequestFacts], ...]:
    """What a role may do with a request in a state."""
    return MACHINE.permitted(state, role)


def state_label(state: str) -> str:
    """A state in the language of the program."""
    return MACHINE.label(state)
