"""Labels of the fields, records and codes of the chain of custody; `_field_labels` takes them in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain import custody

KIND_LABELS: dict[str, str] = {
    "custody_object": QT_TRANSLATE_NOOP("fields", "Object and who has it"),
    "handover": QT_TRANSLATE_NOOP("fields", "Hand-over"),
}

LABELS: dict[str, str] = {
    "object_id": QT_TRANSLATE_NOOP("fields", "Object (id)"),
    "belongs_to": QT_TRANSLATE_NOOP("fields", "Property of"),
    "holder_kind": QT_TRANSLATE_NOOP("fields", "With"),
    "holder_id": QT_TRANSLATE_NOOP("fields", "With (id)"),
    "holder_name": QT_TRANSLATE_NOOP("fields", "With"),
    "held_since": QT_TRANSLATE_NOOP("fields", "There since"),
    "receipt_number": QT_TRANSLATE_NOOP("fields", "Paper"),
    "is_home": QT_TRANSLATE_NOOP("fields", "Where it belongs"),
    "is_ended": QT_TRANSLATE_NOOP("fields", "Gone for good"),
    "from_kind": QT_TRANSLATE_NOOP("fields", "Given by"),
    "from_id": QT_TRANSLATE_NOOP("fields", "Given by (id)"),
    "from_name": QT_TRANSLATE_NOOP("fields", "Given by"),
    "to_kind": QT_TRANSLATE_NOOP("fields", "Taken by"),
    "to_id": QT_TRANSLATE_NOOP("fields", "Taken by (id)"),
    "to_name": QT_TRANSLATE_NOOP("fields", "Taken by"),
    "condition": QT_TRANSLATE_NOOP("fields", "Condition"),
    "signed_on": QT_TRANSLATE_NOOP("fields", "Signed on"),
}

MONEY: frozenset[str] = frozenset()

CODES: dict[str, Mapping[Any, str]] = {
    "custody_object.kind": custody.OBJECT_KIND_LABELS,
    "handover.kind": custody.OBJECT_KIND_LABELS,
    "belongs_to": custody.OWNER_LABELS,
    "holder_kind": custody.HOLDER_KIND_LABELS,
    "from_kind": custody.HOLDER_KIND_LABELS,
    "to_kind": custody.HOLDER_KIND_LABELS,
}
