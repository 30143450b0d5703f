"""Letters under Alt: each button, field and entry of a menu has its own, unique in its window.

They are given when Alt goes down (Windows shows them no sooner) and taken back when it comes up, so that no text has to
be kept free of clashes by hand. English words have theirs underlined; what has no such letter, Chinese above all, bears
it on a plate (`key_tips`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLabel, QMenu, QRadioButton, QWidget

from app.core import i18n
from app.ui import key_tips
from app.ui.window_watch import WindowWatch

_PLAIN = "plain"
_BEYOND = 128
"""Keys below are letters and digits, whose code is their sign."""


def choose(texts: Sequence[str], taken: Iterable[str] = ()) -> list[int]:
    """For each text the place of its letter, -1 where none is left; earlier texts are served first.

    Beginnings of words are preferred. A text never loses its letter to a later one, but may change it.
    """
    wanted = [_candidates(text, set(taken)) for text in texts]
    owner: dict[str, int] = {}

    def serve(number: int, tried: set[str]) -> bool:
        for letter in sorted(wanted[number], key=owner.__contains__):  # what is free first
            if letter not in tried:
                tried.add(letter)
                if letter not in owner or serve(owner[letter], tried):
                    owner[letter] = number
                    return True
        return False

    for number in range(len(texts)):
        serve(number, set())
    letters = {number: letter for letter, number in owner.items()}
    return [wanted[number][letters[number]] if number in letters else -1 for number in range(len(texts))]


def _candidates(text: str, taken: set[str]) -> dict[str, int]:
    """The letters a text could have with their places, the beginnings of words first."""
    places = [place for place, sign in enumerate(text) if sign.isascii() and sign.isalpha()]
    places.sort(key=lambda place: place > 0 and text[place - 1].isalpha())
    found: dict[str, int] = {}
    for place in places:
        letter = text[place].upper()
        if letter not in taken:
            found.setdefault(letter, place)
    return found


def marked(text: str, place: int) -> str:
    """The text with its letter marked; other ampersands stay what they are."""
    return text if place < 0 else f"{text[:place]}&{text[place:]}"


def letter_of(text: str) -> str:
    """The letter marked in a text, nothing when none is."""
    place = text.replace("&&", "  ").find("&")
    return text[place + 1].upper() if 0 <= place < len(text) - 1 else ""


def letter_menu(menu: QMenu) -> None:
    """Give every entry of a menu its letter, behind it in brackets where it is Chinese: 复制(C)."""
    actions = [action for action in menu.actions() if not action.isSeparator() and "&" not in action.text()]
    taken = [letter_of(action.text()) for action in menu.actions()]
    titles = [action.text().partition("\t")[0] for action in actions]
    if i18n.language() != "en":
        for action, title, letter in zip(actions, titles, key_tips.letters(titles, taken), strict=True):
            if letter:
                action.setProperty(_PLAIN, action.text())
                action.setText(f"{title}(&{letter}){action.text()[len(title) :]}")
        return
    for action, title, place in zip(actions, titles, choose(titles, taken), strict=True):
        if place >= 0:
            action.setProperty(_PLAIN, action.text())
            action.setText(marked(title, place) + action.text()[len(title) :])


def plain_menu(menu: QMenu) -> None:
    """The entries as they were."""
    for action in menu.actions():
        plain = action.property(_PLAIN)
        if plain:
            action.setText(plain)
            action.setProperty(_PLAIN, None)


def lettered_parts(window: QWidget) -> list[QAbstractButton | QLabel]:
    """What gets a letter: buttons, then boxes to tick, then fields; in reading order, without what has a key."""
    parts = [one for one in _visible(window) if "&" not in one.text() and any(map(str.isalpha, one.text()))]
    return sorted(parts, key=lambda one: (_rank(one), _place(one, window)))


def _visible(window: QWidget) -> Iterator[QAbstractButton | QLabel]:
    for one in window.findChildren(QWidget):
        if one.window() is not window or not one.isVisible():
            continue
        if isinstance(one, QAbstractButton):
            if one.shortcut().isEmpty():
                yield one
        elif isinstance(one, QLabel) and one.buddy() is not None:
            yield one


def _keyed(window: QWidget) -> Iterator[QAbstractButton]:
    """Buttons whose text names their key already."""
    for one in window.findChildren(QAbstractButton):
        if one.window() is window and one.isVisible() and not one.shortcut().isEmpty():
            yield one


def _rank(one: QAbstractButton | QLabel) -> int:
    return 2 if isinstance(one, QLabel) else int(isinstance(one, QCheckBox | QRadioButton))


def _place(one: QWidget, window: QWidget) -> tuple[int, int]:
    corner = one.mapTo(window, QPoint(0, 0))
    return corner.y(), corner.x()


class AltLetters(WindowWatch):
    """Watches Alt in every window of the program."""

    def __init__(self, parent: QObject | None = None) -> None:
        self._given: list[tuple[QAbstractButton | QLabel, str, str]] = []
        self.tips = key_tips.KeyTips()
        super().__init__(parent)

    def give(self, window: QWidget) -> None:
        """Give letters to what is visible in a window."""
        self.take_back()
        parts = lettered_parts(window) if i18n.language() == "en" else []
        taken = [letter_of(one.text()) for one in (*_visible(window), *_keyed(window))]
        for one, place in zip(parts, choose([part.text() for part in parts], taken), strict=True):
            if place >= 0:
                before = one.text()
                one.setText(marked(before, place))
                self._given.append((one, before, one.text()))
        self.tips.show(window, self.owners(window))

    def owners(self, window: QWidget) -> dict[str, QWidget]:
        """What is reached by a letter in its own words or in those of its label."""
        found: dict[str, QWidget] = {}
        for one in (*_visible(window), *_keyed(window)):
            if letter := letter_of(one.text()):
                buddy = one.buddy() if isinstance(one, QLabel) else None
                found[letter] = one if buddy is None else buddy
        return found

    def take_back(self) -> None:
        """The texts as they were; what the program has changed meanwhile stays."""
        for one, before, given in self._given:
            with suppress(RuntimeError):  # the widget is gone
                if one.text() == given:
                    one.setText(before)
        self._given.clear()
        self.tips.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt goes down or comes up, or the letter of a plate is pressed with it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Alt:
            window = QApplication.activeWindow()
            if window is not None and not event.isAutoRepeat():
                self.give(window)
        elif event.type() == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Alt:
            self.take_back()
        elif self.tips.plates and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_letter = event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() < _BEYOND
            if is_letter and self.tips.press(chr(event.key())):
                self.take_back()
                return True
        return False

    def _watch(self, window: QWindow | None) -> None:
        self.take_back()
        super()._watch(window)
