"""Tests before stock: sampled, tested, passed and booked in, or failed, sent back, exchanged and tested again."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest

from app.core.errors import NotPermitted, UserError
from app.models.stock_in_test import StockInTest
from app.services import (
    issuing,
    paper_content,
    settings,
    spare_part_file,
    spare_parts,
    spare_places,
    stock_in_file,
    stock_in_tests,
    suppliers,
)
from app.services.stock_in_tests import Looked

DAY = date(2026, 11, 20)


@pytest.fixture
def goods(work: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A branch with a supplier and a part."""

    def render(content: dict, paper: str, marks: issuing.Marks) -> bytes:
        return json.dumps([content, paper, marks.reprint, marks.is_void], ensure_ascii=False, sort_keys=True).encode()

    monkeypatch.setitem(issuing.RENDERERS, stock_in_tests.FORM, render)
    return work


def a_supplier(**more: Any) -> int:
    return suppliers.create(**{"name": "华东电子配件有限公司", "phone": "021-5566 7788", **more}).result


def a_part() -> int:
    return spare_parts.create(number="P02", name="电源模块", model="R4850G2", price=42_000, cost=29_000).result


def delivered(**more: Any) -> int:
    given = {"product": "电源模块", "model": "R4850G2", "quantity": 40, "order_number": "CG-1", **more}
    if "supplier_id" not in given:
        given["supplier_id"] = a_supplier()
    return stock_in_tests.deliver(**given).result


def version(test_id: int) -> int:
    return StockInTest.get_by_id(test_id).row_version


def all_good(test_id: int) -> list[Looked]:
    return [Looked(one.item, "good") for one in stock_in_file.file(test_id).lines]


def decided(goods: Any, test_id: int, verdict: str, **more: Any) -> None:
    given = {"tested_on": DAY, "tester_id": goods.technician_id, "looked": all_good(test_id), **more}
    if verdict == "failed":
        given = {"reason": "2 块输出电压偏低", "defective": 2, **given}
    stock_in_tests.decide(test_id, seen_version=version(test_id), verdict=verdict, **given)


def test_a_delivery_gets_its_number_its_sample_and_its_day(goods: Any) -> None:
    found = stock_in_file.file(delivered())
    assert (found.number, found.state, found.sample_size, found.accept_most) == ("RJ-GZ01-2611-0001", "delivered", 8, 0)
    assert found.due_on == DAY + timedelta(days=3)
    assert [one.item for one in found.lines] == list(stock_in_tests.usual_items())
    assert not found.is_late


def test_passed_and_booked_in_as_its_part(goods: Any) -> None:
    part_id = a_part()
    test_id = delivered(part_id=part_id)
    with pytest.raises(UserError, match="does not fit here"):
        stock_in_tests.book_in(test_id, seen_version=version(test_id), place=spare_places.main_store().key)
    decided(goods, test_id, "passed")
    found = stock_in_file.file(test_id)
    assert (found.state, found.verdict, found.tested_on, found.decided_by) == ("passed", "passed", DAY, "林晓梅")
    stock_in_tests.book_in(test_id, seen_version=version(test_id), place=spare_places.main_store().key)
    assert stock_in_file.file(test_id).state == "stocked"
    part = spare_part_file.file(part_id)
    assert part.part.in_store == 40
    with pytest.raises(UserError, match="does not fit here"):
        stock_in_tests.book_in(test_id, seen_version=version(test_id), place=spare_places.main_store().key)
    assert spare_part_file.file(part_id).part.in_store == 40


def test_failed_sent_back_exchanged_and_tested_again(goods: Any) -> None:
    test_id = delivered()
    decided(goods, test_id, "failed")
    stock_in_tests.send_back(test_id, seen_version=version(test_id), day=DAY, quantity=40, paper="TH-7")
    stock_in_tests.exchange(test_id, seen_version=version(test_id), day=DAY)
    again = stock_in_tests.retest(test_id, seen_version=version(test_id)).result
    old, new = stock_in_file.file(test_id), stock_in_file.file(again)
    assert (old.state, old.retest_number, old.returned_quantity, old.return_paper) == (
        "retested",
        new.number,
        40,
        "TH-7",
    )
    assert (new.state, new.round, new.retest_of_number, new.quantity) == ("delivered", 2, old.number, 40)
    decided(goods, again, "passed")
    seller = suppliers.file(new.supplier_id)
    assert (seller.decided_count, seller.passed_count, seller.pass_rate) == (1, 0, 0)  # the first tests count
    assert [one.number for one in seller.tests] == [new.number, old.number]


def test_what_is_put_right_on_the_spot_needs_no_way_back(goods: Any) -> None:
    test_id = delivered()
    decided(goods, test_id, "failed")
    assert stock_in_tests.retest(test_id, seen_version=version(test_id), quantity=12).result
    with pytest.raises(UserError, match="does not fit here"):
        stock_in_tests.send_back(test_id, seen_version=version(test_id), day=DAY)


