"""Which backups stay."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.backup_keeping import NEWEST, kept

START = datetime(2024, 1, 1, 8)


def test_three_years_of_two_a_day_are_thinned() -> None:
    moments = [START + timedelta(days=day, hours=hour) for day in range(1096) for hour in (0, 9)]
    stay = sorted(kept(moments, daily=14, weekly=8, monthly=24), reverse=True)
    assert stay[:3] == sorted(moments, reverse=True)[:3]
    assert all(at.hour == 17 for at in stay if at not in stay[:3])
    assert {at.date() for at in stay} >= {(START + timedelta(days=1095 - back)).date() for back in range(14)}
    assert len({(at.year, at.month) for at in stay}) == 24
    assert 14 + 5 + 22 <= len(stay) <= 14 + 8 + 24 + NEWEST


def test_days_without_a_backup_do_not_count() -> None:
    moments = [START + timedelta(days=30 * number) for number in range(40)]
    assert len(kept(moments, daily=14, weekly=1, monthly=1)) == 14


@given(st.lists(st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2030, 1, 1)), max_size=80))
def test_the_newest_always_stay_and_thinning_twice_changes_nothing(moments: list[datetime]) -> None:
    once = kept(moments, daily=7, weekly=4, monthly=6)
    assert set(sorted(set(moments), reverse=True)[:NEWEST]) <= once <= set(moments)
    assert kept(once, daily=7, weekly=4, monthly=6) == once
