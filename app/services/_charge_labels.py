"""Labels of the fields, records and codes of charges and what becomes of the money; `_field_labels` takes them in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain import codes

KIND_LABELS: dict[str, str] = {
    "charge": QT_TRANSLATE_NOOP("records", "Charge record"),
    "cash_handover": QT_TRANSLATE_NOOP("records", "Cash hand-over slip"),
}

LABELS: dict[str, str] = {
    "charge.part": QT_TRANSLATE_NOOP("fields", "Part of the call's charges"),
    "charge.amount": QT_TRANSLATE_NOOP("fields", "To be paid"),
    "settlement": QT_TRANSLATE_NOOP("fields", "How it is paid"),
    "charge.is_open": QT_TRANSLATE_NOOP("fields", "Open"),
    "began_at": QT_TRANSLATE_NOOP("fields", "Came up"),
    "waived_amount": QT_TRANSLATE_NOOP("fields", "Amount waived"),
    "collected_amount": QT_TRANSLATE_NOOP("fields", "Collected"),
    "outstanding": QT_TRANSLATE_NOOP("fields", "Still owed"),
    "charge.due_on": QT_TRANSLATE_NOOP("fields", "Next step by"),
    "collect_on": QT_TRANSLATE_NOOP("fields", "Collection on"),
    "collect_notes": QT_TRANSLATE_NOOP("fields", "About the collection"),
    "collected_at": QT_TRANSLATE_NOOP("fields", "Collected at"),
    "collected_by": QT_TRANSLATE_NOOP("fields", "Collected by"),
    "charge.method": QT_TRANSLATE_NOOP("fields", "Paid by"),
    "handed_in_at": QT_TRANSLATE_NOOP("fields", "At finance since"),
    "cash_handover": QT_TRANSLATE_NOOP("fields", "Hand-over slip (id)"),
    "cash_handover_number": QT_TRANSLATE_NOOP("fields", "Hand-over slip"),
    "invoice_number": QT_TRANSLATE_NOOP("fields", "Invoice number"),
    "invoice_title": QT_TRANSLATE_NOOP("fields", "Invoice made out to"),
    "invoiced_at": QT_TRANSLATE_NOOP("fields", "Invoiced at"),
    "mailed_at": QT_TRANSLATE_NOOP("fields", "Invoice sent at"),
    "mail_notes": QT_TRANSLATE_NOOP("fields", "How the invoice was sent"),
    "paid_at": QT_TRANSLATE_NOOP("fields", "Settled at"),
    "waived_at": QT_TRANSLATE_NOOP("fields", "Waived at"),
    "waived_by": QT_TRANSLATE_NOOP("fields", "Waived by"),
    "waive_reason": QT_TRANSLATE_NOOP("fields", "Why it was waived"),
    "handed_over_at": QT_TRANSLATE_NOOP("fields", "Handed over at"),
    "handed_by": QT_TRANSLATE_NOOP("fields", "Handed over by"),
    "next_price": QT_TRANSLATE_NOOP("fields", "Next price"),
    "next_from": QT_TRANSLATE_NOOP("fields", "Next price from"),
    "taken_by": QT_TRANSLATE_NOOP("fields", "Taken by"),
    "charges": QT_TRANSLATE_NOOP("fields", "Number of charges"),
    "priced_on": QT_TRANSLATE_NOOP("fields", "Market price of"),
    "disposal": QT_TRANSLATE_NOOP("fields", "Damaged part"),
    "disposal_by": QT_TRANSLATE_NOOP("fields", "Agreed to by"),
}

MONEY: frozenset[str] = frozenset({"waived_amount", "collected_amount", "outstanding"})

CODES: dict[str, Mapping[Any, str]] = {
    "charge.state": codes.CHARGE_STATES,
    "settlement": codes.SETTLEMENTS,
    "charge.method": codes.PAYMENT_METHODS,
    "disposal": codes.DISPOSALS,
    "cash_handover.state": codes.SLIP_STATES,
}

ACTIONS: dict[str, str] = {
    "charge_added": QT_TRANSLATE_NOOP("wording", "Charge added"),
    "charge_voided": QT_TRANSLATE_NOOP("wording", "Charge struck"),
    "charge_collected": QT_TRANSLATE_NOOP("wording", "Money collected"),
    "charge_handed_in": QT_TRANSLATE_NOOP("wording", "Money handed to finance"),
    "charge_invoiced": QT_TRANSLATE_NOOP("wording", "Invoice made out"),
    "charge_mailed": QT_TRANSLATE_NOOP("wording", "Invoice sent"),
    "charge_without_invoice": QT_TRANSLATE_NOOP("wording", "No invoice wanted"),
    "charge_waived": QT_TRANSLATE_NOOP("wording", "Charge waived"),
    "charge_not_collected": QT_TRANSLATE_NOOP("wording", "Collection taken back"),
    "charge_invoice_withdrawn": QT_TRANSLATE_NOOP("wording", "Invoice withdrawn"),
    "charge_slip_void": QT_TRANSLATE_NOOP("wording", "Hand-over slip void"),
    "charge.hand_in": QT_TRANSLATE_NOOP("wording", "Money handed to finance"),
}
