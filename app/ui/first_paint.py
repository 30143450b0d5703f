"""The first thing the user sees, as early as a window can be there: an empty frame in the right place and colour.

Everything else (our modules, styles, fonts, the database) is loaded once it has been painted.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from app.ui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable

_LIGHT, _DARK = "#f3f5f7", "#14191e"


def show(
    arguments: list[str], settings_file: str, begin: Callable[[QApplication, MainWindow], Callable[[], object]]
) -> int:
    """Show the frame, then `begin(program, window)`, which returns what to do at the end; the process's exit code."""
    kept = QSettings(settings_file, QSettings.Format.IniFormat)
    scale = str(kept.value("scale", "100"))
    if scale.isdigit() and 100 < int(scale) <= 200:  # the sizes that settings.SCALES offers
        os.environ.setdefault("QT_SCALE_FACTOR", str(int(scale) / 100))
    program = QApplication(arguments)
    program.setApplicationName("Aftercare")
    scheme = kept.value("scheme", "system")
    dark = scheme == "dark" or (scheme != "light" and program.palette().window().color().lightness() < 128)
    program.setPalette(QPalette(QColor(_DARK if dark else _LIGHT)))
    ends: list[Callable[[], object]] = []
    window = MainWindow(lambda: ends.append(begin(program, window)))
    place = kept.value("place/main")
    if isinstance(place, QByteArray):
        window.restoreGeometry(place)
    window.show()
    code = program.exec()
    for end in ends:
        end()
    return code
