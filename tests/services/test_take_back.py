"""Take-back (F20, F21, R051–R055): receipts, the returned-part ledger, the chain of custody, the call beside them."""

from __future__ import annotations

import json
import threading
from datetime import date, timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import ChangedMeanwhile, NotPermitted, UserError
from app.domain.custody import ObjectKind
from app.models.customer import Device
from app.models.loaner import Loan
from app.models.returned_part import ReturnedPart, ReturnedPartEvent, TakeBackReceipt
from app.models.service_call import ServiceCall
from app.models.voucher import IssuedPaper, ServiceVoucher
from app.services import (
    custody,
    customers,
    devices,
    issuing,
    loan_file,
    loaner_units,
    loans,
    paper_content,
    returned_part_file,
    returned_parts,
    service_call_file,
    service_call_take_back,
    settings,
    take_back_receipts,
    take_back_swaps,
)
from app.services import session as sessions
from app.services.take_back_receipts import Item, Returned

TODAY = date(2026, 11, 20)
GONE_BACK = Returned("李先生", TODAY)


@pytest.fixture(autouse=True)
def _quick_receipts(renderer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(issuing.RENDERERS, "take_back_receipt", renderer)


@pytest.fixture
def become(branch: Any) -> Any:
    """Act as the person of a role from here on."""
    return lambda role: sessions.begin(branch.sessions[role])


@pytest.fixture
def on_site(work: Any) -> int:
    """A call whose voucher is out; its device is a projector on file."""
    return work.dispatched()[0]


def taken(work: Any, call_id: int, *items: Item, **more: Any) -> TakeBackReceipt:
    given = items or (Item("", device_id=work.device_id, accessories="电源线", condition="外壳有划痕"),)
    made = service_call_take_back.take_back(call_id, seen_version=work.version(call_id), items=given, **more)
    return TakeBackReceipt.get_by_id(made.result)


def parts(call_id: int) -> list[ReturnedPart]:
    return list(ReturnedPart.select().where(ReturnedPart.call == call_id).order_by(ReturnedPart.id))


def one(call_id: int) -> ReturnedPart:
    (found,) = parts(call_id)
    return found


def state_of(call_id: int) -> str:
    return ServiceCall.get_by_id(call_id).state


def do(step: Any, part: ReturnedPart, **more: Any) -> ReturnedPart:
    step(part.id, seen_version=ReturnedPart.get_by_id(part.id).row_version, **more)
    return ReturnedPart.get_by_id(part.id)


def after_test(part: ReturnedPart, verdict: str = "faulty") -> ReturnedPart:
    return do(returned_parts.enter_test, part, symptom_reproduced="yes", verdict=verdict, cause="电源板电容鼓包")


def repaired(part: ReturnedPart) -> ReturnedPart:
    do(returned_parts.begin_repair, after_test(part))
    return do(returned_parts.repair, part, work="更换电容", parts_text="电容 ×2", minutes=45)


def checked(part: ReturnedPart) -> ReturnedPart:
    return do(returned_parts.check, repaired(part), checked_by="周建国")


def test_things_are_taken_along_with_a_receipt(work: Any, on_site: int) -> None:
    receipt = taken(work, on_site)
    part = one(on_site)
    assert receipt.number == "SJ-GZ01-2611-0001"
    assert (part.number, part.state, part.receipt_number) == ("FX-GZ01-2611-0001", "received", receipt.number)
    assert part.item  # from the device on file
    assert part.serial
    assert part.fault_text == "开机无显示"
    assert receipt.expected_return_on == part.expected_return_on == TODAY + timedelta(days=7)
    assert state_of(on_site) == "taken_back"
    assert ServiceCall.get_by_id(on_site).service_mode == "take_back"
    paper = IssuedPaper.get(IssuedPaper.number == receipt.number)
    content = json.loads(paper.content)
    assert (content["number"], content["items"][0]["accessories"]) == (receipt.number, "电源线")
    assert ServiceVoucher.get(ServiceVoucher.call == on_site).hand_in_due_on == date(2026, 12, 2)


def test_every_thing_has_one_holder_from_the_first_moment(work: Any, on_site: int) -> None:
    taken(work, on_site, signed_by="李先生", signed_on=TODAY)
    part = one(on_site)
    (passing,) = custody.trail(ObjectKind.RETURNED_PART, part.id)
    assert (passing.giver.kind, passing.taker.kind, passing.signed_by) == ("customer", "staff", "李先生")
    assert part.holder_name == "陈志强"
    do(returned_parts.begin_test, part, place="A-3")
    where = custody.whereabouts(ObjectKind.RETURNED_PART, part.id)
    assert (where.holder.kind, where.holder.name, where.is_home) == ("branch", "A-3", False)


def test_from_the_bench_to_the_customer(work: Any, on_site: int, frozen_clock: Any) -> None:
    receipt = taken(work, on_site)
    frozen_clock(timedelta(hours=3))
    part = repaired(one(on_site))
    assert (part.state, part.outcome, part.repair_minutes, part.tested_by) == ("repaired", "repaired", 45, "林晓梅")
    assert state_of(on_site) == "repaired"  # by itself, with the last thing
    do(returned_parts.check, part, checked_by="周建国")
    service_call_take_back.hand_back(
        on_site, seen_version=work.version(on_site), returned=GONE_BACK, result=work.result()
    )
    part, receipt = ReturnedPart.get_by_id(part.id), TakeBackReceipt.get_by_id(receipt.id)
    assert (part.state, part.is_open, part.returned_to, part.receipt_state) == (
        "returned",
        False,
        "李先生",
        "recovered",
    )
    assert (receipt.state, receipt.returned_signed_by, receipt.recovered_on) == ("recovered", "李先生", TODAY)
    assert state_of(on_site) == "completed"
    where = custody.whereabouts(ObjectKind.RETURNED_PART, part.id)
    assert where.is_home
    assert where.holder.kind == "customer"
    returned_parts.close(part_ids=[part.id])
    assert ReturnedPart.get_by_id(part.id).state == "closed"
    kinds = [row.kind for row in ReturnedPartEvent.select().where(ReturnedPartEvent.part == part.id)]
    assert kinds == ["receive", "enter_test", "begin_repair", "repair", "check", "hand_back", "close"]


def test_sent_out_and_back(work: Any, on_site: int) -> None:
    taken(work, on_site)
    part = after_test(one(on_site))
    with pytest.raises(UserError) as refused:
        do(returned_parts.send_out, part, route="manufacturer", supplier_name=" ", due_back_on=TODAY)
    assert refused.value.field == "supplier_name"
    day = TODAY - timedelta(days=1)
    with pytest.raises(UserError) as refused:
        do(returned_parts.send_out, part, route="manufacturer", supplier_name="视通科技", due_back_on=day)
    assert refused.value.field == "due_back_on"
    due = TODAY + timedelta(days=10)
    part = do(returned_parts.send_out, part, route="manufacturer", supplier_name="视通科技", due_back_on=due)
    assert (part.state, part.holder_name, part.due_back_on) == ("sent_out", "视通科技", due)
    assert custody.whereabouts(ObjectKind.RETURNED_PART, part.id).holder.kind == "supplier"
    part = do(returned_parts.come_back, part, cost=12_000, condition="已换主板")
    assert (part.state, part.cost, part.back_on) == ("back", 12_000, TODAY)
    part = do(returned_parts.repair, part, work="厂家更换主板")
    assert (part.state, part.route) == ("repaired", "manufacturer")


def test_nothing_goes_back_without_its_receipt(work: Any, on_site: int) -> None:
    receipt = taken(work, on_site)
    part = checked(one(on_site))

    def back(returned: Returned) -> None:
        seen = TakeBackReceipt.get_by_id(receipt.id).row_version
        take_back_receipts.hand_back(receipt.id, seen_version=seen, returned=returned)

    for wrong, field in (
        (Returned("李先生", TODAY, recovered=False), "recovered"),
        (Returned("李先生", TODAY, recovered=False, lost_note="搬家时遗失"), "lost_signed_by"),
        (Returned("", TODAY), "signed_by"),
        (Returned("李先生", None), "signed_on"),
        (Returned("李先生", TODAY + timedelta(days=1)), "signed_on"),
        (Returned("李先生", TODAY - timedelta(days=1)), "signed_on"),
        (Returned("李先生", TODAY, serials={part.id: "WRONG-1"}), f"serials.{part.id}"),
    ):
        with pytest.raises(UserError) as refused:
            back(wrong)
        assert refused.value.field == field
        assert ReturnedPart.get_by_id(part.id).state == "repaired"
    back(Returned("李先生", TODAY, recovered=False, lost_note="搬家时遗失", lost_signed_by="李先生"))
    assert TakeBackReceipt.get_by_id(receipt.id).state == ReturnedPart.get_by_id(part.id).receipt_state == "lost"
    with pytest.raises(UserError, match="still here"):
        back(GONE_BACK)


def test_what_stays_gets_a_receipt_of_its_own(work: Any, on_site: int) -> None:
    old = taken(work, on_site, Item("投影机", serial="TY-1"), Item("遥控器", serial="YK-2"))
    first, second = parts(on_site)
    checked(first)
    with pytest.raises(UserError, match="not ready"):
        take_back_receipts.hand_back(old.id, seen_version=old.row_version, returned=GONE_BACK)
    made = take_back_receipts.hand_back(
        old.id, seen_version=old.row_version, returned=GONE_BACK, part_ids=[first.id]
    ).result
    new = TakeBackReceipt.get_by_id(made)
    assert (new.number, new.replaces_number, new.state) == ("SJ-GZ01-2611-0002", old.number, "issued")
    assert TakeBackReceipt.get_by_id(old.id).state == "recovered"
    second = ReturnedPart.get_by_id(second.id)
    assert (second.receipt_number, second.receipt_state, second.is_open) == (new.number, "issued", True)
    assert custody.whereabouts(ObjectKind.RETURNED_PART, second.id).receipt_number == new.number
    assert state_of(on_site) == "taken_back"


def test_what_was_never_taken_cannot_come_back(work: Any, on_site: int) -> None:
    receipt = taken(work, on_site)
    other = work.dispatched(device_id=0)[0]
    taken(work, other, Item("键盘"))
    foreign = one(other)
    with pytest.raises(UserError, match="was not taken back with receipt"):
        take_back_receipts.hand_back(
            receipt.id, seen_version=receipt.row_version, returned=GONE_BACK, part_ids=[foreign.id]
        )
    third = work.dispatched(device_id=0)[0]
    for step in (
        lambda: service_call_take_back.repaired(third, seen_version=work.version(third), test_result="好了"),
        lambda: service_call_take_back.hand_back(
            third, seen_version=work.version(third), returned=GONE_BACK, result=work.result()
        ),
    ):
        with pytest.raises(UserError):
            step()
    with pytest.raises(UserError, match="Nothing was taken back"):
        take_back_receipts.issue(third, seen_version=work.version(third), items=[Item("鼠标")])


@pytest.mark.parametrize(
    ("items", "field", "words"),
    [
        ([], "items", "Enter what"),
        ([Item(f"话筒 {n}", serial=f"MIC-{n}") for n in range(61)], "items", "at most 60"),
        ([Item(f"话筒 {n}", serial=f"MIC-{n}") for n in range(200)], "items", "at most 60"),
        ([Item("投影机", serial="A1"), Item("投影机", serial="a-1")], "items.1.serial", "same thing"),
        ([Item(" ")], "items.0.item", "."),
    ],
)
def test_a_receipt_that_cannot_be(work: Any, on_site: int, items: list[Item], field: str, words: str) -> None:
    with pytest.raises(UserError, match=words) as refused:
        taken(work, on_site, *items) if items else service_call_take_back.take_back(
            on_site, seen_version=work.version(on_site), items=[]
        )
    assert refused.value.field == field
    assert not ReturnedPart.select().count()
    assert state_of(on_site) == "dispatched"


def test_as_many_as_a_receipt_holds_stand_on_one(work: Any, on_site: int) -> None:
    receipt = taken(work, on_site, *(Item(f"话筒 {n}", serial=f"MIC-{n}") for n in range(60)))
    assert {one.receipt_number for one in parts(on_site)} == {receipt.number}
    assert len(parts(on_site)) == 60


def test_a_serial_that_differs_from_the_file_is_refused(work: Any, on_site: int) -> None:
    with pytest.raises(UserError, match="On file") as refused:
        taken(work, on_site, Item("", device_id=work.device_id, serial="ANOTHER-9"))
    assert refused.value.field == "items.0.serial"


def test_a_serial_on_file_is_that_device_however_it_is_spelled(work: Any, on_site: int) -> None:
    taken(work, on_site, Item("UPS", serial="up-24.0001"), Item("UPS", serial="UP240002"))
    first, second = parts(on_site)
    assert (first.device_id, first.serial, first.model) == (work.device_id, "UP240001", "UPS-20K")
    assert second.device_id is None
    with pytest.raises(UserError, match="here already"):
        take_back_receipts.issue(
            on_site, seen_version=work.version(on_site), items=[Item("", device_id=work.device_id)]
        )


def test_a_serial_of_another_model_is_not_the_device_on_file(work: Any, on_site: int) -> None:
    taken(work, on_site, Item("功放", serial="UP240001", model="PA-200"))
    assert one(on_site).device_id is None


def test_nothing_is_taken_twice(work: Any, on_site: int) -> None:
    taken(work, on_site)
    with pytest.raises(UserError, match="here already"):
        take_back_receipts.issue(
            on_site, seen_version=work.version(on_site), items=[Item("", device_id=work.device_id)]
        )


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ({"device": True}, {"device": True, "model": "写错的型号"}),
        ({"serial": "SN-77", "model": "DCS-1021"}, {"serial": "sn-77"}),
        ({"serial": "SN-77"}, {"serial": "SN 77", "model": "DCS-1021"}),
    ],
)
def test_another_model_does_not_make_it_another_thing(work: Any, on_site: int, first: Any, again: Any) -> None:
    def thing(device: bool = False, **more: str) -> Item:
        return Item("话筒", device_id=work.device_id if device else 0, **more)

    taken(work, on_site, thing(**first))
    with pytest.raises(UserError, match="here already") as refused:
        take_back_receipts.issue(on_site, seen_version=work.version(on_site), items=[thing(**again)])
    assert refused.value.field == "items.0.serial"


