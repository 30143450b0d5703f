"""The program started a second time: the first window comes forward, and the second one says so or goes."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.desktop import foreground, second_start
from app.ui.main_window import MainWindow
from app.ui.opening import FaultPanel
from app.ui.settings import LocalSettings
from tests.ui.conftest import RecordingPrompts

SAYS = {True: "has come to the front", False: "Close that one first"}


class Instance:
    """The hold on a branch's folder that another window has."""

    def __init__(self, *, answers: bool) -> None:
        self.answers = answers
        self.calls = 0

    def call_first(self) -> bool:
        self.calls += 1
        return self.answers


@pytest.fixture
def window(qtbot: QtBot, prompts: RecordingPrompts, tmp_path: Path) -> MainWindow:
    made = MainWindow()
    qtbot.addWidget(made)
    made.furnish(prompts, LocalSettings(tmp_path / "window.ini"))
    made.show()
    return made


def give_way(window: MainWindow, instance: Instance, *, just_started: bool) -> list[str]:
    """The branches that were tried again from the panel, which is there from now on."""
    tried: list[str] = []
    application: Any = SimpleNamespace(window=window, target="branch", open=tried.append)
    holder: Any = instance
    second_start.give_way(application, holder, just_started=just_started)
    return tried


def test_where_the_first_one_answers_the_second_goes(window: MainWindow) -> None:
    instance = Instance(answers=True)
    assert give_way(window, instance, just_started=True) == []
    assert instance.calls == 1
    assert not window.isVisible()
    assert window.panel() is None


@pytest.mark.parametrize(("answers", "just_started"), [(False, True), (False, False), (True, False)])
def test_otherwise_it_stays_and_says_so(window: MainWindow, answers: bool, just_started: bool) -> None:
    tried = give_way(window, Instance(answers=answers), just_started=just_started)
    panel = window.panel()
    assert isinstance(panel, FaultPanel)
    assert window.isVisible()
    assert SAYS[answers] in panel.text.text()
    panel.again.emit()
    assert tried == ["branch"]
    panel.leave.emit()
    assert not window.isVisible()


def test_the_one_that_is_called_is_seen_though_it_was_minimised(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    came: list[object] = []
    monkeypatch.setattr(second_start, "come_to_front", came.append)
    window.setWindowState(Qt.WindowState.WindowMinimized | Qt.WindowState.WindowMaximized)
    second_start.called(window)
    assert window.isVisible()
    assert window.windowState() & Qt.WindowState.WindowMinimized == Qt.WindowState.WindowNoState
    assert window.windowState() & Qt.WindowState.WindowMaximized, "as large as it was"
    assert came == [window]


@pytest.mark.parametrize(
    ("is_windows", "is_allowed", "is_active", "asks"),
    [(True, True, False, 0), (True, False, False, 1), (False, False, False, 1), (False, False, True, 0)],
)
def test_where_it_may_not_come_forward_its_button_asks(
    window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
    is_windows: bool,
    is_allowed: bool,
    is_active: bool,
    asks: int,
) -> None:
    asked: list[object] = []
    front = int(window.winId()) if is_allowed else 0
    user32 = SimpleNamespace(SetForegroundWindow=lambda _handle: None, GetForegroundWindow=lambda: front)
    monkeypatch.setattr(foreground, "IS_WINDOWS", is_windows)
    monkeypatch.setattr(foreground, "library", lambda _name: user32)
    monkeypatch.setattr(window, "isActiveWindow", lambda: is_active)
    monkeypatch.setattr(QApplication, "alert", asked.append)
    foreground.come_to_front(window)
    assert len(asked) == asks
