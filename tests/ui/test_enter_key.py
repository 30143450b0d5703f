"""Enter presses the button with the focus, Ctrl+Enter the main one, and nothing else changes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.ui.enter_key import EnterKey, main_button, press
from app.ui.opening import FaultPanel
from app.ui.widgets.panel import Panel

MATCH = Qt.MatchFlag.MatchContains
CTRL, PLAIN = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


class Asked(QDialog):
    """Two buttons as most dialogs have them: one is the default."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[str] = []
        self.line, self.verb, self.leave = QLineEdit(), QPushButton("Do it"), QPushButton("Cancel")
        self.verb.setProperty("role", "primary")
        self.leave.setAutoDefault(False)
        column = QVBoxLayout(self)
        for part in (self.line, self.verb, self.leave):
            column.addWidget(part)
        for button in (self.verb, self.leave):
            button.clicked.connect(lambda _on, one=button: self.pressed.append(one.text()))


@pytest.fixture
def asked(qtbot: QtBot) -> Iterator[Asked]:
    key, dialog = EnterKey(), Asked()
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    key._watch(dialog.windowHandle())
    yield dialog
    key.deleteLater()


def down(dialog: QWidget, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Return, modifiers)


def test_enter_presses_what_has_the_focus(asked: Asked) -> None:
    asked.leave.setFocus()
    down(asked)
    assert asked.pressed == ["Cancel"], "and not the default"
    asked.verb.setFocus()
    down(asked)
    assert asked.pressed == ["Cancel", "Do it"]
    asked.line.setFocus()
    down(asked)
    assert asked.pressed == ["Cancel", "Do it", "Do it"], "as the dialog has it in a line"


def test_ctrl_enter_presses_the_main_button_while_it_may_be_pressed(asked: Asked) -> None:
    asked.line.setFocus()
    down(asked, CTRL)
    assert asked.pressed == ["Do it"]
    asked.verb.setEnabled(False)
    down(asked, CTRL)
    assert asked.pressed == ["Do it"]
    asked.leave.setProperty("role", "danger")
    assert main_button(asked) is None, "which one is not clear"
    assert main_button(QWidget()) is None


def test_ctrl_enter_takes_the_cell_that_is_typed_into(asked: Asked) -> None:
    table = QTableWidget(1, 1)
    layout = asked.layout()
    assert layout is not None
    layout.addWidget(table)
    seen: list[str] = []
    asked.verb.clicked.connect(lambda _on: seen.extend(item.text() for item in table.findItems("", MATCH)))
    table.setItem(0, 0, QTableWidgetItem("old"))
    table.setFocus()
    table.edit(table.model().index(0, 0))
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.setText("new")
    down(asked, CTRL)
    assert seen == ["new"]


def test_a_menu_keeps_its_keys_and_a_key_held_down_presses_once(asked: Asked) -> None:
    asked.leave.setFocus()
    menu = QMenu(asked)
    menu.addAction("One")
    menu.popup(asked.pos())
    down(asked)
    menu.close()
    assert asked.pressed == []
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, PLAIN, "\r", True)
    assert press(asked.leave, held)
    assert press(asked.line, held), "the default of a dialog that came up under the key"
    assert asked.pressed == [], "taken, and nothing was pressed"
    text, table = QPlainTextEdit(asked), QTableView(asked)
    assert not press(text, held)
    assert not press(table, held)
    assert not press(None, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, PLAIN))
    assert not press(asked.leave, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, PLAIN))
    assert not press(asked.leave, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier))


def test_a_question_is_not_answered_by_the_keys_that_asked_it(qtbot: QtBot) -> None:
    """Ctrl+Enter saves a form; a second one must not agree to what is asked then."""
    box = QMessageBox()
    qtbot.addWidget(box)
    agree = box.addButton("Void", QMessageBox.ButtonRole.AcceptRole)
    keep = box.addButton("Cancel", QMessageBox.ButtonRole.RejectRole)
    agree.setProperty("role", "danger")
    box.setDefaultButton(keep)
    agreed: list[bool] = []
    agree.clicked.connect(agreed.append)
    with qtbot.waitActive(box):
        box.show()
        box.activateWindow()
    assert not press(keep, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, CTRL))
    assert agreed == []


def test_in_a_form_enter_goes_on(qtbot: QtBot) -> None:
    class Form(QDialog):
        def keyPressEvent(self, event: QKeyEvent) -> None:
            event.accept()

    form = Form()
    qtbot.addWidget(form)
    button = QPushButton("Add", form)
    assert not press(button, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, PLAIN))


def test_on_a_cover_too(qtbot: QtBot) -> None:
    panel = FaultPanel("Title", "Text")
    panel.offer_restore()
    qtbot.addWidget(panel)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    button = panel.findChild(QPushButton, "restore")
    assert button is not None
    button.setFocus()
    panel.findChild(EnterKey)._watch(panel.windowHandle())  # pyright: ignore[reportOptionalMemberAccess]
    with qtbot.waitSignal(panel.restore):
        down(panel)


def test_enter_in_a_line_does_not_press_what_gets_the_focus_meanwhile(qtbot: QtBot) -> None:
    """What begins with Enter in a line must not be stopped by the same Enter."""
    panel, stopped = Panel("Title"), list[bool]()
    line, stop = QLineEdit(), QPushButton("Stop")
    panel.body.addWidget(line)
    panel.body.addWidget(stop)
    line.returnPressed.connect(stop.setFocus)
    stop.clicked.connect(stopped.append)
    qtbot.addWidget(panel)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    line.setFocus()
    down(panel)
    assert stop.hasFocus()
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert stopped == []
