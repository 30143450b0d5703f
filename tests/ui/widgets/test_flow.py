"""The row that breaks where the room ends."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets.flow import FlowLayout


def test_what_does_not_fit_goes_below(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(4, holder)
    buttons = [QPushButton(f"button number {number}") for number in range(4)]
    for button in buttons:
        flow.addWidget(button)
    holder.resize(1000, 200)
    holder.show()
    assert len({button.y() for button in buttons}) == 1
    holder.resize(buttons[0].sizeHint().width() + 10, 400)
    assert len({button.y() for button in buttons}) == 4
    assert all(button.x() + button.width() <= holder.width() for button in buttons)
    assert flow.heightForWidth(holder.width()) > flow.heightForWidth(1000)
    assert flow.minimumSize().width() <= holder.width()
    buttons[0].hide()
    assert flow.heightForWidth(holder.width()) < 4 * (buttons[1].height() + 4)
    assert flow.takeAt(9) is None
