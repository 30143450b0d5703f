"""Labels of fields, records and codes of penalties, corrective action and booklets; `_field_labels` takes them in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain import archive, penalty
from app.domain.workflows import corrective_action
from app.domain.workflows import penalty as penalty_workflow

KIND_LABELS: dict[str, str] = {
    "penalty": QT_TRANSLATE_NOOP("fields", "Reward or penalty notice"),
    "penalty_deduction": QT_TRANSLATE_NOOP("fields", "Deduction"),
    "corrective_action": QT_TRANSLATE_NOOP("fields", "Corrective action"),
    "archive_bundle": QT_TRANSLATE_NOOP("fields", "Booklet"),
}

LABELS: dict[str, str] = {
    "penalty.kind": QT_TRANSLATE_NOOP("fields", "Kind of notice"),
    "penalty.complaint": QT_TRANSLATE_NOOP("fields", "Complaint (id)"),
    "penalty.responsibility": QT_TRANSLATE_NOOP("fields", "Share of the loss (id)"),
    "penalty.superior_of": QT_TRANSLATE_NOOP("fields", "Notice of the subordinate (id)"),
    "penalty.unit": QT_TRANSLATE_NOOP("fields", "Unit"),
    "penalty.staff": QT_TRANSLATE_NOOP("fields", "Person (id)"),
    "penalty.trigger": QT_TRANSLATE_NOOP("fields", "Situation"),
    "penalty.reason": QT_TRANSLATE_NOOP("fields", "Reason"),
    "penalty.step": QT_TRANSLATE_NOOP("fields", "Step"),
    "penalty.fine": QT_TRANSLATE_NOOP("fields", "Amount"),
    "penalty.settled": QT_TRANSLATE_NOOP("fields", "Deducted so far"),
    "penalty.issued_at": QT_TRANSLATE_NOOP("fields", "Drafted"),
    "penalty.issued_by": QT_TRANSLATE_NOOP("fields", "Drafted by"),
    "penalty.approved_by": QT_TRANSLATE_NOOP("fields", "Approved by"),
    "penalty.approved_at": QT_TRANSLATE_NOOP("fields", "Approved"),
    "return_visit.complaint_id": QT_TRANSLATE_NOOP("fields", "Complaint (id)"),
    "share_amount": QT_TRANSLATE_NOOP("fields", "Share of the loss"),
    "step_words": QT_TRANSLATE_NOOP("fields", "Step on paper"),
    "own_points": QT_TRANSLATE_NOOP("fields", "Own points"),
    "unit_points": QT_TRANSLATE_NOOP("fields", "Points of the unit"),
    "published_on": QT_TRANSLATE_NOOP("fields", "Published"),
    "appeal": QT_TRANSLATE_NOOP("fields", "Appeal"),
    "appealed_on": QT_TRANSLATE_NOOP("fields", "Appealed"),
    "appeal_decision": QT_TRANSLATE_NOOP("fields", "Decision of the appeal"),
    "appeal_decided_by": QT_TRANSLATE_NOOP("fields", "Appeal decided by"),
    "appeal_decided_on": QT_TRANSLATE_NOOP("fields", "Appeal decided"),
    "penalty_deduction.penalty": QT_TRANSLATE_NOOP("fields", "Notice (id)"),
    "penalty_deduction.staff": QT_TRANSLATE_NOOP("fields", "Person (id)"),
    "penalty_deduction.before": QT_TRANSLATE_NOOP("fields", "Owed before"),
    "penalty_deduction.amount": QT_TRANSLATE_NOOP("fields", "Deducted"),
    "month": QT_TRANSLATE_NOOP("fields", "Month"),
    "bonus": QT_TRANSLATE_NOOP("fields", "Bonus of the month"),
    "penalty.steps": QT_TRANSLATE_NOOP("fields", "Table of steps"),
    "penalty.bonus_month": QT_TRANSLATE_NOOP("fields", "Bonus taken, month"),
    "forfeited": QT_TRANSLATE_NOOP("fields", "Bonus taken"),
    "carried": QT_TRANSLATE_NOOP("fields", "Carried on"),
    "corrective_action.complaint": QT_TRANSLATE_NOOP("fields", "Complaint (id)"),
    "corrective_action.follows": QT_TRANSLATE_NOOP("fields", "Action that was not effective (id)"),
    "corrective_action.kind": QT_TRANSLATE_NOOP("fields", "Kind of action"),
    "corrective_action.action": QT_TRANSLATE_NOOP("fields", "What is done"),
    "corrective_action.unit": QT_TRANSLATE_NOOP("fields", "Unit"),
    "corrective_action.staff": QT_TRANSLATE_NOOP("fields", "Person (id)"),
    "corrective_action.due_on": QT_TRANSLATE_NOOP("fields", "Due"),
    "corrective_action.result": QT_TRANSLATE_NOOP("fields", "What was done"),
    "corrective_action.opened_at": QT_TRANSLATE_NOOP("fields", "Opened"),
    "corrective_action.opened_by": QT_TRANSLATE_NOOP("fields", "Opened by"),
    "check_due_on": QT_TRANSLATE_NOOP("fields", "Check due"),
    "checked_on": QT_TRANSLATE_NOOP("fields", "Checked"),
    "checked_by": QT_TRANSLATE_NOOP("fields", "Checked by"),
    "check_words": QT_TRANSLATE_NOOP("fields", "What shows the effect"),
    "archive_bundle.kind": QT_TRANSLATE_NOOP("fields", "Put together"),
    "archive_bundle.subject": QT_TRANSLATE_NOOP("fields", "Month, customer or product"),
    "archive_bundle.place": QT_TRANSLATE_NOOP("fields", "Kept at"),
    "period_from": QT_TRANSLATE_NOOP("fields", "From"),
    "period_to": QT_TRANSLATE_NOOP("fields", "To"),
    "cases": QT_TRANSLATE_NOOP("fields", "Cases"),
    "bound_at": QT_TRANSLATE_NOOP("fields", "Bound"),
    "bound_by": QT_TRANSLATE_NOOP("fields", "Bound by"),
}

MONEY: frozenset[str] = frozenset(
    {"share_amount", "penalty.fine", "penalty.settled", "bonus", "penalty_deduction.before", "carried", "forfeited"}
)

CODES: dict[str, Mapping[Any, str]] = {
    "penalty.kind": penalty.KINDS,
    "penalty.step": penalty.STEP_WORDS,
    "penalty.trigger": penalty.MISCONDUCT,
    "penalty.state": penalty_workflow.STATE_LABELS,
    "corrective_action.kind": corrective_action.KINDS,
    "corrective_action.state": corrective_action.STATE_LABELS,
    "archive_bundle.kind": archive.KINDS,
    "archive_bundle.state": archive.STATES,
}

ACTIONS: dict[str, str] = {
    "corrective_action.check": QT_TRANSLATE_NOOP("wording", "Effect checked"),
}
