"""Five marks beside one another."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.widgets.mark_choice import MarkChoice

MARKS = {5: "very satisfied", 4: "satisfied", 1: "very dissatisfied"}


def test_the_digit_before_a_mark_chooses_it(qtbot: QtBot) -> None:
    choice = MarkChoice(MARKS)
    qtbot.addWidget(choice)
    choice.show()
    choice.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is choice.group.button(5))
    assert choice.value() == 0
    for digit, mark in ((Qt.Key.Key_4, 4), (Qt.Key.Key_9, 4), (Qt.Key.Key_A, 4), (Qt.Key.Key_1, 1)):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, digit)
        assert choice.value() == mark
        assert QApplication.focusWidget() is choice.group.button(mark)
