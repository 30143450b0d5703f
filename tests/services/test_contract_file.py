"""A contract whole: terms, suspensions, lineage, bars."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.core.errors import NotPermitted, UserError
from app.models.contract import Contract
from app.models.customer import Customer
from app.services import contract_file, contract_terms, contracts, customers, devices
from app.services._use_case import UnitOfWork, transact
from app.services.session import current

TERM = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31)}


@pytest.fixture
def customer_id(branch: Any, frozen_clock: Any) -> int:
    return customers.create(name="甲公司").result


def _successor(customer_id: int, predecessor_id: int, year: int) -> int:
    unit = UnitOfWork("contract.renew", current())
    days = {"starts_on": date(year, 1, 1), "ends_on": date(year, 12, 31)}
    owner = Customer.get_by_id(customer_id)
    return transact(unit, lambda: contracts.add(unit, owner, predecessor_id, **days)).id


def test_the_line_of_renewals_is_walked_both_ways(customer_id: int) -> None:
    first = contracts.create(customer_id=customer_id, **TERM).result
    second = _successor(customer_id, first, 2027)
    third = _successor(customer_id, second, 2028)
    for asked in (first, second, third):
        line = contract_file.file(asked).lineage
        assert [step.contract_id for step in line] == [first, second, third]
        assert [step.contract_id for step in line if step.is_this] == [asked]
    contract_terms.extend(contract_id=third, seen_version=1, ends_on=date(2030, 12, 31))
    last = contract_file.file(first).lineage[-1]
    assert (last.starts_on, last.ends_on, last.terms) == (date(2028, 1, 1), date(2030, 12, 31), 2)
    Contract.update(predecessor=third).where(Contract.id == first).execute()  # nonsense must not loop for ever
    assert len(contract_file.file(second).lineage) == 3


def test_everything_about_a_contract(customer_id: int, as_role: Any) -> None:
    made = contracts.create(customer_id=customer_id, **TERM, fee=100).result
    with as_role("supervisor"):
        contract_terms.suspend(
            contract_id=made, seen_version=1, reason="停产", since=date(2026, 12, 1), until=date(2026, 12, 10)
        )
    contract_terms.extend(contract_id=made, seen_version=2, ends_on=date(2027, 12, 31), fee=200)
    whole = contract_file.file(made)
    assert [(term.ordinal, term.fee, term.is_current) for term in whole.terms] == [(1, 100, False), (2, 200, True)]
    assert [(one.since, one.until, one.reason) for one in whole.suspensions] == [
        (date(2026, 12, 1), date(2026, 12, 10), "停产")
    ]
    pieces = [(piece.ordinal, piece.rests, piece.ends_on) for piece in whole.bars[0].pieces]
    assert pieces == [
        (1, False, date(2026, 11, 30)),
        (1, True, date(2026, 12, 10)),
        (1, False, date(2026, 12, 31)),
        (2, False, date(2027, 12, 31)),
    ]


def test_the_bars_of_a_device_and_of_its_customer(customer_id: int, as_role: Any) -> None:
    device = devices.create(
        customer_id=customer_id, model="X1", installed_on=date(2025, 1, 1), warranty_months=12
    ).result
    made = contracts.create(customer_id=customer_id, **TERM)
    assert [(str(bar.layer), bar.document) for bar in contract_file.bars_of_device(device)] == [
        ("maker", "SB-GZ01-00001"),
        ("maintenance", made.number),
    ]
    assert [bar.document for bar in contract_file.bars_of_customer(customer_id)] == [made.number]
    with as_role("administrator"):
        assert [str(bar.layer) for bar in contract_file.bars_of_device(device)] == ["maker"]
        with pytest.raises(NotPermitted):
            contract_file.bars_of_customer(customer_id)
        with pytest.raises(NotPermitted):
            contract_file.file(made.result)
    with pytest.raises(UserError):
        contract_file.file(4711)
