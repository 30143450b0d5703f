"""What can be done from anywhere.

One list for the person's menu, the palette (Ctrl+K), the keys and the table of keys (F1).
"""

from __future__ import annotations

from collections.abc import Callable

from app.core.record import record


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
