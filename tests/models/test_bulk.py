"""Loading a new branch: quick inside the block, as careful as ever behind it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.models import audit, bulk, database, search
from app.models.customer import Customer
from app.models.organisation import AuditEntry

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


def _line(at: datetime, number: str) -> int:
    with database.transaction():
        return audit.append(
            at=at, user_name="desk", role="representative", action="customer.create", kind="customer", row_number=number
        )


def _fail_after(number: str) -> None:
    _line(MORNING, number)
    raise ZeroDivisionError


def _undone(number: str) -> None:
    with pytest.raises(ZeroDivisionError), database.transaction():
        _fail_after(number)


def _told() -> list[tuple[int, str, bool]]:
    return [(row.id, row.row_number, row.clock_suspect) for row in AuditEntry.select().order_by(AuditEntry.id)]


MORNING = datetime(2026, 11, 20, 1, tzinfo=UTC)


def test_an_invented_history_is_in_the_order_of_time(branch: Any) -> None:
    _line(MORNING, "first")
    with bulk.history_in_order():
        for hour, number in ((5, "last"), (2, "second"), (3, "third")):
            _line(MORNING + timedelta(hours=hour), number)
        _undone("undone")
        assert [number for _, number, _ in _told()] == ["last", "second", "third"], "what was told can be read"
    assert _told() == [(1, "first", False), (2, "second", False), (3, "third", False), (4, "last", False)]
    assert audit.verify() is None
    assert _line(MORNING + timedelta(hours=6), "afterwards") == 5


def test_an_invented_history_that_fails_leaves_nothing(branch: Any) -> None:
    _line(MORNING, "first")
    with pytest.raises(ZeroDivisionError), bulk.history_in_order():
        _fail_after("second")
    assert _told() == [(1, "first", False)]
    assert _line(MORNING, "second") == 2
