"""Devices (F02, R023): serials, warranties, cover."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.core import clock
from app.core.errors import ChangedMeanwhile, UserError
from app.domain.cover import CoverKind, CoverReason
from app.models import search
from app.models.customer import Device
from app.models.service_call import ServiceCall
from app.services import contracts, covers, customers, devices


@pytest.fixture
def customer_id(branch: Any, frozen_clock: Any) -> int:
    return customers.create(name="甲公司").result


def test_a_device_is_entered_and_found(customer_id: int) -> None:
    made = devices.create(
        customer_id=customer_id, product_name="中央空调", model="X1", serial="ａｂ－12 34", project_name="二期"
    )
    entry = devices.entry(made.result)
    assert (entry.number, entry.serial, entry.customer_name, entry.status) == (
        "SB-GZ01-00001",
        "AB-1234",
        "甲公司",
        "in_use",
    )
    assert entry.title == "中央空调 X1 AB-1234"
    assert Device.get().serial_key == "AB1234"
    assert search.find("device", "1234") == [made.result]
    assert devices.of_customer(customer_id) == (entry,)
    assert devices.product_names() == ("中央空调",)
    assert devices.models("中央空调") == ("X1",)
    assert devices.models("别的") == ()


def test_the_same_serial_is_a_warning_not_a_refusal(customer_id: int) -> None:
    first = devices.create(customer_id=customer_id, serial="AB-1234").result
    second = devices.create(customer_id=customer_id, serial="ab 12.34").result
    assert [hint.device_id for hint in devices.duplicate_serials("ab1234")] == [second, first]
    assert [hint.device_id for hint in devices.duplicate_serials("ab1234", exclude_id=second)] == [first]
    assert devices.duplicate_serials("") == ()
    assert devices.duplicate_serials("-" * 10_000) == ()


def test_the_end_of_a_warranty_follows_its_months(customer_id: int) -> None:
    made = devices.create(customer_id=customer_id, model="X1", installed_on=date(2026, 1, 31), warranty_months=1).result
    assert devices.entry(made).warranty_ends_on == date(2026, 2, 28)
    values = {"device_id": made, "model": "X1", "warranty_months": 12}
    devices.change(**values, seen_version=1, installed_on=date(2026, 1, 31), warranty_ends_on=date(2026, 2, 28))
    assert devices.entry(made).warranty_ends_on == date(2027, 1, 31)  # nobody had typed it, so it follows
    devices.change(**values, seen_version=2, installed_on=date(2026, 1, 31), warranty_ends_on=date(2030, 1, 1))
    devices.change(**values, seen_version=3, installed_on=date(2026, 3, 1), warranty_ends_on=date(2030, 1, 1))
    assert devices.entry(made).warranty_ends_on == date(2030, 1, 1)  # typed, so it stays
    unknown = devices.create(customer_id=customer_id, model="X1", warranty_months=12).result
    assert devices.entry(unknown).warranty_ends_on is None


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"model": "", "serial": " \t"}, "product_name"),
        ({"model": "x" * 10_000}, "model"),
        ({"serial": "x" * 10_000}, "serial"),
        ({"notes": "长" * 30_000}, "notes"),
        ({"installed_on": date(1900, 1, 1)}, "installed_on"),
        ({"purchased_on": date(9999, 12, 31)}, "purchased_on"),
        ({"purchased_on": date(2026, 1, 1), "warranty_ends_on": date(2025, 1, 1)}, "warranty_ends_on"),
        ({"warranty_months": -1}, "warranty_months"),
        ({"warranty_months": 10**9}, "warranty_months"),
    ],
)
def test_bad_input_is_refused_beside_its_field(customer_id: int, values: dict[str, Any], field: str) -> None:
    with pytest.raises(UserError) as caught:
        devices.create(**{"customer_id": customer_id, "model": "X1", **values})
    assert caught.value.field == field
    assert Device.select().count() == 0


def test_strange_characters(customer_id: int) -> None:
    made = devices.create(
        customer_id=customer_id, product_name="𠮷\t机\x00", model="🙂", serial="Ｓ/Ｎ\x00 １", notes="长" * 10_000
    )
    entry = devices.entry(made.result)
    assert (entry.product_name, entry.model, entry.serial) == ("𠮷 机", "🙂", "S/N1")


def test_a_device_moves_to_another_customer(customer_id: int) -> None:
    other = customers.create(name="乙公司").result
    made = devices.create(customer_id=customer_id, model="X1").result
    devices.change(device_id=made, seen_version=1, model="X1", customer_id=other)
    assert (devices.entry(made).customer_id, devices.entry(made).customer_name) == (other, "乙公司")
    with pytest.raises(ChangedMeanwhile) as caught:
        devices.change(device_id=made, seen_version=1, model="X2")
    assert caught.value.differences == {"model": ("X2", "X1")}
    with pytest.raises(UserError):
        devices.change(device_id=made, seen_version=2, model="X1", customer_id=4711)


def test_a_device_goes_out_of_use_when_nobody_waits_for_it(customer_id: int, as_role: Any) -> None:
    made = devices.create(customer_id=customer_id, model="X1").result
    now = clock.now()
    times = {"received_at": now, "entered_at": now, "created_at": now, "changed_at": now}
    call = ServiceCall.create(number="JX-1", customer=customer_id, customer_name="甲公司", device=made, **times)
    with as_role("supervisor"):
        with pytest.raises(UserError, match="still open"):
            devices.deactivate(device_id=made, seen_version=1, reason="报废")
        ServiceCall.update(is_open=False).where(ServiceCall.id == call.id).execute()
        devices.deactivate(device_id=made, seen_version=1, reason="报废")
        assert devices.of_customer(customer_id, in_use_only=True) == ()
        devices.reactivate(device_id=made, seen_version=2)
    assert devices.entry(made).status == "in_use"


def test_who_pays(customer_id: int) -> None:
    covered = devices.create(
        customer_id=customer_id, model="X1", installed_on=date(2026, 1, 1), warranty_months=12
    ).result
    other = devices.create(customer_id=customer_id, model="X2").result
    assert covers.verdict(covered, customer_id).reason_code == CoverReason.MAKER_WARRANTY
    assert covers.verdict(covered, customer_id).document == "SB-GZ01-00001"
    assert covers.verdict(covered, customer_id, date(2027, 1, 2)).reason_code == CoverReason.WARRANTY_ENDED
    assert covers.verdict(other, customer_id).reason_code == CoverReason.NO_COVER
    contract = contracts.create(
        customer_id=customer_id,
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 12, 31),
        covers_all=False,
        device_ids=(other,),
    )
    verdict = covers.verdict(other, customer_id, date(2026, 12, 31))
    assert (verdict.kind, verdict.document, verdict.days_left) == (CoverKind.CONTRACT, contract.number, 0)
    assert covers.verdict(None, customer_id).reason_code == CoverReason.UNKNOWN_DEVICE
    ours = customers.create(name="恒信机电设备有限公司").result
    assert covers.verdict(None, ours).reason_code == CoverReason.INTERNAL
    third = devices.create(customer_id=customer_id, model="X3").result
    assert covers.verdict(third, customer_id).reason_code == CoverReason.DEVICE_NOT_COVERED
