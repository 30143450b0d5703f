"""Spare parts used on a call: stock goes down, comes back with a struck line, old parts are owed (rows 51 and 55)."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import UserError
from app.models.old_part import OldPart
from app.models.organisation import Staff
from app.models.service_call import ChargeLine
from app.services import (
    custody,
    devices,
    old_parts,
    service_call_charges,
    service_call_file,
    service_calls,
    session,
    spare_part_file,
    spare_parts,
    voucher_file,
    vouchers,
)
from app.services.service_call_charges import ChargeEntry
from app.services.spare_use import FromStock
from tests.services.test_spare_parts import STORE, check_sums, make, on_hand, receive


@pytest.fixture
def part(work: Any) -> int:
    """Ten power supplies in the store, five in the technician's bag; the old ones are brought back."""
    part = make(needs_old_part=True)
    receive(part, 15)
    spare_parts.move(part, giver=STORE, taker=f"staff:{work.technician_id}", quantity=5)
    return part


@pytest.fixture
def paid(work: Any) -> int:
    """An appointed call that no cover pays for."""
    device_id = devices.create(
        customer_id=work.customer_id, model="旧机", serial="OLD1", installed_on=date(2015, 1, 1)
    ).result
    return work.scheduled(device_id=device_id)


def version(call_id: int) -> int:
    return service_call_file.file(call_id).row_version


def corrected(voucher_id: int) -> int:
    """The voucher that a supervisor issues in place of one."""
    seen = voucher_file.file(voucher_id).row_version
    with session.acting_as(session.Session(2, "boss", "主管", "supervisor")):
        return vouchers.correct(voucher_id, seen_version=seen, reason="写错").result


def use(call_id: int, part: int, place: str = STORE, quantity: int = 1, **more: Any) -> None:
    entry = spare_part_file.entry(part)
    given = {"description": entry.name, "unit_price": entry.price, "measure": entry.unit}
    source = FromStock(part, place, more.pop("technician_id", 0))
    service_call_charges.add(
        call_id, seen_version=version(call_id), quantity=quantity, from_stock=source, **{**given, **more}
    )


def test_use_on_a_call_takes_from_the_place(part: int, paid: int, work: Any) -> None:
    use(paid, part, quantity=2)
    use(paid, part, f"staff:{work.technician_id}")
    assert on_hand(part) == {STORE: 8, f"staff:{work.technician_id}": 4}
    lines = list(ChargeLine.select().order_by(ChargeLine.id))
    assert [(line.from_name, line.code, line.kind, line.amount) for line in lines] == [
        ("配件库", "PJ-001", "part", 40000),
        ("陈志强", "PJ-001", "part", 20000),
    ]
    moved = spare_part_file.file(part).movements[0]
    assert (moved.call_id, moved.taker, moved.quantity) == (paid, "广州华盛电子科技有限公司", 1)
    check_sums(part)


def test_without_a_charge_its_worth_is_known(part: int, work: Any) -> None:
    covered = work.scheduled()
    use(covered, part, quantity=2, unit_price=0)
    line = ChargeLine.get()
    assert (line.amount, line.worth) == (0, 40000)
    assert on_hand(part)[STORE] == 8


def test_more_than_there_is_is_refused_beside_the_quantity(part: int, paid: int) -> None:
    with pytest.raises(UserError, match="has 10 of 电源模块, not 11") as refused:
        use(paid, part, quantity=11)
    assert refused.value.field == "quantity"
    assert not ChargeLine.select().exists()
    assert not OldPart.select().exists()


def test_a_struck_line_puts_it_back_and_nothing_is_owed(part: int, paid: int) -> None:
    use(paid, part, quantity=2)
    line = ChargeLine.get()
    service_call_charges.void(line.id, seen_version=line.row_version, reason="没有用上")
    assert on_hand(part)[STORE] == 10
    assert [row.state for row in OldPart.select()] == ["void", "void"]
    assert old_parts.of_call(paid) == ()
    assert sum(one.state == "owed" for one in old_parts.of_call(paid)) == 0
    check_sums(part)


def test_a_line_that_is_not_on_the_signed_paper_goes_back_to_stock(part: int, work: Any, frozen_clock: Any) -> None:
    call_id, voucher_id = work.dispatched()
    frozen_clock(timedelta(hours=4))
    use(call_id, part, unit_price=0)
    work.hand_in(voucher_id, charges=(ChargeEntry("清洁"),))
    assert on_hand(part)[STORE] == 10
    assert OldPart.get().state == "void"


