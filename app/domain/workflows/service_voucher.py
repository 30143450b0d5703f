"""The life of a service voucher (F12, R013, R048): issued → out with a technician → returned signed → filed.

A voucher that is not filed can be made void with a reason; its number stays taken.
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
from app.domain import codes
from app.domain.workflows._machine import Machine, Transition


class State(StrEnum):
    """Where a voucher is."""

    ISSUED = "issued"
    OUT = "out"
    RETURNED = "returned"
    FILED = "filed"
    VOID = "void"


STATE_LABELS: Mapping[State, str] = MappingProxyType(
    {State(code): label for code, label in codes.VOUCHER_STATES.items()}
)

STATE_ORDER: tuple[State, ...] = tuple(State)
OPEN_STATES = frozenset({State.ISSUED, State.OUT})
"""The paper is not back."""

TERMINAL_STATES = frozenset({State.FILED, State.VOID})


@dataclass(frozen=True)
class VoucherFacts:
    """What the guards ask for. What is not given counts as not there."""

    technician: int | str | None = None
    signer_name: str = ""
    signed_on: date | None = None
    struck_off: bool = False
    """The call is struck off the register."""
    place: str = ""
    reason: str = ""


def _need(fact: object, text: str, field: str) -> UserError | None:
    return None if fact else UserError(text, field)


def _handed_out(facts: VoucherFacts) -> UserError | None:
    return _need(facts.technician, translate("service_voucher", "Choose who takes the voucher."), "technician")


def _handed_in(facts: VoucherFacts) -> UserError | None:
    """R019: signed means a name and a date."""
    return _need(
        facts.signer_name, translate("service_voucher", "Write who signed for the customer."), "signer_name"
    ) or _need(facts.signed_on, translate("service_voucher", "Give the date of the signature."), "signed_on")


def _filed(facts: VoucherFacts) -> UserError | None:
    return _need(
        facts.struck_off, translate("service_voucher", "Strike the call off before filing its voucher."), "struck_off"
    ) or _need(facts.place, translate("service_voucher", "Write where the voucher is filed."), "place")


def _voided(facts: VoucherFacts) -> UserError | None:
    return _need(facts.reason, translate("service_voucher", "Give a reason."), "reason")


MACHINE: Machine[VoucherFacts] = Machine(
    "service_voucher",
    STATE_LABELS,
    VoucherFacts,
    (
        Transition(
            "hand_out",
            frozenset({State.ISSUED}),
            State.OUT,
            QT_TRANSLATE_NOOP("service_voucher", "Hand out"),
            "service_voucher.hand_out",
            _handed_out,
        ),
        # A paper printed and taken along without being marked comes back all the same.
        Transition(
            "hand_in",
            OPEN_STATES,
            State.RETURNED,
            QT_TRANSLATE_NOOP("service_voucher", "Hand in"),
            "service_voucher.hand_in",
            _handed_in,
        ),
        Transition(
            "file",
            frozenset({State.RETURNED}),
            State.FILED,
            QT_TRANSLATE_NOOP("service_voucher", "File"),
            "service_voucher.file",
            _filed,
        ),
        Transition(
            "void",
            OPEN_STATES | {State.RETURNED},
            State.VOID,
            QT_TRANSLATE_NOOP("service_voucher", "Void"),
            "service_voucher.void",
            _voided,
        ),
    ),
)


def after(
    state: str, event: str, facts: VoucherFacts | Mapping[str, Any] | None = None, role: str | None = None
) -> State:
    """The state after an event; see `Machine.fire`."""
    return State(MACHINE.fire(state, event, facts, role))


def permitted(state: str, role: str) -> tuple[Transition[VoucherFacts], ...]:
    """What a role may do with a voucher in a state."""
    return MACHINE.permitted(state, role)


def state_label(state: str) -> str:
    """A state in the language of the program."""
    return MACHINE.label(state)


def is_open(state: str) -> bool:
    """Whether the paper is still outside."""
    return state in OPEN_STATES
