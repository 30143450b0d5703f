"""Shares of a responsibility: together exactly 100 %, in hundredths of a percent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.domain.complaint import WHOLE
from app.domain.complaint_shares import (
    MOST_SHARES,
    Share,
    by_weight,
    check,
    evenly,
    finding_of,
    in_words,
    parse_percent,
    percent,
)


def test_a_third_each_leaves_nothing_over() -> None:
    assert evenly(3) == (3334, 3333, 3333)
    assert evenly(1) == (WHOLE,)
    assert evenly(0) == ()


def test_what_is_left_goes_to_those_who_lost_most() -> None:
    assert by_weight((1, 1, 4)) == (1667, 1667, 6666)
    assert by_weight((0, 5)) == (0, WHOLE)


@given(st.lists(st.integers(min_value=0, max_value=10**9), min_size=1, max_size=MOST_SHARES).filter(any))
def test_weights_always_make_the_whole_and_nobody_is_off_by_more_than_a_hundredth(weights: list[int]) -> None:
    found = by_weight(weights)
    assert sum(found) == WHOLE
    for share, weight in zip(found, weights, strict=True):
        assert abs(share - weight * WHOLE / sum(weights)) < 1
        assert share >= 0


@given(st.integers(min_value=1, max_value=200))
def test_equal_shares_differ_by_a_hundredth_at_most(count: int) -> None:
    found = evenly(count)
    assert sum(found) == WHOLE
    assert max(found) - min(found) <= 1


@pytest.mark.parametrize("weights", [(0, 0), (-1, 2), (0,)])
def test_weights_that_say_nothing(weights: tuple[int, ...]) -> None:
    with pytest.raises(UserError) as refused:
        by_weight(weights)
    assert refused.value.field == "shares"


@given(st.integers(min_value=0, max_value=WHOLE))
def test_a_share_is_read_as_it_is_shown(share: int) -> None:
    assert parse_percent(percent(share)) == share


@pytest.mark.parametrize(("typed", "share"), [("33.33", 3333), (" 50 % ", 5000), ("３３．５", 3350), ("100", WHOLE)])
def test_a_share_as_people_type_it(typed: str, share: int) -> None:
    assert parse_percent(typed) == share


@pytest.mark.parametrize("typed", ["", "half", "-5", "33.333", "1e2", "50,5", "12345"])
def test_no_share(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        parse_percent(typed)
    assert refused.value.field == "shares"


@given(st.lists(st.integers(min_value=1, max_value=WHOLE), min_size=1, max_size=MOST_SHARES))
def test_only_shares_that_make_a_hundred_percent_pass(parts: list[int]) -> None:
    shares = [Share(f"部门{place}", part) for place, part in enumerate(parts)]
    if sum(parts) == WHOLE:
        assert check(shares) == tuple(shares)
    else:
        with pytest.raises(UserError) as refused:
            check(shares)
        assert refused.value.field == "shares"
        assert f"{sum(parts) / 100:.2f}" in refused.value.text


@pytest.mark.parametrize("sums", [(9999,), (5000, 4999), (5000, 5001)])
def test_a_hundredth_too_little_or_too_much_is_refused(sums: tuple[int, ...]) -> None:
    with pytest.raises(UserError, match=r"99\.99 %|100\.01 %"):
        check([Share(f"部门{place}", part) for place, part in enumerate(sums)])


@pytest.mark.parametrize(
    "shares",
    [
        [],
        [Share("", WHOLE)],
        [Share("质管部", 0), Share("制造部", WHOLE)],
        [Share("质管部", -1), Share("制造部", WHOLE)],
        [Share("质管部", 5000), Share("质管部", 5000)],
        [Share("质管部", WHOLE, party="moon")],
        [Share("质管部", True)],
        [Share("质管部", 100.0)],  # type: ignore[arg-type]
        [Share(f"部门{place}", 1) for place in range(MOST_SHARES + 1)],
    ],
)
def test_unsound_shares(shares: list[Share]) -> None:
    with pytest.raises(UserError) as refused:
        check(shares)
    assert refused.value.field == "shares"


def test_two_persons_of_one_unit_each_have_a_share() -> None:
    shares = [Share("制造部", 4000, "李明"), Share("制造部", 6000, "王强")]
    assert check(shares)
    assert in_words(shares) == "制造部 王强 60 %、制造部 李明 40 %"


def test_who_is_outside_makes_it_shared() -> None:
    assert finding_of([Share("质管部", WHOLE)]) == "ours"
    assert finding_of([Share("质管部", 5000), Share("恒源电容", 5000, party="supplier")]) == "shared"
    assert finding_of([Share("恒源电容", WHOLE, party="supplier")]) == "shared"