def test_a_line_that_is_on_the_paper_stays(part: int, work: Any, frozen_clock: Any) -> None:
    call_id, voucher_id = work.dispatched()
    frozen_clock(timedelta(hours=4))
    use(call_id, part, unit_price=0)
    entry = ChargeEntry("电源模块", unit="个", code="PJ-001")
    work.hand_in(voucher_id, charges=(entry,))
    assert on_hand(part)[STORE] == 9
    assert OldPart.get().state == "owed"


@pytest.mark.parametrize(("used", "signed", "left", "owed"), [(1, 3, 7, 3), (4, 2, 8, 2)])
def test_another_quantity_on_the_paper_is_taken_or_given_back(
    used: int, signed: int, left: int, owed: int, part: int, work: Any, frozen_clock: Any
) -> None:
    call_id, voucher_id = work.dispatched()
    frozen_clock(timedelta(hours=4))
    use(call_id, part, quantity=used, unit_price=0)
    work.hand_in(voucher_id, charges=(ChargeEntry("电源模块", quantity=signed, unit="个"),))
    assert on_hand(part)[STORE] == left
    (line,) = ChargeLine.select()
    assert (line.quantity, line.is_void, line.from_key, line.worth) == (signed, False, STORE, signed * 20_000)
    assert [row.state for row in old_parts.of_call(call_id)].count("owed") == owed
    check_sums(part)


def test_the_paper_says_more_than_there_is(part: int, work: Any, frozen_clock: Any) -> None:
    call_id, voucher_id = work.dispatched()
    frozen_clock(timedelta(hours=4))
    use(call_id, part, unit_price=0)
    with pytest.raises(UserError) as refused:
        work.hand_in(voucher_id, charges=(ChargeEntry("清洁"), ChargeEntry("电源模块", quantity=12, unit="个")))
    assert refused.value.field == "charges.1.quantity"
    assert on_hand(part)[STORE] == 9


def test_lines_of_one_part_find_their_own_quantity_first(part: int, work: Any, frozen_clock: Any) -> None:
    call_id, voucher_id = work.dispatched()
    frozen_clock(timedelta(hours=4))
    bag = f"staff:{work.technician_id}"
    use(call_id, part, quantity=2, unit_price=0)
    use(call_id, part, bag, quantity=1, unit_price=0)
    paper = (ChargeEntry("电源模块", quantity=3, unit="个"), ChargeEntry("电源模块", quantity=2, unit="个"))
    work.hand_in(voucher_id, charges=paper)
    assert on_hand(part) == {STORE: 8, bag: 2}
    check_sums(part)


def test_a_part_on_the_signed_paper_is_taken_from_the_bag(part: int, work: Any, frozen_clock: Any) -> None:
    call_id, voucher_id = work.dispatched()
    frozen_clock(timedelta(hours=4))
    bag = f"staff:{work.technician_id}"
    paper = (ChargeEntry("清洁"), ChargeEntry("电源模块", quantity=2, unit="个", from_stock=FromStock(part, bag)))
    work.hand_in(voucher_id, charges=paper)
    assert on_hand(part) == {STORE: 10, bag: 3}
    line = ChargeLine.get(ChargeLine.description == "电源模块")
    assert (line.part_id, line.from_key, line.kind, line.worth) == (part, bag, "part", 40_000)
    assert [row.state for row in old_parts.of_call(call_id)] == ["owed", "owed"]
    check_sums(part)


@pytest.mark.parametrize("words", ["电源模块", "电源模块 12V"])
def test_what_was_used_on_the_call_is_not_taken_again(words: str, part: int, work: Any, frozen_clock: Any) -> None:
    call_id, voucher_id = work.dispatched()
    frozen_clock(timedelta(hours=4))
    bag = f"staff:{work.technician_id}"
    use(call_id, part, bag, unit_price=0)
    work.hand_in(voucher_id, charges=(ChargeEntry(words, unit="个", from_stock=FromStock(part, bag)),))
    assert on_hand(part) == {STORE: 10, bag: 4}
    assert [row.state for row in old_parts.of_call(call_id)] == ["owed"]


