"""Work that would hold up the window runs here, on a thread of its own with a database connection of its own.

Two lanes: work with a title (exports, prints, imports, backups) is shown in the task strip and done one at a time;
reading without a title (searches, uncovered orders, figures) has its own lane, so that an export never holds up a
search.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from app.core.errors import Cancelled, EnvironmentFault, UserError
from app.core.i18n import translate
from app.ui import garbage
from app.ui.prompts import Prompts

Work = Callable[["Task"], Any]


class Task(QObject):
    """One piece of work, and the Progress it reports to.

    Live in the window's thread; only `report`, `stop_if_cancelled`, `when_cancelled` and `cancelled` may be called from
    the work itself.
    """

    progressed = Signal(int, int, str)
    finished = Signal()

    def __init__(self, work: Work, title: str, parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self.work = work
        self._stop = threading.Event()
        self._interrupts: list[Callable[[], object]] = []

    @property
    def cancelled(self) -> bool:
        """Whether the user asked to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the work to stop: its next report raises Cancelled, and what `when_cancelled` was given is called."""
        self._stop.set()
        for interrupt in tuple(self._interrupts):
            interrupt()

    def report(self, done: int, total: int, text: str = "") -> None:
        """From the work: so many of so many steps are done. Raises Cancelled when the user asked to stop."""
        self.stop_if_cancelled()
        self.progressed.emit(done, total, text)

    def stop_if_cancelled(self) -> None:
        """From the work, or what it waits for: raise Cancelled when the user asked to stop."""
        if self._stop.is_set():
            raise Cancelled(translate("progress", "Stopped. Nothing was left behind."))

    def when_cancelled(self, interrupt: Callable[[], object]) -> None:
        """From the work: call this (on the window's thread) when the user stops, such as a reader's `interrupt`."""
        self._interrupts.append(interrupt)


class _Job:
    """A task, what comes after it, and how it ended.

    Widgets hang on `on_done` and `on_failed`, so a lane never holds the last reference to a job: they would be
    destroyed on its thread.
    """

    def __init__(
        self, task: Task, on_done: Callable[[Any], object], on_failed: Callable[[Exception], object] | None
    ) -> None:
        self.task, self.on_done, self.on_failed = task, on_done, on_failed
        self.value: Any = None
        self.error: Exception | None = None

    def carry_out(self) -> None:
        """On the lane."""
        from app.core.progress import asking  # with the first work, after the first rows

        try:
            if not self.task.cancelled:
                with asking(self.task.stop_if_cancelled):
                    self.value = self.task.work(self.task)
        except Exception as trouble:
            self.error = trouble


class Tasks(QObject):
    """The two lanes. `started` announces titled work to the task strip."""

    started = Signal(object)
    _ended = Signal(int)

    def __init__(self, prompts: Prompts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._prompts = prompts
        self._lanes: dict[bool, _Lane] = {}
        self._is_over = False
        self.running: list[Task] = []
        self._jobs: dict[int, _Job] = {}
        self._last_job = 0
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Work,
        on_done: Callable[[Any], object],
        on_failed: Callable[[Exception], object] | None = None,
        title: str = "",
    ) -> Task:
        """Do `work(task)` on a lane and give what it returns to `on_done` on the window's thread.

        Refusals and faults go to `on_failed`, or to the strip without one; nothing is called after a cancel, nor is a
        method of a page that is gone by then (of titled work, a refusal goes to the strip instead); anything else is a
        bug and reaches the crash dialog.
        """
        task = Task(work, title, self)
        if self._is_over:  # a timer of a page that is going away: its database may be closed already
            task.cancel()
            return task
        self.running.append(task)
        lane = self._lanes.get(bool(title))
        if lane is None:
            garbage.keep_to_this_thread()
            lane = self._lanes[bool(title)] = _Lane("work" if title else "reads", self._jobs, self._ended)
        if title:
            self.started.emit(task)  # before it runs, so that no report is missed
        self._last_job += 1
        self._jobs[self._last_job] = _Job(task, on_done, on_failed)
        lane.put(self._last_job)
        return task

    def cancel_all(self) -> None:
        """Ask everything to stop (sign-out, close)."""
        for task in tuple(self.running):
            task.cancel()

    def shut_down(self, seconds: float = 5.0) -> None:
        """Stop everything and wait for the lanes to end; nothing is begun any more."""
        self._is_over = True
        self.cancel_all()
        for lane in self._lanes.values():
            lane.end(seconds)
        self._lanes.clear()

    def _end(self, number: int) -> None:
        job = self._jobs.pop(number)
        task, error = job.task, job.error
        if task in self.running:
            self.running.remove(task)
        task.finished.emit()
        task.deleteLater()
        if task.cancelled or isinstance(error, Cancelled):
            return
        if error is None:
            if _is_wanted_by_somebody(job.on_done):
                job.on_done(job.value)
        elif not isinstance(error, UserError | EnvironmentFault):
            sys.excepthook(type(error), error, error.__traceback__)
        elif job.on_failed is not None and _is_wanted_by_somebody(job.on_failed):
            job.on_failed(error)
        elif job.on_failed is not None and not task.title:
            return  # nobody waits for what was only read
        elif isinstance(error, EnvironmentFault):
            self._prompts.fault(error)
        else:
            self._prompts.warn(error.text)


def _is_wanted_by_somebody(on_done: Callable[..., object]) -> bool:
    """Whether the page whose method this is, or a partial of it, is still there: with another language every page is
    built anew. A function that is nobody's method is always called.
    """
    while isinstance(on_done, partial):
        on_done = on_done.func
    asked = getattr(on_done, "__self__", None)
    return not isinstance(asked, QObject) or isValid(asked)


class _Lane:
    """A daemon thread that does one job after the other, and says which has ended once it has let go of it."""

    def __init__(self, name: str, jobs: dict[int, _Job], ended: Any) -> None:
        self._jobs, self._ended = jobs, ended
        import queue  # with the first work, after the first rows

        self._waiting: queue.SimpleQueue[int] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name=f"aftercare-{name}", daemon=True)
        self._thread.start()

    def put(self, number: int) -> None:
        self._waiting.put(number)

    def end(self, seconds: float) -> None:
        self._waiting.put(0)
        self._thread.join(seconds)

    def _work(self) -> None:
        while number := self._waiting.get():
            self._jobs[number].carry_out()
            self._ended.emit(number)
