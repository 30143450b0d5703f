"""Labels of the fields and codes of opinions and opinion cards; `_field_labels` takes them in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain import opinion as words
from app.domain.workflows import opinion, opinion_card

KIND_LABELS: dict[str, str] = {
    "opinion": QT_TRANSLATE_NOOP("fields", "Opinion"),
    "opinion_card": QT_TRANSLATE_NOOP("fields", "Opinion card"),
    "information_analysis": QT_TRANSLATE_NOOP("fields", "User information analysis"),
}

LABELS: dict[str, str] = {
    "opinion.received_by_id": QT_TRANSLATE_NOOP("fields", "Entered by (id)"),
    "opinion.customer": QT_TRANSLATE_NOOP("fields", "Customer (id)"),
    "opinion.call": QT_TRANSLATE_NOOP("fields", "Call (id)"),
    "opinion.channel": QT_TRANSLATE_NOOP("fields", "Way in"),
    "opinion.kind": QT_TRANSLATE_NOOP("fields", "Kind"),
    "opinion.category": QT_TRANSLATE_NOOP("fields", "About"),
    "opinion.content": QT_TRANSLATE_NOOP("fields", "What the customer says"),
    "opinion.page": QT_TRANSLATE_NOOP("fields", "Page of the book"),
    "opinion.is_key_customer": QT_TRANSLATE_NOOP("fields", "Key customer"),
    "opinion.is_open": QT_TRANSLATE_NOOP("fields", "Open"),
    "opinion.is_unanswered": QT_TRANSLATE_NOOP("fields", "To answer"),
    "opinion.wants_reply": QT_TRANSLATE_NOOP("fields", "A reply was promised"),
    "opinion.forward_due_at": QT_TRANSLATE_NOOP("fields", "Pass on by"),
    "opinion.forwarded_at": QT_TRANSLATE_NOOP("fields", "Passed on"),
    "opinion.forwarded_to": QT_TRANSLATE_NOOP("fields", "Passed on to"),
    "opinion.forwarded_by": QT_TRANSLATE_NOOP("fields", "Passed on by"),
    "opinion.answer_due_at": QT_TRANSLATE_NOOP("fields", "Answer by"),
    "opinion.answered_at": QT_TRANSLATE_NOOP("fields", "Answered"),
    "opinion.answered_by": QT_TRANSLATE_NOOP("fields", "Answered by"),
    "opinion.answer": QT_TRANSLATE_NOOP("fields", "Answer"),
    "opinion.told_at": QT_TRANSLATE_NOOP("fields", "Customer told"),
    "opinion.told_by": QT_TRANSLATE_NOOP("fields", "Told by"),
    "opinion.told_how": QT_TRANSLATE_NOOP("fields", "Told how"),
    "opinion.complaint_id": QT_TRANSLATE_NOOP("fields", "Complaint (id)"),
    "opinion.next_call_id": QT_TRANSLATE_NOOP("fields", "Call that followed (id)"),
    "opinion_card.call": QT_TRANSLATE_NOOP("fields", "Call (id)"),
    "opinion_card.customer": QT_TRANSLATE_NOOP("fields", "Customer (id)"),
    "opinion_card.technician": QT_TRANSLATE_NOOP("fields", "Technician (id)"),
    "opinion_card.issued_at": QT_TRANSLATE_NOOP("fields", "Issued"),
    "opinion_card.issued_by": QT_TRANSLATE_NOOP("fields", "Issued by"),
    "opinion_card.returned_on": QT_TRANSLATE_NOOP("fields", "Came back on"),
    "opinion_card.attitude": QT_TRANSLATE_NOOP("fields", "Attitude"),
    "opinion_card.skill": QT_TRANSLATE_NOOP("fields", "Technical skill"),
    "opinion_card.arrival": QT_TRANSLATE_NOOP("fields", "Arrival on time"),
    "opinion_card.promises": QT_TRANSLATE_NOOP("fields", "Promises kept"),
    "opinion_card.total": QT_TRANSLATE_NOOP("fields", "Mean grade, hundredths"),
    "opinion_card.kind": QT_TRANSLATE_NOOP("fields", "Kind"),
    "opinion_card.content": QT_TRANSLATE_NOOP("fields", "What the customer wrote"),
    "opinion_card.is_low": QT_TRANSLATE_NOOP("fields", "Low grades"),
    "opinion_card.follow_up": QT_TRANSLATE_NOOP("fields", "Follow-up"),
    "opinion_card.follow_up_note": QT_TRANSLATE_NOOP("fields", "What the customer said to it"),
    "opinion_card.opinion_id": QT_TRANSLATE_NOOP("fields", "Opinion (id)"),
    "opinion_card.complaint_id": QT_TRANSLATE_NOOP("fields", "Complaint (id)"),
    "information_analysis.span": QT_TRANSLATE_NOOP("fields", "Period"),
    "information_analysis.first_on": QT_TRANSLATE_NOOP("fields", "First day"),
    "information_analysis.findings": QT_TRANSLATE_NOOP("fields", "What was found out"),
    "information_analysis.proposals": QT_TRANSLATE_NOOP("fields", "Proposals"),
    "information_analysis.written_by": QT_TRANSLATE_NOOP("fields", "Written by"),
}

MONEY: frozenset[str] = frozenset()

CODES: dict[str, Mapping[Any, str]] = {
    "opinion.state": opinion.STATE_LABELS,
    "opinion.channel": words.CHANNELS,
    "opinion.kind": words.KINDS,
    "opinion.category": words.CATEGORIES,
    "opinion.told_how": words.TOLD_HOW,
    "opinion_card.state": opinion_card.STATE_LABELS,
    "opinion_card.kind": words.CARD_KINDS,
    "opinion_card.follow_up": opinion_card.FOLLOW_UPS,
    "opinion_card.attitude": words.GRADES,
    "opinion_card.skill": words.GRADES,
    "opinion_card.arrival": words.GRADES,
    "opinion_card.promises": words.GRADES,
}
