"""The form that most dialogs are: what is typed into a table counts, however it is saved."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.widgets.entry_table import EntryColumn, EntryTable


class Things(FormDialog):
    """A table in a form."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Things", "Save")
        self.table = EntryTable([EntryColumn("item", "Item"), EntryColumn("serial", "Serial")])
        self.body.addWidget(self.table)
        self.saved: list[object] = []

    def save(self, values: dict[str, Any]) -> None:
        """Keep the rows; stay open."""
        self.saved = [row["item"] for row in self.table.rows()]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_enter_takes_the_cell_that_is_typed_into(desk: Desk, qtbot: QtBot, key: Qt.Key) -> None:
    dialog = Things(desk)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    dialog.table.setFocus()
    dialog.table.edit(dialog.table.model().index(0, 0))
    line = QApplication.focusWidget()
    assert line is not None
    assert line is not dialog.table
    QTest.keyClicks(line, "Drum")
    QTest.keyClick(line, key, Qt.KeyboardModifier.ControlModifier)
    assert dialog.saved == ["Drum"]
