"""The buttons of a ledger that do something: enter a new record, and what its views are there for (`Batch.views`)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QToolButton

from app.core.errors import Bug
from app.core.i18n import shown
from app.domain import permissions
from app.ledgers._declaration import Ledger
from app.ui.desk import Desk
from app.ui.ledger.filter_bar import FilterBar
from app.ui.records import record_pane

if TYPE_CHECKING:
    from app.ui.ledger.page import LedgerPage


def offer_new(bar: FilterBar, desk: Desk, ledger: Ledger) -> None:
    """Put the button into the bar; the record's form is imported when it is pressed."""
    if ledger.creates and permissions.allowed(desk.session.role, ledger.create_permission):
        button = bar.add_tool("add", shown(ledger.creates))
        button.setShortcut(QKeySequence(Qt.Key.Key_Insert))
        button.clicked.connect(lambda _on: _enter(bar, desk, ledger))


def offer_actions(page: LedgerPage) -> None:
    """Put the buttons into the bar; what is done with the rows of some views shows in those views only."""
    offer_new(page.bar, page.desk, page.ledger)
    for batch in page.ledger.batches:
        if batch.views and permissions.allowed(page.desk.session.role, batch.permission):
            button = page.bar.add_tool(batch.icon, shown(batch.verb))
            button.setObjectName(f"batch_{batch.name}")
            button.setText(shown(batch.verb))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.clicked.connect(lambda _on, name=batch.name: page.out_menu.start_batch(name))
            button.hide()
            follow = partial(_show_in, page, button, batch.views)
            page.model.modelReset.connect(follow)


def _show_in(page: LedgerPage, button: QToolButton, views: tuple[str, ...]) -> None:
    source = page.model.source
    button.setVisible(source is not None and source.state.view in views and page.model.rowCount() > 0)


def _enter(bar: FilterBar, desk: Desk, ledger: Ledger) -> None:
    pane = record_pane(ledger.record_kind)
    if pane is None or pane.enter is None:
        raise Bug(f"no form for a new {ledger.record_kind}")
    pane.enter(desk, bar.window())
