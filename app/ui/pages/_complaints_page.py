"""Complaints: the ledger of cases first, then those of the papers and actions that belong to them."""

from __future__ import annotations

from app.services import penalties
from app.ui.desk import Desk
from app.ui.pages._ledger_tabs import LedgerTabs
from app.ui.pages.complaints import PAGE


class ComplaintsPage(LedgerTabs):
    """The ledgers side by side, as far as the role may see them; that of penalties where there are any or may be."""

    def __init__(self, desk: Desk) -> None:
        shown = [name for name in PAGE.ledgers if name != "penalties" or penalties.is_shown()]
        super().__init__(desk, shown)
