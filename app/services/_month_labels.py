"""Labels of fields and records of closed months; `_field_labels` takes them in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP

KIND_LABELS: dict[str, str] = {
    "month_closing": QT_TRANSLATE_NOOP("fields", "Closed month"),
    "month_adjustment": QT_TRANSLATE_NOOP("fields", "Adjustment of a closed month"),
}

LABELS: dict[str, str] = {
    "month_closing.month": QT_TRANSLATE_NOOP("fields", "Month"),
    "month_closing.closed_at": QT_TRANSLATE_NOOP("fields", "Closed"),
    "month_closing.closed_by": QT_TRANSLATE_NOOP("fields", "Closed by"),
    "month_closing.closed_by_id": QT_TRANSLATE_NOOP("fields", "Closed by (id)"),
    "month_closing.content": QT_TRANSLATE_NOOP("fields", "Figures"),
    "month_closing.sentences": QT_TRANSLATE_NOOP("fields", "What changed"),
    "month_closing.fingerprint": QT_TRANSLATE_NOOP("fields", "Fingerprint"),
    "month_adjustment.closing": QT_TRANSLATE_NOOP("fields", "Reported with (id)"),
    "month_adjustment.month": QT_TRANSLATE_NOOP("fields", "Month"),
    "month_adjustment.indicator": QT_TRANSLATE_NOOP("fields", "Figure"),
    "month_adjustment.before": QT_TRANSLATE_NOOP("fields", "As reported"),
    "month_adjustment.after": QT_TRANSLATE_NOOP("fields", "As it came out later"),
    "month_adjustment.reason": QT_TRANSLATE_NOOP("fields", "Reason"),
    "month_adjustment.found_at": QT_TRANSLATE_NOOP("fields", "Found"),
    "month_adjustment.entered_by": QT_TRANSLATE_NOOP("fields", "Entered by"),
}

MONEY: frozenset[str] = frozenset()

CODES: dict[str, Mapping[Any, str]] = {}
