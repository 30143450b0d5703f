"""The tab “Head office”: what the tab bar knows of it. The page itself is loaded when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.i18n import QT_TRANSLATE_NOOP
from app.services import sign_board
from app.ui.pages import Page

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.pages._head_office_page import HeadOfficePage


def _build(desk: Desk) -> HeadOfficePage:
    from app.ui.pages._head_office_page import HeadOfficePage

    return HeadOfficePage(desk)


PAGE = Page(
    name="head_office",
    title=QT_TRANSLATE_NOOP("pages", "Head office"),
    icon="department",
    position=95,
    build=_build,
    permission="received.view",
    ledgers=("known_branches", "received_packages", "received_rows", "packages"),
    is_wanted=sign_board.deals_with_head_office,
    help_page="head_office",
)
