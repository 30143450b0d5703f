"""F1 in every window of the program, modal dialogs too: the page about what is in front.

Which page helps is said where the thing stands: `help_page` of a dialog's class, of the declaration of a record, a
ledger or a tab. Dialogs and ledgers without one are helped by the page of what they belong to.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.ledgers._catalogue import all_ledgers
from app.ui.pages import all_pages
from app.ui.record_window import RecordWindow

if TYPE_CHECKING:
    from app.ui.workplace import Workplace

Show = Callable[[str, QWidget], object]


class HelpKey(QObject):
    """Gives every dialog and record window its F1 when it first comes to the front.

    `show(topic, window)` opens the page; an empty topic means the tab in front. The main window has its own key.
    """

    def __init__(self, show: Show, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._show = show
        program = QGuiApplication.instance()
        if isinstance(program, QGuiApplication):
            program.focusWindowChanged.connect(self.look)
        self.look()

    def look(self, *_window: object) -> None:
        """Give their key to the windows that have none."""
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog | RecordWindow) and widget.isVisible() and not widget.property("lock"):
                self._give(widget)

    def _give(self, window: QWidget) -> None:
        if type(window).__name__ == "HelpWindow" or any(
            one.key() == QKeySequence("F1") for one in window.findChildren(QShortcut)
        ):
            return
        QShortcut(QKeySequence("F1"), window).activated.connect(partial(self._ask, topic_of(window), window))

    def _ask(self, topic: str, window: QWidget) -> None:
        self._show(topic, window)


def page_in_front(place: Workplace | None) -> str:
    """The page that helps with the tab in front, or with the ledger that it shows of several."""
    from app.ui.dialogs.help import FIRST

    if place is None:
        return FIRST
    widget = next((tab.widget for tab in place.tabs if tab.name == place.current), None)
    return _of_ledger(getattr(widget, "front", "")) or page_of_tab(place.current) or FIRST


def page_of_tab(name: str) -> str:
    """The page that helps with a tab, as its declaration says; empty when there is no such tab."""
    page = all_pages().get(name)
    return page.help_page if page is not None else _of_ledger(name)


def _of_ledger(name: str) -> str:
    ledgers = all_ledgers()
    return ledgers[name].help_page if name in ledgers else ""


def topic_of(window: QWidget) -> str:
    """The page that helps with a dialog or a record window, its `help_page`; nothing when none is named."""
    named: str = getattr(window, "help_page", "")
    parent = window.parentWidget()
    above = parent.window() if parent is not None and not named else None
    return topic_of(above) if isinstance(above, QDialog | RecordWindow) else named
