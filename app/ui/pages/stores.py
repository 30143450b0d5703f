"""The tab “Stores”: what the tab bar knows of it. The page itself is loaded when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.i18n import QT_TRANSLATE_NOOP
from app.ui.pages import Page

if TYPE_CHECKING:
    from app.ui.desk import Desk
    from app.ui.pages._stores_page import StoresPage


def _build(desk: Desk) -> StoresPage:
    from app.ui.pages._stores_page import StoresPage

    return StoresPage(desk)


PAGE = Page(
    name="stores",
    title=QT_TRANSLATE_NOOP("pages", "Stores"),
    icon="spare_parts",
    position=52,
    build=_build,
    permission="spare_part.view",
    ledgers=(
        "spare_parts",
        "spare_stock",
        "old_parts",
        "stock_in_tests",
        "suppliers",
        "tools",
        "tool_loans",
        "stock_takes",
    ),
    help_page="spare_parts",
)
