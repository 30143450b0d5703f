"""Labels of the fields, records and codes of take-back receipts and returned parts; `_field_labels` takes them in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain.workflows import returned_part, take_back_receipt

KIND_LABELS: dict[str, str] = {
    "take_back_receipt": QT_TRANSLATE_NOOP("fields", "Take-back receipt"),
    "returned_part": QT_TRANSLATE_NOOP("fields", "Returned part"),
    "returned_part_event": QT_TRANSLATE_NOOP("fields", "Event of a returned part"),
}

LABELS: dict[str, str] = {
    "receipt": QT_TRANSLATE_NOOP("fields", "Receipt (id)"),
    "receipt_number": QT_TRANSLATE_NOOP("fields", "Receipt"),
    "receipt_state": QT_TRANSLATE_NOOP("fields", "State of the receipt"),
    "item_count": QT_TRANSLATE_NOOP("fields", "Items"),
    "expected_return_on": QT_TRANSLATE_NOOP("fields", "Promised back by"),
    "loan_number": QT_TRANSLATE_NOOP("fields", "Loaner slip"),
    "recovered_on": QT_TRANSLATE_NOOP("fields", "Receipt recovered on"),
    "recovered_by": QT_TRANSLATE_NOOP("fields", "Receipt recovered by"),
    "lost_note": QT_TRANSLATE_NOOP("fields", "Note of the loss"),
    "lost_signed_by": QT_TRANSLATE_NOOP("fields", "Loss signed by"),
    "returned_signed_by": QT_TRANSLATE_NOOP("fields", "Return signed by"),
    "returned_signed_on": QT_TRANSLATE_NOOP("fields", "Return signed on"),
    "accessories": QT_TRANSLATE_NOOP("fields", "Accessories"),
    "condition": QT_TRANSLATE_NOOP("fields", "Visible condition"),
    "state_since": QT_TRANSLATE_NOOP("fields", "In this state since"),
    "route": QT_TRANSLATE_NOOP("fields", "Repaired by"),
    "supplier_id": QT_TRANSLATE_NOOP("fields", "Repairer (id)"),
    "supplier_name": QT_TRANSLATE_NOOP("fields", "Sent to"),
    "sent_on": QT_TRANSLATE_NOOP("fields", "Sent out on"),
    "due_back_on": QT_TRANSLATE_NOOP("fields", "Due back on"),
    "back_on": QT_TRANSLATE_NOOP("fields", "Came back on"),
    "symptom_reproduced": QT_TRANSLATE_NOOP("fields", "Symptom"),
    "verdict": QT_TRANSLATE_NOOP("fields", "Verdict of the test"),
    "cause": QT_TRANSLATE_NOOP("fields", "Cause found"),
    "tested_by": QT_TRANSLATE_NOOP("fields", "Tested by"),
    "tested_on": QT_TRANSLATE_NOOP("fields", "Tested on"),
    "repair_minutes": QT_TRANSLATE_NOOP("fields", "Time used, minutes"),
    "parts_text": QT_TRANSLATE_NOOP("fields", "Parts replaced"),
    "work_text": QT_TRANSLATE_NOOP("fields", "Work done"),
    "repaired_by": QT_TRANSLATE_NOOP("fields", "Repaired by (name)"),
    "repaired_on": QT_TRANSLATE_NOOP("fields", "Repaired on"),
    "checked_by": QT_TRANSLATE_NOOP("fields", "Checked by"),
    "checked_on": QT_TRANSLATE_NOOP("fields", "Checked on"),
    "cost": QT_TRANSLATE_NOOP("fields", "Repair cost"),
    "outcome": QT_TRANSLATE_NOOP("fields", "Outcome"),
    "outcome_reason": QT_TRANSLATE_NOOP("fields", "Reason of the outcome"),
    "decided_by": QT_TRANSLATE_NOOP("fields", "Decided by"),
    "replacement": QT_TRANSLATE_NOOP("fields", "Replacement (id)"),
    "replacement_serial": QT_TRANSLATE_NOOP("fields", "Serial of the replacement"),
    "swap_rule": QT_TRANSLATE_NOOP("fields", "Rule of the swap"),
    "returned_on": QT_TRANSLATE_NOOP("fields", "Returned on"),
    "returned_to": QT_TRANSLATE_NOOP("fields", "Returned to"),
    "closed_on": QT_TRANSLATE_NOOP("fields", "Closed on"),
    "place": QT_TRANSLATE_NOOP("fields", "Place"),
    "holder_name": QT_TRANSLATE_NOOP("fields", "Is with"),
}

MONEY: frozenset[str] = frozenset({"cost"})

CODES: dict[str, Mapping[Any, str]] = {
    "take_back_receipt.state": take_back_receipt.STATE_LABELS,
    "returned_part.state": returned_part.STATE_LABELS,
    "returned_part.receipt_state": take_back_receipt.STATE_LABELS,
    "returned_part.route": returned_part.ROUTES,
    "returned_part.verdict": returned_part.VERDICTS,
    "returned_part.symptom_reproduced": returned_part.REPRODUCED,
    "returned_part.outcome": returned_part.OUTCOMES,
}

ACTIONS: dict[str, str] = {
    "swap_note.correct": QT_TRANSLATE_NOOP("wording", "Swap note corrected"),
    "returned_part.write_off": QT_TRANSLATE_NOOP("wording", "Written off"),
}
