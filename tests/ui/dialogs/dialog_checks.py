"""What may be asked of any dialog that is open: names to be read out, Tab after the eye, room for every word."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

_EDITORS = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox, QAbstractItemView, QAbstractButton)


def reachable(dialog: QWidget) -> list[QWidget]:
    """What Tab stops at, in its order."""
    found: list[QWidget] = []
    held = dialog.findChildren(QWidget)  # PySide takes who names the next one for its parent, until asked again
    one = dialog.nextInFocusChain()
    while one is not None and one is not dialog:
        if _is_stop(one, dialog):
            found.append(one)
        one = one.nextInFocusChain()
    held[:] = dialog.findChildren(QWidget)
    return found


def _is_stop(one: QWidget, dialog: QWidget) -> bool:
    if one.window() is not dialog or not one.isVisible() or not one.isEnabled() or one.focusProxy() is not None:
        return False
    if isinstance(one, QRadioButton) and one.group() is not None and one.group().checkedButton() not in (None, one):
        return False
    inner = isinstance(one.parentWidget(), QComboBox | QAbstractSpinBox) and isinstance(one, QLineEdit)
    return bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus) and not inner


def nameless(dialog: QWidget) -> list[str]:
    """What a screen reader would find no name for."""
    found = []
    for one in dialog.findChildren(QWidget):
        if one.window() is not dialog or not one.isVisible() or one.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        if isinstance(one, QScrollBar | QHeaderView | QTabBar | QMenu) or one.objectName().startswith("qt_"):
            continue
        if isinstance(one.parentWidget(), QComboBox | QAbstractSpinBox):
            continue
        if not isinstance(one, (*_EDITORS, QAbstractScrollArea)):
            continue
        told = QAccessible.queryAccessibleInterface(one)
        if told is None or not told.text(QAccessible.Text.Name).strip():
            found.append(f"{type(one).__name__} {one.objectName()!r} in {type(one.parentWidget()).__name__}")
    return found


def out_of_order(dialog: QWidget, stops: list[QWidget] | None = None) -> list[str]:
    """Where Tab goes against the eye: back to the left in a line, or up without going to a column on the right."""
    found = []
    stops = reachable(dialog) if stops is None else stops
    for before, after in zip(stops, stops[1:] + stops[:1], strict=True):
        one = before.rect().translated(before.mapTo(dialog, QPoint(0, 0)))
        two = after.rect().translated(after.mapTo(dialog, QPoint(0, 0)))
        if _area(before, dialog) is not _area(after, dialog):
            continue  # what scrolls may be anywhere
        shared = min(one.bottom(), two.bottom()) - max(one.top(), two.top())
        same_line = shared > min(one.height(), two.height()) / 2
        if (same_line and two.right() <= one.left()) or (
            not same_line and two.bottom() <= one.top() + 1 and two.left() < one.right()
        ):
            found.append(f"{_word(before)} → {_word(after)}")
    return found if len(found) > 1 else []  # once it has to go back to the beginning


def _word(widget: QWidget) -> str:
    told = QAccessible.queryAccessibleInterface(widget)
    name = told.text(QAccessible.Text.Name) if told else ""
    return f"{type(widget).__name__} {name or widget.objectName()!r}"


def clipped(dialog: QWidget) -> list[str]:
    """Words that have less room than they need."""
    found = []
    for one in dialog.findChildren(QWidget):
        if one.window() is not dialog or not one.isVisible() or _scrolls(one, dialog):
            continue
        if isinstance(one, QLabel) and one.text() and not one.wordWrap():
            needs = one.sizeHint()
        elif isinstance(one, QPushButton | QCheckBox | QRadioButton | QToolButton) and one.text():
            needs = one.minimumSizeHint()
        elif isinstance(one, QLabel) and one.text() and one.heightForWidth(one.width()) > one.height() + 1:
            found.append(f"{one.text()!r} {one.height()} of {one.heightForWidth(one.width())} high")
            continue
        else:
            continue
        if needs.width() > one.width() + 1 or needs.height() > one.height() + 3:
            size = one.size()
            found.append(f"{one.text()!r} {size.width()}×{size.height()} of {needs.width()}×{needs.height()}")
        elif not dialog.rect().contains(one.rect().translated(one.mapTo(dialog, QPoint(0, 0)))):
            found.append(f"{one.text()!r} outside")
    return found


def _scrolls(one: QWidget, dialog: QWidget) -> bool:
    return _area(one, dialog) is not None


def _area(one: QWidget, dialog: QWidget) -> QScrollArea | None:
    parent = one.parentWidget()
    while parent is not None and parent is not dialog:
        if isinstance(parent, QScrollArea):
            return parent
        parent = parent.parentWidget()
    return None
