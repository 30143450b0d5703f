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
from app.services.customer_file import CustomerFile, customer_file, last_calls
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
    assert (file.devices, file.contracts, file.last_calls, file.attachments) == ((), (), (), ())
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
    assert (file.open_calls, file.all_calls, len(file.last_calls)) == (2, 25, 20)
    assert [line.number for line in file.last_calls[:2]] == ["JX-0", "JX-1"]
    assert file.last_calls[0].device == "空调 X1"
    assert {one.device.id: one.open_calls for one in file.devices} == {new: 2, old: 0}
    assert [one.name for one in file.attachments] == ["合同.pdf"]
    assert [line.number for line in last_calls(customer_id)] == [f"JX-{n}" for n in range(5)]
    assert last_calls(customer_id, device_id=old) == ()


def test_everybody_sees_what_their_role_may(customer_id: int, branch: Any, as_role: Any) -> None:
    contracts.create(customer_id=customer_id, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))
    _call(customer_id, "JX-1", 1)
    _call(customer_id, "JX-2", 2, technician=branch.technician_id)
    seen: dict[str, CustomerFile] = {}
    for role in ("representative", "technician", "supervisor", "approver", "administrator"):
        with as_role(role):
            seen[role] = customer_file(customer_id)
    assert {role: [line.number for line in file.last_calls] for role, file in seen.items()} == {
        "representative": ["JX-1", "JX-2"],
        "technician": ["JX-2"],
        "supervisor": ["JX-1", "JX-2"],
        "approver": ["JX-1", "JX-2"],
        "administrator": [],
    }
    assert seen["administrator"].contracts == ()
    assert len(seen["technician"].contracts) == 1
    assert (seen["technician"].all_calls, seen["administrator"].all_calls) == (1, 0)


def test_nobody_is_said_so(branch: Any) -> None:
    with pytest.raises(UserError):
        customer_file(4711)
