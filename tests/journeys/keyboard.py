"""Hands that have no mouse: keys go to the window in front, as the system sends them, and to whatever has the focus."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from app.ui.tour._stage import Stage

CTRL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier
_FAR = 80


def front() -> QWindow:
    """The window that has the keyboard. When one closes, a desktop gives it back; here nobody else does."""
    if QGuiApplication.focusWindow() is None:
        tops = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one.isWindow()]
        dialogs = [one for one in tops if isinstance(one, QDialog)]
        mains = [one for one in tops if isinstance(one, QMainWindow)]
        before = QApplication.activeModalWidget() or (dialogs or mains)[0]
        before.activateWindow()
        QTest.qWaitForWindowActive(before)
    window = QGuiApplication.focusWindow()
    assert window is not None, "no window has the keyboard"
    return window


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    """One key, to the window in front."""
    QTest.keyClick(front(), key, modifiers)
    QTest.qWait(1)


def enter() -> None:
    """Enter."""
    press(Qt.Key.Key_Return)


def write(text: str) -> None:
    """Type where the cursor is; what no key carries comes as an input method gives it."""
    for sign in text:
        front()
        focus = QApplication.focusWidget()
        assert focus is not None, "the cursor is nowhere"
        if sign.isascii():
            QTest.keyClicks(focus, sign)
        else:
            event = QInputMethodEvent()
            event.setCommitString(sign)
            QApplication.sendEvent(focus, event)


def tab_to(widget: QWidget) -> None:
    """Tab until this has the focus."""
    seen: list[str] = []
    front()
    for _ in range(_FAR):
        focus = QApplication.focusWidget()
        if focus is widget:
            return
        seen.append(f"{type(focus).__name__} {focus.objectName() if focus else ''}")
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not lead there: {seen[:24]}")


def command(stage: Stage, name: str) -> None:
    """A command by Ctrl+K, its words, Enter."""
    from app.ui.dialogs.command_palette import CommandPalette

    title = next(one.title for one in stage.shift.palette_commands() if one.name == name)
    press(Qt.Key.Key_K, CTRL)
    palette = stage.opened(CommandPalette)
    write(title)
    stage.settle()
    enter()
    stage.gone(palette)


def in_front(stage: Stage, kind: type[QWidget]) -> QWidget:
    """The dialog of this kind, once it has the keyboard by itself."""

    def arrived() -> QWidget | None:
        window = QApplication.activeWindow()
        return window if isinstance(window, kind) and QApplication.focusWidget() is not None else None

    return stage.wait(arrived, kind.__name__)
