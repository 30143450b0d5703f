"""Indicators read one statement each, and open exactly the rows they count."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.indicators import _catalogue
from app.indicators._declaration import NO_VALUE, Reading, Unit, before, period_of, worded
from app.indicators._reading import quotient, read
from app.ledgers import _catalogue as ledgers
from app.ledgers._source import LedgerState, open_source


def rows_of(opened: Any) -> int:
    return open_source(ledgers.all_ledgers()[opened.ledger], LedgerState(conditions=opened.conditions)).count()


@pytest.mark.parametrize("name", list(_catalogue.all_indicators()))
def test_a_month_without_records_has_no_share(name: str, branch: Any) -> None:
    found: Reading = read(_catalogue.all_indicators()[name], period_of("month", date(2020, 2, 3)))
    if found.bottom == 0:
        assert found.value is None
        assert found.words == NO_VALUE, "never 0 %"


def test_words() -> None:
    assert worded(None, Unit.SHARE) == "–"
    assert worded(3333, Unit.SHARE) == "33.33 %"
    assert worded(1234, Unit.COUNT) == "1,234"
    assert worded(-5, Unit.SCORE) == "-0.05"


def test_periods() -> None:
    quarter = period_of("quarter", date(2026, 11, 22))
    assert (quarter.first, quarter.last, quarter.words) == (date(2026, 10, 1), date(2026, 12, 31), "2026 Q4")
    assert before(period_of("month", date(2026, 1, 5)), "month").words == "2025-12"


def test_a_quotient_is_rounded_half_up() -> None:
    rate = _catalogue.all_indicators()["visit_rate"]
    assert quotient(rate, 1, 3) == 3333
    assert quotient(rate, 2, 3) == 6667
    assert quotient(rate, 1, 0) is None
