"""Labels of the fields and codes of anomaly notices; `_field_labels` takes them in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain.workflows import anomaly_notice

KIND_LABELS: dict[str, str] = {
    "anomaly_notice": QT_TRANSLATE_NOOP("fields", "Anomaly notice"),
}

LABELS: dict[str, str] = {
    "anomaly_notice.customer": QT_TRANSLATE_NOOP("fields", "Customer (id)"),
    "anomaly_notice.device": QT_TRANSLATE_NOOP("fields", "Device (id)"),
    "anomaly_notice.content": QT_TRANSLATE_NOOP("fields", "What the customer reports"),
    "anomaly_notice.visited_by": QT_TRANSLATE_NOOP("fields", "Looked at by"),
    "anomaly_notice.visited_on": QT_TRANSLATE_NOOP("fields", "Looked at on"),
    "anomaly_notice.finding": QT_TRANSLATE_NOOP("fields", "What was found"),
    "anomaly_notice.department": QT_TRANSLATE_NOOP("fields", "Department (id)"),
    "anomaly_notice.unit": QT_TRANSLATE_NOOP("fields", "Unit to improve it"),
    "anomaly_notice.result": QT_TRANSLATE_NOOP("fields", "What was improved"),
    "anomaly_notice.received_by_id": QT_TRANSLATE_NOOP("fields", "Entered by (id)"),
    "anomaly_notice.due_on": QT_TRANSLATE_NOOP("fields", "To be improved by"),
    "anomaly_notice.done_on": QT_TRANSLATE_NOOP("fields", "Improved on"),
    "anomaly_notice.complaint": QT_TRANSLATE_NOOP("fields", "Complaint (id)"),
    "anomaly_notice.complaint_number": QT_TRANSLATE_NOOP("fields", "Complaint"),
}

MONEY: frozenset[str] = frozenset()

CODES: dict[str, Mapping[Any, str]] = {
    "anomaly_notice.state": anomaly_notice.STATE_LABELS,
}
