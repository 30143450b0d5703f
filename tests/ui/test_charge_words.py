"""How charges read."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from app.ui import charge_words


@pytest.mark.parametrize(("quantity", "unit", "words"), [(2, "小时", "2 小时 × 100.00"), (1, "", "1 × 100.00")])
def test_how_much_of_it_at_what_price(quantity: int, unit: str, words: str) -> None:
    line: Any = SimpleNamespace(quantity=quantity, unit=unit, unit_price=10_000)
    assert charge_words.counted(line) == words
