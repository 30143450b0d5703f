from __future__ import annotations

from datetime import date

import pytest

from app.domain.workflows._dates import check_day

BEFORE, TODAY = date(2026, 11, 20), date(2026, 11, 22)


@pytest.mark.parametrize("day", [BEFORE, date(2026, 11, 21), TODAY])
def test_from_what_went_before_to_today(day: date) -> None:
    assert check_day(day, BEFORE, TODAY) is None


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (None, "Enter the day"),
        (date(2026, 11, 23), "has not come yet"),
        (date(2026, 11, 19), "before 2026-11-20"),
    ],
)
def test_other_days_are_refused_beside_their_field(day: date | None, words: str) -> None:
    refusal = check_day(day, BEFORE, TODAY, "done_on")
    assert refusal is not None
    assert (words in str(refusal), refusal.field) == (True, "done_on")
