"""Long reading that leaves the processor to the window.

A check reads gigabytes without a pause for Python: on a busy machine it took every other slice of time from the thread
that paints (180 ms at worst instead of 50).
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Callable
from typing import Any

from app.ui.tasks import Task

_NICE = 15
_BELOW_NORMAL = -1
_THIS_THREAD = -2


def gently(work: Callable[[Task], Any]) -> Callable[[Task], Any]:
    """The same work on a thread of its own behind the lane, which waits for it.

    Of its own, since Linux lets nobody take back a lower priority. For work that leaves the interpreter alone most of
    the time: it would keep the window waiting for the interpreter otherwise.
    """

    def wait(task: Task) -> Any:
        found: list[Any] = []
        failed: list[Exception] = []

        def carry_out() -> None:
            _give_way()
            try:
                found.append(work(task))
            except Exception as trouble:
                failed.append(trouble)

        thread = threading.Thread(target=carry_out, name="aftercare-gently", daemon=True)
        thread.start()
        thread.join()
        if failed:
            raise failed[0]
        return found[0]

    return wait


def _give_way() -> None:
    """Lower the priority of this thread where the system knows priorities of threads."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)
    elif sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetThreadPriority(ctypes.c_void_p(_THIS_THREAD), _BELOW_NORMAL)
