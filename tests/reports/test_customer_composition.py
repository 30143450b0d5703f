"""Known numbers of the customer composition; every figure opens exactly its rows."""

from __future__ import annotations

from datetime import date

import pytest

from app.core.errors import NotPermitted, UserError
from app.domain.charts import ChartKind
from app.ledgers._catalogue import all_ledgers
from app.ledgers._declaration import Condition, Operator
from app.ledgers._source import LedgerState, open_source
from app.models.customer import Customer
from app.reports import _catalogue
from app.services import customers, devices


@pytest.fixture
def people(branch, frozen_clock):
    """Three customers of grade A, two of B, one without; one of B is out of use."""
    made = [
        customers.create(name=f"客户{number}", grade=grade, addresses=(), region=region).result
        for number, (grade, region) in enumerate(
            [("A", "天河"), ("A", "天河"), ("A", "番禺"), ("B", ""), ("B", "越秀"), ("", "天河")]
        )
    ]
    Customer.update(status="inactive").where(Customer.id == made[4]).execute()
    for number, (product, day) in enumerate(
        [("UPS", date(2026, 1, 5)), ("UPS", date(2025, 6, 1)), ("空调", date(2026, 3, 1)), ("", None)]
    ):
        devices.create(customer_id=made[number], product_name=product, model="M", installed_on=day)
    return made


def _opened(row):
    ledger = all_ledgers()[row.opens.ledger]
    conditions = tuple(Condition(column, Operator(operator), value) for column, operator, value in row.opens.conditions)
    return open_source(ledger, LedgerState(view=row.opens.view or "all", conditions=conditions)).count()


def _lines(result):
    return [result.texts(row) for row in result.rows]


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        ({}, [("Grade A", "3", "60.0 %"), ("Grade B", "1", "20.0 %"), ("Grade C", "0", "0.0 %"),
              ("Not filled in", "1", "20.0 %")]),
        ({"scope": "all"}, [("Grade A", "3", "50.0 %"), ("Grade B", "2", "33.3 %"), ("Grade C", "0", "0.0 %"),
                            ("Not filled in", "1", "16.7 %")]),
        ({"by": "region"}, [("天河", "3", "60.0 %"), ("番禺", "1", "20.0 %"), ("Not filled in", "1", "20.0 %")]),
        ({"by": "goods"}, [("UPS", "2", "50.0 %"), ("空调", "1", "25.0 %"), ("Not filled in", "1", "25.0 %")]),
        ({"by": "goods", "first": date(2026, 1, 1)}, [("UPS", "1", "50.0 %"), ("空调", "1", "50.0 %")]),
        ({"by": "goods", "first": date(2026, 1, 1), "last": date(2026, 2, 1)}, [("UPS", "1", "100.0 %")]),
    ],
)  # fmt: skip
def test_known_numbers(people, given, lines):
    result = _catalogue.run("customer_composition", given)
    assert _lines(result) == lines
    assert result.texts(result.total)[1:] == (str(sum(row.count for row in result.rows)), "100.0 %")
    assert sum(row.values[2] for row in result.rows) == 10_000


@pytest.mark.parametrize("by", ["grade", "goods", "region"])
@pytest.mark.parametrize("scope", ["in_use", "all"])
@pytest.mark.parametrize("first", [None, date(2026, 1, 1)])
def test_every_figure_opens_exactly_its_rows(people, by, scope, first):
    for row in _catalogue.run("customer_composition", {"by": by, "scope": scope, "first": first}).rows:
        assert _opened(row) == row.count == row.values[1], row


def test_the_chart_shows_the_numbers_of_the_table(people):
    for number in range(12):
        customers.create(name=f"区客户{number}", region=f"区{number:02}")
    result = _catalogue.run("customer_composition", {"by": "region"})
    (chart,) = result.charts
    assert chart.kind is ChartKind.PIE
    assert len(chart.slices) == 9
    assert sum(one.value for one in chart.slices) == 1000
    for one in chart.slices[:-1]:
        assert one.value * 10 == result.rows[one.row].values[2]
    assert (chart.slices[-1].label, chart.slices[-1].row) == ("Others", -1)
    assert chart.slices[-1].shown == f"{chart.slices[-1].value / 10:.1f} %"


def test_an_empty_branch_has_no_shares(branch):
    result = _catalogue.run("customer_composition", {"by": "region"})
    assert (result.rows, result.texts(result.total)) == ((), ("Total", "0", "0.0 %"))


@pytest.mark.parametrize(
    ("given", "field"),
    [({"by": "colour"}, "by"), ({"scope": ""}, "scope"), ({"first": "2026"}, "first"), ({"size": 1}, "size"),
     ({"by": "goods", "first": date(2026, 2, 1), "last": date(2026, 1, 1)}, "last")],
)  # fmt: skip
def test_parameters_that_cannot_be(branch, given, field):
    with pytest.raises(UserError) as refused:
        _catalogue.run("customer_composition", given)
    assert refused.value.field == field


def test_a_technician_sees_none(branch, as_role):
    with as_role("technician"):
        assert "customer_composition" not in [one.name for one in _catalogue.offered()]
        with pytest.raises(NotPermitted):
            _catalogue.run("customer_composition")


def test_the_table_for_a_file_ends_with_the_total(people):
    table = _catalogue.run("customer_composition").table()
    assert table.row_count == len(list(table.rows)) == 5
    assert list(table.rows)[-1] == ("Total", 5, 10_000)
