"""Moments as they are stored (`YYYY-MM-DDTHH:MM:SSZ`, UTC) on the branch's clock, a table of hours at hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import product

from app.core import clock

_DAY = timedelta(days=1)
_ZERO = datetime(1899, 12, 30)
_MOST_KEPT = 200_000

LONG_AGO = "1901"
"""Before it local time was that of the sun, whose hours do not begin with ours: not by the tables."""


def are_recent(stored: Iterable[str | None]) -> bool:
    """Whether the tables of hours hold for all of these."""
    return min(filter(None, stored), default=LONG_AGO) >= LONG_AGO


def parsed(stored: str) -> datetime:
    """The aware moment."""
    return datetime.fromisoformat(stored)


def serial(moment: datetime) -> float:
    """Days since 30 December 1899 on the branch's clock: how spreadsheets count."""
    return (clock.local(moment).replace(tzinfo=None) - _ZERO) / _DAY


class _Hours(dict[str, float]):
    """The serial number of the beginning of a stored hour (`YYYY-MM-DDTHH`)."""

    def __missing__(self, hour: str) -> float:
        if len(self) >= _MOST_KEPT:
            self.clear()
        self[hour] = found = serial(datetime.fromisoformat(f"{hour}:00:00").replace(tzinfo=UTC))
        return found


class _Worded(dict[str, str]):
    """The beginning of a stored hour (`YYYY-MM-DDTHH`) as it is read on the branch's clock: `YYYY-MM-DD HH`."""

    def __missing__(self, hour: str) -> str:
        if len(self) >= _MOST_KEPT:
            self.clear()
        local = clock.local(datetime.fromisoformat(f"{hour}:00:00").replace(tzinfo=UTC))
        self[hour] = found = local.strftime("%Y-%m-%d %H")
        return found


SERIALS = _Hours()
WORDED = _Worded()
SECONDS = {
    f"{minute:02}:{second:02}": (minute * 60 + second) / 86_400 for minute, second in product(range(60), repeat=2)
}
"""The part of a day that lies between the beginning of the hour and `MM:SS`."""
