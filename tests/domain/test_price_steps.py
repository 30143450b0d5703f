"""An item's price, the one that follows it, and the day on which it does (F28 "valid from")."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.domain.price_steps import Price, Prices, changed, checked_next, prices

TODAY = date(2026, 11, 20)
YEAR = date(2027, 1, 1)
FEN = st.integers(0, 10_000)
SINCE = st.none() | st.integers(-40, 0).map(lambda days: TODAY + timedelta(days=days))
COMING = st.integers(1, 40).map(lambda days: TODAY + timedelta(days=days))
WEEKS = [TODAY + timedelta(days=days) for days in range(-45, 46)]
KNOWN = st.builds(
    lambda first, since, later, days: Prices(
        Price(first, since),
        Price(later, (since or TODAY - timedelta(days=30)) + timedelta(days=days)) if days else None,
    ),
    FEN, SINCE, FEN, st.integers(0, 60),
)  # fmt: skip


def test_each_holds_from_its_day() -> None:
    known = prices(80_00, None, 90_00, YEAR)
    assert known.on(TODAY) == known.on(YEAR - timedelta(days=1)) == Price(80_00)
    assert known.on(YEAR) == Price(90_00, YEAR)
    assert (known.after(TODAY), known.after(YEAR)) == (Price(90_00, YEAR), None)
    assert known.is_valid(date(1990, 1, 1))
    only = prices(80_00, YEAR, None, None)
    assert (only.is_valid(TODAY), only.is_valid(YEAR), only.on(TODAY)) == (False, True, Price(80_00, YEAR))
    assert prices(1, None, 2, None) == prices(1, None, None, YEAR) == Prices(Price(1)), "a half is nothing"


@pytest.mark.parametrize(
    ("price", "since", "present", "field"),
    [
        (None, YEAR, Price(1), "next_price"),
        (1, None, Price(1), "next_from"),
        (1, TODAY, Price(1), "next_from"),
        (1, TODAY - timedelta(days=1), Price(1), "next_from"),
        (1, YEAR, Price(1, YEAR), "next_from"),
        (1, YEAR, Price(1, YEAR + timedelta(days=1)), "next_from"),
    ],
)
def test_what_is_no_next_price(price: int | None, since: date | None, present: Price, field: str) -> None:
    with pytest.raises(UserError) as refused:
        checked_next(price, since, present, TODAY)
    assert refused.value.field == field


def test_a_next_price_and_none() -> None:
    assert checked_next(0, TODAY + timedelta(days=1), Price(5, TODAY), TODAY) == Price(0, TODAY + timedelta(days=1))
    assert checked_next(None, None, Price(5), TODAY) is None


def test_a_correction_takes_the_place_of_the_price_a_new_one_follows_it() -> None:
    known, june = Prices(Price(80_00)), date(2026, 6, 1)
    assert changed(known, TODAY, Price(81_00), None) == Prices(Price(81_00))
    followed = changed(known, TODAY, Price(90_00, june), None)
    assert followed == Prices(Price(80_00), Price(90_00, june))
    assert changed(followed, TODAY, Price(91_00, june), None) == Prices(Price(80_00), Price(91_00, june))
    assert changed(followed, TODAY, Price(95_00, TODAY), None) == Prices(Price(90_00, june), Price(95_00, TODAY))
    assert changed(followed, TODAY, Price(90_00), None) == Prices(Price(90_00)), "it held from the beginning"
    assert changed(known, TODAY, Price(80_00, june), None) == Prices(Price(80_00, june)), "only its day was missing"


def test_a_next_price_is_taken_back() -> None:
    known = Prices(Price(80_00), Price(90_00, YEAR))
    assert changed(known, TODAY, Price(80_00), None) == Prices(Price(80_00))


@given(KNOWN, FEN, SINCE, st.none() | st.builds(Price, FEN, COMING))
def test_what_was_entered_holds_and_earlier_days_keep_what_they_had(
    known: Prices, fen: int, since: date | None, coming: Price | None
) -> None:
    after = changed(known, TODAY, Price(fen, since), coming)
    for day in WEEKS:
        if coming is not None and coming.since is not None and day >= coming.since:
            assert after.on(day) == coming
        elif day >= (since or date.min):
            assert after.on(day) == Price(fen, since)
        elif after.later == Price(fen, since):
            assert after.on(day).fen in (known.on(day).fen, known.on(TODAY).fen)


@given(KNOWN)
def test_saving_it_unchanged_changes_no_day(known: Prices) -> None:
    same = changed(known, TODAY, known.on(TODAY), known.after(TODAY))
    since = known.on(TODAY).since
    for day in WEEKS:
        if known.is_valid(TODAY) and day >= (since or date.min):
            assert same.on(day) == known.on(day)
