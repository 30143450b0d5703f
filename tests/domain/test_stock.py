"""Places of spare parts, prices and counts."""

from __future__ import annotations

from typing import Any

import pytest

from app.core.errors import UserError
from app.core.money import LARGEST_FEN
from app.domain import stock


def test_a_place_has_a_key_in_every_language() -> None:
    store, bag = stock.store("配件库"), stock.bag(12, "王海涛")
    assert (store.key, store.is_bag, store.holder.name) == ("branch:配件库", False, "配件库")
    assert (bag.key, bag.is_bag, bag.holder.id) == ("staff:12", True, 12)


@pytest.mark.parametrize("price", [0.005, 1.5, -1, LARGEST_FEN + 1, True, None, "12"])
def test_no_price(price: Any) -> None:
    with pytest.raises(UserError) as refused:
        stock.check_amount(price, "price")
    assert refused.value.field == "price"


def test_a_price() -> None:
    assert [stock.check_amount(price, "price") for price in (0, 1, LARGEST_FEN)] == [0, 1, LARGEST_FEN]


@pytest.mark.parametrize(("count", "least"), [(-1, 0), (0, 1), (1.0, 0), (False, 0), (stock.MOST_PIECES + 1, 0)])
def test_no_count(count: Any, least: int) -> None:
    with pytest.raises(UserError) as refused:
        stock.check_count(count, "quantity", least)
    assert refused.value.field == "quantity"


def test_a_count() -> None:
    assert [stock.check_count(count, "quantity") for count in (0, stock.MOST_PIECES)] == [0, stock.MOST_PIECES]
