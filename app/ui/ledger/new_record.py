"""The button of a ledger that enters a new record, where its record has a form for that and the role may."""

from __future__ import annotations

from app.core.errors import Bug
from app.core.i18n import shown
from app.domain import permissions
from app.ledgers._declaration import Ledger
from app.ui.desk import Desk
from app.ui.ledger.filter_bar import FilterBar
from app.ui.records import record_pane


def offer_new(bar: FilterBar, desk: Desk, ledger: Ledger) -> None:
    """Put the button into the bar; the record's form is imported when it is pressed."""
    if ledger.creates and permissions.allowed(desk.session.role, ledger.create_permission):
        bar.add_tool("add", shown(ledger.creates)).clicked.connect(lambda _on: _enter(bar, desk, ledger))


def _enter(bar: FilterBar, desk: Desk, ledger: Ledger) -> None:
    pane = record_pane(ledger.record_kind)
    if pane is None or pane.enter is None:
        raise Bug(f"no form for a new {ledger.record_kind}")
    pane.enter(desk, bar.window())
