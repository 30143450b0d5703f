"""Grades of the opinion card: the scale, the mean, what is low."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.domain import opinion

GRADES = st.lists(st.one_of(st.none(), st.integers(1, 4)), min_size=4, max_size=4)


@pytest.mark.parametrize(
    ("grades", "mean", "low"),
    [
        ((4, 4, 3, 4), 375, False),
        ((2, 2, 3, 3), 250, False),
        ((2, 2, 2, 3), 225, True),
        ((4, 4, 4, 1), 325, True),
        ((None, None, 2, None), 200, True),
        ((3, None, 2, 3), 267, False),
        ((None, None, None, None), None, False),
    ],
)
def test_mean_and_low(grades: tuple[int | None, ...], mean: int | None, low: bool) -> None:
    assert opinion.mean(grades) == mean
    assert opinion.is_low(grades) == low


@given(GRADES)
def test_the_mean_lies_between_the_grades(grades: list[int | None]) -> None:
    ticked = [grade for grade in grades if grade is not None]
    whole = opinion.mean(grades)
    if not ticked:
        assert whole is None
        return
    assert whole is not None
    assert min(ticked) * 100 <= whole <= max(ticked) * 100
    assert abs(whole * len(ticked) - 100 * sum(ticked)) <= len(ticked) / 2
    assert opinion.is_low(grades) or min(ticked) > 1


@pytest.mark.parametrize("grade", [0, 5, -1, 44])
def test_a_grade_outside_the_scale_is_refused_beside_its_item(grade: int) -> None:
    with pytest.raises(UserError) as refused:
        opinion.check_grades({"attitude": 4, "skill": grade})
    assert refused.value.field == "skill"
    opinion.check_grades({"attitude": 1, "skill": None})
