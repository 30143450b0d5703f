"""The watch over all tests of the services sees what goes past the audit trail."""

from __future__ import annotations

from typing import Any

import pytest

from app.models import database
from app.models.customer import Customer
from app.services import customers
from app.services._use_case import UnitOfWork, get, use_case
from tests.services import audited_writes


@use_case("customer.change")
def past_the_trail(unit: UnitOfWork, *, customer_id: int) -> Customer:
    """Changes a customer by hand and tells nobody."""
    Customer.update(name="别名").where(Customer.id == customer_id).execute()
    return get(Customer, customer_id)


@use_case("customer.change")
def about_something_else(unit: UnitOfWork, *, customer_id: int) -> None:
    """Changes a customer by hand and tells of something else."""
    database.execute("UPDATE customer SET name = '别名' WHERE id = ?", (customer_id,))
    unit.note("ledger", 0, "", {"rows": [None, 1]})


@use_case("customer.change")
def without_the_old(unit: UnitOfWork, *, customer_id: int) -> None:
    """Tells what is now, not what was."""
    unit.note("customer", customer_id, "", {"name": "别名"})


@use_case("customer.change")
def only_the_version(unit: UnitOfWork, *, customer_id: int) -> None:
    """A bump tells nothing by itself: it goes with what was changed beside it."""
    unit.bump(get(Customer, customer_id))
    unit.note("contact", 1, "", {"name": ["甲", "乙"]})


def seen(act: Any, made: int) -> list[str]:
    with pytest.MonkeyPatch.context() as patch, audited_writes.watched(patch.setattr) as wrong:
        act(customer_id=made)
    found, wrong[:] = list(wrong), []
    return found


@pytest.fixture
def made(branch: Any) -> int:
    if database.engine() != "sqlite":
        pytest.skip("the watch reads SQLite's statements")
    return customers.create(name="甲公司").result


@pytest.mark.parametrize(
    ("act", "says"),
    [(past_the_trail, "without any line"), (about_something_else, "no line tells of customer"),
     (without_the_old, "does not say old and new")],
)  # fmt: skip
def test_the_watch_sees_it(made: int, act: Any, says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()  # this module's own offences are not for the watch over all tests
    assert any(says in one for one in seen(act, made))


def test_the_watch_lets_right_ones_pass(made: int) -> None:
    assert seen(only_the_version, made) == []
    assert seen(lambda customer_id: customers.change(customer_id=customer_id, seen_version=2, name="乙"), made) == []


def test_every_silent_table_has_a_reason() -> None:
    assert set(audited_writes.SILENT) <= set(audited_writes.TABLES)
    assert all(audited_writes.SILENT.values())
    assert not audited_writes.SILENT.keys() & audited_writes.RECORDS
