"""A month of days: what it draws, says and lets one reach."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.theme import Tone
from app.ui.widgets.month_grid import GridDay, MonthGrid, first_shown, last_shown

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def grid(qtbot: QtBot, qapp: object) -> MonthGrid:
    made = MonthGrid()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


def days(month: date, **lines: tuple[tuple[str, Tone], ...]) -> list[GridDay]:
    first = first_shown(month)
    return [
        GridDay(day, day.weekday() < 5, "元旦" if day == date(2027, 1, 1) else "", lines.get(f"d{day:%m%d}", ()))
        for day in (first + timedelta(days=step) for step in range(42))
    ]


@pytest.mark.parametrize(
    ("month", "first", "last"),
    [
        (date(2026, 11, 20), date(2026, 10, 26), date(2026, 12, 6)),
        (date(2027, 2, 1), date(2027, 2, 1), date(2027, 3, 14)),
        (date(2026, 8, 31), date(2026, 7, 27), date(2026, 9, 6)),
    ],
)
def test_six_weeks_hold_every_month(month: date, first: date, last: date) -> None:
    assert (first_shown(month), last_shown(month)) == (first, last)
    assert last >= (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def test_what_a_day_holds_is_drawn_and_said(grid: MonthGrid) -> None:
    grid.show_month(date(2027, 1, 1), days(date(2027, 1, 1)))
    empty = grid.grab().toImage()
    assert grid.day == date(2027, 1, 1)
    assert grid.accessibleDescription() == "2027-01-01 元旦"
    many = tuple((f"第 {number} 项", Tone.DUE) for number in range(9))
    grid.show_month(date(2027, 1, 1), days(date(2027, 1, 1), d0105=many))
    assert grid.grab().toImage() != empty
    grid.choose(date(2027, 1, 5))
    assert grid.accessibleDescription().count("\n") == 9


def test_the_day_under_the_mouse(grid: MonthGrid, qtbot: QtBot) -> None:
    grid.show_month(date(2027, 1, 1), days(date(2027, 1, 1)))
    boxes = dict(grid._boxes())
    for place, box in boxes.items():
        assert grid.day_at(box.center()) == first_shown(grid.month) + timedelta(days=place)
    assert grid.day_at(boxes[0].topLeft().__class__(5, 2)) is None
    with qtbot.waitSignal(grid.opened) as opened:
        qtbot.mouseDClick(grid, Qt.MouseButton.LeftButton, pos=boxes[10].center().toPoint())
    assert opened.args == [first_shown(grid.month) + timedelta(days=10)]


def test_a_day_outside_the_month_asks_for_its_month(grid: MonthGrid, qtbot: QtBot) -> None:
    grid.show_month(date(2027, 1, 1), days(date(2027, 1, 1)))
    with qtbot.waitSignal(grid.left) as left:
        grid.choose(date(2026, 12, 30))
    assert left.args == [-1]
    with qtbot.waitSignal(grid.left) as left:
        qtbot.keyClick(grid, Qt.Key.Key_PageDown)
    assert left.args == [1]


def test_other_keys_go_on_and_the_tooltip_is_asked(grid: MonthGrid, qtbot: QtBot) -> None:
    grid.show_month(date(2027, 1, 1), days(date(2027, 1, 1)))
    qtbot.keyClick(grid, Qt.Key.Key_F7)
    place = dict(grid._boxes())[4].center().toPoint()
    asked = QHelpEvent(QEvent.Type.ToolTip, place, grid.mapToGlobal(QPoint(place)))
    assert QApplication.sendEvent(grid, asked)
