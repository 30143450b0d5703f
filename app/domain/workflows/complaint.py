"""The life of a complaint (domain.md 3.6): one engine for every scheme (`domain.complaint_scheme`).

The scheme decides which steps there are and what the guards ask. What holds for all of them: nothing is archived that
was not attributed and visited, nor, where approval is due, without it; nothing is promised before approval (R098).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain.complaint import WHOLE
from app.domain.complaint_scheme import Scheme
from app.domain.workflows._machine import Guard, Machine, Transition, to


class State(StrEnum):
    """Where a case stands."""

    REGISTERED = "registered"
    VERIFYING = "verifying"
    ATTRIBUTED = "attributed"
    PROPOSING = "proposing"
    PENDING_APPROVAL = "pending_approval"
    RETURNED = "returned"
    APPROVED = "approved"
    NEGOTIATING = "negotiating"
    EXECUTING = "executing"
    REFUSED = "refused"
    FILED_MINOR = "filed_minor"
    NOT_OURS = "not_ours"
    UNFOUNDED = "unfounded"
    EXECUTED = "executed"
    VISITED = "visited"
    CORRECTED = "corrected"
    ARCHIVED = "archived"
    VOID = "void"


STATE_LABELS: Mapping[State, str] = MappingProxyType(
    {
        State.REGISTERED: QT_TRANSLATE_NOOP("complaint", "Registered"),  # 已登记
        State.VERIFYING: QT_TRANSLATE_NOOP("complaint", "Being verified"),  # 核实中
        State.ATTRIBUTED: QT_TRANSLATE_NOOP("complaint", "Responsibility found"),  # 已判定责任
        State.PROPOSING: QT_TRANSLATE_NOOP("complaint", "Being proposed"),  # 拟定方案
        State.PENDING_APPROVAL: QT_TRANSLATE_NOOP("complaint", "Waiting for approval"),  # 待核决
        State.RETURNED: QT_TRANSLATE_NOOP("complaint", "Sent back"),  # 退回
        State.APPROVED: QT_TRANSLATE_NOOP("complaint", "Approved"),  # 已核决
        State.NEGOTIATING: QT_TRANSLATE_NOOP("complaint", "Talks with the customer"),  # 与客户协商
        State.EXECUTING: QT_TRANSLATE_NOOP("complaint", "Being carried out"),  # 执行中
        State.REFUSED: QT_TRANSLATE_NOOP("complaint", "Refused by the customer"),  # 客户不接受
        State.FILED_MINOR: QT_TRANSLATE_NOOP("complaint", "Filed as minor"),  # 轻微备案
        State.NOT_OURS: QT_TRANSLATE_NOOP("complaint", "Not our fault"),  # 非我方原因
        State.UNFOUNDED: QT_TRANSLATE_NOOP("complaint", "Unfounded"),  # 不成立
        State.EXECUTED: QT_TRANSLATE_NOOP("complaint", "Carried out"),  # 已执行
        State.VISITED: QT_TRANSLATE_NOOP("complaint", "Visited"),  # 已回访
        State.CORRECTED: QT_TRANSLATE_NOOP("complaint", "Corrected"),  # 已纠正
        State.ARCHIVED: QT_TRANSLATE_NOOP("complaint", "Archived"),  # 已归档
        State.VOID: QT_TRANSLATE_NOOP("complaint", "Void"),  # 作废
    }
)

OPEN_STATES = frozenset(State) - {State.ARCHIVED, State.REFUSED, State.VOID}
"""A refused case is continued by its successor."""

SETTLED_STATES = frozenset({State.EXECUTED, State.FILED_MINOR, State.NOT_OURS, State.UNFOUNDED})
"""In these the clock of the whole has stopped, and a return visit is due."""


OPTIONAL_EVENTS = frozenset({"file_minor", "submit", "approve", "send_back", "negotiate", "negotiate_at_once"})
"""Steps that not every scheme has."""


@dataclass(frozen=True)
class CaseFacts:
    """What the guards ask for. Everything that is not given counts as missing; shares are hundredths of a percent."""

    reason: str = ""
    category: str = ""
    cause: str = ""
    severity: str = ""
    finding: str = ""
    shares: tuple[int, ...] = ()
    evidence: bool = False  # a text or a file
    receivable_note: str = ""
    open_stages: tuple[str, ...] = ()  # required stages of the state that is left, not yet taken, by name
    missing_opinions: tuple[str, ...] = ()  # required blocks that are empty, by name
    measure_unverified: bool = False  # the scheme wants the measure verified, and it is not
    report_missing: bool = False
    promise_told: bool = False
    settlements: int = 0  # planned or done
    settlements_to_do: int = 0
    needs_approval: bool = False
    answer: str = ""
    customer_signed: bool = False
    result_told: bool = False
    satisfaction: int | None = None
    unreachable: bool = False  # the return visit used up its attempts
    actions: int = 0  # corrective actions that stand
    actions_open: int = 0  # of them not found effective
    exempt_reason: str = ""
    tracks_improvement: bool = False
    closing_missing: bool = False  # the office's opinion after the talks
    departments_told: bool = False  # of a minor case
    case_study_missing: bool = False
    papers_open: tuple[str, ...] = ()  # return slips and certificates still open, by number


def _fact(text: str, field: str) -> UserError:
    return UserError(text, field)


def _explained(facts: CaseFacts) -> UserError | None:
    return None if facts.reason else _fact(translate("complaint", "Write the reason."), "reason")


def _in_order(facts: CaseFacts) -> UserError | None:
    if not facts.open_stages:
        return None
    text = translate("complaint", "“{stage}” has its turn first. No stage may be skipped.")
    return _fact(text.format(stage=facts.open_stages[0]), "stage")


def _attributable(facts: CaseFacts) -> UserError | None:
    if not facts.category:
        return _fact(translate("complaint", "Choose the class of the complaint."), "category")
    if not facts.cause:
        return _fact(translate("complaint", "Write the cause."), "cause")
    if not facts.shares:
        return _fact(translate("complaint", "Name the responsible unit or person."), "shares")
    if sum(facts.shares) != WHOLE:
        text = translate("complaint", "The shares add up to {sum} %. They must make 100 %.")
        return _fact(text.format(sum=f"{sum(facts.shares) / 100:.2f}"), "shares")
    return _in_order(facts)


def _not_ours(facts: CaseFacts) -> UserError | None:
    if not facts.cause:
        return _fact(translate("complaint", "Write the cause."), "cause")
    if not facts.evidence:
        return _fact(translate("complaint", "Write or attach the evidence that it is not our fault."), "evidence")
    return _in_order(facts)


def _unfounded(facts: CaseFacts) -> UserError | None:
    if not facts.cause:
        return _fact(translate("complaint", "Write why the complaint is unfounded."), "cause")
    if not facts.receivable_note:
        return _fact(translate("complaint", "Write what becomes of the money still owed."), "receivable_note")
    return _in_order(facts)


def _minor(facts: CaseFacts) -> UserError | None:
    if facts.severity != "minor":
        return _fact(translate("complaint", "Only a minor complaint is filed without a proposal."), "severity")
    if not facts.departments_told:
        return _fact(translate("complaint", "Name the departments that were told."), "departments")
    return _in_order(facts)


def _proposable(facts: CaseFacts) -> UserError | None:
    """R094: where minor cases are filed, one found minor has no proposal."""
    if facts.severity == "minor":
        text = translate("complaint", "Found minor: it is filed without a proposal. Find it serious to propose.")
        return _fact(text, "severity")
    return _in_order(facts)


def _submittable(facts: CaseFacts) -> UserError | None:
    if not facts.settlements:
        return _fact(translate("complaint", "Write what is to be done for the customer."), "settlements")
    if facts.missing_opinions:
        text = translate("complaint", "The opinion of “{unit}” is missing.")
        return _fact(text.format(unit=facts.missing_opinions[0]), "opinions")
    if facts.measure_unverified:
        return _fact(translate("complaint", "The measure has not been verified yet."), "opinions")
    if facts.report_missing:
        return _fact(translate("complaint", "The investigation report is missing."), "reports")
    return _in_order(facts)


def _promised(facts: CaseFacts) -> UserError | None:
    refusal = _submittable(facts)
    if refusal is None and not facts.promise_told:
        text = translate("complaint", "Tell the customer by which day it will be settled, and enter it.")
        return _fact(text, "promised_on")
    return refusal


def _approval_due(guard: Guard[CaseFacts], *, due: bool) -> Guard[CaseFacts]:
    """A guard that also asks whether approval is needed, or is not."""

    def check(facts: CaseFacts) -> UserError | None:
        refusal = guard(facts)
        if refusal is None and facts.needs_approval is not due:
            if due:
                return _fact(translate("complaint", "This proposal needs no approval."), "settlements")
            return _fact(translate("complaint", "Nothing may be promised before the proposal is approved."), "approval")
        return refusal

    return check


def _executed(*, signs: bool) -> Guard[CaseFacts]:
    def check(facts: CaseFacts) -> UserError | None:
        if facts.settlements_to_do:
            return _fact(translate("complaint", "Part of the settlement is still to be done."), "settlements")
        if facts.papers_open:
            text = translate("complaint", "{number} is still open.")
            return _fact(text.format(number=facts.papers_open[0]), "papers")
        if not facts.result_told:
            return _fact(translate("complaint", "Tell the customer the result, and enter it."), "contacts")
        if signs and not facts.customer_signed:
            return _fact(translate("complaint", "The customer has not signed the handling slip yet."), "signed_by")
        return _in_order(facts)

    return check


def _visited(facts: CaseFacts) -> UserError | None:
    """What the customer said; only who was never reached is passed over, with the reason."""
    if facts.satisfaction is None and facts.unreachable:
        return _explained(facts) or _in_order(facts)
    if facts.satisfaction is None:
        return _fact(translate("complaint", "Choose the customer's satisfaction."), "satisfaction")
    return _in_order(facts)


def _corrected(facts: CaseFacts) -> UserError | None:
    if facts.actions_open or (not facts.actions and not facts.exempt_reason):
        return _fact(translate("complaint", "The corrective action is not found effective yet."), "actions")
    return None


def _archivable(scheme: Scheme) -> Guard[CaseFacts]:
    """R107: not with open corrective action, nor without where the scheme asks for one; 002E: not without its study."""

    def check(facts: CaseFacts) -> UserError | None:
        asked = scheme.correction == "required" or (scheme.correction == "tracked" and facts.tracks_improvement)
        if facts.actions_open or (asked and not facts.actions and not facts.exempt_reason):
            return _fact(translate("complaint", "The corrective action is not found effective yet."), "actions")
        if facts.closing_missing:
            text = translate("complaint", "The overall opinion of the case office after the talks is missing.")
            return _fact(text, "opinions")
        if facts.case_study_missing:
            return _fact(translate("complaint", "The case study is missing."), "reports")
        return None

    return check


@lru_cache(maxsize=64)
def machine(scheme: Scheme) -> Machine[CaseFacts]:
    """The workflow of a scheme."""
    return Machine("complaint", STATE_LABELS, CaseFacts, tuple(_transitions(scheme)))


def _transitions(scheme: Scheme) -> list[Transition[CaseFacts]]:
    finding = {State.VERIFYING, State.ATTRIBUTED, State.RETURNED}  # what was sent back may have been found wrongly
    ready = _promised if "promise" in scheme.steps else _submittable
    steps = [
        to("hand_on", set(OPEN_STATES), None, QT_TRANSLATE_NOOP("complaint", "Hand on"), "complaint.change"),
        to("verify", {State.REGISTERED}, State.VERIFYING, QT_TRANSLATE_NOOP("complaint", "Accept"),
            "complaint.change", _in_order),
        to("attribute", finding, State.ATTRIBUTED, QT_TRANSLATE_NOOP("complaint", "Find responsibility"),
            "complaint.attribute", _attributable),
        to("find_not_ours", finding, State.NOT_OURS, QT_TRANSLATE_NOOP("complaint", "Not our fault"),
            "complaint.attribute", _not_ours),
        to("find_unfounded", finding, State.UNFOUNDED, QT_TRANSLATE_NOOP("complaint", "Unfounded"),
            "complaint.attribute", _unfounded),
    ]  # fmt: skip
    if "minor" in scheme.steps:
        steps.append(
            to("file_minor", {State.ATTRIBUTED}, State.FILED_MINOR, QT_TRANSLATE_NOOP("complaint", "File as minor"),
                "complaint.attribute", _minor)
        )  # fmt: skip
    steps.append(
        to("propose", {State.ATTRIBUTED, State.RETURNED}, State.PROPOSING, QT_TRANSLATE_NOOP("complaint", "Propose"),
            "complaint.propose", _proposable if "minor" in scheme.steps else _in_order)
    )  # fmt: skip
    if scheme.approval != "never":
        steps += [
            to("submit", {State.PROPOSING}, State.PENDING_APPROVAL,
                QT_TRANSLATE_NOOP("complaint", "Put before the approver"), "complaint.propose",
                _approval_due(ready, due=True)),
            to("approve", {State.PENDING_APPROVAL}, State.APPROVED, QT_TRANSLATE_NOOP("complaint", "Approve"),
                "complaint.approve", _in_order),
            to("send_back", {State.PENDING_APPROVAL}, State.RETURNED, QT_TRANSLATE_NOOP("complaint", "Send back"),
                "complaint.approve", _explained),
            to("negotiate", {State.APPROVED}, State.NEGOTIATING, QT_TRANSLATE_NOOP("complaint", "Begin the talks"),
                "complaint.negotiate", _in_order),
        ]  # fmt: skip
    if scheme.approval != "always":
        steps.append(
            to("negotiate_at_once", {State.PROPOSING}, State.NEGOTIATING,
                QT_TRANSLATE_NOOP("complaint", "Begin the talks"), "complaint.negotiate",
                _approval_due(ready, due=False))
        )  # fmt: skip
    return steps + _endings(scheme)


def _endings(scheme: Scheme) -> list[Transition[CaseFacts]]:
    return [
        to("accept", {State.NEGOTIATING}, State.EXECUTING, QT_TRANSLATE_NOOP("complaint", "The customer accepts"),
            "complaint.negotiate", _in_order),
        to("refuse", {State.NEGOTIATING}, State.REFUSED, QT_TRANSLATE_NOOP("complaint", "The customer refuses"),
            "complaint.negotiate", _explained),
        to("execute", {State.EXECUTING}, State.EXECUTED, QT_TRANSLATE_NOOP("complaint", "Carried out"),
            "complaint.execute", _executed(signs="customer_signs" in scheme.steps)),
        to("visit", set(SETTLED_STATES), State.VISITED, QT_TRANSLATE_NOOP("complaint", "Enter the visit"),
            "complaint.visit", _visited),
        to("correct", {State.VISITED}, State.CORRECTED, QT_TRANSLATE_NOOP("complaint", "Correction is effective"),
            "complaint.correct", _corrected),
        to("archive", {State.VISITED, State.CORRECTED}, State.ARCHIVED, QT_TRANSLATE_NOOP("complaint", "Archive"),
            "complaint.archive", _archivable(scheme)),
        to("void", set(OPEN_STATES), State.VOID, QT_TRANSLATE_NOOP("complaint", "Void"), "complaint.void",
            _explained),
    ]  # fmt: skip


def after(scheme: Scheme, state: str, event: str, facts: CaseFacts | Mapping[str, Any] | None = None) -> State:
    """The state after an event of the scheme; see `Machine.fire`. A step that it does not have is a UserError."""
    if event in OPTIONAL_EVENTS and event not in machine(scheme).events:
        raise UserError(translate("complaint", "The scheme of this case has no such step."))
    return State(machine(scheme).fire(state, event, facts))


def permitted(scheme: Scheme, state: str, role: str) -> tuple[Transition[CaseFacts], ...]:
    """What a role may do with a case of the scheme in a state."""
    return machine(scheme).permitted(state, role)


def state_label(state: str) -> str:
    """A state in the language of the program. Raises Bug for a state that does not exist."""
    return shown(STATE_LABELS[State(state)])
