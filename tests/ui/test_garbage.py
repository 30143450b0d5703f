from __future__ import annotations

import gc
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QTableWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.ui import garbage
from app.ui.garbage import GarbageRound
from app.ui.prompts import Prompts
from app.ui.tasks import Tasks


@pytest.fixture
def collected_on(qapp: object) -> Iterator[list[bool]]:
    """For every collection from now on: did it run on the window's thread?"""
    seen: list[bool] = []

    def note(phase: str, _about: dict[str, int]) -> None:
        if phase == "start":
            seen.append(threading.current_thread() is threading.main_thread())

    gc.callbacks.append(note)
    yield seen
    gc.callbacks.remove(note)


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks(Prompts())
    yield made
    made.shut_down()


class _Knot:
    """Garbage that only the collector finds."""

    def __init__(self, dead: list[bool]) -> None:
        self.itself = self
        self._dead = dead

    def __del__(self) -> None:
        self._dead.append(threading.current_thread() is threading.main_thread())


def _litter(count: int) -> int:
    """Allocate what would have the collector run many times."""
    for _ in range(count):
        knot: list[Any] = []
        knot.append(knot)
    return count


def test_nothing_is_collected_while_a_worker_allocates(tasks: Tasks, qtbot: QtBot, collected_on: list[bool]) -> None:
    gc.enable()  # as a library might
    done: list[int] = []
    tasks.run(lambda _: None, lambda _: done.append(0))
    qtbot.waitUntil(lambda: done == [0])
    gc.disable()
    garbage.keep_to_this_thread()
    tasks.run(lambda _: _litter(50_000), done.append)
    qtbot.waitUntil(lambda: done == [0, 50_000])
    assert all(collected_on)


def test_the_first_lane_takes_the_collector_away_from_all_threads(tasks: Tasks, qtbot: QtBot, qapp: Any) -> None:
    done: list[int] = []
    tasks.run(lambda _: 1, done.append)
    assert not gc.isenabled()
    assert len(qapp.findChildren(GarbageRound)) == 1
    garbage.keep_to_this_thread()
    assert len(qapp.findChildren(GarbageRound)) == 1
    qtbot.waitUntil(lambda: bool(done))


def test_garbage_dies_on_the_windows_thread_when_there_is_enough(qtbot: QtBot, collected_on: list[bool]) -> None:
    dead: list[bool] = []
    rounds = GarbageRound()
    gc.collect()
    collected_on.clear()
    rounds.collect_if_due()
    assert collected_on == [], "there is none yet"
    maker = threading.Thread(target=lambda: (_Knot(dead), _litter(5_000)))
    maker.start()
    maker.join()
    assert (collected_on, dead) == ([], [])
    rounds.collect_if_due()
    assert collected_on == [True]
    assert dead == [True]


def test_a_round_comes_by_itself_and_puts_a_foreign_switch_back(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, collected_on: list[bool]
) -> None:
    monkeypatch.setattr(garbage, "_FIRST_AFTER_MS", 10)
    rounds = GarbageRound()
    gc.enable()
    qtbot.waitUntil(lambda: not gc.isenabled())
    collected_on.clear()
    _litter(5_000)
    qtbot.waitUntil(lambda: bool(collected_on), timeout=3_000)
    assert all(collected_on)
    rounds.deleteLater()


