"""The setting `work_hours`: `08:30-12:00,13:00-17:30 Mon-Fri; 09:00-12:00 Sat`, read and written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import time

from app.core.errors import UserError
from app.core.i18n import translate

WorkRange = tuple[time, time]
"""Start and end in local time; an end of 00:00 is midnight at the end of the day."""

WorkHours = Mapping[int, tuple[WorkRange, ...]]
"""The working ranges of each weekday, 0 is Monday; a weekday that is missing is a day off."""

DEFAULT_WORK_HOURS = "08:30-17:30 Mon-Fri"

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_CHINESE_DAYS = "一二三四五六日"
_CLOCK_TIME = re.compile(r"(\d{1,2}):(\d{2})")
_PART = re.compile(r"\s*([\d:,\s-]*\d)\s*(\D+)")


def parse_work_hours(text: str) -> dict[int, tuple[WorkRange, ...]]:
    """Read working hours: ranges, then days; several groups are separated by `;`.

    Days are English or Chinese (`Mon-Fri`, `周一至周五`), ranges may end at 24:00 and may not cross midnight.

    Raises UserError (field `work_hours`) that names the part which cannot be read.
    """
    plain = unicodedata.normalize("NFKC", text).translate(str.maketrans("–—~至到、", "-----,"))
    hours: dict[int, tuple[WorkRange, ...]] = {}
    for part in filter(None, (piece.strip() for piece in re.split(r"[;\n]", plain))):
        found = _PART.fullmatch(part)
        if not found:
            raise _refusal(
                translate("work_hours", "“{part}” is not working hours. Write them like 08:30-17:30 Mon-Fri."), part
            )
        ranges = _parse_ranges(found[1])
        for day in _parse_days(found[2]):
            if day in hours:
                raise _refusal(translate("work_hours", "{part} stands twice in the working hours."), _DAYS[day])
            hours[day] = ranges
    if not hours:
        raise _refusal(translate("work_hours", "The working hours leave no working time."), "")
    return dict(sorted(hours.items()))


def format_work_hours(hours: WorkHours) -> str:
    """Write working hours so that `parse_work_hours` reads the same; days with equal ranges stand together."""
    groups: dict[tuple[WorkRange, ...], list[int]] = {}
    for day, ranges in sorted(hours.items()):
        if ranges:
            groups.setdefault(ranges, []).append(day)
    return "; ".join(f"{_format_ranges(ranges)} {_format_days(days)}" for ranges, days in groups.items())


def _parse_ranges(text: str) -> tuple[WorkRange, ...]:
    ranges: list[WorkRange] = []
    reached = 0
    for piece in text.split(","):
        ends = [_CLOCK_TIME.fullmatch(end.strip()) for end in piece.split("-")]
        minutes = [int(end[1]) * 60 + int(end[2]) for end in ends if end and int(end[2]) < 60]
        if len(ends) != 2 or len(minutes) != 2 or max(minutes) > 24 * 60:
            raise _refusal(
                translate("work_hours", "“{part}” is not a range of times. Write it like 08:30-12:00."), piece.strip()
            )
        start, end = minutes
        if end <= start:
            raise _refusal(
                translate("work_hours", "“{part}” ends before it begins. Divide it at midnight."), piece.strip()
            )
        if start < reached:
            raise _refusal(translate("work_hours", "“{part}” overlaps the range before it."), piece.strip())
        reached = end
        ranges.append((_clock_time(start), _clock_time(end)))
    return tuple(ranges)


def _parse_days(text: str) -> list[int]:
    days: list[int] = []
    for piece in text.split(","):
        ends = [_weekday(end.strip()) for end in piece.split("-")]
        if len(ends) > 2 or None in ends:
            raise _refusal(translate("work_hours", "“{part}” is not a day of the week."), piece.strip())
        first, last = ends[0] or 0, ends[-1] or 0
        days += [(first + step) % 7 for step in range((last - first) % 7 + 1)]
    return days


def _weekday(text: str) -> int | None:
    for number, name in enumerate(_DAYS):
        if len(text) >= 3 and text.lower().startswith(name.lower()):
            return number
    day = re.sub(r"^(周|星期|礼拜)", "", text).replace("天", "日")
    return _CHINESE_DAYS.index(day) if len(day) == 1 and day in _CHINESE_DAYS else None


def _clock_time(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)


def _format_ranges(ranges: tuple[WorkRange, ...]) -> str:
    return ",".join(f"{start:%H:%M}-{'24:00' if end == time.min else f'{end:%H:%M}'}" for start, end in ranges)


def _format_days(days: list[int]) -> str:
    runs: list[list[int]] = []
    for day in days:
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ",".join(_DAYS[run[0]] + (f"-{_DAYS[run[-1]]}" if len(run) > 1 else "") for run in runs)


def _refusal(text: str, part: str) -> UserError:
    return UserError(text.format(part=part), "work_hours")