def test_two_makers_may_use_one_serial_number(work: Any, on_site: int) -> None:
    taken(work, on_site, Item("话筒", serial="SN-77", model="DCS-1021"))
    items = [Item("功放", serial="SN-77", model="PA-200")]
    receipt = take_back_receipts.issue(on_site, seen_version=work.version(on_site), items=items).result
    assert receipt


def test_another_customers_device_is_refused(work: Any, on_site: int) -> None:
    stranger = customers.create(name="东莞新源").result
    foreign = devices.create(customer_id=stranger, product_name="功放").result
    with pytest.raises(UserError, match="another customer"):
        taken(work, on_site, Item("", device_id=foreign))


def test_promises_lie_ahead(work: Any, on_site: int) -> None:
    with pytest.raises(UserError) as refused:
        taken(work, on_site, expected_return_on=TODAY - timedelta(days=1))
    assert refused.value.field == "expected_return_on"
    receipt = taken(work, on_site)
    day = TODAY + timedelta(days=20)
    take_back_receipts.promise(receipt.id, seen_version=receipt.row_version, expected_return_on=day, reason="等配件")
    assert one(on_site).expected_return_on == day


def test_whoever_has_it_has_it_until_the_promised_day(work: Any, on_site: int) -> None:
    receipt = taken(work, on_site)
    part = do(returned_parts.begin_test, one(on_site))

    def due() -> date | None:
        return custody.whereabouts(ObjectKind.RETURNED_PART, part.id).due_on

    assert due() == TODAY + timedelta(days=7)
    day = TODAY + timedelta(days=20)

    def promise(on: date) -> None:
        seen = TakeBackReceipt.get_by_id(receipt.id).row_version
        take_back_receipts.promise(receipt.id, seen_version=seen, expected_return_on=on, reason="等配件")

    promise(day)
    assert due() == day
    part = after_test(part)
    back = TODAY + timedelta(days=9)
    part = do(returned_parts.send_out, part, route="supplier", supplier_name="视通科技", due_back_on=back)
    promise(day + timedelta(days=1))
    assert due() == back, "the repairer has it until their own day"
    part = do(returned_parts.come_back, part)
    assert due() == day + timedelta(days=1)
    do(returned_parts.check, do(returned_parts.repair, part, work="换主板"), checked_by="周建国")
    seen = TakeBackReceipt.get_by_id(receipt.id).row_version
    take_back_receipts.hand_back(receipt.id, seen_version=seen, returned=GONE_BACK)
    assert due() is None


