"""Whom a command line means: exactly one customer and device, never a guess."""

from __future__ import annotations

from typing import Any

import pytest

from app.core.errors import NotPermitted, UserError
from app.models.customer import Customer
from app.services import customers, devices
from app.services import session as sessions
from app.services.named_caller import NamedCaller, find_named


@pytest.fixture
def east(branch: Any) -> int:
    return customers.create(name="北京东方电子").result


@pytest.fixture
def machine(east: int) -> int:
    return devices.create(customer_id=east, product_name="复印机", model="M-1", serial="AB-12.34").result


def refused(customer: str, serial: str = "") -> str:
    with pytest.raises(UserError) as said:
        find_named(customer, serial)
    return said.value.text


def test_by_number_or_the_whole_name(east: int) -> None:
    number = Customer.get_by_id(east).number
    for text in (number, f" {number.lower()} ", "北京东方电子", "北京东方电子\u3000"):
        assert find_named(text) == NamedCaller(east, 0)


def test_part_of_a_name_names_those_meant_perhaps(east: int) -> None:
    assert Customer.get_by_id(east).number in refused("东方")
    assert "No customer is called 西方" in refused("西方")


def test_two_of_one_name_are_told_by_number(east: int) -> None:
    other = customers.create(name="北京东方电子").result
    said = refused("北京东方电子")
    numbers = [Customer.get_by_id(one).number for one in (east, other)]
    assert all(number in said for number in numbers)
    assert find_named(numbers[1]) == NamedCaller(other, 0)


def test_a_serial_however_it_is_spelled(east: int, machine: int) -> None:
    for text in ("AB-12.34", "ab1234", " ＡＢ 1234 "):
        assert find_named("", text) == find_named("北京东方电子", text) == NamedCaller(east, machine)
    assert "No device has the serial AB123" in refused("", "AB123")
    assert "No device has the serial --" in refused("", "--")


def test_a_device_of_somebody_else(machine: int) -> None:
    customers.create(name="重庆西方机电")
    assert refused("重庆西方机电", "AB1234") == "重庆西方机电 has no device with the serial AB1234."


def test_one_serial_on_two_devices_wants_the_owner(east: int, machine: int) -> None:
    west = customers.create(name="重庆西方机电").result
    other = devices.create(customer_id=west, product_name="打印机", model="P-1", serial="AB1234").result
    said = refused("", "AB1234")
    assert "北京东方电子" in said
    assert "重庆西方机电" in said
    assert find_named("重庆西方机电", "AB1234") == NamedCaller(west, other)


def test_nobody_is_named(branch: Any) -> None:
    assert "Say whose call it is" in refused(" ", "")


def test_who_may_not_register_is_told_nothing(branch: Any, east: int) -> None:
    with sessions.acting_as(branch.sessions["technician"]), pytest.raises(NotPermitted):
        find_named("东方")
