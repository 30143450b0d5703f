"""The tab “Boards”: what the tab bar knows of it. The page itself is loaded when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.i18n import QT_TRANSLATE_NOOP
from app.ui.pages import Page

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.pages._boards_page import BoardsPage


def _build(desk: Desk) -> BoardsPage:
    from app.ui.pages._boards_page import BoardsPage

    return BoardsPage(desk)


PAGE = Page(
    name="boards",
    title=QT_TRANSLATE_NOOP("pages", "Boards"),
    icon="boards",
    position=68,
    build=_build,
    permission="roster.view",
    ledgers=("routine_logs",),
    help_page="boards",
)
