"""Head office. There: the branches first, then the packages that came from them, then the rows of all of them together.

At a branch: the packages that it made for head office.
"""

from __future__ import annotations

from app.core.changes import Changes
from app.domain import permissions
from app.ledgers._catalogue import all_ledgers
from app.services import sign_board
from app.ui.desk import Desk
from app.ui.ledger.page import LedgerPage
from app.ui.pages._ledger_tabs import LedgerTabs
from app.ui.pages.head_office import PAGE

_MADE = "packages"


class HeadOfficePage(LedgerTabs):
    """The ledgers side by side; one that does not concern this place comes when it does."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _wanted(desk))

    def refresh(self, changes: Changes | None = None) -> None:
        """Tell every part what changed, and bring what is wanted now."""
        for name in _wanted(self._desk):
            if name not in self.names:
                self.add_ledger(name)
                self.more.fit(self.width())
        super().refresh(changes)

    def open_ledger(self, name: str) -> LedgerPage:
        """Bring a ledger to the front, whether it was wanted before or not."""
        if name not in self.names:
            self.add_ledger(name)
        return super().open_ledger(name)


def _wanted(desk: Desk) -> list[str]:
    """The ledgers that concern this place, as far as the role may see them; never none."""
    known, role = all_ledgers(), desk.session.role
    may = [name for name in PAGE.ledgers if permissions.allowed(role, known[name].permission)]
    made = _MADE in may and sign_board.has_packages()
    received = not made or sign_board.is_head_office()
    return [name for name in may if (made if name == _MADE else received)]
