"""Every window's events are seen, of those that open later too."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.window_watch import WindowWatch


class Keys(WindowWatch):
    """Counts keys that go down."""

    def __init__(self) -> None:
        self.pressed = 0
        super().__init__()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.pressed += event.type() == QEvent.Type.KeyPress
        return False


def test_windows_of_before_and_of_later_are_watched_once(qtbot: QtBot) -> None:
    def shown() -> QLineEdit:
        made = QLineEdit()
        qtbot.addWidget(made)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        return made

    before = shown()
    keys = Keys()
    QTest.keyClick(before.windowHandle(), Qt.Key.Key_A)
    assert keys.pressed == 1
    later = shown()
    keys.watch_all()
    QTest.keyClick(later.windowHandle(), Qt.Key.Key_A)
    assert keys.pressed == 2
