"""Who pays for what belongs to the company itself: nobody, it is internal service (class D, R061)."""

from __future__ import annotations

from typing import Any

import pytest

from app.models.service_call import ServiceCall
from app.services import (
    charge_file,
    covers,
    customer_file,
    customers,
    devices,
    service_call_charges,
    service_call_visit,
    service_calls,
)

COMPANY, BRANCH = "恒信机电设备有限公司", "广州分公司"


def own(name: str) -> tuple[int, int]:
    customer = customers.create(name=name).result
    return customer, devices.create(customer_id=customer, product_name="投影仪", serial=f"OWN{customer}").result


def classed(customer_id: int, device_id: int) -> str:
    made = service_calls.register(customer_id=customer_id, device_id=device_id, fault_text="不亮", fault_level=3).result
    return ServiceCall.get_by_id(made).service_class


@pytest.mark.parametrize("name", [COMPANY, f"{COMPANY}{BRANCH}", f"{COMPANY} {BRANCH}"])
def test_our_own_equipment_is_internal_and_free(work: Any, name: str) -> None:
    customer_id, device_id = own(name)
    assert classed(customer_id, device_id) == "D"
    assert covers.verdict(device_id, customer_id).kind == "free"
    (shown,) = customer_file.customer_file(customer_id).devices
    assert shown.cover.service_class == "D"


@pytest.mark.parametrize("name", [BRANCH, f"{COMPANY}客户", "另一家机电设备有限公司"])
def test_a_customer_of_another_name_pays(work: Any, name: str) -> None:
    assert classed(*own(name)) == "A"


def test_nothing_is_charged_for_it_until_a_supervisor_says_otherwise(work: Any, as_role: Any) -> None:
    customer_id, device_id = own(COMPANY)
    made = service_calls.register(customer_id=customer_id, device_id=device_id, fault_text="不亮", fault_level=3).result
    service_call_charges.add(made, seen_version=work.version(made), description="灯泡", unit_price=0)
    service_calls.respond(made, seen_version=work.version(made))
    service_calls.solve_by_phone(made, seen_version=work.version(made), solution="已换")
    assert charge_file.of_call(made) == ()
    with as_role("supervisor"):
        service_call_visit.change_class(made, seen_version=work.version(made), service_class="A", reason="外借损坏")
    assert ServiceCall.get_by_id(made).service_class == "A"
