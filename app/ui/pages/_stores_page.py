"""Stores: spare parts and where they lie, old parts, what is delivered and tested, tools and who has them, counts."""

from __future__ import annotations

from app.ui.desk import Desk
from app.ui.pages._ledger_tabs import LedgerTabs
from app.ui.pages.stores import PAGE


class StoresPage(LedgerTabs):
    """The ledgers of the stores side by side, as far as the role sees them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, PAGE.ledgers)
