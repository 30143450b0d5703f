"""Write the outline of every icon in `app.ui.icons.MEANINGS` to `resources/icons`, and the small arrows of the
style sheet.

Run it after adding a meaning: `python packaging/bake_icons.py`. Files of meanings that are gone are deleted.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF, Qt  # noqa: E402 - after the platform is chosen
from PySide6.QtGui import QColor, QImage, QPainter, QPen  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from app.ui.icons import MEANINGS, drawn  # noqa: E402

_MARK = "#7a8792"  # legible on both schemes' surfaces


def bake_outlines(folder: Path) -> int:
    """Write one SVG a meaning; returns how many."""
    for file in folder.glob("*.svg"):
        if file.stem not in MEANINGS:
            file.unlink()
    for meaning in MEANINGS:
        (folder / f"{meaning}.svg").write_text(drawn(meaning), encoding="ascii", newline="\n")
    return len(MEANINGS)


def bake_arrows(folder: Path) -> None:
    """Write the chevrons of combo boxes and spin boxes, plain and doubled for dense screens."""
    folder.mkdir(exist_ok=True)
    for name, low, high in (("down", 3.6, 6.6), ("up", 6.6, 3.6)):
        for suffix, scale in (("", 1), ("@2x", 2)):
            image = QImage(10 * scale, 10 * scale, QImage.Format.Format_ARGB32)
            image.fill(Qt.GlobalColor.transparent)
            painter = QPainter(image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(scale, scale)
            painter.setPen(
                QPen(QColor(_MARK), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
            )
            painter.drawPolyline([QPointF(1.8, low), QPointF(5, high), QPointF(8.2, low)])
            painter.end()
            image.save(str(folder / f"{name}{suffix}.png"))


if __name__ == "__main__":
    program = QApplication([])
    icons = ROOT / "resources" / "icons"
    print(f"{bake_outlines(icons)} icons")
    bake_arrows(icons / "style")
