"""The life of a survey (3.15, F33): planned → running → analysed → reported → actions → closed; or void with a reason.

Launching draws the sample, once. Answers come in while it runs; analysing ends that, and can be taken back until the
result went to the departments. Whatever is done because of it is done before it is closed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.domain.workflows._machine import Machine, Transition, to


class State(StrEnum):
    """How far a survey is."""

    PLANNED = "planned"
    RUNNING = "running"
    ANALYSED = "analysed"
    REPORTED = "reported"
    ACTIONS = "actions"
    CLOSED = "closed"
    VOID = "void"


STATE_LABELS: Mapping[State, str] = MappingProxyType(
    {
        State.PLANNED: QT_TRANSLATE_NOOP("survey", "Planned"),  # 计划中
        State.RUNNING: QT_TRANSLATE_NOOP("survey", "Running"),  # 调查中
        State.ANALYSED: QT_TRANSLATE_NOOP("survey", "Analysed"),  # 已分析
        State.REPORTED: QT_TRANSLATE_NOOP("survey", "Reported"),  # 已报告
        State.ACTIONS: QT_TRANSLATE_NOOP("survey", "Actions open"),  # 改进中
        State.CLOSED: QT_TRANSLATE_NOOP("survey", "Closed"),  # 已结束
        State.VOID: QT_TRANSLATE_NOOP("survey", "Void"),  # 已作废
    }
)

DONE_STATES = frozenset({State.REPORTED, State.ACTIONS, State.CLOSED})
"""Its result is out: it counts as done (K6, R076)."""


@dataclass(frozen=True)
class SurveyFacts:
    """What the guards ask for: questions on the sheet, sheets answered, findings, receivers, open actions, a reason."""

    questions: int = 0
    answered: int = 0
    findings: str = ""
    recipients: int = 0
    open_actions: int = 0
    reason: str = ""


def _asks(facts: SurveyFacts) -> UserError | None:
    if facts.questions:
        return None
    return UserError(translate("survey", "The questionnaire has no question yet."), "questions")


def _unanswered(facts: SurveyFacts) -> UserError | None:
    if not facts.answered:
        return None
    text = translate("survey", "Sheets answered: {count}. The questions stay as they were asked.")
    return UserError(text.format(count=facts.answered), "questions")


def _answered(facts: SurveyFacts) -> UserError | None:
    return None if facts.answered else UserError(translate("survey", "Nobody has answered yet."))


def _found(facts: SurveyFacts) -> UserError | None:
    if not facts.findings:
        return UserError(translate("survey", "Write what was found."), "findings")
    if not facts.recipients:
        return UserError(translate("survey", "Name at least one department that gets the report."), "recipients")
    return None


def _acted(facts: SurveyFacts) -> UserError | None:
    if not facts.open_actions:
        return None
    text = translate("survey", "Actions still to do: {count}. Finish or drop them first.")
    return UserError(text.format(count=facts.open_actions))


def _reasoned(facts: SurveyFacts) -> UserError | None:
    return None if facts.reason else UserError(translate("survey", "Write the reason."), "reason")


_OUT = frozenset({State.REPORTED, State.ACTIONS})

MACHINE: Machine[SurveyFacts] = Machine(
    "survey",
    STATE_LABELS,
    SurveyFacts,
    (
        to("change", {State.PLANNED}, None, QT_TRANSLATE_NOOP("survey", "Edit the plan"), "survey.plan"),
        to("ask", {State.PLANNED, State.RUNNING}, None, QT_TRANSLATE_NOOP("survey", "Edit the questions"),
           "survey.plan", _unanswered),
        to("launch", {State.PLANNED}, State.RUNNING, QT_TRANSLATE_NOOP("survey", "Launch"), "survey.plan", _asks),
        to("record", {State.RUNNING}, None, QT_TRANSLATE_NOOP("survey", "Enter answers"), "survey.record"),
        to("analyse", {State.RUNNING}, State.ANALYSED, QT_TRANSLATE_NOOP("survey", "End and analyse"), "survey.plan",
           _answered),
        to("reopen", {State.ANALYSED}, State.RUNNING, QT_TRANSLATE_NOOP("survey", "Take more answers"),
           "survey.plan"),
        to("find", {State.ANALYSED}, None, QT_TRANSLATE_NOOP("survey", "Findings"), "survey.plan"),
        to("report", {State.ANALYSED}, State.REPORTED, QT_TRANSLATE_NOOP("survey", "Report to departments"),
           "survey.plan", _found),
        to("act", _OUT, State.ACTIONS, QT_TRANSLATE_NOOP("survey", "Add an action"), "survey.plan"),
        to("close", _OUT, State.CLOSED, QT_TRANSLATE_NOOP("survey", "Close"), "survey.plan", _acted),
        to("void", {State.PLANNED, State.RUNNING, State.ANALYSED}, State.VOID, QT_TRANSLATE_NOOP("survey", "Void"),
           "survey.void", _reasoned),
    ),
)  # fmt: skip


def after(state: str, event: str, facts: SurveyFacts | Mapping[str, Any] | None = None) -> State:
    """The state after an event; see `Machine.fire`."""
    return State(MACHINE.fire(state, event, facts))


def permitted(state: str, role: str) -> tuple[Transition[SurveyFacts], ...]:
    """What a role may do with a survey in a state."""
    return MACHINE.permitted(state, role)


def state_label(state: str) -> str:
    """A state in the language of the program."""
    return MACHINE.label(state)