@pytest.mark.parametrize("number", ["BY-XX-2611-0001", "BY-GZ-2611-0999", "没有这张"])
def test_a_loan_slip_of_nobody_is_refused(work: Any, on_site: int, number: str) -> None:
    with pytest.raises(UserError, match="no loan slip") as refused:
        taken(work, on_site, loan_number=number)
    assert refused.value.field == "loan_number"
    assert state_of(on_site) == "dispatched"


def test_steps_out_of_order_are_refused(work: Any, on_site: int) -> None:
    taken(work, on_site)
    part = one(on_site)
    for step, more in (
        (returned_parts.begin_repair, {}),
        (returned_parts.come_back, {}),
        (returned_parts.repair, {"work": "好了"}),
        (returned_parts.find_no_fault, {}),
        (returned_parts.check, {"checked_by": "周建国"}),
    ):
        with pytest.raises(UserError):
            do(step, part, **more)
    with pytest.raises(UserError):
        returned_parts.close(part_ids=[part.id])
    assert ReturnedPart.get_by_id(part.id).state == "received"


def test_what_is_repaired_is_checked_before_it_goes_back(
    work: Any, on_site: int, become: Any, frozen_clock: Any
) -> None:
    taken(work, on_site)
    frozen_clock(timedelta(hours=3))
    part = repaired(one(on_site))
    assert returned_part_file.file(part.id).entry.awaits_check
    assert "hand_back" not in returned_part_file.file(part.id).actions

    def back() -> None:
        seen = work.version(on_site)
        service_call_take_back.hand_back(on_site, seen_version=seen, returned=GONE_BACK, result=work.result())

    with pytest.raises(UserError, match=f"Somebody checks the repair of {part.number} first"):
        back()
    become("administrator")
    settings.change(values={"takeback.check": False})
    become("representative")
    assert "hand_back" in returned_part_file.file(part.id).actions
    back()
    assert one(on_site).state == "returned"