def test_old_generations_have_their_turn(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    rounds = GarbageRound()
    monkeypatch.setattr(gc, "collect", asked.append)
    for counts in ((700, 10, 10), (701, 0, 0), (0, 11, 0), (5_000, 11, 11)):
        monkeypatch.setattr(gc, "get_count", lambda counts=counts: counts)
        monkeypatch.setattr(gc, "get_threshold", lambda: (700, 10, 10))
        rounds.collect_if_due()
    assert asked == [0, 1, 2]


def test_a_worker_never_holds_the_last_reference_to_what_comes_after(tasks: Tasks, qtbot: QtBot) -> None:
    """A dialog that is gone when its work ends: only the ending knew it."""
    died_on: list[bool] = []

    class Page(QObject):
        def ended(self, _value: object) -> None:
            pass

    for _ in range(30):
        page = Page()
        weakref.finalize(page, lambda: died_on.append(threading.current_thread() is threading.main_thread()))
        tasks.run(lambda _: _litter(10), page.ended)
        del page
    qtbot.waitUntil(lambda: not tasks.running)
    qtbot.waitUntil(lambda: len(died_on) == 30)
    assert all(died_on)


CRASH = """
import faulthandler, gc, sys, threading
faulthandler.enable()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from app.ui import garbage
program = QApplication(["test", "-platform", "offscreen"])
if sys.argv[1] == "kept":
    garbage.keep_to_this_thread()
def leave_timers():
    gc.disable()
    for _ in range(200):
        timer = QTimer()
        timer.itself = timer
        timer.start(0)
    if sys.argv[1] != "kept":
        gc.enable()
def litter():
    for _ in range(100_000):
        knot = []
        knot.append(knot)
leave_timers()
worker = threading.Thread(target=litter)
worker.start()
worker.join()
for _ in range(100):
    program.processEvents()
    QWidget().grab()
"""


@pytest.mark.parametrize(("how", "survives"), [("left", False), ("kept", True)])
def test_timers_in_a_cycle_survive_a_worker_that_allocates(how: str, survives: bool) -> None:
    """The crash itself, in a process of its own, without the cure and with it."""
    ended = subprocess.run([sys.executable, "-c", CRASH, how], capture_output=True, text=True, timeout=60, check=False)
    assert ("another thread" in ended.stderr) is not survives, ended.stderr
    if survives:
        assert ended.returncode == 0, ended.stderr


LAST_SCREEN = """
import gc, os, sys
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from app.ui import garbage
program = QApplication(["test", "-platform", "offscreen"])
gc.collect()
if sys.argv[1] == "kept":
    garbage.keep_to_this_thread()
gc.disable()
QGuiApplication.primaryScreen().destroyed.connect(lambda: print("the screen is gone", flush=True))
class Window(QWidget):
    pass
first = Window()
first.screen()
second = Window()
second.screen()
second.itself = second
del second
gc.collect()
QWidget().grab()
os._exit(0)  # where the program ends in order, its screen goes with it
"""


@pytest.mark.parametrize(("how", "survives"), [("left", False), ("kept", True)])
def test_a_window_in_a_cycle_does_not_take_the_screen_with_it(how: str, survives: bool) -> None:
    """What `screen()` returned became the child of a window that is younger, and was cleared before it."""
    ended = subprocess.run(
        [sys.executable, "-c", LAST_SCREEN, how], capture_output=True, text=True, timeout=60, check=False
    )
    assert ("the screen is gone" not in ended.stdout) is survives, ended.stderr
    assert (ended.returncode == 0) is survives, ended.stderr


@pytest.fixture
def holders_first() -> None:
    garbage.take_holders_apart_first()


class _Table(QTableWidget):
    """Holds itself, so that only the collector finds it."""

    def __init__(self) -> None:
        super().__init__(1, 1)
        self.itself = self

    def noticed(self, *_what: object) -> None:
        """Something of Qt's own told it."""


def _listen(table: _Table) -> None:
    table.horizontalHeader().sectionClicked.connect(table.noticed)
    table.viewport().installEventFilter(table)
    table.show()
    table.windowHandle().screenChanged.connect(table.noticed)


def _know_its_holder(table: _Table) -> None:
    table.viewport().holder = table  # pyright: ignore[reportAttributeAccessIssue]


def _lie_over_it(table: _Table) -> None:
    note = QLabel("No calls yet", table.viewport())
    note.holder = table  # pyright: ignore[reportAttributeAccessIssue]


@pytest.mark.usefixtures("qapp", "holders_first")
@pytest.mark.parametrize("bind", [_listen, _know_its_holder, _lie_over_it])
def test_what_qt_made_keeps_nothing_that_is_garbage(bind: Callable[[_Table], None]) -> None:
    table = _Table()
    bind(table)
    known = weakref.ref(table)
    del table
    gc.collect()
    assert known() is None
    assert not garbage._qts_own


@pytest.mark.usefixtures("qapp", "holders_first")
def test_what_qt_made_cannot_be_used_after_its_holder() -> None:
    table = _Table()
    viewport = table.viewport()
    del table
    gc.collect()
    assert not isValid(viewport)


def test_it_is_asked_for_once(holders_first: None) -> None:
    garbage.take_holders_apart_first()
    assert gc.callbacks.count(garbage._keep_what_qt_made) == 1
