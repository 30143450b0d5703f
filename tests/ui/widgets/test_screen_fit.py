"""Windows never want more than the screen has."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets.screen_fit import is_narrow, resize_within


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

    monkeypatch.setattr(QWidget, "screen", lambda _self: Screen())
    window = QWidget()
    qtbot.addWidget(window)
    assert is_narrow(window)
    Screen.width = 1366
    assert not is_narrow(window)


def test_a_window_stays_on_its_screen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    resize_within(window, 20_000, 20_000)
    room = window.screen().availableGeometry()
    assert window.width() < room.width()
    assert window.height() < room.height()
