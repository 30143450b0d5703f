"""Every indicator of random branches agrees with plain Python over the raw rows, and opens exactly what it counted."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core import clock
from app.indicators import _catalogue
from app.indicators._declaration import Reading, period_of
from app.indicators._reading import read
from app.ledgers import _catalogue as ledgers
from app.ledgers._source import LedgerState, open_source
from app.models import database
from tests.indicators import by_hand, random_branch

PERIODS = (
    ("month", date(2026, 11, 3)),
    ("month", date(2026, 10, 31)),
    ("quarter", date(2026, 10, 1)),
    ("year", date(2026, 5, 5)),
)


def raw() -> dict[str, by_hand.Rows]:
    """All rows of the counted tables."""
    found: dict[str, by_hand.Rows] = {}
    for table in by_hand.TABLES:
        names = [name for (name,) in database.query(_NAMES[database.engine()], (table,))]
        rows = database.query(f'SELECT {", ".join(names)} FROM "{table}"')
        found[table] = [dict(zip(names, row, strict=True)) for row in rows]
    return found


_NAMES = {
    "sqlite": "SELECT name FROM pragma_table_info(?) ORDER BY cid",
    "postgresql": "SELECT column_name FROM information_schema.columns WHERE table_name = ? AND table_schema = 'public' "
    "ORDER BY ordinal_position",
}


def check_opened(reading: Reading) -> None:
    """What is opened holds as many rows, or sums to as much, as was counted."""
    of, over = reading.indicator.of, reading.indicator.over
    for opened, said, counted in (
        (reading.opens_top, reading.top, of),
        (reading.opens_bottom, reading.bottom, over() if callable(over) else over),
    ):
        if opened is None:
            continue
        source = open_source(ledgers.all_ledgers()[opened.ledger], LedgerState(conditions=opened.conditions))
        if counted is not None and counted.summed:
            column = source.ledger.column(counted.summed).stored
            keys = source.keys(0, source.count())
            table = source.ledger.table
            sums = [database.scalar(f"SELECT {column} FROM {table} WHERE id = ?", (key,)) or 0 for key in keys]
            up, down = counted.scale
            added = sum(sums)
            assert said == (added if reading.indicator.is_mean else (2 * added * up + down) // (2 * down)), opened
        else:
            assert source.count() == said, opened


def test_every_indicator_is_computed_by_hand() -> None:
    assert sorted(by_hand.HOW) == sorted(_catalogue.all_indicators())


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6), size=st.integers(1, 24))
def test_random_branches(branch: Any, frozen_clock: Any, seed: int, size: int) -> None:
    with drawn(seed, size):
        tables = raw()
        now = clock.now().strftime("%Y-%m-%dT%H:%M:%SZ")
        for span, day in PERIODS:
            period = period_of(span, day)
            of = by_hand.Counting(tables, period.first.isoformat(), period.last.isoformat(), now)
            for name, indicator in _catalogue.all_indicators().items():
                top, bottom = by_hand.HOW[name](of)
                found = read(indicator, period)
                assert (found.top, found.bottom) == (top, bottom), (name, period.words)
                is_divided = bottom is not None
                assert found.value == by_hand.value_of(name, indicator.unit, top, bottom, is_divided=is_divided), name
                check_opened(found)


class _Leave(Exception):
    """Take the rows back: the next branch begins empty."""


@contextlib.contextmanager
def drawn(seed: int, size: int) -> Iterator[None]:
    """A branch of random rows, gone afterwards."""
    with contextlib.suppress(_Leave), database.transaction():
        random_branch.fill(seed, size)
        yield
        raise _Leave


def test_a_drawn_branch_leaves_no_figure_empty(branch: Any, frozen_clock: Any) -> None:
    random_branch.fill(3, 60)
    period = period_of("quarter", date(2026, 11, 3))
    found = {name: read(one, period) for name, one in _catalogue.all_indicators().items()}
    assert not [name for name, one in found.items() if not one.top and not one.indicator.typed]
    assert not [name for name, one in found.items() if one.bottom is not None and one.bottom <= (one.top or 0)
                and not one.indicator.typed and not one.indicator.is_mean]  # fmt: skip
