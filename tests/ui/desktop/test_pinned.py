"""What is said to the taskbar for a window that is pinned, through a real table of functions."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.core import installed, paths
from app.ui.desktop import pinned, windows_calls
from app.ui.desktop.identity import IDENTITY

FAMILY = bytes.fromhex("55284C9F799F394BA8D0E1D42DE1D5F3")
"""{9F4C2855-9F79-4B39-A8D0-E1D42DE1D5F3} as it lies in memory."""
KIND: Any = getattr(ctypes, "WINFUNCTYPE", ctypes.CFUNCTYPE)


class Store:
    """An IPropertyStore such as the window's: what it was told, byte by byte."""

    def __init__(self, *, refuses: int = 0) -> None:
        self.told: dict[int, str] = {}
        self.ended: list[str] = []
        self.refuses = refuses
        place = ctypes.c_void_p
        self._functions = (
            KIND(ctypes.c_int32, place, place, place)(self._set),
            KIND(ctypes.c_int32, place)(lambda _: self.ended.append("commit") or 0),
            KIND(ctypes.c_uint32, place)(lambda _: self.ended.append("release") or 0),
        )
        self._table = (place * 8)()
        for number, function in zip((6, 7, 2), self._functions, strict=True):
            self._table[number] = ctypes.cast(function, place).value
        self._object = ctypes.pointer(ctypes.cast(self._table, place))
        self.address = ctypes.cast(self._object, place)

    def _set(self, _self: int, key: int, value: int) -> int:
        assert ctypes.string_at(key, 16) == FAMILY
        number, kind = ctypes.c_uint32.from_address(key + 16).value, ctypes.c_uint16.from_address(value).value
        if number == self.refuses:
            return -2147024891
        if kind == 0:
            assert self.told.pop(number)
        else:
            assert kind == 31
            text = ctypes.wstring_at(ctypes.c_void_p.from_address(value + 8).value or 0)
            self.told[number] = text
        return 0


def family() -> Any:
    return (ctypes.c_byte * 16).from_buffer_copy(FAMILY)


def test_what_was_installed_is_named_and_the_id_comes_last(tmp_path: Path) -> None:
    said = pinned.properties(tmp_path, "售后服务台")
    root = tmp_path / installed.WINDOW
    assert list(said.items()) == [(2, f'"{root}"'), (3, f"{root},0"), (4, "售后服务台"), (5, IDENTITY)]


def test_it_is_written_as_windows_reads_it_and_taken_away_again(tmp_path: Path) -> None:
    store, said = Store(), pinned.properties(tmp_path, "售后服务台")
    pinned.write(store.address, said, family())
    assert store.told == said
    assert store.ended == ["commit", "release"]
    pinned.write(store.address, dict.fromkeys(said, ""), family())
    assert store.told == {}


def test_a_refusal_is_raised_and_the_store_given_back(tmp_path: Path) -> None:
    store = Store(refuses=3)
    with pytest.raises(OSError, match="property"):
        pinned.write(store.address, pinned.properties(tmp_path, "x"), family())
    assert store.ended == ["release"]


class Program(QObject):
    aboutToQuit = Signal()

    def applicationDisplayName(self) -> str:
        return "售后服务台"


def test_it_is_said_for_the_window_and_taken_back_at_the_end(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[int, dict[int, str]]] = []
    monkeypatch.setattr(pinned, "_tell", lambda *words: told.append(words))
    program, window = Program(), QWidget()
    qtbot.addWidget(window)
    monkeypatch.setattr(paths, "program_folder", lambda: None)
    pinned.start_again_by(window, program)  # pyright: ignore[reportArgumentType]
    assert told == []
    monkeypatch.setattr(paths, "program_folder", lambda: tmp_path)
    pinned.start_again_by(window, program)  # pyright: ignore[reportArgumentType]
    program.aboutToQuit.emit()
    said = pinned.properties(tmp_path, "售后服务台")
    assert told == [(int(window.winId()), said), (int(window.winId()), dict.fromkeys(said, ""))]


@pytest.mark.skipif(sys.platform == "win32", reason="there it can be said")
def test_where_it_cannot_be_said_nothing_happens(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "program_folder", lambda: tmp_path)
    monkeypatch.setattr(windows_calls, "_told", {"the taskbar's properties"})
    window = QWidget()
    qtbot.addWidget(window)
    pinned.start_again_by(window, Program())  # pyright: ignore[reportArgumentType]


@pytest.mark.skipif(sys.platform != "win32", reason="Windows' own store")
def test_windows_own_store_understands_it(tmp_path: Path) -> None:
    store = ctypes.c_void_p()
    system = windows_calls.library("propsys")
    assert system.PSCreateMemoryPropertyStore(pinned._guid(pinned._STORE), ctypes.byref(store)) == 0
    table = ctypes.cast(store, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p)))[0]
    place = ctypes.c_void_p
    KIND(ctypes.c_uint32, place)(table[1])(store)  # one more holder: `write` gives its own back
    said = pinned.properties(tmp_path, "售后服务台")
    pinned.write(store, said, pinned._guid(pinned._FAMILY))
    get = KIND(ctypes.c_int32, place, place, place)(table[5])
    found: dict[int, str] = {}
    for number in said:
        key, value = pinned._Key(pinned._guid(pinned._FAMILY), number), pinned._Value()
        assert get(store, ctypes.byref(key), ctypes.byref(value)) == 0
        found[number] = value.text or ""
    assert found == said
