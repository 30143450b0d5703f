"""Returned parts: the bench first, then the ledgers of what was taken back, lent, and where everything is."""

from __future__ import annotations

from app.core.i18n import translate
from app.ui.desk import Desk
from app.ui.pages._bench import Bench
from app.ui.pages._ledger_tabs import LedgerTabs
from app.ui.pages.returned_parts import PAGE


class ReturnedPartsPage(LedgerTabs):
    """The bench, and the ledgers that belong to it."""

    def __init__(self, desk: Desk) -> None:
        self.bench = Bench(desk)
        super().__init__(desk, PAGE.ledgers, ((translate("bench", "Bench"), "scan", self.bench),))
