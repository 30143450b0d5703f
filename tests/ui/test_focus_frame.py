from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.focus_frame import FocusFrame


def test_what_is_painted_by_hand_gets_a_frame_while_it_has_the_focus(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    chart, line = QWidget(), QLineEdit()
    chart.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    column = QVBoxLayout(window)
    column.addWidget(chart, 1)
    column.addWidget(line)
    follower = FocusFrame(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    chart.setFocus()
    (frame,) = chart.findChildren(QWidget)
    assert frame.isVisible()
    window.resize(500, 400)
    qtbot.waitUntil(lambda: frame.geometry() == chart.rect())
    line.setFocus()
    assert not frame.isVisible()
    assert line.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly) == []
    assert follower._frame is None
