"""Boards: the week's and the month's, the shift roster, the calendar of dispatch, the routine log."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core.i18n import translate
from app.domain import permissions
from app.ui.desk import Desk
from app.ui.pages._dispatch_calendar import DispatchCalendarScreen
from app.ui.pages._ledger_tabs import LedgerTabs
from app.ui.pages._month_board import MonthBoardScreen
from app.ui.pages._roster_screen import RosterScreen
from app.ui.pages._week_board import WeekBoardScreen
from app.ui.pages.boards import PAGE


class BoardsPage(LedgerTabs):
    """The screens that the role may see, then the log."""

    def __init__(self, desk: Desk) -> None:
        self.week = self.month = self.dispatch = None
        role, screens = desk.session.role, list[tuple[str, str, QWidget]]()
        if permissions.allowed(role, "board.view"):
            self.week, self.month = WeekBoardScreen(desk), MonthBoardScreen(desk)
            screens.append((translate("board", "Week board"), "boards", self.week))
            screens.append((translate("board", "Month board"), "calendar", self.month))
        self.roster = RosterScreen(desk)
        screens.append((translate("board", "Shift roster"), "roster", self.roster))
        if permissions.allowed(role, "service_call.view"):
            self.dispatch = DispatchCalendarScreen(desk)
            screens.append((translate("board", "Dispatch calendar"), "dispatch", self.dispatch))
        super().__init__(desk, PAGE.ledgers, screens)

    def show_screen(self, screen: QWidget | None) -> None:
        """Bring one of the screens to the front."""
        if screen is not None:
            self.tabs.setCurrentWidget(screen)
