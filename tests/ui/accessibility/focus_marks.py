"""Whether it can be seen where the keyboard goes: each kind of control is drawn with the focus and without it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QTabBar, QTextEdit, QWidget

from tests.ui.accessibility import checks
from tests.ui.test_theme import contrast

LEAST = 3.0
"""WCAG 2.4.13: the contrast between the same points with the focus and without it."""

_AROUND = 3
_TRIES = 3
"""What is read meanwhile may move a control between its two pictures."""

_PROPERTIES = ("role", "flush", "tone", "wrong", "checked")
_known: dict[tuple[str, str], float] = {}


def kind_of(widget: QWidget) -> tuple[str, ...]:
    """Controls that are drawn alike."""
    looks = [str(widget.property(name)) for name in _PROPERTIES]
    if isinstance(widget, QPushButton):
        looks.append(f"default {widget.isDefault()} flat {widget.isFlat()}")
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        looks.append(f"read only {widget.isReadOnly()}")
    return type(widget).__name__, widget.objectName() if type(widget) is QWidget else "", *looks


class FocusMarks:
    """Looks at each kind of control once."""

    def __init__(self) -> None:
        self.seen: set[tuple[str, ...]] = set()

    def look_at_new(self, stops: list[QWidget]) -> list[str]:
        """Give the focus to each kind that was not seen yet."""
        found = []
        for one in stops:
            if kind_of(one) not in self.seen and _is_in_sight(one):
                one.setFocus(Qt.FocusReason.TabFocusReason)
                if one.hasFocus():
                    found.append(self.look(one))
        return [said for said in found if said]

    def look(self, widget: QWidget) -> str:
        """What is wrong with the mark of the focus on a control that has it, nothing when all is well."""
        kind = kind_of(widget)
        if kind in self.seen:
            return ""
        self.seen.add(kind)
        area = checks.scrolls(widget, widget.window())
        if isinstance(area, QWidget) and hasattr(area, "ensureWidgetVisible"):
            area.ensureWidgetVisible(widget)
        marked, wanted = 0, _wide(widget) // 2
        for _ in range(_TRIES):
            with_it = _picture(widget)
            widget.clearFocus()
            without = _picture(widget)
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            marked = _marked(with_it, without)
            if marked >= wanted:
                break
        return "" if marked >= wanted else f"focus on {checks.word(widget)} {kind}: {marked} of {wanted} points"


def _is_in_sight(widget: QWidget) -> bool:
    return widget.isEnabled() and not widget.visibleRegion().isEmpty()


def _wide(widget: QWidget) -> int:
    if isinstance(widget, QTabBar):
        return widget.tabRect(widget.currentIndex()).width()
    return widget.visibleRegion().boundingRect().width()


def _picture(widget: QWidget) -> QImage:
    """What the screen shows, as far as the control is in sight."""
    window = widget.window()
    QApplication.processEvents()
    seen = widget.visibleRegion().boundingRect().translated(widget.mapTo(window, QPoint(0, 0)))
    place = seen.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND) & window.rect()
    return window.grab(place).toImage()


def _marked(one: QImage, other: QImage) -> int:
    """How many points differ with enough contrast."""
    if one.size() != other.size():
        return 0
    found = 0
    for y in range(one.height()):
        if one.constScanLine(y) == other.constScanLine(y):
            continue
        for x in range(one.width()):
            before, after = other.pixel(x, y), one.pixel(x, y)
            if before != after:
                found += _contrast(before, after) >= LEAST
    return found


def _contrast(before: int, after: int) -> float:
    pair = QColor.fromRgb(before).name(), QColor.fromRgb(after).name()
    if pair not in _known:
        _known[pair] = contrast(*pair)
    return _known[pair]
