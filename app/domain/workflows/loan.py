"""The life of a loan (F24): lent, signed out and in → returned; lost; or void when the unit never left.

Signed means a name and a date (R019). The slip goes out before the customer has signed it, so that signature may be
entered later, but never after the one for the way back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.core.money import LARGEST_FEN
from app.domain.workflows._machine import Guard, Machine, Transition

LONGEST = timedelta(days=366)
"""How far ahead a loan may be due."""


IN_REPAIR = ("dispatched", "on_site", "taken_back")
"""States of a call whose device is not repaired although somebody goes, or was there: then a unit may be lent."""


class State(StrEnum):
    """Where a loan stands."""

    LENT = "lent"
    RETURNED = "returned"
    LOST = "lost"
    VOID = "void"


STATE_LABELS: Mapping[State, str] = MappingProxyType(
    {
        State.LENT: QT_TRANSLATE_NOOP("loan", "Out"),  # 借出
        State.RETURNED: QT_TRANSLATE_NOOP("loan", "Returned"),  # 已归还
        State.LOST: QT_TRANSLATE_NOOP("loan", "Lost"),  # 丢失
        State.VOID: QT_TRANSLATE_NOOP("loan", "Void"),  # 作废
    }
)


@dataclass(frozen=True)
class LoanFacts:
    """What the guards ask for; `today` with every date, `out_on` the day it went out."""

    reason: str = ""
    due_on: date | None = None
    signed_by: str = ""
    signed_on: date | None = None
    out_on: date = date.min
    today: date = date.max
    is_signed_out: bool = False
    is_damaged: bool = False
    damage_note: str = ""
    compensation: int = 0
    compensation_note: str = ""


def check_due(due_on: date | None, today: date) -> UserError | None:
    """The day until which a unit is lent: today or later, within a year."""
    if due_on is None:
        return UserError(translate("loan", "Give the day it is to be back."), "due_on")
    if due_on < today:
        return UserError(translate("loan", "It is to be back before it is lent."), "due_on")
    if due_on > today + LONGEST:
        return UserError(translate("loan", "A unit is lent for a year at most."), "due_on")
    return None


def check_signature(name: str, day: date | None, out_on: date, today: date, prefix: str = "") -> UserError | None:
    """A signature is a name and a date, neither before the unit went out nor in the future; both may be empty."""
    by, on = f"{prefix}signed_by", f"{prefix}signed_on"
    if not name and day is None:
        return None
    if not name:
        return UserError(translate("loan", "Write who signed."), by)
    if day is None:
        return UserError(translate("loan", "Enter the date beside the signature."), on)
    if day > today:
        return UserError(translate("loan", "The signature is dated in the future."), on)
    if day < out_on:
        return UserError(translate("loan", "The signature is older than the loan."), on)
    return None


def _extended(facts: LoanFacts) -> UserError | None:
    return check_due(facts.due_on, facts.today) or _explained(facts)


def _signed(facts: LoanFacts) -> UserError | None:
    if not facts.signed_by:
        return UserError(translate("loan", "Write who signed."), "signed_by")
    return check_signature(facts.signed_by, facts.signed_on, facts.out_on, facts.today)


def _taken_in(facts: LoanFacts) -> UserError | None:
    if facts.is_damaged and not facts.damage_note:
        return UserError(translate("loan", "Describe the damage."), "damage_note")
    return _amount(facts) or _signed(facts)


def _lost(facts: LoanFacts) -> UserError | None:
    return _explained(facts) or _amount(facts)


def _decided(facts: LoanFacts) -> UserError | None:
    if not facts.compensation and not facts.compensation_note:
        return UserError(translate("loan", "Give the amount, or write why none is asked for."), "compensation_note")
    return _amount(facts)


def _never_left(facts: LoanFacts) -> UserError | None:
    if facts.is_signed_out:
        return UserError(translate("loan", "The customer has signed for it: take the unit in instead."))
    return _explained(facts)


def _amount(facts: LoanFacts) -> UserError | None:
    if 0 <= facts.compensation <= LARGEST_FEN:
        return None
    return UserError(translate("loan", "A compensation is not less than nothing."), "compensation")


def _explained(facts: LoanFacts) -> UserError | None:
    return None if facts.reason else UserError(translate("loan", "Write the reason."), "reason")


def _to(
    event: str, sources: set[State], target: State | None, label: str, action: str, guard: Guard[LoanFacts]
) -> Transition[LoanFacts]:
    return Transition(event, frozenset(sources), target, label, action, guard)


_OUT = {State.LENT}

MACHINE: Machine[LoanFacts] = Machine(
    "loan",
    STATE_LABELS,
    LoanFacts,
    (
        _to("sign", _OUT, None, QT_TRANSLATE_NOOP("loan", "Signed out"), "loaner.change", _signed),
        _to("extend", _OUT, None, QT_TRANSLATE_NOOP("loan", "Extend"), "loaner.change", _extended),
        _to("take_in", _OUT, State.RETURNED, QT_TRANSLATE_NOOP("loan", "Take in"), "loaner.change", _taken_in),
        _to("lose", _OUT, State.LOST, QT_TRANSLATE_NOOP("loan", "Lost"), "loaner.write_off", _lost),
        _to("void", _OUT, State.VOID, QT_TRANSLATE_NOOP("loan", "Void"), "loaner.write_off", _never_left),
        _to("decide", {State.RETURNED, State.LOST}, None, QT_TRANSLATE_NOOP("loan", "Compensation"),
            "loaner.write_off", _decided),
    ),
)  # fmt: skip


def after(state: str, event: str, facts: LoanFacts | Mapping[str, Any] | None = None, role: str | None = None) -> State:
    """The state after an event; see `Machine.fire`."""
    return State(MACHINE.fire(state, event, facts, role))


def permitted(state: str, role: str) -> tuple[Transition[LoanFacts], ...]:
    """What a role may do with a loan in a state."""
    return MACHINE.permitted(state, role)


def state_label(state: str) -> str:
    """A state in the language of the program."""
    return MACHINE.label(state)
