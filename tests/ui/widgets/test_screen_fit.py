"""Windows never want more than the screen has."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from app.ui.widgets import screen_fit
from app.ui.widgets.screen_fit import is_narrow, resize_within, room_of, screen_of


def test_a_window_is_as_large_as_wanted_where_there_is_room(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    resize_within(window, 320, 240)
    assert (window.width(), window.height()) == (320, 240)


def test_a_narrow_screen_is_known(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    class Screen:
        width = 911

        def availableGeometry(self) -> QRect:
            return QRect(0, 0, self.width, 768)

    monkeypatch.setattr(screen_fit, "screen_of", lambda _widget: Screen())
    window = QWidget()
    qtbot.addWidget(window)
    assert is_narrow(window)
    Screen.width = 1366
    assert not is_narrow(window)


def test_a_window_stays_on_its_screen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    resize_within(window, 20_000, 20_000)
    room = room_of(window)
    assert window.width() < room.width()
    assert window.height() < room.height()


def test_a_screen_outlives_the_window_that_lay_on_it(qtbot: QtBot) -> None:
    window = QWidget()
    screen = screen_of(window)
    delete(window)
    assert isValid(screen)
    assert screen.availableGeometry().isValid()


ON_TWO_SCREENS = """
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from app.ui.widgets.screen_fit import screen_of
program = QApplication([])
def told(what, widget):
    print(what, screen_of(widget).name(), widget.screen().name())
window = QWidget()
inner = QLabel(window)
told("new", inner)
window.setGeometry(1400, 50, 300, 200)
told("placed", inner)
window.show()
program.processEvents()
told("shown", inner)
told("above it", QLabel(QDialog(QDialog(window))))
dialog = QDialog(window)
dialog.setGeometry(10, 10, 200, 100)
dialog.show()
program.processEvents()
told("moved away", dialog)
"""


def test_it_is_the_screen_that_qt_would_say(tmp_path: Path) -> None:
    """Two of them, side by side; Qt's own answer is not used because of whom it then belongs to."""
    both = [{"name": "left", "width": 1366, "height": 768}, {"name": "right", "x": 1366, "width": 911, "height": 512}]
    (tmp_path / "screens.json").write_text(json.dumps({"screens": both}), encoding="utf-8")
    here = {**os.environ, "QT_QPA_PLATFORM": "offscreen:configfile=screens.json"}
    here["PYTHONPATH"] = os.pathsep.join([str(Path(screen_fit.__file__).parents[3]), os.environ.get("PYTHONPATH", "")])
    asked = [sys.executable, "-c", ON_TWO_SCREENS]
    ended = subprocess.run(asked, cwd=tmp_path, env=here, capture_output=True, text=True, timeout=60, check=False)
    assert ended.stdout.splitlines() == [
        "new left left", "placed right right", "shown right right", "above it right right", "moved away left left",
    ], ended.stderr  # fmt: skip


def test_a_window_that_lies_on_no_screen_has_the_first_one(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(-90_000, -90_000, 300, 200)
    assert screen_of(window) is QGuiApplication.primaryScreen()
