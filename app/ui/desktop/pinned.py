"""What Windows starts when this window is pinned to the taskbar: what was installed, not the version that runs now.

The installer's shortcuts see to that by themselves (`identity`). A portable folder has none: pinned would be the file
of one version, which is let go some updates later. So the window says what starts it again
(learn.microsoft.com/windows/win32/properties/props-system-appusermodel-relaunchcommand).
"""

from __future__ import annotations

import ctypes
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from app.core import installed, paths
from app.ui.desktop.identity import IDENTITY
from app.ui.desktop.windows_calls import guarded, library

_FAMILY, _STORE = "{9F4C2855-9F79-4B39-A8D0-E1D42DE1D5F3}", "{886D8EEB-8CF2-4446-8D02-CDBA1DBDCF99}"
_COMMAND, _ICON, _NAME, _ID = 2, 3, 4, 5
_RELEASE, _SET_VALUE, _COMMIT = 2, 6, 7
_NOTHING, _TEXT = 0, 31


class _Key(ctypes.Structure):
    """PROPERTYKEY: a family and a number in it."""

    _fields_ = (("family", ctypes.c_byte * 16), ("number", ctypes.c_uint32))


class _Value(ctypes.Structure):
    """PROPVARIANT, as far as a text needs it."""

    _fields_ = (
        ("kind", ctypes.c_uint16), ("reserved", ctypes.c_uint16 * 3),
        ("text", ctypes.c_wchar_p), ("rest", ctypes.c_void_p),
    )  # fmt: skip


def start_again_by(window: QWidget, program: QApplication) -> None:
    """Tell the taskbar what a click on this window's pinned button starts, until the program ends.

    To be called where there is a taskbar of Windows.
    """
    folder = paths.program_folder()
    if folder is None:
        return
    handle, told = int(window.winId()), properties(folder, program.applicationDisplayName())
    guarded("the taskbar's properties", lambda: _tell(handle, told))
    nothing = dict.fromkeys(told, "")  # a window that keeps them to its end costs Windows memory
    program.aboutToQuit.connect(lambda: guarded("the taskbar's properties", lambda: _tell(handle, nothing)))


def properties(folder: Path, name: str) -> dict[int, str]:
    """What is said, in the order in which it is: the id is last, for with it the taskbar reads the others."""
    root = folder / installed.WINDOW
    return {_COMMAND: f'"{root}"', _ICON: f"{root},0", _NAME: name, _ID: IDENTITY}


def _tell(window: int, values: dict[int, str]) -> None:
    """Raises OSError, AttributeError where Windows has no such store."""
    store = ctypes.c_void_p()
    code = library("shell32").SHGetPropertyStoreForWindow(ctypes.c_void_p(window), _guid(_STORE), ctypes.byref(store))
    if code or not store.value:
        raise OSError(code, "no properties of a window")
    write(store, values, _guid(_FAMILY))


def write(store: ctypes.c_void_p, values: dict[int, str], family: Any) -> None:
    """Put texts into an IPropertyStore, which is released; "" takes one away. Raises OSError."""
    kind: Any = getattr(ctypes, "WINFUNCTYPE", ctypes.CFUNCTYPE)
    table = ctypes.cast(store, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p)))[0]
    place = ctypes.c_void_p
    set_value = kind(ctypes.c_int32, place, place, place)(table[_SET_VALUE])
    try:
        for number, text in values.items():
            key, value = _Key(family, number), _Value(_TEXT if text else _NOTHING, text=text or None)
            code = set_value(store, ctypes.byref(key), ctypes.byref(value))
            if code < 0:
                raise OSError(code, "a property of a window")
        kind(ctypes.c_int32, place)(table[_COMMIT])(store)
    finally:
        kind(ctypes.c_uint32, place)(table[_RELEASE])(store)


def _guid(text: str) -> Any:
    found = (ctypes.c_byte * 16)()
    library("ole32").CLSIDFromString(ctypes.c_wchar_p(text), found)
    return found
