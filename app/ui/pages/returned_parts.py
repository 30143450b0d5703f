"""The tab “Returned parts”: what the tab bar knows of it. The page itself is loaded when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.i18n import QT_TRANSLATE_NOOP
from app.ui.pages import Page

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.pages._returned_parts_page import ReturnedPartsPage


def _build(desk: Desk) -> ReturnedPartsPage:
    from app.ui.pages._returned_parts_page import ReturnedPartsPage

    return ReturnedPartsPage(desk)


PAGE = Page(
    name="returned_parts",
    title=QT_TRANSLATE_NOOP("pages", "Returned parts"),
    icon="returned_parts",
    position=46,
    build=_build,
    permission="returned_part.view",
    ledgers=("returned_parts", "exchange_requests", "take_back_receipts", "loaner_units", "loans", "custody"),
    help_page="returned_parts",
)
