"""Progress and cancelling of long work, without Qt."""

from __future__ import annotations

from typing import Protocol

from app.core.errors import Cancelled
from app.core.i18n import translate


class Progress(Protocol):
    """What a long task reports to; the window shows it, the command line prints it, tests record it."""

    def report(self, done: int, total: int, text: str = "") -> None:
        """So many of so many steps are done; total 0 means unknown.

        Raises Cancelled when the user asked to stop.
        """
        ...


class Silent:
    """Reports to nobody; `cancel()` makes the next report raise Cancelled."""

    def __init__(self) -> None:
        self._stop = False

    def cancel(self) -> None:
        """Ask the task to stop at its next report."""
        self._stop = True

    def report(self, done: int, total: int, text: str = "") -> None:
        """Raise Cancelled if asked to stop, else do nothing."""
        if self._stop:
            raise Cancelled(translate("progress", "Stopped. Nothing was left behind."))
