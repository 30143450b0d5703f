"""Facts of a record: beside one another where they fit, under one another where not."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.ui.widgets.section import Facts

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
