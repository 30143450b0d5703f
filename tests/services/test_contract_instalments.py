"""Instalments: a plan adds up to the fee, parts are paid or voided, what is due is listed."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.models.contract import ContractInstalment
from app.services import contract_instalments, contracts, customers
from app.services.contract_instalments import InstalmentInput

TERM = {"starts_on": date(2026, 1, 31), "ends_on": date(2026, 12, 31)}
PARTS = (InstalmentInput(date(2026, 1, 31), 400), InstalmentInput(date(2026, 12, 31), 600))


@pytest.fixture
def contract_id(branch: Any, frozen_clock: Any) -> int:
    customer_id = customers.create(name="甲公司").result
    return contracts.create(customer_id=customer_id, **TERM, fee=1_000).result


def test_a_plan_is_written_paid_and_replaced(contract_id: int) -> None:
    contract_instalments.plan(contract_id=contract_id, seen_version=1, instalments=PARTS)
    first, second = contract_instalments.of_contract(contract_id)
    assert [(one.ordinal, one.due_on, one.amount, one.tone) for one in (first, second)] == [
        (1, date(2026, 1, 31), 400, "late"),
        (2, date(2026, 12, 31), 600, "normal"),
    ]
    assert [one.id for one in contract_instalments.due()] == [first.id]
    assert len(contract_instalments.due(date(2026, 12, 31))) == 2
    contract_instalments.pay(instalment_id=first.id, seen_version=1, paid_on=date(2026, 2, 3), invoice_number="FP-1")
    assert contract_instalments.due() == ()
    with pytest.raises(UserError, match="paid"):
        contract_instalments.void(instalment_id=first.id, seen_version=2, reason="错")
    halves = (InstalmentInput(date(2026, 6, 30), 300), InstalmentInput(date(2026, 9, 30), 300))
    contract_instalments.plan(contract_id=contract_id, seen_version=2, instalments=halves, reason="改两期")
    lines = [(one.ordinal, one.amount, one.tone) for one in contract_instalments.of_contract(contract_id)]
    assert lines == [(1, 400, "done"), (3, 300, "late"), (4, 300, "late"), (2, 600, "paused")]
    assert ContractInstalment.get(ContractInstalment.ordinal == 2).notes == "改两期"


@pytest.mark.parametrize(
    "parts",
    [(), PARTS[:1], (*PARTS, InstalmentInput(date(2026, 5, 1), 1)), (InstalmentInput(date(2026, 5, 1), -1), *PARTS)],
)
def test_instalments_that_do_not_add_up_are_refused(contract_id: int, parts: tuple[InstalmentInput, ...]) -> None:
    with pytest.raises(UserError) as caught:
        contract_instalments.plan(contract_id=contract_id, seen_version=1, instalments=parts)
    assert caught.value.field == "instalments"
    assert ContractInstalment.select().count() == 0


def test_both_sums_are_named(contract_id: int) -> None:
    with pytest.raises(UserError, match=r"4\.00.*10\.00"):
        contract_instalments.plan(contract_id=contract_id, seen_version=1, instalments=PARTS[:1])


def test_an_instalment_is_voided_with_a_reason(contract_id: int) -> None:
    contract_instalments.plan(contract_id=contract_id, seen_version=1, instalments=PARTS)
    first = contract_instalments.of_contract(contract_id)[0]
    with pytest.raises(UserError) as caught:
        contract_instalments.void(instalment_id=first.id, seen_version=1, reason="")
    assert caught.value.field == "reason"
    contract_instalments.void(instalment_id=first.id, seen_version=1, reason="免收")
    with pytest.raises(UserError, match="voided"):
        contract_instalments.pay(instalment_id=first.id, seen_version=2, paid_on=date(2026, 2, 1))
    assert contract_instalments.due() == ()
    assert ContractInstalment.select().count() == 2


def test_nothing_is_paid_tomorrow(contract_id: int) -> None:
    contract_instalments.plan(contract_id=contract_id, seen_version=1, instalments=PARTS)
    first = contract_instalments.of_contract(contract_id)[0]
    with pytest.raises(UserError) as caught:
        contract_instalments.pay(instalment_id=first.id, seen_version=1, paid_on=date(2026, 11, 21))
    assert caught.value.field == "paid_on"
    contract_instalments.pay(instalment_id=first.id, seen_version=1, paid_on=date(2026, 11, 20))
    contract_instalments.pay(instalment_id=first.id, seen_version=2, paid_on=None)
    assert contract_instalments.of_contract(contract_id)[0].tone == "late"


def test_instalments_of_a_cancelled_contract_are_not_asked_for(contract_id: int, as_role: Any) -> None:
    contract_instalments.plan(contract_id=contract_id, seen_version=1, instalments=PARTS)
    with as_role("supervisor"):
        contracts.cancel(contract_id=contract_id, seen_version=2, reason="终止")
    assert contract_instalments.due() == ()


@given(st.integers(0, 10**12), st.integers(1, contract_instalments.MOST), st.integers(1, 12))
def test_what_is_proposed_adds_up(fee: int, count: int, months: int) -> None:
    parts = contract_instalments.proposed(fee, date(2026, 1, 31), count, months)
    assert sum(part.amount for part in parts) == fee
    assert len(parts) == count
    assert all(part.amount >= 0 for part in parts)
    assert all(b.due_on - a.due_on >= timedelta(days=28) for a, b in pairwise(parts))


def test_no_part_and_too_many_are_refused() -> None:
    for count in (0, contract_instalments.MOST + 1):
        with pytest.raises(UserError):
            contract_instalments.proposed(100, date(2026, 1, 1), count, 1)
