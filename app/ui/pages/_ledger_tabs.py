"""Tabs within a tab: the ledgers that belong to one piece of work side by side, each built when it is first shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTabBar, QTabWidget, QVBoxLayout, QWidget

from app.core.changes import Changes
from app.core.i18n import shown
from app.domain import permissions
from app.ledgers._catalogue import all_ledgers
from app.ui.desk import Desk
from app.ui.icons import icon
from app.ui.ledger.page import LedgerPage
from app.ui.workplace import MoreTabs


class LedgerTabs(QWidget):
    """The ledgers `names`, as far as the role may see them, after the screens in `before` (title, icon, widget).

    `titles` name a ledger differently here than elsewhere. A screen in `before` may have `refresh(changes)`.
    """

    def __init__(
        self,
        desk: Desk,
        names: Sequence[str],
        before: Sequence[tuple[str, str, QWidget]] = (),
        titles: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.tabs = QTabWidget(self)
        self.tabs.setTabBar(QTabBar(self.tabs))
        self.tabs.setDocumentMode(True)
        self.more = MoreTabs(self.tabs.tabBar(), self.tabs)
        self.tabs.setCornerWidget(self.more)
        self._before = [widget for _, _, widget in before]
        for title, sign, widget in before:
            self.tabs.addTab(widget, icon(sign), title)
        role = desk.session.role
        known = all_ledgers()
        self.names: list[str] = []
        self.built: dict[str, LedgerPage] = {}
        for name in names:
            if permissions.allowed(role, known[name].permission):
                self.add_ledger(name, (titles or {}).get(name, ""))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)
        self._build(self.tabs.currentIndex())
        self.tabs.currentChanged.connect(self._build)

    def add_ledger(self, name: str, title: str = "") -> None:
        """One more tab, behind the others."""
        self.names.append(name)
        holder = QWidget(self)
        QVBoxLayout(holder).setContentsMargins(0, 0, 0, 0)
        ledger = all_ledgers()[name]
        self.tabs.addTab(holder, icon(ledger.icon), title or shown(ledger.title))

    @property
    def front(self) -> str:
        """The ledger in front; nothing while one of the screens before them is."""
        place = self.tabs.currentIndex() - len(self._before)
        return self.names[place] if place >= 0 else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ledgers that have no room beside the others stand in a menu."""
        super().resizeEvent(event)
        self.more.fit(self.width())

    def show_rows(self, view: str = "", conditions: Iterable[Any] = (), search: str = "", *, ledger: str = "") -> None:
        """Show exactly these rows of one of the ledgers; of the first one when none is named."""
        self.open_ledger(ledger or self.names[0]).show_rows(view, conditions, search)

    def open_ledger(self, name: str) -> LedgerPage:
        """Bring a ledger to the front."""
        place = self.names.index(name) + len(self._before)
        self.tabs.setCurrentIndex(place)
        self._build(place)
        return self.built[name]

    def refresh(self, changes: Changes | None = None) -> None:
        """Tell every part what changed."""
        for widget in (*self._before, *self.built.values()):
            refresh = getattr(widget, "refresh", None)
            if refresh is not None:
                refresh(changes)

    def _build(self, place: int) -> None:
        if place < len(self._before):
            return
        name = self.names[place - len(self._before)]
        if name not in self.built:
            self.built[name] = LedgerPage(self._desk, all_ledgers()[name])
            self.tabs.widget(place).layout().addWidget(self.built[name])  # pyright: ignore[reportOptionalMemberAccess]
