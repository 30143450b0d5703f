"""The life of an anomaly notice (F44): open, dealt with; turned into a complaint once a loss shows; or void."""

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
    """Where a notice stands."""

    OPEN = "open"
    DONE = "done"
    RAISED = "raised"
    VOID = "void"


STATE_LABELS: Mapping[State, str] = MappingProxyType(
    {
        State.OPEN: QT_TRANSLATE_NOOP("anomaly_notice", "Open"),  # 处理中
        State.DONE: QT_TRANSLATE_NOOP("anomaly_notice", "Improved"),  # 已改善
        State.RAISED: QT_TRANSLATE_NOOP("anomaly_notice", "Became a complaint"),  # 转为投诉
        State.VOID: QT_TRANSLATE_NOOP("anomaly_notice", "Void"),  # 作废
    }
)


@dataclass(frozen=True)
class NoticeFacts:
    """What the guards ask for: reason, unit, result, the day it was done, not before it came in nor after today."""

    reason: str = ""
    unit: str = ""
    result: str = ""
    day: date | None = None
    not_before: date = date.min
    today: date = date.max


def _explained(facts: NoticeFacts) -> UserError | None:
    return None if facts.reason else UserError(translate("anomaly_notice", "Write the reason."), "reason")


def _improved(facts: NoticeFacts) -> UserError | None:
    if not facts.unit:
        return UserError(translate("anomaly_notice", "Choose the unit that improved it."), "department_id")
    if not facts.result:
        return UserError(translate("anomaly_notice", "Write what was improved."), "result")
    return check_day(facts.day, facts.not_before, facts.today, "done_on")


_RECORD = "anomaly_notice.record"

MACHINE: Machine[NoticeFacts] = Machine(
    "anomaly_notice",
    STATE_LABELS,
    NoticeFacts,
    (
        to("change", {State.OPEN}, None, QT_TRANSLATE_NOOP("anomaly_notice", "Change"), _RECORD),
        to("improve", {State.OPEN}, State.DONE, QT_TRANSLATE_NOOP("anomaly_notice", "Improved"), _RECORD, _improved),
        to("raise", {State.OPEN, State.DONE}, State.RAISED,
            QT_TRANSLATE_NOOP("anomaly_notice", "It is a complaint"), "complaint.register"),
        to("void", {State.OPEN}, State.VOID, QT_TRANSLATE_NOOP("anomaly_notice", "Void"), "anomaly_notice.void",
            _explained),
    ),
)  # fmt: skip


def after(state: str, event: str, facts: NoticeFacts | Mapping[str, Any] | None = None) -> State:
    """The state after an event; see `Machine.fire`."""
    return State(MACHINE.fire(state, event, facts))


def permitted(state: str, role: str) -> tuple[Transition[NoticeFacts], ...]:
    """What a role may do with a notice in a state."""
    return MACHINE.permitted(state, role)


def state_label(state: str) -> str:
    """A state in the language of the program."""
    return MACHINE.label(state)
