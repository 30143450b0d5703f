"""How long the window's thread is ever held up: while the pages of the day are opened for the first time, a survey is
drawn, somebody jumps, sorts without an index, types a search, and while the file is checked or a ledger is written to a
file behind the window.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.core import clock
from app.exports import xlsx
from app.ledgers._catalogue import all_ledgers
from app.ledgers._source import LedgerState, open_source
from app.models import maintenance
from app.ui import theme
from app.ui.background import gently
from app.ui.desk import Desk
from app.ui.ledger.on_worker import in_my_name
from app.ui.ledger.page import LedgerPage
from app.ui.tasks import Task
from app.ui.workplace import Workplace
from benchmarks.measuring import Finding, opened

LONGEST = 100.0
ROUNDS = 5
PATIENCE = 30.0


class Pulse:
    """Notes the longest pause between two beats of the event loop, in CPU time of this thread and on the wall.

    `every` are milliseconds from beat to beat, 0 for as many as there can be.
    """

    def __init__(self, every: int = 0) -> None:
        self.cpu = self.wall = 0.0
        self._timer = QTimer(interval=every)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
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


class Somebody:
    """The real page with its counts, its record and its worker, and who uses it."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.page, self._dice = desk, LedgerPage(desk, all_ledgers()["repairs"]), random.Random(3)
        self.page.resize(1366, 700)
        self.page.show()
        QTest.qWait(1000)

    def jump(self) -> None:
        """With the scroll bar, and to a row."""
        table, rows = self.page.table, self.page.model.rowCount()
        table.verticalScrollBar().setValue(self._dice.randrange(rows))
        table.viewport().repaint()
        table.go_to(self._dice.randrange(rows))

    def jumps(self) -> None:
        """Ten times."""
        self.page.show_rows("all")
        for _ in range(10):
            QTimer.singleShot(0, self.jump)
            QTest.qWait(5)

    def sort(self) -> None:
        """By columns that have no index."""
        for name in ("fault_text", "address"):
            self.page._sort(name)
            self._settle()

    def type_text(self) -> None:
        """A search, letter by letter."""
        self.page.show_rows("all")
        for end in range(1, 5):
            self.page.bar.search.setText("主板电源"[:end])
            QTest.qWait(140)
            self._settle()
        self.page.bar.search.clear()
        self._settle()

    def jumps_beside_a_check(self) -> None:
        """While the worker checks the whole file."""
        self.page.show_rows("all")
        tasks = self.desk.tasks
        check = gently(lambda task: maintenance.check(when_cancelled=task.when_cancelled))
        task = tasks.run(check, len, title="check")
        self.jumps()
        task.cancel()
        while tasks.running:
            QTest.qWait(2)

    def jumps_beside_an_export(self) -> None:
        """While the worker writes the whole ledger into a workbook."""
        self.page.show_rows("all")
        tasks = self.desk.tasks
        with TemporaryDirectory() as folder:

            def export(task: Task) -> int:
                table = open_source(all_ledgers()["repairs"], LedgerState(view="all")).table(for_file=True)
                return xlsx.write(table, Path(folder) / "repairs.xlsx", task)

            task = tasks.run(in_my_name(self.desk, export), bool, title="export")
            self.jumps()
            task.cancel()
            while tasks.running:
                QTest.qWait(2)

    def _settle(self) -> None:
        until = time.monotonic() + PATIENCE
        QTest.qWait(5)
        while self.page._task is not None and time.monotonic() < until:
            QTest.qWait(2)


class Morning:
    """The tabs as the window shows them, none of which was opened before."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.place = Workplace(desk)
        self.place.resize(1366, 700)
        self.place.show()

    def open(self, name: str, is_read: Callable[[QWidget], object]) -> None:
        """A tab, until it was read."""
        tab = next(tab for tab in self.place.tabs if tab.name == name)
        self.place.go_to(name)
        _until(lambda: tab.widget is not None and is_read(tab.widget))

    def draw_survey(self) -> None:
        """A sample from every customer, as a survey's launch does."""
        from app.services import survey_scope

        found: list[object] = []
        ask = in_my_name(self._desk, lambda _: survey_scope.preview(survey_scope.EVERYBODY, 200, 7, clock.today()))
        self._desk.tasks.run(ask, found.append)
        _until(lambda: bool(found))


def _until(is_done: Callable[[], object]) -> None:
    until = time.monotonic() + PATIENCE
    while not is_done() and time.monotonic() < until:
        QTest.qWait(2)
    QTest.qWait(100)


def _first_times(desk: Desk, pulse: Pulse) -> Iterator[Finding]:
    """What happens once a start is measured once."""
    morning = Morning(desk)
    acts: dict[str, Callable[[], object]] = {
        "Home is first opened": lambda: morning.open("home", lambda page: getattr(page, "tiles", None)),
        "Dispatch is first opened": lambda: morning.open("dispatch", lambda page: getattr(page, "_plan", None)),
        "a survey is drawn": morning.draw_survey,
    }
    for what, act in acts.items():
        cpu, on_the_wall = pulse.over(act)
        yield Finding(f"longest pause while {what}", cpu, 0, LONGEST)
        yield Finding("  the same on the wall", on_the_wall)
    morning.place.hide()


def measure(branch: Path) -> Iterator[Finding]:
    """The longest pauses while somebody works."""
    program = QApplication.instance() or QApplication([])
    assert isinstance(program, QApplication)
    theme.apply(program, theme.Scheme.LIGHT)
    opened(branch)
    desk, pulse = Desk(), Pulse()
    yield from _first_times(desk, pulse)
    who = Somebody(desk)
    acts = {
        "jumping": who.jumps,
        "sorting without index": who.sort,
        "typing a search": who.type_text,
        "the file is checked": who.jumps_beside_a_check,
        "a ledger is exported": who.jumps_beside_an_export,
    }
    try:
        for what, act in acts.items():
            found = [pulse.over(act) for _ in range(ROUNDS)]
            yield Finding(f"longest pause while {what}", statistics.median(one[0] for one in found), 0, LONGEST)
            yield Finding("  the same on the wall", statistics.median(one[1] for one in found), 0, LONGEST)
    finally:
        desk.tasks.shut_down()
