"""Long work inside the wizard: what is done, how far, stop."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget
from shiboken6 import isValid

from app.ui.desk import Desk
from app.ui.garbage import nothing_is_looked_through
from app.ui.ledger.on_worker import in_my_name
from app.ui.tasks import Task
from app.ui.theme import SPACE

_GIVES_WAY = 0.0002
_TOLD_EVERY = 0.1


@contextlib.contextmanager
def _window_first() -> Iterator[None]:
    """The worker gives way soon inside the block: the window asks for the interpreter again and again in one event."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(_GIVES_WAY)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


class WorkLine(QWidget):
    """One piece of work at a time, on the worker's lane. `busy` tells when it begins and ends."""

    busy = Signal(bool)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.task: Task | None = None
        self._told = 0.0
        self._bar, self._words, self._stop = QProgressBar(), QLabel(), QPushButton(self.tr("Stop"))
        self._bar.setTextVisible(False)
        self._bar.setMaximumWidth(280)
        self._words.setProperty("role", "muted")
        self._stop.setAutoDefault(False)
        self._stop.clicked.connect(self.stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        for part, stretch in ((self._bar, 1), (self._words, 1), (self._stop, 0)):
            row.addWidget(part, stretch)
        self.hide()

    def run(
        self,
        title: str,
        work: Callable[[Task], Any],
        on_done: Callable[[Any], object],
        on_failed: Callable[[Exception], object],
        on_stopped: Callable[[], object],
    ) -> None:
        """Do `work(task)`; exactly one of the three is called when it is over, unless the window has gone."""

        def over() -> None:
            stopped = self.task is not None and self.task.cancelled
            self.task = None
            if not isValid(self):  # it went with its window
                return
            self.hide()
            self.busy.emit(False)
            if stopped:
                on_stopped()

        self._told = 0.0
        self._bar.setRange(0, 0)
        self._words.setText(title)
        self._stop.setEnabled(True)
        self.show()
        self.busy.emit(True)
        self.window().repaint()  # a list painted beside the work would wait for the interpreter at every cell

        def quietly(task: Task) -> Any:
            with nothing_is_looked_through(), _window_first():
                return work(task)

        self.task = self._desk.tasks.run(in_my_name(self._desk, quietly), on_done, on_failed, title=title)
        self.task.progressed.connect(self._progressed)
        self.task.finished.connect(over)

    def stop(self) -> None:
        """Ask the work to end."""
        if self.task is not None:
            self._stop.setEnabled(False)
            self._words.setText(self.tr("Stopping …"))
            self.task.cancel()

    def _progressed(self, done: int, total: int, text: str) -> None:
        now = time.monotonic()
        if now - self._told < _TOLD_EVERY and done < total:
            return
        self._told = now
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if self._stop.isEnabled():
            count = self.tr("{done} of {total}").format(done=f"{done:,}", total=f"{total:,}") if total else ""
            self._words.setText(" · ".join(part for part in (text, count) if part))
