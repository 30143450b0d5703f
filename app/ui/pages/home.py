"""The tab “Home”: what the tab bar knows of it. The page itself is loaded when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.i18n import QT_TRANSLATE_NOOP
from app.ui.pages import Page

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.pages._home_page import HomePage


def _build(desk: Desk) -> HomePage:
    from app.ui.pages._home_page import HomePage

    return HomePage(desk)


PAGE = Page(
    name="home", title=QT_TRANSLATE_NOOP("pages", "Home"), icon="home", position=10, build=_build, help_page="home"
)
