"""The shift roster (F90, R081, R124): the shifts of a day, who takes turns, where nobody is there."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from app.core.errors import UserError
from app.core.i18n import translate

DEFAULT_SHIFTS = "白班 08:00-20:00；夜班 20:00-08:00"
"""Twelve hours each, so that complaints are taken round the clock."""

MOST_SHIFTS = 8
LONGEST_NAME = 12
_PART = re.compile(r"(.*?)\s*(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})")
_A_DAY = 24 * 60


@dataclass(frozen=True)
class Shift:
    """A shift by its name; `begin` and `end` in local time, an end that is not later lies on the day after."""

    name: str
    begin: time
    end: time

    @property
    def is_overnight(self) -> bool:
        """Whether it ends on the day after (midnight counts)."""
        return self.end <= self.begin

    def span(self, day: date) -> tuple[datetime, datetime]:
        """Begin and end on a day, as naive local moments."""
        last = day + timedelta(days=1) if self.is_overnight else day
        return datetime.combine(day, self.begin), datetime.combine(last, self.end)

    def words(self) -> str:
        """Its hours: `20:00–08:00`."""
        return f"{self.begin:%H:%M}–{'24:00' if self.end == time.min else f'{self.end:%H:%M}'}"


def parse_shifts(text: str, field: str = "roster.shifts") -> tuple[Shift, ...]:
    """Read the shifts of a day: `Day 08:00-20:00; Night 20:00-08:00`.

    Raises UserError (field) that names the part which cannot be read.
    """
    plain = unicodedata.normalize("NFKC", text).translate(str.maketrans("–—~至", "----"))
    found: list[Shift] = []
    for part in filter(None, (piece.strip() for piece in re.split(r"[;\n]", plain))):
        match = _PART.fullmatch(part)
        if match is None or not match[1].strip():
            refusal = translate("roster", "“{part}” is not a shift. Write it like Night 20:00-08:00.")
            raise UserError(refusal.format(part=part), field)
        begin, end = (_minutes(match[place], match[place + 1]) for place in (2, 4))
        name = match[1].strip()
        if begin is None or end is None or begin in (end, _A_DAY) or len(name) > LONGEST_NAME:
            refusal = translate("roster", "The hours or the name of the shift “{part}” cannot be.")
            raise UserError(refusal.format(part=part), field)
        if any(one.name == name for one in found):
            raise UserError(translate("roster", "There are two shifts “{name}”.").format(name=name), field)
        found.append(Shift(name, _clock_time(begin), _clock_time(end)))
    if not found or len(found) > MOST_SHIFTS:
        refusal = translate("roster", "Write one to {most} shifts, divided by semicolons.")
        raise UserError(refusal.format(most=MOST_SHIFTS), field)
    return tuple(found)


def format_shifts(shifts: Iterable[Shift]) -> str:
    """Write shifts so that `parse_shifts` reads the same."""
    return "；".join(f"{one.name} {one.words().replace('–', '-')}" for one in shifts)


def gaps(spans: Iterable[tuple[datetime, datetime]], begin: datetime, end: datetime) -> list[tuple[datetime, datetime]]:
    """Where in [begin, end) none of the spans is: the hours that nobody takes complaints."""
    found: list[tuple[datetime, datetime]] = []
    reached = begin
    for start, stop in sorted(spans):
        if start >= end:
            break
        if start > reached:
            found.append((reached, start))
        reached = max(reached, stop)
    if reached < end:
        found.append((reached, end))
    return found


def rotation(
    first: date, last: date, shifts: Sequence[Shift], people: Sequence[str], turn_days: int = 1
) -> Iterator[tuple[date, Shift, str]]:
    """Who has which shift from `first` to `last`, in turns: each day, shift by shift, the next of `people`.

    From three people on everybody comes to every shift in time; nobody has two shifts in a row (two people at least).
    With `turn_days` 7 people keep their shift for a week; then there are at least as many people as shifts.
    """
    count, step = len(people), len(shifts)
    cycle = count // math.gcd(count, step)
    for place in range((last - first).days + 1):
        turn = place // turn_days
        begin = turn * step + (turn // cycle if count > 2 and cycle < count else 0)
        for number, shift in enumerate(shifts):
            yield first + timedelta(days=place), shift, people[(begin + number) % count]


def _minutes(hours: str, minutes: str) -> int | None:
    found = int(hours) * 60 + int(minutes)
    return found if int(minutes) < 60 and found <= _A_DAY else None


def _clock_time(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)
