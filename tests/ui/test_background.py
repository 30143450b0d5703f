"""Long reading gives way to the window."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.core.errors import UserError
from app.ui.background import gently
from app.ui.prompts import Prompts
from app.ui.tasks import Task, Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks(Prompts())
    yield made
    made.shut_down()


def niceness(_: Task | None = None) -> int:
    return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the priority of a thread")
def test_only_the_gentle_work_gives_way(tasks: Tasks, qtbot: QtBot) -> None:
    before = niceness()
    seen: list[int] = []
    tasks.run(gently(niceness), seen.append, title="check")
    tasks.run(niceness, seen.append, title="export")
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen[0] > before
    assert seen[1] == before == niceness()


def test_a_refusal_reaches_who_asked(tasks: Tasks, qtbot: QtBot) -> None:
    def refuse(_: Task) -> None:
        raise UserError("no")

    failed: list[Any] = []
    tasks.run(gently(refuse), lambda _: None, failed.append, title="check")
    qtbot.waitUntil(lambda: bool(failed))
    assert failed[0].text == "no"


def test_the_next_work_waits_for_it(tasks: Tasks, qtbot: QtBot) -> None:
    let_go = threading.Event()
    order: list[str] = []

    def slow(_: Task) -> None:
        let_go.wait(5)
        order.append("gentle")

    tasks.run(gently(slow), lambda _: None, title="check")
    tasks.run(lambda _: order.append("next"), lambda _: None, title="export")
    qtbot.wait(20)
    assert not order
    let_go.set()
    qtbot.waitUntil(lambda: len(order) == 2)
    assert order == ["gentle", "next"]
