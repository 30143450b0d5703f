"""How long the window's thread is ever held up: while somebody jumps, sorts without an index, types a search, and
while the file is checked behind the window.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.ledgers._catalogue import all_ledgers
from app.models import maintenance
from app.ui import theme
from app.ui.desk import Desk
from app.ui.ledger.page import LedgerPage
from benchmarks.measuring import Finding, opened

LONGEST = 100.0
ROUNDS = 5
PATIENCE = 30.0


class Pulse:
    """Notes the longest pause between two beats of the event loop, in CPU time of this thread and on the wall."""

    def __init__(self) -> None:
        self.cpu = self.wall = 0.0
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._beat)

    def over(self, act: Callable[[], object]) -> tuple[float, float]:
        """The longest pauses while this is done."""
        self.cpu = self.wall = 0.0
        self._last = time.thread_time(), time.perf_counter()
        self._timer.start()
        act()
        QTest.qWait(20)
        self._timer.stop()
        return self.cpu * 1000, self.wall * 1000

    def _beat(self) -> None:
        now = time.thread_time(), time.perf_counter()
        self.cpu, self.wall = max(self.cpu, now[0] - self._last[0]), max(self.wall, now[1] - self._last[1])
        self._last = now


def measure(branch: Path) -> Iterator[Finding]:
    """The real page with its counts, its record and its worker."""
    program = QApplication.instance() or QApplication([])
    assert isinstance(program, QApplication)
    theme.apply(program, theme.Scheme.LIGHT)
    opened(branch)
    desk, pulse = Desk(), Pulse()
    page = LedgerPage(desk, all_ledgers()["repairs"])
    page.resize(1366, 700)
    page.show()
    QTest.qWait(1000)
    dice = random.Random(3)

    def settle() -> None:
        until = time.monotonic() + PATIENCE
        QTest.qWait(5)
        while page._task is not None and time.monotonic() < until:
            QTest.qWait(2)

    def jump() -> None:
        page.table.verticalScrollBar().setValue(dice.randrange(page.model.rowCount()))
        page.table.viewport().repaint()
        page.table.go_to(dice.randrange(page.model.rowCount()))

    def jumps() -> None:
        page.show_rows("all")
        for _ in range(10):
            QTimer.singleShot(0, jump)
            QTest.qWait(5)

    def sort() -> None:
        for name in ("fault_text", "address"):
            page._sort(name)
            settle()

    def type_text() -> None:
        page.show_rows("all")
        for end in range(1, 5):
            page.bar.search.setText("主板电源"[:end])
            QTest.qWait(140)
            settle()
        page.bar.search.clear()
        settle()

    def checked() -> None:
        page.show_rows("all")
        task = desk.tasks.run(lambda task: maintenance.check(when_cancelled=task.when_cancelled), len, title="check")
        jumps()
        task.cancel()
        while desk.tasks.running:
            QTest.qWait(2)

    acts = {
        "jumping": jumps,
        "sorting without index": sort,
        "typing a search": type_text,
        "the file is checked": checked,
    }
    try:
        for what, act in acts.items():
            found = [pulse.over(act) for _ in range(ROUNDS)]
            yield Finding(f"longest pause while {what}", statistics.median(one[0] for one in found), 0, LONGEST)
            yield Finding("  the same on the wall", statistics.median(one[1] for one in found), 0, LONGEST)
    finally:
        desk.tasks.shut_down()
