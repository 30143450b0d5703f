"""What loans of loaner units and of tools have in common: states, the day they are back, signatures, damage and loss.

Signed means a name and a date (R019).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.money import LARGEST_FEN

LONGEST = timedelta(days=366)
"""How far ahead a loan may be due."""


class State(StrEnum):
    """Where a loan stands."""

    LENT = "lent"
    RETURNED = "returned"
    LOST = "lost"
    VOID = "void"


@dataclass(frozen=True)
class Facts:
    """What the guards ask for; `today` with every date, `out_on` the day it went out."""

    reason: str = ""
    due_on: date | None = None
    signed_by: str = ""
    signed_on: date | None = None
    out_on: date = date.min
    today: date = date.max
    is_damaged: bool = False
    damage_note: str = ""
    compensation: int = 0
    compensation_note: str = ""


def check_due(due_on: date | None, today: date) -> UserError | None:
    """The day until which something is lent: today or later, within a year."""
    if due_on is None:
        return UserError(translate("lending", "Give the day it is to be back."), "due_on")
    if due_on < today:
        return UserError(translate("lending", "It is to be back before it is lent."), "due_on")
    if due_on > today + LONGEST:
        return UserError(translate("lending", "It is lent for a year at most."), "due_on")
    return None


def check_signature(name: str, day: date | None, out_on: date, today: date, prefix: str = "") -> UserError | None:
    """A signature is a name and a date, neither before the loan nor in the future; both may be empty (R019)."""
    by, on = f"{prefix}signed_by", f"{prefix}signed_on"
    if not name and day is None:
        return None
    if not name:
        return UserError(translate("lending", "Write who signed."), by)
    if day is None:
        return UserError(translate("lending", "Enter the date beside the signature."), on)
    if day > today:
        return UserError(translate("lending", "The signature is dated in the future."), on)
    if day < out_on:
        return UserError(translate("lending", "The signature is older than the loan."), on)
    return None


def signed(facts: Facts) -> UserError | None:
    """Somebody signed, on a day."""
    if not facts.signed_by:
        return UserError(translate("lending", "Write who signed."), "signed_by")
    return check_signature(facts.signed_by, facts.signed_on, facts.out_on, facts.today)


def looked_at(facts: Facts) -> UserError | None:
    """It came back: damage is described, what is paid is an amount."""
    if facts.is_damaged and not facts.damage_note:
        return UserError(translate("lending", "Describe the damage."), "damage_note")
    return amount(facts)


def lost(facts: Facts) -> UserError | None:
    """It will not come back: why, and what is paid."""
    return explained(facts) or amount(facts)


def decided(facts: Facts) -> UserError | None:
    """What is paid, or why nothing is."""
    if not facts.compensation and not facts.compensation_note:
        text = translate("lending", "Give the amount, or write why none is asked for.")
        return UserError(text, "compensation_note")
    return amount(facts)


def amount(facts: Facts) -> UserError | None:
    """What is paid is nothing or an amount."""
    if 0 <= facts.compensation <= LARGEST_FEN:
        return None
    return UserError(translate("lending", "A compensation is not less than nothing."), "compensation")


def explained(facts: Facts) -> UserError | None:
    """A reason is written."""
    return None if facts.reason else UserError(translate("lending", "Write the reason."), "reason")
