"""Labels of the fields and codes of complaint schemes; `_field_labels` takes them in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP

KIND_LABELS: dict[str, str] = {
    "complaint_scheme": QT_TRANSLATE_NOOP("fields", "Complaint scheme"),
}

LABELS: dict[str, str] = {
    "complaint_scheme.definition": QT_TRANSLATE_NOOP("fields", "Definition"),
    "complaint_scheme.sha256": QT_TRANSLATE_NOOP("fields", "Digest"),
    "complaint_scheme.source": QT_TRANSLATE_NOOP("fields", "Written by"),
    "complaint_scheme.is_current": QT_TRANSLATE_NOOP("fields", "In force"),
    "complaint_scheme.is_retired": QT_TRANSLATE_NOOP("fields", "Deleted"),
}

MONEY: frozenset[str] = frozenset()

CODES: dict[str, Mapping[Any, str]] = {
    "complaint_scheme.source": {
        "shipped": QT_TRANSLATE_NOOP("complaint_scheme", "with the program"),
        "branch": QT_TRANSLATE_NOOP("complaint_scheme", "by the branch"),
    },
}
