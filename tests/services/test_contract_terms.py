"""Terms and suspensions: an extension adds a term, a suspension is a span."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from app.core.errors import ChangedMeanwhile, UserError
from app.domain.cover import CoverReason
from app.models.contract import Contract, ContractTerm
from app.services import _contract_parts, contract_terms, contracts, covers, customers

TERM = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31)}


@pytest.fixture
def customer_id(branch: Any, frozen_clock: Any) -> int:
    return customers.create(name="甲公司").result


def _reason(customer_id: int, day: date) -> str:
    return str(covers.verdict(None, customer_id, day).reason_code)


def test_an_extension_adds_a_term(customer_id: int) -> None:
    made = contracts.create(customer_id=customer_id, **TERM, fee=100).result
    contract_terms.extend(contract_id=made, seen_version=1, ends_on=date(2027, 12, 31), fee=120, notes="续一年")
    row = Contract.get()
    assert (row.starts_on, row.ends_on, row.fee, row.term) == (date(2027, 1, 1), date(2027, 12, 31), 120, 2)
    assert [(one.ordinal, one.starts_on, one.fee) for one in _contract_parts.terms_of(row)] == [
        (1, date(2026, 1, 1), 100),
        (2, date(2027, 1, 1), 120),
    ]
    verdict = covers.verdict(None, customer_id, date(2026, 12, 31))
    assert verdict.ends_on == date(2027, 12, 31), "terms without a gap are one cover"
    contract_terms.extend(contract_id=made, seen_version=2, starts_on=date(2028, 2, 1), ends_on=date(2028, 12, 31))
    assert _reason(customer_id, date(2028, 1, 15)) == CoverReason.TERM_GAP
    contracts.change(contract_id=made, seen_version=3, starts_on=date(2028, 1, 1), ends_on=date(2028, 12, 31), fee=9)
    assert _reason(customer_id, date(2028, 1, 15)) == CoverReason.MAINTENANCE_CONTRACT
    assert [one.fee for one in _contract_parts.terms_of(Contract.get())] == [100, 120, 9]
    with pytest.raises(UserError, match="2027-12-31") as caught:
        contracts.change(contract_id=made, seen_version=4, starts_on=date(2027, 12, 31), ends_on=date(2028, 12, 31))
    assert caught.value.field == "starts_on"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"ends_on": date(2026, 12, 31)}, "ends_on"),
        ({"starts_on": date(2026, 12, 31), "ends_on": date(2027, 12, 31)}, "starts_on"),
        ({"ends_on": date(9999, 1, 1)}, "ends_on"),
        ({"ends_on": date(2027, 12, 31), "fee": -1}, "fee"),
    ],
)
def test_a_bad_extension_is_refused_beside_its_field(customer_id: int, values: dict[str, Any], field: str) -> None:
    made = contracts.create(customer_id=customer_id, **TERM).result
    with pytest.raises(UserError) as caught:
        contract_terms.extend(contract_id=made, seen_version=1, **values)
    assert caught.value.field == field
    assert ContractTerm.select().count() == 1


def test_an_extension_into_another_contract_is_refused(customer_id: int) -> None:
    made = contracts.create(customer_id=customer_id, **TERM).result
    other = contracts.create(customer_id=customer_id, starts_on=date(2027, 6, 1), ends_on=date(2028, 5, 31))
    with pytest.raises(contracts.OverlappingContract, match=other.number):
        contract_terms.extend(contract_id=made, seen_version=1, ends_on=date(2027, 12, 31))
    contract_terms.extend(contract_id=made, seen_version=1, ends_on=date(2027, 5, 31))


def test_suspensions_are_spans(customer_id: int, as_role: Any, frozen_clock: Any) -> None:
    made = contracts.create(customer_id=customer_id, **TERM).result
    with as_role("supervisor"):
        contract_terms.suspend(contract_id=made, seen_version=1, reason="欠费")
        assert Contract.get().state == contracts.entry(made).state == "suspended"
        with pytest.raises(UserError, match="2026-11-20"):
            contract_terms.suspend(contract_id=made, seen_version=2, reason="再")
        frozen_clock(timedelta(days=3))
        contract_terms.resume(contract_id=made, seen_version=2, reason="已付")
        assert Contract.get().state == "active"
        contract_terms.suspend(
            contract_id=made, seen_version=3, reason="停产", since=date(2026, 12, 1), until=date(2026, 12, 10)
        )
    reasons = {day: _reason(customer_id, date(2026, *day)) for day in ((11, 19), (11, 20), (11, 22), (11, 23), (12, 1))}
    assert [reasons[day] == "contract_suspended" for day in reasons] == [False, True, True, False, True]
    assert _reason(customer_id, date(2026, 12, 10)) == CoverReason.CONTRACT_SUSPENDED
    assert _reason(customer_id, date(2026, 12, 11)) == CoverReason.MAINTENANCE_CONTRACT
    assert [one.until for one in _contract_parts.suspensions_of(Contract.get())] == [
        date(2026, 11, 22),
        date(2026, 12, 10),
    ]


def test_the_state_of_the_day_follows_the_spans(customer_id: int, as_role: Any, frozen_clock: Any) -> None:
    made = contracts.create(customer_id=customer_id, **TERM).result
    with as_role("supervisor"):
        contract_terms.suspend(
            contract_id=made, seen_version=1, reason="停产", since=date(2026, 11, 22), until=date(2026, 11, 23)
        )
        with pytest.raises(ChangedMeanwhile):
            contract_terms.suspend(contract_id=made, seen_version=1, reason="x", since=date(2026, 12, 22))
    seen = []
    for _ in range(5):
        contract_terms.settle()
        seen.append(Contract.get().state)
        assert contracts.entry(made).state == seen[-1]
        frozen_clock(timedelta(days=1))
    assert seen == ["active", "active", "suspended", "suspended", "active"]


def test_a_suspension_taken_back_before_it_began_leaves_no_day(customer_id: int, as_role: Any) -> None:
    made = contracts.create(customer_id=customer_id, **TERM).result
    with as_role("supervisor"):
        contract_terms.suspend(contract_id=made, seen_version=1, reason="停产", since=date(2026, 12, 1))
        contract_terms.resume(contract_id=made, seen_version=2, reason="不停了")
        with pytest.raises(UserError, match="not suspended"):
            contract_terms.resume(contract_id=made, seen_version=3, reason="x")
    assert _contract_parts.suspensions_of(Contract.get()) == []
    assert _reason(customer_id, date(2026, 12, 1)) == CoverReason.MAINTENANCE_CONTRACT


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"reason": " "}, "reason"),
        ({"reason": "x", "since": date(1900, 1, 1)}, "since"),
        ({"reason": "x", "until": date(2026, 11, 1)}, "until"),
    ],
)
def test_a_bad_suspension_is_refused(customer_id: int, as_role: Any, values: dict[str, Any], field: str) -> None:
    made = contracts.create(customer_id=customer_id, **TERM).result
    with as_role("supervisor"), pytest.raises(UserError) as caught:
        contract_terms.suspend(contract_id=made, seen_version=1, **values)
    assert caught.value.field == field


def test_what_has_ended_is_neither_extended_nor_suspended(customer_id: int, as_role: Any) -> None:
    made = contracts.create(customer_id=customer_id, **TERM).result
    with as_role("supervisor"):
        contracts.cancel(contract_id=made, seen_version=1, reason="终止")
        with pytest.raises(UserError, match="cancelled"):
            contract_terms.extend(contract_id=made, seen_version=2, ends_on=date(2027, 12, 31))
        with pytest.raises(UserError, match="cancelled"):
            contract_terms.suspend(contract_id=made, seen_version=2, reason="x")
