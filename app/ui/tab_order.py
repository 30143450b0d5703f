"""Tab goes as the eye does, in windows whose parts come and go: the main window and those of records.

Their parts are made in whatever order they are needed, and some anew with each record. So the order is read off the
layouts when Tab goes down, and no page has to keep it by hand. Dialogs keep their own, which a test compares with the
eye.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QDialog,
    QGridLayout,
    QLayout,
    QLineEdit,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QWidget,
)

from app.ui.window_watch import WindowWatch

_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_WHOLE = (QComboBox, QAbstractSpinBox, QLineEdit, QCalendarWidget)
_Children = dict[QWidget, list[QWidget]]


def stops(window: QWidget) -> list[QWidget]:
    """Where Tab stops in a window, as the layouts say, with those who hand the focus on: a tab widget to its tabs.

    Left where they were, they would send Tab back from the end of all that is in them.
    Qt's own chain is not asked: PySide takes whoever names the next one for its parent, and with the parent it goes.
    """
    within: _Children = {}
    for one in window.findChildren(QWidget):
        parent = one.parentWidget()
        if parent is not None and not one.isWindow():
            within.setdefault(parent, []).append(one)
    return list(_stops(window, within))


def arrange(window: QWidget) -> list[QWidget]:
    """Let Tab go as the layouts say, and tell how."""
    order = stops(window)
    for before, after in pairwise(order):
        QWidget.setTabOrder(before, after)
    return [one for one in order if one.focusProxy() is None]


def _stops(widget: QWidget, within: _Children) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    if isinstance(widget, _WHOLE):
        return
    for part in _parts(widget, within):
        if not part.isHidden():
            yield from _stops(part, within)


def _parts(widget: QWidget, within: _Children) -> list[QWidget]:
    """What is in a widget, in the order in which it is read."""
    if isinstance(widget, QStackedWidget):
        front = widget.currentWidget()
        return [front] if front is not None else []
    if isinstance(widget, QTabWidget):
        front = widget.currentWidget()
        corner = [widget.cornerWidget(side) for side in (Qt.Corner.TopLeftCorner, Qt.Corner.TopRightCorner)]
        return [one for one in (widget.tabBar(), *corner, front) if one is not None]
    if isinstance(widget, QSplitter):
        return [part for place in range(widget.count()) if (part := widget.widget(place)) is not None]
    if isinstance(widget, QScrollArea):
        return [part for part in (widget.widget(),) if part is not None]
    laid = list(_laid_out(widget.layout()))
    others = [one for one in within.get(widget, ()) if one not in laid]
    return [*laid, *sorted(others, key=lambda one: _corner(one.pos()))]


def _laid_out(layout: QLayout | None) -> Iterator[QWidget]:
    if layout is None:
        return
    places = range(layout.count())
    if isinstance(layout, QGridLayout):
        where: dict[int, tuple[int, int]] = {at: layout.getItemPosition(at)[:2] for at in places}  # pyright: ignore[reportIndexIssue, reportAssignmentType]
        places = sorted(places, key=lambda at: where[at])
    for at in places:
        item = layout.itemAt(at)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)


def _corner(place: QPoint) -> tuple[int, int]:
    return place.y(), place.x()


class TabOrder(WindowWatch):
    """Watches Tab in every window of the program."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arranged: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab goes down."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _TABS:
            window = QApplication.activeWindow()
            if window is not None and not isinstance(window, QDialog):
                self._arrange(window)
        return False

    def _arrange(self, window: QWidget) -> None:
        order = stops(window)
        if order != self._arranged:  # something has come or gone since
            arrange(window)
            self._arranged = order
