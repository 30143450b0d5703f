"""Repairs of the same fault and days in repair of a device, and the limits that an administrator set (三包)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import UserError
from app.models.returned_part import ReturnedPart
from app.services import (
    device_swap,
    devices,
    fault_categories,
    guarantee,
    issuing,
    return_visits,
    returned_parts,
    service_call_file,
    service_call_take_back,
    service_call_visit,
    service_calls,
    settings,
    vouchers,
)
from app.services.take_back_receipts import Item, Returned

RULE = "《微型计算机商品修理更换退货责任规定》"


@pytest.fixture
def fault(branch: Any, as_role: Any) -> str:
    """The code of a fault category with one above it."""
    with as_role("administrator"):
        fault_categories.create(code="line", name="线路故障")
        fault_categories.create(code="line.power", name="电源", parent_code="line")
    return "line.power"


@pytest.fixture
def limits(as_role: Any) -> Any:
    """Sets limits as the administrator does."""

    def to(**values: Any) -> None:
        with as_role("administrator"):
            settings.change(values={f"guarantee.{name}": value for name, value in values.items()})

    return to


def repair(work: Any, frozen_clock: Any, **more: Any) -> int:
    call_id, voucher_id = work.dispatched(**more)
    frozen_clock(timedelta(hours=3))
    work.hand_in(voucher_id)
    frozen_clock(timedelta(days=1))
    return call_id


def test_limits_are_off_until_they_are_set(work: Any, frozen_clock: Any, fault: str) -> None:
    assert guarantee.limits().is_off
    for _ in range(3):
        repair(work, frozen_clock, category=fault)
    stands = guarantee.of_device(work.device_id)
    assert (stands.repairs, stands.all_repairs, stands.days, stands.notices) == (3, 3, 0, ())
    assert stands.fault == "线路故障 / 电源"
    assert service_call_file.caller_context(work.customer_id, work.device_id).notices == ()


def test_repairs_of_the_same_fault_warn_by_the_named_rule(
    work: Any, frozen_clock: Any, fault: str, limits: Any
) -> None:
    limits(same_fault_repairs=2, rule=RULE)
    repair(work, frozen_clock, category=fault)
    (near,) = guarantee.notices(work.device_id)
    assert not near.is_reached
    repair(work, frozen_clock, category=fault)
    (reached,) = service_call_file.caller_context(work.customer_id, work.device_id).notices
    assert reached.is_reached
    assert "Repaired 2 times for the same fault" in reached.text
    assert RULE in reached.text
    assert service_call_file.caller_context(work.customer_id).notices == ()


def test_advice_by_phone_other_work_and_cancelled_calls_are_no_repairs(
    work: Any, frozen_clock: Any, fault: str, limits: Any
) -> None:
    limits(same_fault_repairs=1)
    solved = work.register(category=fault)
    service_calls.solve_by_phone(solved, seen_version=work.version(solved), solution="重启")
    repair(work, frozen_clock, category=fault, call_kind="maintenance")
    assert guarantee.of_device(work.device_id).all_repairs == 0
    assert guarantee.notices(work.device_id) == ()


def test_a_call_that_was_reopened_counts_again(work: Any, frozen_clock: Any, fault: str) -> None:
    call_id = repair(work, frozen_clock, category=fault)
    service_call_visit.strike_off(call_id, seen_version=work.version(call_id))
    (visit,) = service_call_file.file(call_id).visits
    return_visits.enter_result(visit.id, seen_version=visit.row_version, satisfaction=1)
    service_call_visit.reopen(call_id, seen_version=work.version(call_id), reason="又坏了")
    assert guarantee.of_device(work.device_id).repairs == 1
    at = clock.now() + timedelta(hours=2)
    service_calls.appoint(
        call_id, seen_version=work.version(call_id), appointed_at=at, technician_id=work.technician_id
    )
    voucher_id = vouchers.issue(call_id, seen_version=work.version(call_id)).result
    frozen_clock(timedelta(hours=4))
    work.hand_in(voucher_id)
    assert guarantee.of_device(work.device_id).repairs == 2


def test_days_in_repair_grow_until_it_is_back(
    work: Any, frozen_clock: Any, limits: Any, renderer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(issuing.RENDERERS, "take_back_receipt", renderer)
    limits(repair_days=10)
    call_id, _voucher = work.dispatched()
    things = (Item("", device_id=work.device_id),)
    service_call_take_back.take_back(call_id, seen_version=work.version(call_id), items=things)
    frozen_clock(timedelta(days=10))
    (near,) = guarantee.notices(work.device_id)
    assert (near.is_reached, near.text[:7]) == (False, "10 days")
    frozen_clock(timedelta(days=1))
    (late,) = guarantee.notices(work.device_id)
    assert (late.is_reached, late.text) == (True, "11 days in repair; after more than 10 an exchange is due.")
    part = ReturnedPart.get()
    told: dict[str, Any] = {"symptom_reproduced": "no", "verdict": "no_fault"}
    returned_parts.enter_test(part.id, seen_version=part.row_version, **told)
    returned_parts.find_no_fault(part.id, seen_version=ReturnedPart.get().row_version)
    back = Returned("王建国", part.received_at.date() + timedelta(days=11))
    service_call_take_back.hand_back(call_id, seen_version=work.version(call_id), returned=back, result=work.result())
    frozen_clock(timedelta(days=30))
    assert guarantee.of_device(work.device_id).days == 11


def test_limits_end_with_the_period(work: Any, frozen_clock: Any, fault: str, limits: Any) -> None:
    limits(same_fault_repairs=1, months=36)
    repair(work, frozen_clock, category=fault)
    assert guarantee.notices(work.device_id)
    limits(months=6)  # installed on 2026-01-05
    assert guarantee.notices(work.device_id) == ()


def test_a_unit_that_was_exchanged_warns_no_more(
    work: Any, frozen_clock: Any, fault: str, limits: Any, as_role: Any
) -> None:
    limits(same_fault_repairs=1)
    repair(work, frozen_clock, category=fault)
    with as_role("supervisor"):
        row = devices.entry(work.device_id)
        new = {"serial": "UP270002"}
        made = device_swap.replace(device_id=row.id, seen_version=row.row_version, reason="三包", new_device=new)
    old = guarantee.of_device(work.device_id)
    assert (old.repairs, old.notices) == (1, ())
    assert guarantee.of_device(made.result).notices == (), "the exchange has answered it"


def exchanged(as_role: Any, device_id: int, serial: str, **more: Any) -> int:
    """The unit that replaces a device today; its id."""
    with as_role("supervisor"):
        row = devices.entry(device_id)
        return device_swap.replace(
            device_id=row.id, seen_version=row.row_version, reason="三包",
            new_device={"serial": serial, "warranty_months": 12}, **more,
        ).result  # fmt: skip


def with_unit(work: Any, frozen_clock: Any, device_id: int, **more: Any) -> None:
    repair(work, frozen_clock, device_id=device_id, **more)


def test_a_unit_goes_on_with_the_count_of_what_it_replaced_when_the_remainder_passes_on(
    work: Any, frozen_clock: Any, fault: str, limits: Any, as_role: Any
) -> None:
    limits(same_fault_repairs=2, months=120, rule=RULE)
    repair(work, frozen_clock, category=fault)
    second = exchanged(as_role, work.device_id, "UP270002", rule="inherit")
    number = devices.entry(work.device_id).number
    stands = guarantee.of_device(second)
    assert (stands.repairs, stands.former_repairs, stands.all_repairs, stands.former_all) == (1, 1, 1, 1)
    assert (stands.former, stands.notices) == (number, ())
    frozen_clock(timedelta(days=1))
    with_unit(work, frozen_clock, second, category=fault)
    (reached,) = guarantee.notices(second)
    assert reached.is_reached
    assert reached.text.endswith(f"{RULE} 1 of these repairs were of {number}, which it replaced.")
    third = exchanged(as_role, second, "UP270003", rule="inherit")
    both = guarantee.of_device(third)
    assert (both.repairs, both.former_repairs, both.former) == (2, 2, f"{devices.entry(second).number}, {number}")
    assert guarantee.of_device(work.device_id).all_repairs == 1, "the first one knows nothing of what came after"


@pytest.mark.parametrize(("rule", "count"), [("inherit", 1), ("restart", 0), ("longer", 0)])
def test_the_count_starts_again_with_the_warranty(
    work: Any, frozen_clock: Any, fault: str, as_role: Any, rule: str, count: int
) -> None:
    with as_role("supervisor"):
        row = devices.entry(work.device_id)
        given = {"product_name": row.product_name, "serial": row.serial, "installed_on": row.installed_on}
        devices.change(device_id=row.id, seen_version=row.row_version, warranty_months=12, **given)
    repair(work, frozen_clock, category=fault)
    second = exchanged(as_role, work.device_id, "UP270002", rule=rule)
    stands = guarantee.of_device(second)
    assert (stands.all_repairs, stands.former_all, bool(stands.former)) == (count, count, bool(count))


def test_days_of_the_unit_before_end_with_the_exchange(
    work: Any, frozen_clock: Any, limits: Any, as_role: Any, renderer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(issuing.RENDERERS, "take_back_receipt", renderer)
    limits(repair_days=5)
    call_id, _voucher = work.dispatched()
    things = (Item("", device_id=work.device_id),)
    service_call_take_back.take_back(call_id, seen_version=work.version(call_id), items=things)
    frozen_clock(timedelta(days=6))
    second = exchanged(as_role, work.device_id, "UP270002", rule="inherit")
    frozen_clock(timedelta(days=30))
    stands = guarantee.of_device(second)
    assert (stands.days, stands.former_days, stands.notices) == (6, 6, ()), "the old unit is away for ever"


def test_the_limits_of_a_unit_that_goes_on_hold_from_the_first_purchase(
    work: Any, frozen_clock: Any, fault: str, limits: Any, as_role: Any
) -> None:
    limits(same_fault_repairs=1, months=6)  # installed on 2026-01-05: over
    kept = exchanged(as_role, work.device_id, "UP270002", rule="inherit")
    frozen_clock(timedelta(days=1))
    with_unit(work, frozen_clock, kept, category=fault)
    assert guarantee.notices(kept) == ()
    anew = exchanged(as_role, kept, "UP270003", rule="restart")
    frozen_clock(timedelta(days=1))
    with_unit(work, frozen_clock, anew, category=fault)
    (reached,) = guarantee.notices(anew)
    assert reached.is_reached
    assert "replaced" not in reached.text


def test_absurd_limits_are_refused(limits: Any) -> None:
    for values in ({"same_fault_repairs": 0}, {"repair_days": -1}, {"months": 1000}, {"rule": "很长" * 60}):
        with pytest.raises(UserError):
            limits(**values)
