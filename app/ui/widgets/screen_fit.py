"""Windows that want a size of their own, and screens that are smaller than that."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

_FRAME_WIDTH, _FRAME_HEIGHT = 16, 48
"""Room for the frame and the title bar that the desktop puts around a window."""


_NARROW = 1000


def is_narrow(widget: QWidget) -> bool:
    """Whether there is little room from left to right: 1366 pixels at 150 % are 911."""
    return widget.screen().availableGeometry().width() < _NARROW


def resize_within(window: QWidget, width: int, height: int) -> None:
    """Give a window this size, or as much of it as its screen has room for (200 % on a small screen)."""
    room = window.screen().availableGeometry()
    window.resize(min(width, room.width() - _FRAME_WIDTH), min(height, room.height() - _FRAME_HEIGHT))
