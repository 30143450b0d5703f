"""Labels of updates of the program in the history; `_field_labels` takes them in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP

KIND_LABELS: dict[str, str] = {"program_version": QT_TRANSLATE_NOOP("fields", "Version of the program")}

LABELS: dict[str, str] = {
    "program_version.step": QT_TRANSLATE_NOOP("fields", "Step of the update"),
    "program_version.version": QT_TRANSLATE_NOOP("fields", "Version"),
    "program_version.manifest": QT_TRANSLATE_NOOP("fields", "Digest of the signed list"),
    "program_version.backup": QT_TRANSLATE_NOOP("fields", "Backup of before"),
    "program_version.schema": QT_TRANSLATE_NOOP("fields", "Tables as of"),
    "program_version.records": QT_TRANSLATE_NOOP("fields", "Records entered since, kept aside"),
    "program_version.trouble": QT_TRANSLATE_NOOP("fields", "What went wrong"),
}

MONEY: frozenset[str] = frozenset()

CODES: dict[str, Mapping[Any, str]] = {
    "program_version.step": {
        "begun": QT_TRANSLATE_NOOP("fields", "Begun"),
        "refused": QT_TRANSLATE_NOOP("fields", "Refused; nothing was changed"),
        "chosen": QT_TRANSLATE_NOOP("fields", "Tried and chosen"),
        "started": QT_TRANSLATE_NOOP("fields", "Started for the first time"),
        "back": QT_TRANSLATE_NOOP("fields", "Back to the version of before"),
    }
}

ACTIONS: dict[str, str] = {
    "program.update": QT_TRANSLATE_NOOP("wording", "Program updated"),
    "program.go_back": QT_TRANSLATE_NOOP("wording", "Program put back"),
}
