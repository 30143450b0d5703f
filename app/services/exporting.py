"""Taking ledgers out of the program: only who may, and every time on record (R004, R005)."""

from __future__ import annotations

from app.services._use_case import UnitOfWork, require, use_case


def require_permission() -> None:
    """Raise NotPermitted unless the person signed in may take ledgers out (domain.md 1.3: the supervisor)."""
    require("export.ledger")


@use_case("export.ledger")
def record(unit: UnitOfWork, *, ledger: str, file_name: str, rows: int, filters: str) -> None:
    """Write an export to the audit trail: which ledger, which rows, into which file."""
    unit.note("ledger", 0, ledger, {"file_name": [None, file_name], "rows": [None, rows], "filters": [None, filters]})
