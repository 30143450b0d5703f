"""The tabs of the day, pages and ledgers side by side: built when first shown, refreshed after changes."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from datetime import date
from enum import Enum
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.changes import Changes
from app.core.i18n import shown, translate
from app.domain import permissions
from app.ledgers._catalogue import all_ledgers
from app.ui.commands import lettered
from app.ui.desk import Desk
from app.ui.icons import icon
from app.ui.ledger.page import LedgerPage
from app.ui.pages import all_pages


class _Dress(Enum):
    """How the tabs are shown, from the widest to the narrowest."""

    ICONS = "with icons"
    WORDS = "words only"
    CLOSE = "words, close together"


_BRINGING_TABS = ("known_branch", "package_run", "branch_setting")
"""Kinds of record that make a tab wanted (`Page.is_wanted`)."""

_CLOSE = "QTabBar::tab { padding: 7px 6px 6px 6px; }"


_ROOM, _LETTERS = (1024, 640), 20
"""Pages are made for a window of this size, and for lines of this height in it."""

_TABS_WITH_KEYS = 9
_ROOM_BESIDE = 8
"""The tab in front is bold, and so a little wider than it is measured."""


class Tab:
    """One tab; `widget` is None until it is first shown, `module` what is loaded before (empty: nothing is)."""

    def __init__(
        self, name: str, title: str, icon: str, position: int, build: Callable[[Desk], QWidget], module: str = ""
    ) -> None:
        self.name, self.title, self.icon, self.position = name, title, icon, position
        self.build, self.module = build, module
        self.widget: QWidget | None = None
        self.shown_in: QWidget | None = None
        """Itself, or what lets it scroll."""
        self.missed: Changes | None = None


def tabs_for(role: str) -> list[Tab]:
    """The tabs that a role may see, in the order of the day."""
    found = [
        Tab(page.name, page.title, page.icon, page.position, page.build, page.module)
        for page in all_pages().values()
        if not page.permission or permissions.allowed(role, page.permission)
    ]
    pages = all_pages()
    elsewhere = {*pages, *(name for page in pages.values() for name in page.ledgers)}
    for name in all_ledgers():
        if name in elsewhere:  # not even its declaration is needed before its page is shown
            continue
        ledger = all_ledgers()[name]
        if ledger.tab and (not ledger.permission or permissions.allowed(role, ledger.permission)):
            found.append(
                Tab(
                    ledger.name,
                    ledger.title,
                    ledger.icon,
                    ledger.tab,
                    lambda desk, which=ledger: LedgerPage(desk, which),
                )
            )
    return sorted(found, key=lambda tab: (tab.position, tab.name))


def wanted_tabs(role: str) -> list[Tab]:
    """Those of them that are wanted in this branch."""
    asked = {name: page.is_wanted for name, page in all_pages().items() if page.is_wanted is not None}
    return [tab for tab in tabs_for(role) if tab.name not in asked or asked[tab.name]()]


class MoreTabs(QToolButton):
    """Hides the last tabs of `bar` where they do not fit, and offers them in a menu; the tab in front always stays.

    `keys` says that this menu opens with Ctrl+0, and the first nine tabs with Ctrl and their number.
    """

    def __init__(self, bar: QTabBar, parent: QWidget | None = None, *, keys: bool = False) -> None:
        super().__init__(parent)
        self._bar, self._keys = bar, keys
        self._room = -1
        self.setObjectName("more_tabs")
        self.setIcon(icon("more"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        lettered(menu)
        self.setMenu(menu)
        self.hide()
        bar.currentChanged.connect(lambda _index: self.fit(self._room))

    def hidden_tabs(self) -> list[int]:
        """The tabs without room, in order."""
        return [index for index in range(self._bar.count()) if not self._bar.isTabVisible(index)]

    def fit(self, room: int) -> None:
        """Show as many tabs as `room` holds, with this button where it does not hold them all."""
        self._room = room
        if room < 0:
            return
        bar, front = self._bar, self._bar.currentIndex()
        widths = [bar.tabSizeHint(index).width() for index in range(bar.count())]
        seen = set(range(bar.count()))
        if sum(widths) > room:
            self._name(bar.count())  # as wide as it can become
            left = room - self.sizeHint().width() - _ROOM_BESIDE - (widths[front] if front >= 0 else 0)
            seen = {front} if front >= 0 else set[int]()
            for index in (one for one in range(bar.count()) if one != front):
                left -= widths[index]
                if left < 0:
                    break
                seen.add(index)
        for index in range(bar.count()):
            bar.setTabVisible(index, index in seen)
        self._name(bar.count() - len(seen))
        self.setVisible(len(seen) < bar.count())

    def open(self) -> None:
        """Open the menu, from the keys."""
        if self.isVisible():
            self.showMenu()

    def _name(self, count: int) -> None:
        self.setText(translate("tabs", "More tabs ({count})").format(count=count))
        titles = ", ".join(self._bar.tabText(index) for index in self.hidden_tabs())
        self.setToolTip(translate("tabs", "{tabs} (Ctrl+0)").format(tabs=titles) if self._keys else titles)

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        for index in self.hidden_tabs():
            keys = f"\tCtrl+{index + 1}" if self._keys and index < _TABS_WITH_KEYS else ""
            entry = menu.addAction(self._bar.tabText(index).replace("&", "&&") + keys)
            entry.setIcon(self._bar.tabIcon(index))
            entry.triggered.connect(partial(self._bar.setCurrentIndex, index))


class Workplace(QWidget):
    """The tab bar and what is behind it. `shown` tells the name of the tab in front."""

    shown = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.tabs = wanted_tabs(desk.session.role)
        self.bar = QTabBar()
        self.bar.setObjectName("tabs")
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setIconSize(QSize(18, 18))
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        self.more: MoreTabs | None = None
        self._dress = _Dress.ICONS
        self._needs: dict[_Dress, int] = {}
        self._letters = 0
        self._builds_at_once = False
        self._loading: set[str] = set()
        self._stack = QStackedWidget()
        self._stack.addWidget(QWidget())
        for number, tab in enumerate(self.tabs, 1):
            index = self.bar.addTab(icon(tab.icon or tab.name), shown(tab.title))
            if number <= _TABS_WITH_KEYS:
                self.bar.setTabToolTip(index, f"Ctrl+{number}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = QHBoxLayout()
        self._head.setSpacing(0)
        self._head.addWidget(self.bar, 1)
        column.addLayout(self._head)
        column.addWidget(self._stack, 1)
        self.bar.currentChanged.connect(self._show)
        desk.bus.changed.connect(self.refresh)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the titles do not fit beside their icons, the icons go, then the room between them, then the last tabs:
        into a menu that names them, so that every tab is in sight or one step away.
        """
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """As before, now that the size is the real one."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        letters = self.bar.fontMetrics().height()
        if letters != self._letters:  # larger ones need more room
            self._letters = letters
            self._needs.clear()
        for dress in _Dress:
            if self._needs.get(dress, 0) <= self.width() or dress is _Dress.CLOSE:
                self._put_on(dress)
                self._needs[dress] = sum(self.bar.tabSizeHint(index).width() for index in range(self.bar.count()))
            if self._needs[dress] <= self.width():
                break
        if self.more is None and self.isVisible() and self._needs.get(_Dress.CLOSE, 0) > self.width():
            self.more = MoreTabs(self.bar, keys=True)
            self._head.addWidget(self.more)
        if self.more is not None:
            self.more.fit(self.width())

    def _put_on(self, dress: _Dress) -> None:
        if dress is self._dress:
            return
        for index, tab in enumerate(self.tabs):
            self.bar.setTabIcon(index, icon(tab.icon or tab.name) if dress is _Dress.ICONS else QIcon())
        if _Dress.CLOSE in (dress, self._dress):
            self.bar.setStyleSheet(_CLOSE if dress is _Dress.CLOSE else "")
        self._dress = dress

    @property
    def current(self) -> str:
        """The name of the tab in front."""
        index = self.bar.currentIndex()
        return self.tabs[index].name if index >= 0 else ""

    def names(self) -> list[str]:
        """The names of the tabs in order."""
        return [tab.name for tab in self.tabs]

    def open(self, name: str) -> QWidget | None:
        """Bring a tab to the front and return what is in it; None when this role has no such tab."""
        for index, tab in enumerate(self.tabs):
            if tab.name == name:
                self._builds_at_once = True
                try:
                    self.bar.setCurrentIndex(index)
                    self._show(index)
                finally:
                    self._builds_at_once = False
                return tab.widget
        return None

    def go_to(self, name: str) -> None:
        """Bring a tab to the front; what is in it may follow a moment later, as when the user clicks it."""
        index = self.names().index(name)
        self.bar.setCurrentIndex(index)
        self._show(index)

    def open_number(self, number: int) -> None:
        """Bring the tab with this number (from 1) to the front."""
        if 0 < number <= len(self.tabs):
            self.bar.setCurrentIndex(number - 1)

    def open_more(self) -> None:
        """Open the menu of the tabs that have no room, when there are any."""
        if self.more is not None:
            self.more.open()

    def show_rows(self, ledger: str, view: str, conditions: tuple[Any, ...], search: str) -> bool:
        """Show exactly these rows of a ledger; False when this role has no such tab."""
        host = next((one.name for one in all_pages().values() if ledger in one.ledgers), "")
        page = self.open(host or ledger)
        if page is None:
            return False
        page.show_rows(view, conditions, search, **({"ledger": ledger} if host else {}))
        return True

    def refresh(self, changes: Changes | None = None) -> None:
        """Refresh the tab in front now, the others before they are shown next.

        Without changes: read everything anew.
        """
        if changes is None or changes.touches(*_BRINGING_TABS):
            self._add_wanted()
        front = self.current
        for tab in self.tabs:
            if tab.widget is None:
                continue
            if tab.name == front:
                _refresh(tab.widget, changes)
            else:
                tab.missed = tab.missed.merged(changes) if tab.missed and changes else changes or Changes()

    def turn_day(self, before: date) -> None:
        """A new day has begun: what showed the day before as today (`turn_day`) moves on to it."""
        for tab in self.tabs:
            for one in (tab.widget, *tab.widget.findChildren(QWidget)) if tab.widget is not None else ():
                turn = getattr(one, "turn_day", None)
                if turn is not None:
                    turn(before)

    def _add_wanted(self) -> None:
        """Bring the tabs along that are wanted now and were not before."""
        there = set(self.names())
        for place, tab in enumerate(wanted_tabs(self._desk.session.role)):
            if tab.name not in there:
                self.tabs.insert(place, tab)
                sign = icon(tab.icon or tab.name) if self._dress is _Dress.ICONS else QIcon()
                self.bar.insertTab(place, sign, shown(tab.title))
                self._needs.clear()
                self._fit()

    def _show(self, index: int) -> None:
        if index < 0:
            return
        tab = self.tabs[index]
        if tab.widget is None and tab.module and tab.module not in sys.modules and not self._builds_at_once:
            self._load(tab)
            return
        if tab.widget is None:
            tab.widget = tab.build(self._desk)
            tab.shown_in = self._take_in(tab.widget)
        elif tab.missed is not None:
            _refresh(tab.widget, tab.missed if tab.missed.touched else None)
        tab.missed = None
        self._stack.setCurrentWidget(tab.shown_in or tab.widget)
        self.shown.emit(tab.name)

    def _take_in(self, page: QWidget) -> QWidget:
        """Put the page behind its tab as it is, or scrolling: on a screen smaller than the window would like, as at
        200 %. It changes hands once, for everything in it is styled anew each time.
        """
        screen = QGuiApplication.screenAt(self.window().geometry().center()) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        letters = max(1.0, self.fontMetrics().height() / _LETTERS)
        if room.width() >= _ROOM[0] * letters and room.height() >= _ROOM[1] * letters:
            self._stack.addWidget(page)
            return page
        area = QScrollArea()
        self._stack.addWidget(area)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        page.setProperty("role", "page")
        area.setWidget(page)
        return area

    def _load(self, tab: Tab) -> None:
        """Read the program's own files of a page on the worker: with all they need they would hold up the window."""
        self._stack.setCurrentIndex(0)
        if tab.module not in self._loading:
            self._loading.add(tab.module)
            self._desk.tasks.run(lambda _task: importlib.import_module(tab.module), partial(self._loaded, tab))

    def _loaded(self, tab: Tab, _module: object) -> None:
        self._loading.discard(tab.module)
        if tab.name == self.current:
            self._show(self.bar.currentIndex())


def _refresh(widget: QWidget, changes: Changes | None) -> None:
    refresh = getattr(widget, "refresh", None)
    if refresh is not None:
        refresh(changes)
