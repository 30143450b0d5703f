"""The tab “Dispatch”: what the tab bar knows of it. The page itself is loaded when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.i18n import QT_TRANSLATE_NOOP
from app.ui.pages import Page

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.pages._dispatch_page import DispatchPage


def _build(desk: Desk) -> DispatchPage:
    from app.ui.pages._dispatch_page import DispatchPage

    return DispatchPage(desk)


PAGE = Page(
    name="dispatch",
    title=QT_TRANSLATE_NOOP("pages", "Dispatch"),
    icon="dispatch",
    position=45,
    build=_build,
    permission="service_call.dispatch",
    help_page="dispatch",
)
