"""What holds a form is as high as its lines need at the width that it has, and scrolls only where it must."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.widgets.low_screen import LowScreenArea


@pytest.mark.parametrize(("width", "columns"), [(460, 1), (600, 2), (900, 2)])
def test_a_hint_of_several_lines_leaves_nothing_to_scroll(desk: Desk, qtbot: QtBot, width: int, columns: int) -> None:
    dialog = FormDialog(desk, "A form", "Save", columns=columns)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.form.add("first", "First", QLineEdit())
    dialog.form.add("edition", "Edition", QLineEdit(), hint="x y z for whoever is not to see " * 18)
    dialog.setMinimumWidth(width)
    dialog.show()
    area = dialog.findChild(LowScreenArea)
    assert area is not None
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0, timeout=1000)
    assert area.viewport().width() == area.width()
    lines = dialog.form.editor("edition").height()
    dialog.setMinimumHeight(0)
    area.setMinimumHeight(0)
    area.setMaximumHeight(lines)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0, timeout=1000)
