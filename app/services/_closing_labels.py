"""Labels of the fields, records and codes of what a call is closed without; `_field_labels` takes them in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain import closing

KIND_LABELS: dict[str, str] = {"closing_waiver": QT_TRANSLATE_NOOP("fields", "Closed without")}

LABELS: dict[str, str] = {
    "matter": QT_TRANSLATE_NOOP("fields", "What was not waited for"),
    "closing_waiver.subject": QT_TRANSLATE_NOOP("fields", "What it was"),
    "closing_waiver.object_id": QT_TRANSLATE_NOOP("fields", "Its row"),
}

MONEY: frozenset[str] = frozenset()

CODES: dict[str, Mapping[Any, str]] = {"closing_waiver.matter": closing.MATTER_LABELS}
