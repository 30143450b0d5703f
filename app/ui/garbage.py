"""Python's collector of cycles runs on the window's thread, between two events, and nowhere else.

Left to itself it runs on whichever thread allocates, and destroys there what it finds. A timer or a model of the window
that dies on a worker's thread stays in the list of the window's event loop, which then calls it: a segmentation fault
at the next event or the next window shown, far from its cause.

And it takes a holder apart before what it holds, see `take_holders_apart_first`.
"""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QObject, QTimer, SignalInstance
from shiboken6 import Shiboken

_FIRST_AFTER_MS = 2_000
"""What a start loads is no garbage: by then `app.ui.first_paint` has put it aside."""
_LOOK_EVERY_MS = 500
_holds: list[object] = []
_WRAPPERS = type(Shiboken.Object)
_qts_own: list[object] = []
"""While garbage is collected."""


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
    take_holders_apart_first()
    program = QCoreApplication.instance()
    if program is not None and program.findChild(GarbageRound) is None:
        GarbageRound(program)


def take_holders_apart_first() -> None:
    """From now on no collection, whoever asks for it, deletes what is Qt's own. Calling it again changes nothing.

    What a method of a widget returns becomes its child: its viewport, its window's handle, also the screen it lies on,
    which is everybody's. The collector clears garbage in no order that anybody could rely on, and PySide 6.11 gives a
    child that is cleared before its holder to Python, which deletes it: the only screen was gone, and the next widget
    that was made ended the program (`SbkObject_clear` and `removeParent` in its basewrapper.cpp). So what Qt made
    outlives the clearing; its holder, when it goes, says that it is no longer to be used.
    """
    if _keep_what_qt_made not in gc.callbacks:
        gc.callbacks.append(_keep_what_qt_made)


def _keep_what_qt_made(phase: str, about: dict[str, int]) -> None:
    _qts_own.clear()
    if phase == "start":
        for generation in range(about["generation"] + 1):
            _qts_own.extend(one for one in gc.get_objects(generation) if _is_qts_own(one) and _leads_nowhere(one))


def _is_qts_own(one: object) -> bool:
    return type(type(one)) is _WRAPPERS and not Shiboken.createdByPython(one)  # pyright: ignore[reportArgumentType]


def _leads_nowhere(one: object) -> bool:
    """Whether it refers to nothing of Python's, such as its holder: kept, it would keep that too, and for ever."""
    ahead, seen = [one], {id(one)}
    while ahead:
        for other in gc.get_referents(ahead.pop()):
            if isinstance(other, (type, str, SignalInstance)) or id(other) in seen:
                continue
            if type(other) is not dict and not _is_qts_own(other):
                return False
            seen.add(id(other))
            ahead.append(other)
    return True


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
