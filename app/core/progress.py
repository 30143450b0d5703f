"""Progress and cancelling of long work, without Qt."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
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


_of_this_thread = threading.local()


@contextlib.contextmanager
def asking(stop: Callable[[], object]) -> Iterator[None]:
    """Inside the block, whatever has to wait on this thread calls `stop` now and then.

    It raises Cancelled when the user asked the work of this thread to stop.
    """
    before = getattr(_of_this_thread, "stop", None)
    _of_this_thread.stop = stop
    try:
        yield
    finally:
        _of_this_thread.stop = before


def stop_if_asked() -> None:
    """Raise Cancelled if the work of this thread was asked to stop; called by what waits and has nothing to report."""
    stop = getattr(_of_this_thread, "stop", None)
    if stop is not None:
        stop()


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
