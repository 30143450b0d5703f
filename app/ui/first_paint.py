"""The first thing the user sees, as early as a window can be there: an empty frame in the right place and colour.

Everything else (our modules, styles, fonts, the database) is loaded once it has been painted.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QTimer
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from app.ui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable

_COLLECT_AGAIN_MS = 2_000
_LIGHT, _DARK = "#f3f5f7", "#14191e"


def show(
    arguments: list[str], settings_file: str, begin: Callable[[QApplication, MainWindow], Callable[[], object]]
) -> int:
    """Show the frame, then `begin(program, window)`, which returns what to do at the end; the process's exit code."""
    if sys.platform == "win32":
        from app.ui.desktop import identity

        identity.tell()
    kept = QSettings(settings_file, QSettings.Format.IniFormat)
    scale = str(kept.value("scale", "100"))
    if scale.isdecimal() and 100 < int(scale) <= 200:  # the sizes that settings.SCALES offers
        os.environ.setdefault("QT_SCALE_FACTOR", str(int(scale) / 100))
    program = QApplication([*arguments, "-style", "fusion"])  # to set it later would make every class of style
    program.setProperty("fusion", True)
    program.setApplicationName("Aftercare")
    scheme = kept.value("scheme", "system")
    dark = scheme == "dark" or (scheme != "light" and program.palette().window().color().lightness() < 128)
    ground = program.palette()
    ground.setColor(QPalette.ColorRole.Window, QColor(_DARK if dark else _LIGHT))  # a QPalette of a colour asks for Qt
    program.setPalette(ground)
    ends: list[Callable[[], object]] = []
    window = MainWindow(lambda: ends.append(begin(program, window)))
    place = kept.value("place/main")
    if isinstance(place, QByteArray):
        window.restoreGeometry(place)
    window.show()
    QTimer.singleShot(_COLLECT_AGAIN_MS, _collect_again)
    code = program.exec()
    for end in ends:
        end()
    return code


def _collect_again() -> None:
    """From now on there may be garbage (`app.bootstrap` holds the collector back until here)."""
    from app.ui import garbage

    gc.freeze()
    garbage.keep_to_this_thread()
