"""The user logs off or the computer shuts down: what is typed is kept, nobody is asked, the branch is closed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.core.log import logger

_log = logger("session_end")


class SessionEnd(QObject):
    """Calls `keep` when the session is about to end and `close` when it does.

    Windows sends WM_QUERYENDSESSION and gives a program five seconds; another program may still keep the session
    alive, so nothing is closed before it says that the end has come (Qt: `commitDataRequest`, then `aboutToQuit`).
    """

    def __init__(self, program: QGuiApplication, keep: Callable[[], object], close: Callable[[], object]) -> None:
        super().__init__(program)
        self._keep, self._close = keep, close
        self._is_ending = False
        program.commitDataRequest.connect(self.commit)
        program.aboutToQuit.connect(self.end)

    def commit(self, _manager: object = None) -> None:
        """The session is about to end: keep what is typed. May come twice, and need not be followed by the end."""
        self._is_ending = True
        self._safely(self._keep)

    def end(self) -> None:
        """The program quits: after `commit` the process may be gone as soon as this returns."""
        if self._is_ending:
            self._is_ending = False
            self._safely(self._close)

    def _safely(self, act: Callable[[], object]) -> None:
        try:
            act()
        except Exception as error:  # a box now would hold up the whole computer; what is saved is saved
            _log.error("the session ended with %s", type(error).__name__)


def keep_drafts(*, goes_on: bool = False) -> int:
    """Write down what stands in every open form, each for itself; returns how many there were.

    `goes_on` when the person is likely to come back to them, as from a locked screen.
    """
    kept = 0
    if module := sys.modules.get("app.ui.widgets.form_draft"):
        for widget in QApplication.topLevelWidgets():
            for keeper in widget.findChildren(module.DraftKeeper):
                kept += _try(keeper.keep)
    if module := sys.modules.get("app.ui.desktop.typed_again"):
        for widget in QApplication.topLevelWidgets():
            typed = module.typed_in(widget) if widget.isVisible() else None
            if typed is not None:
                kept += _try(partial(typed.keep, goes_on=goes_on))
    keep_pages()
    return kept


def keep_pages() -> bool:
    """Write down what is typed into pages and panes of records, and in no dialog; nothing hinders the person to go."""
    if module := sys.modules.get("app.ui.desktop.typed_inline"):
        for widget in QApplication.topLevelWidgets():
            for typed in widget.findChildren(module.TypedInline):
                _try(typed.keep)
    return True


def _try(keep: Callable[[], object]) -> bool:
    try:
        keep()
    except Exception as error:  # one form that cannot be kept must not cost the others
        _log.error("a draft could not be kept: %s", type(error).__name__)
    return True
