"""A far page is the same whether it is walked to from the end or from a milestone."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest

from app.ledgers import _milestones
from app.ledgers._milestones import Milestones
from app.models import database

ROWS = 400


@pytest.fixture
def table(
    branch: object, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str, bool], tuple[Milestones, list[int]]]]:
    """Rows with many equal and many empty values; gives milestones of an order, and all keys in that order."""
    if database.engine() != "sqlite":
        pytest.skip("only SQLite walks an index row by row")
    monkeypatch.setattr(_milestones, "STEP", 16)
    database.execute("CREATE TEMP TABLE walked (id INTEGER PRIMARY KEY, kind TEXT, due INTEGER)")
    database.execute("CREATE INDEX temp.walked_kind ON walked (kind)")
    database.execute("CREATE INDEX temp.walked_due ON walked (due)")
    database.execute("CREATE INDEX temp.walked_id ON walked (id)")
    dice = random.Random(4)
    rows = [(n, dice.choice("abc"), dice.choice([None, None, *range(40)])) for n in range(1, ROWS + 1)]
    database.execute_many("INSERT INTO walked VALUES (?, ?, ?)", rows)

    def order(column: str, descending: bool) -> tuple[Milestones, list[int]]:
        direction = "DESC" if descending else "ASC"
        place = f"walked INDEXED BY walked_{column}"
        sql = f"SELECT id FROM {place} WHERE id <> ? ORDER BY {column} {direction}, id {direction}"
        keys = [key for (key,) in database.query(sql, (7,))]
        return Milestones(place, " WHERE id <> ?", (7,), column, len(keys), descending=descending), keys

    yield order
    database.execute("DROP TABLE walked")


@pytest.mark.parametrize("column", ["kind", "due", "id"])
@pytest.mark.parametrize("descending", [False, True])
def test_every_page_from_every_side(
    table: Callable[[str, bool], tuple[Milestones, list[int]]], column: str, descending: bool
) -> None:
    milestones, keys = table(column, descending)
    places = list(range(0, len(keys) - 10, 7))
    random.Random(2).shuffle(places)
    for first in places:
        if first >= _milestones.STEP:
            assert milestones.keys(first, 10) == keys[first : first + 10], first


def test_near_the_ends_a_walk_is_short_anyway(table: Callable[[str, bool], tuple[Milestones, list[int]]]) -> None:
    milestones, keys = table("due", False)
    assert not milestones.are_useful(3, 10)
    assert not milestones.are_useful(len(keys) - 12, 10)
    assert milestones.are_useful(len(keys) // 2, 10)


def test_rows_that_are_gone_are_not_made_up(table: Callable[[str, bool], tuple[Milestones, list[int]]]) -> None:
    milestones, _ = table("due", True)
    database.execute("DELETE FROM walked WHERE id > 20")
    assert len(milestones.keys(200, 10)) < 10


@pytest.mark.parametrize("column", ["kind", "due", "id"])
def test_no_statement_merges_stretches(
    table: Callable[[str, bool], tuple[Milestones, list[int]]], monkeypatch: pytest.MonkeyPatch, column: str
) -> None:
    milestones, keys = table(column, True)
    asked, query = list[tuple[str, tuple[object, ...]]](), database.query

    def noted(sql: str, params: tuple[object, ...]) -> list[tuple[object, ...]]:
        asked.append((sql, params))
        return query(sql, params)

    monkeypatch.setattr(database, "query", noted)
    for first in (200, 60, 370):
        assert milestones.keys(first, 10) == keys[first : first + 10]
    for sql, params in tuple(asked):
        steps = [row[-1] for row in query(f"EXPLAIN QUERY PLAN {sql}", params)]
        assert len(steps) == 1, steps
        assert "COVERING INDEX" in steps[0], "nothing is sorted or merged"
