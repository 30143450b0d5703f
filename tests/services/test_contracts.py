"""Contracts (F03), as far as cover needs them."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from app.core.errors import ChangedMeanwhile, NotPermitted, UserError
from app.domain.cover import CoverReason
from app.models.contract import Contract, ContractDevice
from app.models.organisation import AuditEntry
from app.services import contracts, customers, devices

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
    ],
)
def test_bad_input_is_refused_beside_its_field(customer_id: int, values: dict[str, Any], field: str) -> None:
    with pytest.raises(UserError) as caught:
        contracts.create(**{"customer_id": customer_id, **TERM, **values})
    assert caught.value.field == field
    assert Contract.select().count() == 0


def test_states(customer_id: int, as_role: Any) -> None:
    made = contracts.create(customer_id=customer_id, **TERM).result
    with as_role("supervisor"):
        contracts.suspend(contract_id=made, seen_version=1, reason="欠费")
        assert devices.cover_for(None, customer_id).reason_code == CoverReason.CONTRACT_SUSPENDED
        with pytest.raises(UserError, match="not in a state"):
            contracts.suspend(contract_id=made, seen_version=2, reason="再")
        contracts.resume(contract_id=made, seen_version=2, reason="已付")
        assert devices.cover_for(None, customer_id).reason_code == CoverReason.MAINTENANCE_CONTRACT
        with pytest.raises(UserError) as caught:
            contracts.cancel(contract_id=made, seen_version=3, reason="")
        assert caught.value.field == "reason"
        with pytest.raises(ChangedMeanwhile):
            contracts.cancel(contract_id=made, seen_version=1, reason="x")
        contracts.cancel(contract_id=made, seen_version=3, reason="终止")
        assert devices.cover_for(None, customer_id).reason_code == CoverReason.CONTRACT_CANCELLED


def test_a_contract_is_not_for_the_administrator(customer_id: int, as_role: Any) -> None:
    made = contracts.create(customer_id=customer_id, **TERM).result
    with as_role("administrator"):
        with pytest.raises(NotPermitted):
            contracts.of_customer(customer_id)
        with pytest.raises(NotPermitted):
            contracts.entry(made)