def test_a_free_line_is_taken_once_the_paper_says_from_where(part: int, work: Any, frozen_clock: Any) -> None:
    """Written on the call without its stock; the signed paper's line stays that line."""
    call_id, voucher_id = work.dispatched()
    frozen_clock(timedelta(hours=4))
    service_call_charges.add(call_id, seen_version=version(call_id), description="电源模块", measure="个")
    bag = f"staff:{work.technician_id}"
    entry = ChargeEntry("电源模块", unit="个", from_stock=FromStock(part, bag))
    work.hand_in(voucher_id, charges=(entry,))
    assert on_hand(part) == {STORE: 10, bag: 4}
    (line,) = ChargeLine.select()
    assert (line.part_id, line.is_void) == (part, False)


def test_the_paper_says_more_than_is_in_the_bag(part: int, work: Any, frozen_clock: Any) -> None:
    _call_id, voucher_id = work.dispatched()
    frozen_clock(timedelta(hours=4))
    bag = f"staff:{work.technician_id}"
    entry = ChargeEntry("电源模块", quantity=6, unit="个", from_stock=FromStock(part, bag))
    with pytest.raises(UserError, match="has 5 of 电源模块, not 6") as refused:
        work.hand_in(voucher_id, charges=(ChargeEntry("清洁"), entry))
    assert refused.value.field == "charges.1.quantity"
    assert on_hand(part)[bag] == 5
    assert not ChargeLine.select().exists()
    assert not OldPart.select().exists()
    nowhere = ChargeEntry("电源模块", unit="个", from_stock=FromStock(part, "branch:?"))
    with pytest.raises(UserError, match="Choose a place") as refused:
        work.hand_in(voucher_id, charges=(nowhere,))
    assert refused.value.field == "charges.0.stock"


def test_a_free_line_of_the_same_words_is_left_and_the_taken_one_follows(
    part: int, work: Any, frozen_clock: Any
) -> None:
    """The line that was taken is the one whose stock the paper names, in whatever order they were written."""
    call_id, voucher_id = work.dispatched()
    frozen_clock(timedelta(hours=4))
    bag = f"staff:{work.technician_id}"
    use(call_id, part, bag, unit_price=0)
    service_call_charges.add(call_id, seen_version=version(call_id), description="电源模块", measure="个")
    more = ChargeEntry("电源模块", quantity=2, unit="个", from_stock=FromStock(part, bag))
    work.hand_in(voucher_id, charges=(more, ChargeEntry("电源模块", unit="个")))
    assert on_hand(part) == {STORE: 10, bag: 3}
    assert [(line.quantity, line.part_id, line.is_void) for line in ChargeLine.select().order_by(ChargeLine.id)] == [
        (2, part, False), (1, None, False),
    ]  # fmt: skip
    check_sums(part)


def test_each_line_of_the_paper_is_the_one_that_was_taken_there(part: int, work: Any, frozen_clock: Any) -> None:
    """One more from the bag, written above what came from the store."""
    call_id, voucher_id = work.dispatched()
    frozen_clock(timedelta(hours=4))
    bag = f"staff:{work.technician_id}"
    use(call_id, part, unit_price=0)
    paper = tuple(ChargeEntry("电源模块", unit="个", from_stock=FromStock(part, one)) for one in (bag, STORE))
    work.hand_in(voucher_id, charges=paper)
    assert on_hand(part) == {STORE: 9, bag: 4}
    assert [row.state for row in old_parts.of_call(call_id)] == ["owed", "owed"]
    check_sums(part)


def test_a_corrected_paper_that_is_entered_again_takes_nothing_again(part: int, work: Any, frozen_clock: Any) -> None:
    _call_id, voucher_id = work.dispatched()
    frozen_clock(timedelta(hours=4))
    bag = f"staff:{work.technician_id}"
    paper = (ChargeEntry("电源模块", quantity=2, unit="个", from_stock=FromStock(part, bag)),)
    work.hand_in(voucher_id, charges=paper)
    again = corrected(voucher_id)
    work.hand_in(again, charges=paper)
    assert on_hand(part) == {STORE: 10, bag: 3}
    third = corrected(again)
    work.hand_in(third, charges=(ChargeEntry("清洁"),))
    assert on_hand(part) == {STORE: 10, bag: 5}
    assert [row.state for row in OldPart.select()] == ["void", "void"]
    check_sums(part)


