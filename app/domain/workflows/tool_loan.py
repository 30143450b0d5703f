"""The life of a tool's loan (F86): lent on a card, renewed, signed for, taken in and checked; lost; or void.

A shared tool has a day by which it is back, and is renewed after it; a personal one is its colleague's until they
leave.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.domain.workflows import _lending as lending
from app.domain.workflows._lending import State, check_signature
from app.domain.workflows._machine import Machine, Transition, to

STATE_LABELS: Mapping[State, str] = MappingProxyType(
    {
        State.LENT: QT_TRANSLATE_NOOP("tool_loan", "Out"),  # 领用中
        State.RETURNED: QT_TRANSLATE_NOOP("tool_loan", "Returned"),  # 已归还
        State.LOST: QT_TRANSLATE_NOOP("tool_loan", "Lost"),  # 丢失
        State.VOID: QT_TRANSLATE_NOOP("tool_loan", "Void"),  # 作废
    }
)


@dataclass(frozen=True)
class LoanFacts(lending.Facts):
    """What the guards ask for, the kind of the tools, and whether the card is signed.

    `most_days` a shared tool is lent for, `was_due_on` the day it should be back, `is_keeper` who lends tools.
    """

    kind: str = "shared"
    is_signed: bool = False
    most_days: int = lending.LONGEST.days
    was_due_on: date | None = None
    is_keeper: bool = True


def check_due(
    due_on: date | None, today: date, kind: str = "shared", most_days: int = lending.LONGEST.days
) -> UserError | None:
    """The day until which a tool is lent: today or later, within so many days; a personal one needs none."""
    if due_on is None and kind == "personal":
        return None
    refusal = lending.check_due(due_on, today)
    if refusal is None and due_on is not None and due_on > today + timedelta(days=most_days):
        text = translate("tool_loan", "A shared tool is lent for at most {days} days, until {day}; it is renewed then.")
        last = today + timedelta(days=most_days)
        return UserError(text.format(days=most_days, day=last.isoformat()), "due_on")
    return refusal


def _renewed(facts: LoanFacts) -> UserError | None:
    if facts.kind == "personal":
        return UserError(translate("tool_loan", "A personal tool has no day to be back: there is nothing to renew."))
    if not facts.is_keeper and facts.was_due_on is not None and facts.was_due_on < facts.today:
        text = translate(
            "tool_loan",
            "It should have been back on {day}. Bring it to the tool store; who lends tools renews it there.",
        )
        return UserError(text.format(day=facts.was_due_on.isoformat()), "due_on")
    return check_due(facts.due_on, facts.today, most_days=facts.most_days) or lending.explained(facts)


def _taken_in(facts: LoanFacts) -> UserError | None:
    signature = (facts.signed_by, facts.signed_on, facts.out_on, facts.today)
    return lending.looked_at(facts) or check_signature(*signature)


def _never_left(facts: LoanFacts) -> UserError | None:
    if facts.is_signed:
        return UserError(translate("tool_loan", "The colleague has signed for it: take the tool in instead."))
    return lending.explained(facts)


_OUT = {State.LENT}

MACHINE: Machine[LoanFacts] = Machine(
    "tool_loan",
    STATE_LABELS,
    LoanFacts,
    (
        to("take_in", _OUT, State.RETURNED, QT_TRANSLATE_NOOP("tool_loan", "Take in"), "tool.lend", _taken_in),
        to("sign", _OUT, None, QT_TRANSLATE_NOOP("tool_loan", "Card signed"), "tool.lend", lending.signed),
        to("renew", _OUT, None, QT_TRANSLATE_NOOP("tool_loan", "Renew"), "tool.record", _renewed),
        to("lose", _OUT, State.LOST, QT_TRANSLATE_NOOP("tool_loan", "Lost"), "tool.write_off", lending.lost),
        to("void", _OUT, State.VOID, QT_TRANSLATE_NOOP("tool_loan", "Void"), "tool.write_off", _never_left),
        to("decide", {State.RETURNED, State.LOST}, None, QT_TRANSLATE_NOOP("tool_loan", "Compensation"),
            "tool.write_off", lending.decided),
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
