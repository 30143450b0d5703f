"""Labels of the fields and codes of requests for return or exchange; `_field_labels` takes them in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain import exchange
from app.domain.workflows import exchange_request

KIND_LABELS: dict[str, str] = {
    "exchange_request": QT_TRANSLATE_NOOP("fields", "Return or exchange"),
}

LABELS: dict[str, str] = {
    "exchange_request.customer": QT_TRANSLATE_NOOP("fields", "Customer (id)"),
    "exchange_request.customer_name": QT_TRANSLATE_NOOP("fields", "Customer or office"),
    "exchange_request.device": QT_TRANSLATE_NOOP("fields", "Device (id)"),
    "exchange_request.received_on": QT_TRANSLATE_NOOP("fields", "Arrived on"),
    "exchange_request.cause": QT_TRANSLATE_NOOP("fields", "Cause"),
    "goods": QT_TRANSLATE_NOOP("fields", "Goods"),
    "wants": QT_TRANSLATE_NOOP("fields", "Wanted"),
    "cost_bearer": QT_TRANSLATE_NOOP("fields", "Cost borne by"),
    "bearer_reason": QT_TRANSLATE_NOOP("fields", "Why not as suggested"),
    "decision": QT_TRANSLATE_NOOP("fields", "Decision"),
    "decision_reason": QT_TRANSLATE_NOOP("fields", "Reason of the decision"),
    "decided_at": QT_TRANSLATE_NOOP("fields", "Decided"),
    "shipped_on": QT_TRANSLATE_NOOP("fields", "Goods sent on"),
}

MONEY: frozenset[str] = frozenset()

CODES: dict[str, Mapping[Any, str]] = {
    "exchange_request.state": exchange_request.STATE_LABELS,
    "exchange_request.cause": exchange.CAUSES,
    "wants": exchange.WANTS,
    "cost_bearer": exchange.BEARERS,
    "decision": exchange_request.DECISIONS,
}

ACTIONS: dict[str, str] = {
    "exchange_request.decide": QT_TRANSLATE_NOOP("wording", "Decided"),
}