def test_nothing_is_given_up_before_a_test(work: Any, on_site: int) -> None:
    taken(work, on_site)
    part = do(returned_parts.begin_test, one(on_site))
    assert "give_up" not in returned_part_file.file(part.id).actions
    with pytest.raises(UserError, match="Enter the result of the test first"):
        do(returned_parts.give_up, part, reason="主板烧毁")
    assert "give_up" in returned_part_file.file(after_test(part).id).actions


def test_who_repaired_does_not_check(work: Any, on_site: int) -> None:
    taken(work, on_site)
    part = repaired(one(on_site))
    with pytest.raises(UserError, match="Somebody else") as refused:
        do(returned_parts.check, part)
    assert refused.value.field == "checked_by"


def test_a_failed_check_takes_the_call_back_too(work: Any, on_site: int) -> None:
    taken(work, on_site)
    part = repaired(one(on_site))
    part = do(returned_parts.repair_again, part, reason="十分钟后又黑屏")
    assert (part.state, part.outcome) == ("in_repair", "")
    assert state_of(on_site) == "taken_back"
    with pytest.raises(UserError, match="Not ready yet"):
        service_call_take_back.hand_back(
            on_site, seen_version=work.version(on_site), returned=GONE_BACK, result=work.result()
        )


def test_no_fault_found(work: Any, on_site: int) -> None:
    taken(work, on_site)
    part = after_test(one(on_site))
    with pytest.raises(UserError, match="did not say"):
        do(returned_parts.find_no_fault, part)
    part = do(returned_parts.find_no_fault, after_test(part, "no_fault"))
    assert (part.state, part.outcome) == ("repaired", "no_fault")


def test_only_a_supervisor_decides_what_cannot_be_repaired(work: Any, on_site: int, become: Any) -> None:
    taken(work, on_site)
    part = do(returned_parts.give_up, after_test(one(on_site), "unrepairable"), reason="主板烧毁，无备件")
    with pytest.raises(NotPermitted):
        do(returned_parts.scrap, part, reason="客户同意报废")
    become("supervisor")
    part = do(returned_parts.scrap, part, reason="客户同意报废")
    assert (part.state, part.outcome, part.decided_by) == ("scrapped", "scrapped", "周建国")
    assert custody.whereabouts(ObjectKind.RETURNED_PART, part.id).is_ended
    receipt = TakeBackReceipt.get()
    take_back_receipts.hand_back(receipt.id, seen_version=receipt.row_version, returned=GONE_BACK)
    assert ReturnedPart.get_by_id(part.id).state == "returned"


def test_a_swap_links_both_units_and_passes_the_cover_on(work: Any, on_site: int, become: Any) -> None:
    taken(work, on_site)
    part = do(returned_parts.give_up, after_test(one(on_site), "unrepairable"), reason="主板烧毁，无备件")
    become("supervisor")
    with pytest.raises(UserError) as refused:
        do(take_back_swaps.replace, part, reason="无法修复", new_device={"serial": part.serial})
    assert refused.value.field == "serial"
    part = do(take_back_swaps.replace, part, reason="无法修复", rule="inherit", new_device={"serial": "UP269999"})
    old, new = Device.get_by_id(work.device_id), Device.get_by_id(part.replacement_id)
    assert (part.state, part.replacement_serial, part.swap_rule) == ("replaced", "UP269999", "inherit")
    assert (new.replaces_id, old.status, new.warranty_ends_on) == (old.id, "out_of_use", date(2029, 1, 5))
    assert state_of(on_site) == "repaired"
    receipt = TakeBackReceipt.get()
    wrong = Returned("李先生", TODAY, serials={part.id: "UP240001"})
    with pytest.raises(UserError, match="UP269999"):  # the old unit does not go back
        take_back_receipts.hand_back(receipt.id, seen_version=receipt.row_version, returned=wrong)
    right = Returned("李先生", TODAY, serials={part.id: "up-269999"})
    take_back_receipts.hand_back(receipt.id, seen_version=receipt.row_version, returned=right)
    where = custody.whereabouts(ObjectKind.RETURNED_PART, part.id)
    assert (where.holder.kind, where.is_home) == ("branch", True)  # the faulty unit is the branch's now


