"""A complaint as its record shows it: every field, its scheme, all its parts, and what may be done next."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, TypeVar

from app.core import clock
from app.core.i18n import shown
from app.domain import complaint_clock, permissions
from app.domain.complaint_scheme import Scheme
from app.domain.workflows import complaint as workflow
from app.models.archive_bundle import ArchiveBundle, ArchiveBundleCase
from app.models.complaint import Complaint, ComplaintContact, ComplaintEvent, ComplaintOpinion, ComplaintStage
from app.models.complaint_decision import (
    ComplaintApproval,
    ComplaintLoss,
    ComplaintReport,
    ComplaintSettlement,
    ComplaintUnit,
)
from app.models.complaint_slip import ComplaintSlip
from app.models.penalty import CorrectiveAction, Penalty
from app.models.return_slip import ReturnSlip, SalesCertificate
from app.services import _complaint_steps as steps
from app.services import complaint_progress, complaint_slips
from app.services import session as sessions
from app.services._complaint_lines import (
    ActionPart,
    ApprovalLine,
    BundlePart,
    CaseLink,
    CertificatePart,
    ContactLine,
    EventLine,
    LossLine,
    OpinionLine,
    PenaltyPart,
    ReportLine,
    ReturnSlipPart,
    SettlementLine,
    SlipLine,
    StageLine,
    UnitLine,
    copied,
    line,
)
from app.services._use_case import get, require
from app.services.complaint_progress import NextStage
from app.services.complaint_schemes import scheme_of

Line = TypeVar("Line")

ASKED_OF_THE_CASE = frozenset(
    {"verify", "propose", "submit", "negotiate", "negotiate_at_once", "execute", "correct", "archive"}
)
"""Events whose guards ask only for what is stored, so that what is missing can be said beforehand."""


@dataclass(frozen=True)
class Step:
    """An event that the person signed in may fire now; `missing` says what stands in its way as things are."""

    event: str
    label: str
    missing: str = ""


@dataclass(frozen=True)
class CaseFile:
    """One complaint. Ids are 0 where there is none; amounts are fen.

    `actions` are the events of its workflow that the person signed in may fire now, `steps` the same in the order of
    the workflow, `next_stages` where it may be handed on to. What the role may not see (penalties, slips) is empty.
    """

    id: int
    row_version: int
    number: str
    round: int
    first_id: int
    previous_id: int
    scheme: Scheme
    scheme_name: str
    scheme_version: int
    scheme_code: str
    market: str
    customer_id: int
    customer_name: str
    contact_name: str
    phone: str
    address: str
    call_id: int
    call_number: str
    visit_id: int
    device_id: int
    product_name: str
    model: str
    serial: str
    product: Mapping[str, str]  # the scheme's product fields by code, as text
    purchase_proof: str
    proof_number: str
    channel: str
    category: str
    category_name: str
    content: str
    demand: str
    claim_amount: int | None
    is_urgent: bool
    severity: str
    sample_kept: bool
    sample_note: str
    received_at: datetime
    first_contact: str
    registered_by: str
    registered_by_id: int
    owner_id: int
    owner_name: str
    state: str
    state_label: str
    is_open: bool
    stage: str
    stage_name: str
    stage_unit: str
    stage_entered_at: datetime | None
    stage_due_at: datetime | None
    accepted_at: datetime | None
    reply_due_at: datetime | None
    replied_at: datetime | None
    close_due_at: datetime | None
    settled_at: datetime | None
    promised_on: date | None
    promise_told_by: str
    promise_told_at: datetime | None
    finding: str
    cause: str
    countermeasure: str
    evidence: str
    responsible: str
    loss_amount: int
    loss_kinds: str
    settlement_kinds: str
    proposed_amount: int | None
    approval_state: str
    approver_title: str
    approved_amount: int | None
    approved_by: str
    approved_at: datetime | None
    customer_answer: str
    answered_on: date | None
    signed_by: str
    signed_on: date | None
    visit_due_on: date | None
    visited_at: datetime | None
    visited_by: str
    satisfaction: int | None
    opinion_due_at: datetime | None
    opinion_given_at: datetime | None
    departments_told: str
    departments_told_by: str
    departments_told_on: date | None
    tracks_improvement: bool
    exempt_reason: str
    receivable_note: str
    is_repeat: bool
    repeat_of_id: int
    archived_at: datetime | None
    voided_at: datetime | None
    void_reason: str
    # what may be done next
    actions: frozenset[str]
    steps: tuple[Step, ...]
    next_stages: tuple[NextStage, ...]
    waiting: tuple[str, ...]  # stages that have their turn before the case leaves its state, by name
    needs_approval: bool  # what is proposed now goes before an approver
    # parts
    stages: tuple[StageLine, ...]
    events: tuple[EventLine, ...]
    opinions: tuple[OpinionLine, ...]
    contacts: tuple[ContactLine, ...]
    units: tuple[UnitLine, ...]
    losses: tuple[LossLine, ...]
    approvals: tuple[ApprovalLine, ...]
    settlements: tuple[SettlementLine, ...]
    reports: tuple[ReportLine, ...]
    slips: tuple[SlipLine, ...]
    return_slips: tuple[ReturnSlipPart, ...]
    certificates: tuple[CertificatePart, ...]
    penalties: tuple[PenaltyPart, ...]
    corrective_actions: tuple[ActionPart, ...]
    bundles: tuple[BundlePart, ...]
    links: tuple[CaseLink, ...]

    @property
    def unreached(self) -> str:
        """Why the case counts as visited although nobody was reached; empty where the customer answered."""
        if self.visited_at is None or self.satisfaction is not None:
            return ""
        return next((one.note for one in reversed(self.events) if one.event == "visit"), "")


def file(case_id: int) -> CaseFile:
    """Everything about a case. Raises NotPermitted, or UserError when it is not there."""
    require("complaint.view")
    case = get(Complaint, case_id)
    who = sessions.current()
    steps.refuse_others(case, who)
    scheme = scheme_of(case)
    onward = complaint_progress.next_stages(case)
    facts = steps.case_facts(case)
    next_steps = tuple(step for step in _steps(case, scheme, facts) if onward or step.event != "hand_on")
    return CaseFile(**{
        **copied(CaseFile, case),
        "scheme": scheme,
        "scheme_name": case.scheme.name,
        "scheme_version": case.scheme.version,
        "product": MappingProxyType(json.loads(case.product_fields or "{}")),
        "state_label": workflow.state_label(case.state),
        "actions": frozenset(step.event for step in next_steps),
        "steps": next_steps,
        "next_stages": onward,
        "waiting": facts.open_stages,
        "needs_approval": facts.needs_approval,
        **_parts(case, who.role),
    })  # fmt: skip


def case_of_stage(stage_id: int) -> int:
    """The case whose turn a row of the tracking register is. Raises UserError when it is not there."""
    require("complaint.view")
    return get(ComplaintStage, stage_id).complaint_id


def _steps(case: Complaint, scheme: Scheme, facts: workflow.CaseFacts) -> tuple[Step, ...]:
    """What the person signed in may do now, each with what stands in its way."""
    asks = workflow.machine(scheme)
    return tuple(
        Step(
            one.event,
            shown(one.label),
            asks.refusal(case.state, one.event, facts) if one.event in ASKED_OF_THE_CASE else "",
        )
        for one in workflow.permitted(scheme, case.state, sessions.current().role)
    )


def _parts(case: Complaint, role: str) -> dict[str, tuple[Any, ...]]:
    """The parts of a case that the role may see."""

    def lines(shape: type[Line], table: Any, order: Any, action: str = "", where: Any = None) -> tuple[Line, ...]:
        if action and not permissions.allowed(role, action):
            return ()
        mine = table.complaint == case.id
        query = table.select().where(mine if where is None else mine & where).order_by(order, table.id)
        return tuple(line(shape, row) for row in query)

    return {
        "stages": _stages(case),
        "events": lines(EventLine, ComplaintEvent, ComplaintEvent.id),
        "opinions": _in_order(case, lines(OpinionLine, ComplaintOpinion, ComplaintOpinion.id)),
        "contacts": lines(ContactLine, ComplaintContact, ComplaintContact.happened_at),
        "units": lines(UnitLine, ComplaintUnit, ComplaintUnit.id, where=ComplaintUnit.is_active),
        "losses": lines(LossLine, ComplaintLoss, ComplaintLoss.id, where=ComplaintLoss.is_active),
        "approvals": lines(ApprovalLine, ComplaintApproval, ComplaintApproval.asked_at),
        "settlements": lines(SettlementLine, ComplaintSettlement, ComplaintSettlement.id),
        "reports": lines(ReportLine, ComplaintReport, ComplaintReport.id),
        "slips": lines(SlipLine, ComplaintSlip, ComplaintSlip.id, "complaint_slip.view"),
        "return_slips": lines(ReturnSlipPart, ReturnSlip, ReturnSlip.id, "return_slip.view"),
        "certificates": lines(CertificatePart, SalesCertificate, SalesCertificate.id, "return_slip.view"),
        "penalties": lines(PenaltyPart, Penalty, Penalty.id, "penalty.view"),
        "corrective_actions": lines(ActionPart, CorrectiveAction, CorrectiveAction.id, "corrective_action.view"),
        "bundles": _bundles(case),
        "links": _links(case),
    }


def _stages(case: Complaint) -> tuple[StageLine, ...]:
    now = clock.now()
    rows = list(ComplaintStage.select().where(ComplaintStage.complaint == case.id).order_by(ComplaintStage.position))
    slips = complaint_slips.due_kinds(case, rows, now)
    found = []
    for row in rows:
        late = complaint_clock.days_late(row.due_at, row.left_at or now) if row.due_at else 0
        found.append(line(StageLine, row, days_late=late, slip_due=slips.get(row.id, "")))
    return tuple(found)


def _in_order(case: Complaint, opinions: tuple[OpinionLine, ...]) -> tuple[OpinionLine, ...]:
    """In the order of the form's blocks."""
    order = {block.code: place for place, block in enumerate(scheme_of(case).opinions)}
    return tuple(sorted(opinions, key=lambda one: order.get(one.block, len(order))))


def _bundles(case: Complaint) -> tuple[BundlePart, ...]:
    query = (
        ArchiveBundle.select()
        .join(ArchiveBundleCase, on=ArchiveBundleCase.bundle == ArchiveBundle.id)
        .where(ArchiveBundleCase.complaint == case.id)
        .order_by(ArchiveBundle.id)
    )
    return tuple(line(BundlePart, row) for row in query)


def _links(case: Complaint) -> tuple[CaseLink, ...]:
    found: list[tuple[str, Any]] = [
        ("previous", Complaint.id == case.previous_id),
        ("next", Complaint.previous == case.id),
        ("repeat_of", Complaint.id == case.repeat_of_id),
        ("repeated_by", Complaint.repeat_of == case.id),
    ]
    return tuple(
        CaseLink(row.id, row.number, row.state, how)
        for how, which in found
        for row in Complaint.select(Complaint.id, Complaint.number, Complaint.state).where(which).order_by(Complaint.id)
    )
