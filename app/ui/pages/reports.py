"""The tab “Reports”: what the tab bar knows of it. The page itself is loaded when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.i18n import QT_TRANSLATE_NOOP
from app.ui.pages import Page

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.pages._reports_page import ReportsPage


def _build(desk: Desk) -> ReportsPage:
    from app.ui.pages._reports_page import ReportsPage

    return ReportsPage(desk)


PAGE = Page(
    name="reports",
    title=QT_TRANSLATE_NOOP("pages", "Reports"),
    icon="reports",
    position=90,
    build=_build,
    permission="report.view",
    help_page="reports",
)