@pytest.mark.parametrize("keeps_old", [True, False])
def test_the_maker_sends_another_unit(work: Any, on_site: int, become: Any, keeps_old: bool) -> None:
    receipt = taken(work, on_site)
    part = after_test(one(on_site))
    with pytest.raises(UserError, match="not sent out"):
        do(take_back_swaps.maker_sends, part)
    sent = {"route": "manufacturer", "supplier_name": "视通科技", "due_back_on": TODAY + timedelta(days=10)}
    assert "maker_sends" not in returned_part_file.file(part.id).actions
    do(returned_parts.send_out, part, **sent)
    assert returned_part_file.file(part.id).actions == ("come_back", "maker_sends")
    with pytest.raises(UserError) as refused:
        do(take_back_swaps.maker_sends, part, serial=part.serial.lower())
    assert refused.value.field == "serial"
    given = {"serial": "UP269999", "cost": 5_000, "note": "SF-1"}
    part = do(take_back_swaps.maker_sends, part, keeps_old=keeps_old, **given)
    assert (part.state, part.cost, part.back_on) == ("unrepairable", 5_000, TODAY)
    assert all(words in part.outcome_reason for words in ("视通科技", "UP269999", "SF-1"))
    kinds = [row.kind for row in ReturnedPartEvent.select().where(ReturnedPartEvent.part == part.id)]
    assert kinds == ["receive", "enter_test", "send_out", "come_back", "give_up"]
    where = custody.whereabouts(ObjectKind.RETURNED_PART, part.id)
    assert (where.holder.kind, where.due_on is None) == (("supplier", True) if keeps_old else ("branch", False))
    new = {"reason": part.outcome_reason, "new_device": {"serial": "UP269999"}}
    with pytest.raises(NotPermitted):
        do(take_back_swaps.replace, part, **new)
    become("supervisor")
    do(take_back_swaps.replace, part, **new)
    take_back_receipts.hand_back(receipt.id, seen_version=receipt.row_version, returned=GONE_BACK)
    where = custody.whereabouts(ObjectKind.RETURNED_PART, part.id)
    assert (where.holder.kind, where.is_ended) == (("nobody", True) if keeps_old else ("branch", False))


def test_what_the_maker_kept_does_not_go_back_as_it_is(work: Any, on_site: int, become: Any) -> None:
    taken(work, on_site)
    part = after_test(one(on_site))
    due = TODAY + timedelta(days=10)
    do(returned_parts.send_out, part, route="supplier", supplier_name="视通科技", due_back_on=due)
    part = do(take_back_swaps.maker_sends, part, keeps_old=True)
    become("supervisor")
    with pytest.raises(UserError, match="视通科技"):
        do(returned_parts.leave_as_is, part, reason="客户要求")
    assert one(on_site).state == "unrepairable"
    part = do(returned_parts.move, one(on_site), place="B-2")
    assert do(returned_parts.leave_as_is, part, reason="客户要求").state == "as_is"


def test_what_the_maker_kept_and_sends_after_all_lies_on_its_shelf_again(work: Any, on_site: int, become: Any) -> None:
    taken(work, on_site)
    part = do(returned_parts.move, after_test(one(on_site)), place="A-1")
    due = TODAY + timedelta(days=10)
    do(returned_parts.send_out, part, route="supplier", supplier_name="视通科技", due_back_on=due)
    do(take_back_swaps.maker_sends, part, keeps_old=True)
    part = do(returned_parts.move, one(on_site), place="A-1")
    where = custody.whereabouts(ObjectKind.RETURNED_PART, part.id)
    assert (where.holder.kind, part.place) == ("branch", "A-1")
    with pytest.raises(UserError, match="lies there already"):
        do(returned_parts.move, part, place="A-1")
    become("supervisor")
    assert do(returned_parts.leave_as_is, part, reason="客户要求").state == "as_is"


def test_back_from_the_maker_it_may_be_another_unit_too(work: Any, on_site: int) -> None:
    taken(work, on_site)
    part = after_test(one(on_site))
    due = TODAY + timedelta(days=10)
    do(returned_parts.send_out, part, route="supplier", supplier_name="视通科技", due_back_on=due)
    do(returned_parts.come_back, part)
    assert "maker_sends" in returned_part_file.file(part.id).actions
    part = do(take_back_swaps.maker_sends, part)
    assert (part.state, part.holder_name) == ("unrepairable", one(on_site).holder_name)


def test_what_is_not_on_file_is_entered_before_a_swap(work: Any, on_site: int, become: Any) -> None:
    taken(work, on_site, Item("话筒", model="M-1", serial="MIC-1"))
    part = do(returned_parts.give_up, after_test(one(on_site), "unrepairable"), reason="线圈断")
    become("supervisor")
    with pytest.raises(UserError, match="not on file"):
        do(take_back_swaps.replace, part, reason="线圈断", new_device={"serial": "MIC-2"})
    take_back_swaps.put_on_file(part.id)
    part = do(take_back_swaps.replace, part, reason="线圈断", new_device={"serial": "MIC-2"})
    assert part.replacement_serial == "MIC-2"


def test_a_technician_sees_to_their_own(work: Any, on_site: int, become: Any) -> None:
    become("technician")
    taken(work, on_site)
    part = one(on_site)
    after_test(part)
    with pytest.raises(NotPermitted):
        do(returned_parts.move, part, place="B-1", technician_id=99)
    ReturnedPart.update(technician=None).where(ReturnedPart.id == part.id).execute()
    with pytest.raises(NotPermitted):
        do(returned_parts.begin_repair, part)


def test_a_technician_hands_back_a_part_of_their_own(work: Any, on_site: int, become: Any) -> None:
    receipt = taken(work, on_site, Item("投影机", serial="TY-1"), Item("遥控器", serial="YK-2"))
    first, second = parts(on_site)
    checked(first)
    become("technician")
    made = take_back_receipts.hand_back(
        receipt.id, seen_version=receipt.row_version, returned=GONE_BACK, part_ids=[first.id]
    ).result
    assert take_back_receipts.for_printing(made).reprint == 0
    assert ReturnedPart.get_by_id(second.id).receipt_id == made
    with pytest.raises(NotPermitted):
        take_back_receipts.issue(on_site, seen_version=work.version(on_site), items=[Item("键盘")])


