"""The customer file as the screen shows it (F01, F02, R021–R023)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import peewee as pw
import pytest

from app.core import clock
from app.core.errors import UserError
from app.domain.cover import CoverKind, CoverReason
from app.models.service_call import ServiceCall
from app.services import attachments, contracts, customers, devices
from app.services.customer_file import (
    FIRST_DEVICES,
    CustomerFile,
    DevicesFound,
    customer_file,
    devices_of,
    last_calls,
)
from app.services.customers import AddressInput, ContactInput


@pytest.fixture
def customer_id(branch: Any, frozen_clock: Any) -> int:
    people = (ContactInput("王五", "13800138000"), ContactInput("赵六", is_primary=True))
    return customers.create(
        name="甲公司", contacts=people, addresses=(AddressInput("路1号"), AddressInput("路2号"))
    ).result


def _call(
    customer_id: int, number: str, hours_ago: int, device_id: int = 0, is_open: bool = False, technician: int = 0
) -> None:
    when = clock.now() - timedelta(hours=hours_ago)
    times = {"received_at": when, "entered_at": when, "created_at": when, "changed_at": when}
    ServiceCall.create(
        number=number, customer=customer_id, customer_name="甲公司", device=device_id or None, product_name="空调",
        model="X1", is_open=is_open, technician=technician or None, **times,
    )  # fmt: skip


def _plain(value: Any) -> bool:
    if isinstance(value, pw.Model | pw.Field | pw.ModelSelect):
        return False
    if isinstance(value, tuple):
        return all(_plain(item) for item in value)
    return all(_plain(item) for item in vars(value).values()) if hasattr(value, "__dataclass_fields__") else True


def test_an_empty_file(customer_id: int) -> None:
    file = customer_file(customer_id)
    assert (file.name, file.number, file.row_version, file.today) == ("甲公司", "KH-GZ01-00001", 1, date(2026, 11, 20))
    assert [(person.name, person.is_primary) for person in file.contacts] == [("赵六", True), ("王五", False)]
    assert [place.address for place in file.addresses] == ["路1号", "路2号"]
    assert (file.devices, file.device_count, file.contracts, file.attachments) == ((), 0, (), ())
    assert (file.cover.kind, file.cover.reason_code) == (CoverKind.CHARGEABLE, CoverReason.UNKNOWN_DEVICE)


def test_everything_about_a_customer(customer_id: int) -> None:
    new = devices.create(
        customer_id=customer_id, product_name="空调", installed_on=date(2026, 6, 1), warranty_months=12
    ).result
    old = devices.create(customer_id=customer_id, product_name="锅炉", warranty_ends_on=date(2020, 1, 1)).result
    contracts.create(
        customer_id=customer_id,
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 11, 20),
        device_ids=(old,),
        covers_all=False,
    )
    for place in range(25):
        _call(customer_id, f"JX-{place}", place, new, is_open=place < 2)
    attachments.add(owner_kind="customer", owner_id=customer_id, content=b"%PDF-1.7", name="合同")
    file = customer_file(customer_id)
    assert _plain(file)
    covers = {one.device.id: (one.cover.kind, one.cover.days_left) for one in file.devices}
    assert covers == {new: (CoverKind.FREE, 193), old: (CoverKind.CONTRACT, 0)}
    assert file.cover.kind == CoverKind.FREE
    assert file.contracts[0].days_left == 0
    assert (file.open_calls, file.all_calls, file.device_count) == (2, 25, 2)
    assert [line.number for line in last_calls(customer_id, 2)] == ["JX-0", "JX-1"]
    assert last_calls(customer_id, 1)[0].device == "空调 X1"
    assert {one.device.id: one.open_calls for one in file.devices} == {new: 2, old: 0}
    assert [one.name for one in file.attachments] == ["合同.pdf"]
    assert [line.number for line in last_calls(customer_id)] == [f"JX-{n}" for n in range(5)]
    assert last_calls(customer_id, device_id=old) == ()


def test_everybody_sees_what_their_role_may(customer_id: int, branch: Any, as_role: Any) -> None:
    contracts.create(customer_id=customer_id, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))
    _call(customer_id, "JX-1", 1)
    _call(customer_id, "JX-2", 2, technician=branch.technician_id)
    seen: dict[str, CustomerFile] = {}
    lines: dict[str, list[str]] = {}
    for role in ("representative", "technician", "supervisor", "approver", "administrator"):
        with as_role(role):
            seen[role] = customer_file(customer_id)
            lines[role] = [line.number for line in last_calls(customer_id)]
    assert lines == {
        "representative": ["JX-1", "JX-2"],
        "technician": ["JX-2"],
        "supervisor": ["JX-1", "JX-2"],
        "approver": ["JX-1", "JX-2"],
        "administrator": [],
    }
    assert seen["administrator"].contracts == ()
    assert len(seen["technician"].contracts) == 1
    assert (seen["technician"].all_calls, seen["administrator"].all_calls) == (1, 0)


def test_of_many_devices_the_first_are_read_and_any_is_found(customer_id: int) -> None:
    for place in range(FIRST_DEVICES + 7):
        devices.create(
            customer_id=customer_id, product_name="空调", model=f"K-{place % 3}", serial=f"SN20-{place:04d}",
            address=f"{place} 号楼", warranty_ends_on=date(2020, 1, 1) + timedelta(days=60 * place),
        )  # fmt: skip
    last = devices.create(customer_id=customer_id, product_name="锅炉", extension_ends_on=date(2030, 1, 1)).result
    file = customer_file(customer_id)
    assert (len(file.devices), file.device_count) == (FIRST_DEVICES, FIRST_DEVICES + 8)
    assert last not in {one.device.id for one in file.devices}
    assert file.cover.ends_on == date(2030, 1, 1), "the best cover is looked for among all of them"
    everything = devices_of(customer_id, most=None)
    assert (len(everything.devices), everything.found) == (FIRST_DEVICES + 8, FIRST_DEVICES + 8)
    assert everything.devices[:FIRST_DEVICES] == file.devices
    found = devices_of(customer_id, "sn200055")
    assert ([one.device.serial for one in found.devices], found.found) == (["SN20-0055"], 1)
    assert [one.device.address for one in devices_of(customer_id, "k-1 13").devices] == ["13 号楼"]
    assert (devices_of(customer_id, "空调", 5).found, len(devices_of(customer_id, "空调", 5).devices)) == (57, 5)
    assert devices_of(customer_id, "电梯") == DevicesFound((), 0)


def test_nobody_is_said_so(branch: Any) -> None:
    with pytest.raises(UserError):
        customer_file(4711)
