"""After an update, once for each person: what came since the version they worked with last."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from app import __version__
from app.core import i18n
from app.core.errors import AftercareError
from app.domain import versions
from app.services import changelog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.desk import Desk
    from app.ui.shift import Shift

SEEN = "whats_new.seen"
"""The preference that keeps the version somebody was told about."""


def greet(shift: Shift) -> None:
    """At sign-in: what came with an update; in a demonstration the walk through the first day."""
    tell(shift.desk, shift.window)
    if shift.window.is_demonstration() and shift.local.offers_first_day:
        from app.ui.first_day import walkthrough

        walkthrough.offer(shift)


def tell(desk: Desk, window: QWidget) -> None:
    """Show what came since this person's last version; whoever is here for the first time is told nothing.

    Going back to an earlier version keeps the later one in mind, so that nothing is told twice.
    """
    seen = desk.preferences.get(SEEN, "")
    if seen == __version__:
        return
    told = changelog.since(changelog.entries(i18n.language()), seen, __version__)
    if told:
        _open(told, seen, window)
    elif isinstance(seen, str) and versions.is_version(seen) and versions.key(seen) > versions.key(__version__):
        return
    with contextlib.suppress(AftercareError):  # nowhere to write: told again next time
        desk.preferences.put(SEEN, __version__)


def show_all(window: QWidget) -> None:
    """From the menu: every version."""
    _open(changelog.entries(i18n.language()), "", window)


def _open(told: tuple[changelog.Entry, ...], seen: str, window: QWidget) -> None:
    from app.ui.dialogs.whats_new import WhatsNewDialog

    WhatsNewDialog(told, seen, window).open()
