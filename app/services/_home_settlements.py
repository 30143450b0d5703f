"""Figures of the day about papers of settlements: what waits for who approves them (F71–F73)."""

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


def of_papers() -> list[Figure]:
    """Slips and certificates to approve, and slips of which too many pieces came; for who approves them."""
    if not permissions.allowed(sessions.current().role, "return_slip.approve"):
        return []
    return [
        figure(key, database.scalar(f"SELECT COUNT(*) FROM {table} WHERE state = ?", (state,)) or 0, ledger, view)
        for key, table, state, ledger, view in _WAITING
    ]
