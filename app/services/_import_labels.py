"""Labels of imports in the history; `_field_labels` takes them in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP

KIND_LABELS = {"import_run": QT_TRANSLATE_NOOP("fields", "Import")}

LABELS = {
    "ledger": QT_TRANSLATE_NOOP("fields", "Ledger"),
    "file_name": QT_TRANSLATE_NOOP("fields", "File"),
    "sheet_name": QT_TRANSLATE_NOOP("fields", "Sheet"),
    "digest": QT_TRANSLATE_NOOP("fields", "Digest of the file"),
    "row_count": QT_TRANSLATE_NOOP("fields", "Rows"),
    "added": QT_TRANSLATE_NOOP("fields", "Rows added"),
    "changed": QT_TRANSLATE_NOOP("fields", "Rows changed"),
    "same": QT_TRANSLATE_NOOP("fields", "Rows with nothing new"),
    "passed_over": QT_TRANSLATE_NOOP("fields", "Rows kept as on file"),
    "refused": QT_TRANSLATE_NOOP("fields", "Rows refused"),
    "first_line": QT_TRANSLATE_NOOP("fields", "First line of the history"),
    "last_line": QT_TRANSLATE_NOOP("fields", "Last line of the history"),
    "undone_at": QT_TRANSLATE_NOOP("fields", "Taken back"),
    "undone_by": QT_TRANSLATE_NOOP("fields", "Taken back by"),
    "undo_reason": QT_TRANSLATE_NOOP("fields", "Why it was taken back"),
    "kept": QT_TRANSLATE_NOOP("fields", "Records left alone"),
    "import_run.user_name": QT_TRANSLATE_NOOP("fields", "Imported by"),
    "user_name": QT_TRANSLATE_NOOP("fields", "User"),
}

MONEY: frozenset[str] = frozenset()

CODES: dict[str, Mapping[Any, str]] = {
    "import_run.ledger": {
        "customers": QT_TRANSLATE_NOOP("fields", "Customers"),
        "devices": QT_TRANSLATE_NOOP("fields", "Devices"),
        "contracts": QT_TRANSLATE_NOOP("fields", "Contracts"),
        "repairs": QT_TRANSLATE_NOOP("fields", "Repairs"),
    }
}

ACTIONS: dict[str, str] = {
    "import.run": QT_TRANSLATE_NOOP("wording", "Imported"),
    "import.undo": QT_TRANSLATE_NOOP("wording", "Import taken back"),
}
