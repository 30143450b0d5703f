import pytest
from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.ui.desktop.screen_room import ScreenRoom
from app.ui.main_window import SMALLEST, MainWindow


class Screen(QObject):
    """A screen with so much room."""

    availableGeometryChanged = Signal(QRect)

    def __init__(self, *room: int) -> None:
        super().__init__()
        self.room = QRect(*room)

    def availableGeometry(self) -> QRect:
        return self.room


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = MainWindow()
    qtbot.addWidget(made)
    made.show()
    return made


def test_on_a_scaled_screen_the_window_has_room(window: MainWindow) -> None:
    room, wide, scaled = ScreenRoom(window), Screen(0, 0, 1920, 1040), Screen(1920, 0, 911, 512)
    room.fit(wide)  # type: ignore[arg-type]
    window.resize(1366, 768)
    assert (window.minimumWidth(), window.minimumHeight()) == SMALLEST
    room.fit(scaled)  # type: ignore[arg-type]
    assert (window.width(), window.height()) == (911, 512)
    assert window.pos().x() == 1920
    room.fit(wide)  # type: ignore[arg-type]
    assert (window.minimumWidth(), window.minimumHeight()) == SMALLEST


def test_another_scaling_of_the_same_screen(window: MainWindow) -> None:
    room, screen = ScreenRoom(window), Screen(0, 0, 1366, 728)
    room.fit(screen)  # type: ignore[arg-type]
    window.resize(1366, 728)
    screen.room = QRect(0, 0, 1093, 582)
    screen.availableGeometryChanged.emit(screen.room)
    assert (window.width(), window.height()) == (1093, 582)
    other = Screen(0, 0, 1366, 728)
    room.fit(other)  # type: ignore[arg-type]
    screen.availableGeometryChanged.emit(QRect(0, 0, 300, 200))
    assert window.width() == 1093, "the screen it left is of no interest"


def test_whoever_else_asked_for_the_screen_takes_nothing_away(window: MainWindow) -> None:
    """A dialog that asked and has gone: what it was given is no longer to be used, also by those that had it before."""
    room, dialog = ScreenRoom(window), QWidget()
    window.resize(1366, 728)
    dialog.screen()
    delete(dialog)
    screen = QGuiApplication.primaryScreen()
    screen.availableGeometryChanged.emit(QRect(0, 0, 640, 480))
    assert (window.width(), window.height()) == (640, 480)
    room.fit(screen)
    assert (window.minimumWidth(), window.minimumHeight()) != (640, 480)


def test_a_screen_may_be_unplugged_before_the_window_comes_to_another(window: MainWindow) -> None:
    room, screen, other = ScreenRoom(window), Screen(0, 0, 1366, 728), Screen(0, 0, 911, 512)
    room.fit(screen)  # type: ignore[arg-type]
    delete(screen)
    room.fit(other)  # type: ignore[arg-type]
    assert window.minimumWidth() == 911
