"""The records of a call always add up to what it charges, whatever was taken back and in whatever order."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import UserError
from app.models.charge import Charge
from app.models.service_call import ChargeLine, ServiceCall
from app.services import charge_file, charges, service_call_charges, service_calls

LINES = (("上门检测", 30_000), ("远程调试", 10_000))


@pytest.fixture
def by_phone(work: Any) -> int:
    """A paid call that was solved by phone: its lines may come and go after its record began."""
    call_id = service_calls.register(customer_id=work.customer_id, fault_text="参数丢失", fault_level=3).result
    service_calls.respond(call_id, seen_version=work.version(call_id))
    for name, price in LINES:
        add(work, call_id, name, price)
    service_calls.solve_by_phone(call_id, seen_version=work.version(call_id), solution="远程恢复参数")
    return call_id


def add(work: Any, call_id: int, name: str, price: int) -> None:
    service_call_charges.add(
        call_id, seen_version=work.version(call_id), description=name, unit_price=price, agreed_by="王建国"
    )


def strike(call_id: int, name: str) -> None:
    line = ChargeLine.get((ChargeLine.call == call_id) & (ChargeLine.description == name) & ~ChargeLine.is_void)
    service_call_charges.void(line.id, seen_version=line.row_version, reason="记错")


def run(step: Any, record_id: int, **more: Any) -> None:
    step(record_id, seen_version=Charge.get_by_id(record_id).row_version, **more)


def standing(call_id: int) -> list[tuple[int, str, int, int]]:
    rows = Charge.select().where(Charge.call == call_id).order_by(Charge.part)
    return [(row.part, row.state, row.amount, row.outstanding) for row in rows]


def whole(call_id: int) -> int:
    return sum(amount for _part, state, amount, _owed in standing(call_id) if state != "void")


def first(call_id: int) -> int:
    return Charge.get((Charge.call == call_id) & (Charge.part == 1)).id


@pytest.mark.parametrize("way", ["invoice", "collect"])
def test_what_is_taken_back_beside_a_further_record_is_owed_once(
    work: Any, by_phone: int, as_role: Any, way: str
) -> None:
    if way == "invoice":
        run(charges.invoice, first(by_phone), invoice_number="23440009")
    else:
        run(charges.collect, first(by_phone), amount=40_000)
    add(work, by_phone, "加急", 5_000)
    with as_role("supervisor"):
        if way == "invoice":
            run(charges.withdraw_invoice, first(by_phone), reason="红冲")
        else:
            run(charges.undo_collection, first(by_phone), reason="没有收到")
    assert whole(by_phone) == ServiceCall.get_by_id(by_phone).charge == 45_000
    assert sum(owed for *_rest, owed in standing(by_phone)) == 45_000


def test_what_was_let_off_stays_let_off_when_less_is_charged(work: Any, by_phone: int, as_role: Any) -> None:
    with as_role("supervisor"):
        run(charges.waive, first(by_phone), reason="老客户", amount=35_000)
    strike(by_phone, "上门检测")
    row = Charge.get_by_id(first(by_phone))
    assert (row.amount, row.waived_amount, row.outstanding) == (10_000, 10_000, 0)
    assert row.state == "waived"


def test_what_was_waived_is_no_longer_charged_once_its_line_is_struck(work: Any, by_phone: int, as_role: Any) -> None:
    with as_role("supervisor"):
        run(charges.waive, first(by_phone), reason="老客户")
    strike(by_phone, "远程调试")
    assert standing(by_phone) == [(1, "waived", 30_000, 0)]
    assert Charge.get_by_id(first(by_phone)).waived_amount == 30_000
    strike(by_phone, "上门检测")
    assert standing(by_phone) == [(1, "void", 30_000, 0)]


def test_a_bad_debt_with_an_invoice_stays_as_it_is(work: Any, by_phone: int, as_role: Any) -> None:
    run(charges.invoice, first(by_phone), invoice_number="23440010")
    with as_role("supervisor"):
        run(charges.waive, first(by_phone), reason="收不回来")
    with pytest.raises(UserError, match="takes that back first"):
        strike(by_phone, "远程调试")
    assert standing(by_phone) == [(1, "waived", 40_000, 0)]


def test_what_was_let_off_of_each_of_two_is_let_off_of_both(work: Any, by_phone: int, as_role: Any) -> None:
    run(charges.invoice, first(by_phone), invoice_number="23440011")
    add(work, by_phone, "加急", 5_000)
    with as_role("supervisor"):
        second = Charge.get((Charge.call == by_phone) & (Charge.part == 2)).id
        run(charges.waive, second, reason="老客户", amount=2_000)
        run(charges.withdraw_invoice, first(by_phone), reason="红冲")
    row = Charge.get_by_id(first(by_phone))
    assert (row.amount, row.waived_amount, row.waive_reason, row.outstanding) == (45_000, 2_000, "老客户", 43_000)
    assert whole(by_phone) == 45_000


def second(call_id: int) -> int:
    return Charge.get((Charge.call == call_id) & (Charge.part == 2)).id


def in_two_parts(work: Any, call_id: int, further: int, method: str = "cash", settlement: str = "on_site") -> None:
    """40,000 fen collected, then so much more charged and, where that may be said, to be paid like this."""
    run(charges.collect, first(call_id), amount=40_000, method=method)
    add(work, call_id, "加急", further)
    run(charges.choose, second(call_id), settlement=settlement)


@pytest.mark.parametrize("method", ["cash", "mobile"])
def test_two_parts_of_a_call_are_together_no_more_than_the_limit_of_the_spot(
    work: Any, by_phone: int, method: str
) -> None:
    with pytest.raises(
        UserError, match=r"400\.00 of this call was collected .* With ¥100\.01 more it is above ¥500"
    ) as no:
        in_two_parts(work, by_phone, 10_001, method)
    assert no.value.field == "settlement"
    row = Charge.get_by_id(second(by_phone))
    assert row.settlement == "invoice_first"
    Charge.update(settlement="").where(Charge.id == row.id).execute()  # as where nobody said how
    with pytest.raises(UserError, match="the invoice comes first") as no:
        run(charges.collect, row.id, amount=10_001)
    assert no.value.field == "settlement"
    assert standing(by_phone)[1] == (2, "open", 10_001, 10_001)
    assert (charge_file.file(row.id).taken_today, charge_file.file(first(by_phone)).taken_today) == (40_000, 0)
    run(charges.invoice, row.id, invoice_number="23440020")
    run(charges.collect, row.id, amount=10_001)
    assert standing(by_phone)[1] == (2, "collected", 10_001, 0), "against the invoice it is taken in cash"


def test_just_the_limit_is_collected_in_two_parts(work: Any, by_phone: int) -> None:
    in_two_parts(work, by_phone, 10_000)
    run(charges.collect, second(by_phone), amount=10_000)
    assert [state for _part, state, *_rest in standing(by_phone)] == ["collected", "collected"]


def test_what_was_taken_back_or_paid_against_an_invoice_leaves_the_spot_free(
    work: Any, by_phone: int, as_role: Any
) -> None:
    run(charges.choose, first(by_phone), settlement="invoice_first")
    run(charges.invoice, first(by_phone), invoice_number="23440021")
    run(charges.collect, first(by_phone), amount=40_000)
    add(work, by_phone, "加急", 20_000)
    run(charges.choose, second(by_phone), settlement="on_site")
    run(charges.collect, second(by_phone), amount=20_000)
    with as_role("supervisor"):
        run(charges.undo_collection, second(by_phone), reason="没有收到")
    add(work, by_phone, "夜间", 5_000)
    run(charges.choose, second(by_phone), settlement="on_site")
    run(charges.collect, second(by_phone), amount=25_000)
    assert standing(by_phone)[1] == (2, "collected", 25_000, 0)


def test_another_day_is_judged_by_itself_and_the_day_that_is_entered_counts(
    work: Any, by_phone: int, frozen_clock: Any
) -> None:
    run(charges.collect, first(by_phone), amount=40_000)
    that_day = clock.now()
    add(work, by_phone, "加急", 10_001)
    frozen_clock(timedelta(days=1))
    run(charges.choose, second(by_phone), settlement="on_site")
    with pytest.raises(UserError, match="that day already"):
        run(charges.collect, second(by_phone), amount=10_001, happened_at=that_day)
    run(charges.collect, second(by_phone), amount=10_001)
    assert standing(by_phone)[1] == (2, "collected", 10_001, 0)


def test_other_calls_of_the_day_do_not_count(work: Any, by_phone: int) -> None:
    run(charges.collect, first(by_phone), amount=40_000)
    other = service_calls.register(customer_id=work.customer_id, fault_text="参数丢失", fault_level=3).result
    service_calls.respond(other, seen_version=work.version(other))
    add(work, other, "上门检测", 50_000)
    service_calls.solve_by_phone(other, seen_version=work.version(other), solution="远程恢复参数")
    run(charges.collect, first(other), amount=50_000)
    assert standing(other) == [(1, "collected", 50_000, 0)]
