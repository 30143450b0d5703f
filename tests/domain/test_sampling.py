"""Sample sizes: every piece, the standard's table, a tenth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.domain import sampling


@pytest.mark.parametrize(
    ("lot", "wanted"),
    [(1, 1), (2, 2), (8, 2), (9, 3), (25, 5), (26, 8), (90, 13), (150, 20), (500, 50), (1200, 80), (500_001, 1250)],
)
def test_the_standard_s_table(lot: int, wanted: int) -> None:
    assert sampling.sample_size("standard", lot) == wanted


@pytest.mark.parametrize(("lot", "wanted"), [(3, 3), (5, 5), (50, 5), (51, 6), (61, 7), (1000, 100)])
def test_a_tenth_and_five_at_least(lot: int, wanted: int) -> None:
    assert sampling.sample_size("tenth", lot) == wanted


@given(st.sampled_from(sorted(sampling.RULES)), st.integers(1, 1_000_000))
def test_never_more_than_came_never_none(rule: str, lot: int) -> None:
    size = sampling.sample_size(rule, lot)
    assert 1 <= size <= lot
    assert sampling.check_sample(rule, lot, size) == size


def test_what_is_refused() -> None:
    for rule, lot, taken, field in (
        ("standard", 40, 7, "sample_size"),
        ("standard", 40, 41, "sample_size"),
        ("some", 40, 8, "sampling"),
        ("all", 0, 1, "quantity"),
        ("all", 2.5, 1, "quantity"),
    ):
        with pytest.raises(UserError) as refused:
            sampling.check_sample(rule, lot, taken)
        assert refused.value.field == field
