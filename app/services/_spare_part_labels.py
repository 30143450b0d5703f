"""Labels of the fields, records and codes of spare parts, their stock and old parts; `_field_labels` takes them in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain.workflows import old_part, stock_take

KIND_LABELS: dict[str, str] = {
    "spare_part": QT_TRANSLATE_NOOP("fields", "Spare part"),
    "spare_stock": QT_TRANSLATE_NOOP("fields", "Stock of a spare part"),
    "old_part": QT_TRANSLATE_NOOP("fields", "Old part"),
    "stock_take": QT_TRANSLATE_NOOP("fields", "Stock-take"),
    "stock_take_line": QT_TRANSLATE_NOOP("fields", "Line of a stock-take"),
}

LABELS: dict[str, str] = {
    "spare_part.number": QT_TRANSLATE_NOOP("fields", "Part number"),
    "spare_part.price": QT_TRANSLATE_NOOP("fields", "Selling price"),
    "spare_part.cost": QT_TRANSLATE_NOOP("fields", "Buying price"),
    "stock_take_line.cost": QT_TRANSLATE_NOOP("fields", "Buying price"),
    "part": QT_TRANSLATE_NOOP("fields", "Spare part (id)"),
    "from_key": QT_TRANSLATE_NOOP("fields", "Taken from (id)"),
    "charge_line": QT_TRANSLATE_NOOP("fields", "Charge (id)"),
    "part_number": QT_TRANSLATE_NOOP("fields", "Part number"),
    "part_name": QT_TRANSLATE_NOOP("fields", "Part"),
    "minimum": QT_TRANSLATE_NOOP("fields", "Minimum stock"),
    "shelf": QT_TRANSLATE_NOOP("fields", "Shelf"),
    "needs_old_part": QT_TRANSLATE_NOOP("fields", "Old part is brought back"),
    "in_store": QT_TRANSLATE_NOOP("fields", "In the stores"),
    "in_bags": QT_TRANSLATE_NOOP("fields", "In bags"),
    "is_short": QT_TRANSLATE_NOOP("fields", "Below the minimum"),
    "place_key": QT_TRANSLATE_NOOP("fields", "Place (key)"),
    "place_kind": QT_TRANSLATE_NOOP("fields", "Kind of place"),
    "place_id": QT_TRANSLATE_NOOP("fields", "Place (id)"),
    "place_name": QT_TRANSLATE_NOOP("fields", "Place"),
    "spare_stock.value": QT_TRANSLATE_NOOP("fields", "Worth"),
    "moved_at": QT_TRANSLATE_NOOP("fields", "Last moved"),
    "charge_line.from_key": QT_TRANSLATE_NOOP("fields", "Taken from (key)"),
    "charge_line.from_name": QT_TRANSLATE_NOOP("fields", "Taken from"),
    "old_part.charge_line": QT_TRANSLATE_NOOP("fields", "Charge (id)"),
    "old_part.condition": QT_TRANSLATE_NOOP("fields", "Condition"),
    "owed_since": QT_TRANSLATE_NOOP("fields", "Owed since"),
    "handed_in_at": QT_TRANSLATE_NOOP("fields", "Handed in"),
    "handed_in_to": QT_TRANSLATE_NOOP("fields", "Handed in to"),
    "settled_at": QT_TRANSLATE_NOOP("fields", "Settled"),
    "settled_by": QT_TRANSLATE_NOOP("fields", "Settled by"),
    "begun_at": QT_TRANSLATE_NOOP("fields", "Begun"),
    "begun_by": QT_TRANSLATE_NOOP("fields", "Begun by"),
    "counted_at": QT_TRANSLATE_NOOP("fields", "Counted at"),
    "counted_by": QT_TRANSLATE_NOOP("fields", "Counted by"),
    "line_count": QT_TRANSLATE_NOOP("fields", "Lines"),
    "differences": QT_TRANSLATE_NOOP("fields", "Lines that differ"),
    "value_difference": QT_TRANSLATE_NOOP("fields", "Difference in worth"),
    "take": QT_TRANSLATE_NOOP("fields", "Stock-take (id)"),
    "expected": QT_TRANSLATE_NOOP("fields", "By the books"),
    "counted": QT_TRANSLATE_NOOP("fields", "Counted"),
    "difference": QT_TRANSLATE_NOOP("fields", "Difference"),
}

MONEY: frozenset[str] = frozenset({"spare_stock.value", "value_difference"})

CODES: dict[str, Mapping[Any, str]] = {
    "old_part.state": old_part.STATE_LABELS,
    "stock_take.state": stock_take.STATE_LABELS,
    "stock_take.kind": stock_take.KINDS,
}

ACTIONS: dict[str, str] = {
    "spare_part.move": QT_TRANSLATE_NOOP("wording", "Moved"),
    "old_part.settle": QT_TRANSLATE_NOOP("wording", "Old part settled"),
    "stock_take.settle": QT_TRANSLATE_NOOP("wording", "Differences settled"),
}
