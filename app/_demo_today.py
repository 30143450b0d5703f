"""How the demonstration branch stands this minute: a lively day with a few things late and more in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import chain, cycle, islice
from random import Random
from typing import NamedTuple

from app._demo_story import office
from app.core import clock

_ON_THE_WAY = 0.5
"""Hours from one customer to the next."""
_A_DAY, _DAYS_TRIED = 24, 12


class Scene(NamedTuple):
    """A call of these days: its way, hours since it came, level, the step at which it stands still.

    `slot` is the hour by the clock of the visit: of today, from 24 of tomorrow, below zero of yesterday. `mine` are the
    jobs of the technician who signs in; nobody is at two places at once.
    """

    way: str
    hours: float
    level: int
    cut: str = ""
    slot: float | None = None
    mine: bool = False


_LATE = (
    Scene("visit", 4.0, 2, "appoint"),
    Scene("visit", 1.3, 1, "appoint"),
    Scene("promise", 32.0, 2, "solve_by_phone"),
    Scene("promise", 56.0, 3, "solve_by_phone"),
    Scene("visit", 60.0, 2, "arrive", -8.0),
    Scene("visit", 76.0, 3, "dispatch", -9.0),
    Scene("visit", 250.0, 3, "_hand_in", None, True),
    Scene("visit", 230.0, 4, "_hand_in"),
    Scene("visit", 170.0, 2, "_visit", -110.0),
    Scene("phone", 120.0, 3, "_visit"),
)
_IN_TIME = (
    Scene("visit", 0.1, 3, "appoint"),
    Scene("visit", 0.3, 2, "appoint"),
    Scene("visit", 0.6, 4, "appoint"),
    Scene("visit", 1.0, 3, "appoint"),
    Scene("promise", 1.5, 4, "solve_by_phone"),
    Scene("promise", 0.9, 3, "solve_by_phone"),
    Scene("promise", 1.8, 3, "solve_by_phone"),
    Scene("visit", 20.0, 3, "", 10.0, True),
    Scene("visit", 28.0, 3, "", 10.5),
    Scene("visit", 16.0, 2, "complete", 8.0, True),
    Scene("visit", 22.0, 2, "", 13.5, True),
    Scene("visit", 30.0, 4, "dispatch", 15.0),
    Scene("visit", 27.0, 3, "dispatch", 16.0, True),
    Scene("visit", 26.0, 4, "dispatch", 16.5),
    Scene("visit", 18.0, 3, "dispatch", 34.0, True),
    Scene("visit", 25.0, 4, "dispatch", 38.0),
    Scene("visit", 3.0, 3, "dispatch", 33.5),
    Scene("held", 40.0, 3, "resume", 33.0),
    Scene("held", 44.0, 4, "resume", 38.0, True),
    Scene("visit", 50.0, 2, "_hand_in", -10.0, True),
    Scene("visit", 46.0, 3, "_hand_in", -14.0),
    Scene("visit", 80.0, 3, "strike_off", -34.0),
    Scene("visit", 90.0, 4, "_file", -38.0),
    Scene("visit", 70.0, 3, "_file", -15.0),
    Scene("visit", 100.0, 3, "_visit", -62.0),
    Scene("visit", 104.0, 2, "_visit", -59.0),
    Scene("phone", 5.0, 4, "strike_off"),
    Scene("phone", 28.0, 3, "_visit"),
    Scene("visit", 200.0, 3, "close", -150.0),
    Scene("cancel", 60.0, 4),
    Scene("reopen", 700.0, 3),
)


class Present(NamedTuple):
    """A scene by the clock: when the call came, when somebody goes (None: as the story has it), for how many minutes.

    `who` is the technician's place in the list; the first is the one who signs in.
    """

    came: datetime
    scene: Scene
    visit_at: datetime | None
    minutes: int
    who: int


def usual_count(size: int) -> int:
    """How many of so many calls belong to these days."""
    return min(size, max(len(_LATE) + len(_IN_TIME), min(400, size // 100)))


def scenes(dice: Random, now: datetime, count: int, technicians: int) -> list[Present]:
    """The calls of these days, the earliest first, spread over so many technicians."""
    return sorted(_placed(dice, now, count, technicians), key=lambda present: present.came)


def _placed(dice: Random, now: datetime, count: int, technicians: int) -> Iterator[Present]:
    taken: dict[int, list[tuple[float, float]]] = {}
    midnight = clock.local_midnight(clock.local(now).date())
    others = (scene._replace(mine=False) for scene in cycle(_IN_TIME))
    for scene in islice(chain(_LATE, _IN_TIME, others), count):
        came = now - timedelta(minutes=int(scene.hours * 60 * dice.uniform(0.92, 1.08)) + 1)
        if scene.hours >= 8:
            came = min(office(came), now - timedelta(hours=2))
        minutes = dice.choice((60, 60, 90, 90, 120))
        slot, who = _room(dice, scene, minutes, taken, technicians)
        visit_at = None if slot is None else midnight + timedelta(hours=slot)
        if visit_at is not None:
            came = min(came, visit_at - timedelta(hours=3, minutes=dice.randint(0, 59)))
        yield Present(came, scene, visit_at, minutes, who)


def _room(
    dice: Random, scene: Scene, minutes: int, taken: dict[int, list[tuple[float, float]]], technicians: int
) -> tuple[float | None, int]:
    """When, and a technician who is free then; another day where nobody is: a later one, for the past an earlier."""
    others = list(range(1, technicians)) or [0]
    dice.shuffle(others)
    wanted = [0] if scene.mine else others
    if scene.slot is None:
        return None, wanted[0]
    begins, step = scene.slot, _A_DAY if scene.slot >= 0 else -_A_DAY
    for _ in range(_DAYS_TRIED):
        ends = begins + minutes / 60 + _ON_THE_WAY
        for who in wanted:
            if all(ends <= first or last <= begins for first, last in taken.get(who, ())):
                taken.setdefault(who, []).append((begins, ends))
                return begins, who
        begins += step
    return scene.slot, wanted[0]
