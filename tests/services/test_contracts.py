"""Contracts (F03): what the paper says, what may not be covered twice."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from app.core.errors import ChangedMeanwhile, NotPermitted, UserError
from app.domain.cover import CoverKind, CoverReason
from app.models.contract import Contract, ContractDevice, ContractTerm
from app.models.organisation import AuditEntry
from app.services import contracts, covers, customers, devices, undo

TERM = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31)}


@pytest.fixture
def customer_id(branch: Any, frozen_clock: Any) -> int:
    return customers.create(name="甲公司").result


def test_a_contract_is_entered_changed_and_listed(customer_id: int) -> None:
    first, second = (devices.create(customer_id=customer_id, model=model).result for model in ("X1", "X2"))
    made = contracts.create(customer_id=customer_id, **TERM, covers_all=False, device_ids=(second, first), fee=120_000)
    assert made.number == "HT-GZ01-2611-0001"
    entry = contracts.entry(made.result)
    assert (entry.device_ids, entry.fee, entry.days_left, entry.state) == ((first, second), 120_000, 41, "active")
    contracts.change(
        contract_id=made.result, seen_version=1, **TERM, covers_all=False, device_ids=(first,), fee=120_000
    )
    entry = contracts.of_customer(customer_id)[0]
    assert (entry.device_ids, entry.row_version) == ((first,), 2)
    removed = AuditEntry.select().where(AuditEntry.kind == "contract_device").order_by(AuditEntry.id.desc()).get()
    assert json.loads(removed.changes) == {"device": [second, None]}
    with pytest.raises(ChangedMeanwhile):
        contracts.change(contract_id=made.result, seen_version=1, **TERM)
    contracts.change(contract_id=made.result, seen_version=2, **TERM)
    assert ContractDevice.select().count() == 0


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"kind": "gift"}, "kind"),
        ({"ends_on": date(2025, 12, 31)}, "ends_on"),
        ({"starts_on": date(1900, 1, 1)}, "starts_on"),
        ({"ends_on": date(9999, 12, 31)}, "ends_on"),
        ({"fee": -1}, "fee"),
        ({"fee": 10**20}, "fee"),
        ({"covers_all": False}, "device_ids"),
        ({"covers_all": False, "device_ids": (4711,)}, "device_ids"),
        ({"included_services": "长" * 30_000}, "included_services"),
        ({"starts_on": None}, "starts_on"),
        ({"included": ("magic",)}, "included"),
        ({"included": ("repair",), "excluded": ("repair",)}, "excluded"),
        ({"inspection_months": 0}, "inspection_months"),
        ({"response_hours": 100_000}, "response_hours"),
        ({"visits_included": -1}, "visits_included"),
        ({"parts_budget": 10**20}, "parts_budget"),
        ({"first_party": "长" * 10_000}, "first_party"),
        ({"signed_on": date(1900, 1, 1)}, "signed_on"),
    ],
)
def test_bad_input_is_refused_beside_its_field(customer_id: int, values: dict[str, Any], field: str) -> None:
    with pytest.raises(UserError) as caught:
        contracts.create(**{"customer_id": customer_id, **TERM, **values})
    assert caught.value.field == field
    assert Contract.select().count() == 0


def test_a_contract_is_cancelled_from_a_day_on(customer_id: int, as_role: Any) -> None:
    made = contracts.create(customer_id=customer_id, **TERM).result
    with as_role("supervisor"):
        with pytest.raises(UserError) as caught:
            contracts.cancel(contract_id=made, seen_version=1, reason="")
        assert caught.value.field == "reason"
        with pytest.raises(ChangedMeanwhile):
            contracts.cancel(contract_id=made, seen_version=7, reason="x")
        contracts.cancel(contract_id=made, seen_version=1, reason="终止")
        with pytest.raises(UserError, match="not in a state"):
            contracts.cancel(contract_id=made, seen_version=2, reason="再")
    assert covers.verdict(None, customer_id).reason_code == CoverReason.CONTRACT_CANCELLED
    assert covers.verdict(None, customer_id, date(2026, 11, 19)).reason_code == CoverReason.MAINTENANCE_CONTRACT
    contracts.create(customer_id=customer_id, starts_on=date(2026, 11, 20), ends_on=date(2027, 11, 19))
    assert covers.verdict(None, customer_id).kind == CoverKind.CONTRACT


def test_everything_the_paper_says_is_kept(customer_id: int) -> None:
    said = {
        "kind": "maintenance", "project_name": "二期机房", "first_party": "甲公司 王总", "second_party": "恒信 周建国",
        "signed_on": date(2025, 12, 20), "payment": "分四期", "included_services": "每季度保养", "fee": 480_000,
        "excluded_services": "外力损坏", "inspection_months": 3, "inspection_from": date(2026, 1, 15),
        "response_hours": 1, "response_promise": "一小时内到场", "visits_included": 4, "minutes_included": 960,
        "parts_budget": 50_000, "included": ("parts", "repair"), "excluded": ("training",), "notes": "老客户",
    }  # fmt: skip
    made = contracts.create(customer_id=customer_id, **TERM, **said).result
    entry = contracts.entry(made)
    kept = {name: getattr(entry, name) for name in said}
    assert kept == {**said, "included": ("repair", "parts")}
    term = ContractTerm.get()
    assert (term.ordinal, term.starts_on, term.ends_on, term.fee) == (1, *TERM.values(), 480_000)
    contracts.change(contract_id=made, seen_version=1, **TERM, **{**said, "included": (), "excluded": ("repair",)})
    entry = contracts.entry(made)
    assert (entry.included, entry.excluded, entry.row_version) == ((), ("repair",), 2)
    assert covers.verdict(None, customer_id, date(2026, 5, 1)).reason_code == CoverReason.WORK_EXCLUDED
    contracts.change(contract_id=made, seen_version=2, starts_on=date(2026, 2, 1), ends_on=date(2026, 6, 30), fee=7)
    term = ContractTerm.get()
    assert (term.starts_on, term.ends_on, term.fee) == (date(2026, 2, 1), date(2026, 6, 30), 7)


def test_the_same_device_is_not_covered_twice_by_one_kind(customer_id: int) -> None:
    first, second = (devices.create(customer_id=customer_id, model=model).result for model in ("X1", "X2"))
    made = contracts.create(customer_id=customer_id, **TERM, covers_all=False, device_ids=(first,))
    later = {"starts_on": date(2026, 12, 31), "ends_on": date(2027, 12, 30)}
    for again in ({**TERM}, {**later, "covers_all": False, "device_ids": (second, first)}):
        with pytest.raises(contracts.OverlappingContract, match=made.number) as caught:
            contracts.create(customer_id=customer_id, **again)
        assert (caught.value.contract_id, caught.value.field) == (made.result, "starts_on")
    contracts.create(customer_id=customer_id, **TERM, kind="warranty")  # warranty beside maintenance is meant
    contracts.create(customer_id=customer_id, **TERM, covers_all=False, device_ids=(second,))
    other = contracts.create(customer_id=customer_id, starts_on=date(2027, 1, 1), ends_on=date(2027, 12, 31)).result
    with pytest.raises(contracts.OverlappingContract):
        contracts.change(contract_id=other, seen_version=1, **later)
    contracts.change(contract_id=other, seen_version=1, starts_on=date(2027, 1, 1), ends_on=date(2027, 6, 30))
    elsewhere = customers.create(name="乙公司").result
    contracts.create(customer_id=elsewhere, **TERM)


def test_a_device_of_another_customer_is_named(customer_id: int) -> None:
    elsewhere = customers.create(name="乙公司").result
    theirs = devices.create(customer_id=elsewhere, model="X1")
    with pytest.raises(UserError, match=theirs.number) as caught:
        contracts.create(customer_id=customer_id, **TERM, covers_all=False, device_ids=(theirs.result,))
    assert caught.value.field == "device_ids"
    assert Contract.select().count() == 0


def test_a_change_of_fields_can_be_undone(customer_id: int) -> None:
    made = contracts.create(customer_id=customer_id, **TERM, fee=100).result
    changed = contracts.change(
        contract_id=made, seen_version=1, starts_on=date(2026, 2, 1), ends_on=TERM["ends_on"], fee=250, payment="季付"
    )
    offer = undo.offered(changed)
    assert offer
    undo.undo(offer.token)
    entry = contracts.entry(made)
    assert (entry.starts_on, entry.fee, entry.payment) == (TERM["starts_on"], 100, "")
    term = ContractTerm.get()
    assert (term.starts_on, term.fee) == (TERM["starts_on"], 100)


def test_a_contract_is_not_for_the_administrator(customer_id: int, as_role: Any) -> None:
    made = contracts.create(customer_id=customer_id, **TERM).result
    with as_role("administrator"):
        with pytest.raises(NotPermitted):
            contracts.of_customer(customer_id)
        with pytest.raises(NotPermitted):
            contracts.entry(made)
