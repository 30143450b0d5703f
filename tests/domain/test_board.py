"""Which items belong on the month's board (F88)."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.board import crosses_weeks


@pytest.mark.parametrize(
    ("first", "last", "crosses"),
    [
        (date(2026, 11, 16), date(2026, 11, 22), False),
        (date(2026, 11, 22), date(2026, 11, 23), True),
        (date(2026, 12, 28), date(2027, 1, 3), False),
        (date(2026, 1, 5), date(2027, 1, 4), True),
    ],
)
def test_an_item_crosses_weeks_when_it_reaches_beyond_a_sunday(first, last, crosses):
    assert crosses_weeks(first, last) is crosses
