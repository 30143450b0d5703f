"""Labels of backups in the history; `_field_labels` takes them in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP

KIND_LABELS: dict[str, str] = {"backup_run": QT_TRANSLATE_NOOP("fields", "Backup")}

LABELS: dict[str, str] = {
    "backup_run.state": QT_TRANSLATE_NOOP("fields", "State"),
    "backup_run.folder": QT_TRANSLATE_NOOP("fields", "Written to"),
    "backup_run.size": QT_TRANSLATE_NOOP("fields", "Size in bytes"),
    "backup_run.trouble": QT_TRANSLATE_NOOP("fields", "What went wrong"),
    "backup_run.backup": QT_TRANSLATE_NOOP("fields", "Restored from"),
    "backup_run.kept": QT_TRANSLATE_NOOP("fields", "The branch until then was kept in"),
    "backup_run.removed": QT_TRANSLATE_NOOP("fields", "Removed folder"),
    "backup_run.line": QT_TRANSLATE_NOOP("fields", "Its last line of the history"),
    "backup_run.digest": QT_TRANSLATE_NOOP("fields", "Its digest of the history"),
}

MONEY: frozenset[str] = frozenset()

CODES: dict[str, Mapping[Any, str]] = {
    "backup_run.state": {
        "proven": QT_TRANSLATE_NOOP("fields", "Proven"),
        "failed": QT_TRANSLATE_NOOP("fields", "Failed"),
        "away": QT_TRANSLATE_NOOP("fields", "Place away"),
    }
}

ACTIONS: dict[str, str] = {
    "backup.run": QT_TRANSLATE_NOOP("wording", "Backed up"),
    "backup.restore": QT_TRANSLATE_NOOP("wording", "Backup restored"),
    "backup.remove_kept": QT_TRANSLATE_NOOP("wording", "Kept branch removed"),
}
