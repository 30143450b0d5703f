"""Labels of the fields, records and codes of renewals and inspections; `_field_labels` takes them in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain.workflows import contract_renewal, inspection

KIND_LABELS = {
    "renewal_contact": QT_TRANSLATE_NOOP("fields", "Contact about a renewal"),
    "inspection": QT_TRANSLATE_NOOP("fields", "Inspection"),
    "inspection_line": QT_TRANSLATE_NOOP("fields", "Line of an inspection sheet"),
}

LABELS = {
    "renewal_state": QT_TRANSLATE_NOOP("fields", "Renewal"),
    "renewal_owner": QT_TRANSLATE_NOOP("fields", "Renewal in the hands of"),
    "notified_on": QT_TRANSLATE_NOOP("fields", "Notified on"),
    "offer_fee": QT_TRANSLATE_NOOP("fields", "Fee offered"),
    "offer_months": QT_TRANSLATE_NOOP("fields", "Months offered"),
    "outcome_on": QT_TRANSLATE_NOOP("fields", "Decided on"),
    "loss_note": QT_TRANSLATE_NOOP("fields", "About the loss"),
    "happened_at": QT_TRANSLATE_NOOP("fields", "Happened"),
    "contract_number": QT_TRANSLATE_NOOP("fields", "Contract number"),
    "slot_on": QT_TRANSLATE_NOOP("fields", "Day of the cycle"),
    "call_id": QT_TRANSLATE_NOOP("fields", "Service call (id)"),
    "signed_by": QT_TRANSLATE_NOOP("fields", "Signed by"),
    "reason": QT_TRANSLATE_NOOP("fields", "Reason"),
    "inspection": QT_TRANSLATE_NOOP("fields", "Inspection (id)"),
    "item": QT_TRANSLATE_NOOP("fields", "Item"),
    "next_inspection_on": QT_TRANSLATE_NOOP("fields", "Next inspection"),
    "worth": QT_TRANSLATE_NOOP("fields", "Worth"),
}

MONEY: frozenset[str] = frozenset()

CODES: dict[str, Mapping[Any, str]] = {
    "renewal_state": contract_renewal.STORED_LABELS,
    "contract.loss_reason": contract_renewal.LOSS_REASONS,
    "renewal_contact.channel": contract_renewal.CHANNELS,
    "inspection.state": inspection.STATE_LABELS,
    "inspection_line.result": inspection.FINDINGS,
}
