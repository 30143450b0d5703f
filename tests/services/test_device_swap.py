"""A unit replaced by another: linked, out of use, cover passed on by a rule that is shown."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from app.core.errors import ChangedMeanwhile, UserError
from app.domain.cover import CoverKind, CoverReason
from app.domain.cover_facts import SwapRule
from app.models.contract import ContractDevice
from app.models.customer import Device
from app.services import contracts, covers, customers, device_swap, devices, settings

DAY = date(2026, 11, 20)


@pytest.fixture
def customer_id(branch: Any, frozen_clock: Any) -> int:
    return customers.create(name="甲公司").result


@pytest.fixture
def old(customer_id: int) -> int:
    return devices.create(
        customer_id=customer_id, product_name="UPS", model="UPS-20K", serial="OLD1", address="科技路12号",
        installed_on=date(2026, 1, 5), warranty_months=12, warranty_document="卡 1",
        extension_ends_on=date(2028, 1, 5), extension_document="延保 1",
    ).result  # fmt: skip


def swap(old: int, **more: Any) -> int:
    given = {"reason": "主板烧毁", "new_device": {"serial": "NEW1"}}
    return device_swap.replace(device_id=old, seen_version=1, **{**given, **more}).result


@pytest.mark.parametrize(
    ("rule", "ends_on", "document"),
    [
        ("inherit", date(2027, 1, 5), "卡 1"),
        ("restart", date(2027, 11, 20), "SB-GZ01-00002"),
        ("longer", date(2027, 11, 20), "SB-GZ01-00002"),
        ("", date(2027, 1, 5), "卡 1"),
    ],
)
def test_the_rule_decides_what_passes_on(old: int, rule: str, ends_on: date, document: str) -> None:
    new = swap(old, rule=rule)
    entry = devices.entry(new)
    assert (entry.warranty_ends_on, entry.warranty_document, entry.cover_rule) == (ends_on, document, rule or "inherit")
    assert (entry.product_name, entry.model, entry.serial, entry.address) == ("UPS", "UPS-20K", "NEW1", "科技路12号")
    assert (entry.replaces_id, entry.replaced_on, entry.installed_on) == (old, DAY, DAY)
    assert (entry.extension_ends_on, entry.extension_document) == (date(2028, 1, 5), "延保 1")
    assert devices.entry(old).status == "out_of_use"
    verdict = covers.verdict(new, entry.customer_id, ends_on)
    assert (verdict.reason_code, verdict.document, verdict.days_left) == (CoverReason.MAKER_WARRANTY, document, 0)
    gone = covers.verdict(old, entry.customer_id)
    assert (gone.reason_code, gone.document) == (CoverReason.UNIT_REPLACED, entry.number)
    assert covers.verdict(old, entry.customer_id, date(2026, 11, 19)).reason_code == CoverReason.MAKER_WARRANTY


def test_both_records_show_the_swap(old: int) -> None:
    new = swap(old)
    before, after = device_swap.of_device(old), device_swap.of_device(new)
    assert before.replaces is None
    assert before.replaced_by
    assert (before.replaced_by.device_id, before.replaced_by.cover_rule) == (new, "inherit")
    assert after.replaces
    assert (after.replaces.device_id, after.replaces.replaced_on, after.replaces.cover_rule) == (old, DAY, "inherit")
    assert after.replaced_by is None


def test_contracts_that_name_the_unit_pass_on(old: int, customer_id: int, frozen_clock: Any) -> None:
    year = {"covers_all": False, "device_ids": (old,)}
    over = contracts.create(
        customer_id=customer_id, starts_on=date(2025, 1, 1), ends_on=date(2025, 12, 31), **year
    ).result
    runs = contracts.create(
        customer_id=customer_id, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31), **year
    ).result
    new = swap(old)
    named = {(row.contract_id, row.device_id) for row in ContractDevice.select()}
    assert named == {(over, old), (runs, old), (runs, new)}
    frozen_clock(timedelta(days=10))
    third = device_swap.replace(
        device_id=new, seen_version=2, reason="再换", new_device={"serial": "NEW2"}, rule="restart"
    ).result
    chain = device_swap.of_device(new)
    assert chain.replaces
    assert chain.replaced_by
    assert (chain.replaces.device_id, chain.replaced_by.device_id) == (old, third)
    assert (chain.replaces.replaced_on, chain.replaced_by.replaced_on) == (DAY, DAY + timedelta(days=10))
    assert covers.verdict(new, customer_id, DAY + timedelta(days=9)).kind == CoverKind.FREE
    assert covers.verdict(new, customer_id, DAY + timedelta(days=10)).reason_code == CoverReason.UNIT_REPLACED


def test_a_unit_on_file_can_come_in(old: int, customer_id: int) -> None:
    spare = devices.create(customer_id=customer_id, serial="SPARE", warranty_ends_on=date(2030, 1, 1)).result
    assert swap(old, new_device_id=spare, new_device=None, rule="longer") == spare
    assert devices.entry(spare).warranty_ends_on == date(2030, 1, 1)
    assert Device.select().count() == 2


def test_what_each_rule_would_give_is_shown_before(old: int) -> None:
    ends = {str(rule): passed.ends_on for rule, passed in device_swap.preview(old, DAY, months=24).items()}
    assert ends == {"inherit": date(2027, 1, 5), "restart": date(2028, 11, 20), "longer": date(2028, 11, 20)}
    assert device_swap.usual_rule() == SwapRule.INHERIT


def test_the_branch_chooses_the_usual_rule(old: int, as_role: Any) -> None:
    with as_role("administrator"):
        settings.change(values={"cover.swap_rule": "longer"})
    assert devices.entry(swap(old)).cover_rule == "longer"


def test_what_makes_no_sense_is_refused(old: int, customer_id: int) -> None:
    elsewhere = customers.create(name="乙公司").result
    theirs = devices.create(customer_id=elsewhere, serial="X9").result
    for more, field in (
        ({"reason": " "}, "reason"),
        ({"new_device": {}}, "serial"),
        ({"new_device_id": old}, "new_device_id"),
        ({"new_device_id": theirs}, "new_device_id"),
        ({"rule": "gift"}, "rule"),
        ({"replaced_on": date(1900, 1, 1)}, "replaced_on"),
    ):
        with pytest.raises(UserError) as caught:
            swap(old, **more)
        assert caught.value.field == field
    assert Device.select().where(Device.customer == customer_id).count() == 1
    new = swap(old)
    with pytest.raises(ChangedMeanwhile):
        swap(old)
    with pytest.raises(UserError, match="replaced by"):
        device_swap.replace(device_id=old, seen_version=2, reason="x", new_device={"serial": "NEW3"})
    with pytest.raises(UserError) as caught:
        device_swap.replace(device_id=new, seen_version=1, reason="x", new_device_id=old)
    assert caught.value.field == "new_device_id"
