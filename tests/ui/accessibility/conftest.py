"""Two ways in which the program is looked at: each language, each scheme and each kind of 200 % is in one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from app.ui import i18n as translators
from app.ui import tab_order, theme
from app.ui.every_window import watch
from app.ui.mnemonics import AltLetters
from tests.ui.accessibility import checks, exceptions
from tests.ui.accessibility.focus_marks import FocusMarks
from tests.ui.dialogs import dialog_checks
from tests.ui.test_mnemonics import clashes, without_a_letter

USUAL = QSize(1366, 768)
FRAME = QSize(16, 48)


@dataclass(frozen=True)
class Way:
    """How the program is set, and how much room its screen has."""

    language: str
    scheme: theme.Scheme
    screen: QSize
    letters: float


WAYS = {
    "Chinese, light, 200 %": Way("zh_CN", theme.Scheme.LIGHT, QSize(683, 384), 1.0),
    "English, dark, letters of 200 %": Way("en", theme.Scheme.DARK, USUAL, 2.0),
}


@dataclass
class Looker:
    """Asks a window that is in front everything, and keeps what is wrong with it."""

    way: Way
    letters: AltLetters
    marks: FocusMarks = field(default_factory=FocusMarks)
    wrong: dict[str, list[str]] = field(default_factory=dict)
    met: set[tuple[str, str]] = field(default_factory=set)

    def look(self, name: str, window: QWidget, *, presses_tab: bool = True) -> None:
        """Names, room, keys, the way of Tab and the mark of the focus."""
        held = window.findChildren(
            QWidget
        )  # see `tab_order.stops`: asked for the next one, each would take another away
        found = [*checks.nameless(window), *checks.speechless(window)]
        found += [*checks.out_of_reach(window), *checks.cut(window), *self._size(window), *self._keys(window)]
        is_dialog = isinstance(window, QDialog)
        found += checks.sideways(window) if is_dialog else []
        stops = dialog_checks.reachable(window) if is_dialog else _enabled(tab_order.arrange(window))
        if presses_tab:
            found += checks.untabbed(window, stops, self.marks.look)
        else:
            found += self.marks.look_at_new(stops)
        found += dialog_checks.out_of_order(window, None if is_dialog else stops)
        held[:] = window.findChildren(QWidget)
        if left := exceptions.without_known(name, found, self.met):
            self.wrong[name] = left

    def _size(self, window: QWidget) -> list[str]:
        frame = QSize(0, 0) if isinstance(window, QMainWindow) else FRAME
        room = self.way.screen - frame
        is_too_large = window.width() > room.width() or window.height() > room.height()
        return [f"{window.size().toTuple()} on {room.toTuple()}"] if is_too_large else []

    def _keys(self, window: QWidget) -> list[str]:
        self.letters.give(window)
        found = checks.keyless(window, self.letters)
        found += [f"twice Alt+{letter}" for letter in clashes(window)]
        if self.way.language == "en":
            found += [f"no letter: {text}" for text in without_a_letter(window)]
        self.letters.take_back()
        return found


def _enabled(stops: list[QWidget]) -> list[QWidget]:
    return [one for one in stops if one.isEnabled()]


def _own(program: QApplication) -> list[QObject]:
    return [one for one in program.children() if type(one).__module__.startswith("app.ui.")]


@pytest.fixture(params=WAYS)
def looker(request: pytest.FixtureRequest, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Looker]:
    """The program set in one of the ways, with all that watches its windows."""
    way = WAYS[request.param]

    class Screen:
        def availableGeometry(self) -> QRect:
            return QRect(0, 0, way.screen.width(), way.screen.height())

    before = {id(one) for one in _own(qapp)}
    letters: list[AltLetters] = []
    try:
        monkeypatch.setattr(theme, "text_scale", lambda: way.letters)
        theme.follow_letters()
        theme.apply(qapp, way.scheme)
        translators.install(way.language)
        monkeypatch.setattr(QGuiApplication, "screenAt", lambda _point: Screen())
        watch(qapp)
        letters += [one for one in _own(qapp) if isinstance(one, AltLetters)]
        yield Looker(way, letters[0])
    finally:
        monkeypatch.undo()
        for one in letters:
            one.take_back()
        for one in _own(qapp):
            if id(one) not in before:
                one.setParent(None)  # pyright: ignore[reportArgumentType, reportCallIssue]
                one.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        translators.install("en")
        theme.follow_letters()
        theme.apply(qapp, theme.Scheme.LIGHT)
