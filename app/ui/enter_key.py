"""Enter presses the button that has the focus, and Ctrl+Enter the main one of a dialog, in every window of the program.

Qt lets Enter press only buttons that may be a dialog's default; elsewhere it does nothing, or worse: with the focus on
“Cancel” it presses the default. Forms keep their own way: there Enter goes on to the next field.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QToolButton,
    QWidget,
)

from app.ui.window_watch import WindowWatch

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def press(focus: QWidget | None, event: QKeyEvent) -> bool:
    """Press what Enter or Ctrl+Enter means here; False where it means nothing of this kind.

    A key that is held down presses nothing more, whatever has come up meanwhile.
    """
    if event.key() not in _ENTER or focus is None:
        return False
    if event.isAutoRepeat():
        return _is_held_too_long(focus)
    button = None
    if event.modifiers() in _PLAIN:
        is_button = isinstance(focus, QPushButton | QToolButton) and not _has_keys_of_its_own(focus.window())
        button = focus if is_button else None
    elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ControlModifier:
        button = main_button(focus.window())
    if button is None or not button.isEnabled():
        return False
    if button is not focus:
        from app.ui.desktop.typed_fields import finish_typing

        finish_typing(focus.window())  # a cell that is typed into keeps the focus, which the mouse would have taken
    button.click()
    return True


def _is_held_too_long(focus: QWidget) -> bool:
    """Whether Enter held down would press here what nobody has read; in texts and tables it goes on."""
    if isinstance(focus, QPushButton | QToolButton):
        return True
    has_lines = isinstance(focus, QTextEdit | QPlainTextEdit | QAbstractItemView)
    return isinstance(focus.window(), QDialog) and not has_lines


def _has_keys_of_its_own(window: QWidget) -> bool:
    """Forms, in which Enter goes on to the next field."""
    return isinstance(window, QDialog) and type(window).keyPressEvent is not QDialog.keyPressEvent


def main_button(window: QWidget) -> QPushButton | None:
    """The one button of a dialog that does what the dialog is for; None where there is none, or not only one."""
    if not isinstance(window, QDialog) or isinstance(window, QMessageBox):  # what a question asks is to be read
        return None
    found = [
        one
        for one in window.findChildren(QPushButton)
        if one.property("role") in ("primary", "danger") and one.isVisible() and one.window() is window
    ]
    return found[0] if len(found) == 1 else None


def watch(window: QWidget) -> None:
    """From now on in every window, as long as this one lives."""
    if window.findChild(EnterKey) is None:
        EnterKey(window)


class EnterKey(WindowWatch):
    """Watches Enter in every window of the program."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes down."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if QApplication.activePopupWidget() is not None:  # a menu or an open choice has the keys
            return False
        return press(QApplication.focusWidget(), event)
