"""Cover is asked again when a call's kind or device is corrected: seen, confirmed, both verdicts in the history."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import ChangedMeanwhile, UserError
from app.models.charge import Charge
from app.models.contract import Inspection
from app.models.service_call import ServiceCall, ServiceCallEvent
from app.services import (
    _call_events,
    call_correction,
    contracts,
    customers,
    devices,
    inspections,
    service_call_charges,
    service_call_visit,
    service_calls,
)

TERM = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31)}


@pytest.fixture
def place(branch: Any, frozen_clock: Any) -> dict[str, int]:
    """A repair of a device under a contract that leaves installations out; another device is not covered."""
    customer = customers.create(name="甲公司").result
    covered = devices.create(customer_id=customer, model="X1", serial="S1").result
    other = devices.create(customer_id=customer, model="X2", serial="S2").result
    made = contracts.create(
        customer_id=customer, **TERM, covers_all=False, device_ids=(covered,), excluded=("installation",),
        visits_included=1,
    )  # fmt: skip
    call = service_calls.register(customer_id=customer, device_id=covered, fault_text="坏了").result
    return {"call": call, "covered": covered, "other": other, "contract": made.result}


def call(place: dict[str, int]) -> ServiceCall:
    return ServiceCall.get_by_id(place["call"])


def correct(place: dict[str, int], **values: Any) -> None:
    row = call(place)
    given = {"call_kind": row.call_kind, "device_id": row.device_id or 0, **values}
    call_correction.correct(row.id, seen_version=row.row_version, **given)


def response(place: dict[str, int]) -> Any:
    return _call_events.clocks(_call_events.of_call(place["call"]), clock.now()).response


def story(place: dict[str, int]) -> list[tuple[str, str]]:
    rows = ServiceCallEvent.select().where(ServiceCallEvent.call == place["call"]).order_by(ServiceCallEvent.id)
    return [(row.kind, row.detail) for row in rows if row.kind.startswith("cover")]


def test_another_verdict_is_never_taken_silently(place: dict[str, int]) -> None:
    asked = call_correction.ask_again(place["call"], call_kind="install", device_id=place["covered"])
    assert (asked.before.kind, asked.after.kind, asked.differs) == ("contract", "chargeable", True)
    with pytest.raises(UserError) as caught:
        correct(place, call_kind="install", fault_text="移机")
    assert caught.value.field == "take_verdict"
    assert (call(place).call_kind, call(place).cover_kind, call(place).fault_text) == ("repair", "contract", "坏了")
    with pytest.raises(UserError) as caught:
        correct(place, call_kind="install", take_verdict=True)
    assert caught.value.field == "reason"
    assert story(place) == []


def test_the_new_verdict_replaces_the_old_one_which_stays_in_the_history(place: dict[str, int]) -> None:
    correct(place, call_kind="install", take_verdict=True, reason="客户说错了")
    row = call(place)
    assert (row.call_kind, row.cover_kind, row.service_class) == ("install", "chargeable", "A")
    ((kind, words),) = story(place)
    number = contracts.entry(place["contract"]).number
    assert kind == "cover_changed"
    assert number in words.partition("→")[0]
    assert words.endswith("客户说错了")


def test_the_old_verdict_may_stay(place: dict[str, int]) -> None:
    correct(place, device_id=place["other"], take_verdict=False)
    row = call(place)
    assert (row.serial, row.cover_kind, row.service_class) == ("S2", "contract", "B")
    assert [kind for kind, _ in story(place)] == ["cover_kept"]


def test_the_same_verdict_asks_nothing(place: dict[str, int]) -> None:
    correct(place, call_kind="special")
    assert (call(place).call_kind, call(place).cover_kind, story(place)) == ("special", "contract", [])
    correct(place, phone="13900001111")
    assert call(place).phone == "13900001111"


def test_the_call_does_not_use_up_its_own_contract(place: dict[str, int]) -> None:
    ServiceCall.update(arrived_at=call(place).received_at).where(ServiceCall.id == place["call"]).execute()
    asked = call_correction.ask_again(place["call"], call_kind="special", device_id=place["covered"])
    assert not asked.differs, "the one visit of the contract is this one"


def test_a_class_chosen_by_a_supervisor_stays(place: dict[str, int], as_role: Any) -> None:
    with as_role("supervisor"):
        seen = call(place).row_version
        service_call_visit.change_class(place["call"], seen_version=seen, service_class="D", reason="内部")
    correct(place, call_kind="install", take_verdict=True, reason="客户说错了")
    assert (call(place).cover_kind, call(place).service_class) == ("chargeable", "D")


def test_nobody_corrects_what_moved_on_or_is_not_theirs(place: dict[str, int]) -> None:
    stranger = devices.create(customer_id=customers.create(name="乙公司").result, model="Y").result
    with pytest.raises(UserError) as caught:
        correct(place, device_id=stranger)
    assert caught.value.field == "device_id"
    row = call(place)
    service_calls.change(row.id, seen_version=row.row_version, reporter="李工")
    with pytest.raises(ChangedMeanwhile):
        call_correction.correct(
            row.id, seen_version=row.row_version, call_kind="repair", device_id=place["covered"], reporter="王工"
        )


def test_the_clocks_follow_the_promise_of_the_contract_that_decides_now(place: dict[str, int]) -> None:
    quick = customers.create(name="丙公司").result
    machine = devices.create(customer_id=quick, model="X1", serial="Q1").result
    plain = devices.create(customer_id=quick, model="X2", serial="Q2").result
    hours = {"device_ids": (machine,), "covers_all": False, "response_hours": 1, "excluded": ("installation",)}
    made = contracts.create(customer_id=quick, **TERM, **hours).result
    number = contracts.entry(made).number
    place["call"] = service_calls.register(customer_id=quick, device_id=plain, fault_text="坏了", fault_level=3).result
    came = call(place).received_at
    usual = call(place).response_due_at
    assert usual == came + timedelta(hours=2)
    correct(place, device_id=machine, take_verdict=False)
    assert call(place).response_due_at == usual, "the verdict so far stays, its promise with it"
    correct(place, call_kind="install", take_verdict=False)
    correct(place, call_kind="repair", take_verdict=True, reason="登记错了设备")
    assert (call(place).cover_document, call(place).response_due_at) == (number, came + timedelta(hours=1))
    assert response(place).promised_by == number
    correct(place, device_id=plain, take_verdict=True, reason="还是那一台")
    assert call(place).response_due_at == usual
    assert response(place).promised_by == ""


def test_a_call_that_carries_out_an_inspection_keeps_its_kind(place: dict[str, int]) -> None:
    owner = customers.create(name="丁公司").result
    contracts.create(customer_id=owner, kind="maintenance", inspection_months=3, **TERM)
    (due, *_) = Inspection.select().where(Inspection.state == "due").order_by(Inspection.due_on)
    place["call"] = inspections.plan(due.id, seen_version=due.row_version).result
    with pytest.raises(UserError, match=due.number) as caught:
        correct(place, call_kind="repair")
    assert caught.value.field == "call_kind"
    correct(place, phone="13900001111")
    assert call(place).phone == "13900001111"


def test_the_charge_record_follows_the_class_of_the_new_verdict(place: dict[str, int]) -> None:
    place["call"] = service_calls.register(
        customer_id=call(place).customer_id, device_id=place["other"], fault_text="坏了",
        outcome=service_calls.SolvedByPhone("重启"),
    ).result  # fmt: skip
    entry = {"description": "远程调试费", "unit_price": 5000, "agreed_by": "王"}
    service_call_charges.add(place["call"], seen_version=call(place).row_version, **entry)
    record = Charge.get(Charge.call == place["call"])
    assert (record.state, record.amount, record.service_class) == ("open", 5000, "A")
    correct(place, device_id=place["covered"], take_verdict=True, reason="登记错了设备")
    record = Charge.get(Charge.call == place["call"])
    assert (call(place).service_class, record.state) == ("B", "void"), "cover pays: nobody gave a reason to charge it"
