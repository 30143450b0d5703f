"""Letters on small plates, where the words on a control have none to underline: Chinese, and buttons with only an icon.

As in other Chinese programs for Windows the letter is the initial of the first syllable whose letter is free: 保存 B.
The plates lie above the window while Alt is held, so that nothing in it has to move.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from string import ascii_uppercase, digits

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

_ACTING = (
    QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTabBar, QTextEdit,
)  # fmt: skip
_WITH_PARTS = (QTabBar, QComboBox, QAbstractSpinBox, QLineEdit)
"""What is in these has keys of its own: Alt+Down opens a calendar, Esc empties a search."""

_FIRST = "ABCDEFGHJKLMNOPQRSTWXYZ"
_BEGINS = (
    0xB0A1, 0xB0C5, 0xB2C1, 0xB4EE, 0xB6EA, 0xB7A2, 0xB8C1, 0xB9FE, 0xBBF7, 0xBFA6, 0xC0AC, 0xC2E8, 0xC4C3, 0xC5B6,
    0xC5BE, 0xC6DA, 0xC8BB, 0xC8F6, 0xCBFA, 0xCDDA, 0xCEF4, 0xD1B9, 0xD4D1,
)  # fmt: skip
"""Where the characters of each initial begin in level 1 of GB 2312, which is in the order of the sounds."""
_LAST = 0xD7F9


def initial(sign: str) -> str:
    """The letter a sign is looked for under: itself, or how a Chinese character sounds; nothing for others.

    Only the 3,755 characters of level 1 of GB 2312 are known, which are those that labels are written with.
    """
    if sign.isascii():
        return sign.upper() if sign.isalnum() else ""
    with suppress(UnicodeEncodeError):
        code = int.from_bytes(sign.encode("gb2312"), "big")
        if _BEGINS[0] <= code <= _LAST:
            return _FIRST[bisect_right(_BEGINS, code) - 1]
    return ""


def letters(names: Sequence[str], taken: Iterable[str] = ()) -> list[str]:
    """A letter or digit for each name, no two the same, the first served first; nothing once there are none left."""
    used = set(taken)
    found: list[str] = []
    for name in names:
        own = (initial(sign) for sign in name.partition("(")[0])
        letter = next((one for one in (*own, *ascii_uppercase, *digits) if one and one not in used), "")
        used.add(letter)
        found.append(letter)
    return found


def controls(window: QWidget) -> list[QWidget]:
    """What may bear a plate: what acts or is typed into, has no letter or key of its own, and is in sight."""
    found = [one for one in window.findChildren(QWidget) if isinstance(one, _ACTING) and _bears(one, window)]
    return sorted(found, key=lambda one: (_place(one, window).y(), _place(one, window).x()))


def _bears(one: QWidget, window: QWidget) -> bool:
    if one.window() is not window or not one.isVisible() or not one.isEnabled() or one.visibleRegion().isEmpty():
        return False
    if isinstance(one, QHeaderView) or isinstance(one.parentWidget(), _WITH_PARTS):
        return False
    if isinstance(one, QAbstractButton):
        return one.shortcut().isEmpty()
    return bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _place(one: QWidget, window: QWidget) -> QPoint:
    return one.mapTo(window, QPoint(0, 0))


def taken(window: QWidget) -> Iterator[str]:
    """Letters and digits that Alt carries in a window already."""
    buttons = [one.shortcut() for one in window.findChildren(QAbstractButton)]
    for key in (*buttons, *(one.key() for one in window.findChildren(QShortcut))):
        text = key.toString()
        if text.startswith("Alt+") and len(text) == len("Alt+X"):
            yield text[-1]


def name_of(widget: QWidget) -> str:
    """What a control is called: its words, or what a screen reader says."""
    if isinstance(widget, QAbstractButton) and widget.text():
        return widget.text()
    told = QAccessible.queryAccessibleInterface(widget)
    return told.text(QAccessible.Text.Name) if told is not None else ""


class KeyTips:
    """The plates on a window, from Alt going down until it comes up."""

    def __init__(self) -> None:
        self.plates: dict[str, tuple[QLabel, QWidget]] = {}

    def show(self, window: QWidget, reached: Mapping[str, QWidget]) -> None:
        """Put a plate on everything in a window but what is `reached` by a letter already."""
        self.hide()
        wanted = [one for one in controls(window) if one not in reached.values()]
        given = letters([name_of(one) for one in wanted], {*reached, *taken(window)})
        for one, letter in zip(wanted, given, strict=True):
            if letter:
                self.plates[letter] = _plate(letter, one, window), one

    def hide(self) -> None:
        """Take them away."""
        for plate, _ in self.plates.values():
            with suppress(RuntimeError):  # the window is gone
                plate.hide()
                plate.deleteLater()
        self.plates.clear()

    def press(self, letter: str) -> bool:
        """Press the button with this letter, or go to the field; False where there is none."""
        found = self.plates.get(letter.upper())
        if found is None:
            return False
        QTimer.singleShot(0, found[1], lambda: act(found[1]))  # a menu that opens waits until it is closed
        return True


def _plate(letter: str, one: QWidget, window: QWidget) -> QLabel:
    plate = QLabel(letter, window)
    plate.setObjectName("key_tip")
    plate.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    plate.adjustSize()
    seen = one.visibleRegion().boundingRect().translated(_place(one, window))
    room = QRect(QPoint(0, 0), window.size() - plate.size())
    corner = QPoint(seen.left() - plate.width() // 3, seen.top() - plate.height() // 3)
    plate.move(max(0, min(corner.x(), room.width())), max(0, min(corner.y(), room.height())))
    plate.show()
    plate.raise_()
    return plate


def act(one: QWidget) -> None:
    """What a click would do, or a field gets the focus."""
    if isinstance(one, QAbstractButton):
        if one.focusPolicy() != Qt.FocusPolicy.NoFocus:
            one.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(one, QToolButton) and one.menu() is not None and _only_opens(one):
            one.showMenu()
        else:
            one.click()
    else:
        one.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _only_opens(one: QToolButton) -> bool:
    return one.popupMode() is QToolButton.ToolButtonPopupMode.InstantPopup
