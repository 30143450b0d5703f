"""To the front of the other programs: Windows lets only who is in front say who comes next."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from app.ui.desktop.windows_calls import IS_WINDOWS, guarded, library


def hand_over(process: int) -> None:
    """Let another process come to the front; this one was just started, so it may say so."""
    if IS_WINDOWS and process > 0:
        guarded("AllowSetForegroundWindow", lambda: library("user32").AllowSetForegroundWindow(process))


def come_to_front(window: QWidget) -> None:
    """Bring a window forward that `bring_to_front` has shown and raised; where that is not allowed, its button in the
    taskbar asks for attention.
    """
    if IS_WINDOWS:
        handle = int(window.winId())

        def ask() -> bool:
            import ctypes

            user32 = library("user32")
            user32.GetForegroundWindow.restype = ctypes.c_void_p
            user32.SetForegroundWindow(ctypes.c_void_p(handle))
            return user32.GetForegroundWindow() == handle

        if guarded("SetForegroundWindow", ask):
            return
    if not window.isActiveWindow():
        QApplication.alert(window)
