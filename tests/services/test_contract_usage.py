"""Entitlements: what a term has used of visits, minutes and parts, and what follows when they are used up."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from app.core import clock
from app.domain.cover import CoverReason
from app.models.service_call import ChargeLine, ServiceCall
from app.services import (
    contract_file,
    contract_terms,
    contracts,
    covers,
    customers,
    devices,
    price_list,
    service_call_charges,
    service_calls,
)
from app.services.service_call_cover import verdict_for, verdict_for_call

TERM = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31)}


@pytest.fixture
def owner(branch: Any, frozen_clock: Any) -> tuple[int, int]:
    customer_id = customers.create(name="甲公司").result
    return customer_id, devices.create(customer_id=customer_id, model="X1").result


def _call(owner: tuple[int, int], minutes: int = 0, visited: bool = True, **more: Any) -> int:
    customer_id, device_id = owner
    call_id = service_calls.register(customer_id=customer_id, device_id=device_id, fault_text="坏了", **more).result
    arrived = clock.now() if visited else None
    ServiceCall.update(arrived_at=arrived, work_minutes=minutes).where(ServiceCall.id == call_id).execute()
    return call_id


def _charge(call_id: int, amount: int, **more: Any) -> None:
    stamps = {"created_at": clock.now(), "changed_at": clock.now()}
    values = {"description": "风扇", "amount": amount, "unit_price": amount, "worth": amount, **more}
    ChargeLine.create(call=call_id, **stamps, **values)


def test_calls_under_the_contract_are_counted(owner: tuple[int, int]) -> None:
    made = contracts.create(customer_id=owner[0], **TERM, visits_included=3, minutes_included=100, parts_budget=5_000)
    first = _call(owner, 40)
    _charge(first, 2_000)
    _charge(first, 900, is_void=True)
    _charge(first, 800, exclusion="misuse")
    _charge(first, 7_000, kind="work", description="维修工时费")
    _call(owner, 15, visited=False)  # solved by phone: minutes, no visit
    _call(owner, 500, call_kind="maintenance")  # owed by the cycle
    at = clock.now() + timedelta(hours=2)
    _call(owner, 0, visited=False, outcome=service_calls.Appointment(at))  # promised, so it is spoken for
    paid = _call(owner, 60)
    ServiceCall.update(service_class="A").where(ServiceCall.id == paid).execute()
    gone = _call(owner, 60)
    ServiceCall.update(cancelled_at=clock.now()).where(ServiceCall.id == gone).execute()
    usage = contract_file.file(made.result).usage
    assert (usage.calls, usage.visits.used, usage.minutes.used, usage.parts.used) == (4, 2, 55, 2_000)
    assert (usage.visits.left, usage.minutes.left, usage.parts.left) == (1, 45, 3_000)


def test_only_covered_parts_count_against_the_budget(owner: tuple[int, int], as_role: Any) -> None:
    made = contracts.create(customer_id=owner[0], **TERM, parts_budget=5_000)
    call_id = _call(owner)

    def add(description: str, **more: Any) -> None:
        seen = ServiceCall.get_by_id(call_id).row_version
        service_call_charges.add(call_id, seen_version=seen, description=description, **more)

    def used() -> int:
        return contract_file.file(made.result).usage.parts.used

    add("电源板", worth=3_000)
    assert used() == 3_000, "what the contract pays for costs the customer nothing and is counted all the same"
    add("维修工时费", worth=9_000)
    add("拆装", kind="work", worth=9_000)
    assert used() == 3_000, "work is counted in minutes"
    add("外壳", unit_price=700, exclusion="misuse", agreed_by="张伟")
    assert used() == 3_000, "the customer pays"
    line = ChargeLine.get(ChargeLine.description == "电源板")
    assert (line.amount, line.worth, line.kind) == (0, 3_000, "part")
    service_call_charges.void(line.id, seen_version=line.row_version, reason="未换")
    assert used() == 0
    add("主板", worth=6_000)
    assert covers.verdict(owner[1], owner[0], work="parts").reason_code == CoverReason.PARTS_USED_UP
    ChargeLine.update(is_void=True).execute()
    with as_role("administrator"):
        price_list.create(code="P01", name="风扇", measure="个", price=400)
    add("风扇", code="P01", quantity=2)
    assert used() == 800, "a line without a price counts by the price list"
    other = contracts.create(customer_id=owner[0], kind="warranty", **TERM, parts_budget=5_000)
    assert contract_file.file(other.result).usage.parts.used == 0, "another contract's parts"


def test_what_is_used_up_is_chargeable_until_the_next_term(owner: tuple[int, int]) -> None:
    made = contracts.create(customer_id=owner[0], **TERM, visits_included=1, parts_budget=0).result
    assert covers.verdict(owner[1], owner[0]).reason_code == CoverReason.MAINTENANCE_CONTRACT
    assert covers.verdict(owner[1], owner[0], work="parts").reason_code == CoverReason.PARTS_USED_UP
    _call(owner)
    assert covers.verdict(owner[1], owner[0]).reason_code == CoverReason.VISITS_USED_UP
    assert covers.verdict(owner[1], owner[0], work="inspection").reason_code == CoverReason.MAINTENANCE_CONTRACT
    follows = _call(owner)
    assert ServiceCall.get_by_id(follows).cover_kind == "chargeable"
    contract_terms.extend(contract_id=made, seen_version=1, ends_on=date(2027, 12, 31))
    assert covers.verdict(owner[1], owner[0]).reason_code == CoverReason.VISITS_USED_UP
    assert covers.verdict(owner[1], owner[0], date(2027, 1, 1)).reason_code == CoverReason.MAINTENANCE_CONTRACT
    whole = contract_file.file(made)
    assert whole.before
    assert (whole.usage.visits.used, whole.before.visits.used) == (0, 1)
    assert whole.before.visits.is_used_up


def test_a_call_is_asked_about_its_own_kind_of_work(owner: tuple[int, int]) -> None:
    contracts.create(customer_id=owner[0], **TERM, excluded=("installation",))
    kinds = {kind: ServiceCall.get_by_id(_call(owner, call_kind=kind)).cover_kind for kind in ("repair", "install")}
    assert kinds == {"repair": "contract", "install": "chargeable"}


def test_the_promise_of_the_covering_contract_shortens_the_response(owner: tuple[int, int], frozen_clock: Any) -> None:
    made = contracts.create(customer_id=owner[0], **TERM, response_hours=1, excluded=("installation",))
    call = ServiceCall.get_by_id(_call(owner, fault_level=2))
    assert call.response_due_at == call.received_at + timedelta(hours=1)
    other = ServiceCall.get_by_id(_call(owner, fault_level=2, call_kind="install"))
    assert other.response_due_at == other.received_at + timedelta(hours=2), "a call that is not under the contract"
    contracts.change(contract_id=made.result, seen_version=1, **TERM)  # the promise was frozen when the call came
    service_calls.add_note(call.id, text="x")
    version = ServiceCall.get_by_id(call.id).row_version
    service_calls.change_level(call.id, seen_version=version, fault_level=1, reason="停机")
    again = ServiceCall.get_by_id(call.id)
    assert again.response_due_at == call.received_at + timedelta(hours=1)


def test_the_use_stands_beside_the_verdict(owner: tuple[int, int], as_role: Any) -> None:
    contracts.create(customer_id=owner[0], **TERM, visits_included=2)
    assert verdict_for(*owner).usage
    _call(owner)
    usage = verdict_for(*owner).usage
    assert usage
    assert (usage.visits.used, usage.visits.included) == (1, 2)
    assert verdict_for(*owner, date(2027, 6, 1)).usage is None
    elsewhere = customers.create(name="乙公司").result
    contracts.create(customer_id=elsewhere, **TERM)
    assert verdict_for(elsewhere, 0).usage is None
    assert verdict_for_call(*owner, "maintenance").kind == "contract"
    with as_role("administrator"):
        assert verdict_for(*owner).usage == usage
