"""Editors of conditions and the chooser of columns."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.ledgers._catalogue import all_ledgers
from app.ledgers._declaration import Condition, Operator
from app.ui.ledger.columns_dialog import ColumnsDialog
from app.ui.ledger.filter_editor import FilterEditor
from app.ui.ledger.page import LedgerPage

REPAIRS = all_ledgers()["repairs"]


def editor(name: str, condition: Condition | None = None) -> tuple[FilterEditor, list[Any]]:
    made = FilterEditor(REPAIRS.column(name), condition)
    given: list[Any] = []
    made.given.connect(given.append)
    return made, given


def tick(made: FilterEditor, *texts: str) -> None:
    assert made.list
    for row in range(made.list.count()):
        item = made.list.item(row)
        item.setCheckState(Qt.CheckState.Checked if item.text() in texts else Qt.CheckState.Unchecked)


def test_choices(rows: None, qapp: object) -> None:
    made, given = editor("state")
    tick(made, "Registered", "Archived")
    made.apply.click()
    tick(made, "Registered")
    made.apply.click()
    assert given == [
        Condition("state", Operator.IN, ("logged", "closed")),
        Condition("state", Operator.EQ, "logged"),
    ]
    again, _ = editor("state", given[0])
    assert again.condition() == given[0]


def test_technicians_and_flags_are_choices_too(rows: None, qapp: object) -> None:
    made, _ = editor("technician_name")
    tick(made, "张伟")
    assert made.condition() == Condition("technician_name", Operator.EQ, "张伟")
    made, _ = editor("is_paused")
    tick(made, "yes")
    assert made.condition() == Condition("is_paused", Operator.EQ, True)


def test_days(rows: None, qapp: object) -> None:
    made, _ = editor("received_at")
    assert made.condition() is None
    assert made.range
    made.range.set_value((date(2026, 11, 1), date(2026, 11, 20)))
    condition = made.condition()
    assert condition == Condition("received_at", Operator.BETWEEN, (date(2026, 11, 1), date(2026, 11, 20)))
    assert editor("received_at", condition)[0].condition() == condition
    made.range.set_value((date(2026, 11, 1), None))
    assert made.condition() == Condition("received_at", Operator.AFTER, date(2026, 11, 1))
    made.range.set_value((None, date(2026, 11, 1)))
    low_open = made.condition()
    assert low_open
    assert low_open.operator is Operator.BETWEEN


def test_amounts(rows: None, qapp: object) -> None:
    made, given = editor("charge")
    made.low.setText("100")
    made.high.setText("1,000.50")
    assert made.condition() == Condition("charge", Operator.BETWEEN, (10_000, 100_050))
    made.high.setText("a lot")
    made.apply.click()
    assert given == []
    assert not made._wrong.isHidden()
    assert editor("charge", Condition("charge", Operator.BETWEEN, (10_000, 20_000)))[0].low.text() == "100.00"


def test_texts(rows: None, qapp: object) -> None:
    made, given = editor("fault_text")
    made.apply.click()
    assert given == []
    made.low.setText(" 卡纸 ")
    made.apply.click()
    assert given == [Condition("fault_text", Operator.CONTAINS, "卡纸")]


def test_empty_and_not_empty(rows: None, qapp: object) -> None:
    made, given = editor("arrived_at")
    for text in ("Empty", "Not empty"):
        next(button for button in made.findChildren(QPushButton) if button.text() == text).click()
    assert [one.operator for one in given] == [Operator.IS_EMPTY, Operator.NOT_EMPTY]


@pytest.mark.parametrize("name", [column.name for column in REPAIRS.columns if column.offered])
def test_every_column_has_an_editor(rows: None, qapp: object, name: str) -> None:
    made, _ = editor(name)
    made.condition()


def test_the_bar_replaces_a_filter_on_the_same_column(make_page: Callable[..., LedgerPage]) -> None:
    page = make_page()
    page.show_rows("all", (("fault_level", "eq", 1), ("cover_kind", "eq", "free")))
    old = page.state.conditions[0]
    page.bar._given(old, Condition("fault_level", Operator.EQ, 2))  # pyright: ignore[reportArgumentType]
    assert {(one.column, one.value) for one in page.state.conditions} == {("fault_level", 2), ("cover_kind", "free")}  # pyright: ignore[reportAttributeAccessIssue]
    assert page.bar.period_column() is page.ledger.column("received_at")


def test_columns_are_chosen_ordered_and_reset(rows: None, qapp: object) -> None:
    default = REPAIRS.shown_columns()
    dialog = ColumnsDialog(REPAIRS, ("number", "state", "customer_name"), default)
    assert dialog.columns() == ("number", "state", "customer_name")
    dialog.list.setCurrentRow(2)
    dialog.move_current(-1)
    assert dialog.columns() == ("number", "customer_name", "state")
    dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert dialog.columns() == ("customer_name", "state")
    dialog._fill(default)
    assert dialog.columns() == default
    assert dialog.list.count() == sum(column.offered for column in REPAIRS.columns)
    for row in range(dialog.list.count()):
        dialog.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.buttons.button(dialog.buttons.StandardButton.Ok).isEnabled()


def test_dragging_a_heading_moves_the_column(make_page: Callable[..., LedgerPage], qtbot: Any) -> None:
    page = make_page()
    names = [column.name for column in page.model.columns]
    page.table.horizontalHeader().moveSection(2, 0)
    wanted = [names[2], *names[:2], *names[3:]]
    qtbot.waitUntil(lambda: [column.name for column in page.model.columns] == wanted)
    assert page.table.horizontalHeader().visualIndex(0) == 0
