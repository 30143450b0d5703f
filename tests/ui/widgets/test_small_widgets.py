from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core.errors import UserError
from app.ui.prompts import Message
from app.ui.theme import Tone
from app.ui.widgets.date_range import DateRange, span
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.figure_tile import FigureTile
from app.ui.widgets.message_strip import MessageStrip
from app.ui.widgets.money_edit import MoneyEdit
from app.ui.widgets.search_box import SearchBox


def test_a_message_that_stays_comes_back_after_a_passing_one(qtbot: QtBot) -> None:
    strip = MessageStrip()
    qtbot.addWidget(strip)
    stays, passes = Message("Disk full.", Tone.LATE, stays=True), Message("Saved.", Tone.DONE)
    strip.show_message(stays)
    strip.show_message(passes)
    assert strip.message == passes
    strip._timer.timeout.emit()
    assert strip.message == stays
    strip.dismiss()
    assert strip.message is None
    assert strip.isHidden()


def test_the_button_of_a_message_acts_once(qtbot: QtBot) -> None:
    done: list[int] = []
    strip = MessageStrip()
    qtbot.addWidget(strip)
    strip.show_message(Message("Saved.", verb="Undo", action=lambda: done.append(1)))
    qtbot.mouseClick(strip._verb, Qt.MouseButton.LeftButton)
    assert done == [1]
    assert strip.message is None


def test_search_waits_for_a_rest_and_says_it_once(qtbot: QtBot) -> None:
    box = SearchBox("Search")
    qtbot.addWidget(box)
    said: list[str] = []
    box.searched.connect(said.append)
    qtbot.keyClicks(box, "zhang")
    assert not said
    qtbot.waitUntil(lambda: said == ["zhang"])
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert said == ["zhang"]
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: said == ["zhang", ""])


def test_enter_searches_at_once_and_goes_to_the_rows(qtbot: QtBot) -> None:
    box = SearchBox()
    qtbot.addWidget(box)
    with qtbot.waitSignals([box.searched, box.left_downwards]):
        qtbot.keyClicks(box, "x")
        qtbot.keyClick(box, Qt.Key.Key_Return)


def test_money_is_fen_inside_and_yuan_outside(qtbot: QtBot) -> None:
    edit = MoneyEdit()
    qtbot.addWidget(edit)
    assert edit.value() is None
    qtbot.keyClicks(edit, "1234.5")
    edit.editingFinished.emit()
    assert edit.text() == "1,234.50"
    assert edit.value() == 123450
    edit.setText("a lot")
    with pytest.raises(UserError):
        edit.value()


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("today", date(2026, 3, 31), date(2026, 3, 31)), ("week", date(2026, 3, 30), date(2026, 4, 5)),
        ("month", date(2026, 3, 1), date(2026, 3, 31)), ("last_month", date(2026, 2, 1), date(2026, 2, 28)),
        ("year", date(2026, 1, 1), date(2026, 12, 31)), ("all", None, None),
    ],
)  # fmt: skip
def test_named_spans(name: str, first: date | None, last: date | None) -> None:
    assert span(name, date(2026, 3, 31)) == (first, last)


def test_a_span_typed_by_hand_is_recognised(qtbot: QtBot, frozen_clock: Callable[[timedelta], None]) -> None:
    dates = DateRange()
    qtbot.addWidget(dates)
    dates.set_value((date(2026, 11, 1), date(2026, 11, 30)))
    assert dates.named.currentData() == "month"
    dates.set_value((date(2026, 11, 2), None))
    assert dates.named.currentData() == ""
    dates.set_value((date(2026, 11, 2), date(2026, 11, 1)))
    with pytest.raises(UserError, match="after the last"):
        dates.value()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_figure_opens_by_key_and_click(qtbot: QtBot, key: Qt.Key) -> None:
    tile = FigureTile("Late", "clock")
    qtbot.addWidget(tile)
    tile.set_figure(1234, Tone.LATE, "oldest 3 h")
    assert tile.figure() == "1,234"
    with qtbot.waitSignal(tile.clicked):
        qtbot.keyClick(tile, key)
    with qtbot.waitSignal(tile.clicked):
        qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)


def test_what_a_long_number_counts_stands_below_it(qtbot: QtBot) -> None:
    tile = FigureTile("Late")
    qtbot.addWidget(tile)
    tile.show()
    places = []
    for number in (7, 1234, 999):
        tile.set_figure(number)
        tile.layout().activate()
        places.append(tile._title.y() >= tile._number.geometry().bottom())
    assert places == [False, True, False]


def test_a_zero_is_quiet(qtbot: QtBot) -> None:
    tile = FigureTile("Late")
    qtbot.addWidget(tile)
    tile.set_figure(0, Tone.LATE)
    assert tile.property("tone") == "normal"


def test_an_empty_state_offers_what_to_do(qtbot: QtBot) -> None:
    state = EmptyState("No calls yet", "They appear here.", verb="Register a call")
    qtbot.addWidget(state)
    with qtbot.waitSignal(state.acted):
        state._verb.click()
    state.explain("Nothing found")
    assert state._verb.isHidden()
