"""What the window knows of the computer it is shown on, for a diagnostic bundle: no names, only kinds and numbers."""

from __future__ import annotations

import os
from typing import Any

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QApplication

from app.ui import theme
from app.ui.settings import LocalSettings


def facts() -> dict[str, Any]:
    """Screens with their scaling, printers' number, fonts and look."""
    return {
        "qt": qVersion(),
        "platform": QGuiApplication.platformName(),
        "screens": [_screen(one) for one in QGuiApplication.screens()],
        "rounding of scaling": QGuiApplication.highDpiScaleFactorRoundingPolicy().name,
        "scaling of the program": os.environ.get("QT_SCALE_FACTOR", "1"),
        "size of letters": QApplication.font().pointSizeF(),
        "text scaling of the system": theme.text_scale(),
        "dark": theme.tokens() is theme.DARK,
        "desktop's scheme": QGuiApplication.styleHints().colorScheme().name,
        "printers": len(QPrinterInfo.availablePrinterNames()),
        "default printer": bool(QPrinterInfo.defaultPrinterName()),
    }


def remembered(local: LocalSettings) -> dict[str, Any]:
    """What this computer remembers that tells of nobody."""
    return {"language": local.language, "scheme": local.scheme.value, "scale": local.scale, "tab": local.tab}


def _screen(screen: QScreen) -> dict[str, Any]:
    size, room = screen.size(), screen.availableGeometry()
    return {
        "size": f"{size.width()}x{size.height()}",
        "room": f"{room.width()}x{room.height()}",
        "device pixel ratio": screen.devicePixelRatio(),
        "dpi": round(screen.logicalDotsPerInch()),
        "refreshed": round(screen.refreshRate()),
    }
