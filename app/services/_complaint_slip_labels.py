"""Labels of stages, clocks, slips about late stages, anomaly notices and booklets; `_field_labels` takes them in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain.workflows import complaint_slip

KIND_LABELS: dict[str, str] = {
    "complaint_stage": QT_TRANSLATE_NOOP("fields", "Stage of a complaint"),
    "complaint_slip": QT_TRANSLATE_NOOP("fields", "Slip about a late stage"),
}

LABELS: dict[str, str] = {
    "complaint": QT_TRANSLATE_NOOP("fields", "Complaint (id)"),
    "complaint_number": QT_TRANSLATE_NOOP("fields", "Complaint"),
    "stage": QT_TRANSLATE_NOOP("fields", "Stage (code)"),
    "complaint_slip.stage": QT_TRANSLATE_NOOP("fields", "Stage (id)"),
    "stage_name": QT_TRANSLATE_NOOP("fields", "Stage"),
    "stage_unit": QT_TRANSLATE_NOOP("fields", "Unit whose turn it is"),
    "stage_entered_at": QT_TRANSLATE_NOOP("fields", "Stage begun"),
    "stage_due_at": QT_TRANSLATE_NOOP("fields", "Stage due"),
    "accepted_at": QT_TRANSLATE_NOOP("fields", "Accepted"),
    "reply_due_at": QT_TRANSLATE_NOOP("fields", "First reply due"),
    "replied_at": QT_TRANSLATE_NOOP("fields", "First reply given"),
    "close_due_at": QT_TRANSLATE_NOOP("fields", "To be settled by"),
    "visit_due_on": QT_TRANSLATE_NOOP("fields", "Return visit due"),
    "entered_at": QT_TRANSLATE_NOOP("fields", "In"),
    "left_at": QT_TRANSLATE_NOOP("fields", "Out"),
    "due_at": QT_TRANSLATE_NOOP("fields", "Due"),
    "was_late": QT_TRANSLATE_NOOP("fields", "Was late"),
    "handed_by": QT_TRANSLATE_NOOP("fields", "Handed on by"),
    "skipped_reason": QT_TRANSLATE_NOOP("fields", "Passed over because"),
    "complaint_stage.is_open": QT_TRANSLATE_NOOP("fields", "Has its turn"),
    "complaint_stage.settled_at": QT_TRANSLATE_NOOP("fields", "Case settled"),
    "days_late": QT_TRANSLATE_NOOP("fields", "Days late"),
    "asks": QT_TRANSLATE_NOOP("fields", "What is asked"),
    "answer_due_on": QT_TRANSLATE_NOOP("fields", "Answer by"),
    "complaint_slip.cause": QT_TRANSLATE_NOOP("fields", "Why it was late"),
    "answer": QT_TRANSLATE_NOOP("fields", "Answer"),
    "answered_by": QT_TRANSLATE_NOOP("fields", "Answered by"),
    "answered_on": QT_TRANSLATE_NOOP("fields", "Answered on"),
}

MONEY: frozenset[str] = frozenset()

CODES: dict[str, Mapping[Any, str]] = {
    "complaint_slip.kind": complaint_slip.KINDS,
    "complaint_slip.state": complaint_slip.STATE_LABELS,
}
