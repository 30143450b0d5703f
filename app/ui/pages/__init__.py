"""Screens that no declaration should describe: one tab per file, found by being there.

Every declaration is imported to draw the tab bar, so it stays thin: the widget of `home.py` is in `_home_page.py` and
is imported when the tab is first shown.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache

from PySide6.QtWidgets import QWidget

from app.core.catalogue import discover
from app.core.record import record
from app.ui.desk import Desk


@record
class Page:
    """A tab.

    `title` is marked for translation; `position` orders the tabs as the day goes; `build` runs when it is first shown.
    `permission` is an action of `domain.permissions`; without it the tab is not there for the role. The built widget
    may have `refresh(changes)`, called with the Changes of any use case, at once when shown and else before it is shown
    next. `ledgers` are those shown within it, besides the one of its own name: its widget has `show_rows(…, ledger=…)`.
    A tab with `is_wanted` is there only where that says so. `help_page` is the chapter of the help about it.
    """

    name: str
    title: str
    icon: str
    position: int
    build: Callable[[Desk], QWidget]
    permission: str = ""
    ledgers: tuple[str, ...] = ()
    is_wanted: Callable[[], bool] | None = None
    help_page: str = ""

    @property
    def module(self) -> str:
        """Where its widget is."""
        return f"{__name__}._{self.name}_page"


@cache
def all_pages() -> dict[str, Page]:
    """Every page by name. Raises Bug when a file of the package holds none."""
    return discover(sys.modules[__name__], "PAGE", Page)