def test_what_passed_is_not_booked_in_as_a_part_that_was_put_away(goods: Any) -> None:
    part_id = a_part()
    test_id = delivered(part_id=part_id)
    decided(goods, test_id, "passed")
    spare_parts.deactivate(part_id, seen_version=1)
    store = spare_places.main_store().key
    with pytest.raises(UserError, match="not used any more"):
        stock_in_tests.book_in(test_id, seen_version=version(test_id), place=store)
    spare_parts.reactivate(part_id, seen_version=2)
    stock_in_tests.book_in(test_id, seen_version=version(test_id), place=store)
    assert stock_in_file.file(test_id).state == "stocked"


def test_what_stayed_here_when_some_went_back_is_tested_again(goods: Any) -> None:
    """Two of forty are sent back: the others are not lost between the failed test and the stock."""
    test_id = delivered(batch="2610B", serials="1~40")
    decided(goods, test_id, "failed")
    stock_in_tests.send_back(test_id, seen_version=version(test_id), day=DAY, quantity=2)
    found = stock_in_file.file(test_id)
    assert (found.left_to_test, {"exchange", "retest"} <= found.actions) == (38, True)
    with pytest.raises(UserError, match="At most 38 pieces") as refused:
        stock_in_tests.retest(test_id, seen_version=version(test_id), quantity=39)
    assert refused.value.field == "quantity"
    again = stock_in_tests.retest(test_id, seen_version=version(test_id)).result
    new = stock_in_file.file(again)
    assert (new.quantity, new.batch, new.serials, new.retest_of_number) == (38, "2610B", "1~40", found.number)
    decided(goods, again, "passed")
    stock_in_tests.book_in(again, seen_version=version(again), place="东库")
    assert (stock_in_file.file(test_id).state, stock_in_file.file(again).state) == ("returned", "stocked")


def test_what_is_at_the_supplier_is_exchanged_after_the_others_were_tested_again(goods: Any) -> None:
    """Of ten that failed four went back: they stand as at the supplier until others come for them."""
    test_id = delivered(quantity=10)
    decided(goods, test_id, "failed")
    stock_in_tests.send_back(test_id, seen_version=version(test_id), day=DAY, quantity=4)
    stayed = stock_in_file.file(stock_in_tests.retest(test_id, seen_version=version(test_id)).result)
    found = stock_in_file.file(test_id)
    assert (found.state, found.left_to_test, found.retest_id, found.first_retest_id) == ("returned", 0, stayed.id, 0)
    assert ("exchange" in found.actions, "retest" in found.actions) == (True, False)
    with pytest.raises(UserError, match="tested again already"):
        stock_in_tests.retest(test_id, seen_version=version(test_id))
    stock_in_tests.exchange(test_id, seen_version=version(test_id), day=DAY)
    assert stock_in_file.file(test_id).left_to_test == 4
    new = stock_in_file.file(stock_in_tests.retest(test_id, seen_version=version(test_id)).result)
    found = stock_in_file.file(test_id)
    assert (stayed.quantity, new.quantity, new.retest_of_number, new.round) == (6, 4, found.number, 2)
    assert (found.state, found.retest_id, found.first_retest_id) == ("retested", new.id, stayed.id)
    assert found.first_retest_number == stayed.number


def test_some_that_were_exchanged_are_tested_with_those_that_stayed(goods: Any) -> None:
    test_id = delivered(batch="2610B")
    decided(goods, test_id, "failed")
    stock_in_tests.send_back(test_id, seen_version=version(test_id), day=DAY, quantity=2)
    stock_in_tests.exchange(test_id, seen_version=version(test_id), day=DAY)
    new = stock_in_file.file(stock_in_tests.retest(test_id, seen_version=version(test_id)).result)
    assert (new.quantity, new.batch) == (40, "")


