"""Messages go to the strip that is there, never to one whose dialog is gone."""

from __future__ import annotations

import shiboken6
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.ui.prompts import Prompts
from app.ui.widgets.message_strip import MessageStrip


def test_a_strip_whose_dialog_is_gone_is_passed_over(qtbot: QtBot) -> None:
    prompts = Prompts()
    lasting, closing = QDialog(), QDialog()
    qtbot.addWidget(lasting)
    first, second = MessageStrip(lasting), MessageStrip(closing)
    for strip in (first, second):
        prompts.attach(strip)
    lasting.show()
    closing.show()
    shiboken6.delete(closing)
    prompts.say("Saved.")
    assert first.isVisible()
    assert not shiboken6.isValid(second)
