"""The tab “Charges”: what the tab bar knows of it. The page itself is loaded when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.i18n import QT_TRANSLATE_NOOP
from app.ui.pages import Page

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.pages._charges_page import ChargesPage


def _build(desk: Desk) -> ChargesPage:
    from app.ui.pages._charges_page import ChargesPage

    return ChargesPage(desk)


PAGE = Page(
    name="charges",
    title=QT_TRANSLATE_NOOP("pages", "Charges"),
    icon="money",
    position=47,
    build=_build,
    permission="charge.view",
    ledgers=("charges", "cash_handovers"),
    help_page="charges",
)
