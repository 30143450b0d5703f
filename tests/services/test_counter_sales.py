"""A sale at the counter makes the customer and the device in one step (F80, R035)."""

from __future__ import annotations

from datetime import date

import pytest

from app.core.errors import UserError
from app.models.customer import Customer, Device
from app.services import counter_sales, customer_file


def _sold(**more):
    given = {
        "name": "陈小姐",
        "phone": "139 1111 2222",
        "product_name": "空气净化器",
        "model": "KJ-500",
        "serial": "KJ-1",
    }
    return counter_sales.sell(**{**given, **more}).result


def test_one_step_makes_the_file_and_the_warranty(work):
    customer = Customer.get_by_id(_sold(counter="天河店 3 柜", sold_on=date(2026, 11, 1), warranty_document="BX-77"))
    assert (customer.name, customer.kind, customer.phone, customer.status) == (
        "陈小姐",
        "person",
        "13911112222",
        "active",
    )
    (device,) = Device.select().where(Device.customer == customer.id)
    assert (device.product_name, device.serial, device.counter) == ("空气净化器", "KJ-1", "天河店 3 柜")
    assert (device.purchased_on, device.warranty_ends_on) == (date(2026, 11, 1), date(2027, 11, 1))
    assert (device.warranty_document, device.customer_name) == ("BX-77", "陈小姐")
    assert str(customer_file.customer_file(customer.id).cover.kind) == "free"
    assert counter_sales.counters() == ("天河店 3 柜",)


def test_a_known_customer_gets_the_device(work):
    assert _sold(customer_id=work.customer_id) == work.customer_id
    assert Device.select().where(Device.customer == work.customer_id).count() == 2


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"name": ""}, "name"), ({"product_name": " "}, "product_name"), ({"sold_on": date(2026, 11, 21)}, "sold_on"),
     ({"warranty_months": -1}, "warranty_months")],
)  # fmt: skip
def test_what_is_wrong_leaves_neither_behind(work, wrong, field):
    customers_before, devices_before = Customer.select().count(), Device.select().count()
    with pytest.raises(UserError) as refused:
        _sold(**wrong)
    assert refused.value.field == field
    assert (Customer.select().count(), Device.select().count()) == (customers_before, devices_before)
