"""The life of a loan (F24): lent, signed out and in → returned; lost; or void when the unit never left.

Signed means a name and a date (R019). The slip goes out before the customer has signed it, so that signature may be
entered later, but never after the one for the way back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.domain.workflows import _lending as lending
from app.domain.workflows._lending import LONGEST, State, check_due, check_signature
from app.domain.workflows._machine import Machine, Transition, to

__all__ = ("LONGEST", "State", "check_due", "check_signature")

IN_REPAIR = ("dispatched", "on_site", "taken_back")
"""States of a call whose device is not repaired although somebody goes, or was there: then a unit may be lent."""

STATE_LABELS: Mapping[State, str] = MappingProxyType(
    {
        State.LENT: QT_TRANSLATE_NOOP("loan", "Out"),  # 借出
        State.RETURNED: QT_TRANSLATE_NOOP("loan", "Returned"),  # 已归还
        State.LOST: QT_TRANSLATE_NOOP("loan", "Lost"),  # 丢失
        State.VOID: QT_TRANSLATE_NOOP("loan", "Void"),  # 作废
    }
)


@dataclass(frozen=True)
class LoanFacts(lending.Facts):
    """What the guards ask for, and whether the slip is signed."""

    is_signed_out: bool = False


def _extended(facts: LoanFacts) -> UserError | None:
    return check_due(facts.due_on, facts.today) or lending.explained(facts)


def _taken_in(facts: LoanFacts) -> UserError | None:
    return lending.looked_at(facts) or lending.signed(facts)


def _never_left(facts: LoanFacts) -> UserError | None:
    if facts.is_signed_out:
        return UserError(translate("loan", "The customer has signed for it: take the unit in instead."))
    return lending.explained(facts)


_OUT = {State.LENT}

MACHINE: Machine[LoanFacts] = Machine(
    "loan",
    STATE_LABELS,
    LoanFacts,
    (
        to("sign", _OUT, None, QT_TRANSLATE_NOOP("loan", "Signed out"), "loaner.change", lending.signed),
        to("extend", _OUT, None, QT_TRANSLATE_NOOP("loan", "Extend"), "loaner.change", _extended),
        to("take_in", _OUT, State.RETURNED, QT_TRANSLATE_NOOP("loan", "Take in"), "loaner.change", _taken_in),
        to("lose", _OUT, State.LOST, QT_TRANSLATE_NOOP("loan", "Lost"), "loaner.write_off", lending.lost),
        to("void", _OUT, State.VOID, QT_TRANSLATE_NOOP("loan", "Void"), "loaner.write_off", _never_left),
        to("decide", {State.RETURNED, State.LOST}, None, QT_TRANSLATE_NOOP("loan", "Compensation"),
            "loaner.write_off", lending.decided),
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
