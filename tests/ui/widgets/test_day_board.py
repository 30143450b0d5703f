"""The drawn day: lanes, clashes, keys."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from app.core import clock
from app.ui.widgets import day_board
from app.ui.widgets.board_plan import BoardBlock, BoardRow, conflicts, lanes
from app.ui.widgets.day_board import DayBoard

DAY = date(2026, 11, 20)


def block(call_id: int, technician: int, hour: float, minutes: int = 60, *, fixed: bool = False) -> BoardBlock:
    start = clock.local_midnight(DAY) + timedelta(hours=hour)
    return BoardBlock(call_id, technician, start, minutes, f"call {call_id}", fixed=fixed)


BLOCKS = st.lists(
    st.tuples(st.integers(1, 3), st.integers(0, 40).map(lambda half: half / 2), st.integers(15, 300)), max_size=12
)


@given(BLOCKS)
def test_visits_in_one_lane_never_overlap(found: list[tuple[int, float, int]]) -> None:
    blocks = [block(number, *one) for number, one in enumerate(found, 1)]
    placed = lanes(blocks)
    for one in blocks:
        for other in blocks:
            same = one is not other and one.technician_id == other.technician_id
            if same and placed[one.call_id] == placed[other.call_id]:
                assert one.ends_at <= other.starts_at or other.ends_at <= one.starts_at


@given(BLOCKS)
def test_a_call_clashes_only_with_its_own_technicians_calls(found: list[tuple[int, float, int]]) -> None:
    blocks = [block(number, *one) for number, one in enumerate(found, 1)]
    for call_id in conflicts(blocks):
        own = blocks[call_id - 1]
        assert any(
            other.technician_id == own.technician_id and other.starts_at < own.ends_at and own.starts_at < other.ends_at
            for other in blocks
            if other is not own
        )


@pytest.fixture
def board(qtbot: QtBot) -> DayBoard:
    made = DayBoard()
    qtbot.addWidget(made)
    made.resize(1000, 300)
    rows = [BoardRow(1, "李强"), BoardRow(2, "赵磊")]
    made.set_day(DAY, rows, [block(1, 1, 9), block(2, 1, 13), block(3, 2, 9.5), block(4, 2, 16, fixed=True)], (8, 18))
    made.show()
    return made


def test_arrows_walk_over_the_visits(board: DayBoard, qtbot: QtBot) -> None:
    qtbot.keyClick(board, Qt.Key.Key_Right)
    assert board.current() == 1
    qtbot.keyClick(board, Qt.Key.Key_Right)
    assert board.current() == 2
    qtbot.keyClick(board, Qt.Key.Key_Left)
    qtbot.keyClick(board, Qt.Key.Key_Down)
    assert board.current() == 3
    qtbot.keyClick(board, Qt.Key.Key_Up)
    assert board.current() == 1


def test_a_lifted_visit_goes_to_another_technician(board: DayBoard, qtbot: QtBot) -> None:
    board.choose(1)
    with qtbot.waitSignal(board.move_wanted) as wanted:
        for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Return):
            qtbot.keyClick(board, key)
    call_id, technician, start = wanted.args
    assert (call_id, technician) == (1, 2)
    assert f"{clock.local(start):%H:%M}" == "08:45"


def test_what_is_done_cannot_be_lifted(board: DayBoard, qtbot: QtBot) -> None:
    board.choose(4)
    with qtbot.assertNotEmitted(board.move_wanted):
        for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Space):
            qtbot.keyClick(board, key)


def test_enter_and_double_click_ask_to_edit(board: DayBoard, qtbot: QtBot) -> None:
    board.choose(2)
    with qtbot.waitSignal(board.edit_wanted) as wanted:
        qtbot.keyClick(board, Qt.Key.Key_Return)
    assert wanted.args == [2]
    with qtbot.waitSignal(board.edit_wanted):
        qtbot.mouseDClick(board, Qt.MouseButton.LeftButton, pos=board.block_rect(3).center())


def test_a_day_without_technicians_is_drawn(qtbot: QtBot) -> None:
    board = DayBoard()
    qtbot.addWidget(board)
    board.set_day(DAY, [], [], (8, 18))
    board.show()
    assert not board.grab().isNull()
    qtbot.keyClick(board, Qt.Key.Key_Down)
    assert board.current() == 0


def test_a_spot_is_a_quarter_hour_of_a_row(board: DayBoard) -> None:
    technician, start = board._spot(QPoint(400, board._tops[1] + 5), 0)
    assert technician == 2
    assert clock.local(start).minute % 15 == 0


def test_of_a_full_day_only_what_is_in_sight_is_drawn(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    area = QScrollArea()
    qtbot.addWidget(area)
    area.resize(1000, 600)
    area.setWidgetResizable(True)
    board = DayBoard()
    area.setWidget(board)
    drawn: list[int] = []
    monkeypatch.setattr(day_board, "draw_block", lambda _painter, _rect, one, _font, **_look: drawn.append(one.call_id))
    rows = [BoardRow(number, f"No. {number}") for number in range(1, 29)]
    blocks = [block(number, number % 28 + 1, 8 + number // 28 % 10) for number in range(1_120)]
    board.set_day(DAY, rows, blocks, (8, 18))
    with qtbot.waitExposed(area):
        area.show()
    drawn.clear()
    area.grab()
    assert 40 <= len(set(drawn)) <= 170
    for bar in (0, area.verticalScrollBar().maximum() // 2, area.verticalScrollBar().maximum()):
        area.verticalScrollBar().setValue(bar)
        drawn.clear()
        area.grab()
        seen = board.visibleRegion().boundingRect()
        assert {one.call_id for one in blocks if board.block_rect(one.call_id).intersects(seen)} <= set(drawn)


def test_a_full_day_is_laid_out_without_comparing_all_with_all(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def counted(one: BoardBlock) -> datetime:
        asked.append(one.call_id)
        return one.starts_at + timedelta(minutes=one.minutes)

    monkeypatch.setattr(BoardBlock, "ends_at", property(counted))
    blocks = [block(number, 1 + number % 2, number // 40, 55) for number in range(600)]
    assert len(conflicts(blocks)) == 600
    assert set(lanes(blocks).values()) == set(range(20))
    assert len(asked) < 600 * 60
