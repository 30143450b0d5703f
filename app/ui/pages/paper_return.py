"""The tab “Paper's way back”: what the tab bar knows of it. The page itself is loaded when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.i18n import QT_TRANSLATE_NOOP
from app.ui.pages import Page

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.pages._paper_return_page import PaperReturnPage


def _build(desk: Desk) -> PaperReturnPage:
    from app.ui.pages._paper_return_page import PaperReturnPage

    return PaperReturnPage(desk)


PAGE = Page(
    name="paper_return",
    title=QT_TRANSLATE_NOOP("pages", "Paper's way back"),
    icon="hand_in",
    position=48,
    build=_build,
    permission="service_voucher.hand_in",
    help_page="paper_return",
)
