"""Known numbers of the supplier pass rate; every figure opens exactly its deliveries."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from app.core.errors import UserError
from app.ledgers._catalogue import all_ledgers
from app.ledgers._declaration import Condition, Operator
from app.ledgers._source import LedgerState, open_source
from app.reports import _catalogue
from app.services import issuing, stock_in_tests, suppliers
from app.services.stock_in_tests import Looked

DAY = date(2026, 11, 20)


def _tested(technician: int, supplier_id: int, quantity: int, verdict: str, test_id: int = 0) -> int:
    test_id = (
        test_id
        or stock_in_tests.deliver(
            supplier_id=supplier_id, product="电源模块", quantity=quantity, delivered_on=DAY - timedelta(days=9)
        ).result
    )
    failed = {"defective": 1, "reason": "电压偏低"} if verdict == "failed" else {}
    stock_in_tests.decide(
        test_id, seen_version=1, verdict=verdict, looked=[Looked("功能", "good")], tested_on=DAY, tester_id=technician,
        **failed,
    )  # fmt: skip
    return test_id


@pytest.fixture
def deliveries(branch, frozen_clock, monkeypatch):
    """Of the first supplier three deliveries, two passed; of the second one that failed, and its retest passed."""
    monkeypatch.setitem(issuing.RENDERERS, stock_in_tests.FORM, lambda content, *_: json.dumps(content).encode())
    one, two = (suppliers.create(name=name).result for name in ("华东电子", "南方电子"))
    for quantity, verdict in ((40, "passed"), (3, "failed"), (9, "passed")):
        _tested(branch.technician_id, one, quantity, verdict)
    bad = _tested(branch.technician_id, two, 25, "failed")
    stock_in_tests.send_back(bad, seen_version=3, day=DAY)
    stock_in_tests.exchange(bad, seen_version=4, day=DAY)
    again = stock_in_tests.retest(bad, seen_version=5).result
    _tested(branch.technician_id, two, 25, "passed", again)
    stock_in_tests.deliver(supplier_id=two, product="风扇", quantity=5)  # not decided: counts nowhere


def _run(**given):
    report = _catalogue.all_reports()["supplier_pass_rate"]
    return report.run(report.checked(given))


def test_first_tests_count_the_lowest_rate_first(deliveries):
    result = _run()
    assert [row.words for row in result.rows] == [
        ("南方电子", "1", "0", "0.0 %", "25", "5", "1", "1", "1"),
        ("华东电子", "3", "2", "66.7 %", "52", "13", "1", "0", "0"),
    ]
    assert result.total is not None
    assert result.total.words == ("Total", "4", "2", "50.0 %", "77", "18", "2", "1", "1")
    assert [(one.label, one.value, one.row) for one in result.charts[0].slices] == [
        ("南方电子", 0, 0),
        ("华东电子", 667, 1),
    ]


def test_what_stayed_passed_though_what_was_exchanged_failed(deliveries, branch):
    """Two tests follow from one delivery: each of them counts."""
    three = suppliers.create(name="北方电子").result
    bad = _tested(branch.technician_id, three, 10, "failed")
    stock_in_tests.send_back(bad, seen_version=3, day=DAY, quantity=4)
    stayed = stock_in_tests.retest(bad, seen_version=4).result
    _tested(branch.technician_id, three, 6, "passed", stayed)
    stock_in_tests.exchange(bad, seen_version=5, day=DAY)
    exchanged = stock_in_tests.retest(bad, seen_version=6).result
    _tested(branch.technician_id, three, 4, "failed", exchanged)
    (row,) = [one for one in _run().rows if one.words[0] == "北方电子"]
    assert row.words[-2:] == ("1", "1")


def test_a_figure_opens_its_deliveries(deliveries):
    for row in _run().rows:
        ledger = all_ledgers()[row.opens.ledger]
        conditions = tuple(Condition(column, Operator(name), value) for column, name, value in row.opens.conditions)
        assert open_source(ledger, LedgerState(view="all", conditions=conditions)).count() == row.count


def test_what_passes_at_its_third_test_passed_after_a_retest(deliveries, branch):
    seller = suppliers.create(name="北方电子").result
    bad = _tested(branch.technician_id, seller, 8, "failed")
    again = stock_in_tests.retest(bad, seen_version=3).result
    _tested(branch.technician_id, seller, 8, "failed", again)
    third = stock_in_tests.retest(again, seen_version=3).result
    row = next(row for row in _run().rows if row.words[0] == "北方电子")
    assert (row.words[1], row.words[-1]) == ("1", "0")
    _tested(branch.technician_id, seller, 8, "passed", third)
    row = next(row for row in _run().rows if row.words[0] == "北方电子")
    assert (row.words[1], row.words[2], row.words[-1]) == ("1", "0", "1")


def test_a_period(deliveries):
    assert not _run(last=DAY - timedelta(days=1)).rows
    assert len(_run(first=DAY, last=DAY).rows) == 2
    with pytest.raises(UserError) as refused:
        _run(first=DAY, last=DAY - timedelta(days=1))
    assert refused.value.field == "last"
