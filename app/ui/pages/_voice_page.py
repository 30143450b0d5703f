"""The customers' voice: opinions, the cards that go with every call, and what is asked in surveys."""

from __future__ import annotations

from app.ui.desk import Desk
from app.ui.pages._ledger_tabs import LedgerTabs
from app.ui.pages.voice import PAGE


class VoicePage(LedgerTabs):
    """The ledgers side by side, as far as the role may see them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, PAGE.ledgers)