def test_a_receipt_issued_by_mistake(work: Any, on_site: int, become: Any) -> None:
    receipt = taken(work, on_site)
    with pytest.raises(NotPermitted):
        take_back_receipts.void(receipt.id, seen_version=receipt.row_version, reason="误开")
    become("supervisor")
    with pytest.raises(UserError) as refused:
        take_back_receipts.void(receipt.id, seen_version=receipt.row_version, reason=" ")
    assert refused.value.field == "reason"
    take_back_receipts.void(receipt.id, seen_version=receipt.row_version, reason="误开")
    part = one(on_site)
    assert (part.state, part.is_open) == ("void", False)
    assert custody.whereabouts(ObjectKind.RETURNED_PART, part.id).is_home
    assert state_of(on_site) == "on_site"
    become("representative")
    again = taken(work, on_site)
    assert again.number == "SJ-GZ01-2611-0002"
    after_test(parts(on_site)[1])
    become("supervisor")
    with pytest.raises(UserError, match="has begun"):
        take_back_receipts.void(again.id, seen_version=again.row_version, reason="误开")


def test_what_was_taken_with_another_receipt_is_not_void(work: Any, on_site: int, become: Any) -> None:
    old = taken(work, on_site, Item("投影机", serial="TY-1"), Item("遥控器", serial="YK-2"))
    become("supervisor")
    first, second = parts(on_site)
    do(returned_parts.leave_as_is, first, reason="客户不修")
    new = TakeBackReceipt.get_by_id(
        take_back_receipts.hand_back(
            old.id, seen_version=old.row_version, returned=GONE_BACK, part_ids=[first.id]
        ).result
    )
    assert "void" not in returned_part_file.receipt(new.id).actions
    with pytest.raises(UserError, match=f"taken with receipt {old.number}"):
        take_back_receipts.void(new.id, seen_version=new.row_version, reason="误开")
    assert ReturnedPart.get_by_id(second.id).is_open


def test_a_further_receipt_that_is_void_leaves_the_call_repaired(work: Any, on_site: int, become: Any) -> None:
    taken(work, on_site)
    repaired(one(on_site))
    receipt_id = take_back_receipts.issue(on_site, seen_version=work.version(on_site), items=[Item("键盘")]).result
    assert state_of(on_site) == "taken_back"
    become("supervisor")
    take_back_receipts.void(receipt_id, seen_version=1, reason="误开")
    assert state_of(on_site) == "repaired"


def test_a_hand_over_stands_at_its_time_not_at_that_of_its_entry(work: Any, on_site: int, frozen_clock: Any) -> None:
    taken_at = clock.now()
    frozen_clock(timedelta(days=4))
    taken(work, on_site, happened_at=taken_at + timedelta(hours=1))
    part = after_test(one(on_site))
    part = do(
        returned_parts.send_out, part, route="supplier", supplier_name="视通科技", sent_on=TODAY + timedelta(days=2),
        due_back_on=TODAY + timedelta(days=9),
    )  # fmt: skip
    trail = custody.trail(ObjectKind.RETURNED_PART, part.id)
    assert trail[0].happened_at == taken_at + timedelta(hours=1)
    times = [passing.happened_at for passing in trail]
    assert times == sorted(times), "never before the last one"
    frozen_clock(timedelta(days=6))
    do(returned_parts.come_back, part, back_on=TODAY + timedelta(days=8))
    back = custody.trail(ObjectKind.RETURNED_PART, part.id)[-1]
    assert clock.local(back.happened_at).date() == TODAY + timedelta(days=8)


def test_a_loaner_given_before_the_receipt_belongs_to_what_was_taken(
    work: Any, on_site: int, become: Any, renderer: Any, monkeypatch: Any
) -> None:
    monkeypatch.setitem(issuing.RENDERERS, "loan_slip", renderer)
    loan = Loan.get_by_id(loans.lend(loaner_units.register(name="备用机").result, call_id=on_site).result)
    receipt = taken(work, on_site, loan_number=loan.number.lower())
    part = one(on_site)
    assert receipt.loan_number == loan.number
    assert [found.number for found in loan_file.of_returned_part(part.id)] == [loan.number]
    assert loan_file.file(loan.id).receipt_number == receipt.number
    become("supervisor")
    take_back_receipts.void(receipt.id, seen_version=receipt.row_version, reason="写错了")
    assert loan_file.file(loan.id).receipt_number == ""
    become("representative")
    again = taken(work, on_site, loan_number=loan.number)
    assert loan_file.file(loan.id).receipt_number == again.number, "a void receipt says nothing about a loan"
    assert [found.number for found in loan_file.of_returned_part(parts(on_site)[1].id)] == [loan.number]


def test_a_loaner_given_after_a_receipt_that_is_void_goes_on_the_next_one(
    work: Any, on_site: int, become: Any, renderer: Any, monkeypatch: Any
) -> None:
    monkeypatch.setitem(issuing.RENDERERS, "loan_slip", renderer)
    receipt = taken(work, on_site)
    loan = Loan.get_by_id(loans.lend(loaner_units.register(name="备用机").result, call_id=on_site).result)
    assert loan.receipt_number == receipt.number
    become("supervisor")
    take_back_receipts.void(receipt.id, seen_version=receipt.row_version, reason="写错了")
    assert Loan.get_by_id(loan.id).receipt_number == ""
    Loan.update(receipt_number=receipt.number).where(Loan.id == loan.id).execute()  # as older branches have it
    become("representative")
    assert [one.version for one in loans.versions(loan.id)] == [1]
    again = taken(work, on_site, loan_number=loan.number)
    assert loan_file.file(loan.id).receipt_number == again.number
    assert json.loads(loans.for_printing(loan.id).pdf)[0]["receipt_number"] == again.number
    assert ([one.version for one in loans.versions(loan.id)], loan_file.file(loan.id).altered) == ([2, 1], False)
    assert [found.number for found in loan_file.of_returned_part(parts(on_site)[1].id)] == [loan.number]


