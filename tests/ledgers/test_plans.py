"""The query plan of every shipped order, view and index (SQLite): covered, nothing sorted, nothing scanned without
need.
"""

from __future__ import annotations

import pytest

from app.ledgers import _source
from app.ledgers._catalogue import all_ledgers
from app.ledgers._declaration import Condition, Operator
from app.ledgers._source import LedgerSource, LedgerState, index_name, open_source
from app.models import database
from app.services import session

LONG_TEXTS = {
    "care": {"subject"}, "repairs": {"fault_text"}, "customers": {"address"}, "visits": {"comment"},
    "complaints": {"content"}, "anomaly_notices": {"content"}, "corrective_actions": {"action"},
    "routine_logs": {"subject", "result"}, "opinions": {"content"}, "opinion_cards": {"content"},
    "history": {"changes"},
}  # fmt: skip
"""Shown columns of long text: an index would cost more than their order is worth, so it is the worker's."""


@pytest.fixture
def file(branch: object) -> None:
    """Plans are SQLite's; PostgreSQL's planner chooses by its statistics."""
    if database.engine() != "sqlite":
        pytest.skip("plans of SQLite")


def is_covered(step: str) -> bool:
    """SQLite does not say of a derived column that its index covers it, but reads nothing else (measured)."""
    return "COVERING INDEX" in step or ("USING INDEX" in step and "fields_filled" in step)


def assert_covered(source: LedgerSource) -> None:
    assert source.plan.walk, "the ledger lists no index for it"
    assert source.is_fast
    for sql in (source.keys_sql(), source.keys_sql(reverse=True)):
        plan = database.explain(f"{sql} LIMIT 128 OFFSET 1000", source.params)
        assert is_covered(plan[0]), (sql, plan)
        assert not any("TEMP B-TREE" in step for step in plan), (sql, plan)
    assert any(is_covered(step) for step in database.explain(source.count_sql(), source.params))


@pytest.mark.parametrize("name", all_ledgers())
class TestPlans:
    def test_every_index_is_there(self, name: str, file: None) -> None:
        ledger = all_ledgers()[name]
        there = {row[0] for row in database.query("SELECT name FROM sqlite_master WHERE type = 'index'")}
        assert {index_name(ledger.table, index) for index in ledger.indexes} <= there

    def test_every_view(self, name: str, file: None, branch: object) -> None:
        staff = session.Session(1, "desk", "", "supervisor", 3)
        with session.acting_as(staff):
            for view in all_ledgers()[name].views:
                assert_covered(open_source(all_ledgers()[name], LedgerState(view=view.name)))

    def test_every_shown_order(self, name: str, file: None) -> None:
        ledger = all_ledgers()[name]
        for column in ledger.columns:
            if column.visible and column.offered and column.name not in LONG_TEXTS.get(name, ()):
                assert_covered(open_source(ledger, LedgerState(view="all", sort=column.name, descending=False)))
                assert_covered(open_source(ledger, LedgerState(view="all", sort=column.name, descending=True)))

    def test_every_listed_index_serves_its_filter_and_order(self, name: str, file: None) -> None:
        ledger = all_ledgers()[name]
        by_source = {column.ordered: column for column in ledger.columns} | {c.stored: c for c in ledger.columns}
        for index in ledger.indexes:
            if index.only or index.columns[-1] not in by_source:
                continue
            fixed = tuple(
                Condition(by_source[one].name, Operator.EQ, 1) for one in index.columns[:-1] if one != "is_open"
            )
            if len(fixed) < len(index.columns) - 1:
                continue
            assert_covered(open_source(ledger, LedgerState("all", "", fixed, by_source[index.columns[-1]].name)))


def test_what_has_no_index_is_not_fast(file: None, filled: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_source, "SMALL", 0)  # every table counts as large
    ledger = all_ledgers()["repairs"]
    odd = (Condition("reporter", Operator.CONTAINS, "王"),)
    assert not open_source(ledger, LedgerState(view="all", conditions=odd)).is_fast
    assert not open_source(ledger, LedgerState(view="all", sort="address")).is_fast
    assert not open_source(ledger, LedgerState(view="all", search="王")).is_fast
