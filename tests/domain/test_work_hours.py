"""The setting `work_hours`."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.domain.work_hours import DEFAULT_WORK_HOURS, WorkRange, format_work_hours, parse_work_hours

NINE_TO_FIVE = ((time(9), time(17)),)
LUNCH = ((time(8, 30), time(12)), (time(13), time(17, 30)))


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        (DEFAULT_WORK_HOURS, dict.fromkeys(range(5), ((time(8, 30), time(17, 30)),))),
        ("08:30-12:00,13:00-17:30 Mon-Fri", dict.fromkeys(range(5), LUNCH)),
        ("8:30-12:00, 13:00-17:30 mon - fri ; 9:00-17:00 Sat", {**dict.fromkeys(range(5), LUNCH), 5: NINE_TO_FIVE}),
        ("09:00-17:00 Mon,Wed,Fri", {0: NINE_TO_FIVE, 2: NINE_TO_FIVE, 4: NINE_TO_FIVE}),
        ("09:00-17:00 Sat-Mon", {5: NINE_TO_FIVE, 6: NINE_TO_FIVE, 0: NINE_TO_FIVE}),
        ("０９：００－１７：００ 周一至周五", dict.fromkeys(range(5), NINE_TO_FIVE)),
        ("09:00-17:00 星期六、星期天", {5: NINE_TO_FIVE, 6: NINE_TO_FIVE}),
        ("09:00–17:00 Monday", {0: NINE_TO_FIVE}),
        ("09:00-17:00周一", {0: NINE_TO_FIVE}),
        ("00:00-24:00 Mon-Sun", dict.fromkeys(range(7), ((time(0), time(0)),))),
    ],
)
def test_reads(text: str, hours: dict[int, tuple[WorkRange, ...]]) -> None:
    assert parse_work_hours(text) == hours


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", ""),
        ("  ;", ""),
        ("Mon-Fri", "Mon-Fri"),
        ("08:30-17:30", "08:30-17:30"),
        ("08:30 Mon", "08:30"),
        ("08:30-25:00 Mon", "08:30-25:00"),
        ("08:70-09:00 Mon", "08:70-09:00"),
        ("22:00-06:00 Mon", "22:00-06:00"),
        ("09:00-09:00 Mon", "09:00-09:00"),
        ("08:00-12:00,11:00-15:00 Mon", "11:00-15:00"),
        ("08:00-12:00 Mon-Fri; 13:00-15:00 Fri", "Fri"),
        ("08:00-12:00 Someday", "Someday"),
        ("08:00-12:00 Mon-Tue-Wed", "Mon-Tue-Wed"),
    ],
)
def test_refuses_and_names_the_part(text: str, named: str) -> None:
    with pytest.raises(UserError) as refusal:
        parse_work_hours(text)
    assert refusal.value.field == "work_hours"
    assert named in refusal.value.text


@pytest.mark.parametrize(
    "text",
    [
        DEFAULT_WORK_HOURS,
        "08:30-12:00,13:00-17:30 Mon-Fri; 09:00-12:00 Sat",
        "00:00-24:00 Mon-Sun",
        "09:00-17:00 Mon,Wed,Fri-Sun",
    ],
)
def test_writes_the_usual_form(text: str) -> None:
    assert format_work_hours(parse_work_hours(text)) == text


def _ranges(minutes: list[int]) -> tuple[WorkRange, ...]:
    times = [time(minute // 60 % 24, minute % 60) for minute in sorted(minutes)]
    return tuple(zip(times[::2], times[1::2], strict=True))


RANGES = (
    st.integers(1, 3)
    .flatmap(lambda count: st.lists(st.integers(0, 24 * 60), min_size=2 * count, max_size=2 * count, unique=True))
    .map(_ranges)
)


@given(st.dictionaries(st.integers(0, 6), RANGES, min_size=1))
def test_what_is_written_is_read_back(hours: dict[int, tuple[WorkRange, ...]]) -> None:
    assert parse_work_hours(format_work_hours(hours)) == hours
