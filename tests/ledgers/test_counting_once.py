"""Counts are kept until somebody writes; a first page does not wait for one."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

import pytest

from app.ledgers import _source
from app.ledgers._catalogue import all_ledgers
from app.ledgers._declaration import Condition, Operator
from app.ledgers._source import LedgerState, open_source
from app.models import database, single_rows
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


def test_the_count_of_a_filter_follows_what_is_written(branch: object) -> None:
    ledger = all_ledgers()["customers"]
    state = LedgerState(view="all", conditions=(Condition("name", Operator.EQ, "顺德家电城"),))
    assert open_source(ledger, state).count() == 0
    write("K1")
    assert open_source(ledger, state).count() == 1
    database.execute("UPDATE customer SET name = 'B'")
    assert open_source(ledger, state).count() == 0


def test_a_long_list_is_counted_as_far_as_asked(branch: object) -> None:
    ledger = all_ledgers()["customers"]
    before = open_source(ledger).count()
    for number in range(5):
        write(f"K{number}")
    source = open_source(ledger)
    assert source.count_to(before + 2) == before + 2
    assert not source.is_counted
    assert source.count_to(before + 6) == before + 5
    assert source.is_counted
    assert source.count_to(1) == before + 5, "known is known"
    again = open_source(ledger)
    again.count()
    assert open_source(ledger).count_to(1) == (before + 5 if database.engine() == "sqlite" else 1)


def test_the_first_pages_need_no_count(filled_to_write: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_source, "ENOUGH", 100)
    ledger = all_ledgers()["repairs"]
    whole = open_source(ledger, LedgerState(view="all")).keys(0, 1000)
    database.execute("UPDATE service_call SET cause_text = 'counted anew'")
    source = open_source(ledger, LedgerState(view="all"))
    assert [*source.keys(0, 60), *source.keys(60, 40)] == whole[:100]
    assert not source.is_counted
    assert source.keys(90, 60) == whole[90:150]
    assert source.is_counted