def test_what_went_back_whole_waits_for_its_exchange(goods: Any) -> None:
    test_id = delivered()
    decided(goods, test_id, "failed")
    stock_in_tests.send_back(test_id, seen_version=version(test_id), day=DAY)
    assert "retest" not in stock_in_file.file(test_id).actions
    with pytest.raises(UserError, match="All of it went back"):
        stock_in_tests.retest(test_id, seen_version=version(test_id))


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"reason": ""}, "reason", "Write why it failed"),
        ({"defective": 9}, "defective", "More are defective"),
        ({"tested_on": DAY + timedelta(days=1)}, "day", "has not come yet"),
        ({"tested_on": DAY - timedelta(days=1)}, "day", "cannot have been before"),
        ({"tested_on": None}, "day", "Enter the day"),
        ({"looked": [Looked("外观", "")]}, "lines", "no result yet"),
        ({"looked": []}, "lines", "no result yet"),
        ({"looked": [Looked("外观", "perfect")]}, "looked.0", "Choose one of the list"),
        ({"looked": [Looked("外观", "faulty", defective=9)]}, "looked.0", "More are defective"),
        ({"tester_id": 0}, "tester_id", "Say who tested"),
        ({"verdict": "perhaps"}, "verdict", "passed or failed"),
    ],
)
def test_a_verdict_that_cannot_be(goods: Any, change: dict[str, Any], field: str, words: str) -> None:
    test_id = delivered()
    given = {
        "verdict": "failed", "tested_on": DAY, "tester_id": goods.technician_id, "looked": all_good(test_id),
        "reason": "x", "defective": 2, **change,
    }  # fmt: skip
    with pytest.raises(UserError, match=words) as refused:
        stock_in_tests.decide(test_id, seen_version=version(test_id), **given)
    assert refused.value.field == field
    assert stock_in_file.file(test_id).state == "delivered"


def test_defective_pieces_fail_a_delivery_unless_the_branch_accepts_some(goods: Any, as_role: Any) -> None:
    test_id = delivered()
    with pytest.raises(UserError, match="it failed") as refused:
        decided(goods, test_id, "passed", defective=1)
    assert refused.value.field == "verdict"
    with pytest.raises(UserError, match="how many pieces"):
        decided(goods, test_id, "passed", looked=[Looked("功能", "faulty")])
    with as_role("administrator"):
        settings.change(values={"stock_in.accept_most": 1})
    other = delivered(supplier_id=a_supplier(name="南方电子"))
    decided(goods, other, "passed", defective=1)
    stock_in_tests.book_in(other, seen_version=version(other), place="东库")
    assert stock_in_file.file(other).stocked_place == "东库"


def test_a_way_back_or_in_that_cannot_be(goods: Any) -> None:
    bad, good = delivered(), delivered(supplier_id=a_supplier(name="南方电子"))
    for step, more in (
        (stock_in_tests.send_back, {"day": DAY}),
        (stock_in_tests.exchange, {"day": DAY}),
        (stock_in_tests.retest, {}),
        (stock_in_tests.book_in, {"place": "东库"}),
    ):
        with pytest.raises(UserError, match="does not fit here"):  # nobody has tested yet
            step(bad, seen_version=version(bad), **more)
    decided(goods, bad, "failed")
    decided(goods, good, "passed")
    for step, row, more, field in (
        (stock_in_tests.send_back, bad, {"day": DAY, "quantity": 41}, "quantity"),
        (stock_in_tests.send_back, bad, {"day": DAY, "quantity": 0}, "quantity"),
        (stock_in_tests.send_back, bad, {"day": DAY, "quantity": 2.5}, "quantity"),
        (stock_in_tests.send_back, bad, {"day": DAY - timedelta(days=1)}, "day"),
        (stock_in_tests.send_back, bad, {"day": DAY + timedelta(days=1)}, "day"),
        (stock_in_tests.retest, bad, {"delivered_on": DAY - timedelta(days=1)}, "delivered_on"),
        (stock_in_tests.retest, bad, {"quantity": 2.5}, "quantity"),
        (stock_in_tests.book_in, good, {"place": "东库", "quantity": 41}, "quantity"),
        (stock_in_tests.book_in, good, {"place": "东库", "quantity": 1.25}, "quantity"),
        (stock_in_tests.book_in, good, {"place": " "}, "place"),
    ):
        with pytest.raises(UserError) as refused:
            step(row, seen_version=version(row), **more)
        assert refused.value.field == field
    assert (stock_in_file.file(bad).state, stock_in_file.file(good).state) == ("failed", "passed")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"quantity": 0}, "quantity"),
        ({"quantity": -3}, "quantity"),
        ({"quantity": 2.5}, "quantity"),
        ({"product": " "}, "product"),
        ({"sample_size": 7}, "sample_size"),
        ({"sample_size": 41}, "sample_size"),
        ({"sampling": "some"}, "sampling"),
        ({"supplier_id": 0}, "supplier_id"),
        ({"supplier_id": 99}, "supplier_id"),
        ({"tester_id": 99}, "tester_id"),
        ({"delivered_on": DAY + timedelta(days=1)}, "delivered_on"),
    ],
)
def test_a_delivery_that_cannot_be(goods: Any, given: dict[str, Any], field: str) -> None:
    with pytest.raises(UserError) as refused:
        delivered(**given)
    assert refused.value.field == field
    assert not StockInTest.select().exists()


