"""The tab “Visits”: what the tab bar knows of it. The page itself is loaded when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.i18n import QT_TRANSLATE_NOOP
from app.ui.pages import Page

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.pages._visits_page import VisitsPage


def _build(desk: Desk) -> VisitsPage:
    from app.ui.pages._visits_page import VisitsPage

    return VisitsPage(desk)


PAGE = Page(
    name="visits",
    title=QT_TRANSLATE_NOOP("pages", "Visits"),
    icon="visits",
    position=60,
    build=_build,
    permission="visit.view",
    help_page="visits",
)
