from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QScrollArea, QVBoxLayout
from pytestqt.qtbot import QtBot

from app.ui.small_screen import fit

ROOM = QSize(683, 384)


@pytest.fixture
def dialog(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QDialog:
    class Screen:
        def availableGeometry(self) -> QRect:
            return QRect(0, 0, ROOM.width(), ROOM.height())

    monkeypatch.setattr(QGuiApplication, "screenAt", lambda _point: Screen())
    made = QDialog()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    for place in range(24):
        line = QLineEdit(f"line {place}")
        column.addWidget(line)
    column.addWidget(QPushButton("Save"))
    return made


def test_what_is_too_high_scrolls_and_keeps_the_focus(dialog: QDialog, qtbot: QtBot) -> None:
    last = dialog.findChildren(QLineEdit)[-1]
    last.setFocus()
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    assert fit(dialog)
    assert dialog.height() <= ROOM.height() - 48
    assert last.hasFocus()
    area = dialog.findChild(QScrollArea)
    assert area is not None
    qtbot.waitUntil(lambda: area.viewport().rect().contains(last.mapTo(area.viewport(), last.rect().center())))
    assert not fit(dialog), "once is enough"


def test_what_fits_stays_as_it_is(qtbot: QtBot, dialog: QDialog) -> None:
    for line in dialog.findChildren(QLineEdit)[2:]:
        line.hide()
    dialog.show()
    assert not fit(dialog)
    assert dialog.findChild(QScrollArea) is None


def test_a_width_that_letters_have_outgrown_grows(qtbot: QtBot, dialog: QDialog) -> None:
    for line in dialog.findChildren(QLineEdit)[1:]:
        line.hide()
    dialog.findChildren(QLineEdit)[0].setMinimumWidth(500)
    dialog.setFixedWidth(200)
    dialog.show()
    assert not fit(dialog)
    assert dialog.width() >= 500
