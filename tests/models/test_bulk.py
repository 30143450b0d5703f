"""Loading a new branch: quick inside the block, as careful as ever behind it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.models import bulk, database, search
from app.models.customer import Customer

_CARE = ("synchronous", "foreign_keys", "journal_mode", "cache_size", "temp_store")


@pytest.fixture
def file(tmp_path: Path) -> Iterator[None]:
    database.open_database(tmp_path / "new.aftercare")
    yield
    database.close_database()


def _indexes() -> list[tuple]:
    return database.query("SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name")


def _care() -> list[object]:
    return [database.scalar(f"PRAGMA {name}") for name in _CARE]


def test_indexes_and_care_are_back_behind_the_block(file: None) -> None:
    indexes, care = _indexes(), _care()
    with bulk.loading([Customer]):
        assert "customer_name" not in {name for name, _ in _indexes()}
        assert _care() != care
    assert (_indexes(), _care()) == (indexes, care)


def test_they_are_back_when_loading_fails_too(file: None) -> None:
    indexes, care = _indexes(), _care()
    with pytest.raises(ZeroDivisionError), bulk.loading([Customer]), database.transaction():
        raise ZeroDivisionError
    assert (_indexes(), _care()) == (indexes, care)


def test_rows_indexed_at_once_are_found_and_forgotten_like_others(file: None) -> None:
    row = Customer.create(name="广州恒达有限公司", number="KH-1", phone="13800138000", created_at="x", changed_at="x")
    with database.transaction():
        values = tuple(getattr(row, name) for name in search.SEARCHED[Customer])
        search.bulk_put("customer", [(row.id, *values)])
        search.optimise("customer")
    for text in ("恒达", "gzhd", "1380", "kh-1", "guangzhouheng"):
        assert search.find("customer", text) == search.scan("customer", text) == [row.id], text
    before = search.tokens_of(row)
    row.name = "深圳华盛"
    with database.transaction():
        row.save()
        search.put(row, before)
    assert search.find("customer", "恒达") == []
    assert search.find("customer", "华盛") == [row.id]
