"""Labels of the fields, records and codes of boards, roster and routine log; `_field_labels` takes them in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain import board

KIND_LABELS: dict[str, str] = {
    "board_item": QT_TRANSLATE_NOOP("fields", "Board item"),
    "shift_duty": QT_TRANSLATE_NOOP("fields", "Turn of the roster"),
    "routine_log": QT_TRANSLATE_NOOP("fields", "Routine log"),
}

LABELS: dict[str, str] = {
    "board_item.starts_on": QT_TRANSLATE_NOOP("fields", "From"),
    "board_item.due_on": QT_TRANSLATE_NOOP("fields", "Until"),
    "owner_staff": QT_TRANSLATE_NOOP("fields", "Owner (staff id)"),
    "board_item.done_at": QT_TRANSLATE_NOOP("fields", "Done at"),
    "done_by": QT_TRANSLATE_NOOP("fields", "Done by"),
    "shift_duty.day": QT_TRANSLATE_NOOP("fields", "Day"),
    "shift": QT_TRANSLATE_NOOP("fields", "Shift"),
    "shift_duty.starts_at": QT_TRANSLATE_NOOP("fields", "Begins"),
    "shift_duty.ends_at": QT_TRANSLATE_NOOP("fields", "Ends"),
    "shift_duty.staff": QT_TRANSLATE_NOOP("fields", "Person (staff id)"),
    "shift_duty.person": QT_TRANSLATE_NOOP("fields", "Person"),
    "happened_on": QT_TRANSLATE_NOOP("fields", "Day"),
    "routine_log.person": QT_TRANSLATE_NOOP("fields", "Person"),
}

MONEY: frozenset[str] = frozenset()

CODES: dict[str, Mapping[Any, str]] = {
    "board_item.state": board.ITEM_STATES,
    "routine_log.kind": board.ROUTINE_KINDS,
}
"""What a code means."""
