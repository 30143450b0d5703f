"""Facts of a record and its small tables: as much as fits beside one another, nothing beyond the edge."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.ui.widgets._table_rows import share_widths
from app.ui.widgets.section import Facts, Row, SmallTable

FACTS = (("Issued", "2026-11-20 09:30"), ("Nobody", ""), ("Handed out", "2026-11-20 10:30"), ("Paper", "A4"))


def _rows(facts: Facts) -> dict[str, int]:
    facts.show()
    QApplication.processEvents()
    return {label.text(): label.y() for label in facts.findChildren(QLabel) if label.isVisible()}


def test_facts_stand_beside_one_another_and_empty_ones_nowhere(qtbot: QtBot) -> None:
    facts = Facts(2)
    qtbot.addWidget(facts)
    facts.resize(700, 100)
    facts.set_facts(FACTS)
    rows = _rows(facts)
    assert rows["Issued"] == rows["Handed out"] < rows["Paper"]
    assert "Nobody" not in rows


def test_facts_stand_under_one_another_where_a_moment_would_break(qtbot: QtBot) -> None:
    facts = Facts(2)
    qtbot.addWidget(facts)
    facts.set_facts(FACTS)
    facts.resize(240, 200)
    rows = _rows(facts)
    assert rows["Issued"] < rows["Handed out"] < rows["Paper"]


def test_a_long_value_takes_the_whole_row(qtbot: QtBot) -> None:
    facts = Facts(2)
    qtbot.addWidget(facts)
    facts.resize(700, 100)
    facts.set_facts((("Place", "广州市天河区中山路1621号聚贤科技园17栋2405"), ("Paper", "A4")))
    rows = _rows(facts)
    assert rows["Place"] < rows["Paper"]


@pytest.mark.parametrize(
    ("wanted", "room", "widths"),
    [
        ([100, 40, 60], 300, [100, 40, 60]),
        ([150, 80, 60], 240, [100, 80, 60]),
        ([150, 20, 150], 120, [50, 20, 50]),
        ([50, 50], -10, [0, 0]),
    ],
)
def test_the_widest_columns_give_way_first(wanted: list[int], room: int, widths: list[int]) -> None:
    assert share_widths(wanted, room) == widths


def test_a_narrow_table_elides_its_widest_columns_and_scrolls_nowhere(qtbot: QtBot) -> None:
    table = SmallTable(("Block", "Opinion", "Day"), stretch=1)
    qtbot.addWidget(table)
    table.resize(300, 120)
    table.show()
    table.put([Row(1, ("A block with a name that is longer than the whole table", "Right", "11-20"))])
    QApplication.processEvents()
    assert table.horizontalScrollBar().maximum() == 0
    assert table.columnWidth(1) >= min(table.sizeHintForColumn(1), table.viewport().width() // 4)
    assert table.columnWidth(2) == max(table.sizeHintForColumn(2), table.horizontalHeader().sectionSizeHint(2))
    item = table.item(0, 0)
    assert item is not None
    assert item.toolTip().startswith("A block")
    table.resize(900, 120)
    QApplication.processEvents()
    assert table.columnWidth(0) >= table.sizeHintForColumn(0), "with room for all of it nothing is elided"


def test_many_rows_are_measured_once_not_with_every_cell(qtbot: QtBot) -> None:
    class Counting(SmallTable):
        measured = 0

        def sizeHintForColumn(self, column: int) -> int:
            self.measured += 1
            return super().sizeHintForColumn(column)

    table = Counting(("When", "Customer", "Number"), stretch=1, most=100)
    qtbot.addWidget(table)
    table.show()
    qtbot.waitExposed(table)
    rows = [Row(number, ("2026-11-22", "a customer", f"{number}")) for number in range(1, 101)]
    table.put(rows)
    table.measured = 0
    ticks = list[int]()
    table.ticked.connect(lambda row_id, _on: ticks.append(row_id))
    table.put([*rows, Row(101, ("2026-11-23", "x" * 60, "101"), checked=True)])
    assert table.measured <= 50
    assert table.ids() == list(range(1, 102))
    assert table.item(100, 1).text() == "x" * 60
    assert ticks == []
    table.item(100, 0).setCheckState(Qt.CheckState.Unchecked)
    assert ticks == [101], "signals are back"


def test_a_table_is_copied_with_its_headings(qtbot: QtBot) -> None:
    table = SmallTable(("Name", "Number"))
    qtbot.addWidget(table)
    table.put([Row(1, ("远方", "7")), Row(2, ("Near", "12"))], {1})
    assert table.as_text() == "Name\tNumber\n远方\t7\nNear\t12"
    sides = [table.item(0, column).textAlignment() for column in range(2)]
    assert sides[1] & int(Qt.AlignmentFlag.AlignRight)
    assert not sides[0] & int(Qt.AlignmentFlag.AlignRight)
