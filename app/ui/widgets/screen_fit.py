"""Windows that want a size of their own, and screens that are smaller than that."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.ui.theme import grown

_FRAME_WIDTH, _FRAME_HEIGHT = 16, 48
"""Room for the frame and the title bar that the desktop puts around a window."""

_USUAL_LETTERS = 20
"""How high a line of them is, in pixels."""

_NARROW, _CRAMPED = 1000, 800


def is_narrow(widget: QWidget) -> bool:
    """Whether there is little room from left to right: 1366 pixels at 150 % are 911."""
    return widget.screen().availableGeometry().width() < _NARROW


def is_cramped(widget: QWidget) -> bool:
    """Whether there is no room for two columns: 1366 pixels at 200 %, or with letters of twice the size."""
    return widget.screen().availableGeometry().width() < grown(_CRAMPED)


def in_letters(widget: QWidget, pixels: int) -> int:
    """A width that was measured for letters of the usual size, for those of this widget."""
    return round(pixels * max(1.0, widget.fontMetrics().height() / _USUAL_LETTERS))


def width_within(window: QWidget, width: int) -> int:
    """This width, or what the screen has room for."""
    return min(width, window.screen().availableGeometry().width() - _FRAME_WIDTH)


def height_within(window: QWidget, height: int) -> int:
    """This height, or what the screen has room for."""
    return min(height, window.screen().availableGeometry().height() - _FRAME_HEIGHT)


def resize_within(window: QWidget, width: int, height: int) -> None:
    """Give a window this size, or as much of it as its screen has room for (200 % on a small screen)."""
    room = window.screen().availableGeometry()
    window.resize(min(width, room.width() - _FRAME_WIDTH), min(height, room.height() - _FRAME_HEIGHT))