def test_a_technician_takes_nothing_out_of_another_bag_on_paper(part: int, work: Any, frozen_clock: Any) -> None:
    other = Staff.create(number="S9", name="李四", is_technician=True, created_at=clock.now(), changed_at=clock.now())
    spare_parts.move(part, giver=STORE, taker=f"staff:{other.id}", quantity=1)
    _call_id, voucher_id = work.dispatched()
    frozen_clock(timedelta(hours=4))
    entry = ChargeEntry("电源模块", unit="个", from_stock=FromStock(part, f"staff:{other.id}"))
    with session.acting_as(session.Session(1, "chen", "陈志强", "technician", work.technician_id)):
        with pytest.raises(UserError, match="own bag only") as refused:
            work.hand_in(voucher_id, charges=(entry,))
        assert refused.value.field == "charges.0.stock"
        assert on_hand(part) == {STORE: 9, f"staff:{other.id}": 1, f"staff:{work.technician_id}": 5}
        own = replace(entry, from_stock=FromStock(part, f"staff:{work.technician_id}"))
        work.hand_in(voucher_id, charges=(own,))
    assert on_hand(part)[f"staff:{work.technician_id}"] == 4


def test_the_old_part_is_owed_by_who_fitted_the_new_one(part: int, paid: int, work: Any) -> None:
    other = Staff.create(number="S9", name="李四", is_technician=True, created_at=clock.now(), changed_at=clock.now())
    spare_parts.move(part, giver=STORE, taker=f"staff:{other.id}", quantity=1)
    use(paid, part)
    use(paid, part, f"staff:{other.id}")
    use(paid, part, technician_id=other.id)
    assert [row.technician_name for row in old_parts.of_call(paid)] == ["陈志强", "李四", "李四"]
    assert len(custody.held_by("staff", other.id)) == 2
    assert sum(one.state == "owed" for one in old_parts.of_call(paid)) == 3


def test_somebody_must_owe_the_old_part(part: int, work: Any) -> None:
    unassigned = work.register()
    with pytest.raises(UserError, match="who brings the old part back") as refused:
        use(unassigned, part, unit_price=0)
    assert refused.value.field == "technician"
    assert on_hand(part)[STORE] == 10
    use(unassigned, part, unit_price=0, technician_id=work.technician_id)
    assert sum(one.state == "owed" for one in old_parts.of_call(unassigned)) == 1


def test_old_parts_are_numbered_one_by_one_so_not_too_many_at_once(part: int, paid: int) -> None:
    receive(part, 60)
    with pytest.raises(UserError, match="at most 50") as refused:
        use(paid, part, quantity=51)
    assert refused.value.field == "quantity"


def test_a_part_that_left_the_list_is_not_used(paid: int) -> None:
    gone = make("PJ-9")
    spare_parts.deactivate(gone, seen_version=1)
    with pytest.raises(UserError, match="not used any more") as refused:
        use(paid, gone)
    assert refused.value.field == "part"


def test_a_call_with_parts_is_not_cancelled_until_they_are_back(part: int, paid: int, branch: Any) -> None:
    use(paid, part)
    session.begin(branch.sessions["supervisor"])
    with pytest.raises(UserError, match="Strike their lines"):
        service_calls.cancel(paid, seen_version=version(paid), reason="客户取消")
    line = ChargeLine.get()
    service_call_charges.void(line.id, seen_version=line.row_version, reason="取消")
    service_calls.cancel(paid, seen_version=version(paid), reason="客户取消")
    assert on_hand(part)[STORE] == 10


def test_two_people_take_the_last_one_at_once(paid: int, work: Any) -> None:
    last = make("PJ-LAST")
    receive(last, 1)
    other = work.scheduled()
    who, at_once, outcomes = session.current(), threading.Barrier(2), []

    def act(call_id: int) -> None:
        session.begin(who)
        seen = version(call_id)
        at_once.wait(10)
        try:
            service_call_charges.add(
                call_id, seen_version=seen, description="电源模块", from_stock=FromStock(last, STORE)
            )
            outcomes.append("taken")
        except UserError as refused:
            outcomes.append(refused.text)

    people = [threading.Thread(target=act, args=(call_id,)) for call_id in (paid, other)]
    for one in people:
        one.start()
    for one in people:
        one.join(30)
    assert sorted(words == "taken" for words in outcomes) == [False, True]
    assert any("has 0 of" in words for words in outcomes)
    assert ChargeLine.select().where(ChargeLine.part == last).count() == 1
    assert on_hand(last) == {}
    check_sums(last)