def test_a_supplier_is_known_once_and_may_be_put_away(goods: Any) -> None:
    supplier_id = a_supplier()
    with pytest.raises(UserError, match="has this name already"):
        a_supplier()
    with pytest.raises(UserError) as refused:
        a_supplier(name="  ")
    assert refused.value.field == "name"
    suppliers.deactivate(supplier_id, seen_version=1)
    assert not suppliers.offered()
    with pytest.raises(UserError, match="not used any more"):
        delivered(supplier_id=supplier_id)
    suppliers.reactivate(supplier_id, seen_version=2)
    assert [one.name for one in suppliers.offered("华东")] == ["华东电子配件有限公司"]


def test_the_record_is_frozen_with_the_verdict(goods: Any) -> None:
    test_id = delivered()
    with pytest.raises(UserError, match="not decided yet"):
        stock_in_tests.for_printing(test_id)
    with pytest.raises(UserError, match="not decided yet"):
        paper_content.content("stock_in_test_label", stock_in_file.file(test_id).number)
    decided(goods, test_id, "failed")
    copy = stock_in_tests.for_printing(test_id)
    assert (copy.number, copy.reprint) == ("RJ-GZ01-2611-0001", 0)
    stock_in_tests.printed(test_id, printer="test")
    again = stock_in_tests.for_printing(test_id)
    assert (again.reprint, json.loads(again.pdf)[2]) == (1, 1)
    label = paper_content.content("stock_in_test_label", "rj-gz01-2611-0001")
    assert (label["verdict"], label["copies"], label["quantity"]) == ("failed", 40, 40)
    assert not stock_in_file.file(test_id).altered


def test_only_a_supervisor_voids(goods: Any, as_role: Any) -> None:
    test_id = delivered()
    with pytest.raises(NotPermitted):
        stock_in_tests.void(test_id, seen_version=1, reason="重复")
    with as_role("supervisor"):
        with pytest.raises(UserError, match="Write the reason"):
            stock_in_tests.void(test_id, seen_version=version(test_id), reason=" ")
        stock_in_tests.void(test_id, seen_version=version(test_id), reason="重复录入")
    assert stock_in_file.file(test_id).state == "void"


def test_a_technician_tests_their_own(goods: Any, as_role: Any) -> None:
    mine, other = delivered(tester_id=goods.technician_id), delivered(supplier_id=a_supplier(name="南方电子"))
    with as_role("technician"):
        decided(goods, mine, "passed")
        with pytest.raises(NotPermitted):
            stock_in_file.file(other)
        with pytest.raises(NotPermitted):
            decided(goods, other, "passed")
        assert stock_in_file.find_by_number("RJ-GZ01-2611-0002") == 0


def test_where_only_tested_goods_come_in(goods: Any, as_role: Any) -> None:
    part_id = a_part()
    with as_role("administrator"):
        settings.change(values={"stock_in.required": True})
    with pytest.raises(UserError, match="tested first"):
        spare_parts.receive(part_id, place=spare_places.main_store().key, quantity=5)
    test_id = delivered(part_id=part_id)
    decided(goods, test_id, "passed")
    into = {"seen_version": version(test_id), "place": spare_places.main_store().key, "quantity": 39}
    with pytest.raises(UserError, match="40 pieces passed") as refused:
        stock_in_tests.book_in(test_id, **into)  # the fortieth could come in nowhere else
    assert refused.value.field == "reason"
    stock_in_tests.book_in(test_id, **into, reason="一件留作样品")
    found = spare_part_file.file(part_id)
    assert (found.part.in_store, found.movements[0].reason) == (39, "一件留作样品")


def test_what_lay_there_before_needs_no_test_and_is_entered_once(goods: Any, as_role: Any) -> None:
    part_id, store = a_part(), spare_places.main_store().key
    with as_role("administrator"):
        settings.change(values={"stock_in.required": True})
    spare_parts.receive(part_id, place=store, quantity=5, is_opening=True)
    found = spare_part_file.file(part_id)
    assert (found.part.in_store, found.movements[0].giver, found.movements[0].reason) == (
        5,
        "Opening stock",
        "Opening stock",
    )
    with pytest.raises(UserError, match="has moved already"):
        spare_parts.receive(part_id, place=store, quantity=5, is_opening=True)
    with as_role("supervisor"):  # counts are put right without a test
        spare_parts.find_again(part_id, place=store, quantity=1, reason="盘点")
        spare_parts.write_off(part_id, place=store, quantity=2, reason="损坏")
    assert spare_part_file.file(part_id).part.in_store == 4


def test_two_decide_at_once(goods: Any) -> None:
    test_id = delivered()
    seen = version(test_id)
    decided(goods, test_id, "failed")
    with pytest.raises(UserError, match="does not fit here"):
        stock_in_tests.decide(
            test_id, seen_version=seen, verdict="passed", looked=all_good(test_id), tested_on=DAY,
            tester_id=goods.technician_id,
        )  # fmt: skip
    assert stock_in_file.file(test_id).verdict == "failed"
