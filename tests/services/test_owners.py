"""Owners move out and in; the devices stay (R037)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.core import clock
from app.core.errors import UserError
from app.models.customer import Customer, Device
from app.services import customers, devices, owners, service_calls
from app.services.customers import AddressInput, ContactInput


@pytest.fixture
def owner(work):
    customer_id = customers.create(
        name="李业主", kind="owner", region="天河区", contacts=(ContactInput("李业主", "13700000001"),),
        addresses=(AddressInput("华景花园 3 栋 1201", "住宅", "天河区", area="town"),),
    ).result  # fmt: skip
    devices.create(customer_id=customer_id, product_name="中央空调", serial="AC-9")
    return customer_id


def test_moving_out_takes_the_owner_out_of_use(owner):
    owners.move_out(customer_id=owner, seen_version=1, moved_out_on=date(2026, 11, 15), note="售出")
    row = Customer.get_by_id(owner)
    assert (row.status, row.moved_out_on) == ("inactive", date(2026, 11, 15))
    assert Device.get(Device.serial == "AC-9").customer_id == owner
    with pytest.raises(UserError, match="already"):
        owners.move_out(customer_id=owner, seen_version=2)


def test_the_next_owner_takes_the_devices_over_at_the_same_address(owner):
    owners.move_out(customer_id=owner, seen_version=1)
    assert owners.next_owner(owner) == 0
    new = owners.move_in(customer_id=owner, name="赵业主", phone="13700000002", moved_in_on=clock.today()).result
    row = Customer.get_by_id(new)
    assert (row.name, row.kind, row.address, row.area, row.region) == (
        "赵业主", "owner", "华景花园 3 栋 1201", "town", "天河区",
    )  # fmt: skip
    assert (row.moved_in_on, row.follows_id, row.status) == (clock.today(), owner, "active")
    device = Device.get(Device.serial == "AC-9")
    assert (device.customer_id, device.customer_name) == (new, "赵业主")
    assert owners.next_owner(owner) == new
    with pytest.raises(UserError, match="赵业主"):
        owners.move_in(customer_id=owner, name="又一位")


def test_both_in_one_step_or_nothing(owner):
    with pytest.raises(UserError) as refused:
        owners.hand_over(customer_id=owner, seen_version=1, name=" ")
    assert refused.value.field == "name"
    assert Customer.get_by_id(owner).status == "active"
    new = owners.hand_over(
        customer_id=owner, seen_version=1, name="赵业主", moved_out_on=date(2026, 11, 10), note="过户"
    ).result
    assert (Customer.get_by_id(new).moved_in_on, Customer.get_by_id(owner).status) == (date(2026, 11, 10), "inactive")


def test_what_cannot_be_is_refused(owner, work):
    with pytest.raises(UserError, match="kind"):
        owners.move_out(customer_id=work.customer_id, seen_version=Customer.get_by_id(work.customer_id).row_version)
    with pytest.raises(UserError, match="first"):
        owners.move_in(customer_id=owner, name="早来")
    with pytest.raises(UserError) as refused:
        owners.move_out(customer_id=owner, seen_version=1, moved_out_on=clock.today() + timedelta(days=60))
    assert refused.value.field == "moved_out_on"
    owners.move_out(customer_id=owner, seen_version=1)
    with pytest.raises(UserError) as refused:
        owners.move_in(customer_id=owner, name="早来", moved_in_on=date(2026, 11, 1))
    assert refused.value.field == "moved_in_on"


def test_open_calls_hold_the_owner(owner):
    service_calls.register(customer_id=owner, fault_text="不制冷", fault_level=3)
    with pytest.raises(UserError, match="still open"):
        owners.move_out(customer_id=owner, seen_version=Customer.get_by_id(owner).row_version)
