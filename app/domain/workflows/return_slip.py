"""The life of a return slip (F71, domain.md 3.12): approved, to the warehouse, counted, compared, posted, proved.

What is more than approved by more than the ratio is a mismatch: it cannot be posted until approved anew (R131).
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
from app.domain import return_goods
from app.domain.workflows._dates import check_day
from app.domain.workflows._machine import Machine, Transition, to


class State(StrEnum):
    """Where a slip stands."""

    DRAFT = "draft"
    APPROVED = "approved"
    IN_WAREHOUSE = "in_warehouse"
    COUNTED = "counted"
    MATCHED = "matched"
    MISMATCH = "mismatch"
    POSTED = "posted"
    CLOSED = "closed"
    VOID = "void"


STATE_LABELS: Mapping[State, str] = MappingProxyType(
    {
        State.DRAFT: QT_TRANSLATE_NOOP("return_slip", "To approve"),  # 待批准
        State.APPROVED: QT_TRANSLATE_NOOP("return_slip", "Approved, on the way"),  # 已批准
        State.IN_WAREHOUSE: QT_TRANSLATE_NOOP("return_slip", "In the warehouse"),  # 已到仓
        State.COUNTED: QT_TRANSLATE_NOOP("return_slip", "Counted"),  # 已点收
        State.MATCHED: QT_TRANSLATE_NOOP("return_slip", "Agrees"),  # 相符
        State.MISMATCH: QT_TRANSLATE_NOOP("return_slip", "Too many came"),  # 不符
        State.POSTED: QT_TRANSLATE_NOOP("return_slip", "Posted, proof missing"),  # 已入账
        State.CLOSED: QT_TRANSLATE_NOOP("return_slip", "Closed"),  # 已结案
        State.VOID: QT_TRANSLATE_NOOP("return_slip", "Void"),  # 作废
    }
)

PRINTED_STATES = frozenset(State) - {State.DRAFT}
"""A draft has no sheet yet."""


@dataclass(frozen=True)
class SlipFacts:
    """What the guards ask for. Everything that is not given counts as missing."""

    reason: str = ""
    day: date | None = None
    not_before: date = date.min
    today: date = date.max
    goods: int = 0  # lines
    receiver: str = ""
    counted: tuple[return_goods.Counted, ...] = ()
    over_ratio: int = 0
    difference_note: str = ""
    purpose: str = ""
    proof_kind: str = ""
    proof_number: str = ""
    proof_note: str = ""


def _explained(facts: SlipFacts) -> UserError | None:
    return None if facts.reason else UserError(translate("return_slip", "Write the reason."), "reason")


def _dated(facts: SlipFacts) -> UserError | None:
    return check_day(facts.day, facts.not_before, facts.today)


def _listed(facts: SlipFacts) -> UserError | None:
    return None if facts.goods else UserError(translate("return_slip", "Write down the goods."), "lines")


def _received(facts: SlipFacts) -> UserError | None:
    if not facts.receiver:
        return UserError(translate("return_slip", "Say who took the goods in."), "received_by")
    return _dated(facts)


def _counted(facts: SlipFacts) -> UserError | None:
    if not facts.counted or any(line.actual is None for line in facts.counted):
        return UserError(translate("return_slip", "Enter how many came, line by line; 0 where none did."), "lines")
    if not any(line.actual for line in facts.counted):
        return UserError(translate("return_slip", "Nothing came: void the slip instead."), "lines")
    if return_goods.differs(facts.counted) and not facts.difference_note:
        text = translate("return_slip", "Not what was approved: ask the customer, and write what was said.")
        return UserError(text, "difference_note")
    return _dated(facts)


def _agrees(facts: SlipFacts) -> UserError | None:
    if return_goods.over(facts.counted, facts.over_ratio):
        return UserError(translate("return_slip", "More came than is accepted: it must be approved anew."), "lines")
    return None


def _exceeds(facts: SlipFacts) -> UserError | None:
    if not return_goods.over(facts.counted, facts.over_ratio):
        return UserError(translate("return_slip", "No more came than is accepted."), "lines")
    return None


def _proved(facts: SlipFacts) -> UserError | None:
    try:
        return_goods.check_proof(facts.purpose, facts.proof_kind, facts.proof_number, facts.proof_note)
    except UserError as refused:
        return refused
    return _dated(facts)


_BEFORE_POSTING = {State.IN_WAREHOUSE, State.COUNTED, State.MATCHED, State.MISMATCH}

MACHINE: Machine[SlipFacts] = Machine(
    "return_slip",
    STATE_LABELS,
    SlipFacts,
    (
        to("change", {State.DRAFT}, None, QT_TRANSLATE_NOOP("return_slip", "Change"), "return_slip.change"),
        to("approve", {State.DRAFT}, State.APPROVED, QT_TRANSLATE_NOOP("return_slip", "Approve"),
            "return_slip.approve", _listed),
        to("arrive", {State.APPROVED}, State.IN_WAREHOUSE, QT_TRANSLATE_NOOP("return_slip", "Arrived"),
            "return_slip.change", _received),
        to("count", _BEFORE_POSTING, State.COUNTED, QT_TRANSLATE_NOOP("return_slip", "Count"), "return_slip.change",
            _counted),
        to("agree", {State.COUNTED}, State.MATCHED, QT_TRANSLATE_NOOP("return_slip", "Compare"),
            "return_slip.change", _agrees),
        to("exceed", {State.COUNTED}, State.MISMATCH, QT_TRANSLATE_NOOP("return_slip", "Compare"),
            "return_slip.change", _exceeds),
        to("approve_anew", {State.MISMATCH}, State.MATCHED, QT_TRANSLATE_NOOP("return_slip", "Approve anew"),
            "return_slip.approve", _explained),
        to("post", {State.MATCHED}, State.POSTED, QT_TRANSLATE_NOOP("return_slip", "Post"), "return_slip.change",
            _dated),
        to("close", {State.POSTED}, State.CLOSED, QT_TRANSLATE_NOOP("return_slip", "Close with proof"),
            "return_slip.change", _proved),
        to("void", set(State) - {State.CLOSED, State.VOID}, State.VOID, QT_TRANSLATE_NOOP("return_slip", "Void"),
            "return_slip.void", _explained),
    ),
)  # fmt: skip


def after(state: str, event: str, facts: SlipFacts | Mapping[str, Any] | None = None) -> State:
    """The state after an event; see `Machine.fire`."""
    return State(MACHINE.fire(state, event, facts))


def permitted(state: str, role: str) -> tuple[Transition[SlipFacts], ...]:
    """What a role may do with a slip in a state."""
    return MACHINE.permitted(state, role)


def state_label(state: str) -> str:
    """A state in the language of the program."""
    return MACHINE.label(state)
