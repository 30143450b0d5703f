"""Returned parts: the bench first, then the ledgers of what was taken back, lent, and where everything is."""

from __future__ import annotations

from app.core.i18n import translate
from app.ui.desk import Desk
from app.ui.pages._bench import Bench
from app.ui.pages._ledger_tabs import LedgerTabs

LEDGERS = ("returned_parts", "exchange_requests", "take_back_receipts", "loaner_units", "loans", "custody")


class ReturnedPartsPage(LedgerTabs):
    """The bench, and the ledgers that belong to it."""

    def __init__(self, desk: Desk) -> None:
        self.bench = Bench(desk)
        super().__init__(desk, LEDGERS, ((translate("bench", "Bench"), "scan", self.bench),))
