"""Old parts owed by technician: known numbers, each figure opens exactly its rows, a technician sees the own line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import NotPermitted
from app.ledgers._catalogue import all_ledgers
from app.ledgers._declaration import Condition, Operator
from app.ledgers._source import LedgerState, open_source
from app.models.organisation import Staff
from app.reports import _catalogue
from app.services import customers, service_call_charges, service_call_file, service_calls, session, spare_parts
from app.services.spare_use import FromStock

STORE = "branch:配件库"


@pytest.fixture
def debts(branch: Any, frozen_clock: Callable[[timedelta], None]) -> int:
    """Three old parts owed by one technician, the first overdue; one by another. Returns the other's id."""
    other = Staff.create(
        number="S9", name="李四", is_technician=True, created_at=clock.now(), changed_at=clock.now()
    ).id
    customer = customers.create(name="客户甲", addresses=()).result
    part = spare_parts.create(number="PJ-1", name="电源模块", cost=12000, needs_old_part=True).result
    spare_parts.receive(part, place=STORE, quantity=9)
    call_id = service_calls.register(customer_id=customer, fault_text="坏").result
    for days, count, who in ((0, 1, branch.technician_id), (8, 2, branch.technician_id), (0, 1, other)):
        frozen_clock(timedelta(days=days))
        version = service_call_file.file(call_id).row_version
        source = FromStock(part, STORE, who)
        service_call_charges.add(
            call_id, seen_version=version, description="电源模块", quantity=count, from_stock=source
        )
    return other


def test_known_numbers_and_what_they_open(debts: int) -> None:
    result = _catalogue.run("old_part_debt")
    assert [result.texts(row) for row in result.rows] == [
        ("陈志强", "3", "1", "2026-11-20", "360.00"),
        ("李四", "1", "0", "2026-11-28", "120.00"),
    ]
    assert result.total is not None
    assert result.total.words == ("Total", "4", "1", "", "480.00")
    for row in result.rows:
        assert row.opens is not None
        conditions = tuple(Condition(column, Operator(sign), value) for column, sign, value in row.opens.conditions)
        source = open_source(all_ledgers()[row.opens.ledger], LedgerState(view="all", conditions=conditions))
        assert source.count() == row.count
    assert [(one.label, one.value) for one in result.charts[0].slices] == [("陈志强", 3), ("李四", 1)]


def test_a_technician_reads_the_own_line(debts: int, branch: Any) -> None:
    session.begin(branch.sessions["technician"])
    assert "old_part_debt" in [one.name for one in _catalogue.offered()]
    assert [row.values[0] for row in _catalogue.run("old_part_debt").rows] == ["陈志强"]
    session.begin(branch.sessions["administrator"])
    with pytest.raises(NotPermitted):
        _catalogue.run("old_part_debt")


def test_nobody_owes_anything(branch: Any) -> None:
    result = _catalogue.run("old_part_debt")
    assert (result.rows, result.charts) == ((), ())