def test_a_loaner_given_after_several_things_were_taken_names_their_receipt(
    work: Any, on_site: int, renderer: Any, monkeypatch: Any
) -> None:
    monkeypatch.setitem(issuing.RENDERERS, "loan_slip", renderer)
    units = [loaner_units.register(name="备用机", serial=serial).result for serial in ("BJ-1", "BJ-2", "BJ-3")]
    before = Loan.get_by_id(loans.lend(units[0], call_id=on_site).result)
    assert (before.receipt_number, loan_file.occasion(on_site).words.count("SJ-")) == ("", 0)
    receipt = taken(work, on_site, Item("主机", serial="ZJ-1"), Item("键盘", serial="JP-3"))
    loan = Loan.get_by_id(loans.lend(units[1], call_id=on_site).result)
    assert (loan.receipt_number, loan.returned_part_id) == (receipt.number, 0)
    assert json.loads(loans.for_printing(loan.id).pdf)[0]["receipt_number"] == receipt.number
    assert receipt.number in loan_file.occasion(on_site).words
    own, seen = [Item("", device_id=work.device_id)], work.version(on_site)
    named = take_back_receipts.issue(on_site, seen_version=seen, items=own).result
    seen = work.version(on_site)
    take_back_receipts.issue(on_site, seen_version=seen, items=[Item("鼠标", serial="SB-4")])
    later = Loan.get_by_id(loans.lend(units[2], call_id=on_site).result)
    assert later.receipt_number == TakeBackReceipt.get_by_id(named).number, "the one that names the call's device"


def test_a_loan_goes_with_the_receipt_for_what_stays(
    work: Any, on_site: int, become: Any, renderer: Any, monkeypatch: Any
) -> None:
    monkeypatch.setitem(issuing.RENDERERS, "loan_slip", renderer)
    receipt = taken(work, on_site, Item("主机", serial="ZJ-1"), Item("键盘", serial="JP-3"))
    first, second = parts(on_site)
    units = [loaner_units.register(name="备用机", serial=serial).result for serial in ("BJ-1", "BJ-2", "BJ-3", "BJ-4")]
    lent_for = (first.id, second.id, second.id, second.id)
    gone, stays, back, whole = (
        loans.lend(row_id, returned_part_id=part_id, signed_by="李先生", signed_on=TODAY).result
        for row_id, part_id in zip(units, lent_for, strict=True)
    )
    Loan.update(returned_part_id=0).where(Loan.id == whole).execute()
    loans.take_in(back, seen_version=1, signed_by="李先生", signed_on=TODAY)
    checked(first)
    seen = TakeBackReceipt.get_by_id(receipt.id).row_version
    made = take_back_receipts.hand_back(receipt.id, seen_version=seen, returned=GONE_BACK, part_ids=[first.id])
    new = TakeBackReceipt.get_by_id(made.result)
    named = {row_id: loan_file.file(row_id).receipt_number for row_id in (gone, stays, back, whole)}
    assert named == {gone: receipt.number, stays: new.number, back: receipt.number, whole: new.number}
    assert custody.whereabouts(ObjectKind.RETURNED_PART, second.id).receipt_number == new.number
    assert not loan_file.file(stays).altered
    papers = loans.versions(stays)
    assert [one.version for one in papers] == [2, 1]
    slips = [json.loads(loans.for_printing(stays, paper_id=one.paper_id).pdf) for one in papers]
    assert [(one[0]["receipt_number"], one[0]["signed_by"]) for one in slips] == [
        (new.number, ""), (receipt.number, "李先生"),
    ]  # fmt: skip
    assert json.loads(loans.for_printing(stays).pdf) == slips[0]
    loans.printed(stays, printer="Laser", paper_id=papers[1].paper_id)
    assert [one.prints for one in loans.versions(stays)] == [0, 1]
    assert [one.version for one in loans.versions(gone)] == [1]
    with pytest.raises(UserError, match="not kept here"):
        loans.for_printing(gone, paper_id=papers[0].paper_id)


def test_a_loan_slip_whose_unit_is_back_is_refused(work: Any, on_site: int, renderer: Any, monkeypatch: Any) -> None:
    monkeypatch.setitem(issuing.RENDERERS, "loan_slip", renderer)
    unit_id = loaner_units.register(name="备用机", serial="BJ-1").result
    loan = Loan.get_by_id(loans.lend(unit_id, call_id=on_site).result)
    loans.take_in(loan.id, seen_version=loan.row_version, signed_by="李先生", signed_on=TODAY)
    with pytest.raises(UserError, match="not out any more") as refused:
        taken(work, on_site, loan_number=loan.number)
    assert refused.value.field == "loan_number"


def test_a_loaner_that_is_out_holds_the_call(work: Any, on_site: int, monkeypatch: Any) -> None:
    taken(work, on_site)
    repaired(one(on_site))
    monkeypatch.setattr(service_call_take_back, "loaners_out", lambda _: ["投影机 BJ-GZ01-0001"])
    with pytest.raises(UserError, match="BJ-GZ01-0001") as refused:
        service_call_take_back.hand_back(
            on_site, seen_version=work.version(on_site), returned=GONE_BACK, result=work.result()
        )
    assert refused.value.field == "loaner"


def test_two_at_one_bench(work: Any, on_site: int) -> None:
    taken(work, on_site)
    part = one(on_site)
    returned_parts.begin_test(part.id, seen_version=part.row_version)
    with pytest.raises(ChangedMeanwhile):
        returned_parts.begin_test(part.id, seen_version=part.row_version)


def test_copies_are_marked_and_a_recovered_receipt_is_void(work: Any, on_site: int) -> None:
    receipt = taken(work, on_site)
    first = take_back_receipts.for_printing(receipt.id)
    assert first.reprint == 0
    take_back_receipts.printed(receipt.id, printer="前台")
    assert take_back_receipts.for_printing(receipt.id).reprint == 1
    state = issuing.paper_of("take_back_receipt", receipt.number)
    assert state
    assert len(state.prints) == 1


def test_the_tag_says_what_is_known(work: Any, on_site: int) -> None:
    receipt = taken(work, on_site)
    part = repaired(one(on_site))
    content = paper_content.content("repair_tag", part.number.lower())
    assert content["tags"][0]["work"] == "更换电容"
    assert paper_content.content("repair_tag", receipt.number)["tags"][0]["number"] == part.number
    with pytest.raises(UserError):
        paper_content.content("repair_tag", "FX-GZ01-2611-0999")


