"""Labels of fields, records and codes of head office; `_field_labels` takes them in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain import receiving

KIND_LABELS: dict[str, str] = {
    "known_branch": QT_TRANSLATE_NOOP("fields", "Branch known at head office"),
    "received_package": QT_TRANSLATE_NOOP("fields", "Received package"),
    "received_row": QT_TRANSLATE_NOOP("fields", "Row of a branch"),
}

LABELS: dict[str, str] = {
    "known_branch.code": QT_TRANSLATE_NOOP("fields", "Branch code"),
    "known_branch.company": QT_TRANSLATE_NOOP("fields", "Company"),
    "public_key": QT_TRANSLATE_NOOP("fields", "Key"),
    "fingerprint": QT_TRANSLATE_NOOP("fields", "Fingerprint of the key"),
    "trusted_at": QT_TRANSLATE_NOOP("fields", "Key compared"),
    "trusted_by": QT_TRANSLATE_NOOP("fields", "Key compared by"),
    "known_branch.packages": QT_TRANSLATE_NOOP("fields", "Packages in force"),
    "known_branch.row_count": QT_TRANSLATE_NOOP("fields", "Rows here"),
    "last_number": QT_TRANSLATE_NOOP("fields", "Last package"),
    "last_digest": QT_TRANSLATE_NOOP("fields", "Digest of the last package"),
    "last_made_at": QT_TRANSLATE_NOOP("fields", "Last package made"),
    "last_received_at": QT_TRANSLATE_NOOP("fields", "Last package received"),
    "received_package.branch_code": QT_TRANSLATE_NOOP("fields", "Branch code"),
    "received_package.branch_name": QT_TRANSLATE_NOOP("fields", "Branch"),
    "received_package.serial": QT_TRANSLATE_NOOP("fields", "Number in its branch"),
    "package_uid": QT_TRANSLATE_NOOP("fields", "Identity of the package"),
    "received_package.digest": QT_TRANSLATE_NOOP("fields", "Digest"),
    "previous_serial": QT_TRANSLATE_NOOP("fields", "Follows number"),
    "previous_digest": QT_TRANSLATE_NOOP("fields", "Digest of its predecessor"),
    "made_at": QT_TRANSLATE_NOOP("fields", "Made"),
    "made_by": QT_TRANSLATE_NOOP("fields", "Made by"),
    "received_package.purpose": QT_TRANSLATE_NOOP("fields", "Purpose"),
    "received_package.first_day": QT_TRANSLATE_NOOP("fields", "From"),
    "received_package.last_day": QT_TRANSLATE_NOOP("fields", "To"),
    "is_masked": QT_TRANSLATE_NOOP("fields", "Telephone numbers hidden"),
    "received_package.program": QT_TRANSLATE_NOOP("fields", "Program"),
    "schema_name": QT_TRANSLATE_NOOP("fields", "Form of its database"),
    "audit_line": QT_TRANSLATE_NOOP("fields", "Last line of its history"),
    "audit_digest": QT_TRANSLATE_NOOP("fields", "Digest of that line"),
    "received_package.row_count": QT_TRANSLATE_NOOP("fields", "Rows"),
    "received_package.added": QT_TRANSLATE_NOOP("fields", "New"),
    "received_package.changed": QT_TRANSLATE_NOOP("fields", "Changed"),
    "received_package.unchanged": QT_TRANSLATE_NOOP("fields", "Unchanged"),
    "received_package.conflicts": QT_TRANSLATE_NOOP("fields", "Conflicts"),
    "conflicts_taken": QT_TRANSLATE_NOOP("fields", "Conflicts decided for the package"),
    "has_gap": QT_TRANSLATE_NOOP("fields", "Taken in without its predecessor"),
    "refusal": QT_TRANSLATE_NOOP("fields", "Refused because"),
    "received_package.received_at": QT_TRANSLATE_NOOP("fields", "Received here"),
    "received_package.received_by": QT_TRANSLATE_NOOP("fields", "Received here by"),
    "attachment.is_erased": QT_TRANSLATE_NOOP("fields", "Erased at its branch"),
    "scan_count": QT_TRANSLATE_NOOP("fields", "Scans"),
    "received_package.receipt_at": QT_TRANSLATE_NOOP("fields", "Receipt written"),
}

MONEY: frozenset[str] = frozenset()

CODES: dict[str, Mapping[Any, str]] = {"received_package.state": receiving.PACKAGE_STATES}
