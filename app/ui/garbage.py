"""Python's collector of cycles runs on the window's thread, between two events, and nowhere else.

Left to itself it runs on whichever thread allocates, and destroys there what it finds. A timer or a model of the window
that dies on a worker's thread stays in the list of the window's event loop, which then calls it: a segmentation fault
at the next event or the next window shown, far from its cause.
"""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QObject, QTimer

_FIRST_AFTER_MS = 2_000
"""What a start loads is no garbage: by then `app.ui.first_paint` has put it aside."""
_LOOK_EVERY_MS = 500
_holds: list[object] = []


class GarbageRound(QObject):
    """Looks twice a second whether there is enough garbage to be worth a collection; lives on the window's thread.

    It goes by the interpreter's own thresholds, one round taking the place of all collections of its half second.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect_if_due)
        self._timer.start(_FIRST_AFTER_MS)

    def collect_if_due(self) -> None:
        """Collect as old a generation as the counts ask for, or nothing."""
        self._timer.setInterval(_LOOK_EVERY_MS)
        if _holds:
            return
        if gc.isenabled():  # somebody switched it on again, such as a library
            gc.disable()
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return


def keep_to_this_thread() -> None:
    """From now on, until the program ends. To be called on the window's thread, before there is another thread.

    Calling it again changes nothing.
    """
    program = QCoreApplication.instance()
    if program is not None and program.findChild(GarbageRound) is None:
        GarbageRound(program)


@contextlib.contextmanager
def nothing_is_looked_through() -> Iterator[None]:
    """No collection inside the block, and none later of what it made: for work that makes millions of records.

    Looking through them would hold up the window for a second and find no garbage. They go when nobody refers to them.
    """
    mark = object()
    _holds.append(mark)
    try:
        yield
    finally:
        gc.freeze()
        _holds.remove(mark)
