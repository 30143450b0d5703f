"""An older branch is brought up to date beside the window, which says so and stays."""

from __future__ import annotations

import threading
import time

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from app.core.errors import EnvironmentFault
from app.core.progress import Progress
from app.ui.opening import OpeningPanel, Upgrade


def test_the_window_goes_on_painting_while_a_branch_is_upgraded(qtbot: QtBot) -> None:
    panel, beats, said = OpeningPanel(), list[float](), set[str]()
    qtbot.addWidget(panel)
    where = list[threading.Thread]()

    def work(progress: Progress | None) -> None:
        where.append(threading.current_thread())
        for done in range(3):
            assert progress is not None
            progress.report(done, 3)
            time.sleep(0.12)

    beat = QTimer(interval=10)
    beat.timeout.connect(lambda: (beats.append(time.monotonic()), said.add(panel.text().splitlines()[-1])))
    beat.start()
    Upgrade(work, panel).wait()
    beat.stop()
    assert where[0] is not threading.main_thread()
    assert len(beats) > 10, "the window's thread was free"
    assert any("Step 2 of 3" in words for words in said)
    assert panel._bar is not None
    assert (panel._bar.value(), panel._bar.maximum()) == (2, 3)


def test_what_goes_wrong_is_raised_where_it_is_waited_for(qtbot: QtBot) -> None:
    panel = OpeningPanel()
    qtbot.addWidget(panel)

    def work(_progress: Progress | None) -> None:
        raise EnvironmentFault("The disk is full.", "disk_full")

    with pytest.raises(EnvironmentFault, match="The disk is full"):
        Upgrade(work, panel).wait()
