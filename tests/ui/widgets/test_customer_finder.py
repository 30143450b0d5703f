"""The field that finds the caller."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets.customer_finder import CustomerFinder, Hit, spans

HITS = (
    Hit(1, "远大印刷", "138-0013-8000 · 张伟", "KH1", initials="ydys"),
    Hit(2, "远大材料", "020-8000", "KH2", device_id=7),
)


@pytest.fixture
def finder(qtbot: QtBot) -> Iterator[CustomerFinder]:
    window = QWidget()
    window.resize(600, 400)
    made = CustomerFinder(lambda text: [hit for hit in HITS if text in hit.detail or text in hit.initials], window)
    made.setGeometry(10, 10, 500, 30)
    qtbot.addWidget(window)
    window.show()
    yield made
    window.close()


def test_typing_shows_hits_and_enter_takes_the_first(finder: CustomerFinder, qtbot: QtBot) -> None:
    qtbot.keyClicks(finder, "8000")
    qtbot.waitUntil(finder.is_list_open)
    assert [hit.customer_id for hit in finder.hits()] == [1, 2]
    with qtbot.waitSignal(finder.chosen) as chosen:
        qtbot.keyClick(finder, Qt.Key.Key_Return)
    assert chosen.args[0].customer_id == 1
    assert not finder.is_list_open()


def test_enter_at_once_searches_first(finder: CustomerFinder, qtbot: QtBot) -> None:
    with qtbot.waitSignal(finder.chosen) as chosen:
        qtbot.keyClicks(finder, "ydys")
        qtbot.keyClick(finder, Qt.Key.Key_Return)
    assert chosen.args[0].customer_id == 1


def test_arrows_move_and_escape_closes(finder: CustomerFinder, qtbot: QtBot) -> None:
    qtbot.keyClicks(finder, "8000")
    finder.look_up()
    with qtbot.waitSignal(finder.chosen) as chosen:
        qtbot.keyClick(finder, Qt.Key.Key_Down)
        qtbot.keyClick(finder, Qt.Key.Key_Return)
    assert (chosen.args[0].customer_id, chosen.args[0].device_id) == (2, 7)
    finder.look_up()
    qtbot.keyClick(finder, Qt.Key.Key_Escape)
    assert not finder.is_list_open()
    assert finder.text() == "8000"


def test_nobody_fits_offers_a_new_customer(finder: CustomerFinder, qtbot: QtBot) -> None:
    with qtbot.waitSignal(finder.new_wanted) as wanted:
        qtbot.keyClicks(finder, "zzz")
        qtbot.keyClick(finder, Qt.Key.Key_Return)
    assert wanted.args == ["zzz"]


@pytest.mark.parametrize(
    ("text", "typed", "initials", "expected"),
    [
        ("远大印刷", "印刷", "", [(2, 2)]),
        ("远大印刷", "ys", "ydys", [(2, 2)]),
        ("138-0013-8000", "8000", "", [(9, 4)]),
        ("138-0013-8000", "00138", "", [(4, 6)]),
        ("SN-77", "sn", "", [(0, 2)]),
        ("远大", "x", "yd", []),
        ("远大", "", "yd", []),
    ],
)
def test_what_matched_is_marked(text: str, typed: str, initials: str, expected: list[tuple[int, int]]) -> None:
    assert spans(text, typed, initials) == expected
