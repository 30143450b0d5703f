"""Figures of the day about papers of settlements and about exchanges: what waits for whom (F70–F73)."""

from __future__ import annotations

from app.domain import permissions
from app.models import database
from app.services import session as sessions
from app.services._home_figures import Figure, figure

_WAITING = (
    ("slips_to_approve", "return_slip", "draft", "return_slips", "to_approve"),
    ("slips_too_many", "return_slip", "mismatch", "return_slips", "mismatch"),
    ("certificates_to_approve", "sales_certificate", "draft", "sales_certificates", "to_approve"),
)
_EXCHANGES = (
    ("exchanges_to_decide", "exchange_request.decide", "requested", "to_decide"),
    ("exchanges_to_send", "return_slip.change", "agreed", "to_ship"),
)


def of_papers() -> list[Figure]:
    """Slips and certificates to approve, and slips of which too many pieces came; for who approves them."""
    if not permissions.allowed(sessions.current().role, "return_slip.approve"):
        return []
    return [
        figure(key, database.scalar(f"SELECT COUNT(*) FROM {table} WHERE state = ?", (state,)) or 0, ledger, view)
        for key, table, state, ledger, view in _WAITING
    ]


def of_exchanges() -> list[Figure]:
    """Requests for return or exchange that nobody decided, and agreed ones whose goods were not sent (F70)."""
    role = sessions.current().role
    sql = "SELECT COUNT(*) FROM exchange_request WHERE state = ?"
    return [
        figure(key, database.scalar(sql, (state,)) or 0, "exchange_requests", view)
        for key, action, state, view in _EXCHANGES
        if permissions.allowed(role, action)
    ]
