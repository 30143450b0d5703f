"""What can be done from anywhere.

One list for the person's menu, the palette (Ctrl+K), the keys and the table of keys (F1).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.core.record import record

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu


@record
class UiCommand:
    """A command of the window.

    `title` is worded; `keys` as Qt writes them; `in_menu` puts it behind the person's name.
    """

    name: str
    title: str
    icon: str
    run: Callable[[], object]
    keys: str = ""
    in_menu: bool = True
    group: str = ""


def lettered(menu: QMenu) -> None:
    """Give the entries of a menu their letters whenever it opens; to be called after whatever fills it is connected."""

    def give() -> None:
        from app.ui.mnemonics import letter_menu

        letter_menu(menu)

    def take_back() -> None:
        from app.ui.mnemonics import plain_menu

        plain_menu(menu)

    menu.aboutToShow.connect(give)
    menu.aboutToHide.connect(take_back)
