"""By when stages and cases are due: days of the table, the working calendar, how late is late."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import clock
from app.domain import complaint_clock
from app.domain.calendar import WorkCalendar
from app.domain.complaint_scheme import parse
from app.services.complaint_schemes import shipped_folder

MONDAY = datetime(2026, 11, 2, 2, 30, tzinfo=UTC)  # 10:30 in the branch
WEEK = WorkCalendar(
    {day: ((time(9), time(12)), (time(13), time(18))) for day in range(5)}, {}, ZoneInfo("Asia/Shanghai")
)
BEGAN = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))


@pytest.mark.parametrize(
    ("scheme", "market", "days"),
    [
        ("factory_chain", "domestic", 13),
        ("factory_chain", "overseas", 17),
        ("branch_and_shop", "domestic", 15),
        ("branch_and_shop", "overseas", 18),
    ],
)
def test_days_of_the_whole(scheme: str, market: str, days: int) -> None:
    """R099: a case of 13 days is settled in time on day 13 and overdue on day 14."""
    rules = parse((shipped_folder() / f"{scheme}.json").read_text("utf-8"))
    assert rules.market(market).close_days == days
    due = complaint_clock.due(MONDAY, days)
    assert due is not None
    last = date(2026, 11, 2) + timedelta(days=days)
    assert complaint_clock.last_day(due) == last
    evening = clock.local_midnight(last) + timedelta(hours=23, minutes=59)
    assert not complaint_clock.is_late(due, evening)
    assert complaint_clock.days_late(due, evening) == 0
    assert complaint_clock.is_late(due, evening + timedelta(minutes=1))
    assert complaint_clock.days_late(due, evening + timedelta(minutes=1)) == 1
    assert complaint_clock.days_late(due, evening + timedelta(days=3)) == 3


@pytest.mark.parametrize(("market", "stages"), [("domestic", 13), ("overseas", 17)])
def test_the_stages_of_the_factory_chain_make_its_whole(market: str, stages: int) -> None:
    """4.3: ½ + 1 + 1 + 1 + 3 (7) + ½ + 6."""
    rules = parse((shipped_folder() / "factory_chain.json").read_text("utf-8"))
    assert sum(stage.days[market] or 0 for stage in rules.stages) == stages


def test_the_branch_has_five_days_and_the_processing_unit_two() -> None:
    """4.2: branch 5, marketing 7 with the 2 of the processing unit inside."""
    data = json.loads((shipped_folder() / "branch_and_shop.json").read_text("utf-8"))
    by_unit: dict[str, float] = {}
    for stage in data["stages"]:
        by_unit[stage["unit"]] = by_unit.get(stage["unit"], 0) + stage["days"]["domestic"]
    assert by_unit["销售分公司"] == 5
    assert by_unit["加工单位"] == 2
    assert by_unit["市场部"] + by_unit["加工单位"] == 7


def test_without_a_limit() -> None:
    assert complaint_clock.due(MONDAY, None) is None
    assert not complaint_clock.is_late(None, MONDAY)


def test_part_of_a_day_is_hours() -> None:
    due = complaint_clock.due(MONDAY, 0.5)
    assert due is not None
    assert due == MONDAY + timedelta(hours=12)
    assert complaint_clock.days_late(due, due - timedelta(seconds=1)) == 0
    assert complaint_clock.days_late(due, due) == 1
    assert complaint_clock.days_late(due, due + timedelta(days=1)) == 1
    assert complaint_clock.days_late(due, due + timedelta(days=2)) == 2


def test_working_days_leave_out_days_off() -> None:
    """From Friday one working day is Monday, whole; half a one is four hours of work."""
    friday = datetime(2026, 11, 6, 2, 0, tzinfo=UTC)
    due = complaint_clock.due(friday, 1, WEEK)
    assert due is not None
    assert complaint_clock.last_day(due) == date(2026, 11, 9)
    assert complaint_clock.due(friday, 0.5, WEEK) == WEEK.add(friday, timedelta(hours=4))
    evening = datetime(2026, 11, 6, 9, 0, tzinfo=UTC)  # 17:00: an hour of Friday, three of Monday
    half = complaint_clock.due(evening, 0.5, WEEK)
    assert half is not None
    assert clock.local(half).date() == date(2026, 11, 9)


@given(BEGAN, st.integers(1, 40), st.integers(0, 40))
def test_more_days_are_never_sooner(start: datetime, days: int, more: int) -> None:
    first, second = complaint_clock.due(start, days), complaint_clock.due(start, days + more)
    working = complaint_clock.due(start, days, WEEK)
    assert first is not None
    assert second is not None
    assert working is not None
    assert start < first <= second
    assert first <= working


@given(BEGAN, st.integers(1, 40), st.timedeltas(timedelta(days=-60), timedelta(days=120)))
def test_late_and_days_late_agree(start: datetime, days: int, off: timedelta) -> None:
    due = complaint_clock.due(start, days)
    assert due is not None
    assert complaint_clock.is_late(due, due + off) == (complaint_clock.days_late(due, due + off) > 0)
