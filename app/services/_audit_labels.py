"""Labels of what the change history itself speaks of, and of explained gaps; `_field_labels` takes them in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP

KIND_LABELS: dict[str, str] = {
    "number_gap": QT_TRANSLATE_NOOP("fields", "Explained gap of numbers"),
    "daily_sheet": QT_TRANSLATE_NOOP("fields", "Day's sheet"),
    "ledger": QT_TRANSLATE_NOOP("fields", "Ledger or report"),
}

LABELS: dict[str, str] = {
    "number_gap.series": QT_TRANSLATE_NOOP("fields", "Kind of number"),
    "number_gap.branch": QT_TRANSLATE_NOOP("fields", "Branch code"),
    "number_gap.period": QT_TRANSLATE_NOOP("fields", "Period"),
    "number_gap.first_serial": QT_TRANSLATE_NOOP("fields", "First missing"),
    "number_gap.last_serial": QT_TRANSLATE_NOOP("fields", "Last missing"),
    "number_gap.explained_at": QT_TRANSLATE_NOOP("fields", "Explained"),
    "number_gap.explained_by": QT_TRANSLATE_NOOP("fields", "Explained by"),
    "count": QT_TRANSLATE_NOOP("fields", "Count"),
    "rows": QT_TRANSLATE_NOOP("fields", "Rows"),
    "filters": QT_TRANSLATE_NOOP("fields", "Filters"),
    "printer": QT_TRANSLATE_NOOP("fields", "Printer"),
    "copies": QT_TRANSLATE_NOOP("fields", "Copies"),
    "history_code": QT_TRANSLATE_NOOP("fields", "Code of the history"),
}

MONEY: frozenset[str] = frozenset()

CODES: dict[str, Mapping[Any, str]] = {}

AREAS: dict[str, str] = {
    "appraisal": QT_TRANSLATE_NOOP("fields", "Appraisal"),
    "assessment": QT_TRANSLATE_NOOP("fields", "Relationship assessment"),
    "audit": QT_TRANSLATE_NOOP("fields", "Change history"),
    "backup": QT_TRANSLATE_NOOP("fields", "Backup"),
    "board": QT_TRANSLATE_NOOP("fields", "Board"),
    "calendar": QT_TRANSLATE_NOOP("fields", "Calendar day"),
    "care": QT_TRANSLATE_NOOP("fields", "Care activity"),
    "custody": QT_TRANSLATE_NOOP("fields", "Things in the house"),
    "customer_report": QT_TRANSLATE_NOOP("fields", "Report on customers"),
    "loaner": QT_TRANSLATE_NOOP("fields", "Loaner"),
    "month": QT_TRANSLATE_NOOP("fields", "Month's report"),
    "number_register": QT_TRANSLATE_NOOP("fields", "Register of numbers"),
    "password": QT_TRANSLATE_NOOP("fields", "Password"),
    "personal": QT_TRANSLATE_NOOP("fields", "Personal data"),
    "preference": QT_TRANSLATE_NOOP("fields", "Own preferences"),
    "price_list": QT_TRANSLATE_NOOP("fields", "Price list"),
    "received": QT_TRANSLATE_NOOP("fields", "Packages received"),
    "relationship": QT_TRANSLATE_NOOP("fields", "Relationship card"),
    "report": QT_TRANSLATE_NOOP("fields", "Report"),
    "roster": QT_TRANSLATE_NOOP("fields", "Shift roster"),
    "settings": QT_TRANSLATE_NOOP("fields", "Settings"),
    "swap_note": QT_TRANSLATE_NOOP("fields", "Swap note"),
    "exchange_sheet": QT_TRANSLATE_NOOP("fields", "Return or exchange sheet"),
    "receipt_loss": QT_TRANSLATE_NOOP("fields", "Note of a lost receipt"),
    "users": QT_TRANSLATE_NOOP("fields", "User"),
    "visit": QT_TRANSLATE_NOOP("fields", "Return visit"),
}
"""Fields of work whose name is no kind of record, as the first half of an action says them."""
