"""What follows when the computer wakes, its clock is set, the day or the zone changes."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.core import clock
from app.services import session, soundness
from app.ui.desk import Desk
from app.ui.desktop import at_home
from app.ui.desktop.clock_watch import ClockWatch, Noticed
from app.ui.idle_lock import IdleLock
from app.ui.pages._dispatch_page import DispatchPage
from app.ui.workplace import Workplace


class Place:
    """Keeps what was asked of the tabs."""

    def __init__(self) -> None:
        self.asked: list[object] = []

    def refresh(self) -> None:
        self.asked.append("refresh")

    def turn_day(self, before: date) -> None:
        self.asked.append(before)


class Person(QObject):
    """A shift, as far as the desktop knows it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.window, self.workplace = desk, QWidget(), Place()
        self.lock, self.locked = IdleLock(self), 0

    def lock_soon(self) -> None:
        self.locked += 1


@pytest.fixture
def person(desk: Desk, qtbot: QtBot, frozen_clock: Callable[[timedelta], None]) -> Person:
    made = Person(desk)
    qtbot.addWidget(made.window)
    at_home.settle_shift(made)  # type: ignore[arg-type]
    return made


def _notice(person: Person, found: Noticed) -> None:
    person.findChild(ClockWatch).noticed.emit(found)  # type: ignore[union-attr]


def test_after_a_long_sleep_it_is_locked_and_read_anew(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    gone_by = [1_000.0]
    monkeypatch.setattr(clock, "gone_by", lambda: gone_by[0])
    person.lock.start(10)
    gone_by[0] += 500
    _notice(person, Noticed(slept=500))
    assert (person.locked, person.workplace.asked) == (0, ["refresh"])
    gone_by[0] += 101
    _notice(person, Noticed(slept=101))
    assert person.locked == 1
    assert person.desk.prompts.messages == []


def test_a_clock_that_was_set_is_told(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    _notice(person, Noticed(moved=1_500))
    _notice(person, Noticed(moved=-3_600))
    first, second = (message.text for message in person.desk.prompts.messages)
    assert "forward by 0:25:00" in first
    assert "back by 1:00:00" in second
    monkeypatch.setattr(soundness, "clock_doubt", lambda: "It stands before the last entry.")
    _notice(person, Noticed(moved=-86_400))
    assert person.desk.prompts.messages[-1].text == "It stands before the last entry."
    assert person.workplace.asked == ["refresh"] * 3
    assert person.locked == 0


def test_nothing_is_read_for_nobody(person: Person) -> None:
    who = session.current()
    session.begin(None)
    _notice(person, Noticed(slept=600, moved=600, day=True, zone=True))
    session.begin(who)
    assert (person.workplace.asked, person.locked, person.desk.prompts.messages) == ([], 0, [])


def test_a_new_day_turns_the_day(person: Person, frozen_clock: Callable[[timedelta], None]) -> None:
    today = clock.today()
    frozen_clock(timedelta(days=1))
    _notice(person, Noticed(day=True))
    assert person.workplace.asked == [today, "refresh"]
    frozen_clock(timedelta(days=3))
    _notice(person, Noticed(day=True))
    assert person.workplace.asked[2] == today + timedelta(days=1)


def test_another_zone_is_told(person: Person) -> None:
    _notice(person, Noticed(zone=True))
    assert "UTC" in person.desk.prompts.messages[-1].text
    assert person.workplace.asked == ["refresh"]


def test_dispatch_moves_on_with_the_day(
    branch: Any, desk: Desk, qtbot: QtBot, frozen_clock: Callable[[timedelta], None]
) -> None:
    place = Workplace(desk)
    qtbot.addWidget(place)
    page = place.open("dispatch")
    assert isinstance(page, DispatchPage)
    before = clock.today()
    frozen_clock(timedelta(days=1))
    place.turn_day(before)
    assert page._day == before + timedelta(days=1)
    page.show_day(before + timedelta(days=7))
    frozen_clock(timedelta(days=1))
    place.turn_day(before + timedelta(days=1))
    assert page._day == before + timedelta(days=7), "who looks at another day goes on doing so"
