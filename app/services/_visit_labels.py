"""Labels of fields and records of return visits; `_field_labels` takes them in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain import visit_rules

KIND_LABELS: dict[str, str] = {
    "visit_attempt": QT_TRANSLATE_NOOP("fields", "Try to reach a customer"),
}

LABELS: dict[str, str] = {
    "fault_category.visit_questions": QT_TRANSLATE_NOOP("fields", "Questions at a return visit"),
    "return_visit.source": QT_TRANSLATE_NOOP("fields", "Occasion"),
    "return_visit.source_id": QT_TRANSLATE_NOOP("fields", "Occasion (id)"),
    "return_visit.subject": QT_TRANSLATE_NOOP("fields", "About"),
    "return_visit.milestone": QT_TRANSLATE_NOOP("fields", "Point in time"),
    "return_visit.answer": QT_TRANSLATE_NOOP("fields", "Answer"),
    "return_visit.technician": QT_TRANSLATE_NOOP("fields", "Technician judged (id)"),
    "return_visit.technician_name": QT_TRANSLATE_NOOP("fields", "Technician judged"),
    "return_visit.visitor_id": QT_TRANSLATE_NOOP("fields", "Asked by (id)"),
    "return_visit.entered_by_id": QT_TRANSLATE_NOOP("fields", "Entered by (id)"),
    "return_visit.next_call_id": QT_TRANSLATE_NOOP("fields", "Call it led to (id)"),
    "return_visit.last_attempt_at": QT_TRANSLATE_NOOP("fields", "Last tried"),
    "return_visit.call_back_at": QT_TRANSLATE_NOOP("fields", "To be called back"),
}

MONEY: frozenset[str] = frozenset()

CODES: dict[str, Mapping[Any, str]] = {
    "return_visit.source": visit_rules.SOURCES,
    "return_visit.milestone": visit_rules.MILESTONES,
    "return_visit.answer": visit_rules.ANSWERS,
    "visit_attempt.outcome": visit_rules.OUTCOMES,
}
