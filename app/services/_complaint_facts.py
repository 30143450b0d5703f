"""What is stored of a complaint, gathered from all its parts as the guards of its workflow ask for it."""

from __future__ import annotations

from app.domain.complaint import CLOSING_BLOCK
from app.domain.complaint_scheme import Scheme
from app.domain.workflows import complaint as workflow
from app.models.complaint import Complaint, ComplaintContact, ComplaintOpinion
from app.models.complaint_decision import ComplaintReport, ComplaintSettlement, ComplaintUnit
from app.models.organisation import Attachment
from app.models.penalty import CorrectiveAction
from app.models.return_slip import ReturnSlip, SalesCertificate
from app.services.complaint_schemes import scheme_of

VERIFICATION_BLOCK = "verification"
"""The opinion block in which quality says that the measure works (002A)."""


def case_facts(case: Complaint, amount: int | None = None) -> workflow.CaseFacts:
    """What is stored of a case, as the guards ask for it; `amount` (fen) where it is another than what is stored."""
    scheme = scheme_of(case)
    settled = list(ComplaintSettlement.select().where(
        (ComplaintSettlement.complaint == case.id) & (ComplaintSettlement.state != "void")
    ))  # fmt: skip
    blocks = {row.block for row in ComplaintOpinion.select().where(ComplaintOpinion.complaint == case.id) if row.words}
    reports = {
        row.kind
        for row in ComplaintReport.select().where(
            (ComplaintReport.complaint == case.id) & (ComplaintReport.state == "done")
        )
    }
    actions = [
        row.state
        for row in CorrectiveAction.select().where(
            (CorrectiveAction.complaint == case.id) & (CorrectiveAction.state.not_in(["void", "ineffective"]))
        )
    ]
    told = {row.kind for row in ComplaintContact.select().where(ComplaintContact.complaint == case.id)}
    amount = case.proposed_amount or 0 if amount is None else amount
    return workflow.CaseFacts(
        category=case.category,
        cause=case.cause,
        severity=case.severity,
        finding=case.finding,
        shares=tuple(
            row.share
            for row in ComplaintUnit.select().where((ComplaintUnit.complaint == case.id) & ComplaintUnit.is_active)
        ),
        evidence=bool(case.evidence) or _has_files(case),
        receivable_note=case.receivable_note,
        open_stages=stages_before_leaving(case, scheme),
        missing_opinions=tuple(
            block.unit for block in scheme.opinions if block.is_required and block.code not in blocks
        ),
        measure_unverified=_is_unverified(scheme, blocks),
        report_missing="investigation_report" in scheme.steps and "investigation" not in reports,
        promise_told=case.promised_on is not None and bool(case.promise_told_by),
        settlements=len(settled),
        settlements_to_do=sum(row.state == "planned" for row in settled),
        needs_approval=scheme.needs_approval(amount, frozenset(row.kind for row in settled)),
        answer=case.customer_answer,
        customer_signed=case.signed_on is not None,
        result_told="result" in told,
        satisfaction=case.satisfaction,
        actions=len(actions),
        actions_open=sum(state != "effective" for state in actions),
        exempt_reason=case.exempt_reason,
        tracks_improvement=case.tracks_improvement,
        closing_missing=_is_opinion_missing(case, scheme, blocks),
        departments_told=bool(case.departments_told),
        case_study_missing="case_study" in scheme.steps and "case_study" not in reports,
        papers_open=_open_papers(case),
    )


def _is_unverified(scheme: Scheme, blocks: set[str]) -> bool:
    asked = "measure_verified" in scheme.steps and scheme.block(VERIFICATION_BLOCK) is not None
    return asked and VERIFICATION_BLOCK not in blocks


def _is_opinion_missing(case: Complaint, scheme: Scheme, blocks: set[str]) -> bool:
    """Whether the office has not said yet what it thinks of the talks (002C V4)."""
    asked = scheme.overall_opinion_days is not None and case.customer_answer == "accepted"
    return asked and CLOSING_BLOCK not in blocks


def _has_files(case: Complaint) -> bool:
    mine = (Attachment.owner_kind == "complaint") & (Attachment.owner_id == case.id)
    return Attachment.select().where(mine & ~Attachment.is_void).exists()


def _open_papers(case: Complaint) -> tuple[str, ...]:
    slips = ReturnSlip.select(ReturnSlip.number).where(
        (ReturnSlip.complaint == case.id) & ReturnSlip.state.not_in(["closed", "void"])
    )
    certificates = SalesCertificate.select(SalesCertificate.number).where(
        (SalesCertificate.complaint == case.id) & SalesCertificate.state.not_in(["sealed", "posted", "void"])
    )
    return tuple(row.number for query in (slips, certificates) for row in query)


def stages_before_leaving(case: Complaint, scheme: Scheme) -> tuple[str, ...]:
    """The required stages of the state it is in that have not had their turn, by name."""
    reached = next((place for place, stage in enumerate(scheme.stages) if stage.code == case.stage), -1)
    return tuple(
        stage.name.zh
        for place, stage in enumerate(scheme.stages)
        if place > reached and stage.state == case.state and not stage.is_optional
    )
