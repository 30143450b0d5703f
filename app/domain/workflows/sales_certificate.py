"""The life of a certificate for accounting (F72, F73): written, approved, sealed by the customer, posted; or void."""

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
    """Where a certificate stands."""

    DRAFT = "draft"
    APPROVED = "approved"
    SEALED = "sealed"
    POSTED = "posted"
    VOID = "void"


STATE_LABELS: Mapping[State, str] = MappingProxyType(
    {
        State.DRAFT: QT_TRANSLATE_NOOP("sales_certificate", "To approve"),  # 待批准
        State.APPROVED: QT_TRANSLATE_NOOP("sales_certificate", "With the customer"),  # 待客户盖章
        State.SEALED: QT_TRANSLATE_NOOP("sales_certificate", "Sealed"),  # 已盖章
        State.POSTED: QT_TRANSLATE_NOOP("sales_certificate", "Posted"),  # 已入账
        State.VOID: QT_TRANSLATE_NOOP("sales_certificate", "Void"),  # 作废
    }
)

PRINTED_STATES = frozenset(State) - {State.DRAFT}
"""A draft has no sheet yet."""


@dataclass(frozen=True)
class CertificateFacts:
    """What the guards ask for. Everything that is not given counts as missing."""

    reason: str = ""
    day: date | None = None
    not_before: date = date.min
    today: date = date.max
    sealed_by: str = ""
    invoice_number: str = ""


def _explained(facts: CertificateFacts) -> UserError | None:
    return None if facts.reason else UserError(translate("sales_certificate", "Write the reason."), "reason")


def _dated(facts: CertificateFacts) -> UserError | None:
    return check_day(facts.day, facts.not_before, facts.today)


def _invoiced(facts: CertificateFacts) -> UserError | None:
    if facts.invoice_number:
        return None
    return UserError(translate("sales_certificate", "Enter the number of the tax invoice."), "invoice_number")


def _sealed(facts: CertificateFacts) -> UserError | None:
    if not facts.sealed_by:
        return UserError(translate("sales_certificate", "Say who sealed it for the customer."), "sealed_by")
    return _dated(facts)


MACHINE: Machine[CertificateFacts] = Machine(
    "sales_certificate",
    STATE_LABELS,
    CertificateFacts,
    (
        to("change", {State.DRAFT}, None, QT_TRANSLATE_NOOP("sales_certificate", "Change"), "return_slip.change"),
        to("approve", {State.DRAFT}, State.APPROVED, QT_TRANSLATE_NOOP("sales_certificate", "Approve"),
            "return_slip.approve", _invoiced),
        to("seal", {State.APPROVED}, State.SEALED, QT_TRANSLATE_NOOP("sales_certificate", "Sealed"),
            "return_slip.change", _sealed),
        to("post", {State.SEALED}, State.POSTED, QT_TRANSLATE_NOOP("sales_certificate", "Post"),
            "return_slip.change", _dated),
        to("void", {State.DRAFT, State.APPROVED, State.SEALED}, State.VOID,
            QT_TRANSLATE_NOOP("sales_certificate", "Void"), "return_slip.void", _explained),
    ),
)  # fmt: skip


def after(state: str, event: str, facts: CertificateFacts | Mapping[str, Any] | None = None) -> State:
    """The state after an event; see `Machine.fire`."""
    return State(MACHINE.fire(state, event, facts))


def permitted(state: str, role: str) -> tuple[Transition[CertificateFacts], ...]:
    """What a role may do with a certificate in a state."""
    return MACHINE.permitted(state, role)


def state_label(state: str) -> str:
    """A state in the language of the program."""
    return MACHINE.label(state)
