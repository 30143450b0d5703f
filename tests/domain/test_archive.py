"""Months of booklets."""

from __future__ import annotations

from datetime import date

import pytest

from app.core.errors import UserError
from app.domain import archive


@pytest.mark.parametrize(
    ("text", "last"), [("2026-11", date(2026, 11, 30)), ("2024-02", date(2024, 2, 29)), ("2026-12", date(2026, 12, 31))]
)
def test_a_month_has_a_first_and_a_last_day(text: str, last: date) -> None:
    assert archive.month_of(text) == (last.replace(day=1), last)


@pytest.mark.parametrize("text", ["", "2026", "2026-13", "2026-1", "9999-12", "November"])
def test_what_is_no_month(text: str) -> None:
    with pytest.raises(UserError) as refused:
        archive.month_of(text)
    assert refused.value.field == "subject"
