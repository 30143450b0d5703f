"""The tab “Care”: what the tab bar knows of it. The page itself is loaded when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.i18n import QT_TRANSLATE_NOOP
from app.ui.pages import Page

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.pages._care_page import CarePage


def _build(desk: Desk) -> CarePage:
    from app.ui.pages._care_page import CarePage

    return CarePage(desk)


PAGE = Page(
    name="care",
    title=QT_TRANSLATE_NOOP("pages", "Care"),
    icon="care",
    position=28,
    build=_build,
    permission="care.view",
    ledgers=("care", "relationship_cards", "assessments"),
    help_page="relationship",
)
