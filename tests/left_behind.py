"""After each test the program is what it was before: its language, its look, its windows and what watches them.

A fixture puts back what it changed; this is for those that stop half-way, because a test set something up and failed,
and for what nobody thinks of. Without it one failure becomes many, in whichever order the tests are run.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from app.core import i18n
from app.services import _use_case

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_TO_THE_END = "app.ui.garbage"
"""Whoever collects garbage does so until the program ends."""


_hooks: list[Any] = []


def remember() -> None:
    """Before the first test: who hears of exceptions on other threads and in destructors. Pytest does, and fails."""
    _hooks[:] = sys.excepthook, threading.excepthook, sys.unraisablehook


def put_back() -> None:
    """Put back what is not as it was; where nothing is left, this takes a fraction of a millisecond."""
    sys.excepthook, threading.excepthook, sys.unraisablehook = _hooks
    _use_case._done.clear()
    widgets = sys.modules.get("PySide6.QtWidgets")
    program: Any = widgets and widgets.QApplication.instance()
    if widgets is None or not isinstance(program, widgets.QApplication):
        if i18n.language() != "en":
            i18n.install(i18n._as_written, "en")
        return
    while program.overrideCursor() is not None:
        program.restoreOverrideCursor()
    _take_windows_away(program)
    _take_watchers_away(program)
    _speak_english()
    _wear_light(program)
    core = sys.modules["PySide6.QtCore"]
    program.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)


def only_the_living(item: Any) -> None:
    """Before pytest-qt closes a test's widgets: those that are destroyed already, while something still names them.

    It would stop there, and no fixture of the test would be torn down.
    """
    widgets = getattr(item, "qt_widgets", None)
    if widgets:
        item.qt_widgets = [(partial(_living, named), before) for named, before in widgets]


def _living(named: Callable[[], Any]) -> Any:
    widget = named()
    return widget if widget is not None and sys.modules["shiboken6"].isValid(widget) else None


def end() -> None:
    """After the last test: what Python put on the clipboard would be destroyed after Python, where no screen is."""
    _met.clear()
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


def _take_windows_away(program: QApplication) -> None:
    """Those that a test showed, and those that only a cycle of references keeps: their timers would go on."""
    for widget in program.topLevelWidgets():
        if widget.isVisible():
            widget.close()
        if widget.parent() is None:
            widget.deleteLater()


def _take_watchers_away(program: QApplication) -> None:
    children = program.children()
    _met[:] = [child for child in children if not _is_ours(child)]
    for child in children:
        if _is_ours(child):
            child.setParent(None)  # pyright: ignore[reportArgumentType, reportCallIssue]
            child.deleteLater()


_met: list[Any] = []
"""Kept until the next time: to meet Qt's own anew after each test takes ten times as long as all the rest."""


def _is_ours(child: Any) -> bool:
    module = type(child).__module__
    return module.startswith(("app.", "tests.")) and module != _TO_THE_END


def _speak_english() -> None:
    if "app.ui.i18n" in sys.modules:
        from app.ui import i18n as translators

        if i18n.language() != "en" or i18n._translator is not translators._look_up or translators._installed:
            translators.install("en")
    elif i18n.language() != "en":
        i18n.install(i18n._as_written, "en")


def _wear_light(program: QApplication) -> None:
    if "app.ui.theme" not in sys.modules or program.property("dressed") is None:
        return
    from app.ui import theme

    theme.follow_letters()
    if theme.wanted() is not theme.Scheme.LIGHT or theme.tokens() is not theme.LIGHT:
        theme.apply(program, theme.Scheme.LIGHT)
