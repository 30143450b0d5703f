"""The life of a take-back receipt (F20, R051): issued → its original is recovered, or its loss noted and signed.

Either ends it: a recovered original is void. One issued by mistake is made void with a reason; its number stays.
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
from app.domain.workflows._machine import Guard, Machine, Transition

MOST_ITEMS = 60
"""So many things on one receipt; more go on another."""


class State(StrEnum):
    """Where the original is."""

    ISSUED = "issued"
    RECOVERED = "recovered"
    LOST = "lost"
    VOID = "void"


STATE_LABELS: Mapping[State, str] = MappingProxyType(
    {
        State.ISSUED: QT_TRANSLATE_NOOP("take_back_receipt", "With the customer"),  # 客户持有
        State.RECOVERED: QT_TRANSLATE_NOOP("take_back_receipt", "Recovered and void"),  # 已收回作废
        State.LOST: QT_TRANSLATE_NOOP("take_back_receipt", "Lost, noted"),  # 已登记遗失
        State.VOID: QT_TRANSLATE_NOOP("take_back_receipt", "Issued by mistake, void"),  # 误开作废
    }
)


@dataclass(frozen=True)
class ReceiptFacts:
    """What the guards ask for; `today` with the dates beside signatures."""

    signed_by: str = ""
    signed_on: date | None = None
    issued_on: date = date.min
    lost_note: str = ""
    lost_signed_by: str = ""
    reason: str = ""
    moved: int = 0
    """Things on it that are worked on already."""
    today: date = date.max


def signed(by: str, on: date | None, earliest: date, today: date, field: str = "signed_by") -> UserError | None:
    """What is wrong with a signature: name and date, neither in the future nor before the paper (R019); else None."""
    day_field = field.replace("_by", "_on")
    if not by:
        return UserError(translate("take_back_receipt", "Enter who signed for the customer."), field)
    if on is None:
        return UserError(translate("take_back_receipt", "Enter the date beside the signature."), day_field)
    if on > today:
        return UserError(translate("take_back_receipt", "The signature is dated in the future."), day_field)
    if on < earliest:
        return UserError(translate("take_back_receipt", "The signature is older than the receipt."), day_field)
    return None


def _signed(facts: ReceiptFacts) -> UserError | None:
    return signed(facts.signed_by, facts.signed_on, facts.issued_on, facts.today)


def _lost(facts: ReceiptFacts) -> UserError | None:
    """R051: without the original only a signed note of its loss."""
    if not facts.lost_note:
        return UserError(translate("take_back_receipt", "Write how the receipt was lost."), "lost_note")
    if not facts.lost_signed_by:
        text = translate("take_back_receipt", "The customer signs that the receipt is lost. Enter who signed.")
        return UserError(text, "lost_signed_by")
    return None


def _unmoved(facts: ReceiptFacts) -> UserError | None:
    if not facts.reason:
        return UserError(translate("take_back_receipt", "Give a reason."), "reason")
    if facts.moved:
        text = translate("take_back_receipt", "Work on {count} of its items has begun: this receipt stays.")
        return UserError(text.format(count=facts.moved))
    return None


def _to(
    event: str, target: State | None, label: str, guard: Guard[ReceiptFacts], action: str = "take_back_receipt.change"
) -> Transition[ReceiptFacts]:
    return Transition(event, frozenset({State.ISSUED}), target, label, action, guard)


MACHINE: Machine[ReceiptFacts] = Machine(
    "take_back_receipt",
    STATE_LABELS,
    ReceiptFacts,
    (
        _to("sign", None, QT_TRANSLATE_NOOP("take_back_receipt", "Signed by the customer"), _signed),
        _to("recover", State.RECOVERED, QT_TRANSLATE_NOOP("take_back_receipt", "Receipt recovered"), lambda _: None),
        _to("lose", State.LOST, QT_TRANSLATE_NOOP("take_back_receipt", "Receipt lost"), _lost),
        _to("void", State.VOID, QT_TRANSLATE_NOOP("take_back_receipt", "Void"), _unmoved, "take_back_receipt.void"),
    ),
)


def after(
    state: str, event: str, facts: ReceiptFacts | Mapping[str, Any] | None = None, role: str | None = None
) -> State:
    """The state after an event; see `Machine.fire`."""
    return State(MACHINE.fire(state, event, facts, role))


def state_label(state: str) -> str:
    """A state in the language of the program."""
    return MACHINE.label(state)
