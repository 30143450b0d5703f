"""What was kept is put back as far as it fits; what does not fit never keeps a dialog from opening."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QSpinBox, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.desktop.typed_fields import Fields


class Choice(QWidget):
    """Knows itself what is kept of it; the record that was chosen is gone."""

    def typed(self) -> list[int]:
        return []

    def put_typed(self, kept: list[int]) -> None:
        raise LookupError(kept)


@pytest.mark.parametrize(("name", "value"), [("count", "of another version"), ("choice", [[17]]), ("gone", "x")])
def test_what_does_not_fit_costs_nothing_else(qtbot: QtBot, name: str, value: object) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for called, editor in (("count", QSpinBox()), ("choice", Choice()), ("words", QLineEdit())):
        editor.setObjectName(called)
        column.addWidget(editor)
    left = Fields(window).write({name: value, "words": "in the cellar"})
    assert left == {name: value}
    assert window.findChild(QLineEdit, "words").text() == "in the cellar"  # pyright: ignore[reportOptionalMemberAccess]


def test_a_table_is_read_in_one_go(qtbot: QtBot) -> None:
    """A count of a thousand lines is read every few seconds, while somebody types in it."""
    asked: list[str] = []

    class Item(QTableWidgetItem):
        def flags(self) -> Qt.ItemFlag:
            asked.append(self.text())
            return super().flags()

    window, table = QWidget(), QTableWidget(2, 3)
    qtbot.addWidget(window)
    table.setObjectName("count")
    QVBoxLayout(window).addWidget(table)
    items = [[Item(text) for text in row] for row in (("toner", "3", ""), ("cable", "5", ""))]
    for row, (name, count, found) in enumerate(items):
        name.setFlags(Qt.ItemFlag.ItemIsEnabled)
        found.setCheckState(Qt.CheckState.Checked)
        for column, item in enumerate((name, count, found)):
            table.setItem(row, column, item)
    fields = Fields(window)
    asked.clear()
    assert fields.read() == {
        "count": {"toner#1|1": "3", "toner#1|2": True, "cable#1|1": "5", "cable#1|2": True},
    }
    assert sorted(asked) == sorted(item.text() for row in items for item in row)
