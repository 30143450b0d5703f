import pytest
from PySide6.QtCore import QObject, QRect, Signal
from pytestqt.qtbot import QtBot

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
