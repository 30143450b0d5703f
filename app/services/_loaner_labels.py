"""Labels of the fields, records and codes of loaner units and loans; `_field_labels` takes them in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain.workflows import loan, loaner_unit

KIND_LABELS: dict[str, str] = {
    "loaner_unit": QT_TRANSLATE_NOOP("fields", "Loaner unit"),
    "loan": QT_TRANSLATE_NOOP("fields", "Loan"),
    "loaner_decline": QT_TRANSLATE_NOOP("fields", "Loaner not wanted"),
}

LABELS: dict[str, str] = {
    "loaner_unit.place": QT_TRANSLATE_NOOP("fields", "Place"),
    "loaner_unit.since": QT_TRANSLATE_NOOP("fields", "In this state since"),
    "value": QT_TRANSLATE_NOOP("fields", "Value"),
    "loaner_unit.accessories": QT_TRANSLATE_NOOP("fields", "Accessories"),
    "loan_id": QT_TRANSLATE_NOOP("fields", "Loan (id)"),
    "to_decide": QT_TRANSLATE_NOOP("fields", "Compensation to decide"),
    "loan_number": QT_TRANSLATE_NOOP("fields", "Loan"),
    "lent_count": QT_TRANSLATE_NOOP("fields", "Times lent"),
    "loan.unit": QT_TRANSLATE_NOOP("fields", "Loaner unit (id)"),
    "unit_number": QT_TRANSLATE_NOOP("fields", "Loaner unit"),
    "unit_name": QT_TRANSLATE_NOOP("fields", "Name of the unit"),
    "unit_model": QT_TRANSLATE_NOOP("fields", "Model of the unit"),
    "unit_serial": QT_TRANSLATE_NOOP("fields", "Serial of the unit"),
    "unit_value": QT_TRANSLATE_NOOP("fields", "Value of the unit"),
    "open_unit_id": QT_TRANSLATE_NOOP("fields", "Unit out (id)"),
    "returned_part_id": QT_TRANSLATE_NOOP("fields", "Device in repair (id)"),
    "loan.receipt_number": QT_TRANSLATE_NOOP("fields", "Take-back receipt"),
    "loan.technician_name": QT_TRANSLATE_NOOP("fields", "Brought by"),
    "handed_out_by": QT_TRANSLATE_NOOP("fields", "Lent by"),
    "accessories_out": QT_TRANSLATE_NOOP("fields", "Accessories lent"),
    "condition_out": QT_TRANSLATE_NOOP("fields", "Condition when lent"),
    "out_signed_by": QT_TRANSLATE_NOOP("fields", "Signed out by"),
    "out_signed_on": QT_TRANSLATE_NOOP("fields", "Signed out on"),
    "in_at": QT_TRANSLATE_NOOP("fields", "Came back"),
    "taken_in_by": QT_TRANSLATE_NOOP("fields", "Taken in by"),
    "accessories_missing": QT_TRANSLATE_NOOP("fields", "Missing"),
    "condition_in": QT_TRANSLATE_NOOP("fields", "Condition when back"),
    "is_damaged": QT_TRANSLATE_NOOP("fields", "Damaged"),
    "in_signed_by": QT_TRANSLATE_NOOP("fields", "Signed in by"),
    "in_signed_on": QT_TRANSLATE_NOOP("fields", "Signed in on"),
    "damage_note": QT_TRANSLATE_NOOP("fields", "Damage"),
    "compensation": QT_TRANSLATE_NOOP("fields", "Compensation"),
    "compensation_note": QT_TRANSLATE_NOOP("fields", "About the compensation"),
    "declined_at": QT_TRANSLATE_NOOP("fields", "Declined"),
}

MONEY: frozenset[str] = frozenset({"loaner_unit.value", "unit_value", "compensation"})

CODES: dict[str, Mapping[Any, str]] = {
    "loaner_unit.state": loaner_unit.STATE_LABELS,
    "loan.state": loan.STATE_LABELS,
}

ACTIONS: dict[str, str] = {
    "loaner.write_off": QT_TRANSLATE_NOOP("wording", "Lost, void or compensated"),
    "loaner_lent": QT_TRANSLATE_NOOP("wording", "Loaner lent"),
    "loaner_back": QT_TRANSLATE_NOOP("wording", "Loaner back"),
    "loaner_lost": QT_TRANSLATE_NOOP("wording", "Loaner lost"),
    "loaner_void": QT_TRANSLATE_NOOP("wording", "Loan slip void"),
    "loaner_declined": QT_TRANSLATE_NOOP("wording", "No loaner wanted"),
}
