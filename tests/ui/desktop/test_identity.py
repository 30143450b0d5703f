"""The taskbar takes every version of the program for the same, and for what the installer put into the Start menu."""

from __future__ import annotations

import ctypes
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from app.ui import first_paint
from app.ui.desktop import identity


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What Windows was told."""
    heard: list[str] = []
    shell = SimpleNamespace(SetCurrentProcessExplicitAppUserModelID=lambda text: heard.append(text.value))
    monkeypatch.setattr(ctypes, "windll", {"shell32": shell}, raising=False)
    return heard


def test_it_is_said_before_the_first_window(told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class TooLateError(Exception):
        pass

    def window(_: Any) -> None:
        assert told == [identity.IDENTITY]
        raise TooLateError

    monkeypatch.setattr(first_paint, "sys", SimpleNamespace(platform="win32"))
    monkeypatch.setattr(first_paint, "QApplication", window)
    with pytest.raises(TooLateError):
        first_paint.show(["aftercare"], str(tmp_path / "window.ini"), lambda *_: lambda: None)


@pytest.mark.parametrize("trouble", [OSError, AttributeError])
def test_where_it_cannot_be_said_the_window_comes_all_the_same(
    told: list[str], monkeypatch: pytest.MonkeyPatch, trouble: type[Exception]
) -> None:
    class Refusing:
        def __getitem__(self, name: str) -> Any:
            raise trouble(name)

    monkeypatch.setattr(ctypes, "windll", Refusing(), raising=False)
    identity.tell()
    assert told == []


def test_it_is_one_that_windows_takes() -> None:
    assert len(identity.IDENTITY) <= 128
    assert " " not in identity.IDENTITY
