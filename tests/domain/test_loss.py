"""The loss of a complaint by kind, with its arithmetic (table 4.5)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.domain.complaint import LOSS_KINDS
from app.domain.loss import (
    MOST_FEN,
    Line,
    arithmetic,
    checked,
    checked_amount,
    kinds_of,
    rule_words,
    total,
)

AMOUNT = st.integers(min_value=1, max_value=10**9)


@pytest.mark.parametrize(
    ("line", "amount", "words"),
    [
        (Line("compensation", amount=1_234_500), 1_234_500, "12,345.00"),
        (Line("allowance", amount=1), 1, "0.01"),
        (Line("return", quantity=10, unit_price=50_000), 100_000, "10 × 500.00 × 20 % = 1,000.00"),  # R134
        (Line("return", quantity=3, unit_price=999, rate=1250), 375, "3 × 9.99 × 12.5 % = 3.75"),
        (Line("resupply", quantity=4, unit_price=2_550), 10_200, "4 × 25.50 = 102.00"),
        (
            Line("rework", labour=10_000, haulage=2_000, scrap=550), 12_550,
            "labour 100.00 + haulage 20.00 + scrap 5.50 = 125.50",
        ),
    ],
)  # fmt: skip
def test_each_kind_by_its_rule(line: Line, amount: int, words: str) -> None:
    found = checked(line)
    assert found.amount == amount
    assert arithmetic(found) == words


def test_half_a_fen_is_rounded_up() -> None:
    assert checked(Line("return", quantity=1, unit_price=5, rate=1000)).amount == 1
    with pytest.raises(UserError):
        checked(Line("return", quantity=1, unit_price=1, rate=1000))


@given(st.integers(1, 10_000), st.integers(1, 10**6), st.integers(1, 10_000))
def test_a_return_is_never_more_than_the_goods_and_off_by_half_a_fen_at_most(
    quantity: int, price: int, rate: int
) -> None:
    exact = quantity * price * rate / 10_000
    if exact < 0.5:
        return
    found = checked(Line("return", quantity=quantity, unit_price=price, rate=rate))
    assert abs(found.amount - exact) <= 0.5
    assert found.amount <= quantity * price


@given(AMOUNT, AMOUNT, AMOUNT)
def test_what_belongs_to_another_kind_does_not_count(quantity: int, price: int, amount: int) -> None:
    full = Line(
        "compensation", "电源", quantity % 1000 + 1, price % 10**6 + 100, 2000, amount, amount, amount, amount, "备注"
    )
    for kind in LOSS_KINDS:
        found = checked(replace(full, kind=kind))
        assert (found.goods, found.note) == ("电源", "备注")
        assert checked(found) == found
        assert arithmetic(found).endswith(f"{found.amount / 100:,.2f}")
    assert checked(full) == Line("compensation", "电源", amount=amount, note="备注")


@pytest.mark.parametrize(
    ("value", "least"),
    [(0, 1), (-1, 1), (-1, 0), (10**12, 1), (10**14, 0), (1.5, 1), (True, 1), (None, 1), ("100", 1)],
)
def test_no_amount(value: object, least: int) -> None:
    with pytest.raises(UserError) as refused:
        checked_amount(value, "amount", least=least)
    assert refused.value.field == "amount"
    assert refused.value.text


def test_the_largest_amount_is_taken() -> None:
    assert checked_amount(MOST_FEN, "amount") == MOST_FEN
    assert checked_amount(0, "amount", least=0) == 0


@pytest.mark.parametrize(
    ("line", "field"),
    [
        (Line("nothing", amount=100), "kind"),
        (Line("compensation"), "amount"),
        (Line("allowance", amount=-5), "amount"),
        (Line("compensation", amount=10**12), "amount"),
        (Line("return", quantity=0, unit_price=100), "quantity"),
        (Line("return", quantity=-3, unit_price=100), "quantity"),
        (Line("return", quantity=1, unit_price=0), "unit_price"),
        (Line("return", quantity=1, unit_price=100, rate=10_001), "rate"),
        (Line("return", quantity=1, unit_price=100, rate=-1), "rate"),
        (Line("resupply", quantity=1_000_000, unit_price=MOST_FEN), "unit_price"),
        (Line("rework"), "labour"),
        (Line("rework", labour=-1, scrap=2), "labour"),
        (Line("rework", labour=1, scrap=-2), "scrap"),
    ],
)
def test_unsound_lines(line: Line, field: str) -> None:
    with pytest.raises(UserError) as refused:
        checked(line)
    assert refused.value.field == field


def test_a_branch_without_a_rate_must_give_one() -> None:
    with pytest.raises(UserError, match="rate"):
        checked(Line("return", quantity=1, unit_price=100), rate=0)
    assert checked(Line("return", quantity=1, unit_price=100, rate=5000), rate=0).amount == 50


def test_lines_together() -> None:
    lines = [checked(Line("rework", labour=100)), checked(Line("compensation", amount=5))]
    assert total(lines) == 105
    assert total(()) == 0
    assert kinds_of([*lines, lines[0]]) == "compensation rework"
    with pytest.raises(UserError):
        total([Line("compensation", amount=MOST_FEN), Line("allowance", amount=1)])


@pytest.mark.parametrize("kind", LOSS_KINDS)
def test_every_kind_says_its_rule(kind: str) -> None:
    assert ": " in rule_words(kind)
