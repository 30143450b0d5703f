"""The renewal of a contract (domain.md 3.8, F04, R027): active → expiring → notified → negotiating → renewed | lapsed.

An offer is prepared before the notice, which bears it (F05): it moves nothing. Only a talk with the customer (R030)
makes it a negotiation.

`expiring` is never stored: it follows from the current term's end and the day. A renewed contract has a successor, or
a new term in which the round begins again; a lapsed one covers until its last day and makes its customer a prospect.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.domain.workflows._machine import Machine, Transition

BUCKETS = (30, 60, 90)
"""The days within which the desk looks at terms that end."""

EARLIEST_LAPSE_DAYS = 180
"""A contract is given up for its end, not years before it: that is cancelling."""

LONGEST_TERM_MONTHS = 120


class State(StrEnum):
    """Where the renewal of a contract stands."""

    ACTIVE = "active"
    EXPIRING = "expiring"
    NOTIFIED = "notified"
    NEGOTIATING = "negotiating"
    RENEWED = "renewed"
    LAPSED = "lapsed"


STATE_LABELS: Mapping[State, str] = MappingProxyType(
    {
        State.ACTIVE: QT_TRANSLATE_NOOP("renewal", "In its term"),  # 在保
        State.EXPIRING: QT_TRANSLATE_NOOP("renewal", "Expiring"),  # 即将到期
        State.NOTIFIED: QT_TRANSLATE_NOOP("renewal", "Notified"),  # 已通知
        State.NEGOTIATING: QT_TRANSLATE_NOOP("renewal", "Negotiating"),  # 洽谈中
        State.RENEWED: QT_TRANSLATE_NOOP("renewal", "Renewed"),  # 已续签
        State.LAPSED: QT_TRANSLATE_NOOP("renewal", "Lapsed"),  # 未续
    }
)

STORED_LABELS: Mapping[str, str] = MappingProxyType(
    {"": QT_TRANSLATE_NOOP("renewal", "Nothing yet")}
    | {str(state): STATE_LABELS[state] for state in (State.NOTIFIED, State.NEGOTIATING, State.RENEWED, State.LAPSED)}
)
"""The states that are kept, by their code; the empty one stands for active and expiring."""

LOSS_REASONS: Mapping[str, str] = MappingProxyType(
    {
        "price": QT_TRANSLATE_NOOP("renewal", "Price"),
        "competitor": QT_TRANSLATE_NOOP("renewal", "Went to a competitor"),
        "closed": QT_TRANSLATE_NOOP("renewal", "Customer closed or moved away"),
        "replaced_equipment": QT_TRANSLATE_NOOP("renewal", "Equipment replaced or out of use"),
        "dissatisfied": QT_TRANSLATE_NOOP("renewal", "Dissatisfied with the service"),
        "other": QT_TRANSLATE_NOOP("renewal", "Other"),
    }
)
"""Why a contract was not renewed."""

CHANNELS: Mapping[str, str] = MappingProxyType(
    {
        "phone": QT_TRANSLATE_NOOP("renewal", "Telephone"),
        "visit": QT_TRANSLATE_NOOP("renewal", "Visit"),
        "letter": QT_TRANSLATE_NOOP("renewal", "Letter"),
        "mail": QT_TRANSLATE_NOOP("renewal", "E-mail"),
        "chat": QT_TRANSLATE_NOOP("renewal", "Chat"),
    }
)
"""How somebody spoke with the customer about it (R030)."""

UNDECIDED = frozenset({State.ACTIVE, State.EXPIRING, State.NOTIFIED, State.NEGOTIATING})


@dataclass(frozen=True)
class RenewalFacts:
    """What the guards ask for. `days_left` of the current term; `by_term`: renewed by a term of the same contract."""

    contract_state: str = "active"
    days_left: int = 0
    loss_reason: str = ""
    loss_note: str = ""
    by_term: bool = False
    term_follows: bool = True
    successors: int = 0


def state_of(stored: str, contract_state: str, ends_on: date, today: date, notice_days: int) -> State:
    """Where the renewal stands on a day: what was done last, or by the days that the current term has left.

    Raises ValueError for a stored state that there is not.
    """
    if contract_state in (State.RENEWED, State.LAPSED):
        return State(contract_state)
    if stored:
        return State(stored)
    return State.EXPIRING if (ends_on - today).days <= notice_days else State.ACTIVE


def bucket(ends_on: date, today: date) -> str:
    """The bucket of a term: `overdue` after its last day, else `30`, `60`, `90`, or `later`."""
    left = (ends_on - today).days
    if left < 0:
        return "overdue"
    return next((str(days) for days in BUCKETS if left <= days), "later")


def _running(facts: RenewalFacts) -> UserError | None:
    if facts.contract_state != "cancelled":
        return None
    return UserError(translate("renewal", "A cancelled contract is not renewed. Enter a new one."))


def _renewable(facts: RenewalFacts) -> UserError | None:
    if facts.contract_state == "cancelled":
        return _running(facts)
    if facts.successors:
        return UserError(translate("renewal", "This contract has its successor already."))
    if facts.by_term and facts.contract_state == State.LAPSED:
        text = translate("renewal", "A lapsed contract is won back by a new contract, not by another term.")
        return UserError(text, "by_term")
    if not facts.term_follows:
        return UserError(translate("renewal", "The new term begins after the current one ends."), "starts_on")
    return None


def _lost(facts: RenewalFacts) -> UserError | None:
    if facts.contract_state == "cancelled":
        return _running(facts)
    if facts.loss_reason not in LOSS_REASONS:
        return UserError(translate("renewal", "Choose why the customer does not renew."), "loss_reason")
    if facts.loss_reason == "other" and not facts.loss_note:
        return UserError(translate("renewal", "Write what the reason was."), "loss_note")
    if facts.days_left > EARLIEST_LAPSE_DAYS:
        text = translate("renewal", "The term has {days} days left. To end it before its time, cancel the contract.")
        return UserError(text.format(days=facts.days_left))
    return None


def _restorable(facts: RenewalFacts) -> UserError | None:
    if facts.successors:
        return UserError(translate("renewal", "This contract was won back by its successor; it stays."))
    return None


_RENEW = "contract.renew"
_OPEN = frozenset(UNDECIDED)
_TO_NOTIFY = frozenset({State.ACTIVE, State.EXPIRING, State.NOTIFIED})


def _to(
    event: str, sources: frozenset[State], target: State | None, label: str, guard: Any
) -> Transition[RenewalFacts]:
    return Transition(event, frozenset(sources), target, label, _RENEW, guard)


MACHINE: Machine[RenewalFacts] = Machine(
    "contract_renewal",
    STATE_LABELS,
    RenewalFacts,
    (
        _to("notify", _TO_NOTIFY, State.NOTIFIED, QT_TRANSLATE_NOOP("renewal", "Print the notice"), _running),
        _to("notify", frozenset({State.NEGOTIATING}), None, QT_TRANSLATE_NOOP("renewal", "Print the notice"), _running),
        _to("contact", _OPEN, State.NEGOTIATING, QT_TRANSLATE_NOOP("renewal", "Log a contact"), _running),
        _to("contact", frozenset({State.LAPSED}), None, QT_TRANSLATE_NOOP("renewal", "Log a contact"), _running),
        _to("offer", _OPEN | {State.LAPSED}, None, QT_TRANSLATE_NOOP("renewal", "Make an offer"), _running),
        _to("renew", _OPEN | {State.LAPSED}, State.RENEWED, QT_TRANSLATE_NOOP("renewal", "Renew"), _renewable),
        _to("lapse", _OPEN, State.LAPSED, QT_TRANSLATE_NOOP("renewal", "Let lapse"), _lost),
        _to("restore", frozenset({State.LAPSED}), State.ACTIVE, QT_TRANSLATE_NOOP("renewal", "Undo the lapse"),
            _restorable),
    ),
)  # fmt: skip


def after(
    state: str, event: str, facts: RenewalFacts | Mapping[str, Any] | None = None, role: str | None = None
) -> State:
    """The state after an event; see `Machine.fire`."""
    return State(MACHINE.fire(state, event, facts, role))


def permitted(state: str, role: str) -> tuple[Transition[RenewalFacts], ...]:
    """What a role may do about the renewal of a contract in a state."""
    return MACHINE.permitted(state, role)


def state_label(state: str) -> str:
    """A state in the language of the program."""
    return MACHINE.label(state)
