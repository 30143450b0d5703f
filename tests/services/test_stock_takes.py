"""Stock-takes: a blind count, the books of its moment, differences with reasons, settled by a supervisor (R149)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import ChangedMeanwhile, NotPermitted, UserError
from app.domain import stock
from app.models.stock_take import StockTake
from app.services import session, spare_part_file, spare_parts, stock_take_file, stock_takes
from app.services._use_case import UnitOfWork, use_case
from app.services.stock_take_file import TakeFile
from app.services.stock_takes import Counted, Expected
from tests.services.test_spare_parts import STORE, check_sums, make, on_hand, receive

Move = Callable[[timedelta], None]


@pytest.fixture
def parts(branch: Any, frozen_clock: Move) -> tuple[int, int]:
    """Ten power supplies and four fans in the store."""
    both = make(), make("PJ-002", name="风扇", cost=500)
    receive(both[0], 10)
    receive(both[1], 4)
    return both


@pytest.fixture
def take(parts: Any, frozen_clock: Move) -> int:
    frozen_clock(timedelta(minutes=5))
    return stock_takes.begin(place=STORE, note="月末").result


def file(take_id: int) -> TakeFile:
    return stock_take_file.file(take_id)


def enter(take_id: int, *counts: int | None, reasons: dict[int, str] | None = None, **more: Any) -> None:
    found = file(take_id)
    given = [
        Counted(line.id, count, (reasons or {}).get(place, ""))
        for place, (line, count) in enumerate(zip(found.lines, counts, strict=False))
    ]
    stock_takes.enter(take_id, seen_version=found.row_version, counts=given, **more)


def settle(take_id: int, branch: Any) -> None:
    with session.acting_as(branch.sessions["supervisor"]):
        stock_takes.settle(take_id, seen_version=file(take_id).row_version)


def test_begun_with_what_the_books_say(take: int) -> None:
    found = file(take)
    assert (found.number[:3], found.state, found.place_name, found.note) == ("PD-", "open", "配件库", "月末")
    assert [(line.number, line.expected, line.counted) for line in found.lines] == [
        ("PJ-001", 10, None),
        ("PJ-002", 4, None),
    ]


def test_a_place_is_counted_once_at_a_time(take: int) -> None:
    with pytest.raises(UserError, match="not settled yet") as refused:
        stock_takes.begin(place=STORE)
    assert refused.value.field == "place"


def test_nothing_to_count(branch: Any) -> None:
    with pytest.raises(UserError, match="nothing to count"):
        stock_takes.begin(place=f"staff:{branch.technician_id}")


def test_counted_is_what_is_counted_whole(take: int) -> None:
    enter(take, 9)
    assert (file(take).state, file(take).counted_lines) == ("open", 1)
    assert (file(take).differences, file(take).value_difference) == (0, 0), "nothing is told before all is counted"
    enter(take, 9, 4)
    found = file(take)
    assert (found.state, found.differences, found.value_difference) == ("counted", 1, -12000)
    enter(take, 10, 5)
    assert (file(take).differences, file(take).value_difference) == (1, 500)


@pytest.mark.parametrize("count", [-1, 1.5, 1_000_001, True])
def test_no_count(take: int, count: Any) -> None:
    with pytest.raises(UserError) as refused:
        enter(take, 3, count)
    assert refused.value.field == "lines.1"
    assert file(take).counted_lines == 0


def test_a_difference_needs_its_reason_and_a_supervisor(take: int, parts: Any, branch: Any) -> None:
    enter(take, 8, 6)
    with pytest.raises(NotPermitted):
        stock_takes.settle(take, seen_version=file(take).row_version)
    with pytest.raises(UserError, match="2 differences have no reason"):
        settle(take, branch)
    enter(take, 8, 6, reasons={0: "丢失", 1: "货架后面"})
    settle(take, branch)
    assert on_hand(parts[0]) == {STORE: 8}
    assert on_hand(parts[1]) == {STORE: 6}
    assert spare_part_file.file(parts[0]).movements[0].taker == file(take).number, (
        "a number is the same in any language"
    )
    found = file(take)
    assert (found.state, found.settled_by) == ("settled", "周建国")
    for part in parts:
        check_sums(part)
    with pytest.raises(UserError, match="does not fit"):
        enter(take, 8, 6)


def test_what_is_not_counted_is_not_settled(take: int, branch: Any) -> None:
    enter(take, 8)
    with pytest.raises(UserError, match="does not fit"):
        settle(take, branch)


def test_what_moved_since_the_count_is_reckoned_out(take: int, parts: Any, branch: Any, frozen_clock: Move) -> None:
    counted_at = clock.now()
    frozen_clock(timedelta(hours=1))
    spare_parts.move(parts[0], giver=STORE, taker=f"staff:{branch.technician_id}", quantity=6)
    receive(parts[1], 3)
    frozen_clock(timedelta(hours=1))
    enter(take, 9, 4, reasons={0: "丢失"}, counted_at=counted_at)
    assert [line.difference for line in file(take).lines] == [-1, 0]
    settle(take, branch)
    assert on_hand(parts[0])[STORE] == 3
    assert on_hand(parts[1]) == {STORE: 7}


def test_counted_later_the_books_are_later_too(take: int, parts: Any, branch: Any, frozen_clock: Move) -> None:
    frozen_clock(timedelta(hours=1))
    spare_parts.move(parts[0], giver=STORE, taker=f"staff:{branch.technician_id}", quantity=6)
    frozen_clock(timedelta(hours=1))
    enter(take, 4, 4, counted_at=clock.now())
    assert [line.difference for line in file(take).lines] == [0, 0]


def test_the_moment_lies_between_the_beginning_and_now(take: int) -> None:
    for wrong in (clock.now() + timedelta(hours=1), clock.now() - timedelta(hours=1)):
        with pytest.raises(UserError) as refused:
            enter(take, 10, 4, counted_at=wrong)
        assert refused.value.field == "counted_at"


def test_more_missing_than_is_left_is_refused(take: int, parts: Any, branch: Any, frozen_clock: Move) -> None:
    enter(take, 2, 4, reasons={0: "丢失"})
    frozen_clock(timedelta(hours=1))
    spare_parts.move(parts[0], giver=STORE, taker=f"staff:{branch.technician_id}", quantity=5)
    with pytest.raises(UserError, match="has 5 of 电源模块, not 8") as refused:
        settle(take, branch)
    assert refused.value.field == "lines.0"
    assert on_hand(parts[0])[STORE] == 5


def test_a_part_that_the_books_do_not_know_there(take: int, branch: Any) -> None:
    new = make("PJ-003", name="螺丝", cost=10)
    enter(take, 9, 4)
    stock_takes.add_part(take, seen_version=file(take).row_version, part_id=new)
    found = file(take)
    assert (found.state, found.differences, found.value_difference) == ("open", 0, 0), "the count is not whole any more"
    with pytest.raises(UserError, match="already"):
        stock_takes.add_part(take, seen_version=file(take).row_version, part_id=new)
    enter(take, 10, 4, 7, reasons={2: "漏登"})
    settle(take, branch)
    assert on_hand(new) == {STORE: 7}


def test_void_keeps_the_number_and_the_books(take: int, parts: Any, branch: Any) -> None:
    enter(take, 1, 1)
    with session.acting_as(branch.sessions["supervisor"]):
        with pytest.raises(UserError) as refused:
            stock_takes.void(take, seen_version=file(take).row_version, reason=" ")
        assert refused.value.field == "reason"
        stock_takes.void(take, seen_version=file(take).row_version, reason="点错了")
    assert (file(take).state, file(take).void_reason) == ("void", "点错了")
    assert on_hand(parts[0]) == {STORE: 10}
    stock_takes.begin(place=STORE)


def test_two_people_notice_each_other(take: int) -> None:
    seen = file(take).row_version
    enter(take, 1)
    with pytest.raises(ChangedMeanwhile):
        stock_takes.enter(take, seen_version=seen, counts=[])


def test_a_line_of_another_count_is_refused(take: int, parts: Any, branch: Any) -> None:
    spare_parts.move(parts[0], giver=STORE, taker=f"staff:{branch.technician_id}", quantity=1)
    other = file(stock_takes.begin(place=f"staff:{branch.technician_id}").result)
    with pytest.raises(UserError, match="another stock-take"):
        stock_takes.enter(take, seen_version=1, counts=[Counted(other.lines[0].id, 1)])


@use_case("stock_take.record")
def begin_tools(unit: UnitOfWork) -> StockTake:
    lines = [Expected(1, "GJ-1", "万用表", cost=30000), Expected(2, "GJ-2", "电钻", cost=50000)]
    return stock_takes.begin_with(unit, stock_takes.TOOLS, stock.store("工具间"), lines)


@pytest.mark.usefixtures("branch")
def test_tools_share_the_count() -> None:
    take_id = begin_tools().result
    with pytest.raises(UserError, match="once or not at all"):
        enter(take_id, 2, 1)
    enter(take_id, 1, 0, reasons={1: "丢失"})
    found = file(take_id)
    assert (found.state, found.differences, found.value_difference) == ("counted", 1, -50000)


def test_the_minute_in_which_it_began_is_early_enough(parts: Any, frozen_clock: Move) -> None:
    frozen_clock(timedelta(minutes=5, seconds=40))
    take_id = stock_takes.begin(place=STORE).result
    enter(take_id, 10, 4, counted_at=clock.now().replace(second=0))
    assert file(take_id).state == "counted"
