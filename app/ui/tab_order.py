"""Tab goes as the eye does, in windows whose parts come and go: the main window and those of records.

Their parts are made in whatever order they are needed, and some anew with each record. So the order is read off the
layouts when Tab goes down, and no page has to keep it by hand. Dialogs keep their own, which a test compares with the
eye.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import (
    QAbstractItemView,
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

OWN = "own_tab_order"
"""A widget with this property has an order of its own inside, made with `QWidget.setTabOrder`."""

_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_WHOLE = (QComboBox, QAbstractSpinBox, QLineEdit, QCalendarWidget)


def stops(window: QWidget) -> list[QWidget]:
    """Where Tab stops in a window, as the layouts say."""
    chain = {one: place for place, one in enumerate(_chain(window))}
    return list(_stops(window, chain))


def arrange(window: QWidget) -> None:
    """Let Tab go as the layouts say."""
    wanted = stops(window)
    among = set(wanted)
    if [one for one in _chain(window) if one in among] != wanted:
        for before, after in pairwise(wanted):
            QWidget.setTabOrder(before, after)


def _chain(window: QWidget) -> Iterator[QWidget]:
    one = window.nextInFocusChain()
    while one is not None and one is not window:
        yield one
        one = one.nextInFocusChain()


def _stops(widget: QWidget, chain: dict[QWidget, int]) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None and widget in chain:
        yield widget
    if isinstance(widget, _WHOLE):
        return
    inner = (stop for part in _parts(widget) if not part.isHidden() for stop in _stops(part, chain))
    yield from sorted(inner, key=lambda one: chain[one]) if widget.property(OWN) else inner


def _parts(widget: QWidget) -> list[QWidget]:
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
    inside = widget.viewport() if isinstance(widget, QAbstractItemView) else widget
    laid = list(_laid_out(inside.layout()))
    others = [
        one
        for one in inside.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if one not in laid and not one.isWindow()
    ]
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


class TabOrder(QObject):
    """Watches Tab in every window of the program; only windows are watched, not every widget."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        program = QGuiApplication.instance()
        if isinstance(program, QGuiApplication):
            program.focusWindowChanged.connect(self._watch)
        for widget in QApplication.topLevelWidgets():
            self._watch(widget.windowHandle())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab goes down."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _TABS:
            window = QApplication.activeWindow()
            if window is not None and not isinstance(window, QDialog):
                arrange(window)
        return False

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)  # a second time changes nothing
