from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core import clock
from app.core.errors import UserError
from app.ui.widgets.moment_edit import DateEdit, MomentEdit, next_quarter, parse_day, parse_moment

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-20", TODAY),
        ("2026/1/5", date(2026, 1, 5)),
        ("2026.01.05", date(2026, 1, 5)),
        ("20260105", date(2026, 1, 5)),
        ("2026年1月5日", date(2026, 1, 5)),
        ("11-20", TODAY),
        ("1-5", date(2027, 1, 5)),
        ("10-1", date(2026, 10, 1)),
        ("２０２６－１－５", date(2026, 1, 5)),
        ("  2026-01-05\t", date(2026, 1, 5)),
        ("", None),
    ],
)
def test_days_as_people_type_them(text: str, day: date | None) -> None:
    assert parse_day(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("14:30", "2026-11-20 14:30"),
        ("9：05", "2026-11-20 09:05"),
        ("0905", "2026-11-20 09:05"),
        ("11-21 8:00", "2026-11-21 08:00"),
        ("20261121 0800", "2026-11-21 08:00"),
        ("2026-11-21T08:00", "2026-11-21 08:00"),
        ("11月21日8点", "2026-11-21 08:00"),
    ],
)
def test_moments_as_people_type_them(text: str, shown: str) -> None:
    moment = parse_moment(text, NOW)
    assert moment is not None
    assert f"{clock.local(moment):%Y-%m-%d %H:%M}" == shown


@pytest.mark.parametrize(
    "text", ["soon", "2026-13-01", "2026-02-30", "25:00", "12:99", "2026-11-20", "1-2-3-4", "99999999 0800"]
)
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(UserError):
        parse_moment(text, NOW)


@given(st.text(max_size=30))
def test_anything_typed_is_understood_or_refused(text: str) -> None:
    for parse, at in ((parse_day, TODAY), (parse_moment, NOW)):
        try:
            parse(text, at)  # pyright: ignore[reportArgumentType]
        except UserError:
            continue


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2036, 1, 1)))
def test_what_is_shown_is_understood_again(moment: datetime) -> None:
    given_moment = moment.replace(second=0, microsecond=0, tzinfo=clock.branch_zone())
    assert parse_moment(f"{given_moment:%Y-%m-%d %H:%M}", NOW) == given_moment


@pytest.mark.parametrize("text", ["1066-10-14", "2999-01-01", "0001-01-01"])
def test_absurd_dates_are_refused(qtbot: QtBot, frozen_clock: Callable[[timedelta], None], text: str) -> None:
    edit = DateEdit()
    qtbot.addWidget(edit)
    edit.setText(text)
    with pytest.raises(UserError, match="cannot be right"):
        edit.value()


def test_limits_of_a_moment_are_named(qtbot: QtBot, frozen_clock: Callable[[timedelta], None]) -> None:
    edit = MomentEdit(earliest=NOW, latest=NOW + timedelta(hours=2))
    qtbot.addWidget(edit)
    edit.setText("8:59")
    with pytest.raises(UserError, match="before 2026-11-20 09:00"):
        edit.value()
    edit.setText("11:01")
    with pytest.raises(UserError, match="after 2026-11-20 11:00"):
        edit.value()
    edit.setText("9:00")
    assert edit.value() == NOW


def test_leaving_the_line_shows_it_whole(qtbot: QtBot, frozen_clock: Callable[[timedelta], None]) -> None:
    edit = MomentEdit()
    qtbot.addWidget(edit)
    qtbot.keyClicks(edit, "9:30")
    edit.editingFinished.emit()
    assert edit.text() == "2026-11-20 09:30"
    edit.setText("rubbish")
    edit.editingFinished.emit()
    assert edit.text() == "rubbish"


def test_arrows_move_by_a_day(qtbot: QtBot, frozen_clock: Callable[[timedelta], None]) -> None:
    edit = DateEdit()
    qtbot.addWidget(edit)
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    assert edit.value() == TODAY
    qtbot.keyClick(edit, Qt.Key.Key_Up)
    assert edit.value() == TODAY + timedelta(days=1)


def test_a_day_picked_in_the_calendar_keeps_the_time(qtbot: QtBot, frozen_clock: Callable[[timedelta], None]) -> None:
    edit = MomentEdit()
    qtbot.addWidget(edit)
    edit.setText("2026-11-20 14:30")
    edit._put_day(date(2026, 12, 1))
    assert edit.text() == "2026-12-01 14:30"


@pytest.mark.parametrize(
    ("now", "offered"), [("09:00", "09:15"), ("09:01", "09:30"), ("09:14", "09:30"), ("23:50", "00:15")]
)
def test_the_next_quarter_leaves_time_to_get_ready(now: str, offered: str) -> None:
    moment = datetime.fromisoformat(f"2026-11-20T{now}+08:00")
    assert f"{next_quarter(moment):%H:%M}" == offered


def test_what_is_to_come_is_offered_ahead(qtbot: QtBot, frozen_clock: Callable[[timedelta], None]) -> None:
    past, ahead = MomentEdit(), MomentEdit(ahead=True)
    qtbot.addWidget(past)
    qtbot.addWidget(ahead)
    assert past.placeholderText() == "2026-11-20 09:00"
    assert ahead.placeholderText() == "2026-11-20 09:15"
