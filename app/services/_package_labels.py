"""Labels of packages in the history; `_field_labels` takes them in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain import package_log

KIND_LABELS: dict[str, str] = {
    "package_run": QT_TRANSLATE_NOOP("fields", "Ledger package"),
    "branch_key": QT_TRANSLATE_NOOP("fields", "Key of the branch"),
}

LABELS: dict[str, str] = {
    "package_run.state": QT_TRANSLATE_NOOP("fields", "State"),
    "package_run.begun_at": QT_TRANSLATE_NOOP("fields", "Begun"),
    "package_run.begun_by": QT_TRANSLATE_NOOP("fields", "Made by"),
    "package_run.purpose": QT_TRANSLATE_NOOP("fields", "Purpose"),
    "package_run.reason": QT_TRANSLATE_NOOP("fields", "Why whole numbers"),
    "package_run.ledgers": QT_TRANSLATE_NOOP("fields", "Ledgers"),
    "package_run.formats": QT_TRANSLATE_NOOP("fields", "Kinds of file"),
    "package_run.first_on": QT_TRANSLATE_NOOP("fields", "First day"),
    "package_run.last_on": QT_TRANSLATE_NOOP("fields", "Last day"),
    "package_run.is_masked": QT_TRANSLATE_NOOP("fields", "Telephone numbers masked"),
    "package_run.has_attachments": QT_TRANSLATE_NOOP("fields", "With scans"),
    "package_run.has_password": QT_TRANSLATE_NOOP("fields", "Under a password"),
    "package_run.target": QT_TRANSLATE_NOOP("fields", "Written to"),
    "package_run.row_count": QT_TRANSLATE_NOOP("fields", "Rows"),
    "package_run.file_count": QT_TRANSLATE_NOOP("fields", "Files"),
    "package_run.size": QT_TRANSLATE_NOOP("fields", "Size in bytes"),
    "package_run.digest": QT_TRANSLATE_NOOP("fields", "Digest of the package"),
    "package_run.audit_line": QT_TRANSLATE_NOOP("fields", "Line of the history"),
    "package_run.audit_digest": QT_TRANSLATE_NOOP("fields", "Digest of the history"),
    "package_run.ended_at": QT_TRANSLATE_NOOP("fields", "Ended"),
    "package_run.failure": QT_TRANSLATE_NOOP("fields", "What went wrong"),
    "package_run.receipt_at": QT_TRANSLATE_NOOP("fields", "Received at head office"),
    "receipt_by": QT_TRANSLATE_NOOP("fields", "Received there by"),
    "receipt_office": QT_TRANSLATE_NOOP("fields", "Head office"),
    "receipt_key": QT_TRANSLATE_NOOP("fields", "Key of the receipt"),
    "receipt_read_at": QT_TRANSLATE_NOOP("fields", "Receipt read"),
    "package_run.lost_on": QT_TRANSLATE_NOOP("fields", "Stick lost on"),
    "lost_by": QT_TRANSLATE_NOOP("fields", "Lost by"),
    "lost_where": QT_TRANSLATE_NOOP("fields", "Lost where"),
    "lost_told": QT_TRANSLATE_NOOP("fields", "Who was told"),
    "lost_note": QT_TRANSLATE_NOOP("fields", "What was done"),
    "lost_reported_at": QT_TRANSLATE_NOOP("fields", "Loss reported"),
    "lost_reported_by": QT_TRANSLATE_NOOP("fields", "Loss reported by"),
    "branch_key.fingerprint": QT_TRANSLATE_NOOP("fields", "Fingerprint"),
}

MONEY: frozenset[str] = frozenset()

CODES: dict[str, Mapping[Any, str]] = {"package_run.state": package_log.STATES}

ACTIONS: dict[str, str] = {
    "package.receive": QT_TRANSLATE_NOOP("wording", "Package received"),
    "package.undo_receiving": QT_TRANSLATE_NOOP("wording", "Receiving taken back"),
    "package.make": QT_TRANSLATE_NOOP("wording", "Ledger package made"),
}