def test_a_customer_signs_when_things_are_taken(work: Any, on_site: int) -> None:
    receipt = taken(work, on_site)
    with pytest.raises(UserError) as refused:
        take_back_receipts.sign(receipt.id, seen_version=receipt.row_version, signed_by="李先生", signed_on=None)
    assert refused.value.field == "signed_on"
    take_back_receipts.sign(receipt.id, seen_version=receipt.row_version, signed_by="李先生", signed_on=TODAY)
    assert TakeBackReceipt.get_by_id(receipt.id).signed_by == "李先生"
    assert clock.today() == TODAY


def test_the_call_offers_what_fits(work: Any, on_site: int) -> None:
    def may(name: str) -> bool:
        return service_call_file.file(on_site).may(name)

    assert may("take_back")
    taken(work, on_site)
    assert may("repair")
    assert may("another_receipt")
    assert not may("hand_in")  # the voucher is signed when the things go back
    assert not may("take_back")
    repaired(one(on_site))
    assert may("hand_back")
    assert not may("undo_take_back")


def test_a_further_receipt_takes_the_call_back_to_the_bench(work: Any, on_site: int) -> None:
    taken(work, on_site)
    repaired(one(on_site))
    assert state_of(on_site) == "repaired"
    take_back_receipts.issue(on_site, seen_version=work.version(on_site), items=[Item("遥控器", serial="YK-1")])
    assert state_of(on_site) == "taken_back"
    assert [part.state for part in parts(on_site)] == ["repaired", "received"]


def test_the_bench_knows_tags_receipts_and_serials(work: Any, on_site: int) -> None:
    receipt = taken(work, on_site)
    part = one(on_site)
    for code in (part.number, f" {receipt.number.lower()} ", "up240001"):
        found = returned_part_file.scan(code)
        assert [entry.id for entry in found.parts] == [part.id]
    for code, words in (
        ("SJ-SZ01-2611-0001", "branch SZ01"),
        ("JX-GZ01-2611-0001", "another paper"),
        ("FX-GZ01-2611-0999", "no FX"),
        ("", "no number"),
    ):
        with pytest.raises(UserError, match=words) as refused:
            returned_part_file.scan(code)
        assert refused.value.field == "code"


def test_the_whole_is_seen(work: Any, on_site: int, become: Any) -> None:
    receipt = taken(work, on_site)
    part = returned_part_file.file(one(on_site).id)
    assert part.actions[:2] == ("begin_test", "enter_test")
    assert part.events[0].user_name == "林晓梅"
    seen = returned_part_file.receipt(receipt.id)
    assert {"print", "sign", "promise", "hand_back"} <= seen.actions
    assert "void" not in seen.actions
    assert returned_part_file.find_receipt(receipt.number.lower()) == receipt.id
    become("technician")
    assert returned_part_file.file(one(on_site).id).entry.number
    ReturnedPart.update(technician=None).execute()
    with pytest.raises(NotPermitted):
        returned_part_file.file(one(on_site).id)
    assert returned_part_file.of_call(on_site) == ()


def test_a_return_that_is_paid_asks_for_consent(work: Any, on_site: int, frozen_clock: Any) -> None:
    taken(work, on_site)
    frozen_clock(timedelta(hours=3))
    checked(one(on_site))
    ServiceCall.update(service_class="A").where(ServiceCall.id == on_site).execute()
    with pytest.raises(UserError, match="Paid work"):
        service_call_take_back.hand_back(
            on_site, seen_version=work.version(on_site), returned=GONE_BACK, result=work.result()
        )
    assert one(on_site).state == "repaired"  # nothing of it happened


def at_the_same_moment(act: Any) -> list[str]:
    """What two people are told who do the same at once: nothing, or why it is refused."""
    who, at_once, outcomes = sessions.current(), threading.Barrier(2), []

    def one_of_them() -> None:
        sessions.begin(who)
        at_once.wait(10)
        try:
            act()
            outcomes.append("")
        except UserError as refused:
            outcomes.append(refused.text)

    people = [threading.Thread(target=one_of_them) for _ in range(2)]
    for person in people:
        person.start()
    for person in people:
        person.join(30)
    return sorted(outcomes)


def test_two_people_hand_back_at_the_same_moment(work: Any, on_site: int) -> None:
    receipt = taken(work, on_site)
    part = checked(one(on_site))
    seen = TakeBackReceipt.get_by_id(receipt.id).row_version
    told = at_the_same_moment(lambda: take_back_receipts.hand_back(receipt.id, seen_version=seen, returned=GONE_BACK))
    assert list(map(bool, told)) == [False, True], "one hands back, the other is refused with a sentence"
    takers = [passing.taker.kind for passing in custody.trail(ObjectKind.RETURNED_PART, part.id)]
    assert takers.count("customer") == 1


def test_two_people_close_at_the_same_moment(work: Any, on_site: int) -> None:
    receipt = taken(work, on_site)
    part = checked(one(on_site))
    seen = TakeBackReceipt.get_by_id(receipt.id).row_version
    take_back_receipts.hand_back(receipt.id, seen_version=seen, returned=GONE_BACK)
    told = at_the_same_moment(lambda: returned_parts.close(part_ids=[part.id]))
    assert list(map(bool, told)) == [False, True], "one closes, the other is refused with a sentence"
    closed = (ReturnedPartEvent.part == part.id) & (ReturnedPartEvent.kind == "close")
    assert ReturnedPartEvent.select().where(closed).count() == 1


def test_two_hand_back_at_once(work: Any, on_site: int) -> None:
    receipt = taken(work, on_site)
    checked(one(on_site))
    seen = TakeBackReceipt.get_by_id(receipt.id).row_version
    take_back_receipts.hand_back(receipt.id, seen_version=seen, returned=GONE_BACK)
    with pytest.raises(UserError):
        take_back_receipts.hand_back(receipt.id, seen_version=seen, returned=GONE_BACK)
