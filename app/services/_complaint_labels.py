"""Labels of the fields and codes of complaints and of the talks about them; `_field_labels` takes them in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain import complaint, complaint_scheme_words
from app.domain.workflows import complaint as workflow

KIND_LABELS: dict[str, str] = {
    "complaint": QT_TRANSLATE_NOOP("fields", "Complaint"),
    "complaint_contact": QT_TRANSLATE_NOOP("fields", "Talk about a complaint"),
    "complaint_opinion": QT_TRANSLATE_NOOP("fields", "Opinion of a unit"),
}

LABELS: dict[str, str] = {
    "complaint.round": QT_TRANSLATE_NOOP("fields", "Round"),
    "complaint.first": QT_TRANSLATE_NOOP("fields", "First case (id)"),
    "complaint.previous": QT_TRANSLATE_NOOP("fields", "Case before (id)"),
    "complaint.scheme": QT_TRANSLATE_NOOP("fields", "Scheme (id)"),
    "complaint.scheme_code": QT_TRANSLATE_NOOP("fields", "Scheme"),
    "complaint.market": QT_TRANSLATE_NOOP("fields", "Market"),
    "complaint.customer": QT_TRANSLATE_NOOP("fields", "Customer (id)"),
    "complaint.call": QT_TRANSLATE_NOOP("fields", "Service call (id)"),
    "complaint.visit": QT_TRANSLATE_NOOP("fields", "Return visit (id)"),
    "complaint.device": QT_TRANSLATE_NOOP("fields", "Device (id)"),
    "complaint.product_fields": QT_TRANSLATE_NOOP("fields", "Product data"),
    "complaint.purchase_proof": QT_TRANSLATE_NOOP("fields", "Proof of purchase"),
    "complaint.proof_number": QT_TRANSLATE_NOOP("fields", "Number of the proof"),
    "complaint.channel": QT_TRANSLATE_NOOP("fields", "Came by"),
    "complaint.category": QT_TRANSLATE_NOOP("fields", "Class (code)"),
    "complaint.category_name": QT_TRANSLATE_NOOP("fields", "Class"),
    "complaint.content": QT_TRANSLATE_NOOP("fields", "Complaint about"),
    "complaint.demand": QT_TRANSLATE_NOOP("fields", "Demand"),
    "complaint.claim_amount": QT_TRANSLATE_NOOP("fields", "Amount asked for"),
    "complaint.is_urgent": QT_TRANSLATE_NOOP("fields", "Urgent"),
    "complaint.severity": QT_TRANSLATE_NOOP("fields", "Severity"),
    "complaint.sample_kept": QT_TRANSLATE_NOOP("fields", "Sample kept"),
    "complaint.sample_note": QT_TRANSLATE_NOOP("fields", "Sample"),
    "complaint.first_contact": QT_TRANSLATE_NOOP("fields", "First contact"),
    "complaint.registered_by": QT_TRANSLATE_NOOP("fields", "Registered by"),
    "complaint.registered_by_id": QT_TRANSLATE_NOOP("fields", "Registered by (id)"),
    "complaint.owner": QT_TRANSLATE_NOOP("fields", "In charge (id)"),
    "complaint.owner_name": QT_TRANSLATE_NOOP("fields", "In charge"),
    "complaint.settled_at": QT_TRANSLATE_NOOP("fields", "Settled"),
    "complaint.promised_on": QT_TRANSLATE_NOOP("fields", "Promised to the customer"),
    "complaint.promise_told_by": QT_TRANSLATE_NOOP("fields", "Told by"),
    "complaint.promise_told_at": QT_TRANSLATE_NOOP("fields", "Told"),
    "complaint.finding": QT_TRANSLATE_NOOP("fields", "Finding"),
    "complaint.departments_told": QT_TRANSLATE_NOOP("fields", "Departments told"),
    "complaint.departments_told_by": QT_TRANSLATE_NOOP("fields", "Departments told by"),
    "complaint.departments_told_on": QT_TRANSLATE_NOOP("fields", "Departments told on"),
    "complaint.opinion_due_at": QT_TRANSLATE_NOOP("fields", "Opinion after the talks due"),
    "complaint.opinion_given_at": QT_TRANSLATE_NOOP("fields", "Opinion after the talks"),
    "complaint.form": QT_TRANSLATE_NOOP("fields", "Form"),
    "complaint.edition": QT_TRANSLATE_NOOP("fields", "Edition"),
    "complaint.recipients": QT_TRANSLATE_NOOP("fields", "Copies for"),
    "complaint.cause": QT_TRANSLATE_NOOP("fields", "Cause"),
    "complaint.countermeasure": QT_TRANSLATE_NOOP("fields", "Countermeasure"),
    "complaint.responsible": QT_TRANSLATE_NOOP("fields", "Responsible"),
    "complaint.loss_amount": QT_TRANSLATE_NOOP("fields", "Loss"),
    "complaint.loss_kinds": QT_TRANSLATE_NOOP("fields", "Kinds of loss"),
    "complaint.settlement_kinds": QT_TRANSLATE_NOOP("fields", "Settlement"),
    "complaint.proposed_amount": QT_TRANSLATE_NOOP("fields", "Proposed"),
    "complaint.approval_state": QT_TRANSLATE_NOOP("fields", "Approval"),
    "complaint.approver_title": QT_TRANSLATE_NOOP("fields", "Decided by whom"),
    "complaint.approved_amount": QT_TRANSLATE_NOOP("fields", "Approved amount"),
    "complaint.approved_by": QT_TRANSLATE_NOOP("fields", "Approved by"),
    "complaint.approved_at": QT_TRANSLATE_NOOP("fields", "Approved"),
    "complaint.customer_answer": QT_TRANSLATE_NOOP("fields", "Customer's answer"),
    "complaint.answered_on": QT_TRANSLATE_NOOP("fields", "Answered on"),
    "complaint.signed_by": QT_TRANSLATE_NOOP("fields", "Signed by"),
    "complaint.visited_at": QT_TRANSLATE_NOOP("fields", "Visited"),
    "complaint.visited_by": QT_TRANSLATE_NOOP("fields", "Visited by"),
    "complaint.tracks_improvement": QT_TRANSLATE_NOOP("fields", "Improvement followed"),
    "complaint.exempt_reason": QT_TRANSLATE_NOOP("fields", "Why nothing is followed"),
    "complaint.receivable_note": QT_TRANSLATE_NOOP("fields", "Money still owed"),
    "complaint.is_repeat": QT_TRANSLATE_NOOP("fields", "Second complaint"),
    "complaint.repeat_of": QT_TRANSLATE_NOOP("fields", "Complaint before (id)"),
    "complaint_contact.complaint": QT_TRANSLATE_NOOP("fields", "Complaint (id)"),
    "complaint_contact.kind": QT_TRANSLATE_NOOP("fields", "About"),
    "complaint_contact.channel": QT_TRANSLATE_NOOP("fields", "By"),
    "complaint_contact.happened_at": QT_TRANSLATE_NOOP("fields", "When"),
    "complaint_contact.words": QT_TRANSLATE_NOOP("fields", "What was said"),
    "complaint_contact.spoken_to": QT_TRANSLATE_NOOP("fields", "Spoken to"),
    "complaint_contact.told_by": QT_TRANSLATE_NOOP("fields", "Spoken by"),
    "complaint_opinion.complaint": QT_TRANSLATE_NOOP("fields", "Complaint (id)"),
    "complaint_opinion.block": QT_TRANSLATE_NOOP("fields", "Block"),
    "complaint_opinion.title": QT_TRANSLATE_NOOP("fields", "Heading"),
    "complaint_opinion.words": QT_TRANSLATE_NOOP("fields", "Opinion"),
    "complaint_opinion.given_by": QT_TRANSLATE_NOOP("fields", "Given by"),
    "complaint_opinion.given_on": QT_TRANSLATE_NOOP("fields", "Given on"),
    "complaint_opinion.is_internal": QT_TRANSLATE_NOOP("fields", "For the house only"),
}

MONEY: frozenset[str] = frozenset({"claim_amount", "loss_amount", "proposed_amount", "approved_amount"})

CODES: dict[str, Mapping[Any, str]] = {
    "complaint.state": workflow.STATE_LABELS,
    "complaint.channel": complaint.CHANNELS,
    "complaint.purchase_proof": complaint.PURCHASE_PROOFS,
    "complaint.severity": complaint.SEVERITIES,
    "complaint.finding": complaint.FINDINGS,
    "complaint.customer_answer": {
        "accepted": QT_TRANSLATE_NOOP("complaint", "accepted"),
        "refused": QT_TRANSLATE_NOOP("complaint", "refused"),
    },
    "complaint.approval_state": {
        "open": QT_TRANSLATE_NOOP("complaint", "not decided"),
        "approved": QT_TRANSLATE_NOOP("complaint", "approved"),
        "returned": QT_TRANSLATE_NOOP("complaint", "sent back"),
    },
    "complaint.form": complaint_scheme_words.FORM_WORDS,
    "complaint.edition": complaint_scheme_words.EDITION_WORDS,
    "complaint_contact.kind": complaint.CONTACT_KINDS,
    "complaint_contact.channel": complaint.CHANNELS,
}
