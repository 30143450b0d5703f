"""The life of a periodic inspection (A3, A14): due → planned → done, or withdrawn with a reason.

Planned is one that has its service call; where that call is cancelled it is due again.
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
from app.domain.workflows._machine import Machine, Transition, to

SCORES = range(101)
"""What the customer may give on the signed sheet."""


class State(StrEnum):
    """Where an inspection stands."""

    DUE = "due"
    PLANNED = "planned"
    DONE = "done"
    WITHDRAWN = "withdrawn"


STATE_LABELS: Mapping[State, str] = MappingProxyType(
    {
        State.DUE: QT_TRANSLATE_NOOP("inspection", "Due"),  # 待安排
        State.PLANNED: QT_TRANSLATE_NOOP("inspection", "Planned"),  # 已安排
        State.DONE: QT_TRANSLATE_NOOP("inspection", "Done"),  # 已完成
        State.WITHDRAWN: QT_TRANSLATE_NOOP("inspection", "Withdrawn"),  # 已撤销
    }
)

FINDINGS: Mapping[str, str] = MappingProxyType(
    {
        "good": QT_TRANSLATE_NOOP("inspection", "In order"),  # 正常
        "attention": QT_TRANSLATE_NOOP("inspection", "Needs attention"),  # 需关注
        "faulty": QT_TRANSLATE_NOOP("inspection", "Faulty"),  # 故障
        "not_checked": QT_TRANSLATE_NOOP("inspection", "Not checked"),  # 未检
    }
)
"""What is found at an item of the sheet."""


@dataclass(frozen=True)
class InspectionFacts:
    """What the guards ask for; `today` with the dates of the sheet, `has_call` whether a service call is linked."""

    reason: str = ""
    has_call: bool = False
    score: int | None = None
    signed_by: str = ""
    signed_on: date | None = None
    done_on: date | None = None
    today: date = date.max


def _unlinked(facts: InspectionFacts) -> UserError | None:
    if not facts.has_call:
        return None
    return UserError(translate("inspection", "This inspection has its service call already."))


def _entered(facts: InspectionFacts) -> UserError | None:
    if facts.done_on is None:
        return UserError(translate("inspection", "Enter the day of the inspection."), "done_on")
    if facts.done_on > facts.today:
        return UserError(translate("inspection", "This day lies in the future."), "done_on")
    if facts.score is not None and facts.score not in SCORES:
        return UserError(translate("inspection", "The score is from 0 to 100."), "score")
    return _signed(facts)


def _signed(facts: InspectionFacts) -> UserError | None:
    if facts.score is not None and not facts.signed_by:
        return UserError(translate("inspection", "A score counts with a signature. Enter who signed."), "signed_by")
    if facts.signed_by and facts.signed_on is None:
        return UserError(translate("inspection", "Enter the date beside the signature."), "signed_on")
    if facts.signed_on is not None and facts.signed_on > facts.today:
        return UserError(translate("inspection", "The signature is dated in the future."), "signed_on")
    if facts.signed_on is not None and facts.done_on is not None and facts.signed_on < facts.done_on:
        return UserError(translate("inspection", "The signature is older than the inspection."), "signed_on")
    return None


def _reasoned(facts: InspectionFacts) -> UserError | None:
    return None if facts.reason else UserError(translate("inspection", "Write the reason."), "reason")


_OPEN = {State.DUE, State.PLANNED}

MACHINE: Machine[InspectionFacts] = Machine(
    "inspection",
    STATE_LABELS,
    InspectionFacts,
    (
        to("plan", {State.DUE}, State.PLANNED, QT_TRANSLATE_NOOP("inspection", "Plan"), "inspection.plan", _unlinked),
        to("unplan", {State.PLANNED}, State.DUE, QT_TRANSLATE_NOOP("inspection", "Due again"), "inspection.plan",
            None),
        to("move", {State.DUE}, None, QT_TRANSLATE_NOOP("inspection", "Move the day"), "inspection.plan", _reasoned),
        to("complete", _OPEN, State.DONE, QT_TRANSLATE_NOOP("inspection", "Enter the result"), "inspection.record",
            _entered),
        to("complete", {State.DONE}, None, QT_TRANSLATE_NOOP("inspection", "Enter the result"), "inspection.record",
            _entered),
        to("withdraw", {State.DUE}, State.WITHDRAWN, QT_TRANSLATE_NOOP("inspection", "Withdraw"), "inspection.plan",
            _reasoned),
        to("revive", {State.WITHDRAWN}, State.DUE, QT_TRANSLATE_NOOP("inspection", "Ask for it again"),
            "inspection.plan", None),
    ),
)  # fmt: skip


def after(
    state: str, event: str, facts: InspectionFacts | Mapping[str, Any] | None = None, role: str | None = None
) -> State:
    """The state after an event; see `Machine.fire`."""
    return State(MACHINE.fire(state, event, facts, role))


def permitted(state: str, role: str) -> tuple[Transition[InspectionFacts], ...]:
    """What a role may do with an inspection in a state."""
    return MACHINE.permitted(state, role)


def state_label(state: str) -> str:
    """A state in the language of the program."""
    return MACHINE.label(state)
