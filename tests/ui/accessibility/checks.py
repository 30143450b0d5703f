"""What may be asked of any window that is open, besides `dialog_checks`: said, reached, in sight, not cut off."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QAbstractItemModel, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QTableView,
    QToolButton,
    QTreeView,
    QWidget,
)

from app.ui import key_tips
from app.ui.mnemonics import AltLetters

_ROWS = 40
_LETTERS = 30
"""Past these no letter is sure: the alphabet and the digits, without those that a window has keys for."""
_BETWEEN_LINES = 0.85
"""A line's height is more than that of its letters."""

_LEAST_HEIGHT = 40
"""Of what scrolls: about two lines."""

_CELLS = 120
"""In a table that is typed into, and among the links of a text, Tab goes on inside for a while."""


def name_of(widget: QWidget) -> str:
    """What a screen reader would call it."""
    told = QAccessible.queryAccessibleInterface(widget)
    return told.text(QAccessible.Text.Name).strip() if told else ""


def parts(window: QWidget) -> Iterator[QWidget]:
    """Everything of a window that can be seen or scrolled to; what Qt makes for itself is left out."""
    for one in window.findChildren(QWidget):
        if one.window() is window.window() and one.isVisible() and not one.objectName().startswith("qt_"):
            yield one


def word(widget: QWidget) -> str:
    """How a finding names a widget."""
    text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
    return f"{type(widget).__name__} {name_of(widget) or text or widget.objectName() or '?'}"


# -- said -------------------------------------------------------------------------------------------------------------


def _is_inner(one: QWidget) -> bool:
    return isinstance(one, QScrollBar | QHeaderView | QMenu) or isinstance(
        one.parentWidget(), QComboBox | QAbstractSpinBox
    )


def nameless(window: QWidget) -> list[str]:
    """What takes the keyboard or a click and has no name, and pictures to press that say nothing to the mouse."""
    found = []
    for one in parts(window):
        if _is_inner(one) or isinstance(one, QScrollArea | QLabel):
            continue
        acts = isinstance(one, QAbstractButton) or (
            one.focusPolicy() != Qt.FocusPolicy.NoFocus and one.focusProxy() is None
        )
        if not acts or isinstance(one.parentWidget(), QTabBar):
            continue
        if isinstance(one, QTabBar):
            found += [f"tab {at} of {word(one)}" for at in range(one.count()) if not one.tabText(at).strip()]
        elif not name_of(one):
            found.append(f"{word(one)} in {type(one.parentWidget()).__name__}")
        elif isinstance(one, QAbstractButton) and not one.text().strip() and not one.toolTip():
            found.append(f"no tooltip: {word(one)}")
    return found


def speechless(window: QWidget) -> list[str]:
    """Headings without words, and cells that say something by their colour or picture alone."""
    found = []
    for view in (one for one in parts(window) if isinstance(one, QAbstractItemView)):
        model = view.model()
        if model is None or isinstance(view, QHeaderView):
            continue
        for column in range(model.columnCount()) if isinstance(view, QTableView | QTreeView) else ():
            if _heads(view) and not view.isColumnHidden(column) and not _heading(model, column).strip():  # pyright: ignore
                found.append(f"heading {column} of {word(view)}")
        found += _mute_cells(view, model)
    return found


def _heads(view: QAbstractItemView) -> bool:
    if isinstance(view, QTableView):
        return not view.horizontalHeader().isHidden()
    return isinstance(view, QTreeView) and not view.isHeaderHidden()


def _heading(model: QAbstractItemModel, column: int) -> str:
    across = Qt.Orientation.Horizontal
    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
        if told := model.headerData(column, across, role):
            return str(told)
    return ""


def _mute_cells(view: QAbstractItemView, model: QAbstractItemModel) -> list[str]:
    role = Qt.ItemDataRole
    found = []
    columns = [view.modelColumn()] if isinstance(view, QListView) else range(model.columnCount())
    for row in range(min(model.rowCount(), _ROWS)):
        for column in columns:
            index = model.index(row, column)
            says = any(index.data(one) not in (None, "") for one in (role.DisplayRole, role.AccessibleTextRole))
            shows = any(index.data(one) is not None for one in (role.BackgroundRole, role.DecorationRole))
            if shows and not says:
                found.append(f"cell {row}, {column} of {word(view)}")
    return found


# -- reached ----------------------------------------------------------------------------------------------------------


def keyless(window: QWidget, letters: AltLetters) -> list[str]:
    """What acts or is typed into and has neither letter nor key, while there are letters left."""
    plates = letters.tips.plates
    if len(plates) + len(letters.owners(window)) >= _LETTERS:
        return []
    reached = {one for _plate, one in plates.values()} | set(letters.owners(window).values())
    return [f"no key: {word(one)}" for one in key_tips.controls(window) if one not in reached]


