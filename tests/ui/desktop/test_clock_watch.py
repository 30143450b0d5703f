"""Sleep, a clock that is set, a new day, another zone: each is noticed once, and nothing is where nothing happened."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from app.core import clock
from app.ui.desktop.clock_watch import ClockWatch, Noticed


class World:
    """What goes by, and what the clock and the zone of the computer say."""

    def __init__(self, advance: Callable[[timedelta], None]) -> None:
        self._advance = advance
        self.gone_by, self.zone = 5_000.0, 28_800

    def pass_by(self, seconds: float, *, clock_moves: float | None = None) -> None:
        self.gone_by += seconds
        self._advance(timedelta(seconds=seconds if clock_moves is None else clock_moves))

    def watch(self) -> tuple[ClockWatch, list[Noticed]]:
        told = list[Noticed]()
        made = ClockWatch(gone_by=lambda: self.gone_by, zone=lambda: self.zone)
        made.noticed.connect(told.append)
        return made, told


@pytest.fixture
def world(qtbot: QtBot) -> object:
    with clock.set_to(datetime(2026, 11, 20, 15, 58, tzinfo=UTC)) as advance:  # two minutes to midnight at the branch
        yield World(advance)


def test_an_ordinary_day_is_no_news(world: World) -> None:
    watch, told = world.watch()
    for drift in (0, 1, -1, 3, -4):  # a time server corrects
        world.pass_by(15, clock_moves=15 + drift)
        watch.look()
    assert told == []


def test_a_night_asleep(world: World) -> None:
    watch, told = world.watch()
    world.pass_by(8 * 3600)
    watch.look()
    assert told == [Noticed(slept=8 * 3600, day=True)]
    world.pass_by(15)
    assert not watch.look()


@pytest.mark.parametrize("moved", [-3600, 1500, 86_400 * 400])
def test_a_clock_that_was_set(world: World, moved: int) -> None:
    watch, told = world.watch()
    world.pass_by(15, clock_moves=15 + moved)
    watch.look()
    assert [(one.slept, one.moved) for one in told] == [(0, moved)]


def test_a_clock_set_while_asleep(world: World) -> None:
    watch, _told = world.watch()
    world.pass_by(600, clock_moves=600 - 3600)
    found = watch.look()
    assert (found.slept, found.moved) == (600, -3600)


def test_midnight(world: World) -> None:
    watch, told = world.watch()
    for _ in range(9):
        world.pass_by(15)
        watch.look()
    assert told == [Noticed(day=True)]


def test_another_zone(world: World) -> None:
    watch, told = world.watch()
    world.zone = 32_400
    watch.look()
    watch.look()
    assert told == [Noticed(zone=True)]


def test_what_goes_by_cannot_be_set() -> None:
    before = clock.gone_by()
    with clock.set_to(datetime(2000, 1, 1, tzinfo=UTC)):
        assert 0 <= clock.gone_by() - before < 60
