from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.core.errors import EnvironmentFault, UserError
from app.models import database
from app.models._file import connect_file
from app.ui.prompts import Prompts
from app.ui.tasks import Task, Tasks


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def tasks(qtbot: QtBot, said: list[str]) -> Iterator[Tasks]:
    prompts = Prompts()
    prompts.said.connect(lambda message: said.append(message.text))
    made = Tasks(prompts)
    yield made
    made.shut_down()


def test_the_result_comes_back_on_the_windows_thread(tasks: Tasks, qtbot: QtBot) -> None:
    seen: list[Any] = []
    tasks.run(lambda _: threading.current_thread(), lambda value: seen.append((value, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(seen))
    worker, back = seen[0]
    assert worker is not threading.main_thread()
    assert back is threading.main_thread()
    assert not tasks.running


class _Page(QWidget):
    """Asks for something, and is gone before the answer."""

    def show_it(self, value: object) -> None:
        self.setWindowTitle(str(value))

    def show_both(self, title: str, value: object) -> None:
        self.setWindowTitle(f"{title} {value}")

    def refuse(self, error: Exception) -> None:
        self.setWindowTitle(str(error))


@pytest.mark.parametrize("answer", [lambda page: page.show_it, lambda page: partial(page.show_both, "found")])
def test_the_answer_for_a_page_that_is_gone_is_dropped(
    tasks: Tasks, qtbot: QtBot, answer: Callable[[_Page], Callable[[object], object]]
) -> None:
    page, may_go_on = _Page(), threading.Event()
    task = tasks.run(lambda _: may_go_on.wait(10), answer(page))
    delete(page)
    may_go_on.set()
    qtbot.waitUntil(lambda: task not in tasks.running)


@pytest.mark.parametrize(("title", "told"), [("", []), ("Reading scans", ["no"])])
def test_a_refusal_for_a_page_that_is_gone_is_told_of_what_somebody_began(
    tasks: Tasks, qtbot: QtBot, said: list[str], title: str, told: list[str]
) -> None:
    page, may_go_on = _Page(), threading.Event()

    def work(_: Task) -> None:
        may_go_on.wait(10)
        raise UserError("no")

    task = tasks.run(work, page.show_it, page.refuse, title=title)
    delete(page)
    may_go_on.set()
    qtbot.waitUntil(lambda: task not in tasks.running)
    assert said == told


def test_one_lane_does_one_thing_after_the_other(tasks: Tasks, qtbot: QtBot) -> None:
    order: list[int] = []
    for number in range(5):
        tasks.run(lambda _, n=number: n, order.append, title="Export")
    qtbot.waitUntil(lambda: len(order) == 5)
    assert order == [0, 1, 2, 3, 4]


def test_reading_does_not_wait_for_an_export(tasks: Tasks, qtbot: QtBot) -> None:
    hold, done = threading.Event(), []
    tasks.run(lambda _: hold.wait(5), lambda _: done.append("export"), title="Export")
    tasks.run(lambda _: None, lambda _: done.append("search"))
    qtbot.waitUntil(lambda: done == ["search"])
    hold.set()
    qtbot.waitUntil(lambda: done == ["search", "export"])


def test_work_that_waits_for_its_turn_to_write_can_be_cancelled(tasks: Tasks, qtbot: QtBot, tmp_path: Path) -> None:
    database.open_database(tmp_path / "branch.aftercare")
    other = connect_file(str(tmp_path / "branch.aftercare"), "")
    other.execute("BEGIN IMMEDIATE")
    done: list[Any] = []

    def work(_task: Task) -> None:
        with database.transaction():
            done.append("our turn")

    task = tasks.run(work, done.append, done.append, title="Import")
    QTimer.singleShot(100, task.cancel)
    qtbot.waitUntil(lambda: not tasks.running, timeout=3_000)
    other.close()
    assert done == []


def test_progress_is_reported(tasks: Tasks, qtbot: QtBot) -> None:
    steps: list[tuple[int, int, str]] = []

    def work(task: Task) -> None:
        task.report(1, 2, "half")
        task.report(2, 2)

    tasks.started.connect(lambda task: task.progressed.connect(lambda *step: steps.append(step)))
    tasks.run(work, lambda _: None, title="Export")
    qtbot.waitUntil(lambda: (2, 2, "") in steps)


def test_cancel_stops_at_the_next_report_and_calls_nobody(tasks: Tasks, qtbot: QtBot) -> None:
    called: list[object] = []
    begun, go_on, ended = threading.Event(), threading.Event(), threading.Event()

    def work(task: Task) -> None:
        try:
            begun.set()
            go_on.wait(5)
            task.report(1, 10)
            called.append("went on")
        finally:
            ended.set()

    task = tasks.run(work, called.append, called.append, title="Export")
    assert begun.wait(5)
    task.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: ended.is_set() and not tasks.running)
    assert not called


def test_cancel_interrupts_what_reads(tasks: Tasks, qtbot: QtBot) -> None:
    ready, interrupted = threading.Event(), threading.Event()

    def work(task: Task) -> None:
        task.when_cancelled(interrupted.set)
        ready.set()
        interrupted.wait(5)

    task = tasks.run(work, lambda _: None)
    assert ready.wait(5)
    task.cancel()
    qtbot.waitUntil(lambda: not tasks.running)
    assert interrupted.is_set()


def test_refusals_and_faults_reach_the_strip(tasks: Tasks, qtbot: QtBot, said: list[str]) -> None:
    def refuse(_: Task) -> None:
        raise UserError("No.")

    def fault(_: Task) -> None:
        raise EnvironmentFault("The stick is gone.", "gone")

    tasks.run(refuse, lambda _: None)
    tasks.run(fault, lambda _: None)
    qtbot.waitUntil(lambda: said == ["No.", "The stick is gone."])


def test_a_failure_goes_to_who_asked(tasks: Tasks, qtbot: QtBot, said: list[str]) -> None:
    failures: list[Exception] = []

    def refuse(_: Task) -> None:
        raise UserError("No.")

    tasks.run(refuse, lambda _: None, failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert not said


def test_a_bug_reaches_the_crash_hook(tasks: Tasks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    caught: list[type] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: caught.append(kind))

    def wrong(_: Task) -> None:
        raise ZeroDivisionError

    tasks.run(wrong, lambda _: None)
    qtbot.waitUntil(lambda: caught == [ZeroDivisionError])


def test_shutting_down_stops_everything(tasks: Tasks) -> None:
    begun, before = threading.Event(), threading.enumerate()  # another test's lane may not have ended yet

    def work(task: Task) -> None:
        begun.set()
        while True:
            task.report(0, 0)

    tasks.run(work, lambda _: None, title="Export")
    assert begun.wait(5)
    assert [thread for thread in threading.enumerate() if thread not in before]
    tasks.shut_down()
    assert not [thread for thread in threading.enumerate() if thread not in before]


def test_nothing_is_begun_after_the_end(tasks: Tasks, qtbot: QtBot) -> None:
    seen: list[Any] = []
    tasks.shut_down()
    task = tasks.run(lambda _: 1, seen.append)
    qtbot.wait(60)
    assert task.cancelled
    assert seen == []
    assert not tasks.running
