"""Draw the program's own icon, `resources/icons/aftercare.ico`: a white ticket with its tick on the accent colour.

    python packaging/draw_icon.py

Small sizes are drawn on their own with fewer and thicker lines, not shrunk from the large one.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image  # noqa: E402 - after the platform is chosen
from PySide6.QtCore import QBuffer, QPointF, QRectF, Qt  # noqa: E402
from PySide6.QtGui import QColor, QGuiApplication, QImage, QLinearGradient, QPainter, QPen  # noqa: E402

SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
TARGET = ROOT / "resources" / "icons" / "aftercare.ico"
_TOP, _BOTTOM, _INK = QColor("#12869a"), QColor("#085463"), QColor("#0b6b7c")
_SMALL = 24
"""Up to this size the ticket has no lines of writing."""


def drawn(size: int) -> Image.Image:
    """The icon in one size."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / 32, size / 32)
    ground = QLinearGradient(0, 0, 0, 32)
    ground.setColorAt(0, _TOP)
    ground.setColorAt(1, _BOTTOM)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(0.5, 0.5, 31, 31), 7, 7)
    painter.setBrush(Qt.GlobalColor.white)
    painter.drawRoundedRect(QRectF(7.2, 5, 17.6, 22), 2.4, 2.4)
    painter.setBrush(ground)
    for x in (7.2, 24.8):  # the notches of a slip to tear off
        painter.drawEllipse(QPointF(x, 15.4), 1.7, 1.7)
    is_small = size <= _SMALL
    if not is_small:
        painter.setBrush(_INK)
        painter.drawRoundedRect(QRectF(10.5, 9.2, 11, 1.6), 0.8, 0.8)
        painter.drawRoundedRect(QRectF(10.5, 12.6, 7, 1.6), 0.8, 0.8)
    pen = QPen(
        _INK, 3.4 if is_small else 2.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    )
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    tick = (
        [QPointF(10.6, 16.2), QPointF(14.6, 20.2), QPointF(21.6, 11.6)]
        if is_small
        else [QPointF(11.4, 20.2), QPointF(14.6, 23.2), QPointF(20.8, 16.4)]
    )
    painter.drawPolyline(tick)
    painter.end()
    kept = QBuffer()
    image.save(kept, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]
    return Image.open(io.BytesIO(kept.data().data()))


if __name__ == "__main__":
    program = QGuiApplication(sys.argv)
    pictures = [drawn(size) for size in SIZES]
    pictures[-1].save(TARGET, format="ICO", sizes=[(size, size) for size in SIZES], append_images=pictures[:-1])
    print(TARGET, TARGET.stat().st_size)
