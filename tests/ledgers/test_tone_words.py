"""Beside a red cell stands a word; “late” stands only where something has a day."""

from __future__ import annotations

import pytest

from app.ledgers._catalogue import all_ledgers
from app.ledgers._declaration import ValueKind

WITH_A_DAY = {("contracts", "days_left"), ("vouchers", "state")}


@pytest.mark.parametrize("name", sorted(all_ledgers()))
def test_late_is_said_of_days_only(name: str) -> None:
    for column in all_ledgers()[name].columns:
        code = getattr(column.tone, "__code__", None)
        reddens = code is not None and {"LATE", "DUE"} & set(code.co_names)
        if reddens and column.kind not in (ValueKind.DATE, ValueKind.MOMENT):
            assert column.tone_words is not None or (name, column.name) in WITH_A_DAY, column.name
