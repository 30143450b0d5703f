"""Long work in the taskbar: how far it is on the program's button, and a call for attention when it ends unseen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QElapsedTimer, QObject
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.desktop.windows_calls import IS_WINDOWS, guarded
from app.ui.tasks import Task, Tasks

LONG_MS = 4_000
"""Work that took longer than this calls for attention at its end, when its window is not in front."""


class Button(Protocol):
    """The program's button in the taskbar."""

    def show(self, done: int, total: int) -> None:
        """So much of so much; a total of 0: nobody knows how far."""
        ...

    def clear(self) -> None:
        """Nothing is going on."""
        ...


class NoButton:
    """Where the desktop has no such thing."""

    def show(self, done: int, total: int) -> None:
        """Nothing to see."""

    def clear(self) -> None:
        """Nothing to take away."""


class WindowsButton:
    """ITaskbarList3 of Windows 7 and later (learn.microsoft.com/windows/win32/api/shobjidl_core), called by its place
    in the table of functions: no library comes along for two calls.
    """

    _CLASS, _INTERFACE = "{56FDF344-FD6D-11D0-958A-006097C9A090}", "{EA1AFB91-9E28-4B86-90E9-9E9F8A5EEFAF}"
    _INIT, _SET_VALUE, _SET_STATE = 3, 9, 10
    _NOTHING, _UNKNOWN, _NORMAL = 0, 1, 2

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._calls = guarded("ITaskbarList3", self._open)

    def show(self, done: int, total: int) -> None:
        """How far it is."""
        self._call(self._SET_STATE, self._NORMAL if total > 0 else self._UNKNOWN)
        if total > 0:
            self._call(self._SET_VALUE, min(max(done, 0), total), total)

    def clear(self) -> None:
        """The button as it was."""
        self._call(self._SET_STATE, self._NOTHING)

    def _open(self) -> dict[int, Callable[..., object]]:
        """The functions by their place. Raises OSError where there is no taskbar."""
        import ctypes

        ole: Any = getattr(ctypes, "OleDLL")("ole32")  # noqa: B009 - it is not there on other systems
        prototype: Any = getattr(ctypes, "WINFUNCTYPE")  # noqa: B009
        result: Any = getattr(ctypes, "HRESULT")  # noqa: B009
        wanted, kind, found = (ctypes.c_byte * 16)(), (ctypes.c_byte * 16)(), ctypes.c_void_p()
        ole.CLSIDFromString(ctypes.c_wchar_p(self._CLASS), kind)
        ole.CLSIDFromString(ctypes.c_wchar_p(self._INTERFACE), wanted)
        ole.CoCreateInstance(kind, None, 1, wanted, ctypes.byref(found))
        table = ctypes.cast(found, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p)))[0]

        def function(place: int, *kinds: Any) -> Callable[..., object]:
            return partial(prototype(result, ctypes.c_void_p, *kinds)(table[place]), found)

        function(self._INIT)()
        window, size = ctypes.c_void_p, ctypes.c_ulonglong
        return {
            self._SET_VALUE: function(self._SET_VALUE, window, size, size),
            self._SET_STATE: function(self._SET_STATE, window, ctypes.c_int),
        }

    def _call(self, place: int, *values: int) -> None:
        calls = self._calls
        if calls is not None:
            guarded("ITaskbarList3", lambda: calls[place](int(self._window.winId()), *values))


def button_of(window: QWidget) -> Button:
    """The window's button, as far as this desktop has one."""
    return WindowsButton(window) if IS_WINDOWS else NoButton()


class TaskbarProgress(QObject):
    """Shows on the button how far the titled work of a person is, all of it together."""

    def __init__(
        self, tasks: Tasks, window: QWidget, button: Button | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._button = button if button is not None else button_of(window)
        self._running: dict[Task, tuple[int, int]] = {}
        self._shown: tuple[int, int] | None = None
        tasks.started.connect(self._begun)

    def _begun(self, task: Task) -> None:
        took = QElapsedTimer()
        took.start()
        self._running[task] = (0, 0)
        task.progressed.connect(lambda done, total, _text: self._went_on(task, done, total))
        task.finished.connect(lambda: self._ended(task, took.elapsed()))
        self._show()

    def _went_on(self, task: Task, done: int, total: int) -> None:
        if task in self._running:
            self._running[task] = (done, total)
            self._show()

    def _ended(self, task: Task, took: int) -> None:
        self._running.pop(task, None)
        self._show()
        if took >= LONG_MS and not task.cancelled and QApplication.activeWindow() is None:
            QApplication.alert(self._window)

    def _show(self) -> None:
        """In whole percent, so that a task that reports a thousand times costs a hundred calls."""
        if not self._running:
            self._shown = None
            self._button.clear()
            return
        known = [min(100, 100 * done // total) for done, total in self._running.values() if total > 0]
        now = (sum(known), 100 * len(self._running)) if known else (0, 0)
        if now != self._shown:
            self._shown = now
            self._button.show(*now)
