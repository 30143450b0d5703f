"""The program's own icon, in the taskbar and on every window, sharp in each size that Windows asks for."""

from types import SimpleNamespace

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app.core.paths import resources
from app.ui.desktop import at_home


def test_every_size_is_drawn_on_its_own() -> None:
    sizes = {size.width() for size in QIcon(str(resources() / "icons" / "aftercare.ico")).availableSizes()}
    assert sizes == {16, 20, 24, 32, 40, 48, 64, 128, 256}


def test_the_program_wears_it(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SystemLook", "ScreenRoom", "SessionEnd"):
        monkeypatch.setattr(at_home, name, lambda *_given: None)
    before = qapp.windowIcon()
    try:
        at_home.settle(SimpleNamespace(window=None), qapp)  # pyright: ignore[reportArgumentType]
        middle = qapp.windowIcon().pixmap(32, 32).toImage().pixelColor(4, 16)
        assert (middle.red() < 60, middle.green() > 80, middle.alpha()) == (True, True, 255), middle.name()
    finally:
        qapp.setWindowIcon(before)
