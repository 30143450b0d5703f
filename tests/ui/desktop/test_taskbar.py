from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.desktop import taskbar, windows_calls
from app.ui.desktop.taskbar import NoButton, TaskbarProgress, WindowsButton
from app.ui.tasks import Task, Tasks
from tests.ui.conftest import RecordingPrompts


class Button:
    """Keeps what the taskbar would show."""

    def __init__(self) -> None:
        self.shown: list[tuple[int, int] | None] = []

    def show(self, done: int, total: int) -> None:
        self.shown.append((done, total))

    def clear(self) -> None:
        self.shown.append(None)


@pytest.fixture
def alerts(monkeypatch: pytest.MonkeyPatch) -> list[QWidget]:
    asked: list[QWidget] = []
    monkeypatch.setattr(QApplication, "alert", lambda window, *_: asked.append(window))
    return asked


Setting = tuple[Tasks, Button, QWidget]


@pytest.fixture
def setting(qtbot: QtBot, prompts: RecordingPrompts) -> object:
    tasks, button, window = Tasks(prompts), Button(), QWidget()
    qtbot.addWidget(window)
    TaskbarProgress(tasks, window, button, tasks)
    yield tasks, button, window
    tasks.shut_down()


def _task(tasks: Tasks, title: str = "Export") -> Task:
    task = Task(lambda _: None, title, tasks)
    tasks.started.emit(task)
    return task


def test_work_is_shown_in_whole_percent(setting: Setting) -> None:
    tasks, button, _ = setting
    one = _task(tasks)
    for done in range(1_001):
        one.progressed.emit(done, 1_000, "")
    one.finished.emit()
    assert button.shown == [(0, 0), *((percent, 100) for percent in range(101)), None]


def test_two_at_once_are_one_bar(setting: Setting) -> None:
    tasks, button, _ = setting
    one, other = _task(tasks), _task(tasks)
    one.progressed.emit(5, 10, "")
    other.progressed.emit(1, 10, "")
    assert button.shown[-1] == (60, 200)
    one.finished.emit()
    assert button.shown[-1] == (10, 100)
    other.progressed.emit(4, 0, "")
    assert button.shown[-1] == (0, 0), "nobody knows how far"
    other.finished.emit()
    assert button.shown[-1] is None


def test_real_work_reaches_the_button(setting: Setting, qtbot: QtBot) -> None:
    tasks, button, _ = setting
    tasks.run(lambda task: task.report(1, 2), lambda _: None, title="Backup")
    qtbot.waitUntil(lambda: button.shown[-1:] == [None])
    assert (50, 100) in button.shown
    before = len(button.shown)
    done: list[int] = []
    tasks.run(lambda _: 1, done.append)
    qtbot.waitUntil(lambda: done == [1])
    assert len(button.shown) == before, "reading is no long work"


@pytest.mark.parametrize(("long", "cancelled", "in_front"), [(0, False, False), (10**9, False, False), (0, True, False),
                                                             (0, False, True)])  # fmt: skip
def test_long_work_that_ends_unseen_asks_for_attention(
    setting: Setting, alerts: list[QWidget], monkeypatch: pytest.MonkeyPatch, long: int, cancelled: bool, in_front: bool
) -> None:
    tasks, _, window = setting
    monkeypatch.setattr(taskbar, "LONG_MS", long)
    monkeypatch.setattr(QApplication, "activeWindow", lambda: window if in_front else None)
    task = _task(tasks)
    if cancelled:
        task.cancel()
    task.finished.emit()
    assert alerts == ([window] if long == 0 and not cancelled and not in_front else [])


def test_without_a_taskbar_nothing_happens(qtbot: QtBot) -> None:
    """Windows' functions are not here: the button of Windows does nothing then, and says so once in the log."""
    window = QWidget()
    qtbot.addWidget(window)
    assert isinstance(taskbar.button_of(window), NoButton)
    button = WindowsButton(window)
    button.show(1, 2)
    button.show(0, 0)
    button.clear()
    NoButton().show(1, 2)
    NoButton().clear()


def test_no_native_call_brings_anything_down(monkeypatch: pytest.MonkeyPatch) -> None:
    lines: list[str] = []
    monkeypatch.setattr(windows_calls, "_told", set())
    monkeypatch.setattr(windows_calls._log, "warning", lambda text, *values: lines.append(text % values), raising=False)
    trouble: list[Callable[[], object]] = [
        lambda: windows_calls.library("user32").Nothing(),
        lambda: 1 / 0,
        lambda: QObject().nothing(),  # type: ignore[attr-defined]
    ]
    for call in trouble:
        assert windows_calls.guarded("a call", call) is None
    assert lines == ["a call failed: AttributeError "]
    assert windows_calls.guarded("a call", lambda: 7) == 7
