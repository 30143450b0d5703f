"""The life of a tool's loan (F86): lent on a card, renewed, signed for, taken in and checked; lost; or void.

A shared tool has a day by which it is back; a personal one is its colleague's until they leave.
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


class State(StrEnum):
    """Where a loan stands."""

    LENT = "lent"
    RETURNED = "returned"
    LOST = "lost"
    VOID = "void"


STATE_LABELS: Mapping[State, str] = MappingProxyType(
    {
        State.LENT: QT_TRANSLATE_NOOP("tool_loan", "Out"),  # 领用中
        State.RETURNED: QT_TRANSLATE_NOOP("tool_loan", "Returned"),  # 已归还
        State.LOST: QT_TRANSLATE_NOOP("tool_loan", "Lost"),  # 丢失
        State.VOID: QT_TRANSLATE_NOOP("tool_loan", "Void"),  # 作废
    }
)


@dataclass(frozen=True)
class LoanFacts:
    """What the guards ask for; `today` with every date, `out_on` the day it went out."""

    reason: str = ""
    kind: str = "shared"
    due_on: date | None = None
    signed_by: str = ""
    signed_on: date | None = None
    out_on: date = date.min
    today: date = date.max
    is_signed: bool = False
    is_damaged: bool = False
    damage_note: str = ""
    compensation: int = 0
    compensation_note: str = ""


def check_due(due_on: date | None, today: date, kind: str = "shared") -> UserError | None:
    """The day until which a tool is lent: today or later, within a year; a personal one needs none."""
    if due_on is None:
        needed = UserError(translate("tool_loan", "Give the day it is to be back."), "due_on")
        return None if kind == "personal" else needed
    if due_on < today:
        return UserError(translate("tool_loan", "It is to be back before it is lent."), "due_on")
    if due_on > today + LONGEST:
        return UserError(translate("tool_loan", "A tool is lent for a year at most."), "due_on")
    return None


def check_signature(name: str, day: date | None, out_on: date, today: date) -> UserError | None:
    """A signature is a name and a date, neither before the loan nor in the future; both may be empty (R019)."""
    if not name and day is None:
        return None
    if not name:
        return UserError(translate("tool_loan", "Write who signed."), "signed_by")
    if day is None:
        return UserError(translate("tool_loan", "Enter the date beside the signature."), "signed_on")
    if day > today:
        return UserError(translate("tool_loan", "The signature is dated in the future."), "signed_on")
    if day < out_on:
        return UserError(translate("tool_loan", "The signature is older than the loan."), "signed_on")
    return None


def _renewed(facts: LoanFacts) -> UserError | None:
    if facts.kind == "personal":
        return UserError(translate("tool_loan", "A personal tool has no day to be back: there is nothing to renew."))
    if facts.due_on is None:
        return UserError(translate("tool_loan", "Give the day it is to be back."), "due_on")
    return check_due(facts.due_on, facts.today) or _explained(facts)


def _signed(facts: LoanFacts) -> UserError | None:
    if not facts.signed_by:
        return UserError(translate("tool_loan", "Write who signed."), "signed_by")
    return check_signature(facts.signed_by, facts.signed_on, facts.out_on, facts.today)


def _taken_in(facts: LoanFacts) -> UserError | None:
    if facts.is_damaged and not facts.damage_note:
        return UserError(translate("tool_loan", "Describe the damage."), "damage_note")
    return _amount(facts) or check_signature(facts.signed_by, facts.signed_on, facts.out_on, facts.today)


def _lost(facts: LoanFacts) -> UserError | None:
    return _explained(facts) or _amount(facts)


def _decided(facts: LoanFacts) -> UserError | None:
    if not facts.compensation and not facts.compensation_note:
        text = translate("tool_loan", "Give the amount, or write why none is asked for.")
        return UserError(text, "compensation_note")
    return _amount(facts)


def _never_left(facts: LoanFacts) -> UserError | None:
    if facts.is_signed:
        return UserError(translate("tool_loan", "The colleague has signed for it: take the tool in instead."))
    return _explained(facts)


def _amount(facts: LoanFacts) -> UserError | None:
    if 0 <= facts.compensation <= LARGEST_FEN:
        return None
    return UserError(translate("tool_loan", "A compensation is not less than nothing."), "compensation")


def _explained(facts: LoanFacts) -> UserError | None:
    return None if facts.reason else UserError(translate("tool_loan", "Write the reason."), "reason")


def _to(
    event: str, sources: set[State], target: State | None, label: str, action: str, guard: Guard[LoanFacts]
) -> Transition[LoanFacts]:
    return Transition(event, frozenset(sources), target, label, action, guard)


_OUT = {State.LENT}

MACHINE: Machine[LoanFacts] = Machine(
    "tool_loan",
    STATE_LABELS,
    LoanFacts,
    (
        _to("take_in", _OUT, State.RETURNED, QT_TRANSLATE_NOOP("tool_loan", "Take in"), "tool.lend", _taken_in),
        _to("sign", _OUT, None, QT_TRANSLATE_NOOP("tool_loan", "Card signed"), "tool.lend", _signed),
        _to("renew", _OUT, None, QT_TRANSLATE_NOOP("tool_loan", "Renew"), "tool.record", _renewed),
        _to("lose", _OUT, State.LOST, QT_TRANSLATE_NOOP("tool_loan", "Lost"), "tool.write_off", _lost),
        _to("void", _OUT, State.VOID, QT_TRANSLATE_NOOP("tool_loan", "Void"), "tool.write_off", _never_left),
        _to("decide", {State.RETURNED, State.LOST}, None, QT_TRANSLATE_NOOP("tool_loan", "Compensation"),
            "tool.write_off", _decided),
    ),
)  # fmt: skip


def after(state: str, event: str, facts: LoanFacts | Mapping[str, Any] | None = None) -> State:
    """The state after an event; see `Machine.fire`."""
    return State(MACHINE.fire(state, event, facts))


def permitted(state: str, role: str) -> tuple[Transition[LoanFacts], ...]:
    """What a role may do with a loan in a state."""
    return MACHINE.permitted(state, role)


def state_label(state: str) -> str:
    """A state in the language of the program."""
    return MACHINE.label(state)
