"""A picture of every window of the program, one over the other, as a desktop would show them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.theme import tokens

_BAR = 30


def everything(window: QWidget, scale: float = 1.0) -> QPixmap:
    """The main window with its dialogs, other windows and menus drawn over it, every point `scale` pixels wide."""
    picture = _grabbed(window, scale)
    painter = QPainter(picture)
    for widget in _above(window):
        _put(painter, window, widget, scale)
    painter.end()
    return picture


def _grabbed(widget: QWidget, scale: float) -> QPixmap:
    if scale == 1:
        return widget.grab()
    picture = QPixmap(int(widget.width() * scale), int(widget.height() * scale))
    picture.setDevicePixelRatio(scale)
    widget.render(picture)
    return picture


def _above(window: QWidget) -> list[QWidget]:
    tops = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not window]
    return sorted(tops, key=lambda one: (_is_bare(one) and _is_popup(one), one.isActiveWindow(), _depth(one)))


def _depth(widget: QWidget) -> int:
    depth, parent = 0, widget.parentWidget()
    while parent is not None:
        depth, parent = depth + 1, parent.window().parentWidget()
    return depth


def _is_popup(widget: QWidget) -> bool:
    return widget.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip)


def _is_bare(widget: QWidget) -> bool:
    return _is_popup(widget) or bool(widget.windowFlags() & Qt.WindowType.FramelessWindowHint)


def _put(painter: QPainter, window: QWidget, widget: QWidget, scale: float) -> None:
    picture = _grabbed(widget, scale)
    size = picture.deviceIndependentSize().toSize()
    if _is_bare(widget):
        corner = widget.mapToGlobal(QPoint(0, 0)) - window.mapToGlobal(QPoint(0, 0))
        _shade(painter, QRect(corner, size))
        painter.drawPixmap(corner, picture)
        return
    left = max(0, (window.width() - size.width()) // 2)
    top = max(_BAR, (window.height() - size.height() + _BAR) // 2)
    corner = QPoint(left, top)
    bar = QRect(left, top - _BAR, size.width(), _BAR)
    _shade(painter, bar.united(QRect(corner, size)))
    painter.fillRect(bar, QColor(tokens().header))
    painter.setPen(QColor(tokens().on_header))
    font = QFont(QApplication.font())
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    title = bar.adjusted(12, 0, -40, 0)
    painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, widget.windowTitle())
    painter.drawText(bar.adjusted(0, 0, -12, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, "✕")
    painter.drawPixmap(corner, picture)


def _shade(painter: QPainter, around: QRect) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for width in range(8, 0, -1):
        painter.setBrush(QColor(0, 0, 0, 9))
        painter.drawRoundedRect(around.adjusted(-width, -width + 2, width, width + 2), 6, 6)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QColor(tokens().edge))
    painter.drawRect(around.adjusted(-1, -1, 0, 0))
