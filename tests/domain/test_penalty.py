"""Penalties: fines by points, the monthly cap (4.7, R137)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.core.money import LARGEST_FEN
from app.domain import penalty

AMOUNTS = st.integers(0, 10**11)


def test_a_fine_is_the_loss_by_points() -> None:
    assert penalty.fine(600_000, 120, 10) == 50_000
    assert penalty.fine(100, 3, 1) == 33
    assert penalty.fine(200, 3, 1) == 67
    assert penalty.fine(1, 2, 1) == 1
    assert penalty.fine(0, 120, 10) == 0


@pytest.mark.parametrize(
    ("loss", "unit", "own", "field"),
    [(1, 0, 0, "unit_points"), (1, -1, 1, "unit_points"), (1, 10, 0, "own_points"), (1, 10, 11, "own_points"),
     (1, 1_000_001, 1, "unit_points"),
     (-1, 10, 1, "share_amount"), (LARGEST_FEN + 1, 10, 1, "share_amount")],
)  # fmt: skip
def test_points_that_make_no_fine(loss: int, unit: int, own: int, field: str) -> None:
    with pytest.raises(UserError) as refused:
        penalty.fine(loss, unit, own)
    assert refused.value.field == field


@given(AMOUNTS, st.integers(1, 10_000), st.data())
def test_a_fine_is_never_more_than_the_loss(loss: int, unit: int, data: st.DataObject) -> None:
    own = data.draw(st.integers(1, unit))
    found = penalty.fine(loss, unit, own)
    assert 0 <= found <= loss
    assert abs(found * unit - loss * own) * 2 <= unit


@given(AMOUNTS, st.lists(st.integers(1, 10_000), min_size=1, max_size=20))
def test_shares_of_a_loss_add_up_to_it_to_the_fen(loss: int, weights: list[int]) -> None:
    whole = sum(weights)
    shares = [weight * 10_000 // whole for weight in weights]
    shares[0] += 10_000 - sum(shares)
    parts = penalty.share_amounts(loss, shares)
    assert sum(parts) == loss
    assert all(abs(part * 10_000 - loss * share) < 10_000 for part, share in zip(parts, shares, strict=True))


def test_what_is_left_of_rounding_goes_to_the_largest_rests() -> None:
    assert penalty.share_amounts(100, [3_333, 3_333, 3_334]) == (33, 33, 34)
    assert penalty.share_amounts(1, [5_000, 5_000]) == (1, 0)
    assert penalty.share_amounts(1_000, []) == ()


@pytest.mark.parametrize(("bonus", "percent", "cap"), [(100_000, 50, 50_000), (1, 50, 0), (3, 50, 1), (99, 33.33, 32)])
def test_the_cap_is_a_part_of_the_bonus_rounded_down(bonus: int, percent: float, cap: int) -> None:
    assert penalty.cap_of(bonus, percent) == cap


def test_a_bonus_below_zero_is_refused() -> None:
    with pytest.raises(UserError) as refused:
        penalty.cap_of(-1, 50)
    assert refused.value.field == "bonus"


def test_the_oldest_fine_is_deducted_first() -> None:
    assert penalty.deduct([300, 200, 100], 450) == (300, 150, 0)
    assert penalty.deduct([300, 200], 0) == (0, 0)
    assert penalty.deduct([], 100) == ()


@given(st.lists(AMOUNTS, max_size=6), st.lists(st.tuples(AMOUNTS, st.integers(0, 100)), max_size=24))
def test_months_never_lose_nor_gain_a_fen(fines: list[int], months: list[tuple[int, int]]) -> None:
    """Whatever the bonuses: a month takes at most its cap, oldest fine first; the sums stay together."""
    owed = list(fines)
    taken = 0
    for bonus, percent in months:
        cap = penalty.cap_of(bonus, percent)
        parts = penalty.deduct(owed, cap)
        assert sum(parts) == min(cap, sum(owed))
        assert all(0 <= part <= one for part, one in zip(parts, owed, strict=True))
        begun = [place for place, part in enumerate(parts) if part < owed[place]]
        assert not any(parts[place] for place in range(begun[0] + 1, len(parts))) if begun else True
        owed = [one - part for one, part in zip(owed, parts, strict=True)]
        taken += sum(parts)
        assert taken + sum(owed) == sum(fines)


def test_recipients_are_the_original_and_three_photocopies() -> None:
    found = penalty.recipients("制造部")
    assert len(found) == 4
    assert found[0].startswith("正本")
    assert found[3] == "影印本三 制造部"
    assert penalty.recipients("")[3] == "影印本三 受罚单位"
