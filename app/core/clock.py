"""The only "now" and "today" of the program; replaceable in tests."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

_BRANCH_ZONE = ZoneInfo("Asia/Shanghai")


def _of_this_machine() -> datetime:
    return datetime.now(UTC)


_source: Callable[[], datetime] = _of_this_machine


def now() -> datetime:
    """The present moment, aware, in UTC, cut to whole seconds (the precision of the database)."""
    return _source().astimezone(UTC).replace(microsecond=0)


def gone_by() -> float:
    """Seconds that nobody can set, in which time spent asleep counts: what has gone by between two calls."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)  # Linux; Windows' monotonic clock goes on in sleep
    return time.monotonic() if boot is None else time.clock_gettime(boot)


def branch_zone() -> ZoneInfo:
    """The time zone in which the branch reads its clock."""
    return _BRANCH_ZONE


def today() -> date:
    """The calendar date at the branch."""
    return local(now()).date()


def local(moment: datetime) -> datetime:
    """A moment as the branch's clock shows it."""
    return moment.astimezone(_BRANCH_ZONE)


def local_midnight(day: date) -> datetime:
    """The first moment of a calendar day at the branch, in UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=_BRANCH_ZONE).astimezone(UTC)


@contextlib.contextmanager
def set_to(moment: datetime) -> Iterator[Callable[[timedelta], None]]:
    """Hold the clock at a moment (tests, demonstration data); yields a function that moves it on."""
    global _source  # noqa: PLW0603 - the one place where the clock is exchanged
    before, held = _source, [moment]

    def advance(step: timedelta) -> None:
        held[0] += step

    def held_still() -> datetime:
        return held[0]

    _source = held_still
    try:
        yield advance
    finally:
        _source = before
