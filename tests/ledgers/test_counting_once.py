"""The count of a whole table is kept until somebody writes."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

from app.ledgers._catalogue import all_ledgers
from app.ledgers._source import open_source
from app.models import single_rows
from app.models.customer import Customer

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


def write(number: str) -> None:
    single_rows.add(Customer, number=number, name="顺德家电城", created_at=NOW, changed_at=NOW)


def test_the_count_follows_what_is_written(branch: object) -> None:
    """By this connection and by any other."""
    ledger = all_ledgers()["customers"]
    before = open_source(ledger).count()
    assert open_source(ledger).count() == before
    write("K1")
    assert open_source(ledger).count() == before + 1
    elsewhere = threading.Thread(target=write, args=("K2",))
    elsewhere.start()
    elsewhere.join()
    assert open_source(ledger).count() == before + 2
