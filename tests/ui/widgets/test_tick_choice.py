"""Several of a few named things."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from app.domain.codes import WORK_KINDS
from app.ui.widgets.tick_choice import TickChoice


def test_what_is_ticked_is_the_value(qtbot: Any) -> None:
    choice = TickChoice(WORK_KINDS)
    qtbot.addWidget(choice)
    choice.show()
    with qtbot.waitSignal(choice.edited):
        qtbot.keyClick(choice.box("parts"), Qt.Key.Key_Space)
    choice.box("repair").click()
    assert choice.value() == ("repair", "parts"), "in the order of the list"
    choice.set_value(("training",))
    assert choice.value() == ("training",)
    choice.set_value(None)
    assert choice.value() == ()
    assert choice.focusProxy() is choice.box("repair")


def test_it_breaks_into_lines_where_the_room_ends(qtbot: Any) -> None:
    choice = TickChoice(WORK_KINDS)
    qtbot.addWidget(choice)
    choice.resize(1200, 40)
    wide = choice.sizeHint().height()
    choice.resize(330, 40)
    assert choice.sizeHint().height() > wide
