"""Windows that want a size of their own, and screens that are smaller than that."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from app.ui.theme import grown

_FRAME_WIDTH, _FRAME_HEIGHT = 16, 48
"""Room for the frame and the title bar that the desktop puts around a window."""

_USUAL_LETTERS = 20
"""How high a line of them is, in pixels."""

_NARROW, _CRAMPED = 1000, 800


def screen_of(widget: QWidget) -> QScreen:
    """The screen that its window lies on; before it is first shown, the one of the window that it opens over.

    Where it lies on none, the first. `QWidget.screen()` says the same, but what it returns becomes a child of the
    widget and can no longer be used when that has gone, whoever else keeps it.
    """
    window = widget.window()
    while not window.isVisible() and (below := window.parentWidget()) is not None:
        window = below.window()
    return QGuiApplication.screenAt(window.geometry().center()) or QGuiApplication.primaryScreen()


def room_of(widget: QWidget) -> QRect:
    """What that screen leaves to windows."""
    return screen_of(widget).availableGeometry()


def is_narrow(widget: QWidget) -> bool:
    """Whether there is little room from left to right: 1366 pixels at 150 % are 911."""
    return room_of(widget).width() < _NARROW


def is_cramped(widget: QWidget) -> bool:
    """Whether there is no room for two columns: 1366 pixels at 200 %, or with letters of twice the size."""
    return room_of(widget).width() < grown(_CRAMPED)


def in_letters(widget: QWidget, pixels: int) -> int:
    """A width that was measured for letters of the usual size, for those of this widget."""
    return round(pixels * max(1.0, widget.fontMetrics().height() / _USUAL_LETTERS))


def width_within(window: QWidget, width: int) -> int:
    """This width, or what the screen has room for."""
    return min(width, room_of(window).width() - _FRAME_WIDTH)


def height_within(window: QWidget, height: int) -> int:
    """This height, or what the screen has room for."""
    return min(height, room_of(window).height() - _FRAME_HEIGHT)


def resize_within(window: QWidget, width: int, height: int) -> None:
    """Give a window this size, or as much of it as its screen has room for (200 % on a small screen)."""
    room = room_of(window)
    window.resize(min(width, room.width() - _FRAME_WIDTH), min(height, room.height() - _FRAME_HEIGHT))
