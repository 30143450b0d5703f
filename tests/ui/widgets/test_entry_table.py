"""A column of choices in a table to type into: shown by name, kept by value, chosen with the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from app.ui.widgets.entry_table import EntryColumn, EntryTable

CHOICES = (("", ""), ("town", "Town"), ("suburb", "Suburb"))


@pytest.fixture
def table(qtbot: QtBot) -> EntryTable:
    made = EntryTable([EntryColumn("address", "Address", 200), EntryColumn("area", "Area", 90, choices=CHOICES)], 2)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_choice_is_shown_by_name_and_kept_by_value(table: EntryTable) -> None:
    table.set_rows([{"id": 3, "address": "A", "area": "suburb"}, {"address": "B", "area": ""}])
    assert table.cell(0, "area") == "Suburb"
    assert [row["area"] for row in table.rows()] == ["suburb", ""]


def test_it_is_chosen_from_a_box(table: EntryTable, qtbot: QtBot) -> None:
    table.set_rows([{"address": "A", "area": ""}])
    table.setCurrentCell(0, 1)
    table.edit(table.currentIndex())
    box = table.findChild(QComboBox)
    assert box is not None
    assert [box.itemText(place) for place in range(box.count())] == ["", "Town", "Suburb"]
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert table.rows()[0]["area"] == "town"
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert table.rows()[0]["area"] == "suburb", "the arrow keys go on"


def test_a_choice_alone_makes_no_row(table: EntryTable) -> None:
    table.set_rows([{"area": "town"}])
    assert table.rows() == []
