"""The real window on a small branch, with every tab opened and painted; part of `selftest`."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app import bootstrap
from app.core.errors import Bug
from app.services import users
from app.ui.application import Application
from app.ui.main_window import MainWindow
from app.ui.settings import LocalSettings

PATIENCE = 20.0
"""Seconds that any one step may take on the slowest machine."""

_FEWEST_COLOURS = 12


def try_window(target: str, who: tuple[str, str], settings: Path) -> str:
    """Open the branch at `target`, sign in, show every tab; returns how many. Raises Bug when one stays blank."""
    has_screen = sys.platform != "linux" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if not has_screen:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    program = QApplication.instance() or QApplication(["aftercare"])
    if not isinstance(program, QApplication):
        raise Bug("there is a program without windows already")
    application = Application(program, bootstrap.house(target), LocalSettings(settings), MainWindow())
    caught: list[BaseException] = []
    try:
        application.start()
        sys.excepthook = lambda kind, error, trace: caught.append(error)  # a dialog would wait for somebody to close it
        _wait(program, lambda: hasattr(application.window.panel(), "signed_in"), "the sign-in does not appear")
        application.begin_shift(users.sign_in(*who))
        _wait(program, lambda: application.window.workplace() is not None, "the tabs do not appear")
        shown = _show_every_tab(program, application)
        if caught:
            raise caught[0]
        return shown
    finally:
        application.window.close()
        application.shut_down()
        application.window.deleteLater()
        program.processEvents()


def _show_every_tab(program: QApplication, application: Application) -> str:
    place = application.shift and application.shift.workplace
    if not place:
        raise Bug("nobody is at work")
    tasks = application.shift.desk.tasks if application.shift else None
    for tab in place.tabs:
        place.open(tab.name)
        _wait(program, lambda: not (tasks and tasks.running), f"{tab.name} is not ready")
        if not tab.widget or _colours(tab.widget.grab().toImage()) < _FEWEST_COLOURS:
            raise Bug(f"{tab.name} is blank")
    return f"{len(place.tabs)} tabs"


def _colours(picture: QImage) -> int:
    """How many colours are met on a coarse grid."""
    step = 3
    return len({picture.pixel(x, y) for y in range(0, picture.height(), step) for x in range(0, picture.width(), step)})


def _wait(program: QApplication, ready: Callable[[], bool], otherwise: str) -> None:
    until = time.monotonic() + PATIENCE
    program.processEvents()
    while not ready():
        if time.monotonic() > until:
            raise Bug(otherwise)
        program.processEvents()
        time.sleep(0.005)
