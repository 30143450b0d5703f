"""Weights add to exactly 100 %; the total is exact."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.domain import assessment
from app.domain.assessment import Weighted


@pytest.mark.parametrize(("weights", "sum_text"), [([500, 490], "99 %"), ([500, 501], "100.1 %"), ([999], "99.9 %")])
def test_weights_that_do_not_add_to_100_are_refused_with_their_sum(weights, sum_text):
    with pytest.raises(UserError, match=sum_text.replace(".", r"\.")) as refused:
        assessment.check([Weighted(weight, 50) for weight in weights])
    assert refused.value.field == "lines"


@pytest.mark.parametrize(
    ("line", "field"),
    [(Weighted(0, 50), "lines.1.weight"), (Weighted(-10, 50), "lines.1.weight"), (Weighted(500, 101), "lines.1.score"),
     (Weighted(500, -1), "lines.1.score")],
)  # fmt: skip
def test_a_line_that_cannot_be_is_named(line, field):
    with pytest.raises(UserError) as refused:
        assessment.check([Weighted(500, 50), line])
    assert refused.value.field == field


def test_without_indicators_there_is_nothing_to_assess():
    with pytest.raises(UserError, match="at least one"):
        assessment.check([])


@pytest.mark.parametrize(
    ("lines", "total"),
    [
        ([Weighted(1000, 100)], 10000),
        ([Weighted(250, 80), Weighted(250, 90), Weighted(500, 70)], 7750),
        ([Weighted(333, 77), Weighted(333, 78), Weighted(334, 79)], 7800),  # 78.001 exactly
        ([Weighted(995, 0), Weighted(5, 1)], 1),  # half a hundredth goes up
        ([Weighted(996, 0), Weighted(4, 1)], 0),
    ],
)
def test_totals(lines, total):
    assessment.check(lines)
    assert assessment.total(lines) == total


@given(st.lists(st.integers(1, 400), min_size=1, max_size=12), st.data())
def test_the_total_is_the_exact_sum_rounded_half_up(parts, data):
    weights = [part * 1000 // sum(parts) for part in parts]
    weights[0] += 1000 - sum(weights)
    lines = [Weighted(weight, data.draw(st.integers(0, 100))) for weight in weights]
    exact = sum(Fraction(line.weight, 1000) * line.score for line in lines) * 100
    assert assessment.total(lines) == (2 * exact + 1) // 2
    assert 0 <= assessment.total(lines) <= 10000


def test_words_for_numbers():
    assert [assessment.percent_text(tenths) for tenths in (125, 200, 1000, 5)] == ["12.5 %", "20 %", "100 %", "0.5 %"]
    assert [assessment.score_text(total) for total in (7750, 1, 10000)] == ["77.50", "0.01", "100.00"]


@pytest.mark.parametrize(
    ("total", "grade", "advice"),
    [(8000, "A", "keep"), (7999, "B", "keep"), (7499, "B", "improve"), (6000, "B", "improve"), (5999, "C", "improve"),
     (4000, "C", "improve"), (3999, "C", "end")],
)  # fmt: skip
def test_what_a_total_suggests(total, grade, advice):
    assert (assessment.suggested_grade(total), assessment.suggested_advice(total)) == (grade, advice)