def untabbed(window: QWidget, stops: list[QWidget], look: Callable[[QWidget], str] = lambda _one: "") -> list[str]:
    """What the Tab key, really pressed, does not come to though it should; where it stays is a trap.

    `look` says what is wrong with a control that has the focus.
    """
    if len(stops) < 2:
        return []
    stops[0].setFocus(Qt.FocusReason.TabFocusReason)
    seen: list[QWidget] = []
    found: list[str] = []
    stayed = 0
    while stayed < _CELLS and len(seen) <= 2 * len(stops):
        focus = QApplication.focusWidget()
        if focus is None:
            return [*found, f"Tab ends after {word(seen[-1]) if seen else 'nothing'}"]
        if len(seen) > 1 and focus is seen[0]:
            break
        stayed = stayed + 1 if seen and focus is seen[-1] else 0
        if not stayed:
            seen.append(focus)
            found += [said for said in [look(focus)] if said]
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    if stayed:
        return [*found, f"Tab stays in {word(seen[-1])}"]
    missed = [one for one in stops if one not in seen and one.isVisible() and one.isEnabled()]
    return found + [f"Tab misses {word(one)}" for one in missed if not any(_goes_with(one, two) for two in seen)]


def _goes_with(one: QWidget, other: QWidget) -> bool:
    """Whether the arrow keys go from one to the other: choices of which one holds."""
    if not isinstance(one, QAbstractButton) or not isinstance(other, QAbstractButton):
        return False
    if one.group() is not None:
        return one.group() is other.group() and one.group().exclusive()
    return one.autoExclusive() and other.autoExclusive() and one.parentWidget() is other.parentWidget()


# -- in sight ---------------------------------------------------------------------------------------------------------


def scrolls(one: QWidget, window: QWidget) -> QScrollArea | QAbstractItemView | None:
    """The area that a widget scrolls with; for what stands in a cell that is its table."""
    parent = one.parentWidget()
    while parent is not None and parent is not window:
        if isinstance(parent, QScrollArea | QAbstractItemView):
            return parent
        parent = parent.parentWidget()
    return None


def out_of_reach(window: QWidget) -> list[str]:
    """What lies outside of the window and cannot be scrolled to."""
    found = []
    never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    for one in parts(window):
        inner = one.widget() if isinstance(one, QScrollArea) else None
        if isinstance(one, QScrollArea) and inner is not None:
            lost = inner.width() - one.viewport().width()
            if lost > 1 and one.horizontalScrollBarPolicy() is never:
                found.append(f"{word(one)} hides {lost} px at the right: {_widest(inner)}")
            if one.viewport().height() < _LEAST_HEIGHT and inner.height() > one.viewport().height():
                found.append(f"{word(one)} is only {one.viewport().height()} px high")
        if not isinstance(one, QAbstractButton | QLineEdit | QComboBox | QAbstractSpinBox | QAbstractScrollArea):
            continue
        if isinstance(one.parentWidget(), QTabBar | QComboBox | QAbstractSpinBox) or scrolls(one, window) is not None:
            continue
        place = one.rect().translated(one.mapTo(window, QPoint(0, 0)))
        if not window.rect().adjusted(-1, -1, 1, 1).contains(place):
            found.append(f"outside: {word(one)} {place.getRect()} of {window.size().toTuple()}")
    return found


def sideways(window: QWidget) -> list[str]:
    """What scrolls to the side: only tables and pictures may, for the lines of a form would be read in pieces."""
    found = []
    for one in parts(window):
        inner = one.widget() if isinstance(one, QScrollArea) else None
        if isinstance(one, QScrollArea) and inner is not None and one.horizontalScrollBar().maximum() > 0:
            found.append(f"{word(one)} scrolls {one.horizontalScrollBar().maximum()} px to the side: {_widest(inner)}")
    return found


def _widest(inner: QWidget) -> str:
    needs = [(one.minimumSizeHint().width(), word(one)) for one in inner.findChildren(QWidget) if one.isVisible()]
    return str(max(needs, default=(0, "")))


def cut(window: QWidget) -> list[str]:
    """Words that have less room than they need."""
    found = []
    for one in parts(window):
        if not isinstance(one, QLabel | QPushButton | QCheckBox | QRadioButton | QToolButton) or not one.text():
            continue
        if isinstance(one.parentWidget(), QTabBar | QMenu):
            continue
        size = one.size()
        if isinstance(one, QLabel) and one.wordWrap():
            needs = QSize(0, one.heightForWidth(size.width()))
        else:
            needs = one.sizeHint() if isinstance(one, QLabel) else one.minimumSizeHint()
        if needs.width() > size.width() + 1 or needs.height() * _BETWEEN_LINES > size.height() + 1:
            found.append(f"{one.text()[:40]!r} {size.toTuple()} of {needs.toTuple()}")
        area = scrolls(one, window)
        if area is None and not _holds(window.rect(), one, window):
            found.append(f"{one.text()[:40]!r} outside")
    return found


def _holds(room: QRect, one: QWidget, window: QWidget) -> bool:
    return room.contains(one.rect().translated(one.mapTo(window, QPoint(0, 0))))
