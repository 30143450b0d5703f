"""Finding anything, and who is calling (R014, R021)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.core import clock
from app.models import search
from app.models.service_call import ServiceCall
from app.models.voucher import ServiceVoucher
from app.services import contracts, customers, devices, finding, issuing, loaner_units, loans, service_call_file
from app.services import session as sessions
from app.services.customers import AddressInput, ContactInput


@pytest.fixture
def east(branch: Any) -> int:
    people = (ContactInput("王五", "138 0013 8000"), ContactInput("赵六", "13912344321"))
    return customers.create(name="北京东方电子", contacts=people, addresses=(AddressInput("朝阳路1号"),)).result


@pytest.fixture
def west(branch: Any) -> int:
    return customers.create(name="重庆西方机电", contacts=(ContactInput("钱八", "023-88138000"),)).result


def _call(customer_id: int, number: str, technician: int | None = None, fault: str = "不能\n开机") -> int:
    now = clock.now()
    times = {"received_at": now, "entered_at": now, "created_at": now, "changed_at": now}
    row = ServiceCall.create(
        number=number,
        customer=customer_id,
        customer_name="北京东方电子",
        fault_text=fault,
        technician=technician,
        **times,
    )
    search.put(row)
    voucher = ServiceVoucher.create(
        number=number.replace("JX", "FW"), call=row, call_number=number, customer_name="北京东方电子",
        technician=technician,
        issued_at=now, created_at=now, changed_at=now,
    )  # fmt: skip
    search.put(voucher)
    return row.id


def _keys(text: str, **options: Any) -> list[tuple[str, int]]:
    return [(found.kind, found.id) for found in finding.find_anything(text, **options)]


@pytest.mark.parametrize(
    "text", ["东方", "bjdf", "beijing", "13800138000", "138 0013 8000", "8000", "朝阳路", "北京 东方", "ＢＪＤＦ"]
)
def test_a_customer_by_anything_one_remembers(east: int, text: str) -> None:
    assert ("customer", east) in _keys(text)


def test_every_kind_is_found(east: int, west: int) -> None:
    device = devices.create(customer_id=east, product_name="空调", serial="AB-1234").result
    call = _call(east, "JX-GZ01-2611-0001")
    contract = contracts.create(customer_id=east, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))
    assert _keys("ab-1234") == [("device", device)]
    assert _keys("JX-GZ01-2611-0001")[0] == ("service_call", call)
    assert _keys("FW-GZ01-2611-0001") == [("service_voucher", 1)]
    assert _keys(contract.number) == [("contract", contract.result)]
    assert {kind for kind, _ in _keys("东方")} == {"customer", "device", "service_call", "service_voucher", "contract"}
    assert len(_keys("东方", limit=3)) == 3
    found = finding.find_anything("JX-GZ01-2611-0001")[0]
    assert found.title == "JX-GZ01-2611-0001 北京东方电子"
    assert found.detail.endswith("不能 开机")


def test_nothing_is_found_for_nothing(east: int) -> None:
    for text in ("", "  ", "xyzzy", "\x00", "'\"%_*", "x" * 10_000, "🙂"):
        assert finding.find_anything(text) == ()
        assert finding.find_callers(text) == ()


def test_what_was_opened_lately_comes_first(east: int, west: int, as_role: Any) -> None:
    assert [row_id for _, row_id in _keys("方")] == [west, east]
    finding.opened("customer", east)
    assert [row_id for _, row_id in _keys("方")] == [east, west]
    finding.opened("customer", west)
    finding.opened("customer", east)
    assert _keys("") == [("customer", east), ("customer", west)]
    with as_role("supervisor"):
        assert _keys("") == []


def test_an_exact_number_comes_before_what_was_opened_lately(east: int) -> None:
    wanted, other = _call(east, "JX-GZ01-2611-0007"), _call(east, "JX-GZ01-2611-0008", fault="as on JX-GZ01-2611-0007")
    finding.opened("service_call", other)
    assert _keys("JX-GZ01-2611-0007")[0] == ("service_call", wanted)


def test_everybody_finds_what_they_may_see(east: int, branch: Any, as_role: Any) -> None:
    for place in range(40):
        _call(east, f"JX-{place:04}")
    own = _call(east, "JX-0040", branch.technician_id)
    for place in range(41, 80):
        _call(east, f"JX-{place:04}")
    contracts.create(customer_id=east, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))
    with as_role("technician"):
        kinds = {}
        for kind, row_id in _keys("东方", limit=30):
            kinds.setdefault(kind, []).append(row_id)
    assert kinds["service_call"] == [own]
    assert len(kinds["service_voucher"]) == 1
    finding.opened("service_call", own)
    with as_role("administrator"):
        assert {kind for kind, _ in _keys("东方", limit=30)} == {"customer"}


def test_callers_by_telephone_tail_first(east: int, west: int) -> None:
    callers = finding.find_callers("8000")
    assert [caller.customer_id for caller in callers] == [west, east]
    assert callers[0].why == "phone"
    through_contact = finding.find_callers("4321")
    assert [(one.customer_id, one.contact_name, one.phone) for one in through_contact] == [
        (east, "赵六", "13912344321")
    ]
    second = through_contact[0].contact_id
    assert finding.find_callers("138 0013 8000")[0].contact_id == 0  # the customer's own number
    context = service_call_file.caller_context(east, contact_id=second)
    assert (context.contact_name, context.phone) == ("赵六", "13912344321")
    assert service_call_file.caller_context(west, contact_id=second).phone == "023-88138000"
    assert [caller.customer_id for caller in finding.find_callers("(023) 8813-8000")] == [west]
    assert [caller.customer_id for caller in finding.find_callers("+86 138 0013 8000")] == [east]


def test_callers_by_name_and_initials(east: int, west: int) -> None:
    assert [caller.customer_id for caller in finding.find_callers("cqxf")] == [west]
    assert [caller.name for caller in finding.find_callers("东方")] == ["北京东方电子"]
    assert [caller.customer_id for caller in finding.find_callers("KH-GZ01-00001")] == [east]


def test_a_serial_brings_the_customer_with_the_device(east: int) -> None:
    device = devices.create(customer_id=east, product_name="空调", model="X1", serial="AB-1234").result
    devices.create(customer_id=east, product_name="锅炉", serial="ZZ-9")
    caller = finding.find_callers("b-1234")[0]
    assert (caller.customer_id, caller.device_id, caller.device, caller.serial, caller.why) == (
        east,
        device,
        "空调 X1",
        "AB-1234",
        "serial",
    )


def test_customers_out_of_use_come_last(east: int, west: int, as_role: Any) -> None:
    with as_role("supervisor"):
        customers.deactivate(customer_id=west, seen_version=1, reason="x")
    assert [caller.customer_id for caller in finding.find_callers("方")] == [east, west]


def test_the_right_tail_is_found_behind_many_that_only_contain_the_digits(east: int) -> None:
    for place in range(60):
        customers.create(name=f"路人{place}", contacts=(ContactInput("甲", f"139{place:02}800000"),))
    callers = finding.find_callers("8000")
    assert callers[0].customer_id == east
    assert finding.find_anything("8000")[0].id == east
    assert len(callers) == 20
    behind = customers.create(
        name="后来", contacts=(ContactInput("甲", "13911112222"), ContactInput("乙", "13977778000"))
    ).result
    assert [caller.customer_id for caller in finding.find_callers("8000")[:2]] == [east, behind]


def test_the_name_that_begins_so_comes_first(east: int) -> None:
    for place in range(30):
        customers.create(name=f"新北京东方{place}店")
    assert finding.find_callers("北京东方")[0].customer_id == east
    assert finding.find_callers("bjdf")[0].customer_id == east
    assert finding.find_anything("北京东方")[0].id == east


def test_the_serial_that_ends_so_comes_first(east: int) -> None:
    first = devices.create(customer_id=east, serial="SN-0007-123").result
    for place in range(30):
        devices.create(customer_id=east, serial=f"123{place:04}")
    assert finding.find_callers("7-123")[0].device_id == first
    assert finding.find_callers("7123")[0].device_id == first


def test_callers_carry_the_initials_of_their_name(east: int) -> None:
    assert [caller.initials for caller in finding.find_callers("东方")] == ["bjdfdz"]


def test_loans_and_units_by_serial_and_number(work, branch, monkeypatch):
    monkeypatch.setitem(issuing.RENDERERS, "loan_slip", lambda content, paper, marks: b"slip")
    unit = loaner_units.register(name="投影仪（备用）", serial="BJ-771133").result
    loan = loans.lend(unit, call_id=work.register(), technician_id=work.technician_id).result
    other = loans.lend(loaner_units.register(name="投影仪二").result, call_id=work.register()).result
    keys = {(one.kind, one.id) for one in finding.find_anything("771133")}
    assert keys == {("loaner_unit", unit), ("loan", loan)}
    with sessions.acting_as(branch.sessions["technician"]):
        keys = {(one.kind, one.id) for one in finding.find_anything("投影仪")}
    assert keys == {("loan", loan)}, "their own loans; the pool is looked through by who keeps it"
    assert other
