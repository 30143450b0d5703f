"""Head office: the branches first, then the packages that came from them, then the rows of all of them together."""

from __future__ import annotations

from app.ui.desk import Desk
from app.ui.pages._ledger_tabs import LedgerTabs
from app.ui.pages.head_office import PAGE


class HeadOfficePage(LedgerTabs):
    """The three ledgers side by side."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, PAGE.ledgers)
