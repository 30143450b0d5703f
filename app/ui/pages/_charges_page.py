"""Charges: what is owed and where the money is; the slips with which it went to finance."""

from __future__ import annotations

from app.ui.desk import Desk
from app.ui.pages._ledger_tabs import LedgerTabs
from app.ui.pages.charges import PAGE


class ChargesPage(LedgerTabs):
    """The records first, the slips behind them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, PAGE.ledgers)
