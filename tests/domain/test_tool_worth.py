"""What a tool is still worth."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.tool_worth import residual

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("bought", "worth"),
    [
        (None, 36_000),
        (date(2026, 11, 20), 36_000),
        (date(2026, 10, 21), 36_000),
        (date(2026, 10, 20), 35_000),
        (date(2025, 11, 20), 24_000),
        (date(2019, 1, 1), 3_600),
    ],
)
def test_a_month_less_each_month_down_to_a_tenth(bought: date | None, worth: int) -> None:
    assert residual(36_000, bought, TODAY, 36, 10) == worth


@given(st.integers(0, 10**9), st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(1, 240), st.integers(0, 100))
def test_between_its_least_and_its_price(value: int, bought: date, months: int, least: int) -> None:
    worth = residual(value, bought, TODAY, months, least)
    assert 0 <= worth <= value
    assert worth * 100 >= value * least - 50
